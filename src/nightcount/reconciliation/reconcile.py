"""Reconcile: what is claimed of a night becomes one account a cell, each with its rule and its claims."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime

from nightcount.reading.claim import Claim
from nightcount.reconciliation.accounts import Balanced, stated
from nightcount.reconciliation.attack import Account, Attack
from nightcount.reconciliation.candidates import candidates
from nightcount.reconciliation.cells import target_of, without_parts
from nightcount.reconciliation.choice import choose
from nightcount.reconciliation.listings import bulletins, listings
from nightcount.reconciliation.parts import parts_of_day
from nightcount.reconciliation.reviewing import settled_cells, with_reviews
from nightcount.reviews import NOTHING, Reviewed
from nightcount.sources.report import Report
from nightcount.vocabulary import Measure, Weapon

_MEASURES = {measure.value: place for place, measure in enumerate(Measure)}
_WEAPONS = {weapon.value: place for place, weapon in enumerate(Weapon)}


def reconcile(
    night: date,
    claims: Sequence[Claim],
    reports: Mapping[str, Report],
    superseded: Collection[str] = (),
    reviewed: Reviewed = NOTHING,
) -> list[Attack]:
    """The attacks of `night`, one for each attacker and part, sorted by id, from all claims made about that night.

    `reports` holds the reports of the claims by id, `superseded` the ids of those that a later revision replaced:
    their claims are history. `claims` are those that count: what `reviewed` strikes is not among them. The result
    depends on what is given, never on its order. The national counts are bound by the sums of VOCABULARY; counts of
    other places stand beside them in cells of their own (`cells.place_of`).
    """
    distinct = sorted({claim.id: claim for claim in claims}.items())
    groups = parts_of_day([claim for _, claim in distinct], bulletins(claims, reports), reports)
    found = [
        with_reviews(_attack(night, key, members, reports, superseded, reviewed), members, reviewed)
        for key, members in groups.items()
    ]
    return sorted(found, key=lambda attack: attack.id)


def _attack(
    night: date,
    key: tuple[str, str],
    members: Sequence[Claim],
    reports: Mapping[str, Report],
    superseded: Collection[str],
    reviewed: Reviewed,
) -> Attack:
    gone = frozenset(superseded)
    listed = listings(without_parts(members), reports, gone)
    settled = settled_cells(f"{night.isoformat()}-{key[0]}-{key[1]}", reviewed)
    choices = {
        cell: choose(Measure(cell[0]), found, settled.get(cell))
        for cell, found in candidates(listed, reports, reviewed.upheld, settled).items()
    }
    current = [one for one in listed if one.id not in gone]
    balanced = Balanced(choices, current, target_of(key[0]))
    accounts = [*balanced.accounts(), *(stated(c, choices[c]) for c in choices if c not in balanced.cells)]
    return Attack(
        night=night,
        attacker=key[0],
        part=key[1],
        window=_window(members, gone),
        accounts=tuple(sorted(accounts, key=lambda one: _order(one, target_of(key[0])))),
        conflicts=balanced.conflicts,
    )


def _window(claims: Sequence[Claim], gone: Collection[str]) -> tuple[datetime | None, datetime | None]:
    """From the first start to the last end that is told of the national attack; null where none is."""
    current = [c for c in claims if c.report not in gone and c.role != "regional"]
    starts = [c.window[0] for c in current if c.window[0]]
    ends = [c.window[1] for c in current if c.window[1]]
    return (min(starts, default=None), max(ends, default=None))


def _order(one: Account, target: str) -> tuple[int, int, bool, str, str, str]:
    weapon = _WEAPONS[one.weapon.value] if one.weapon else -1
    return (_MEASURES[one.measure.value], weapon, one.place != target, one.place, one.object or "", one.model or "")
