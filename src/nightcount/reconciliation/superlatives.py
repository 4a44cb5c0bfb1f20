"""Superlatives: which attack was the largest in like terms, and how much of the record that answer rests on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Any

from nightcount.reconciliation.attack import Account, Attack, Status
from nightcount.reconciliation.cells import target_of
from nightcount.vocabulary import Figure, Measure, Number, Weapon


@dataclass(frozen=True, slots=True)
class Place:
    """Attack `attack` (its id), of `night`, counted `figure`; `account` says how that is known."""

    night: date
    attack: str
    figure: Figure
    account: Account

    @property
    def low(self) -> Number:
        """The least that it can have been; zero where only an upper bound is known."""
        return self.figure.low or 0

    @property
    def high(self) -> Number | None:
        """The most that it can have been, null where nothing bounds it."""
        return self.figure.high


@dataclass(frozen=True)
class Ranking:
    """The attacks of the record by `measure` of `weapon`, the largest first (`places`), of those before `before`.

    `first` and `last` are the ends of the record that was looked at, null for an empty one. `unknown` are the ids of
    attacks of which the count is not bounded above (nothing is recorded, or only "at least"); `silent` are the nights
    between the ends of which the record holds no attack at all. Neither is taken for calm.
    """

    measure: Measure
    weapon: Weapon | None
    before: date | None
    places: tuple[Place, ...]
    first: date | None
    last: date | None
    unknown: tuple[str, ...]
    silent: tuple[date, ...]

    @property
    def leader(self) -> Place | None:
        """The attack that was certainly at least this large; null for an empty record. Of equals, the earlier one."""
        return self.places[0] if self.places else None

    @cached_property
    def rivals(self) -> tuple[Place, ...]:
        """Attacks whose bounds leave open that they were larger than the leader."""
        if not self.places:
            return ()
        least = self.places[0].low
        return tuple(one for one in self.places[1:] if one.high is None or one.high > least)

    @property
    def is_certain(self) -> bool:
        """True when no attack of the record can have been larger than the leader: nothing is open, nothing disputed."""
        leader = self.leader
        return (
            leader is not None and leader.account.status is not Status.DISPUTED and not self.rivals and not self.unknown
        )

    def as_json(self) -> dict[str, Any]:
        """The ranking as a JSON object; `places` as night, attack and figure."""
        return {
            "measure": self.measure.value,
            "weapon": self.weapon.value if self.weapon else None,
            "before": self.before.isoformat() if self.before else None,
            "places": [
                {
                    "night": p.night.isoformat(),
                    "attack": p.attack,
                    **p.figure.as_json(),
                    "status": p.account.status.value,
                }
                for p in self.places
            ],
            "first": self.first.isoformat() if self.first else None,
            "last": self.last.isoformat() if self.last else None,
            "unknown": list(self.unknown),
            "silent": [night.isoformat() for night in self.silent],
            "rivals": [p.attack for p in self.rivals],
            "is_certain": self.is_certain,
        }


def largest(
    attacks: Iterable[Attack],
    measure: Measure,
    weapon: Weapon | None,
    before: date | None = None,
    *,
    since: date | None = None,
    attacker: str = "RU",
) -> Ranking:
    """The attacks of `attacker` by the national count of `measure` of `weapon`, on nights from `since` to `before`.

    `weapon` is null for measures that are no counts of weapons; the count is that of the country attacked.
    `before` is excluded, so that a night can be held against what came before it. Attacks are ordered by the least
    that they can have been, so a bound never beats a count; equals stand in the order of their dates.
    """
    wanted = [
        a
        for a in sorted(attacks, key=lambda a: a.id)
        if a.attacker == attacker and (before is None or a.night < before) and (since is None or a.night >= since)
    ]
    places: list[Place] = []
    unknown: list[str] = []
    for attack in wanted:
        account = attack.account(measure, weapon, target_of(attacker))
        known = account is not None and account.status is not Status.SUPERSEDED and account.figure.is_known
        if account is not None and known:
            places.append(Place(attack.night, attack.id, account.figure, account))
        if account is None or not known or account.figure.high is None:
            unknown.append(attack.id)
    places.sort(key=lambda p: (-p.low, p.attack))
    nights = {a.night for a in wanted}
    return Ranking(
        measure=measure,
        weapon=weapon,
        before=before,
        places=tuple(places),
        first=min(nights, default=None),
        last=max(nights, default=None),
        unknown=tuple(unknown),
        silent=_silent(nights),
    )


def _silent(nights: set[date]) -> tuple[date, ...]:
    if not nights:
        return ()
    first, last = min(nights), max(nights)
    every = (first + timedelta(days=n) for n in range((last - first).days + 1))
    return tuple(night for night in every if night not in nights)
