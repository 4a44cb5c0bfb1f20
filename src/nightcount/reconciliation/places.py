"""Places: which counts of one place were the largest, and by which models the most was launched.

A count of a place stands beside the national one and is ranked beside others like it, never added to anything.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from nightcount.reconciliation.attack import Account, Attack, Status
from nightcount.reconciliation.cells import REGIONAL, target_of
from nightcount.vocabulary import Measure, Weapon, lies_in


@dataclass(frozen=True, slots=True)
class PlaceCount:
    """On `night`, attack `attack` (its id), `account` counts something at its place; `low` is the least it can be."""

    night: date
    attack: str
    account: Account

    @property
    def low(self) -> float:
        """The number that is surely reached."""
        return float(self.account.figure.low or 0)


@dataclass(frozen=True, slots=True)
class ModelCount:
    """The attacks that launched `model` (of class `weapon`), the largest first; `attacks` is how many there were."""

    model: str
    weapon: Weapon
    largest: tuple[PlaceCount, ...]
    attacks: int


def largest_at_places(
    attacks: Iterable[Attack], measure: Measure, within: str | None = None, object: str | None = None
) -> list[PlaceCount]:
    """The counts of `measure` at places finer than a country, the largest first; of equals the earlier one.

    `within` is an area that the place is or lies in, null for any, those that are not stated among them. Of `object`
    alone where it is given. What has no lower bound is not ranked.
    """
    found = [
        PlaceCount(attack.night, attack.id, account)
        for attack in attacks
        for account in attack.accounts
        if account.measure is measure
        and account.figure.low is not None
        and account.status is not Status.SUPERSEDED
        and account.place != target_of(attack.attacker)
        and not account.place.startswith(REGIONAL)
        and (within is None or lies_in(account.place, within))
        and (object is None or account.object == object)
    ]
    return sorted(found, key=lambda one: (-one.low, one.attack, one.account.place))


def largest_by_model(attacks: Iterable[Attack], attacker: str = "RU", limit: int = 3) -> list[ModelCount]:
    """Every model of which a national count of launches is known, with its `limit` largest; by class, then by size."""
    counted: dict[tuple[Weapon, str], list[PlaceCount]] = {}
    for attack, account in _models(attacks, attacker):
        if account.weapon and account.model:
            one = PlaceCount(attack.night, attack.id, account)
            counted.setdefault((account.weapon, account.model), []).append(one)
    order = list(Weapon)
    found = [
        ModelCount(model, weapon, tuple(sorted(all_of, key=lambda one: (-one.low, one.attack))[:limit]), len(all_of))
        for (weapon, model), all_of in counted.items()
    ]
    return sorted(found, key=lambda one: (order.index(one.weapon), -one.largest[0].low, one.model))


def _models(attacks: Iterable[Attack], attacker: str) -> Iterator[tuple[Attack, Account]]:
    for attack in attacks:
        if attack.attacker == attacker:
            for account in attack.accounts:
                is_launched = account.measure is Measure.LAUNCHED and account.model is not None
                is_national = account.place == target_of(attacker) and account.status is not Status.SUPERSEDED
                if is_launched and is_national and account.figure.low:
                    yield attack, account
