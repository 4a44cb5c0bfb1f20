"""Numbers that are no counts of ours: money, shares, designations, ages, figures of speech."""

from __future__ import annotations

from itertools import pairwise

from nightcount.reading.count import Count
from nightcount.reading.wording import Wording

# What shares are told out of: "nine in ten".
_OUT_OF = (*range(2, 11), 20, 100)

_MONEY = frozenset("$€£₴₽")
_GROWN = 18
# Of how many people ages are told one by one, and how old nobody is.
_FAMILY, _OLDEST = 9, 111


def sign_before(wording: Wording, count: Count) -> None:
    """Signs that make a number something else: $ 5, № 5, F-16 and other designations, minus 15."""
    before, following = wording.word(count.first - 1), count.first + 1
    if before in _MONEY:
        count.rejected = "money"
    elif before in ("№", "#"):
        count.rejected = "a number of a thing, not a count"
    elif wording.tokens[count.first].is_number and wording.glued(count.first) and _is_in_name(wording, count, before):
        count.rejected = "part of a name or a designation"
    tight = wording.glued(following) and wording.glued(following + 1)
    if tight and wording.word(following).isalpha() and wording.word(following + 1).isdecimal():
        count.rejected = "part of a name or a designation"
    behind = wording.word(count.last)
    if behind == "%":
        count.rejected = "a share"
    elif behind == "°" or (behind in _MONEY and behind != "₽"):
        count.rejected = "money or a temperature"
    elif behind == "/" and wording.glued(count.last) and wording.word(count.last + 1).isdecimal():
        count.rejected = "a fraction or a number in a series"


def _is_in_name(wording: Wording, count: Count, before: str) -> bool:
    """True for digits glued to what designates something with them: F-16, 3М22."""
    tight = wording.glued(count.first - 1)
    if before in ("-", "/"):
        return tight
    behind_number = tight and wording.word(count.first - 2).isdecimal()
    return before.isalpha() and (behind_number or (len(before) == 1 and not wording.lexicon.meaning(before)))


def left_over(wording: Wording, count: Count) -> None:
    """ "The 35 that were not": what was not done to the rest says nothing of what was."""
    at = count.last
    if count.kind or count.rejected or wording.value(at, "clause") is None:
        return
    at += 1
    if wording.value(at, "auxiliary") and wording.value(at + 1, "negation") and wording.word(at + 2) in ",.;":
        count.rejected = "those to whom it was not done"


def frost_before(wording: Wording, count: Count) -> None:
    """«Морози до мінус 17»: a small number behind a word for minus, with no weapon on its line, is a temperature."""
    if count.kind or count.rejected or not wording.value(count.first - 1, "minus") or (count.figure.number or 99) > 50:
        return
    for step in range(1, 25):
        for at in (count.first - step, count.last - 1 + step):
            if wording.value(at, "class") or wording.value(at, "model"):
                return
    count.rejected = "a temperature"


def age_before(wording: Wording, count: Count, before: list[Count]) -> None:
    """Ages behind a word for age ("aged 8, 12 and 17"), and numbers in a row with a number that is no count."""
    if count.part_of and count.figure.number == 1 and _is_aged(wording, count.end):
        # «Одному из них 7 лет» makes a child of one who was counted, «одному 34 года» says nothing new.
        young = int(wording.word(count.end)) < _GROWN
        count.kind, count.rejected = ("child", None) if young else ("", "an age of one of them")
    if count.rejected or (count.kind and not (_is_singles_age(wording, count) or _is_next_age(wording, count, before))):
        return
    if wording.value(count.first - 1, "part") == "of" and (
        wording.value(count.first - 2, "child") or wording.value(count.first - 2, "person")
    ):
        count.rejected = "an age"
        return
    for at in range(count.first - 1, max(-1, count.first - 3), -1):
        if wording.value(at, "not_counted") == "an age":
            count.rejected = "an age"
            return
        if wording.value(at, "preposition") is None and wording.value(at, "part") is None:
            break
    if before and before[-1].rejected == "an age":
        gap = range(before[-1].last, count.first)
        if len(gap) <= 2 and all(wording.value(at, "join") or wording.word(at) == "," for at in gap):
            count.rejected = "an age"


