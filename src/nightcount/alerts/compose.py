"""Compose: the timeline of an area from the signals of the feeds.

Alerts are declared for an oblast, a raion, a hromada or a city. One declared for an area holds for everything that lies
in it; one declared for a place in it is an alert of some part of the area. The whole of an area is under alert where
that was declared of it or of what it lies in, or of each of its parts: all raions of an oblast, all hromadas of a
raion. So durations stay right across the change to alerts by raion.

Feeds differ in what they know. Where one says only that some part of an oblast is under alert, it knows nothing of a
place in it while that lasts: such time is a gap, unless another feed tells. Where it says that no part is, all is calm.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from functools import reduce
from itertools import pairwise

from nightcount.alerts import stretches
from nightcount.alerts.alert import Alert, Extent
from nightcount.alerts.merge import FEED_SILENT, LOST_ALL_CLEAR, join, merge
from nightcount.alerts.stretches import NEVER, Stretch, moment, ticks
from nightcount.alerts.timeline import Timeline
from nightcount.sources import find_source
from nightcount.sources.report import Heard, Signal
from nightcount.vocabulary import AlertKind, above, area_or_none, below

# What makes up the whole of an area. Cities are no partition: villages lie beside them.
_PARTS = {"country": ("oblast", "city"), "oblast": ("raion",), "raion": ("hromada",)}


def timeline(
    area: str,
    signals: Iterable[Signal],
    heard: Iterable[Heard],
    *,
    kind: str = AlertKind.AIR_RAID,
    extent: Extent = Extent.SOME_PART,
) -> Timeline:
    """When `area` was under alerts of `kind`, as the signals of any feeds for it, above it and in it tell.

    `heard` says when each feed was heard on which area; outside of that, silence is not calm. An open alert stays open
    where its feed is the last one heard; where that fell silent before others, it is counted to its last word
    (`closed_by_rule` is `feed_fell_silent`). Signals of other kinds and of areas elsewhere are left out.
    """
    feeds: dict[str, _Feed] = {}
    around = (area, *above(area))
    for one in heard:
        feeds.setdefault(one.source, _Feed(one.source, kind)).hear(one, on_it=one.area in around)
    for signal in signals:
        if signal.kind == kind:
            feeds.setdefault(signal.source, _Feed(signal.source, kind)).say(signal)
    last = max((feed.last for feed in feeds.values() if feed.last is not None), default=None)
    views = [_View(area, around, feed, last) for feed in feeds.values()]
    alerts = [alert for view in views for alert in view.alerts(extent)]
    if extent is Extent.WHOLE:
        alerts += _declared_of_each_part(area, views)
    known = stretches.union(*(view.known(extent) for view in views))
    joined = join(replace(alert, area=area) for alert in alerts)
    known = stretches.union(known, [_bounds(alert, last) for alert in joined])
    return Timeline(area, tuple(joined), tuple(known), last if known else None, kind, extent)


class _Feed:
    """What one feed said, by area, and when it was heard."""

    def __init__(self, source: str, kind: str) -> None:
        self.source = find_source(source)
        self._tells_kind = kind in self.source.alert_kinds
        self._signals: dict[str, list[Signal]] = {}
        self.reach: list[Stretch] = []
        self.last: int | None = None
        self.kind = kind

    def hear(self, one: Heard, *, on_it: bool) -> None:
        if self._tells_kind and on_it:
            self.reach.append((ticks(one.start), ticks(one.end)))
            self._until(one.end)

    def say(self, signal: Signal) -> None:
        self._signals.setdefault(signal.area, []).append(signal)
        self._until(signal.end or signal.start)

    def _until(self, end: datetime) -> None:
        self.last = max(self.last or 0, ticks(end))

    def alerts(self) -> dict[str, list[Alert]]:
        """Its alerts by area."""
        return {area: merge(said, self.kind) for area, said in self._signals.items()}

    def is_partial(self, area: str) -> bool:
        """True where its alert of the area means some part of it."""
        known = area_or_none(area)
        return self.source.part_of_oblast and known is not None and known.kind in _PARTS


class _View:
    """What one feed tells of one area."""

    def __init__(self, area: str, around: Sequence[str], feed: _Feed, last: int | None) -> None:
        self._area = area
        self._feed = feed
        self._last = last
        self.by_area = {
            place: [self._cut(alert) for alert in found]
            for place, found in feed.alerts().items()
            if place in around or area in above(place)
        }
        self._around = around

    def _cut(self, alert: Alert) -> Alert:
        """An alert that is open, closed at the feed's last word where other feeds went on."""
        last = self._feed.last
        if alert.end is not None or last is None or last == self._last:
            return alert
        return replace(alert, end=max(alert.start, moment(last)), closed_by_rule=FEED_SILENT)

    def alerts(self, extent: Extent) -> list[Alert]:
        """The alerts of some part of the area, or those declared of the whole of it or of what it lies in."""
        return [alert for place, found in self.by_area.items() if self._holds(place, extent) for alert in found]

    def _holds(self, place: str, extent: Extent) -> bool:
        if place == self._area:
            return extent is Extent.SOME_PART or not self._feed.is_partial(place)
        if place in self._around:
            return not self._feed.is_partial(place)
        return extent is Extent.SOME_PART

    def known(self, extent: Extent) -> list[Stretch]:
        """The time in which this feed settles whether the area is under alert."""
        doubtful = []
        for place, found in self.by_area.items():
            if place in self._around and not self._holds(place, extent):
                doubtful += [_bounds(alert, self._last) for alert in found]
            if place in self._around or extent is Extent.SOME_PART:
                doubtful += _lost(found)
        return stretches.difference(stretches.union(self._feed.reach), stretches.union(doubtful))


def _lost(alerts: Sequence[Alert]) -> list[Stretch]:
    """The times after a lost all-clear, up to the next signal."""
    return [
        (ticks(alert.start), ticks(following.start))
        for alert, following in pairwise(alerts)
        if alert.closed_by_rule == LOST_ALL_CLEAR
    ]


def _bounds(alert: Alert, last: int | None) -> Stretch:
    start = ticks(alert.start)
    return start, ticks(alert.end) if alert.end is not None else max(start, last or 0)


def _declared_of_each_part(area: str, views: Sequence[_View]) -> list[Alert]:
    """Alerts of the whole of an area that follow from those of its parts."""
    said: dict[str, list[Stretch]] = {}
    sources: set[str] = set()
    for view in views:
        for place, found in view.by_area.items():
            if area in above(place) and not view._feed.is_partial(place):
                said.setdefault(place, []).extend(
                    (ticks(one.start), ticks(one.end) if one.end is not None else NEVER) for one in found
                )
                sources.add(view._feed.source.id)
    source = ", ".join(sorted(sources))
    return [
        Alert(area, moment(start), None if end == NEVER else moment(end), source, "every part of it")
        for start, end in _of_each_part(area, said)
    ]


def _of_each_part(area: str, said: dict[str, list[Stretch]]) -> list[Stretch]:
    known = area_or_none(area)
    if known is None or known.kind not in _PARTS:
        return []
    kinds = _PARTS[known.kind]
    parts = [code for code in below(area) if (lies := area_or_none(code)) is not None and lies.kind in kinds]
    if not parts:
        return []
    wholes = []
    for part in parts:
        whole = stretches.union(said.get(part, ()), _of_each_part(part, said) if _speaks_below(part, said) else ())
        if not whole:
            return []
        wholes.append(whole)
    return reduce(stretches.intersection, wholes)


def _speaks_below(area: str, said: dict[str, list[Stretch]]) -> bool:
    return any(area in above(place) for place in said)
