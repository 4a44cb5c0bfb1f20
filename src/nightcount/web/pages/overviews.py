"""Pages over many nights: calendar, alerts, disputes, sources."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from fastapi import APIRouter, HTTPException, Query, Request
from starlette.responses import HTMLResponse

from nightcount.desk.desk import KYIV_CITY
from nightcount.errors import UsageError
from nightcount.language import gettext as _
from nightcount.publishing.calendar import Month, months, steps
from nightcount.vocabulary import find_area
from nightcount.web.dates import parse_date
from nightcount.web.rendering import page
from nightcount.web.site import Site
from nightcount.web.views.alert_state import areas_view
from nightcount.web.views.alerts import alerts_view
from nightcount.web.views.disputes import disputes_view
from nightcount.web.views.night import places
from nightcount.web.views.sources import one_source_view, source_views

router = APIRouter(include_in_schema=False)


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


@router.get("/alerts/oblasts")
def oblasts(
    request: Request, first: Annotated[str, Query(alias="from")] = "", last: Annotated[str, Query(alias="to")] = ""
) -> HTMLResponse:
    """The alerts of all oblasts."""
    start, end = (parse_date(given) if given else None for given in (first, last))
    if start and end and end < start:
        raise UsageError(_("The span ends before it starts"), way_out=_("Give the earlier date first"))
    return page(request, "alerts_oblasts.html", section="/alerts", view=areas_view(request.app.state.site, start, end))


@router.get("/disputes")
def disputes(
    request: Request, first: Annotated[str, Query(alias="from")] = "", last: Annotated[str, Query(alias="to")] = ""
) -> HTMLResponse:
    """Where sources differ."""
    start, end = (parse_date(given) if given else None for given in (first, last))
    view = disputes_view(request.app.state.site, start, end)
    return page(request, "disputes.html", section="/disputes", view=view, first=start or "", last=end or "")


@router.get("/sources")
def sources(request: Request, source: Annotated[str, Query()] = "") -> HTMLResponse:
    """Whose reports the ledger holds; or what one of them said."""
    site = request.app.state.site
    if not source:
        return page(request, "sources.html", section="/sources", lines=source_views(site))
    view = one_source_view(site, source)
    if view is None:
        raise HTTPException(404, _("The ledger holds nothing of this source."))
    return page(request, "source.html", section="/sources", view=view)
