"""The addresses of the API."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Annotated, Any

from fastapi import APIRouter, HTTPException, Path, Query, Request
from fastapi.routing import APIRoute
from starlette.responses import Response

from nightcount.errors import UsageError
from nightcount.publishing.night_csv import night_csv
from nightcount.sources.article import headline
from nightcount.sources.language import language_of
from nightcount.sources.report import Report
from nightcount.web.api import examples
from nightcount.web.api.asking import (
    AlertsAsked,
    Article,
    ClaimsAsked,
    FormAsked,
    Night,
    NightsAsked,
    RecordsAsked,
    answers,
)
from nightcount.web.api.tables import as_csv, flat
from nightcount.web.cache import NEVER
from nightcount.web.site import Site
from nightcount.web.sizes import refuse_lists

router = APIRouter(prefix="/api/v1")
_FIGURES = ("launched", "drones", "missiles", "neutralised", "got_through")
_NIGHT_COLUMNS = (
    "night",
    "attack",
    "part",
    "attacker",
    *(f"{name}.{part}" for name in _FIGURES for part in ("low", "high", "modifier")),
)
_CLAIM_COLUMNS = (
    "id", "report", "source", "start", "end", "text", "measure", "weapon", "models", "object", "low", "high",
    "modifier", "place", "night", "part", "as_of", "speaker", "attacker", "role", "rule",
)  # fmt: skip
_SOURCE_COLUMNS = ("id", "name", "kind", "party", "reports", "first", "last")


def _answer(said: Any, status: int = 200) -> Response:
    body = json.dumps(said, ensure_ascii=False).encode("utf-8", "backslashreplace")
    return Response(body, status, media_type="application/json")


@router.get("/nights", responses=answers(examples.NIGHTS, ",".join(_NIGHT_COLUMNS)), tags=["nights"])
def nights(request: Request, asked: Annotated[NightsAsked, Query()]) -> Response:
    """Nights with their main figures, the earliest first. A night that is not listed is unknown, not calm."""
    site: Site = request.app.state.site
    if asked.first and asked.last and asked.last < asked.first:
        raise UsageError("the nights run backwards", way_out="Give the earlier date as `from`")
    start = max(filter(None, (asked.first, asked.cursor)), default=None)
    found = [
        night for night in site.nights if (not start or night >= start) and (not asked.last or night <= asked.last)
    ]
    shown = found[: asked.limit]
    following = found[asked.limit] if len(found) > asked.limit else None
    rows = site.desk.overview(shown[0], shown[-1]).as_json()["nights"] if shown else []
    if asked.format == "csv":
        return _paged(as_csv(_NIGHT_COLUMNS, map(flat, rows)), request, following)
    said = {"nights": rows, "next": following.isoformat() if following else None}
    return _paged(_answer(said), request, following)


@router.get("/nights/{night}", responses=answers(examples.NIGHT, "night,attack,measure"), tags=["nights"])
def night(request: Request, night: Annotated[Night, Path()], asked: Annotated[FormAsked, Query()]) -> Response:
    """All that the ledger holds on a night, with the words behind every number. Without attacks it is unknown."""
    found = request.app.state.site.desk.night(night)
    if asked.format == "csv":
        return Response(night_csv(found).encode("utf-8", "backslashreplace"), media_type="text/csv")
    return _answer(found.as_json())


@router.get("/claims", responses=answers(examples.CLAIMS, ",".join(_CLAIM_COLUMNS)), tags=["claims"])
def claims(request: Request, asked: Annotated[ClaimsAsked, Query()]) -> Response:
    """What reports claim of a night, by id, each with its exact words."""
    desk = request.app.state.site.desk
    found = sorted(desk.claims(night=asked.night), key=lambda one: one.id)
    rest = [one for one in found if not asked.cursor or one.id >= asked.cursor]
    shown, following = rest[: asked.limit], rest[asked.limit].id if len(rest) > asked.limit else None
    rows = [{"id": one.id, **one.as_json()} for one in shown]
    if asked.format == "csv":
        return _paged(as_csv(_CLAIM_COLUMNS, rows), request, following)
    return _paged(_answer({"claims": rows, "next": following}), request, following)


@router.get("/sources", responses=answers(examples.SOURCES, ",".join(_SOURCE_COLUMNS)), tags=["sources"])
def sources(request: Request, asked: Annotated[FormAsked, Query()]) -> Response:
    """Whose reports the ledger holds."""
    rows = [one.as_json() for one in request.app.state.site.desk.sources()]
    return as_csv(_SOURCE_COLUMNS, rows) if asked.format == "csv" else _answer({"sources": rows})


@router.get("/records", responses=answers(examples.RECORDS), tags=["nights"])
def records(request: Request, asked: Annotated[RecordsAsked, Query()]) -> Response:
    """The largest attacks, and how complete the ranking can be."""
    found = request.app.state.site.desk.superlatives(asked.measure, asked.weapon, limit=asked.limit)
    return _answer(found.as_json())


@router.get("/alerts", responses=answers(examples.ALERTS), tags=["alerts"])
def alerts(request: Request, asked: Annotated[AlertsAsked, Query()]) -> Response:
    """The alerts of an area between two times. `gaps` are times of which no feed tells: no data is not calm."""
    if asked.last <= asked.first:
        raise UsageError("the time ends before it starts", way_out="Give the earlier time as `from`")
    if asked.last - asked.first > timedelta(days=366 * 5):
        raise UsageError("the time is longer than five years", way_out="Ask for less at once")
    return _answer(request.app.state.site.desk.tally(asked.area, asked.first, asked.last).as_json())


@router.post("/check", responses=answers(examples.CHECK), tags=["check"])
def check(request: Request, article: Article) -> Response:
    """Holds a text against the record. Nothing of it is kept."""
    text = article.text
    refuse_lists(text)
    report = Report(
        "article", text, published=article.published, language=language_of(text), title=article.title or headline(text)
    )
    answer = _answer(request.app.state.site.desk.check(report).as_json())
    answer.headers["cache-control"] = NEVER
    return answer


def _paged(answer: Response, request: Request, following: date | str | None) -> Response:
    """The answer with a link to the page after it (RFC 8288)."""
    if following:
        named = following.isoformat() if isinstance(following, date) else following
        address = request.url.include_query_params(cursor=named)
        answer.headers["link"] = f'<{address.path}?{address.query}>; rel="next"'
    return answer


@router.get("/{anything:path}", include_in_schema=False)
def nothing(anything: str) -> Response:
    """What is not there, as a problem."""
    raise HTTPException(404)


def names() -> Sequence[tuple[str, str, str]]:
    """Method, address and first words of each address, for the page about the API."""
    routes = [one for one in router.routes if isinstance(one, APIRoute) and one.include_in_schema]
    return [(min(one.methods or {""}), one.path, one.description) for one in routes]
