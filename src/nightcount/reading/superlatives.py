"""Superlatives: "a record 539 drones", "the largest since", said of a count."""

from __future__ import annotations

from nightcount.reading.count import Count
from nightcount.reading.sentences import Sentence
from nightcount.reading.wording import Wording

# How far a superlative may stand ahead of a count and behind it ("728 drones in the attack, a new record").
_NEAR, _NEAR_BEHIND = 5, 7
_SINCE_REACH = 9
_WORDS = frozenset(("superlative", "most"))


def superlative_of(wording: Wording, count: Count, sentence: Sentence) -> str | None:
    """`record`, `largest_since`, `second_largest` …, where the words beside the count say so of it; else null.

    Only a count of what was launched, or of people, can be a record; a whole ("of the 539") repeats another count.
    """
    if count.measure in ("previous_record", None) or count.role in ("whole", "subset"):
        return None
    if _WORDS.isdisjoint(wording.places):
        return None
    first, last = max(sentence.first, count.first - _NEAR), min(sentence.last, count.last + _NEAR_BEHIND)
    if not (wording.has("superlative", first, last) or wording.has("most", first, last)):
        return None
    for at in range(first, last):
        said = wording.value(at, "superlative") or _most(wording, at, sentence)
        if said is None or wording.value(at, "previous_record"):
            continue
        low, high = sorted((at, count.first))
        if (
            _parted(wording, count, at)
            or _of_attack(wording, count, at)
            or any(wording.word(i) in (";", ".") or wording.tokens[i].is_number for i in range(low + 1, high))
        ):
            continue
        return "largest_since" if said == "record" and _since(wording, at, sentence) else said
    return None


def _most(wording: Wording, at: int, sentence: Sentence) -> str | None:
    """`largest_since` for "the most in one night since spring"; null for "most of them" and the like."""
    alone = wording.value(at, "most") and wording.value(at + 1, "part") is None
    return "largest_since" if alone and _since(wording, at, sentence) else None


def _of_attack(wording: Wording, count: Count, at: int) -> bool:
    """True for "728 drones and 13 missiles, the heaviest such attack": the attack was, not one of its counts."""
    mention = wording.at[at]
    last = mention.last if mention is not None else at + 1
    first = mention.first if mention is not None else at
    attack = any(wording.value(i, "attack") for i in range(last, last + 2)) or _names_attack(wording, first, last)
    behind = count.last if wording.value(count.last, "join") else count.hedge - 1
    return attack and wording.value(behind, "join") is not None


def _names_attack(wording: Wording, first: int, last: int) -> bool:
    """True where one of the words of a superlative is an attack: «крупнейшая атака с начала войны»."""
    return any("attack" in wording.lexicon.meaning(word) for word in wording.words[first:last])


def _parted(wording: Wording, count: Count, at: int) -> bool:
    """True for "the strike, in which 500 drones were used, was the largest": the strike was, not its drones."""
    return any(wording.value(i, "verb") for i in range(count.last, at))


def _since(wording: Wording, at: int, sentence: Sentence) -> bool:
    """True for "the largest on the capital since May", false for the largest since the war began (`period`)."""
    for index in range(at + 1, min(at + _SINCE_REACH, sentence.last)):
        if wording.word(index) in ",;:":
            return False
        if wording.value(index, "since"):
            return not wording.value(index, "period")
    return False
