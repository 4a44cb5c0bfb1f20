"""Implied counts: bare singulars that count one, each flagged as implied."""

from __future__ import annotations

from bisect import bisect_left

from nightcount.reading.arms import article_of, is_singular, names_weapon, weapon_head
from nightcount.reading.count import STATES, Count
from nightcount.reading.heads import take_head
from nightcount.reading.lexicon import Mention
from nightcount.reading.wording import Wording
from nightcount.vocabulary import Figure

# How many counts before and behind a word can stand beside it.
_BEFORE, _AFTER = 12, 4


# How far an enumeration of those who were counted may go on, in tokens.
_ENUMERATED = 16
_OF_AGE = 18


def find_implied(wording: Wording, counts: list[Count]) -> list[Count]:
    """Bare singulars: "a missile", «балістичною ракетою», «загинула жінка». Each counts one and is flagged."""
    if not wording.singulars:
        return []
    firsts = [count.first for count in counts]
    covered = {index for count in counts for index in range(count.first, max(count.end, count.last))}
    covered.update(index for count in counts if count.kind == "weapon" for index in _models_behind(wording, count))
    found: list[Count] = []
    for mention in _beside_singulars(wording):
        if (
            mention.first in covered
            or (wording.tokens[mention.last - 1].word.endswith("'s") and not _is_body(wording, mention))
            or not is_singular(wording, mention)
        ):
            continue
        at = bisect_left(firsts, mention.first)
        near = counts[max(0, at - _BEFORE) : at + _AFTER]
        state = mention.value("verb") or mention.value("noun")
        if state in STATES and not mention.value("person") and _has_subject(mention, near):
            continue
        count = _counted(wording, mention)
        if count is None:
            continue
        if count.kind in ("person", "child") and _is_apposition(wording, mention, [*near, *found[-1:]]):
            continue
        if count.own == "killed" and wording.has("child", mention.last, mention.last + 3):
            # «Тело двухлетнего мальчика».
            count.kind = "child"
        article = article_of(wording, mention)
        if article is not None:
            count.first = count.hedge = article
        found.append(count)
        covered.update(range(count.first, count.end))
    return found


def _beside_singulars(wording: Wording) -> list[Mention]:
    """The mentions that a singular stands in, or right ahead of; no other one can count one by itself."""
    found: dict[int, Mention] = {}
    for singular in wording.singulars:
        for mention in wording.at[singular : singular + 3]:
            if mention is not None:
                found[mention.first] = mention
    return [found[first] for first in sorted(found)]


def _counted(wording: Wording, mention: Mention) -> Count | None:
    """The count of one that a bare singular makes; null where it is no count, or of somebody told of before."""
    count = Count(mention.first, mention.last, Figure.exact(1), implied=True, hedge=mention.first)
    count.end = mention.last
    if names_weapon(mention):
        weapon_head(wording, count, mention)
    elif not take_head(wording, count, mention, 0):
        return None
    if _is_body(wording, mention):
        count.own = "killed"
    if count.rejected or count.kind not in ("weapon", "person", "child"):
        return None
    if count.kind == "person" and _is_minor(wording, mention.first):
        count.kind = "child"
    # «Його тіло знайшли»
    return None if count.own == "killed" and wording.value(mention.first - 1, "possessive") else count


def _is_body(wording: Wording, mention: Mention) -> bool:
    """True for the woman of "a woman's body was found"."""
    owned = wording.tokens[mention.last - 1].word.endswith("'s")
    told = wording.value(mention.last, "noun") or wording.value(mention.last, "verb")
    return owned and told == "killed" and mention.value("person") is not None


def _is_minor(wording: Wording, at: int) -> bool:
    """True behind an age under eighteen: «12-річний онук»."""
    if wording.value(at - 1, "not_counted") != "an age":
        return False
    age = wording.word(at - 3 if wording.word(at - 2) == "-" else at - 2)
    return age.isascii() and age.isdecimal() and len(age) <= 2 and int(age) < _OF_AGE


def _models_behind(wording: Wording, count: Count) -> range:
    """The bracket behind «3 БпЛА („Орлан“, Supercam)»: names without numbers say of which models the count is."""
    if wording.word(count.end) != "(":
        return range(0)
    for end in range(count.end + 1, min(count.end + 14, len(wording.tokens))):
        if wording.word(end) == ")":
            return range(count.end, end)
        if (wording.tokens[end].is_number and end not in wording.taken) or wording.value(end, "verb"):
            break
    return range(0)


def _is_apposition(wording: Wording, mention: Mention, counts: list[Count]) -> bool:
    """True for «двоє дітей – хлопчик і дівчинка», "a third victim, a railway worker": those were counted already.

    In «четверо (трое взрослых и ребёнок)» the child was not: there the numbers tell the parts apart.
    """
    numbers = [count for count in counts if not count.implied and count.end <= mention.first and not count.rejected]
    for count in [*numbers[-1:], *(count for count in counts if count.implied)]:
        if count.kind not in ("person", "child") or count.rejected or not 0 < mention.first - count.end <= _ENUMERATED:
            continue
        gap = range(count.end, mention.first)
        dashed = wording.word(count.end) in ("–", ":", "(")
        one = count.ordinal or count.figure == Figure.exact(1)
        joined = any(wording.value(at, "join") for at in gap)
        comma = wording.word(count.end) == "," and len(gap) <= 4 and one and not joined
        if (dashed or comma) and not any(wording.value(at, "verb") or wording.word(at) in ".;" for at in gap):
            return True
    return False


def _has_subject(mention: Mention, counts: list[Count]) -> bool:
    """True for «одна людина загинула»: the verb speaks of the person counted beside it, and counts nobody itself."""
    return any(
        count.kind in ("person", "child")
        and (0 <= mention.first - count.end <= 3 or 0 <= count.first - mention.last <= 3)
        for count in counts
    )
