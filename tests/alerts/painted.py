"""A slow and obvious way to count alerts: every second is a byte that a signal paints; whatever is asked is counted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from functools import reduce

from nightcount.sources.report import Signal
from nightcount.vocabulary import above, area_or_none, below
from nightcount.vocabulary.night import kyiv

CALM, ALERT = b"\0", b"\1"


class Paint:
    """The seconds from the first to the last moment of some signals, painted where a signal stands."""

    def __init__(self, signals: Iterable[Signal]) -> None:
        given = list(signals)
        self.first = min(signal.start for signal in given)
        self.last = max(signal.end for signal in given if signal.end)
        self.by_area: dict[str, list[Signal]] = {}
        for signal in given:
            self.by_area.setdefault(signal.area, []).append(signal)

    def second(self, moment: datetime) -> int:
        return int((moment - self.first).total_seconds())

    def of(self, areas: Iterable[str]) -> bytearray:
        seconds = bytearray(self.second(self.last))
        for area in areas:
            for signal in self.by_area.get(area, ()):
                assert signal.end is not None
                start, end = self.second(signal.start), self.second(signal.end)
                seconds[start:end] = ALERT * (end - start)
        return seconds

    def some_part(self, area: str) -> bytearray:
        """What was declared for the area, for what it lies in, or for what lies in it."""
        return self.of(one for one in self.by_area if one == area or one in above(area) or area in above(one))

    def whole(self, area: str) -> bytes:
        """What was declared for the area, for what it lies in, or for all of its raions or hromadas at once."""
        declared = self.of((area, *above(area)))
        parts = self._parts(area)
        silent = [part for part in parts if not any(part == one or part in above(one) for one in self.by_area)]
        if not parts or silent:
            return bytes(declared)  # of a part that nothing was ever declared of, nothing follows
        number = reduce(int.__and__, (int.from_bytes(self.whole(part), "little") for part in parts))
        return (number | int.from_bytes(declared, "little")).to_bytes(len(declared), "little")

    @staticmethod
    def _parts(area: str) -> list[str]:
        known = area_or_none(area)
        kind = {"oblast": "raion", "raion": "hromada"}.get(known.kind if known else "")
        return [one for one in below(area) if (part := area_or_none(one)) and part.kind == kind]

    def days(self) -> Iterator[tuple[date, int, int]]:
        """Each day of Kyiv's clocks with its first second and the first of the next day, within what is painted."""
        day = self.first.astimezone(kyiv()).date()
        while (start := midnight(day)) < self.last:
            end = min(midnight(day + timedelta(days=1)), self.last)
            yield day, max(self.second(start), 0), self.second(end)
            day += timedelta(days=1)

    def by_day(self, seconds: bytes | bytearray) -> Mapping[date, tuple[int, int, int]]:
        """Of each day: the seconds under alert, the longest run of them, and how many runs."""
        return {day: counted(seconds[start:end]) for day, start, end in self.days()}


def counted(seconds: bytes | bytearray) -> tuple[int, int, int]:
    runs, at = [], seconds.find(ALERT)
    while at >= 0:
        until = seconds.find(CALM, at)
        until = len(seconds) if until < 0 else until
        runs.append(until - at)
        at = seconds.find(ALERT, until)
    return sum(runs), max(runs, default=0), len(runs)


def midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=kyiv()).astimezone(UTC)
