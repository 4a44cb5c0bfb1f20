"""The page of a night, and its downloads."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Annotated

from fastapi import APIRouter, HTTPException, Query, Request
from starlette.responses import HTMLResponse, Response

from nightcount.desk import Night
from nightcount.desk.desk import KYIV_CITY
from nightcount.language import DEFAULT, speaking, spoken
from nightcount.publishing.markdown import night_markdown
from nightcount.publishing.night_csv import night_csv
from nightcount.vocabulary import find_area
from nightcount.web.cache import NEVER
from nightcount.web.dates import parse_date
from nightcount.web.pages.embedding import base_of
from nightcount.web.rendering import page
from nightcount.web.views.dataset import night_dataset
from nightcount.web.views.embedding import snippet
from nightcount.web.views.night import citation, night_page_view

router = APIRouter(include_in_schema=False)


def _as_json(night: Night) -> str:
    return json.dumps(night.as_json(), ensure_ascii=False, indent=2) + "\n"


# The files of a night, with their kinds, and who writes them.
FORMS: dict[str, tuple[str, Callable[[Night], str]]] = {
    "night.json": ("application/json", _as_json),
    "night.csv": ("text/csv", night_csv),
    "night.md": ("text/markdown", night_markdown),
}


@router.get("/nights/{date}")
def night(request: Request, date: str, area: Annotated[str, Query()] = KYIV_CITY) -> HTMLResponse:
    """The record of a night."""
    site = request.app.state.site
    day = parse_date(date)
    view = night_page_view(site, day, find_area(area or KYIV_CITY))
    address = str(request.url_for("night", date=day.isoformat()))
    cited = citation(view, address, site.changed)
    chart = view.attacks[0].chart if view.attacks else None
    found = page(
        request,
        "night.html",
        view=view,
        section="/nights",
        address=address,
        citation=cited,
        snippet=snippet(base_of(request), day, view.title, chart),
        oembed=str(request.url_for("oembed").include_query_params(url=address, language=spoken())),
        dataset=night_dataset(site, site.night(day).night, view.title, view.summary, base_of(request)),
    )
    if view.withheld:  # what is withheld now is shown later, though the ledger does not change
        found.headers["cache-control"] = NEVER
    return found


@router.get("/nights/{date}/{form}")
def download(request: Request, date: str, form: str) -> Response:
    """The night as a file."""
    day = parse_date(date)
    if form not in FORMS:
        raise HTTPException(404)
    kind, write = FORMS[form]
    found = request.app.state.site.night(day).night
    with speaking(DEFAULT):  # a file is the same whoever asks for it
        said = write(found)
    ending = form.rpartition(".")[2]
    headers = {"content-disposition": f'attachment; filename="nightcount-{day.isoformat()}.{ending}"'}
    return Response(said.encode("utf-8", "backslashreplace"), media_type=kind, headers=headers)
