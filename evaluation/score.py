"""Score: which claims of a reading are right, which are extra, which labels were missed.

A claim is right when measure, weapon and number agree with a label and their spans share a character. Each label and
each claim counts once. Where a text's labels have no spans, equal claims of it are one, and a claim without a number
does not count.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from evaluation.labels import Label
from nightcount.reading.claim import Claim
from nightcount.vocabulary import Measure, Modifier, Span, Weapon

FAMILIES = (Weapon.DRONE, Weapon.MISSILE)
TWO_HUNDREDTHS_OF_AN_HOUR = 0.02  # minutes may be rounded either way


@dataclass(frozen=True)
class Score:
    """Of one text: labels paired with the claims that met them, labels that none met, claims that met none.

    Optional labels appear in `pairs` only through `neutral`, the claims that met them.
    """

    pairs: tuple[tuple[Label, Claim], ...]
    missed: tuple[Label, ...]
    extra: tuple[Claim, ...]
    neutral: tuple[Claim, ...] = ()


@dataclass(frozen=True)
class Tally:
    """So many claims right, extra and missed."""

    right: int = 0
    extra: int = 0
    missed: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.right + other.right, self.extra + other.extra, self.missed + other.missed)

    @property
    def precision(self) -> float:
        """The share of the claims found that are right; 0 when none was found."""
        return self.right / (self.right + self.extra) if self.right + self.extra else 0.0

    @property
    def recall(self) -> float:
        """The share of the labels that were met; 0 when there are none."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self.right / (2 * self.right + self.extra + self.missed) if self.right else 0.0


def score(labels: Sequence[Label], claims: Iterable[Claim]) -> Score:
    """Match the claims of one text to its labels, one to one, in order, required labels first."""
    left = list(claims)
    if labels and all(label.span is None for label in labels):
        left = _once_each(left)
    pairs, neutral, missed = [], [], []
    for label in sorted(labels, key=lambda known: known.optional):
        claim = next((found for found in left if fits(label, found)), None)
        if claim is not None:
            left.remove(claim)
        if label.optional:
            neutral += [claim] if claim else []
        elif claim is None:
            missed.append(label)
        else:
            pairs.append((label, claim))
    return Score(tuple(pairs), tuple(missed), tuple(left), tuple(neutral))


def fits(label: Label, claim: Claim) -> bool:
    """True when the claim says what the label asks for, at its words."""
    touches = label.span is None or label.span.touches(Span(claim.start, claim.end))
    return touches and claim.measure in label.measures and weapon_fits(label, claim) and number_fits(label, claim)


def weapon_fits(label: Label, claim: Claim) -> bool:
    """True when the claim's weapon is one of the label's, or a kind of a family (drone, missile) that it names."""
    if label.measure.counts != "weapon" or not label.weapons or claim.weapon in label.weapons:
        return True
    if claim.weapon is None:
        return False
    return any(claim.weapon.is_kind_of(family) for family in FAMILIES if family in label.weapons)


def number_fits(label: Label, claim: Claim) -> bool:
    """True when the claim's bounds are the label's, of which a hedged label asks only for the one that is worded."""
    wanted, found = label.figure, claim.figure
    if not wanted.is_known:
        return True
    if label.measure.counts == "hours":
        asked = [(a, b) for a, b in ((wanted.low, found.low), (wanted.high, found.high)) if a is not None]
        return all(b is not None and abs(a - b) <= TWO_HUNDREDTHS_OF_AN_HOUR for a, b in asked)
    if wanted.modifier in (Modifier.AT_LEAST, Modifier.MORE_THAN):
        return found.low == wanted.low
    if wanted.modifier is Modifier.AT_MOST:
        return found.high == wanted.high
    return (found.low, found.high) == (wanted.low, wanted.high)


def tally(scores: Iterable[Score]) -> dict[Measure | None, Tally]:
    """The counts of several texts by measure, and of all of them together under None."""
    counts: dict[Measure | None, Tally] = {None: Tally()}
    for one in scores:
        rows = [(label.measure, Tally(right=1)) for label, _ in one.pairs]
        rows += [(label.measure, Tally(missed=1)) for label in one.missed]
        rows += [(claim.measure, Tally(extra=1)) for claim in one.extra]
        for measure, row in rows:
            counts[measure] = counts.get(measure, Tally()) + row
            counts[None] += row
    return counts


def _once_each(claims: Iterable[Claim]) -> list[Claim]:
    """The claims with a number, the first of each that say the same."""
    first: dict[tuple[object, ...], Claim] = {}
    for claim in claims:
        if claim.figure.is_known:
            first.setdefault((claim.measure, claim.weapon, claim.figure.low, claim.figure.high), claim)
    return list(first.values())
