"""Stretches: sets of time, and their algebra.

A stretch is `(start, end)` in whole microseconds since 1970 in UTC, the end not included. A set of time is a list of
stretches in order that neither overlap nor touch nor are empty; every function here takes and gives such lists, except
`union`, which makes one of anything. Clocks play no part: local days become moments before they come here.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta
from itertools import chain

Stretch = tuple[int, int]
Stretches = Sequence[Stretch]

# The end of what has none.
NEVER = 2**62
SECOND = 1_000_000

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_TICK = timedelta(microseconds=1)


def ticks(moment: datetime) -> int:
    """An aware moment as microseconds since 1970 in UTC."""
    return (moment - _EPOCH) // _TICK


def moment(of: int) -> datetime:
    """Microseconds since 1970 as an aware moment in UTC."""
    return _EPOCH + of * _TICK


def seconds(of: int) -> float:
    """Microseconds as seconds: an integer where they are whole."""
    whole, rest = divmod(of, SECOND)
    return of / SECOND if rest else whole


def union(*sets: Iterable[Stretch]) -> list[Stretch]:
    """The time that is in any of the sets, which may be in any order and overlap; empty stretches vanish."""
    merged: list[Stretch] = []
    for start, end in sorted(one for one in chain(*sets) if one[0] < one[1]):
        if merged and start <= merged[-1][1]:
            if end > merged[-1][1]:
                merged[-1] = (merged[-1][0], end)
        else:
            merged.append((start, end))
    return merged


def intersection(first: Stretches, second: Stretches) -> list[Stretch]:
    """The time that is in both sets."""
    found: list[Stretch] = []
    i = j = 0
    while i < len(first) and j < len(second):
        start, end = max(first[i][0], second[j][0]), min(first[i][1], second[j][1])
        if start < end:
            found.append((start, end))
        if first[i][1] < second[j][1]:
            i += 1
        else:
            j += 1
    return found


def difference(first: Stretches, second: Stretches) -> list[Stretch]:
    """The time of the first set that is not in the second."""
    found: list[Stretch] = []
    at = 0
    for start, end in first:
        reached = start
        while at < len(second) and second[at][1] <= start:
            at += 1
        following = at
        while following < len(second) and second[following][0] < end:
            if second[following][0] > reached:
                found.append((reached, second[following][0]))
            reached = max(reached, second[following][1])
            following += 1
        if reached < end:
            found.append((reached, end))
    return found


def within(set: Stretches, start: int, end: int) -> list[Stretch]:
    """The part of a set that lies in a window."""
    return intersection(set, [(start, end)]) if start < end else []


def complement(set: Stretches, start: int, end: int) -> list[Stretch]:
    """What a window holds beside a set."""
    return difference([(start, end)], set) if start < end else []


def length(set: Stretches) -> int:
    """How long a set of time is in all."""
    return sum(end - start for start, end in set)


def longest(set: Stretches) -> int:
    """How long its longest stretch is; 0 for none."""
    return max((end - start for start, end in set), default=0)
