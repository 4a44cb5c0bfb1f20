"""Durations: how long alerts stood in an area, and how much of the time the data reaches."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from itertools import pairwise

from nightcount.alerts.alert import Alert, Tally
from nightcount.alerts.merge import LOST_ALL_CLEAR, merge
from nightcount.errors import UsageError
from nightcount.sources.report import Signal

Interval = tuple[datetime, datetime]


def tally(
    area: str, start: datetime, end: datetime, signals: Iterable[Signal], extent: Interval | None = None
) -> Tally:
    """What the alerts of `area` add up to between `start` and `end` (aware, end exclusive), in seconds.

    `extent` is the first and the last moment that the feeds of this area reach. Without it, it is taken from the
    signals given (those of other areas too: a feed that speaks of others is silent on this one because it is calm),
    and an area of which no signal is given is unknown. The parts of the window outside it are `gaps`, and so is the
    time after a lost all-clear; where nothing of the window is reached, `known` is false and every sum is zero only
    for want of data. An open alert is counted up to the end of the extent.
    Raises UsageError for a window that ends before it starts.
    """
    if end < start:
        raise UsageError("the window ends before it starts", way_out="Give the earlier time first")
    given = list(signals)
    alerts = merge(signal for signal in given if signal.area == area)
    reach = extent or (_extent(given) if alerts else None)
    if reach is None or reach[1] < start or reach[0] > end:
        return Tally(area, start, end, 0.0, 0.0, 0.0, 0, (), ((start, end),), False)
    within = [alert for alert in alerts if _touches(alert, start, end, reach[1])]
    return _tallied(area, (start, end), within, _gaps(alerts, (start, end), reach), reach[1])


def _tallied(area: str, window: Interval, alerts: Sequence[Alert], gaps: tuple[Interval, ...], last: datetime) -> Tally:
    start, end = window
    clipped = [max(0.0, (min(_until(a, last), end) - max(a.start, start)).total_seconds()) for a in alerts]
    whole = [(_until(alert, last) - alert.start).total_seconds() for alert in alerts]
    return Tally(
        area=area,
        start=start,
        end=end,
        total_seconds=sum(clipped),
        longest_seconds=max(clipped, default=0.0),
        longest_seconds_unclipped=max(whole, default=0.0),
        count=len(alerts),
        intervals=tuple(alerts),
        gaps=gaps,
        known=True,
    )


def _until(alert: Alert, last: datetime) -> datetime:
    """Where an alert ends as far as the data tells: an open one at the last moment known, never before its start."""
    return alert.end or max(alert.start, last)


def _touches(alert: Alert, start: datetime, end: datetime, last: datetime) -> bool:
    """True when some of the alert lies in the window; one that ends as the window starts does not."""
    return alert.start < end and (_until(alert, last) > start or alert.start >= start)


def _extent(signals: Iterable[Signal]) -> Interval | None:
    """From the first start to the last moment that any signal names."""
    moments = [moment for signal in signals for moment in (signal.start, signal.end) if moment is not None]
    return (min(moments), max(moments)) if moments else None


def _gaps(alerts: Sequence[Alert], window: Interval, reach: Interval) -> tuple[Interval, ...]:
    """The parts of the window of which the data says nothing, in order."""
    lost = [
        (alert.start, following.start)
        for alert, following in pairwise(alerts)
        if alert.closed_by_rule == LOST_ALL_CLEAR
    ]
    unknown = [(window[0], reach[0]), *lost, (reach[1], window[1])]
    clipped = [(max(start, window[0]), min(end, window[1])) for start, end in unknown]
    return tuple(gap for gap in clipped if gap[0] < gap[1])