def _is_next_age(wording: Wording, count: Count, before: list[Count]) -> bool:
    """True for the 68 of "a couple aged 71 and 68 were found dead": the verb is said of the couple."""
    if count.own is None:
        return False
    verb = wording.value(count.last - 1, "verb") if count.head is not None else None
    aged = bool(before) and before[-1].rejected == "an age" and wording.tokens[before[-1].first].is_number
    return aged and count.own == verb and wording.tokens[count.first].is_number


def _is_aged(wording: Wording, at: int) -> bool:
    """True for the «7 лет» of «одному из них 7 лет»."""
    following = wording.at[at + 1] if at + 1 < len(wording.at) else None
    aged = following is not None and (following.value("not_counted") == "an age" or following.value("unit") == "year")
    return aged and wording.tokens[at].is_number


def _is_singles_age(wording: Wording, count: Count) -> bool:
    """True for "a woman of 31 died": the verb behind the age is said of the woman."""
    if count.own is None:
        return False
    verb = wording.value(count.last - 1, "verb") if count.head is not None else None
    return count.own == verb and wording.is_singular(count.first - 2)


def is_superlative(wording: Wording, count: Count) -> bool:
    """True for "one of the most …", "one of the largest …": a manner of speaking."""
    return any(
        wording.value(at, "superlative") or wording.value(at, "most") for at in range(count.last, count.last + 5)
    )


def reject_shares(wording: Wording, counts: list[Count]) -> None:
    """ "Nine in ten drones": two numbers with nothing but a preposition between them are a share."""
    for few, many in pairwise(counts):
        if many.hedge != few.last + 1 or few.kind:
            continue
        part, whole = few.figure.number, many.figure.number
        if part is None or whole is None or whole not in _OUT_OF or many.kind in ("location", "district"):
            continue
        if part < whole and wording.value(few.last, "locative"):
            few.rejected = many.rejected = "a share"


def reject_ages_of_all(wording: Wording, counts: list[Count]) -> None:
    """ "Two women, 58 and 71, were wounded": as many bare numbers between commas as there are people are ages."""
    for index, people in enumerate(counts):
        size = people.figure.number
        if people.kind not in ("person", "child") or size is None or not 2 <= size <= _FAMILY:
            continue
        row = counts[index + 1 : index + 1 + int(size)]
        ends = [people.end, *(count.end for count in row)]
        gaps = [range(end, count.first) for end, count in zip(ends, row, strict=False)]
        bare = all(not c.kind and not c.rejected and not c.own and (c.figure.number or _OLDEST) < _OLDEST for c in row)
        if len(row) < size or not bare or not gaps or wording.word(people.end) != ",":
            continue
        joined = all(
            0 < len(gap) <= 2 and all(wording.word(at) == "," or wording.value(at, "join") for at in gap)
            for gap in gaps
        )
        if joined and len(gaps[0]) == 1 and wording.word(ends[-1]) in (",", ".", ")", ";", "–"):
            for count in row:
                count.rejected = "an age"


def reject_rows(wording: Wording, counts: list[Count]) -> None:
    """ "Two women, 34 and 61 years old": a bare number joined to an age is an age."""
    for left, right in zip(reversed(counts[:-1]), reversed(counts), strict=False):
        if left.kind or left.rejected or right.rejected not in ("an age", "a length of time", "a storey"):
            continue
        gap = range(left.last, right.first)
        passing = ("join", "person", "child") if right.rejected == "an age" else ("join",)
        if 0 < len(gap) <= 3 and all(
            wording.word(at) == "," or any(wording.value(at, kind) for kind in passing) for at in gap
        ):
            left.rejected = right.rejected
