"""Standing: which reviews are in force, and which claim of today's reading each of them finds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from graphlib import TopologicalSorter
from typing import Any

from nightcount.reading.claim import Claim
from nightcount.reviews.review import Review, Verb


class State(StrEnum):
    """What became of a review."""

    APPLIED = "applied"  # it is in force
    OVERRIDDEN = "overridden"  # a later review of the same subject took its place
    WITHDRAWN = "withdrawn"  # a later review withdrew it
    ORPHANED = "orphaned"  # it is in force, but what it speaks of is not read, or not held, any more


@dataclass(frozen=True)
class Standing:
    """The review `review` is in `state`, says the sentence `because` (empty where it is simply applied).

    `claim` is the claim that it finds in today's reading, null where it finds none or is not in force; `corrected` is
    the claim that it puts in its place.
    """

    review: Review
    state: State
    because: str = ""
    claim: Claim | None = None
    corrected: Claim | None = None

    @property
    def is_struck(self) -> bool:
        """True where the claim that it finds no longer counts."""
        return self.state is State.APPLIED and self.review.verb in (Verb.REJECT, Verb.REPLACE)

    @property
    def settles(self) -> bool:
        """True where it is in force and chooses the value of an account."""
        return self.state is State.APPLIED and self.review.verb is Verb.SETTLE

    def without_effect(self) -> Standing:
        """The same where no claim says the value that it chose."""
        return replace(self, state=State.ORPHANED, because=f"no claim of this account says {self.review.figure}")

    def as_json(self) -> dict[str, Any]:
        """The review, its state and the claims, as a JSON object."""
        return {
            **self.review.as_json(),
            "state": self.state.value,
            "because": self.because,
            "found": self.claim.id if self.claim else None,
            "corrected": self.corrected.id if self.corrected else None,
        }


def standings(
    reviews: Iterable[Review], claims: Mapping[str, Sequence[Claim]], known: Collection[str]
) -> list[Standing]:
    """What became of each review, by time. It depends on what is given, never on its order.

    `claims` holds, by report, what the reports of reviewed claims are read to say today, `known` the ids of those of
    these reports that the ledger holds.
    """
    ordered = sorted({one.id: one for one in reviews}.values(), key=lambda one: one.order)
    by_id = {one.id: one for one in ordered}
    ended = _ended(by_id)
    found = {
        one.id: found_again(one.claim, claims.get(one.claim.report, ())) for one in ordered if one.claim is not None
    }
    governing = _governing([one for one in ordered if one.id not in ended], found)
    return [_standing(one, by_id, ended, found.get(one.id), governing, claims, known) for one in ordered]


def found_again(reviewed: Claim, now: Sequence[Claim]) -> Claim | None:
    """The claim of today's reading that is the reviewed one: the same words and meaning, or null.

    A better reader may take a word more or less into the span, or find a speaker: the claim is still the same one
    where exactly one claim overlaps the reviewed words and counts the same thing at the same figure. Anything else is
    another claim, which no person has looked at.
    """
    exact = [one for one in now if one.id == reviewed.id]
    if exact:
        return exact[0]
    alike = [one for one in now if one.start < reviewed.end and reviewed.start < one.end and _says(one, reviewed)]
    same_words = [one for one in alike if (one.start, one.end) == (reviewed.start, reviewed.end)]
    for candidates in (same_words, alike):
        if len(candidates) == 1:
            return candidates[0]
    return None


_MEANING = ("measure", "weapon", "figure", "models", "object", "place", "night")


def _says(one: Claim, other: Claim) -> bool:
    return all(getattr(one, name) == getattr(other, name) for name in _MEANING)


def _ended(reviews: Mapping[str, Review]) -> dict[str, str]:
    """The reviews that are not in force, each with the id of the latest review in force that overrides it.

    A review that is itself overridden overrides nothing: to withdraw a withdrawal brings the first review back. Ids
    are hashes of what they override, so that no circle can arise.
    """
    over: dict[str, set[str]] = {one: set() for one in reviews}
    for one in reviews.values():
        for other in one.overrides:
            if other in over:
                over[other].add(one.id)
    ended: dict[str, str] = {}
    for id in TopologicalSorter(over).static_order():
        in_force = [reviews[other] for other in over[id] if other not in ended]
        if in_force:
            ended[id] = max(in_force, key=lambda other: other.order).id
    return ended


def _governing(reviews: Sequence[Review], found: Mapping[str, Claim | None]) -> dict[str, str]:
    """Of the reviews in force on one subject, each is governed by the latest: two desks may have decided at once."""
    by_subject: dict[Any, list[Review]] = defaultdict(list)
    for one in reviews:
        claim = found.get(one.id)
        if one.verb is Verb.SETTLE:
            by_subject[one.account].append(one)
        elif claim is not None:
            by_subject[claim.id].append(one)
    return {one.id: group[-1].id for group in by_subject.values() for one in group}


def _standing(
    one: Review,
    reviews: Mapping[str, Review],
    ended: Mapping[str, str],
    found: Claim | None,
    governing: Mapping[str, str],
    claims: Mapping[str, Sequence[Claim]],
    known: Collection[str],
) -> Standing:
    by = ended.get(one.id) or (governing.get(one.id, one.id) if one.id not in ended else None)
    if by and by != one.id:
        later = reviews[by]
        state = State.WITHDRAWN if later.verb is Verb.WITHDRAW else State.OVERRIDDEN
        return Standing(one, state, f"{state.value} by {later.by} on {later.at:%Y-%m-%d} (review {later.id[:8]})")
    if one.verb is Verb.WITHDRAW:
        if one.overrides[0] in reviews:
            return Standing(one, State.APPLIED)
        return Standing(one, State.ORPHANED, f"the ledger does not hold the review {one.overrides[0][:8]}")
    if one.verb is Verb.SETTLE:
        return Standing(one, State.APPLIED)
    assert one.claim is not None
    if found is None:
        return Standing(one, State.ORPHANED, _why_not_found(one.claim, claims.get(one.claim.report, ()), known))
    return Standing(one, State.APPLIED, "", found, one.corrected(found) if one.verb is Verb.REPLACE else None)


def _why_not_found(reviewed: Claim, now: Sequence[Claim], known: Collection[str]) -> str:
    if reviewed.report not in known:
        return f"the ledger does not hold the report {reviewed.report[:12]}"
    over = [one for one in now if one.start < reviewed.end and reviewed.start < one.end]
    if not over:
        return "these words are no longer read as a claim"
    read = "; ".join(f"{one.figure} {one.measure.value} {one.weapon or one.object or ''}".strip() for one in over)
    return f"these words are now read otherwise: {read}"
