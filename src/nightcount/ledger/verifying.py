"""Verifying: is the file whole, does every id fit what it stands for, and does everything derived rest on something?"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, Table, func, select

from nightcount.ledger import kept, reviewing
from nightcount.ledger.dialect import file_faults
from nightcount.ledger.outcome import batches
from nightcount.ledger.tables import account, attack, claim, reading, report, review
from nightcount.reading.claim import Claim


def counts(connection: Connection) -> dict[str, int]:
    """How many reports, claims, attacks and reviews a ledger holds."""
    tables: dict[str, Table] = {"reports": report, "claims": claim, "attacks": attack, "reviews": review}
    return {
        name: connection.execute(select(func.count()).select_from(table)).scalar_one() for name, table in tables.items()
    }


def faults(connection: Connection) -> Iterator[str]:
    """What is wrong with a ledger, a sentence each; nothing where it is whole.

    That accounts are what the rules make of the claims is not asked here: `rebuild` tells that.
    """
    damage = list(file_faults(connection))
    yield from damage
    if damage:
        return  # what else is found then says nothing
    yield from _reports(connection)
    claims = yield from _claims(connection)
    yield from _attacks(connection, claims)
    yield from _reviews(connection)


def _reports(connection: Connection) -> Iterator[str]:
    unread = set(connection.scalars(select(report.c.id))) - set(connection.scalars(select(reading.c.report)))
    yield from (f"the report {one[:12]} was never read" for one in sorted(unread))
    for batch in batches(kept.report_ids(connection)):
        held = {one.id for one in kept.reports(connection, batch)}
        yield from (
            f"the text of the report {one[:12]} is not the one that was added" for one in batch if one not in held
        )


def _claims(connection: Connection) -> Any:
    ids = set()
    for row in connection.execute(select(claim.c.id, claim.c.payload)):
        said = Claim.from_json(json.loads(row.payload))
        ids.add(row.id)
        if said.id != row.id:
            yield f"the claim {row.id[:10]} does not say what its id stands for"
    return ids


def _attacks(connection: Connection, claims: set[str]) -> Iterator[str]:
    counted = select(account.c.attack, func.count()).group_by(account.c.attack)
    listed = {row[0]: row[1] for row in connection.execute(counted)}
    for row in connection.execute(select(attack.c.id, attack.c.payload)):
        said = json.loads(row.payload)
        if len(said["accounts"]) != listed.get(row.id, 0):
            yield f"the attack {row.id} does not list its accounts"
        named = {one for made in said["accounts"] for one in (*made["claims"], *made["against"])}
        yield from (f"the attack {row.id} rests on the claim {one[:10]}, which is not there" for one in named - claims)


def _reviews(connection: Connection) -> Iterator[str]:
    held = {one.id for one in reviewing.reviews(connection)}
    stored = set(connection.scalars(select(review.c.id)))
    yield from (f"the review {one[:10]} does not say what its id stands for" for one in sorted(stored - held))
    decided = {one.review.id for one in reviewing.standings(connection)}
    yield from (f"the review {one[:10]} was never applied" for one in sorted(held - decided))
