"""Reviewed: the reviews in force, arranged for reconciling a night."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from nightcount.reading.claim import Claim
from nightcount.reviews.review import AccountKey, Review, Verb
from nightcount.reviews.standing import Standing, State


@dataclass(frozen=True)
class Reviewed:
    """`upheld`: the claims (by id) that a person accepted or put in the place of another, each with the review.

    `struck`: the claims that no longer count, each with the review. `settled`: the accounts whose value a person chose.
    """

    upheld: Mapping[str, Review] = field(default_factory=dict)
    struck: tuple[tuple[Claim, Review], ...] = ()
    settled: Mapping[AccountKey, Review] = field(default_factory=dict)

    @classmethod
    def of(cls, standings: Iterable[Standing]) -> Reviewed:
        """The reviews among these that are in force."""
        upheld: dict[str, Review] = {}
        struck: list[tuple[Claim, Review]] = []
        settled: dict[AccountKey, Review] = {}
        for one in standings:
            if one.state is not State.APPLIED:
                continue
            upholds = one.corrected or (one.claim if one.review.verb is Verb.ACCEPT else None)
            if upholds:
                upheld[upholds.id] = one.review
            if one.is_struck and one.claim:
                struck.append((one.claim, one.review))
            if one.review.account:
                settled[one.review.account] = one.review
        return cls(upheld, tuple(struck), settled)


NOTHING = Reviewed()
