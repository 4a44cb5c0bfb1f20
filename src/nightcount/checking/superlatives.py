"""Superlatives: whether a night was the largest so far, in like terms, and what the record before it was.

Drones are compared with drones and all with all, one attack with one attack, and only with nights before the one that
the article speaks of. Nights of which the ledger has no exact figure are counted and told, never taken as smaller.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from nightcount.checking.finding import RunnerUp
from nightcount.checking.index import Index, Spot
from nightcount.reconciliation.attack import Account, Attack
from nightcount.vocabulary import Weapon


class Standing(StrEnum):
    """Of a night among those before it."""

    LARGEST = "largest"
    EQUALLED = "equalled"
    EXCEEDED = "exceeded"
    UNCERTAIN = "uncertain"
    ALONE = "alone"


@dataclass(frozen=True, slots=True)
class Comparison:
    """`account` of `attack` against the nights before: its `standing`, the one to beat, those that were larger.

    `since` is the first night with a figure in like terms; `nights` the calendar nights from it to this one, of which
    the ledger has no exact figure for `lacking`.
    """

    attack: Attack
    account: Account
    standing: Standing
    runner_up: Spot | None
    larger: tuple[Spot, ...]
    since: date | None
    nights: int
    lacking: int

    @property
    def is_telling(self) -> bool:
        """True when the ledger has a figure for at least half of the nights: with fewer, silence would be agreement."""
        return self.lacking * 2 <= self.nights


def compare_with_past(attack: Attack, account: Account, index: Index) -> Comparison:
    """How an attack stands among those before it in the measure and weapon of `account`."""
    weapon = account.weapon or Weapon.ALL
    series = index.series(account.measure, weapon, attack.attacker)
    past = [spot for spot in series if spot.night < attack.night]
    rival = max(past, key=lambda spot: spot.account.figure.low or 0, default=None)
    low, high = account.figure.low or 0, account.figure.high
    larger = tuple(spot for spot in past if high is not None and (spot.account.figure.low or 0) > high)
    since = past[0].night if past else None
    nights = (attack.night - since).days if since else 0
    exact = {spot.night for spot in past if spot.account.figure.is_exact}
    return Comparison(
        attack, account, _standing(rival, larger, low, past), rival, larger, since, nights, max(0, nights - len(exact))
    )


def _standing(rival: Spot | None, larger: tuple[Spot, ...], low: float, past: Iterable[Spot]) -> Standing:
    if rival is None:
        return Standing.ALONE
    if larger:
        return Standing.EXCEEDED
    best = rival.account.figure.low or 0
    if best == low and rival.account.figure.is_exact:
        return Standing.EQUALLED
    unclear = any(
        spot.account.figure.high is not None and not spot.account.figure.is_exact and spot.account.figure.high >= low
        for spot in past
    )
    return Standing.LARGEST if best < low and not unclear else Standing.UNCERTAIN


def runner_up(spot: Spot | None) -> RunnerUp | None:
    """The night that had to be beaten, as a finding shows it."""
    if spot is None:
        return None
    figure = spot.account.figure
    return RunnerUp(spot.night, spot.account.weapon or Weapon.ALL, figure.low, figure.high)
