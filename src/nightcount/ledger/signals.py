"""The kept zone: signals of alerts, and the spans of time for which a feed is known to have spoken."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, func, select

from nightcount.ledger.dialect import insert_new
from nightcount.ledger.outcome import batches
from nightcount.ledger.tables import reach, signal
from nightcount.sources.report import Heard, Signal

Interval = tuple[datetime, datetime]


def add_signals(connection: Connection, signals: Iterable[Signal]) -> int:
    """Adds what is new of `signals`; how many were."""
    before = _count(connection)
    for batch in batches(signals, 10_000):
        connection.execute(insert_new(signal, connection), [_row(one) for one in batch])
    return _count(connection) - before


def _count(connection: Connection) -> int:
    return connection.execute(select(func.count()).select_from(signal)).scalar_one()


def _row(one: Signal) -> dict[str, Any]:
    # Where it came from is not part of what it says: the same interval in another file is no other interval.
    said = (one.area, one.start.timestamp(), one.end and one.end.timestamp(), one.source, one.kind, one.assumed_end)
    return {
        "id": sha256(repr(said).encode()).hexdigest()[:32],
        "area": one.area,
        "start": one.start,
        "end": one.end,
        "source": one.source,
        "origin": one.origin,
        "kind": one.kind,
        "assumed_end": one.assumed_end,
    }


def signals_of(connection: Connection, areas: Collection[str], window: Interval | None = None) -> list[Signal]:
    """Every signal of these areas, by start; with `window`, only what may matter for it.

    Where any signal of the areas has no end, all are given: whether it is still open, only later ones can tell.
    """
    of_areas = signal.c.area.in_(sorted(areas))
    wanted = select(signal).where(of_areas).order_by(signal.c.start, signal.c.id)
    if window is not None:
        is_open = select(signal.c.id).where(of_areas, signal.c.end.is_(None)).limit(1)
        if connection.execute(is_open).first() is None:
            wanted = wanted.where(signal.c.start <= window[1], signal.c.end >= window[0])
    return [
        Signal(row.area, row.start, row.end, row.source, row.origin, row.kind, row.assumed_end)
        for row in connection.execute(wanted)
    ]


def heard(connection: Connection, areas: Collection[str]) -> list[Heard]:
    """When which feed was heard on these areas, by area, feed and time."""
    wanted = select(reach).where(reach.c.area.in_(sorted(areas))).order_by(*reach.primary_key.columns)
    return [Heard(row.area, row.source, row.start, row.end) for row in connection.execute(wanted)]


def last_heard(connection: Connection, source: str) -> datetime | None:
    """The last moment at which a feed was heard; null where it never was."""
    found: datetime | None = connection.execute(
        select(reach.c.end).where(reach.c.source == source).order_by(reach.c.end.desc()).limit(1)
    ).scalar_one_or_none()
    return found


def open_signals(connection: Connection, source: str) -> list[Signal]:
    """The signals of a feed that have no end, and that it did not give again with one; by start."""
    said = select(signal).where(signal.c.source == source).order_by(signal.c.start, signal.c.id)
    ended = select(signal.c.area, signal.c.kind, signal.c.start).where(signal.c.source == source)
    closed = {(row.area, row.kind, row.start) for row in connection.execute(ended.where(signal.c.end.is_not(None)))}
    return [
        Signal(row.area, row.start, row.end, row.source, row.origin, row.kind, row.assumed_end)
        for row in connection.execute(said.where(signal.c.end.is_(None)))
        if (row.area, row.kind, row.start) not in closed
    ]


class Reach:
    """From when to when each feed of a file speaks, and of which areas."""

    def __init__(self) -> None:
        self._areas: dict[str, set[str]] = {}
        self._span: dict[str, Interval] = {}
        self._told: list[Heard] = []

    def add(self, signals: Iterable[Signal]) -> None:
        """Widens the spans to hold these signals. A feed reaches to the last moment that it names, in any area."""
        for one in signals:
            self._areas.setdefault(one.source, set()).add(one.area)
            first, last = self._span.get(one.source, (one.start, one.start))
            self._span[one.source] = (min(first, one.start), max(last, one.end or one.start))

    def add_heard(self, one: Heard) -> None:
        """Notes of what time and place a feed itself says that it tells; then its signals say nothing more of that."""
        self._told.append(one)

    def rows(self) -> list[dict[str, Any]]:
        """A row for each feed and area."""
        telling = {one.source for one in self._told}
        spans = [
            Heard(area, source, *self._span[source])
            for source, areas in sorted(self._areas.items())
            for area in sorted(areas)
            if source not in telling
        ]
        return [one._asdict() for one in (*spans, *self._told)]


def add_reach(connection: Connection, found: Reach) -> None:
    """Notes what the feeds of a file speak of."""
    if rows := found.rows():
        connection.execute(insert_new(reach, connection), rows)


def signal_areas(connection: Connection) -> list[str]:
    """The areas that signals speak of, sorted."""
    return list(connection.scalars(select(signal.c.area).distinct().order_by(signal.c.area)))


def reaches(connection: Connection) -> list[tuple[str, str, datetime, datetime]]:
    """(area, source, start, end) of every stretch, sorted."""
    rows = connection.execute(select(reach).order_by(*reach.primary_key))
    return [(row.area, row.source, row.start, row.end) for row in rows]


def reached(connection: Connection, areas: Collection[str], start: datetime, end: datetime) -> Interval | None:
    """The longest stretch, without a hole, that touches `start..end` and of which some feed is known to have spoken.

    Outside it, silence says nothing. Null where there is none.
    """
    rows = connection.execute(select(reach.c.start, reach.c.end).where(reach.c.area.in_(sorted(areas))).distinct())
    stretches: list[Interval] = []
    for first, last in sorted((row.start, row.end) for row in rows):
        if stretches and first <= stretches[-1][1]:
            stretches[-1] = (stretches[-1][0], max(last, stretches[-1][1]))
        else:
            stretches.append((first, last))
    shared = {one: min(one[1], end) - max(one[0], start) for one in stretches if one[0] <= end and one[1] >= start}
    return max(shared, key=lambda one: shared[one], default=None)
