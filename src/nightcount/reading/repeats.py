"""Repeats: a number that says again what counts before it said, or adds up two of them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from nightcount.reading.count import Count
from nightcount.vocabulary import lowest_common

# Small numbers add up by chance too often.
_LEAST = 30
_PEOPLE = ("person", "child")


def settle_sum(count: Count, near: Sequence[Count]) -> bool:
    """Makes a bare number the sum that it is: "63 drones and 88 missiles …; of this total of 151 …".

    `near` are the counts before it; two side by side with one measure must add up to it exactly.
    """
    total = count.figure.number
    if total is None or total < _LEAST:
        return False
    for left, right in reversed(list(pairwise(c for c in near if c.measure and not c.rejected and c.role != "subset"))):
        adds = left.kind == right.kind == "weapon" and left.weapon != right.weapon and left.measure == right.measure
        if adds and left.weapon and right.weapon and _add(left, right) == total:
            count.kind, count.measure = "weapon", left.measure
            count.like = right
            count.weapon, count.rule = lowest_common([left.weapon, right.weapon]), "the sum of the counts before it"
            return True
    return False


def _add(left: Count, right: Count) -> float | None:
    one, other = left.figure.number, right.figure.number
    return None if one is None or other is None else one + other


def settle_repeats(counts: Sequence[Count]) -> None:
    """A count of weapons that nothing else settles is that of the same words before: "The 58 missiles were …"."""
    first: dict[tuple[object, object], Count] = {}
    for count in counts:
        if count.kind != "weapon" or count.rejected or count.figure.number is None or count.implied:
            continue
        if count.measure:
            first.setdefault((count.figure.number, count.weapon), count)
        elif (earlier := first.get((count.figure.number, count.weapon))) is not None:
            count.like = earlier
            count.measure, count.rule = earlier.measure, "the same count as before"
