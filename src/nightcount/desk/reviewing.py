"""Reviewing: what a person decides about claims and disputes, written into the ledger."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from nightcount import pipeline
from nightcount.errors import UsageError
from nightcount.ledger import AddedReviews
from nightcount.reading.claim import Claim
from nightcount.reconciliation import Account, Attack
from nightcount.reviews import AccountKey, Review, Standing, State, Verb, is_corrected, read_reviews
from nightcount.reviews.standing import found_again
from nightcount.vocabulary import Figure, Measure, Weapon, parse_night

if TYPE_CHECKING:
    from nightcount.desk.desk import Desk


class Reviewing:
    """The reviews of a desk. Each decision is kept for ever with name, time and reason; a later one overrides it.

    Claims and reviews are named by their ids or the first digits of them. Methods that decide return the review that
    they wrote; they raise UsageError for what is not there, is ambiguous, or cannot be meant.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._store = desk.store

    def accept(self, claim: str, *, by: str, reason: str) -> Review:
        """The claim is what its report says: it beats claims that nobody looked at (rule `upheld`)."""
        return self._of_claim(Verb.ACCEPT, claim, by, reason)

    def reject(self, claim: str, *, by: str, reason: str) -> Review:
        """The claim is not what its report says, or cannot be used: no account rests on it any more."""
        return self._of_claim(Verb.REJECT, claim, by, reason)

    def replace(self, claim: str, instead: Mapping[str, Any], *, by: str, reason: str) -> Review:
        """The report's words mean something else: `instead` gives the corrected fields as a claim's JSON has them."""
        return self._of_claim(Verb.REPLACE, claim, by, reason, instead)

    def settle(
        self,
        night: date | str,
        measure: Measure | str,
        weapon: Weapon | str | None,
        value: Figure | str | int,
        *,
        by: str,
        reason: str,
        where: Mapping[str, str | None] | None = None,
    ) -> Review:
        """Of a disputed account, `value` stands (rule `review`). Some claim of the account must say it.

        `where` may give `place`, `object`, `model`, `attacker` and `part`, where the first three do not tell the
        account from others.
        """
        figure = value if isinstance(value, Figure) else Figure.parse(str(value))
        attack, account = self._account(parse_night(str(night)), Measure(measure), weapon, where or {})
        return self._settle(attack, account, self._said(account, figure), None, by, reason)

    def settle_by_claim(self, claim: str, *, by: str, reason: str) -> Review:
        """The same, the account and the value being those of a claim."""
        found = self._store.claim(claim)
        for attack in self._desk.attacks(found.night, found.night) if found.night else ():
            for account in attack.accounts:
                spoken = (*account.claims, *account.against, *(old.claim for old in account.past))
                if found.id in spoken and account.measure is found.measure and not account.expression:
                    return self._settle(attack, account, found.figure, found, by, reason)
        raise UsageError(
            f"no account rests on the claim {found.id[:8]}, so there is nothing to settle",
            way_out="Name the account: nightcount review settle NIGHT MEASURE WEAPON VALUE",
        )

    def withdraw(self, review: str, *, by: str, reason: str) -> Review:
        """The review no longer holds; both stay in the ledger. Withdrawing a withdrawal brings the first one back."""
        found = self._store.review(review)
        state = next(one for one in pipeline.outcomes(self._store) if one.review.id == found.id)
        if state.state in ("withdrawn", "overridden"):
            raise UsageError(f"the review {found.id[:8]} holds no more: {state.because}", way_out="Withdraw that one")
        return self._write(Review(Verb.WITHDRAW, by, reason, datetime.now(UTC), overrides=(found.id,)))

    def all(self, night: date | None = None) -> list[Standing]:
        """What became of every review, or of those of a night, by time."""
        found = pipeline.outcomes(self._store)
        return [one for one in found if night is None or night in nights_of(one, found)]

    def export(self) -> list[Review]:
        """Every review as it was written, by time."""
        return self._store.reviews()

    def load(self, *paths: Path | str) -> AddedReviews:
        """Adds the reviews of files that another desk exported: all, or, where one is bad, none."""
        added = pipeline.review(self._store, [one for path in paths for one in read_reviews(Path(path))])
        self._desk.refresh()
        return added

    def _of_claim(
        self, verb: Verb, prefix: str, by: str, reason: str, instead: Mapping[str, Any] | None = None
    ) -> Review:
        found = self._store.claim(prefix)
        machine = next((o.claim for o in self._store.standings() if o.corrected and o.corrected.id == found.id), None)
        read = machine or found
        siblings = [one for one in self._store.claims(reports=[read.report], struck=True) if not is_corrected(one)]
        before = [
            one.id
            for one in self._store.reviews()
            if one.claim and one.claim.report == read.report and one.verb is not Verb.SETTLE
            if (again := found_again(one.claim, siblings)) is not None and again.id == read.id
        ]
        given = dict(instead or {})
        return self._write(
            Review(verb, by, reason, datetime.now(UTC), claim=read, instead=given, overrides=tuple(before))
        )

    def _settle(
        self, attack: Attack, account: Account, figure: Figure, claim: Claim | None, by: str, reason: str
    ) -> Review:
        key = AccountKey(attack.id, *account.cell)
        before = tuple(one.id for one in self._store.reviews() if one.account == key)
        now = datetime.now(UTC)
        made = Review(Verb.SETTLE, by, reason, now, claim=claim, account=key, figure=figure, overrides=before)
        with self._store.transaction():
            written = self._write(made)
            mine = next(one for one in pipeline.outcomes(self._store) if one.review.id == made.id)
            if mine.state is not State.APPLIED:
                raise UsageError(f"this settles nothing: {mine.because}", way_out="Choose a value that a claim says")
        return written

    def _write(self, review: Review) -> Review:
        pipeline.review(self._store, [review])
        self._desk.refresh()
        return review

    def _account(
        self, night: date, measure: Measure, weapon: Weapon | str | None, where: Mapping[str, str | None]
    ) -> tuple[Attack, Account]:
        kind = Weapon(weapon) if weapon else None
        wanted = {name: given for name, given in where.items() if given}
        found = [
            (attack, account)
            for attack in self._desk.attacks(night, night)
            for account in attack.accounts
            if account.measure is measure and account.weapon is kind and _is_there(attack, account, wanted)
        ]
        # Without more said, the national count of the class is meant, not one of a place or a model.
        broad = [(a, b) for a, b in found if not b.model and not b.object and b.place in ("UA", "RU")]
        found = found if len(found) == 1 or not broad else broad
        called = f"{measure.value} {kind.value if kind else ''}".strip()
        if not found:
            raise UsageError(
                f"the ledger has no account of {called} for {night}",
                way_out=f"`nightcount night {night}` shows its accounts",
            )
        if len(found) > 1:
            names = "; ".join(f"{a.id} {b.place} {b.object or b.model or ''}".strip() for a, b in found[:5])
            raise UsageError(
                f"{len(found)} accounts of {called} for {night}: {names}",
                way_out="Tell them apart with --place, --object, --model, --attacker or --part",
            )
        return found[0]

    def _said(self, account: Account, figure: Figure) -> Figure:
        """The figure as a claim of the account says it. Raises UsageError where none does."""
        ids = [*account.claims, *account.against, *(old.claim for old in account.past)]
        claims = (
            [c for c in self._store.claims(ids=ids) if c.measure is account.measure] if not account.expression else []
        )
        told = [account.figure, *(old.figure for old in account.past), *(c.figure for c in claims)]
        told = told if account.status != "derived" else told[1:]
        alike = [f for f in dict.fromkeys(told) if f == figure or (figure.is_exact and f.number == figure.number)]
        if figure in alike or len(alike) == 1:
            return figure if figure in alike else alike[0]
        values = ", ".join(dict.fromkeys(map(str, told))) or "none: it is worked out from other accounts"
        raise UsageError(
            f"no claim of this account says {figure} (they say: {values})",
            way_out="To correct what a report was read to say, use `nightcount review replace` or `reject`",
        )


def nights_of(one: Standing, found: list[Standing]) -> set[date]:
    """The nights that a review speaks of; of a withdrawal, those of what it withdrew."""
    claims = [claim for claim in (one.claim, one.corrected) if claim]
    nights = {*one.review.nights, *(claim.night for claim in claims if claim.night)}
    if one.review.verb is Verb.WITHDRAW:
        for other in found:
            if other.review.id in one.review.overrides and other.review.verb is not Verb.WITHDRAW:
                nights |= nights_of(other, found)
    return nights


def _is_there(attack: Attack, account: Account, wanted: Mapping[str, str]) -> bool:
    has = {
        "place": account.place,
        "object": account.object,
        "model": account.model,
        "attacker": attack.attacker,
        "part": attack.part,
    }
    return all(has[name] == given for name, given in wanted.items())
