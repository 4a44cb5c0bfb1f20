"""Durations: how long alerts stood in an area, and how much of the time the data reaches."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from nightcount.alerts.alert import Extent, Tally
from nightcount.alerts.compose import timeline
from nightcount.sources.report import Heard, Signal
from nightcount.vocabulary.alert_kind import AlertKind

Interval = tuple[datetime, datetime]


def tally(
    area: str,
    start: datetime,
    end: datetime,
    signals: Iterable[Signal],
    reach: Interval | None = None,
    *,
    kind: str = AlertKind.AIR_RAID,
    extent: Extent = Extent.SOME_PART,
) -> Tally:
    """What the alerts of `area` add up to between `start` and `end` (aware, end exclusive), in seconds.

    `reach` is the first and the last moment of which the feeds tell. Without it, it is taken from the signals given
    (those of other areas too: a feed that speaks of others is silent on this one because it is calm), and an area of
    which no signal is given is unknown. Raises UsageError for a window that ends before it starts.
    """
    given = list(signals)
    heard: list[Heard] = []
    if reach is not None:
        heard = [Heard(area, source, *reach) for source in {signal.source for signal in given} or {"given"}]
    elif any(signal.area == area for signal in given):
        moments = [moment for signal in given for moment in (signal.start, signal.end) if moment is not None]
        heard = [Heard(area, source, min(moments), max(moments)) for source in {signal.source for signal in given}]
    return timeline(area, given, heard, kind=kind, extent=extent).tally(start, end)
