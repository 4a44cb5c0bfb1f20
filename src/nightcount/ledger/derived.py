"""The derived zone: what was read and reconciled. Functions on a connection; rows are replaced, never altered in part.

The ledger stores attacks as the JSON that `Attack.as_json` gives, because attacks are made above it.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from hashlib import sha256
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, Table, delete, func, insert, or_, select

from nightcount.ledger import tables
from nightcount.ledger.canonical import canonical, fingerprint
from nightcount.ledger.kept import log_readings
from nightcount.ledger.outcome import batches
from nightcount.ledger.tables import DERIVED, account, attack, claim, context, problem, quotation, reading
from nightcount.ledger.tables import report as reports
from nightcount.reading.claim import Claim, Reading

_SAID: tuple[tuple[Table, str], ...] = ((problem, "problems"), (quotation, "quotations"), (context, "context"))


def record_readings(connection: Connection, read: Mapping[str, Reading]) -> None:
    """Replaces what these reports were read to say, and logs the readings that differ from the last ones."""
    rows: dict[Table, list[dict[str, Any]]] = {table: [] for table in (reading, claim, problem, quotation, context)}
    digests = {}
    for report, one in read.items():
        digests[report] = (one.lexicon, fingerprint(_meaning(one)))
        rows[reading].append(
            {"report": report, "language": one.language, "coverage": one.coverage, "lexicon": one.lexicon}
        )
        rows[claim].extend({said.id: claim_row(report, said) for said in one.claims}.values())
        for table, name in _SAID:
            rows[table].extend(_said_rows(report, getattr(one, name)))
    for table, given in rows.items():
        for batch in batches(read):
            connection.execute(delete(table).where(table.c.report.in_(batch)))
        if given:
            connection.execute(insert(table), given)
    log_readings(connection, digests)


def _meaning(one: Reading) -> dict[str, Any]:
    parts = {name: [said.as_json() for said in getattr(one, name)] for _, name in _SAID}
    return {"claims": [said.id for said in one.claims], "language": one.language, "coverage": one.coverage, **parts}


def claim_row(report: str, said: Claim) -> dict[str, Any]:
    """The row of a claim of this report."""
    return {
        "id": said.id,
        "report": report,
        "night": said.night,
        "measure": said.measure.value,
        "weapon": said.weapon.value if said.weapon else None,
        "payload": canonical(said.as_json()),
    }


def _said_rows(report: str, said: Iterable[Any]) -> Iterator[dict[str, Any]]:
    for position, one in enumerate(said):
        payload = one.as_json()
        yield {"report": report, "position": position, "kind": payload.get("kind"), "payload": canonical(payload)}


def claims(connection: Connection, wanted: Select[Any]) -> list[Claim]:
    """The claims that `wanted` (a select of claim payloads) finds."""
    return [Claim.from_json(json.loads(payload)) for payload in connection.scalars(wanted)]


def claims_of(connection: Connection, column: str, values: Iterable[Any]) -> list[Claim]:
    """The claims whose `column` (`id`, `report`, `night`) is one of `values`, by report, place in the text and id.

    Among nights, null stands for claims of no known night.
    """
    found: list[Claim] = []
    for batch in batches(values):
        wanted: ColumnElement[bool] = claim.c[column].in_([one for one in batch if one is not None])
        if None in batch:
            wanted = or_(wanted, claim.c[column].is_(None))
        found += claims(connection, select(claim.c.payload).where(wanted))
    return sorted(found, key=lambda one: (one.report, one.start, one.end, one.id))


def every_claim(connection: Connection) -> list[Claim]:
    """Every claim, by report, place in the text and id."""
    found = claims(connection, select(claim.c.payload))
    return sorted(found, key=lambda one: (one.report, one.start, one.end, one.id))


def claim_ids(connection: Connection) -> set[str]:
    """The id of every claim."""
    return set(connection.scalars(select(claim.c.id)))


def claim_sources(connection: Connection, ids: Iterable[str]) -> dict[str, str]:
    """The source of each of these claims, by the claim's id."""
    said_by = select(claim.c.id, tables.report.c.source).join(tables.report, tables.report.c.id == claim.c.report)
    rows = (row for batch in batches(ids) for row in connection.execute(said_by.where(claim.c.id.in_(batch))))
    return {row.id: row.source for row in rows}


