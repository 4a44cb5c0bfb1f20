"""Periods: the alerts of an area night by night, month by month, year by year; its longest alerts and worst nights.

Nights, months and years are those of Kyiv's clocks: a night is 18:00 to 09:00 and named by its morning, a month begins
and ends at midnight. On the nights when the clocks change they are an hour shorter or longer, and so are the sums.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from typing import Any

from nightcount.alerts.alert import Alert, Tally
from nightcount.alerts.timeline import Timeline
from nightcount.vocabulary import at_kyiv, local, night_of, night_window

# A night without sleep: an alert at any time between these.
ASLEEP = (time(0, 0), time(5, 0))


class By(StrEnum):
    """What a span of time is divided into."""

    NIGHT = "night"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Period:
    """Night, month or year `name` (2025-07-04, 2025-07, 2025): its alerts add up to `tally`.

    Of its `nights`, `sleepless` had an alert between 00:00 and 05:00, and of `unknown` the data does not tell.
    """

    name: str
    tally: Tally
    nights: int
    sleepless: int
    unknown: int

    def as_json(self) -> dict[str, Any]:
        """The sums of the period, without its single alerts."""
        sums = {name: said for name, said in self.tally.as_json().items() if name not in ("intervals", "gaps")}
        nights = {"nights": self.nights, "sleepless_nights": self.sleepless, "unknown_nights": self.unknown}
        return {"period": self.name, **sums, **nights}


def periods(timeline: Timeline, by: By, start: datetime, end: datetime) -> list[Period]:
    """The nights, months or years that lie, at least partly, between two aware times; each is cut to that window.

    A night belongs to the window with its date of the morning.
    """
    start, end = start.astimezone(UTC), end.astimezone(UTC)
    return [
        _period(timeline, name, (max(first, start), min(last, end)), nights)
        for name, (first, last), nights in _divided(by, start, end)
        if first < end and last > start
    ]


def _divided(by: By, start: datetime, end: datetime) -> Iterator[tuple[str, tuple[datetime, datetime], list[date]]]:
    first, last = night_of(start), night_of(end)
    days = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    if by is By.NIGHT:
        yield from ((day.isoformat(), night_window(day), [day]) for day in days)
        return
    length = 7 if by is By.MONTH else 4
    for name in dict.fromkeys(day.isoformat()[:length] for day in [local(start).date(), *days]):
        year, month = int(name[:4]), int(name[5:7] or 1)
        following = date(year + (by is By.YEAR or month == 12), 1 if by is By.YEAR else month % 12 + 1, 1)
        window = at_kyiv(date(year, month, 1), time()), at_kyiv(following, time())
        count = (following - date(year, month, 1)).days
        yield name, window, [date(year, month, 1) + timedelta(days=n) for n in range(count)]


def _period(timeline: Timeline, name: str, window: tuple[datetime, datetime], nights: Iterable[date]) -> Period:
    slept = [
        is_sleepless(timeline, night)
        for night in nights
        if at_kyiv(night, ASLEEP[0]) < window[1] and at_kyiv(night, ASLEEP[1]) > window[0]
    ]
    return Period(name, timeline.tally(*window), len(slept), slept.count(True), slept.count(None))


def is_sleepless(timeline: Timeline, night: date) -> bool | None:
    """True when an alert stood at any time between 00:00 and 05:00; null where the data does not tell."""
    found = timeline.tally(at_kyiv(night, ASLEEP[0]), at_kyiv(night, ASLEEP[1]))
    if found.count:
        return True
    return None if found.gaps else False


def longest_alerts(timeline: Timeline, limit: int = 10) -> list[Alert]:
    """The longest alerts that have ended, the longest first; of equal ones the earlier."""
    ended = [alert for alert in timeline.alerts if alert.end is not None]
    return sorted(ended, key=lambda alert: (-(alert.seconds or 0), alert.start))[:limit]


def ranked(tallies: Iterable[Tally]) -> tuple[list[Tally], list[Tally]]:
    """Areas by how long they were surely under alert, and those of which nothing is known, which have no rank."""
    given: Sequence[Tally] = list(tallies)
    known = sorted((one for one in given if one.known), key=lambda one: (-one.total_seconds, one.area))
    return known, [one for one in given if not one.known]
