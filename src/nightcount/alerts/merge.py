"""Merge what the feeds signal into one timeline of alerts for each area.

Feeds overlap, repeat themselves and disagree by seconds; a sum of their rows is too long. Here an area is either under
an alert or not: overlapping and touching signals are one alert. Merging is idempotent and commutative, and of signals
that have an end also associative.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import groupby

from nightcount.alerts.alert import Alert
from nightcount.sources.report import Signal
from nightcount.vocabulary.alert_kind import AlertKind

# The feed itself says that it assumed the end, or the alert was gone from its next answer.
ASSUMED_END = "end_assumed_by_feed"

# No all-clear was signalled, yet the area's timeline goes on: the alert is counted for the moment of its start only,
# and the time until the next signal is a gap. A duration that is known to be too short beats one that is invented.
LOST_ALL_CLEAR = "all_clear_missing"

# The feed that had it open fell silent while others went on: it is counted up to that feed's last word.
FEED_SILENT = "feed_fell_silent"

_BETWEEN_SOURCES = ", "


def merge(signals: Iterable[Signal], kind: str = AlertKind.AIR_RAID) -> list[Alert]:
    """The alerts that signals of one kind make, by area and start; other kinds of alert are left out.

    The latest signal of an area that has no end is an open alert. A signal without an end that a later one overtakes
    gets no duration (`closed_by_rule` is `all_clear_missing`); one repeated with its end is the same alert. Of several
    sources for one alert all are named; `origin` is where its start was first found.
    Raises ValueError for a signal that ends before it starts.
    """
    alerts = sorted((_alert(signal) for signal in signals if signal.kind == kind), key=_order)
    return [
        merged
        for _, timeline in groupby(alerts, key=lambda alert: alert.area)
        for merged in _joined(_without_lost(list(timeline)))
    ]


def join(alerts: Iterable[Alert]) -> list[Alert]:
    """Alerts of one area, in any order, joined where they overlap or touch; those without an end stay open."""
    return list(_joined(sorted(alerts, key=_order)))


def _alert(signal: Signal) -> Alert:
    if signal.end is not None and signal.end < signal.start:
        raise ValueError(f"an alert that ends before it starts ({signal.origin})")
    rule = ASSUMED_END if signal.assumed_end else None
    return Alert(signal.area, signal.start, signal.end, signal.source, signal.origin, rule, signal.kind)


def _order(alert: Alert) -> tuple[object, ...]:
    return (alert.area, alert.start, alert.end is None, alert.end or alert.start, alert.origin, alert.source)


def _joined(alerts: Iterable[Alert]) -> Iterator[Alert]:
    """One area's alerts in order of start, joined where they meet."""
    standing: Alert | None = None
    for alert in alerts:
        if standing is None:
            standing = alert
        elif standing.end is None or alert.start <= standing.end:
            standing = _both(standing, alert)
        else:
            yield standing
            standing = alert
    if standing is not None:
        yield standing


def _without_lost(alerts: list[Alert]) -> list[Alert]:
    """The same, every open alert that something later overtakes cut to its start."""
    last = max(alert.end or alert.start for alert in alerts)
    return [
        Alert(alert.area, alert.start, alert.start, alert.source, alert.origin, LOST_ALL_CLEAR, alert.kind)
        if alert.end is None and alert.start < last
        else alert
        for alert in alerts
    ]


def _both(first: Alert, second: Alert) -> Alert:
    """One alert of two that meet, `first` being the earlier: it lasts until the later of their ends."""
    source = first.source
    if second.source != source:
        sources = {*source.split(_BETWEEN_SOURCES), *second.source.split(_BETWEEN_SOURCES)}
        source = _BETWEEN_SOURCES.join(sorted(sources))
    end, rule = _end(first, second)
    return Alert(first.area, first.start, end, source, first.origin, rule, first.kind)


def _end(first: Alert, second: Alert) -> tuple[datetime | None, str | None]:
    """The end that holds for both, and the rule that set it unless a feed gave it."""
    if first.end is None or second.end is None:
        return None, None
    if first.end != second.end:
        later = max(first, second, key=lambda alert: alert.end or alert.start)
        return later.end, later.closed_by_rule
    rules = sorted({first.closed_by_rule or "", second.closed_by_rule or ""})
    return first.end, rules[0] or None
