"""Trends: what the attacks of a period add up to, as far as that is known, and what share of it got through.

Unknown is never zero: an attack without a figure leaves a sum open above, and so does a date without a record. A share
is one over those attacks of which both numbers are known, and says how many those are. Rule `apart`: every claim
belongs to one attack, so the figures of attacks add up, except where two attacks say of themselves that they overlap in
time. Bulletins round their hours; windows that overlap by no more than `ROUNDING` are taken to meet. Of attacks that
overlap by more, nobody knows whether they count the same launches: their sum is at least the most that attacks apart
from each other come to, and at most all of them.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property
from statistics import median
from typing import Any

from nightcount.reconciliation.counts import Bounds, Counts
from nightcount.reconciliation.superlatives import Ranking, largest
from nightcount.vocabulary import Figure, Measure, Number, Weapon

ROUNDING = timedelta(hours=1)
# From what part of the launches on, a share over some attacks tells of them all.
TELLING = 0.9

Window = tuple[datetime | None, datetime | None]


@dataclass(frozen=True, slots=True)
class Total:
    """`attacks` attacks add up to `figure`; of `inexact` of them the number is not known exactly.

    Of `unbounded` of these, nothing says how many it were at most. `overlapping` attacks overlap in time with another
    one, so that the same launches may have been counted twice.
    """

    figure: Figure
    attacks: int
    inexact: int
    unbounded: int
    overlapping: int

    def as_json(self) -> dict[str, Any]:
        """The figure and the counts of attacks."""
        return {
            **self.figure.as_json(),
            "attacks": self.attacks,
            "inexact": self.inexact,
            "unbounded": self.unbounded,
            "overlapping": self.overlapping,
        }


@dataclass(frozen=True, slots=True)
class Share:
    """Of what `attacks` attacks launched, between `low` and `high` (0 to 1; null where nothing is known) got through.

    They surely launched `launched`. `of` is how many attacks there were; the others are left out, and `left_out` is
    what they surely launched.
    """

    low: float | None
    high: float | None
    attacks: int
    of: int
    launched: Number
    left_out: Number

    @property
    def is_telling(self) -> bool:
        """True where the share is of at least nine tenths of what was surely launched.

        Nights of which both numbers are known are seldom like the others: most are those on which nothing got through.
        """
        return self.low is not None and self.launched >= TELLING * (self.launched + self.left_out)

    def as_json(self) -> dict[str, Any]:
        """Every field."""
        return {
            "low": self.low,
            "high": self.high,
            "attacks": self.attacks,
            "of": self.of,
            "launched_at_least": self.launched,
            "is_telling": self.is_telling,
            "left_out_at_least": self.left_out,
        }


@dataclass(frozen=True)
class Period:
    """The attacks of one side on the nights `first` to `last`, both inclusive. A night is the date of its morning."""

    first: date
    last: date
    attacker: str
    counts: tuple[Counts, ...]

    @classmethod
    def of(cls, counts: Iterable[Counts], first: date, last: date, attacker: str = "RU") -> Period:
        """The period with those of the attacks that belong to it."""
        found = [one for one in counts if one.attack.attacker == attacker and first <= one.attack.night <= last]
        return cls(first, last, attacker, tuple(sorted(found, key=lambda one: one.attack.id)))

    @property
    def dates(self) -> int:
        """How many dates the period has."""
        return (self.last - self.first).days + 1

    @cached_property
    def nights(self) -> int:
        """How many of its dates have a record."""
        return len({one.attack.night for one in self.counts})

    @property
    def without_record(self) -> int:
        """How many of its dates have no record: unknown, not calm."""
        return self.dates - self.nights

    def months(self) -> list[Period]:
        """The period by calendar months, the first and the last of which may not be whole."""
        found = []
        start = self.first
        while start <= self.last:
            following = date(start.year + start.month // 12, start.month % 12 + 1, 1)
            end = min(following - timedelta(days=1), self.last)
            inside = tuple(one for one in self.counts if start <= one.attack.night <= end)
            found.append(Period(start, end, self.attacker, inside))
            start = following
        return found

    def total(self, measure: Measure, weapon: Weapon) -> Total:
        """What the attacks of the record add up to. What dates without a record hold is not in it."""
        return _total([(one.attack.window, one.of(measure, weapon)) for one in self.counts])

    def sum(self, measure: Measure, weapon: Weapon) -> Figure:
        """What the whole period comes to: with a date without a record it can be more than any sum."""
        found = self.total(measure, weapon).figure
        return _figure(found.low or 0, None if self.without_record else found.high)

    def share(self, weapon: Weapon) -> Share:
        """The share that got through, over attacks of which both what was launched and what got through is known."""
        return self._share(weapon, [one for one in self.counts if _is_told(one, weapon)])

    def bounded_share(self, weapon: Weapon) -> Share:
        """The same over more attacks: those of which at least the most that can have got through is known."""
        return self._share(weapon, [one for one in self.counts if _is_bounded(one, weapon)])

    def _share(self, weapon: Weapon, known: Sequence[Counts]) -> Share:
        launched = _total([(one.attack.window, one.of(Measure.LAUNCHED, weapon)) for one in known]).figure
        through = _total([(one.attack.window, one.of(Measure.GOT_THROUGH, weapon)) for one in known]).figure
        here = {one.attack.id for one in known}
        flown = [one for one in self.counts if one.of(Measure.LAUNCHED, weapon)[1] != 0]
        left_out = sum(one.of(Measure.LAUNCHED, weapon)[0] for one in flown if one.attack.id not in here)
        low = high = None
        if launched.low and launched.high:
            low = (through.low or 0) / launched.high
            high = min((through.high or 0) / launched.low, 1.0)
        return Share(low, high, len(known), len(flown), launched.low or 0, left_out)

    def median(self, weapon: Weapon) -> Figure:
        """The attack in the middle by launches; unknown for an empty period. Attacks without a figure count too."""
        bounds = [one.of(Measure.LAUNCHED, weapon) for one in self.counts]
        if not bounds:
            return Figure.unknown()
        high = median(float("inf") if most is None else most for _least, most in bounds)
        return _figure(_whole(median(least for least, _most in bounds)), None if high == float("inf") else _whole(high))

    def largest(self, weapon: Weapon) -> Ranking:
        """The attacks by launches, the largest first."""
        return largest((one.attack for one in self.counts), Measure.LAUNCHED, weapon, attacker=self.attacker)

    def as_json(self, weapons: Sequence[Weapon]) -> dict[str, Any]:
        """The dates of the period, and by weapon its sums and shares."""
        return {
            "from": self.first.isoformat(),
            "to": self.last.isoformat(),
            "dates": self.dates,
            "without_record": self.without_record,
            "attacks": len(self.counts),
            "weapons": [self._weapon_json(weapon) for weapon in weapons],
        }

    def _weapon_json(self, weapon: Weapon) -> dict[str, Any]:
        return {
            "weapon": weapon.value,
            "launched": {
                **self.sum(Measure.LAUNCHED, weapon).as_json(),
                "recorded": self.total(Measure.LAUNCHED, weapon).as_json(),
            },
            "share_got_through": self.share(weapon).as_json(),
            "share_bounded": self.bounded_share(weapon).as_json(),
        }


def _is_told(one: Counts, weapon: Weapon) -> bool:
    return _is_bounded(one, weapon) and one.is_told(Measure.GOT_THROUGH, weapon)


def _is_bounded(one: Counts, weapon: Weapon) -> bool:
    least, most = one.of(Measure.LAUNCHED, weapon)
    return least > 0 and most is not None and one.of(Measure.GOT_THROUGH, weapon)[1] is not None


def _figure(low: Number, high: Number | None) -> Figure:
    """The figure of a sum: where all that is known is that it is no less than zero, nothing is."""
    return Figure.unknown() if high is None and not low else Figure.bounds(low, high)


def _whole(number: Number) -> Number:
    return int(number) if number == int(number) else float(number)


def _total(counted: Sequence[tuple[Window, Bounds]]) -> Total:
    """The sum of attacks with their windows and bounds."""
    if not counted:
        return Total(Figure.unknown(), 0, 0, 0, 0)
    groups = list(_overlapping(counted))
    low = sum(_least([counted[at] for at in group]) for group in groups)
    highs = [bounds[1] for _window, bounds in counted]
    known = [high for high in highs if high is not None]
    return Total(
        figure=_figure(low, sum(known) if len(known) == len(highs) else None),
        attacks=len(counted),
        inexact=sum(low != high for _window, (low, high) in counted),
        unbounded=len(highs) - len(known),
        overlapping=sum(len(group) for group in groups if len(group) > 1),
    )


def _overlapping(counted: Sequence[tuple[Window, Bounds]]) -> Iterator[list[int]]:
    """The attacks (by position) in groups that overlap in time; one without a window of both ends stands alone."""
    timed = []
    for at, ((start, end), _bounds) in enumerate(counted):
        if start is None or end is None:
            yield [at]
        else:
            timed.append((start, end, at))
    group: list[int] = []
    until: datetime | None = None
    for start, end, at in sorted(timed):
        if group and until is not None and start >= until - ROUNDING:
            yield group
            group, until = [], None
        group.append(at)
        until = end if until is None else max(until, end)
    if group:
        yield group


def _least(group: Sequence[tuple[Window, Bounds]]) -> Number:
    """The most that attacks of a group which are apart surely come to (weighted interval scheduling)."""
    if len(group) == 1:
        return group[0][1][0]
    ordered = sorted((end, start, low) for (start, end), (low, _high) in group if start is not None and end is not None)
    ends = [end - ROUNDING for end, _start, _low in ordered]
    best: list[Number] = [0]
    for at, (_end, start, low) in enumerate(ordered):
        apart = bisect_right(ends, start, hi=at)
        best.append(max(best[at], best[apart] + low))
    return best[-1]
