"""Belonging: where a number is right when it is wrong where the article puts it.

The simplest explanation is preferred (VOCABULARY, "mislabelled"): the same measure of another weapon that night,
another measure of the same weapon, a sum or a difference of that night's figures, the same figure of a neighbouring
night, a record of before, and last a cell that shares neither weapon nor measure. Small numbers turn up everywhere, so
they must be explained simply or not at all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import combinations

from nightcount.checking.cells import CLASSES, Cells
from nightcount.checking.finding import BelongsTo
from nightcount.checking.index import Index, Spot
from nightcount.reconciliation.attack import Account
from nightcount.vocabulary import Figure, Measure, Number, Weapon, lowest_common

# Below these a number that fits is as likely chance as explanation: for one step away, for more, and for a cell that
# shares nothing with the claim. A part of a sum that is smaller than the first of them explains nothing either.
_ONE_STEP = 5
_FURTHER = 20
_TWO_STEPS = 50

# Articles of one night quote the figures of nights around it.
_NEIGHBOURS = (-1, 1, -2, 2)

_WEAPON_MEASURES = tuple(measure for measure in Measure if measure.counts == "weapon")


@dataclass(frozen=True, slots=True)
class Belonging:
    """The number belongs to `to`; `accounts` are those that it was found in or made of, `is_sum` when it was made."""

    to: BelongsTo
    accounts: tuple[Account, ...]
    is_sum: bool = False

    def explains(self, measure: Measure, weapon: Weapon) -> bool:
        """True when the sum is one that a count of `measure` of `weapon` may be taken for.

        A sum of two weapons must be of the claim's measure and hold its weapon; a sum or difference of two measures
        must be of its weapon, and the claim's measure must not be what was taken away.
        """
        weapons = {account.weapon for account in self.accounts}
        measures = [account.measure for account in self.accounts]
        if len(weapons) > 1:
            return self.to.measure is measure and (weapon in weapons or self.to.weapon is weapon)
        return weapons == {weapon} and measure is not measures[-1]


@dataclass
class Belongings:
    """What the numbers of one attack, of those around it, and of the article's own `night` belong to."""

    cells: Cells
    index: Index
    night: date | None = None
    _sums: dict[Number, list[Belonging]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for found in _sums(self.cells):
            number = found.to.figure.low
            if number is not None:
                self._sums.setdefault(number, []).append(found)

    def find(self, measure: Measure, weapon: Weapon | None, number: Number) -> Belonging | None:
        """The simplest belonging of `number`, which is not the figure of `measure` × `weapon`; null where none fits."""
        steps: tuple[Callable[[Measure, Weapon | None, Number], Belonging | None], ...]
        steps = (self._other_weapon, self._other_measure)
        if number >= _FURTHER:
            steps = (*steps, self._sum, self._neighbour, self._past_record, self._elsewhere)
        if number < _ONE_STEP:
            return None
        return next((found for step in steps if (found := step(measure, weapon, number)) is not None), None)

    def _other_weapon(self, measure: Measure, weapon: Weapon | None, number: Number) -> Belonging | None:
        if weapon is None:
            return None
        others = sorted((other for other in Weapon if other is not weapon), key=lambda other: _distance(weapon, other))
        found = (self.cells.get(measure, other) for other in others)
        return next((self._cell(account) for account in found if account and _is(account, number)), None)

    def _other_measure(self, measure: Measure, weapon: Weapon | None, number: Number) -> Belonging | None:
        near = [other for other in Measure if other is not measure and other.counts == measure.counts]
        found = (self.cells.get(other, weapon) for other in near)
        exact = (account for account in found if account and account.figure.is_exact)
        return next((self._cell(account) for account in exact if _is(account, number)), None)

    def _sum(self, measure: Measure, weapon: Weapon | None, number: Number) -> Belonging | None:
        if weapon is None:
            return None
        return next((found for found in self._sums.get(number, []) if found.explains(measure, weapon)), None)

    def _neighbour(self, measure: Measure, weapon: Weapon | None, number: Number) -> Belonging | None:
        attack = self.cells.attack
        spots = [spot for spot in self.index.number(measure, weapon, number) if spot.attack.attacker == attack.attacker]
        near = {(spot.night - attack.night).days: spot for spot in spots}
        own = (self.night - attack.night).days if self.night else 0
        return next((_at(near[days]) for days in (own, *_NEIGHBOURS) if days and days in near), None)

    def _past_record(self, measure: Measure, weapon: Weapon | None, number: Number) -> Belonging | None:
        if measure is not Measure.LAUNCHED:
            return None
        attack = self.cells.attack
        for cell in dict.fromkeys((weapon or Weapon.ALL, Weapon.ALL)):
            spot = self.index.largest_before(attack.night, cell, attack.attacker)
            if spot is not None and _is(spot.account, number):
                return _at(spot)
        return None

    def _elsewhere(self, measure: Measure, weapon: Weapon | None, number: Number) -> Belonging | None:
        if weapon is None or number < _TWO_STEPS:
            return None
        same = [account for account in self.cells.all() if account.measure.counts == measure.counts]
        same = [account for account in same if account.figure.is_exact and _is(account, number)]
        return self._cell(min(same, key=lambda account: account.cell[:2])) if same else None

    def _cell(self, account: Account) -> Belonging:
        return Belonging(belongs_to(self.cells, account), (account,))


def belongs_to(cells: Cells, account: Account) -> BelongsTo:
    """An account as what a number belongs to, with what it adds up from."""
    return BelongsTo(cells.attack.night, account.measure, account.weapon, account.figure, cells.parts(account))


def _at(spot: Spot) -> Belonging:
    return Belonging(belongs_to(Cells(spot.attack), spot.account), (spot.account,))


def _is(account: Account, number: Number) -> bool:
    """True when the account is exactly `number`, or is what remains of the launched and at most `number`."""
    if account.figure.is_exact:
        return account.figure.low == number
    bound_only = account.measure is Measure.GOT_THROUGH and not account.figure.low
    return bound_only and account.figure.high == number


def _distance(weapon: Weapon, other: Weapon) -> tuple[int, str]:
    """How far another class is: the one above, then those below, then the rest."""
    if weapon.is_kind_of(other):
        return weapon.line.index(other), other.value
    if other.is_kind_of(weapon):
        return 10 + other.line.index(weapon), other.value
    return 20 + len(other.line), other.value


def _sums(cells: Cells) -> Iterator[Belonging]:
    """Two figures of a night added or taken from each other where that means something."""
    exact = [account for account in cells.all() if account.figure.is_exact and account.weapon is not None]
    for measure in _WEAPON_MEASURES:
        same = [a for a in exact if a.measure is measure and (a.figure.low or 0) >= _ONE_STEP]
        yield from (_added(cells, a, b) for a, b in combinations(same, 2) if not _nested(a, b))
    for weapon in (Weapon.ALL, *CLASSES):
        yield from _within(cells, weapon)


def _within(cells: Cells, weapon: Weapon) -> Iterator[Belonging]:
    """Of one weapon: launched less what was stopped, and what was stopped in one way and another."""
    launched = cells.get(Measure.LAUNCHED, weapon)
    stopped = (Measure.NEUTRALISED, Measure.SHOT_DOWN, Measure.SUPPRESSED, Measure.NOT_REACHED)
    for measure in stopped:
        account = cells.get(measure, weapon)
        if launched and account and launched.figure.is_exact and account.figure.is_exact:
            yield _taken(cells, launched, account)
    down, lost = cells.get(Measure.SHOT_DOWN, weapon), cells.get(Measure.SUPPRESSED, weapon)
    if down and lost and down.figure.is_exact and lost.figure.low:
        exact = lost.figure.is_exact
        least = (down.figure.low or 0) + lost.figure.low
        total = Figure.exact(least) if exact else Figure.bounds(least, None)
        away = f"{lost.figure}" if exact else f"at least {lost.figure.low:,}"
        said = f"{down.figure} {down.measure.said} + {away} {lost.measure.said}"
        to = BelongsTo(cells.attack.night, Measure.NEUTRALISED, weapon, total, f"{said} ({weapon.noun()})")
        yield Belonging(to, (down, lost), is_sum=True)


def _added(cells: Cells, first: Account, second: Account) -> Belonging:
    a, b = sorted((first, second), key=lambda account: -(account.figure.low or 0))
    weapons = [account.weapon for account in (a, b) if account.weapon]
    said = " + ".join(
        f"{one.figure} {one.weapon.noun(one.figure.low)} {one.measure.said}" for one in (a, b) if one.weapon
    )
    total = Figure.exact((a.figure.low or 0) + (b.figure.low or 0))
    to = BelongsTo(cells.attack.night, a.measure, lowest_common(weapons), total, said)
    return Belonging(to, (a, b), is_sum=True)


def _taken(cells: Cells, launched: Account, stopped: Account) -> Belonging:
    weapon = launched.weapon or Weapon.ALL
    said = f"{launched.figure} {weapon.noun()} launched − {stopped.figure} {stopped.measure.said}"
    left = Figure.exact((launched.figure.low or 0) - (stopped.figure.low or 0))
    measure = Measure.GOT_THROUGH if stopped.measure is Measure.NEUTRALISED else Measure.LAUNCHED
    return Belonging(BelongsTo(cells.attack.night, measure, weapon, left, said), (launched, stopped), is_sum=True)


def _nested(first: Account, second: Account) -> bool:
    """True when one weapon is counted in the other, or is all: their sum would count twice."""
    a, b = first.weapon, second.weapon
    return a is None or b is None or a.is_kind_of(b) or b.is_kind_of(a)
