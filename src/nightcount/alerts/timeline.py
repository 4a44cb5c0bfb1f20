"""Timeline: when an area was under alert, and of which times that is known."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property

from nightcount.alerts import stretches
from nightcount.alerts.alert import Alert, Extent, Tally
from nightcount.alerts.stretches import NEVER, Stretch, moment, ticks
from nightcount.errors import UsageError
from nightcount.vocabulary.alert_kind import AlertKind


@dataclass(frozen=True)
class Timeline:
    """In `area`, alerts of `kind` stood as `alerts` say; the feeds tell of the time in `known`, up to `last`.

    `alerts` are in order and never meet; only the last may be open, and is counted up to `last`. `extent` tells
    whether they are alerts of some part of the area or of the whole of it. `known` and `last` are in microseconds
    since 1970 (see `stretches`); `last` is null where nothing is known.
    """

    area: str
    alerts: tuple[Alert, ...]
    known: tuple[Stretch, ...]
    last: int | None
    kind: str = AlertKind.AIR_RAID
    extent: Extent = Extent.SOME_PART

    @cached_property
    def stretches(self) -> list[Stretch]:
        """The time under alert; alerts without any length are not in it."""
        return stretches.union(self._bounds)

    @cached_property
    def _bounds(self) -> list[Stretch]:
        """Start and end of each alert, an open one up to the last moment known."""
        last = self.last or 0
        return [
            (start := ticks(alert.start), ticks(alert.end) if alert.end is not None else max(start, last))
            for alert in self.alerts
        ]

    @cached_property
    def _starts(self) -> list[int]:
        return [start for start, _ in self._bounds]

    @property
    def span(self) -> tuple[datetime, datetime] | None:
        """The first and the last moment of which anything is known; null where nothing is."""
        return (moment(self.known[0][0]), moment(self.known[-1][1])) if self.known else None

    def tally(self, start: datetime, end: datetime) -> Tally:
        """What the alerts add up to between two aware times, the end not included.

        Raises UsageError for a window that ends before it starts.
        """
        # Between two times of one zone, Python subtracts the clocks; in UTC, a repeated hour counts.
        start, end = start.astimezone(UTC), end.astimezone(UTC)
        if end < start:
            raise UsageError("the window ends before it starts", way_out="Give the earlier time first")
        first, last = ticks(start), ticks(end)
        touching = self._touching(first, last)
        clipped = stretches.within([self._bounds[at] for at in touching], first, last)
        gaps = stretches.complement(self._known_within(first, last), first, last)
        return Tally(
            area=self.area,
            start=start,
            end=end,
            total_seconds=stretches.seconds(stretches.length(clipped)),
            longest_seconds=stretches.seconds(stretches.longest(clipped)),
            longest_seconds_unclipped=stretches.seconds(stretches.longest([self._bounds[at] for at in touching])),
            count=len(touching),
            intervals=tuple(self.alerts[at] for at in touching),
            gaps=tuple((moment(a), moment(b)) for a, b in gaps),
            known=stretches.length(gaps) < last - first or (first == last and self._knows(first)),
            kind=self.kind,
            extent=self.extent,
        )

    def _touching(self, first: int, last: int) -> range:
        """The alerts of which some lies in the window; one that ends as the window starts does not."""
        at = bisect_left(self._starts, first)
        before = at > 0 and self._bounds[at - 1][1] > first and last > first
        return range(at - before, bisect_left(self._starts, last))

    def _known_within(self, first: int, last: int) -> list[Stretch]:
        at = max(bisect_right(self.known, (first, NEVER)) - 1, 0)
        return stretches.within(self.known[at : bisect_left(self.known, (last,), lo=at)], first, last)

    def _knows(self, at: int) -> bool:
        return any(start <= at <= end for start, end in self.known)

    def seconds_in(self, start: int, end: int) -> Iterator[Stretch]:
        """The parts of a window, in microseconds, that are under alert; for counting many windows fast."""
        at = max(bisect_right(self.stretches, (start, NEVER)) - 1, 0)
        for first, last in self.stretches[at:]:
            if first >= end:
                return
            if last > start:
                yield max(first, start), min(last, end)
