"""Topics: what a sentence names, uncounted, ahead of a number, so that the number need not say it again."""

from __future__ import annotations

from nightcount.reading.count import STATES, Count
from nightcount.reading.reach import Reach
from nightcount.reading.sentences import Sentence

# How far ahead of a number, in tokens, the colon may stand.
_REACH = 40


def is_composition(reach: Reach, count: Count) -> bool:
    """True for "Among the missiles were nine …", «Серед ракет – дев’ять …»: what those launched consisted of."""
    words, at = reach.wording, count.hedge - 1
    while at > 0 and (words.word(at) in ("–", ":") or words.value(at, "auxiliary")):
        at -= 1
    mention = words.at[at] if at > 0 else None
    if mention is None or not (mention.value("class") or mention.value("model")):
        return False
    before = mention.first - 1
    before -= words.value(before, "article") is not None
    return words.value(before, "among") is not None and words.value(before, "part") == "of" and at < count.hedge - 1


def state_ahead(reach: Reach, count: Count, sentence: Sentence) -> str | None:
    """The state that a sentence names before a colon, uncounted: «Є поранені: у Сумах – троє; у Ромнах – двоє»."""
    words, at = reach.wording, count.hedge - 1
    start = max(sentence.first, at - _REACH)
    while at > start and words.word(at) != ":":
        at -= 1
    mention = words.at[at - 1] if at > start else None
    said = mention.value("noun") or mention.value("verb") if mention is not None else None
    counted = mention is not None and any(
        c.head == (mention.first, mention.last) or c.first <= mention.first < c.end for c in reach.counts_in(sentence)
    )
    return said if said in STATES and not counted else None


def object_ahead(reach: Reach, count: Count, sentence: Sentence) -> str | None:
    """The object that the sentence names, uncounted, ahead of a bare number: «зруйновано будинок, ще 20 …»."""
    if not reach.wording.has("more", max(sentence.first, count.hedge - 1), count.first + 1):
        return None
    for at in range(count.first - 1, max(sentence.first, count.first - 8) - 1, -1):
        if any(c.first <= at < c.end for c in reach.around(count, 2, 0)):
            return None
        named = reach.wording.value(at, "object")
        if named is not None:
            return named
    return None
