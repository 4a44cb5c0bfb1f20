"""Asking: what an address of the API may ask for. A parameter that is not listed is refused, never passed over."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Annotated, Any, Literal

from fastapi import HTTPException
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema

from nightcount.alerts import Extent
from nightcount.checking.finding import Verdict
from nightcount.reconciliation.attack import Status
from nightcount.vocabulary import AlertKind, Measure, Weapon
from nightcount.vocabulary.night import kyiv
from nightcount.web.api.shapes import Object
from nightcount.web.sizes import CHARACTERS

# How many rows a page of a list has at most.
MOST = 5000
_DATE = r"\d{4}-\d{2}-\d{2}"
_CLOCK = r"\d{2}:\d{2}(?::\d{2}(?:\.\d{1,6})?)?"
# Hours and minutes that there are: what the document says has to be what is taken.
_LOCAL = r"^(?:19|20|21)\d{2}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])T(?:[01]\d|2[0-3]):[0-5]\d$"


def _strictly(shape: str) -> BeforeValidator:
    """Refuses text of another shape, which the library would otherwise be lenient about: "0" is no date."""

    def check(given: Any) -> Any:
        if isinstance(given, str) and not re.fullmatch(shape, given, re.ASCII):
            raise ValueError("it is not written as described")
        return given

    return BeforeValidator(check)


def _moment(given: Any) -> Any:
    if not isinstance(given, str) or not re.fullmatch(
        rf"{_DATE}(?:[Tt ]{_CLOCK}(?:[Zz]|[+-]\d{{2}}:\d{{2}})?)?", given, re.ASCII
    ):
        raise ValueError("write it as 2025-07-04T12:00, with or without an offset such as +03:00")
    found = datetime.fromisoformat(given.upper())
    return found if found.tzinfo else found.replace(tzinfo=kyiv())


Night = Annotated[date, _strictly(_DATE), Field(examples=["2025-07-04"])]
Moment = Annotated[
    datetime,
    BeforeValidator(_moment),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "string", "format": "date-time"},
                {"type": "string", "format": "date"},
                {"type": "string", "pattern": _LOCAL},
            ]
        }
    ),
]
Whole = Annotated[int, _strictly(r"[1-9]\d{0,8}")]
Code = Annotated[str, Field(min_length=1, max_length=100)]
_UNTIL = "The last night, itself included."


# A page of the web, written as it is asked for.
WEB_ADDRESS = r"^https?://[!-~]+$"


class Contradiction(HTTPException):
    """Every parameter can be meant, and all of them together cannot (409): a span that runs backwards."""

    def __init__(self, what: str, way_out: str) -> None:
        super().__init__(409, f"{what}. {way_out}.")


class Strict(BaseModel):
    """Nothing but what is listed."""

    model_config = ConfigDict(extra="forbid")


class FormAsked(Strict):
    """A form."""

    format: Literal["json", "csv"] = Field("json", description="JSON, or the same as CSV.")


def _cursor(pattern: str) -> Any:
    says = "Everything after this one, in the order of the list: `next` of the page before holds it."
    return Field(None, min_length=1, max_length=400, pattern=pattern, description=says)


class Page(FormAsked):
    """A part of a list that is sorted by ids."""

    limit: Whole = Field(100, ge=1, le=MOST, description="How many rows at most.")
    cursor: str | None = _cursor(r"^\S")


class Ranked(Page):
    """A part of a list that is sorted by places."""

    cursor: str | None = _cursor(r"^\d{4,6}$")


class Span(Page):
    """Nights from one to another."""

    cursor: str | None = _cursor(r"^\d{4}-\d{2}-\d{2}")
    first: Night | None = Field(None, alias="from", description="The first night.")
    last: Night | None = Field(None, alias="to", description=_UNTIL, examples=["2025-07-31"])


class AccountsAsked(Span):
    """Accounts of nights."""

    measure: Measure | None = Field(None, description="What is counted.")
    weapon: Weapon | None = Field(None, description="This class of weapon, without the classes below it.")
    object: Object = Field(None, description="What was damaged or on fire.")
    place: Code | None = Field(None, description="This place, by name or by code.", examples=["UA"])
    within: Code | None = Field(None, description="This area and all that lies in it, by name or by code.")
    status: Status | None = Field(None, description="How the figure came about.")
    attacker: Literal["RU", "UA"] | None = Field(None, description="Who attacked.")
    part: Literal["night", "day"] | None = Field(None, description="Night or day.")


class ClaimsAsked(Span):
    """Claims of reports."""

    night: Night | None = Field(None, description="This night alone.")
    source: Code | None = Field(None, description="Whose claims, by the id of the source.", examples=["kpszsu"])
    measure: Measure | None = Field(None, description="What is counted.")
    weapon: Weapon | None = Field(None, description="This class of weapon, without the classes below it.")
    place: Code | None = Field(None, description="This place, by name or by code.")
    within: Code | None = Field(None, description="This area and all that lies in it, by name or by code.")
    report: str | None = Field(None, pattern="^[0-9a-f]{64}$", description="The claims of this report, by its id.")


class FindingsAsked(Span):
    """Findings about articles."""

    verdict: Verdict | None = Field(None, description="What the record says of it.")
    measure: Measure | Literal["superlative"] | None = Field(None, description="What is counted.")
    source: Code | None = Field(None, description="Whose articles, by the id of the source.")
    article: str | None = Field(None, pattern="^[0-9a-f]{64}$", description="This article, by the id of its report.")


class DisputesAsked(Span):
    """Disputes of nights."""

    state: Literal["open", "settled"] | None = Field(None, description="Those that a rule settled, or the others.")


class RecordsAsked(Ranked):
    """What is ranked."""

    measure: Measure = Field(Measure.LAUNCHED, description="What is counted.")
    weapon: Weapon = Field(Weapon.ALL, description="Of which class of weapon, where weapons are counted.")
    attacker: Literal["RU", "UA"] = Field("RU", description="Who attacked.")


class TrendsAsked(Span):
    """Months of nights."""

    cursor: str | None = _cursor(r"^\d{4}-\d{2}")
    weapon: Weapon | None = Field(None, description="This class of weapon alone.")
    attacker: Literal["RU", "UA"] = Field("RU", description="Who attacked.")


class AlertsAsked(Page):
    """An area and a span of time."""

    cursor: str | None = _cursor(r"^\d{4}-\d{2}-\d{2}T")
    area: Code = Field(description="An area, by name or by code.", examples=["Kyiv"])
    first: Moment = Field(
        alias="from", description="A time; without an offset it is Kyiv time.", examples=["2025-07-03T18:00"]
    )
    last: Moment = Field(
        alias="to", description="A later time, at most five years later.", examples=["2025-07-04T09:00"]
    )
    kind: AlertKind = Field(AlertKind.AIR_RAID, description="What the alerts warn of.")
    extent: Extent = Field(Extent.SOME_PART, description="Alerts of some part of the area, or of the whole of it.")


class HistoryAsked(FormAsked):
    """Of which accounts the history is told."""

    measure: Measure | None = Field(None, description="What is counted.")
    weapon: Weapon | None = Field(None, description="This class of weapon.")


class CheckAsked(Strict):
    """A form, and for a ClaimReview who publishes it and where."""

    format: Literal["json", "csv", "markdown", "claimreview"] = Field(
        "json", description="JSON, the findings as CSV, Markdown, or schema.org ClaimReview (JSON-LD)."
    )
    author: str | None = Field(None, min_length=1, max_length=200, description="Of a ClaimReview: who publishes it.")
    page: str | None = Field(
        None, max_length=2000, pattern=WEB_ADDRESS, description="Of a ClaimReview: the page that will show the check."
    )
    appeared: str | None = Field(
        None, max_length=2000, pattern=WEB_ADDRESS, description="Of a ClaimReview: where the article stands."
    )


# Refused where every text is, in a sentence; the document tells it too.
_AT_MOST: dict[str, Any] = {"maxLength": CHARACTERS}


class Article(Strict):
    """A text to be checked."""

    text: str = Field(min_length=1, description="The article, as plain text.", json_schema_extra=_AT_MOST)
    title: str | None = Field(None, max_length=1000, description="Its title.")
    published: Moment | None = Field(None, description="When it was published; without an offset it is Kyiv time.")

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={
            "example": {
                "text": "Russia launched 550 drones and 11 missiles overnight on Friday.",
                "published": "2025-07-04T12:00:00+03:00",
            }
        },
    )
