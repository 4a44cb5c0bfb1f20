"""The kept zone: reports and logs. Functions on a connection; rows are added, never changed."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Row, and_, func, insert, or_, select

from nightcount import __version__
from nightcount.ledger.changes import AddedFile
from nightcount.ledger.outcome import Outcome, batches
from nightcount.ledger.tables import import_log, reading_log, report, signal
from nightcount.sources.report import Report

LONG_AGO = datetime.min.replace(tzinfo=UTC)


def add_reports(connection: Connection, reports: Sequence[Report]) -> list[Outcome]:
    """Adds what is new of `reports`, and tells of each what became of it, in the same order."""
    outcomes: list[Outcome] = []
    for batch in batches(reports):
        outcomes.extend(_add_batch(connection, batch))
    return outcomes


def _add_batch(connection: Connection, batch: list[Report]) -> Iterator[Outcome]:
    known = set(connection.scalars(select(report.c.id).where(report.c.id.in_([one.id for one in batch]))))
    newest = _newest_revisions(connection, batch)
    rows = []
    for one in batch:
        if one.id in known:
            yield Outcome.UNCHANGED
            continue
        known.add(one.id)
        before = newest[one.source, one.key] if one.key is not None else 0
        newest[one.source, one.key] = before + 1
        rows.append(_row(one, before + 1))
        yield Outcome.REVISED if before else Outcome.NEW
    if rows:
        connection.execute(insert(report), rows)


def _newest_revisions(connection: Connection, batch: list[Report]) -> defaultdict[tuple[str, str | None], int]:
    keys_of: dict[str, set[str]] = {}
    for one in batch:
        if one.key is not None:
            keys_of.setdefault(one.source, set()).add(one.key)
    newest: defaultdict[tuple[str, str | None], int] = defaultdict(int)
    for source, keys in keys_of.items():
        found = connection.execute(
            select(report.c.key, func.max(report.c.revision))
            .where(report.c.source == source, report.c.key.in_(sorted(keys)))
            .group_by(report.c.key)
        )
        newest.update({(source, key): revision for key, revision in found})
    return newest


def _row(one: Report, revision: int) -> dict[str, Any]:
    return {
        "id": one.id,
        "source": one.source,
        "key": one.key,
        "revision": revision,
        "published": one.published,
        "edited": one.edited,
        "language": one.language,
        "title": one.title,
        "text": one.text,
        "url": one.url,
        "cells": json.dumps(one.cells, ensure_ascii=False),
    }


def _report(row: Row[Any]) -> Report:
    return Report(
        source=row.source,
        text=row.text,
        published=row.published,
        language=row.language,
        title=row.title,
        key=row.key,
        url=row.url,
        cells=json.loads(row.cells),
        edited=row.edited,
    )


def report_ids(connection: Connection) -> list[str]:
    """The id of every report, sorted."""
    return list(connection.scalars(select(report.c.id).order_by(report.c.id)))


def reports(connection: Connection, ids: Sequence[str]) -> list[Report]:
    """The reports of a batch of ids, by id; those that the ledger does not hold are passed over."""
    rows = connection.execute(select(report).where(report.c.id.in_(ids)).order_by(report.c.id))
    return [_report(row) for row in rows]


def reports_by_prefix(connection: Connection, prefix: str, most: int) -> list[Report]:
    """The first `most` reports whose id begins with `prefix`, sorted by id."""
    # "g" sorts after every hexadecimal digit.
    wanted = and_(report.c.id >= prefix, report.c.id < prefix + "g")
    return [_report(row) for row in connection.execute(select(report).where(wanted).order_by(report.c.id).limit(most))]


def revisions(connection: Connection, source: str, key: str) -> list[Report]:
    """Every revision of one document, oldest first (see `Dated`)."""
    rows = connection.execute(select(report).where(report.c.source == source, report.c.key == key)).all()
    return [_report(row) for row in sorted(rows, key=lambda row: _dated(row).age)]


@dataclass(frozen=True, slots=True)
class Dated:
    """The report `id` is revision `revision` (in order of arrival) of its document, of `moment` (null: unknown).

    The publisher's own times decide which is later, so that files may be added in any order. Two texts of the same time
    both stand: nothing tells which is the right one. Where a document has no times at all (rows of a data set), the
    one that was added last stands.
    """

    id: str
    moment: datetime | None
    revision: int

    @property
    def age(self) -> tuple[datetime, int]:
        """What sorts the revisions of a document, the oldest first."""
        return (self.moment or LONG_AGO, self.revision)

    def is_standing_among(self, document: Sequence[Dated]) -> bool:
        """True where no revision of these replaced it."""
        newest = max(document, key=lambda one: one.age)
        if newest.moment is None:
            return self.id == newest.id
        return self.moment == newest.moment


def superseded(connection: Connection) -> set[str]:
    """The ids of reports that a later revision of the same document replaced."""
    documents = revised_documents(connection).values()
    return {one.id for document in documents for one in document if not one.is_standing_among(document)}


def revised_documents(connection: Connection) -> dict[tuple[str, str], list[Dated]]:
    """The revisions of each document that has more than one, by source and key, the oldest first."""
    again = select(report.c.source, report.c.key).where(report.c.revision == 2).subquery()
    facts = [report.c[name] for name in ("id", "source", "key", "published", "edited", "revision")]
    same = and_(report.c.source == again.c.source, report.c.key == again.c.key)
    documents: dict[tuple[str, str], list[Dated]] = {}
    for row in connection.execute(select(*facts).join(again, same)):
        documents.setdefault((row.source, row.key), []).append(_dated(row))
    return {key: sorted(found, key=lambda one: one.age) for key, found in documents.items()}


def _dated(row: Row[Any]) -> Dated:
    return Dated(row.id, row.edited or row.published, row.revision)


def documents(connection: Connection, named: str) -> list[tuple[str, str]]:
    """Source and key of the documents that have this key or this address, sorted."""
    rows = connection.execute(
        select(report.c.source, report.c.key)
        .where(report.c.key.is_not(None), or_(report.c.key == named, report.c.url == named))
        .distinct()
    )
    return sorted((row.source, row.key) for row in rows)


def count_by_source(connection: Connection) -> list[tuple[str, int, datetime | None, datetime | None]]:
    """Of each source: its id, how many reports (revisions included), and the first and last time of publication."""
    rows = connection.execute(
        select(
            report.c.source,
            func.count(),
            func.min(report.c.published, type_=report.c.published.type),
            func.max(report.c.published, type_=report.c.published.type),
        )
        .group_by(report.c.source)
        .order_by(report.c.source)
    )
    return [(row[0], row[1], row[2], row[3]) for row in rows]


def reports_by(connection: Connection, sources: Iterable[str]) -> list[Report]:
    """Every report of these sources, by id."""
    wanted = select(report).where(report.c.source.in_(sorted(sources))).order_by(report.c.id)
    return [_report(row) for row in connection.execute(wanted)]


def last_change(connection: Connection) -> datetime:
    """The latest time in the logs; the beginning of 1970 where they are empty."""
    found = [
        connection.execute(select(func.max(table.c.at, type_=table.c.at.type))).scalar_one_or_none()
        for table in (import_log, reading_log)
    ]
    return max((one for one in found if one is not None), default=datetime.fromtimestamp(0, UTC))


def is_empty(connection: Connection) -> bool:
    """True where no report and no signal was ever added."""
    return all(connection.execute(select(table).limit(1)).first() is None for table in (report, signal))


def log_import(connection: Connection, added: AddedFile) -> None:
    """Notes when a file was added and what it brought."""
    row = {"at": datetime.now(UTC), "origin": added.path, "version": __version__}
    row |= {"reports_new": added.new, "reports_revised": added.revised, "signals_new": added.alerts_new}
    connection.execute(insert(import_log), [row])


def log_readings(connection: Connection, read: dict[str, tuple[str, str]]) -> None:
    """Notes (lexicon, digest of what was read) of each report whose reading is not what it was at the last time."""
    now = datetime.now(UTC)
    for batch in batches(read):
        last = (
            select(func.max(reading_log.c.number)).where(reading_log.c.report.in_(batch)).group_by(reading_log.c.report)
        )
        known = {
            row.report: row.digest
            for row in connection.execute(
                select(reading_log.c.report, reading_log.c.digest).where(reading_log.c.number.in_(last))
            )
        }
        rows = [
            {"at": now, "report": one, "lexicon": read[one][0], "digest": read[one][1]}
            for one in batch
            if known.get(one) != read[one][1]
        ]
        if rows:
            connection.execute(insert(reading_log), rows)
