"""Index: the attacks of a record arranged for looking up a number, a night, and the largest night before another."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import accumulate

from nightcount.checking.record import Record
from nightcount.reconciliation.attack import Account, Attack, Status
from nightcount.reviews import Review
from nightcount.vocabulary import COUNTRY, Measure, Number, Weapon

Cell = tuple[Measure, Weapon | None]


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a number stands: an account within its attack."""

    attack: Attack
    account: Account

    @property
    def night(self) -> date:
        """The night of the attack."""
        return self.attack.night


@dataclass
class Index:
    """The accounts of `attacks` by what is asked of them. Built once for each answer of `Record.attacks`."""

    attacks: Sequence[Attack]
    _largest: dict[tuple[str, Measure, Weapon], tuple[list[Spot], list[date]]] = field(default_factory=dict)

    def on(self, night: date, attacker: str) -> list[Attack]:
        """The attacks of a night by one side: the one of the night itself first, then the one of the day."""
        return self._by_night.get((night, attacker), [])

    def number(self, measure: Measure, weapon: Weapon | None, number: Number) -> list[Spot]:
        """Every night on which the national account of a cell is exactly `number`."""
        return self._by_number.get(number, {}).get((measure, weapon), [])

    def anywhere(self, number: Number) -> dict[Cell, list[Spot]]:
        """Every national account that is exactly `number`, by cell."""
        return self._by_number.get(number, {})

    def series(self, measure: Measure, weapon: Weapon, attacker: str = "RU") -> list[Spot]:
        """The national accounts of a cell over time, those with a lower bound, in order of their nights."""
        return self._by_cell.get((attacker, measure, weapon), [])

    def largest_before(
        self, night: date, weapon: Weapon, attacker: str = "RU", measure: Measure = Measure.LAUNCHED
    ) -> Spot | None:
        """The largest night in like terms before `night`; the earlier one of two that are equal."""
        key = (attacker, measure, weapon)
        if key not in self._largest:
            series = self.series(measure, weapon, attacker)
            self._largest[key] = list(accumulate(series, _larger)), [spot.night for spot in series]
        largest, nights = self._largest[key]
        before = bisect_left(nights, night)
        return largest[before - 1] if before else None

    @cached_property
    def nights(self) -> list[date]:
        """Every night of the record, once, in order."""
        return sorted({attack.night for attack in self.attacks})

    def reviews(self, claims: Iterable[str], attacks: Iterable[Attack], cells: Collection[Cell]) -> tuple[Review, ...]:
        """What people decided about these claims, and about these cells of these attacks, by time."""
        found = [review for claim in claims for review in self._by_claim.get(claim, ())]
        for attack in attacks:
            named = {one for a in attack.accounts if (a.measure, a.weapon) in cells for one in a.reviews}
            found += [review for review in attack.reviews if review.id in named]
        return tuple(sorted({one.id: one for one in found}.values(), key=lambda one: one.order))

    @cached_property
    def _by_claim(self) -> dict[str, list[Review]]:
        """The reviews behind each claim: those of the account that words, not sums, rest on it."""
        found: dict[str, list[Review]] = defaultdict(list)
        for attack in self.attacks:
            for account in attack.accounts if attack.reviews else ():
                if account.status is not Status.DERIVED:
                    behind = [review for review in attack.reviews if review.id in account.reviews]
                    for claim in account.claims:
                        found[claim] += behind
        return dict(found)

    @cached_property
    def _by_night(self) -> dict[tuple[date, str], list[Attack]]:
        found: dict[tuple[date, str], list[Attack]] = defaultdict(list)
        for attack in self.attacks:
            found[attack.night, attack.attacker].append(attack)
        for together in found.values():
            together.sort(key=lambda attack: attack.part != "night")
        return dict(found)

    @cached_property
    def _by_number(self) -> dict[Number, dict[Cell, list[Spot]]]:
        found: dict[Number, dict[Cell, list[Spot]]] = {}
        for spot in self._spots:
            account = spot.account
            if account.figure.low is not None and account.figure.is_exact:
                cells = found.setdefault(account.figure.low, {})
                cells.setdefault((account.measure, account.weapon), []).append(spot)
        return found

    @cached_property
    def _by_cell(self) -> dict[tuple[str, Measure, Weapon | None], list[Spot]]:
        found: dict[tuple[str, Measure, Weapon | None], list[Spot]] = defaultdict(list)
        for spot in self._spots:
            if spot.account.figure.low is not None:
                found[spot.attack.attacker, spot.account.measure, spot.account.weapon].append(spot)
        for spots in found.values():
            spots.sort(key=lambda spot: spot.night)
        return dict(found)

    @cached_property
    def _spots(self) -> list[Spot]:
        return [Spot(attack, account) for attack in self.attacks for account in national(attack)]


def _larger(first: Spot, second: Spot) -> Spot:
    return second if (second.account.figure.low or 0) > (first.account.figure.low or 0) else first


def national(attack: Attack) -> Iterator[Account]:
    """The accounts of an attack for the whole side attacked: of classes, not of models, objects or single places."""
    place = COUNTRY if attack.attacker == "RU" else "RU"
    for account in attack.accounts:
        whole = account.place == place and account.model is None and account.object is None
        if whole and account.status is not Status.SUPERSEDED:
            yield account


# The index of the record that was asked last: most programs check many articles against one.
_last: list[Index] = []


def index_of(record: Record) -> Index:
    """The index of a record's attacks, built on first use and kept while the record gives the same answer."""
    attacks = record.attacks()
    if not _last or _last[0].attacks is not attacks:
        _last[:] = [Index(attacks)]
    return _last[0]
