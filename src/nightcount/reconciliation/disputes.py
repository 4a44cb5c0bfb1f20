"""Disputes: where claims on one cell of an attack differ, or break a sum together, whether or not a rule decided."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from nightcount.reconciliation.attack import Account, Attack, Conflict, Status


@dataclass(frozen=True, slots=True)
class Dispute:
    """In `attack`, the claims of `account` differ, or those of `conflict` cannot all be true.

    `account` is null where nothing but a sum is in question. `is_settled` is true where a rule decided between the
    values; then the record shows one of them as stated.
    """

    attack: Attack
    account: Account | None
    conflict: Conflict | None = None

    @property
    def is_settled(self) -> bool:
        """True when a named rule of authority or order chose one value."""
        return self.account is not None and self.account.status is not Status.DISPUTED

    @property
    def rule(self) -> str:
        """The id of the rule that chose the value shown, or by which the dispute was found."""
        return self.account.rule if self.account else "broken_sum"

    @property
    def claims(self) -> tuple[str, ...]:
        """The ids of the claims in the dispute: those that cannot all be true, or those for and against a value."""
        if self.conflict is not None:
            return self.conflict.claims
        return (*self.account.claims, *self.account.against) if self.account else ()


def disputes(attacks: Iterable[Attack]) -> list[Dispute]:
    """Every dispute of the attacks, in their order: account by account, then sums whose accounts all stand."""
    return [dispute for attack in attacks for dispute in _of(attack)]


def _of(attack: Attack) -> Iterator[Dispute]:
    told: set[Conflict] = set()
    for account in attack.accounts:
        if account.status is Status.DISPUTED or (account.against and account.status is Status.STATED):
            conflict = _broken_by(account, attack)
            told.update({conflict} if conflict else ())
            yield Dispute(attack, account, conflict)
    for conflict in attack.conflicts:
        if conflict not in told:
            yield Dispute(attack, None, conflict)


def _broken_by(account: Account, attack: Attack) -> Conflict | None:
    if account.rule != "broken_sum":
        return None
    own = set(account.claims) | set(account.against)
    return next((one for one in attack.conflicts if own & set(one.claims)), None)
