"""Counts: the bounds of each national count of weapons in one attack, kinds that no words name included."""

from __future__ import annotations

from dataclasses import dataclass

from nightcount.reconciliation.attack import Attack, Status
from nightcount.reconciliation.cells import target_of
from nightcount.vocabulary import Measure, Number, Weapon

# The least and the most that a count can have been; the most is null where nothing bounds it.
Bounds = tuple[Number, Number | None]
_OPEN: Bounds = (0, None)


@dataclass(frozen=True, slots=True)
class Counts:
    """The national counts of weapons of `attack`, by measure and class.

    What the record does not name is bounded by the sums that always hold: a kind is no more than what its class leaves
    beside the other kinds (550 in all and 539 drones leave at most 11 missiles), a class no less than its kinds, and no
    more got through than was launched. `stated` are the cells that the record itself bounds below. Guided bombs are not
    bounded so: bulletins that do not list them do not count them (rule `no_bombs`). Where the sums contradict the
    record, the account alone is believed.
    """

    attack: Attack
    bounds: dict[tuple[Measure, Weapon], Bounds]
    stated: frozenset[tuple[Measure, Weapon]]

    def of(self, measure: Measure, weapon: Weapon) -> Bounds:
        """The least and the most that a count can have been; (0, null) where nothing is known of it."""
        return self.bounds.get((measure, weapon), _OPEN)

    def is_told(self, measure: Measure, weapon: Weapon) -> bool:
        """True where both bounds are known, the lower one by more than that a count is no less than zero."""
        low, high = self.of(measure, weapon)
        return high is not None and (low > 0 or high == 0 or (measure, weapon) in self.stated)

    @classmethod
    def in_attack(cls, attack: Attack) -> Counts:
        """The counts of launches, and of what got through."""
        stated: dict[tuple[Measure, Weapon], Bounds] = {}
        from_below: set[tuple[Measure, Weapon]] = set()
        place = target_of(attack.attacker)
        for one in attack.accounts:
            is_national = one.place == place and one.model is None and one.object is None
            if is_national and one.weapon is not None and one.status is not Status.SUPERSEDED:
                stated[one.measure, one.weapon] = (one.figure.low or 0, one.figure.high)
                if one.figure.low is not None:
                    from_below.add((one.measure, one.weapon))
        launched = _closed(stated, Measure.LAUNCHED)
        through = _closed(stated, Measure.GOT_THROUGH)
        for weapon, most in launched.items():
            through[weapon] = _capped(through[weapon], most[1])
        bounds = {(Measure.LAUNCHED, weapon): found for weapon, found in launched.items()}
        bounds |= {(Measure.GOT_THROUGH, weapon): found for weapon, found in through.items()}
        return cls(attack, bounds, frozenset(from_below))


def _closed(stated: dict[tuple[Measure, Weapon], Bounds], measure: Measure) -> dict[Weapon, Bounds]:
    """The bounds of every class: lower ones from the kinds up, then upper ones from the classes down."""
    low: dict[Weapon, Number] = {}
    for weapon in sorted(Weapon, key=lambda one: -len(one.line)):
        own = stated.get((measure, weapon), _OPEN)
        low[weapon] = max(own[0], sum(low[kind] for kind in weapon.children))
        if own[1] is not None and low[weapon] > own[1]:
            low[weapon] = own[0]
    found: dict[Weapon, Bounds] = {}
    for weapon in sorted(Weapon, key=lambda one: len(one.line)):
        most = stated.get((measure, weapon), _OPEN)[1]
        left = None if weapon is Weapon.GUIDED_BOMB else _left(weapon, found, low)
        found[weapon] = _capped((low[weapon], most), left)
    return found


def _left(weapon: Weapon, found: dict[Weapon, Bounds], low: dict[Weapon, Number]) -> Number | None:
    """What the class above leaves for a kind beside the others; null where the class is not bounded."""
    above = weapon.parent
    if above is None or found[above][1] is None:
        return None
    return (found[above][1] or 0) - sum(low[other] for other in above.children if other is not weapon)


def _capped(bounds: Bounds, most: Number | None) -> Bounds:
    """The bounds, with an upper one that is no more than `most`, unless that would leave nothing."""
    low, high = bounds
    if most is None or most < low or (high is not None and high <= most):
        return bounds
    return low, most
