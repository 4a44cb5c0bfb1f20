"""Reviews, kept for ever, and what became of each, derived. Functions on a connection."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, and_, delete, insert, select

from nightcount.ledger.canonical import canonical
from nightcount.ledger.derived import claim_row, claims, claims_of
from nightcount.ledger.outcome import batches
from nightcount.ledger.tables import claim, review, reviewed
from nightcount.reading.claim import Claim
from nightcount.reviews import Review, Standing, State


def add_reviews(connection: Connection, given: Sequence[Review]) -> int:
    """Adds what is new of these reviews; how many were."""
    new: dict[str, Review] = {}
    for batch in batches(given):
        known = set(connection.scalars(select(review.c.id).where(review.c.id.in_([one.id for one in batch]))))
        new.update({one.id: one for one in batch if one.id not in known})
    rows = [
        {"id": one.id, "at": one.at, "verb": one.verb.value, "payload": canonical(one.as_json())}
        for one in new.values()
    ]
    if rows:
        connection.execute(insert(review), rows)
    return len(rows)


def reviews(connection: Connection, prefix: str = "") -> list[Review]:
    """Every review whose id begins with `prefix`, by time and id."""
    # "g" sorts after every hexadecimal digit.
    wanted = select(review.c.payload).where(review.c.id >= prefix, review.c.id < prefix + "g")
    found = [Review.from_json(json.loads(payload)) for payload in connection.scalars(wanted)]
    return sorted(found, key=lambda one: one.order)


def claims_by_prefix(connection: Connection, prefix: str, most: int) -> list[Claim]:
    """The first `most` claims whose id begins with `prefix`, sorted by id."""
    wanted = and_(claim.c.id >= prefix, claim.c.id < prefix + "g")
    return claims(connection, select(claim.c.payload).where(wanted).order_by(claim.c.id).limit(most))


def standings(connection: Connection) -> list[Standing]:
    """What became of each review, as it was last worked out, by time."""
    rows = {row.review: row for row in connection.execute(select(reviewed))}
    if not rows:
        return []
    named = {one for row in rows.values() for one in (row.claim, row.corrected) if one}
    found = {one.id: one for one in claims_of(connection, "id", sorted(named))}
    return [
        Standing(one, State(row.state), row.because, found.get(row.claim), found.get(row.corrected))
        for one in reviews(connection)
        if (row := rows.get(one.id)) is not None
    ]


def save_standings(connection: Connection, given: Iterable[Standing]) -> None:
    """Replaces what became of the reviews, and the claims that they put in the place of others."""
    corrected = connection.scalars(select(reviewed.c.corrected).where(reviewed.c.corrected.is_not(None))).all()
    for batch in batches(corrected):
        connection.execute(delete(claim).where(claim.c.id.in_(batch)))
    connection.execute(delete(reviewed))
    rows: list[dict[str, Any]] = []
    made: list[dict[str, Any]] = []
    for one in given:
        ids = {name: said.id if said else None for name, said in (("claim", one.claim), ("corrected", one.corrected))}
        rows.append(
            {"review": one.review.id, "state": one.state.value, "because": one.because, **ids}
            | {"is_struck": one.is_struck}
        )
        if one.corrected:
            made.append(claim_row(one.corrected.report, one.corrected))
    for table, new in ((claim, made), (reviewed, rows)):
        if new:
            connection.execute(insert(table), new)


def struck(connection: Connection) -> set[str]:
    """The ids of the claims that no longer count, by reviews in force."""
    return {one for one in connection.scalars(select(reviewed.c.claim).where(reviewed.c.is_struck)) if one}
