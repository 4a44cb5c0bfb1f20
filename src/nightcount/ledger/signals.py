"""The kept zone: signals of alerts, and the spans of time for which a feed is known to have spoken."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, func, or_, select

from nightcount.ledger.dialect import insert_new
from nightcount.ledger.outcome import batches
from nightcount.ledger.tables import coverage, signal
from nightcount.sources.report import Signal


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


def signals_between(connection: Connection, areas: Collection[str], start: datetime, end: datetime) -> list[Signal]:
    """The signals of these areas that touch `start..end`, open ones included, by start."""
    wanted = select(signal).where(
        signal.c.area.in_(sorted(areas)), signal.c.start <= end, or_(signal.c.end.is_(None), signal.c.end >= start)
    )
    return [
        Signal(row.area, row.start, row.end, row.source, row.origin, row.kind, row.assumed_end)
        for row in connection.execute(wanted.order_by(signal.c.start, signal.c.id))
    ]


def add_coverage(connection: Connection, source: str, areas: Collection[str], start: datetime, end: datetime) -> None:
    """Notes that feed `source` was read from `start` to `end` and speaks of `areas`."""
    rows = [{"area": area, "source": source, "start": start, "end": end} for area in sorted(areas)]
    if rows:
        connection.execute(insert_new(coverage, connection), rows)


def covered(connection: Connection, area: str) -> Sequence[tuple[datetime, datetime]]:
    """The spans of time for which some feed is known to have spoken of `area`, by start."""
    rows = connection.execute(
        select(coverage.c.start, coverage.c.end)
        .where(coverage.c.area == area)
        .order_by(coverage.c.start, coverage.c.end)
    )
    return [(row.start, row.end) for row in rows]
