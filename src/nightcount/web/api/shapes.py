"""Shapes: what the answers of the API look like where they are no plain rows. Written for the OpenAPI document.

Every field is always there, null where it is unknown, unless it is said to belong to some answers only.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from nightcount.alerts import Extent
from nightcount.reconciliation.attack import Status
from nightcount.reviews import State, Verb
from nightcount.vocabulary import OBJECTS, AlertKind, Measure, Modifier, Weapon

# A type checker wants the words themselves; they are the vocabulary's.
Object = Literal[OBJECTS] | None  # type: ignore[valid-type]
Low = Annotated[float | None, Field(description="The lower bound, inclusive; null where nothing bounds it.")]
High = Annotated[float | None, Field(description="The upper bound, inclusive; null where nothing bounds it.")]
Ids = Annotated[list[str], Field(description="Ids of claims: `/claims/{id}` has the words of each.")]
Place = Annotated[int, Field(ge=0, description="In Unicode code points of the text.")]


class Shape(BaseModel):
    """Nothing but what is listed."""

    model_config = ConfigDict(extra="forbid")


class Figure(Shape):
    """A number as it was stated: never a bare integer, and never zero where it is unknown."""

    low: Low
    high: High
    modifier: Modifier


class Evidence(Shape):
    """The ledger holds these words."""

    report: str
    start: Place
    end: Place
    text: str
    source: str
    published: datetime | None
    url: str | None
    model: str | None = Field(description="What a row of a data set counts, as the row calls it.")


class Side(Figure):
    """What one side of a dispute says, and its words."""

    sources: list[str]
    evidence: list[Evidence]


class ClaimShape(Shape):
    """One thing that a text says, tied to the exact words that say it."""

    report: str
    start: Place
    end: Place
    text: str
    measure: Measure
    weapon: Weapon | None
    models: list[str]
    object: Object
    low: Low
    high: High
    modifier: Modifier
    place: str | None
    night: date | None
    part: Literal["night", "day"] | None
    window: list[datetime | None] = Field(min_length=2, max_length=2)
    as_of: datetime | None
    speaker: str | None
    source: str | None
    superlative: str | None
    attacker: Literal["RU", "UA"] | None
    role: str | None
    implied: bool
    rule: str


class NamedClaim(ClaimShape):
    """A claim with its id."""

    id: str


class AccountKey(Shape):
    """What tells an account from the others of its attack."""

    attack: str
    measure: Measure
    weapon: Weapon | None
    place: str
    object: Object
    model: str | None


class Review(Shape):
    """What one person decided about a claim or a dispute, with name, time and reason."""

    id: str
    verb: Verb
    at: datetime
    by: str
    reason: str
    claim: ClaimShape | None
    instead: dict[str, object]
    account: AccountKey | None
    figure: Figure | None
    overrides: list[str]


class Standing(Review):
    """A review, and what became of it."""

    state: State
    because: str
    found: str | None
    corrected: str | None


class Past(Figure):
    """What an account said before a source changed its mind."""

    claim: str
    published: datetime | None


class NightAccount(Figure):
    """One reconciled line of an attack."""

    measure: Measure
    weapon: Weapon | None
    model: str | None
    object: Object
    place: str
    status: Status
    rule: str = Field(description="The named rule that decided: `/rules` says what it says.")
    expression: str | None = Field(description="The sum that a derived figure was made by.")
    claims: Ids
    against: Ids
    past: list[Past]
    reviews: list[str]


class Conflict(Shape):
    """Claims that cannot all be true: together they break a sum."""

    sum: str
    claims: Ids
    reason: str


class Interval(Shape):
    """One alert, from the siren to the all-clear."""

    start: datetime
    end: datetime | None
    source: str
    closed_by_rule: str | None


class TallyHead(Shape):
    """What the alerts of an area add up to between two times."""

    area: str
    kind: AlertKind
    extent: Extent
    from_: datetime = Field(alias="from")
    to: datetime
    total_seconds: float
    longest_seconds: float
    longest_seconds_unclipped: float
    count: int
    share: float | None
    waves: int | None
    known: bool = Field(description="False where nothing of the time is known: no data is not calm.")
    gap_seconds: float
    gaps: list[list[datetime]] = Field(description="Times of which no feed tells: every sum is then a lower bound.")


class Tally(TallyHead):
    """The same, with its alerts."""

    intervals: list[Interval]


class Quotation(Shape):
    """Quoted or reported speech in a report."""

    start: Place
    end: Place
    text: str
    speaker: str | None
    medium: str | None


class ReportedQuotation(Quotation):
    """The same, with the id of the report."""

    report: str


class Context(Shape):
    """A dated event that a report ties to the attack."""

    start: Place
    end: Place
    text: str
    kind: str
    relation: str | None
    participants: list[str]


class ReportedContext(Context):
    """The same, with the id of the report."""

    report: str


class Attack(Shape):
    """What one side launched at the other in one window of time."""

    id: str
    night: date
    attacker: Literal["RU", "UA"]
    part: Literal["night", "day"]
    window: list[datetime | None] = Field(min_length=2, max_length=2)
    accounts: list[NightAccount]
    conflicts: list[Conflict]
    reviews: list[Review]
    alerts: Tally = Field(description="The alerts in Kyiv City, 18:00 to 09:00.")
    quotations: list[ReportedQuotation]
    context: list[ReportedContext]
    evidence: dict[str, Evidence] = Field(description="The words of every claim, by its id.")


class Night(Shape):
    """All that the ledger holds on a night. Without attacks it is unknown, not calm."""

    night: date
    attacks: list[Attack]
    reviews: list[Standing]


class Because(Shape):
    """What made an account say so: ids of reports, those of them that were revisions, and reviews."""

    reports: list[str]
    revised: list[str]
    reviews: list[Review]


class Value(Shape):
    """What an account said from one time to another; null in every field where nothing was known of it any more."""

    low: Low
    high: High
    modifier: Modifier | None
    status: Status | None
    rule: str | None
    expression: str | None
    claims: Ids | None
    against: Ids | None
    from_: datetime | None = Field(alias="from")
    until: datetime | None
    because: Because
    stands: bool


class AccountHistory(AccountKey):
    """An account and what it said over time, the oldest first."""

    values: list[Value]


class NightHistory(Shape):
    """How the accounts of a night came to say what they say."""

    night: date
    accounts: list[AccountHistory]
    evidence: dict[str, Evidence]


class Changed(Shape):
    """What one revision said, the next one says otherwise."""

    fields: list[str]
    before: NamedClaim
    after: NamedClaim


class Differences(Shape):
    """What a revision claims otherwise than the one before it."""

    added: list[NamedClaim]
    gone: list[NamedClaim]
    changed: list[Changed]
    same: int


class Revision(Shape):
    """One revision of a document."""

    report: str
    at: datetime | None
    title: str | None
    claims: int
    text_changed: bool
    since: Differences | None = Field(description="Null for the first revision.")


class Twin(Shape):
    """A report of another document that holds the same text to the letter."""

    report: str
    source: str
    key: str | None


class Document(Shape):
    """A document with all its revisions, the oldest first."""

    source: str
    key: str | None
    revisions: list[Revision]
    same_text: list[Twin]


class NightRevisions(Shape):
    """The documents that spoke of a night and that their publishers changed."""

    night: date
    documents: list[Document]