def claim_nights(connection: Connection, reports: Iterable[str] | None = None) -> set[date]:
    """The nights that claims speak of: of these reports, or of all."""
    if reports is None:
        return set(connection.scalars(select(claim.c.night).where(claim.c.night.is_not(None)).distinct()))
    return {
        night
        for batch in batches(reports)
        for night in connection.scalars(select(claim.c.night).where(claim.c.report.in_(batch)).distinct())
        if night is not None
    }


def night_times(connection: Connection) -> dict[date, tuple[datetime, datetime]]:
    """Of each night, when a report that speaks of it was first published, and last published or edited."""
    last = func.max(func.coalesce(reports.c.edited, reports.c.published, type_=reports.c.edited.type))
    rows = connection.execute(
        select(claim.c.night, func.min(reports.c.published, type_=reports.c.published.type), last)
        .join(reports, reports.c.id == claim.c.report)
        .where(claim.c.night.is_not(None), reports.c.published.is_not(None))
        .group_by(claim.c.night)
    )
    return {row[0]: (row[1], row[2]) for row in rows}


def said_in(connection: Connection, what: str, reports: Collection[str]) -> list[tuple[str, dict[str, Any]]]:
    """(report, JSON) of each of the `problem`, `quotation` or `context` of these reports, in order."""
    table = {"problem": problem, "quotation": quotation, "context": context}[what]
    found: list[tuple[str, dict[str, Any]]] = []
    for batch in batches(sorted(reports)):
        rows = connection.execute(
            select(table.c.report, table.c.payload)
            .where(table.c.report.in_(batch))
            .order_by(table.c.report, table.c.position)
        )
        found += [(row.report, json.loads(row.payload)) for row in rows]
    return found


def save_attacks(connection: Connection, attacks: Mapping[date, Sequence[dict[str, Any]]]) -> None:
    """Replaces the attacks of each of these nights by those given."""
    for batch in batches(attacks):
        connection.execute(delete(account).where(account.c.night.in_(batch)))
        connection.execute(delete(attack).where(attack.c.night.in_(batch)))
    attack_rows = []
    account_rows = []
    for night, given in attacks.items():
        for said in given:
            head = {"id": said["id"], "night": night, "attacker": said["attacker"], "part": said["part"]}
            attack_rows.append({**head, "payload": canonical(said)})
            account_rows += [
                {**_account_row(one), "attack": said["id"], "night": night, "position": position}
                for position, one in enumerate(said["accounts"])
            ]
    for table, rows in ((attack, attack_rows), (account, account_rows)):
        if rows:
            connection.execute(insert(table), rows)


_COLUMNS = ("measure", "weapon", "model", "object", "place", "low", "high", "status")


def _account_row(said: dict[str, Any]) -> dict[str, Any]:
    return {name: said[name] for name in _COLUMNS}


def attacks_between(connection: Connection, start: date | None, end: date | None) -> list[dict[str, Any]]:
    """The attacks of the nights `start` to `end`, both inclusive, null for open, by id."""
    wanted = select(attack.c.payload)
    if start is not None:
        wanted = wanted.where(attack.c.night >= start)
    if end is not None:
        wanted = wanted.where(attack.c.night <= end)
    payloads = connection.scalars(wanted.order_by(attack.c.id)).all()
    found: list[dict[str, Any]] = []
    # One document to parse is faster than a thousand; one of all of them would hold up other threads for long.
    for batch in batches(payloads, 100):
        found += json.loads(f"[{','.join(batch)}]")
    return found


def attack_nights(connection: Connection) -> list[date]:
    """The nights that have an attack, in order."""
    return list(connection.scalars(select(attack.c.night).distinct().order_by(attack.c.night)))


def digests_by_night(connection: Connection) -> dict[date, str]:
    """A hash of the attacks of each night."""
    found: dict[date, list[str]] = {}
    for row in connection.execute(select(attack.c.night, attack.c.payload).order_by(attack.c.id)):
        found.setdefault(row.night, []).append(row.payload)
    return {night: fingerprint(payloads) for night, payloads in found.items()}


def empty(connection: Connection) -> None:
    """Drops everything derived."""
    for table in DERIVED:
        connection.execute(delete(table))


def digest(connection: Connection) -> str:
    """The SHA-256 of everything derived, in canonical order."""
    hashed = sha256()
    for table in sorted(DERIVED, key=lambda one: one.name):
        hashed.update(table.name.encode())
        for row in connection.execute(select(table).order_by(*table.primary_key)):
            hashed.update(
                canonical([value.isoformat() if isinstance(value, date) else value for value in row]).encode()
            )
    return hashed.hexdigest()
