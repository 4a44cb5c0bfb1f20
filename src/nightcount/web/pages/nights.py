"""The first page, and the list of nights."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import HTMLResponse

from nightcount.web.dates import parse_date
from nightcount.web.rendering import page
from nightcount.web.views.cards import site_card
from nightcount.web.views.nights import nights_view

router = APIRouter(include_in_schema=False)
# How many nights the first page and a page of the list show.
LATEST, MANY = 7, 60


@router.get("/")
def home(request: Request) -> HTMLResponse:
    """What the site is for, and the latest nights."""
    site = request.app.state.site
    return page(
        request,
        "home.html",
        view=nights_view(site, None, LATEST),
        nights=len(site.nights),
        address=str(request.url_for("home")),
        card_words=site_card(site).words,
    )


@router.get("/nights")
def nights(request: Request, to: Annotated[str | None, Query()] = None) -> HTMLResponse:
    """Nights with their main figures, the latest first."""
    last = parse_date(to) if to else None
    return page(request, "nights.html", view=nights_view(request.app.state.site, last, MANY), section="/nights")
