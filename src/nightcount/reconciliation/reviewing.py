"""Reviewing: which accounts a person settled, and which reviews each account of an attack rests on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from nightcount.reading.claim import Claim
from nightcount.reconciliation.attack import Account, Attack
from nightcount.reconciliation.cells import Cell, class_counted, place_of, target_of
from nightcount.reviews import Review, Reviewed


def settled_cells(attack: str, reviewed: Reviewed) -> dict[Cell, Review]:
    """The cells of the attack of this id that a person settled, each with the review."""
    return {key.cell: review for key, review in reviewed.settled.items() if key.attack == attack}


def with_reviews(attack: Attack, claims: Sequence[Claim], reviewed: Reviewed) -> Attack:
    """The attack with the reviews that its accounts rest on; a derived account rests on those of all its claims.

    `claims` are the claims of the attack.
    """
    if not (reviewed.upheld or reviewed.struck or reviewed.settled):
        return attack
    by_claim = _by_claim(attack, claims, reviewed)
    struck = [(c, review) for c, review in reviewed.struck if _spoke_of(c, attack)]
    found = {account.cell: _of(account, by_claim, struck) for account in attack.accounts}
    named = {review.id: review for reviews in found.values() for review in reviews}
    if not named:
        return attack
    accounts = tuple(replace(a, reviews=tuple(review.id for review in found[a.cell])) for a in attack.accounts)
    return replace(attack, accounts=accounts, reviews=_by_time(named.values()))


def _by_claim(attack: Attack, claims: Sequence[Claim], reviewed: Reviewed) -> dict[str, list[Review]]:
    """The reviews behind each claim: of the claim itself, and of the account that it was chosen for."""
    found: dict[str, list[Review]] = defaultdict(list)
    for c in claims:
        if c.id in reviewed.upheld:
            found[c.id].append(reviewed.upheld[c.id])
    settled = settled_cells(attack.id, reviewed)
    for account in attack.accounts:
        review = settled.get(account.cell)
        if review is not None and account.rule in ("review", "broken_sum") and review.figure == account.figure:
            for id in account.claims:
                found[id].append(review)
    return found


def _of(
    account: Account, by_claim: dict[str, list[Review]], struck: Sequence[tuple[Claim, Review]]
) -> tuple[Review, ...]:
    found = [review for c in (*account.claims, *account.against) for review in by_claim.get(c, ())]
    found += [review for c, review in struck if _spoke_to(c, account)]
    return _by_time(found)


def _spoke_of(struck: Claim, attack: Attack) -> bool:
    same = target_of(struck.attacker) == target_of(attack.attacker)
    return same and struck.night == attack.night and struck.part in (None, attack.part)


def _spoke_to(struck: Claim, account: Account) -> bool:
    """Whether a claim that no longer counts would speak to this account."""
    weapon = class_counted(struck) if struck.measure.counts == "weapon" else None
    same = (struck.measure, place_of(struck), struck.object) == (account.measure, account.place, account.object)
    model = account.model is None or set(account.model.split(" + ")) == set(struck.models)
    return same and model and (weapon is account.weapon or struck.measure.counts == "place")


def _by_time(reviews: Iterable[Review]) -> tuple[Review, ...]:
    return tuple(sorted({one.id: one for one in reviews}.values(), key=lambda one: one.order))
