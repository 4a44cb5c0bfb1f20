"""Shapes: what the answers of the API look like apart from the nights themselves: checks, rankings, problems."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from nightcount.checking.finding import Verdict
from nightcount.vocabulary import Measure, Weapon
from nightcount.web.api.shapes import (
    ClaimShape,
    Context,
    Evidence,
    Figure,
    High,
    Low,
    Night,
    NightHistory,
    NightRevisions,
    Place,
    Quotation,
    Review,
    Shape,
    Side,
    TallyHead,
)


class BelongsTo(Shape):
    """What a mislabelled number is right for."""

    night: date
    measure: Measure
    weapon: Weapon | None
    low: Low
    high: High
    expression: str | None


class Compared(Shape):
    """What a superlative compares."""

    measure: Measure
    weapon: Weapon


class RunnerUp(Shape):
    """The night that a record had to beat, in like terms."""

    night: date
    weapon: Weapon
    low: Low
    high: High


class CheckedFinding(ClaimShape):
    """A claim of the article with its verdict, the evidence and the reason in words.

    `of`, `runner_up` and `also_runner_up` belong to superlatives only.
    """

    # Wider than that of a claim, whose shape this is: a superlative is checked as well, and no claim is one.
    measure: Measure | Literal["superlative"]  # type: ignore[assignment]
    of: Compared = Field(default=...)
    runner_up: RunnerUp | None = Field(default=...)
    also_runner_up: list[RunnerUp] = Field(default=...)
    verdict: Verdict
    reason: str
    belongs_to: BelongsTo | None
    evidence: list[Evidence]
    reviews: list[Review]

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra=lambda said: said.update(
            required=[name for name in said["required"] if name not in ("of", "runner_up", "also_runner_up")]
        ),
    )


class Problem(Shape):
    """Something in the text that could not be read or decided."""

    kind: str
    reason: str
    report: str | None
    start: Place | None
    end: Place | None
    text: str | None


class Check(Shape):
    """An article held against the record."""

    night: date | None
    night_confidence: float = Field(ge=0, le=1)
    night_reasons: list[str]
    findings: list[CheckedFinding]
    problems: list[Problem]
    quotations: list[Quotation]
    context: list[Context]


class ClaimReviews(BaseModel):
    """schema.org ClaimReview as JSON-LD: a review for each finding."""

    context: Literal["https://schema.org"] = Field(alias="@context")
    graph: list[dict[str, object]] = Field(alias="@graph")


class RankingHead(Shape):
    """What was ranked, and how complete the ranking can be."""

    measure: Measure
    weapon: Weapon | None
    attacker: Literal["RU", "UA"]
    first_night: date | None
    last_night: date | None
    without_record: int = Field(description="Dates between them that have no attack in the ledger: unknown, not calm.")
    without_figure: int = Field(description="Attacks that have no lower bound for this count.")


class DisputesHead(Shape):
    """How often sources agree."""

    from_: date | None = Field(alias="from")
    to: date | None
    nights_of_several_sources: int
    compared: int
    agreeing: int
    differing: int
    settled: int
    open: int


class Resource(Shape):
    """An address of the API."""

    method: Literal["GET", "POST"]
    path: str
    says: str


class Index(Shape):
    """Where to begin."""

    name: str
    version: str
    changed: datetime = Field(description="When the ledger was last written to.")
    nights: int = Field(description="How many nights have a record.")
    first_night: date | None
    last_night: date | None
    openapi: str
    resources: list[Resource]


class Invalid(Shape):
    """A parameter that is refused, and why."""

    parameter: str
    reason: str


class ProblemDetail(Shape):
    """How the API says that something cannot be done (RFC 9457)."""

    type: str
    title: str
    status: int = Field(ge=400, le=599)
    detail: str
    errors: list[Invalid] = Field(default_factory=list, description="With 422: what is refused, one by one.")


SHAPES: tuple[type[BaseModel], ...] = (
    Figure, Evidence, Side, Night, NightHistory, NightRevisions, TallyHead, Check, ClaimReviews, RankingHead,
    DisputesHead, Index, ProblemDetail,
)  # fmt: skip
