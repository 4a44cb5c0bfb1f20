"""Sums: what the size of a number says of what it counts. A part is no larger than its whole; a total adds up."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from nightcount.reading.count import Count
from nightcount.reading.wording import Wording
from nightcount.vocabulary import Weapon, lowest_common

_DOWNED = {"shot_down", "suppressed"}
_NEAR = 4


def _weapons(counts: Sequence[Count]) -> list[Count]:
    return [c for c in counts if c.kind == "weapon" and c.weapon and c.figure.is_known and not c.rejected]


def sum_of(count: Count, before: list[Count]) -> Weapon | None:
    """The weapon of a bare whole: where it is the sum of two counts before it, the class that holds both."""
    recent = _weapons(before[-8:])
    for pair in combinations(recent, 2):
        if sum(c.figure.number or 0 for c in pair) == count.figure.number:
            return lowest_common(c.weapon for c in pair if c.weapon)
    return recent[-1].weapon if recent else None


def sum_behind(count: Count, behind: Sequence[Count]) -> Weapon | None:
    """The class that holds two or three counts behind a bare number that add up to it: «92: 55 дронів і 37 ракет»."""
    near = _weapons(behind)
    for size in (2, 3):
        for parts in combinations(near, size):
            if sum(c.figure.number or 0 for c in parts) == count.figure.number:
                return lowest_common(c.weapon for c in parts if c.weapon)
    return None


def large_enough(wording: Wording, count: Count, before: Sequence[Count]) -> Weapon | None:
    """The weapon of which a bare number can be a part: what was launched last, alone or in a row, and is no smaller.

    "629 drones and 31 missiles, 563 of which were stopped": 563 is no part of 31. Null where the count before it is
    itself a part (of the same whole), of all where nothing that was launched is as large.
    """
    row: list[Count] = []
    for earlier in reversed(_weapons(before)):
        if earlier.measure != "launched":
            return None if not row else Weapon.ALL
        joined = bool(row) and any(wording.value(at, "join") for at in range(earlier.end, row[-1].hedge))
        near = bool(row) and 0 < row[-1].hedge - earlier.end <= _NEAR
        row = [*row, earlier] if joined and near else [earlier]
        if sum(map(_size, row)) >= (count.figure.number or 0):
            return lowest_common(c.weapon for c in row if c.weapon)
    return Weapon.ALL


def _size(count: Count) -> float:
    return count.figure.high or count.figure.low or 0


def total_of(wording: Wording, count: Count, before: Sequence[Count]) -> tuple[str, Weapon] | None:
    """Measure and weapon of a total of the counts before it: «збито 71, подавлено 41, разом 112» are neutralised."""
    if count.figure.number is None or not wording.has("total", max(0, count.hedge - _NEAR), count.first):
        return None
    near = [c for c in _weapons(before[-8:]) if c.measure and c.role != "whole"]
    same = [c for c in near if c.measure == near[-1].measure]
    return _added_up(count, near) or _added_up(count, same)


def _added_up(count: Count, near: Sequence[Count]) -> tuple[str, Weapon] | None:
    for size in range(2, len(near) + 1):
        parts = near[-size:]
        if sum(c.figure.number or 0 for c in parts) != count.figure.number:
            continue
        measures = {c.measure for c in parts if c.measure}
        weapon = lowest_common(c.weapon for c in parts if c.weapon)
        if len(measures) == 1:
            return measures.pop(), weapon
        if measures == _DOWNED:
            return "neutralised", weapon
    return None
