"""Asking: what an address of the API may ask for. A parameter that is not listed is refused, never passed over."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from nightcount.errors import UsageError
from nightcount.vocabulary import find_area
from nightcount.vocabulary.night import kyiv
from nightcount.web.dates import parse_date
from nightcount.web.sizes import LIMIT


def _known_date(day: date) -> date:
    try:
        return parse_date(day.isoformat())
    except UsageError as error:
        raise ValueError(str(error)) from None


def _known_area(name: str) -> str:
    try:
        return find_area(name).code
    except UsageError as error:
        raise ValueError(str(error)) from None


def _aware(moment: datetime) -> datetime:
    moment = moment if moment.tzinfo else moment.replace(tzinfo=kyiv())
    _known_date(moment.date())
    return moment


Night = Annotated[date, AfterValidator(_known_date), Field(description="A night, by the date of its morning.")]
Moment = Annotated[datetime, AfterValidator(_aware), Field(description="A time; without an offset it is Kyiv time.")]
Form = Annotated[Literal["json", "csv"], Field(description="JSON, or the same as CSV.")]
Cursor = Annotated[Night | None, Field(description="`next` of the page before.")]


class Strict(BaseModel):
    """Nothing but what is listed."""

    model_config = ConfigDict(extra="forbid")


class Page(Strict):
    """A form, and a part of a list."""

    format: Form = "json"
    limit: int = Field(100, ge=1, le=500, description="How many at most.")


class NightsAsked(Page):
    """Nights of a span, the earliest first."""

    first: Night | None = Field(None, alias="from", description="The first night.")
    last: Night | None = Field(None, alias="to", description="The last night, itself included.")
    cursor: Cursor = None


class FormAsked(Strict):
    """Nothing but a form."""

    format: Form = "json"


class ClaimsAsked(Page):
    """The claims on a night."""

    night: Night
    cursor: str | None = Field(None, max_length=40, description="`next` of the page before.")


class RecordsAsked(Strict):
    """What is ranked."""

    measure: str = Field("launched", max_length=40, examples=["launched"])
    weapon: str = Field("all", max_length=40, examples=["drone"])
    limit: int = Field(10, ge=1, le=500)


class AlertsAsked(Strict):
    """An area and a span of time."""

    area: Annotated[str, AfterValidator(_known_area)] = Field(
        max_length=100, description="An area, by name or by code.", examples=["Kyiv"]
    )
    first: Moment = Field(alias="from", examples=["2025-07-03T18:00"])
    last: Moment = Field(alias="to", examples=["2025-07-04T09:00"])


class Article(Strict):
    """A text to be checked."""

    text: str = Field(min_length=1, max_length=LIMIT, description="The article, as plain text.")
    title: str | None = Field(None, max_length=1000)
    published: Moment | None = None

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={
            "example": {
                "text": "Russia launched 550 drones and 11 missiles overnight on Friday.",
                "published": "2025-07-04T12:00:00+03:00",
            }
        },
    )


class ProblemDetail(BaseModel):
    """How the API says that something cannot be done (RFC 9457)."""

    type: str = "about:blank"
    title: str
    status: int
    detail: str
    errors: list[dict[str, str]] | None = None


_PROBLEM = {"content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/ProblemDetail"}}}}


def answers(example: Any, csv: str | None = None) -> dict[int | str, dict[str, Any]]:
    """What OpenAPI says of the answers of an address: an example as JSON, as CSV where there is one, and problems."""
    content: dict[str, Any] = {"application/json": {"example": example}}
    if csv is not None:
        content["text/csv"] = {"schema": {"type": "string"}, "example": csv}
    problems: dict[int | str, dict[str, Any]] = {
        code: {"description": said, "model": ProblemDetail, **_PROBLEM}
        for code, said in (
            (404, "There is no such thing."),
            (422, "It cannot be meant."),
            (503, "The ledger cannot be read."),
        )
    }
    return {200: {"description": "The answer.", "content": content}, **problems}
