"""Pages over many nights: calendar, records, alerts, disputes, sources."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from fastapi import APIRouter, HTTPException, Query, Request
from starlette.responses import HTMLResponse

from nightcount.desk.desk import KYIV_CITY
from nightcount.errors import UsageError
from nightcount.language import gettext as _
from nightcount.publishing.calendar import Month, months, steps
from nightcount.vocabulary import Measure, Weapon, find_area
from nightcount.web.dates import parse_date
from nightcount.web.rendering import page
from nightcount.web.site import Site
from nightcount.web.views.alerts import alerts_view
from nightcount.web.views.disputes import disputes_view
from nightcount.web.views.night import places
from nightcount.web.views.records import choices, ranking_views, reach
from nightcount.web.views.sources import source_views

router = APIRouter(include_in_schema=False)
MANY = 10


@router.get("/calendar")
def latest_year(request: Request) -> HTMLResponse:
    """The last year that the ledger knows."""
    nights = request.app.state.site.nights
    return _calendar(request, nights[-1].year if nights else None)


@router.get("/calendar/{year}")
def one_year(request: Request, year: int) -> HTMLResponse:
    """One year."""
    if year not in _years(request.app.state.site):
        raise HTTPException(404, _("The ledger holds no attack of this year. That does not mean that it was calm."))
    return _calendar(request, year)


def _years(site: Site) -> list[int]:
    return sorted({night.year for night in site.nights})


def _calendar(request: Request, year: int | None) -> HTMLResponse:
    site = request.app.state.site
    shown: tuple[Month, ...] = ()
    if year:
        attacks = site.desk.attacks(date(year, 1, 1), date(year, 12, 31))
        shown = months(year, attacks, (site.nights[0], site.nights[-1]))
    return page(
        request, "calendar.html", section="/calendar", year=year, years=_years(site), months=shown, steps=steps()
    )


@router.get("/records")
def records(
    request: Request, measure: Annotated[str, Query()] = "", weapon: Annotated[str, Query()] = Weapon.ALL.value
) -> HTMLResponse:
    """The largest attacks."""
    measures, weapons = choices()
    if measure not in ("", *(value for value, _words in measures)) or weapon not in {
        value for value, _words in weapons
    }:
        raise UsageError(_("Nothing is ranked by this"), way_out=_("Choose from the lists"))
    found = ranking_views(
        request.app.state.site, Measure(measure) if measure else None, Weapon(weapon), MANY if not measure else 2 * MANY
    )
    return page(
        request,
        "records.html",
        section="/records",
        rankings=found,
        measures=measures,
        weapons=weapons,
        measure=measure,
        weapon=weapon,
        reach=reach(request.app.state.site),
    )


@router.get("/alerts")
def alerts(
    request: Request,
    area: Annotated[str, Query()] = KYIV_CITY,
    first: Annotated[str, Query(alias="from")] = "",
    last: Annotated[str, Query(alias="to")] = "",
) -> HTMLResponse:
    """The alerts of an area."""
    start, end = (parse_date(given) if given else None for given in (first, last))
    if start and end and end < start:
        raise UsageError(_("The span ends before it starts"), way_out=_("Give the earlier date first"))
    view = alerts_view(request.app.state.site, find_area(area or KYIV_CITY), start, end)
    return page(request, "alerts.html", section="/alerts", view=view, places=places())


@router.get("/disputes")
def disputes(
    request: Request, first: Annotated[str, Query(alias="from")] = "", last: Annotated[str, Query(alias="to")] = ""
) -> HTMLResponse:
    """Where sources differ."""
    start, end = (parse_date(given) if given else None for given in (first, last))
    view = disputes_view(request.app.state.site, start, end)
    return page(request, "disputes.html", section="/disputes", view=view, first=start or "", last=end or "")


@router.get("/sources")
def sources(request: Request) -> HTMLResponse:
    """Whose reports the ledger holds."""
    return page(request, "sources.html", section="/sources", lines=source_views(request.app.state.site))
