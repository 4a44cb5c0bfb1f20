"""Voices: what the ledger has of each source, and when it spoke."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select

from nightcount.ledger.store import Store
from nightcount.ledger.tables import claim, reach, report, signal


@dataclass(frozen=True, slots=True)
class Voice:
    """Source `source` has `reports` reports of `documents` documents, of which `changed` were changed by it.

    They make `claims` claims on `nights` nights. `times` are when they were published, ascending; reports without a
    time are not among them. A feed of alerts has `signals`, and was first and last heard at the ends of `reach`.
    """

    source: str
    reports: int
    documents: int
    changed: int
    claims: int
    nights: int
    times: tuple[datetime, ...]
    signals: int = 0
    reach: tuple[datetime, datetime] | None = None


def voices(store: Store) -> list[Voice]:
    """Every source with a report or a signal, by id."""
    with store._reading() as connection:
        rows = connection.execute(select(report.c.source, report.c.id, report.c.key, report.c.published)).all()
        counted = connection.execute(
            select(report.c.source, func.count(), func.count(claim.c.night.distinct()))
            .join(report, report.c.id == claim.c.report)
            .group_by(report.c.source)
        )
        claims = {source: (many, nights) for source, many, nights in counted}
        signals = connection.execute(select(signal.c.source, func.count()).group_by(signal.c.source))
        fed = {source: int(many) for source, many in signals}
        spans = connection.execute(
            select(reach.c.source, func.min(reach.c.start), func.max(reach.c.end)).group_by(reach.c.source)
        )
        reached = {source: (start, end) for source, start, end in spans}
    documents: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    times: dict[str, list[datetime]] = defaultdict(list)
    for row in rows:
        documents[row.source][row.key if row.key is not None else row.id] += 1
        if row.published is not None:
            times[row.source].append(row.published)
    return [
        Voice(
            source=source,
            reports=sum(revisions.values()),
            documents=len(revisions),
            changed=sum(many > 1 for many in revisions.values()),
            claims=claims.get(source, (0, 0))[0],
            nights=claims.get(source, (0, 0))[1],
            times=tuple(sorted(times[source])),
            signals=fed.get(source, 0),
            reach=reached.get(source),
        )
        for source in sorted({*documents, *fed})
        for revisions in (documents.get(source, {}),)
    ]
