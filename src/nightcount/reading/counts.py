"""Counts: every number of a text with what it is a number of, those rejected among them, so that none is lost."""

from __future__ import annotations

from nightcount.reading.apposition import settle_apposition
from nightcount.reading.arms import composition
from nightcount.reading.count import NEGATION, STATES, Count
from nightcount.reading.heads import head_left, head_right, part_before, what_of_them
from nightcount.reading.implied import find_implied
from nightcount.reading.lasting import take_half_hours
from nightcount.reading.not_counts import (
    age_before,
    frost_before,
    is_superlative,
    left_over,
    reject_ages_of_all,
    reject_rows,
    reject_shares,
    sign_before,
)
from nightcount.reading.numerals import Numeral, find_numerals
from nightcount.reading.units import duration, settle_units
from nightcount.reading.wording import Wording
from nightcount.vocabulary import Figure


def find_counts(wording: Wording) -> list[Count]:
    """The counts of a text, left to right, rejected ones among them, so that no number is lost."""
    counts: list[Count] = []
    numerals = find_numerals(wording)
    skip_to = 0
    for position, numeral in enumerate(numerals):
        if numeral.first < skip_to:
            continue
        following = numerals[position + 1] if position + 1 < len(numerals) else None
        count = _count(wording, numeral, following, counts)
        counts.append(count)
        if count.kind == "hours":
            skip_to = count.last
    reject_rows(wording, counts)
    reject_ages_of_all(wording, counts)
    settle_units(wording, counts)
    reject_shares(wording, counts)
    counts += find_implied(wording, counts)
    counts.sort(key=lambda count: (count.first, count.last))
    return counts


def _count(wording: Wording, numeral: Numeral, following: Numeral | None, before: list[Count]) -> Count:
    count = Count(numeral.first, numeral.last, numeral.figure, hedge=numeral.hedge, moved=numeral.moved)
    count.end = numeral.last
    if numeral.kind == "none":
        count.rejected = NEGATION
    count.ordinal = numeral.kind == "ordinal"
    sign_before(wording, count)
    if count.rejected:
        return count
    part_before(wording, count)
    head_right(wording, count, following.first if following else len(wording.tokens))
    if not count.kind and not count.rejected and not count.own:
        head_left(wording, count, before)
    if count.part_of and count.figure == Figure.exact(1) and count.kind != "weapon" and is_superlative(wording, count):
        count.rejected = "one of several, not a count"
    if count.ordinal and not (count.own == "victim" or (count.kind in ("person", "child") and not count.own)):
        count.rejected = count.rejected or "an ordinal, not a count"
    if count.kind == "hours":
        duration(wording, count, following)
    elif count.own == "victim":
        count.own, count.kind = ("killed", "person")
    elif count.own in STATES and count.part_of:
        what_of_them(wording, count)
    elif count.kind == "weapon" and not count.own:
        composition(wording, count)
    if count.role == "subset" and not count.kind and not count.part_of:
        what_of_them(wording, count)
    take_half_hours(wording, count, before)
    settle_apposition(wording, count, before)
    left_over(wording, count)
    age_before(wording, count, before)
    frost_before(wording, count)
    if numeral.kind == "either" and not count.kind and wording.value(count.last, "verb") is None:
        count.rejected = "an ordinal, not a count"
    return count
