"""Spoken of: the account that a claim of an article speaks of."""

from __future__ import annotations

from dataclasses import dataclass

from nightcount.checking.bench import Bench, country_of
from nightcount.checking.cells import Cells
from nightcount.reading.claim import Claim
from nightcount.reconciliation.attack import Account, Attack, Status
from nightcount.vocabulary import COUNTRY, Weapon


@dataclass(frozen=True, slots=True)
class SpokenOf:
    """The claim speaks of `account` in `attack`; `whole` when that is the country's and the claim names a place."""

    attack: Attack
    account: Account
    whole: bool = False


def spoken_of(claim: Claim, attack: Attack, bench: Bench) -> SpokenOf | None:
    """The account of the claim's measure, weapon, object and place in one attack; null where the record has none."""
    place = claim.place if claim.place not in (None, COUNTRY, "RU") else None
    if claim.measure.counts != "weapon":
        found = _count_of(claim, attack, place)
        return SpokenOf(attack, found) if found is not None else None
    if claim.models:
        found = _model(claim, attack)
        return SpokenOf(attack, found, whole=place is not None) if found is not None else None
    if place is not None:
        here = attack.account(claim.measure, claim.weapon or Weapon.ALL, place)
        if here is not None and here.figure.is_known:
            return SpokenOf(attack, here)
    national = bench.cells(attack).get(claim.measure, claim.weapon or Weapon.ALL)
    return SpokenOf(attack, national, whole=place is not None) if national is not None else None


def above(claim: Claim, cells: Cells) -> Account | None:
    """The account of the nearest class that holds the claim's weapon, where it has none of its own."""
    weapon = claim.weapon or Weapon.ALL
    line = weapon.line if claim.models else weapon.line[1:]
    return next((account for one in line if (account := cells.get(claim.measure, one)) is not None), None)


def _count_of(claim: Claim, attack: Attack, place: str | None) -> Account | None:
    """The account of a count of people, places or objects: of the place named, else of the country or only place."""
    same = [
        account
        for account in attack.accounts
        if account.measure is claim.measure and account.object == claim.object and account.figure.is_known
    ]
    wanted = place or country_of(attack)
    here = [account for account in same if account.place == wanted]
    if not here and place is None and len({account.place for account in same}) == 1:
        here = same
    exact = [account for account in here if account.weapon is claim.weapon]
    chosen = exact or [account for account in here if account.weapon in (None, Weapon.ALL)] or here[:1]
    return chosen[0] if chosen else None


def _model(claim: Claim, attack: Attack) -> Account | None:
    """The account of a model, or of exactly the models that the claim names together."""
    wanted = {" and ".join(claim.models), "/".join(claim.models), ", ".join(claim.models)}
    for account in attack.accounts:
        named = account.model is not None and account.model in wanted
        if named and account.measure is claim.measure and account.status is not Status.SUPERSEDED:
            return account
    return None
