"""Spoken of: the account that a claim of an article speaks of."""

from __future__ import annotations

from dataclasses import dataclass

from nightcount.checking.bench import Bench, country_of
from nightcount.checking.cells import Cells
from nightcount.reading.claim import Claim
from nightcount.reconciliation.attack import Account, Attack, Status
from nightcount.reconciliation.cells import UNPLACED
from nightcount.vocabulary import COUNTRY, Measure, Weapon, class_of


@dataclass(frozen=True, slots=True)
class SpokenOf:
    """The claim speaks of `account` in `attack`; `whole` when that is the country's and the claim names a place.

    `mix` when the account is of a class, and the claim counts several models of it together.
    """

    attack: Attack
    account: Account
    whole: bool = False
    mix: bool = False


def spoken_of(claim: Claim, attack: Attack, bench: Bench) -> list[SpokenOf]:
    """The accounts of the claim's measure, weapon, object and place in one attack, the likeliest first.

    There is more than one only for a count of people, places or objects of which the article does not say where.
    """
    if claim.measure.counts != "weapon":
        return [SpokenOf(attack, account) for account in _counts_of(claim, attack, bench)]
    found = _weapons(claim, attack, bench)
    return [found] if found is not None else []


def _weapons(claim: Claim, attack: Attack, bench: Bench) -> SpokenOf | None:
    place = claim.place if claim.place not in (None, COUNTRY, "RU") else None
    models = models_of(claim)
    if models:
        found = _model(claim.measure, models, attack, place)
        if found is not None or len(models) == 1:
            away = found is not None and place is not None and found.place != place
            return SpokenOf(attack, found, whole=away) if found is not None else None
    if place is not None:
        here = attack.account(claim.measure, claim.weapon or Weapon.ALL, place)
        if here is not None and here.figure.is_known:
            return SpokenOf(attack, here)
    national = bench.cells(attack).get(claim.measure, claim.weapon or Weapon.ALL)
    if national is None:
        return None
    return SpokenOf(attack, national, whole=place is not None, mix=bool(models))


def models_of(claim: Claim) -> tuple[str, ...]:
    """The models that a claim counts; one that is of another class than the claim's only stands beside it."""
    weapon = claim.weapon or Weapon.ALL
    return tuple(model for model in claim.models if (found := class_of(model)) is None or found.is_kind_of(weapon))


def above(claim: Claim, cells: Cells) -> Account | None:
    """The account of the nearest class that holds the claim's weapon, where it has none of its own."""
    weapon = claim.weapon or Weapon.ALL
    line = weapon.line if models_of(claim) else weapon.line[1:]
    return next((account for one in line if (account := cells.get(claim.measure, one)) is not None), None)


def _counts_of(claim: Claim, attack: Attack, bench: Bench) -> list[Account]:
    """The accounts of a count of people, places or objects: of the place named, else of where it may be meant."""
    same: dict[str, Account] = {}
    for account in attack.accounts:
        wanted = account.measure is claim.measure and account.object == claim.object and account.figure.is_known
        if wanted and (account.place not in same or account.weapon is claim.weapon):
            same[account.place] = account
    if claim.place not in (None, COUNTRY, "RU"):
        return [same[claim.place]] if claim.place in same else []
    places = (country_of(attack), UNPLACED, bench.place)
    return [same[place] for place in places if place in same] or (list(same.values()) if len(same) == 1 else [])


def _model(measure: Measure, models: tuple[str, ...], attack: Attack, place: str | None) -> Account | None:
    """The account of a model, or of exactly the models that the claim counts together: of its place, else national."""
    wanted = set(models)
    found = {
        account.place: account
        for account in attack.accounts
        if account.measure is measure and account.model is not None and account.status is not Status.SUPERSEDED
        if set(account.model.split(" + ")) == wanted
    }
    return found.get(place or "") or found.get(country_of(attack))
