"""Cells: the accounts of one attack, with what remains of the launched where nobody said what got through."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from nightcount.checking.index import national
from nightcount.reconciliation.attack import Account, Attack, Status
from nightcount.vocabulary import Figure, Measure, Number, Weapon

CLASSES = (Weapon.DRONE, Weapon.MISSILE, Weapon.GUIDED_BOMB)

REMAINDER = "remainder"


class Cells:
    """The national accounts of `attack` by measure and weapon."""

    def __init__(self, attack: Attack) -> None:
        self.attack = attack

    def get(self, measure: Measure, weapon: Weapon | None) -> Account | None:
        """The account of a cell, or null where nothing is known of it."""
        found = self._accounts.get((measure, weapon))
        return found if found is not None and found.figure.is_known else None

    def all(self) -> Iterable[Account]:
        """Every account of which something is known."""
        return (account for account in self._accounts.values() if account.figure.is_known)

    def number(self, measure: Measure, weapon: Weapon | None) -> Number | None:
        """The exact number of a cell, or null."""
        account = self.get(measure, weapon)
        return account.figure.low if account is not None and account.figure.is_exact else None

    def parts(self, account: Account) -> str | None:
        """What an account adds up from, in words ("63 drones + 9 missiles"), or null where that does not close."""
        whole = account.figure.number
        told = account.expression if account.expression and {"+", "−"} & set(account.expression) else None
        if account.weapon is None or whole is None:
            return told
        if account.weapon is Weapon.ALL:
            below = [self.get(account.measure, weapon) for weapon in CLASSES]
            counts = [(part.figure.number, part.weapon) for part in below if part is not None and part.figure.number]
            if len(counts) > 1 and sum(count or 0 for count, _ in counts) == whole:
                return " + ".join(f"{count:,} {weapon.noun(count)}" for count, weapon in counts if weapon)
        if account.measure is Measure.NEUTRALISED:
            return self._stopped(account.weapon, whole) or told
        return told

    def _stopped(self, weapon: Weapon, whole: Number) -> str | None:
        down, lost = (self.number(measure, weapon) for measure in (Measure.SHOT_DOWN, Measure.SUPPRESSED))
        if down and lost and down + lost == whole:
            return f"{down:,} {Measure.SHOT_DOWN.said} + {lost:,} {Measure.SUPPRESSED.said}"
        return None

    @cached_property
    def _accounts(self) -> dict[tuple[Measure, Weapon | None], Account]:
        found = {(account.measure, account.weapon): account for account in national(self.attack)}
        for weapon in Weapon:
            cell = (Measure.GOT_THROUGH, weapon)
            if cell not in found or not found[cell].figure.is_known:
                left = _remainder(found, weapon)
                if left is not None:
                    found[cell] = left
        return found


def _remainder(accounts: dict[tuple[Measure, Weapon | None], Account], weapon: Weapon) -> Account | None:
    """At most what was launched less what is known to have been stopped can have got through; null without a launch."""
    launched = accounts.get((Measure.LAUNCHED, weapon))
    if launched is None or launched.figure.high is None:
        return None
    stopped = _least(accounts, Measure.NEUTRALISED, weapon)
    apart = _least(accounts, Measure.SHOT_DOWN, weapon) + _least(accounts, Measure.SUPPRESSED, weapon)
    away = _least(accounts, Measure.NOT_REACHED, weapon) + _least(accounts, Measure.IN_AIR, weapon)
    left = launched.figure.high - max(stopped, apart) - away
    if left < 0 or (stopped == 0 and apart == 0):
        return None
    measures = (Measure.LAUNCHED, Measure.SHOT_DOWN, Measure.SUPPRESSED, Measure.NEUTRALISED)
    known = [accounts[measure, weapon] for measure in measures if (measure, weapon) in accounts]
    claims = tuple(dict.fromkeys(claim for account in known for claim in account.claims))
    return Account(
        measure=Measure.GOT_THROUGH,
        weapon=weapon,
        place=launched.place,
        figure=Figure.bounds(None, left),
        status=Status.DERIVED,
        rule=REMAINDER,
        claims=claims,
    )


def _least(accounts: dict[tuple[Measure, Weapon | None], Account], measure: Measure, weapon: Weapon) -> Number:
    """The least that a cell can be: its own lower bound, or those of its classes together."""
    account = accounts.get((measure, weapon))
    own = account.figure.low or 0 if account is not None else 0
    below = CLASSES if weapon is Weapon.ALL else ()
    return max(own, sum(_least(accounts, measure, one) for one in below))
