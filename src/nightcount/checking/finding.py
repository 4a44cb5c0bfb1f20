"""Finding: a claim of an article with its verdict, the evidence and the reason in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from nightcount.notebook import html_table, text_table
from nightcount.problems import Problem
from nightcount.reading.claim import Claim, Context, Quotation
from nightcount.reviews import Review
from nightcount.vocabulary import Figure, Measure, Number, Weapon

_COLUMNS = ("verdict", "words", "reason")


class Verdict(StrEnum):
    """What the ledger says of a claim in an article (VOCABULARY, "Verdicts")."""

    CONFIRMED = "confirmed"
    CONSISTENT = "consistent"
    OUTDATED = "outdated"
    MISLABELLED = "mislabelled"
    CONTRADICTED = "contradicted"
    DISPUTED = "disputed"
    UNVERIFIABLE = "unverifiable"

    @property
    def is_wrong(self) -> bool:
        """True for the verdicts that make `nightcount check --strict` end with 1."""
        return self in (Verdict.MISLABELLED, Verdict.CONTRADICTED)


@dataclass(frozen=True, slots=True)
class BelongsTo:
    """The number is right for `measure` of `weapon` on `night`: that is `figure`, its sum is `expression`."""

    night: date
    measure: Measure
    weapon: Weapon | None
    figure: Figure
    expression: str | None = None

    def as_json(self) -> dict[str, Any]:
        """As VOCABULARY gives it."""
        return {
            "night": self.night.isoformat(),
            "measure": self.measure.value,
            "weapon": self.weapon.value if self.weapon else None,
            "low": self.figure.low,
            "high": self.figure.high,
            "expression": self.expression,
        }


@dataclass(frozen=True, slots=True)
class RunnerUp:
    """The largest night in like terms before the one that is called a record."""

    night: date
    weapon: Weapon
    low: Number | None
    high: Number | None

    def as_json(self) -> dict[str, Any]:
        """As VOCABULARY gives it, and the weapon that was compared."""
        return {"night": self.night.isoformat(), "weapon": self.weapon.value, "low": self.low, "high": self.high}


@dataclass(frozen=True, slots=True)
class Evidence:
    """The ledger holds these words: `text` at `start..end` of `report`, by `source`, at `published`, under `url`.

    `figure` is what the words were read to say; null where that is not at hand. JSON leaves it out. `model` is what a
    row of a data set counts, as the row calls it: its words are a column and a number; null for anything else.
    """

    report: str
    start: int
    end: int
    text: str
    source: str
    published: str | None
    url: str | None
    figure: Figure | None = None
    model: str | None = None

    def as_json(self) -> dict[str, Any]:
        """As VOCABULARY gives it."""
        return {
            "report": self.report,
            "start": self.start,
            "end": self.end,
            "text": self.text,
            "source": self.source,
            "published": self.published,
            "url": self.url,
            "model": self.model,
        }


@dataclass(frozen=True)
class Finding:
    """Of `claim` the record says `verdict`, because of `reason` (one sentence), resting on `evidence`.

    A superlative ("a record") is a finding of its own: `superlative_of` names the measure and weapon compared and
    `runner_up` the nights that it had to beat, in like terms. `reviews` are what people decided about the claims and
    accounts that it rests on, by time.
    """

    claim: Claim
    verdict: Verdict
    reason: str
    belongs_to: BelongsTo | None = None
    evidence: tuple[Evidence, ...] = ()
    superlative_of: tuple[Measure, Weapon] | None = None
    runner_up: RunnerUp | None = None
    also_runner_up: tuple[RunnerUp, ...] = ()
    reviews: tuple[Review, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """The claim's fields, then the finding's own; a superlative has `measure: "superlative"`."""
        said = self.claim.as_json()
        if self.superlative_of is not None:
            measure, weapon = self.superlative_of
            said["measure"] = "superlative"
            said["of"] = {"measure": measure.value, "weapon": weapon.value}
            said["runner_up"] = self.runner_up.as_json() if self.runner_up else None
            said["also_runner_up"] = [other.as_json() for other in self.also_runner_up]
        said["verdict"] = self.verdict.value
        said["reason"] = self.reason
        said["belongs_to"] = self.belongs_to.as_json() if self.belongs_to else None
        said["evidence"] = [one.as_json() for one in self.evidence]
        said["reviews"] = [one.as_json() for one in self.reviews]
        return said


@dataclass(frozen=True)
class Check:
    """An article, read and held against the record: which night it speaks of, and a finding for each of its claims."""

    text: str
    title: str | None
    night: date | None
    night_confidence: float
    night_reasons: tuple[str, ...]
    findings: tuple[Finding, ...]
    problems: tuple[Problem, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    context: tuple[Context, ...] = ()

    @property
    def is_wrong(self) -> bool:
        """True when a claim is contradicted or mislabelled."""
        return any(finding.verdict.is_wrong for finding in self.findings)

    def _rows(self) -> list[tuple[object, ...]]:
        return [(one.verdict.value, one.claim.text, one.reason) for one in self.findings]

    def _dated(self) -> str:
        if self.night is None:
            return "The night could not be found."
        return f"The night to {self.night}, confidence {self.night_confidence:.0%}."

    def __repr__(self) -> str:
        return f"{self._dated()}\n{text_table(_COLUMNS, self._rows())}"

    def _repr_html_(self) -> str:
        return html_table(self._dated(), _COLUMNS, self._rows())

    def as_json(self) -> dict[str, Any]:
        """The one object that `nightcount check --json` prints."""
        return {
            "night": self.night.isoformat() if self.night else None,
            "night_confidence": self.night_confidence,
            "night_reasons": list(self.night_reasons),
            "findings": [finding.as_json() for finding in self.findings],
            "problems": [problem.as_json() for problem in self.problems],
            "quotations": [quotation.as_json() for quotation in self.quotations],
            "context": [context.as_json() for context in self.context],
        }
