"""The page of the trends, and its table as files."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import HTMLResponse, Response

from nightcount.errors import UsageError
from nightcount.language import gettext as _
from nightcount.publishing.trend_files import trend_csv, trend_json
from nightcount.publishing.wording import noun_words
from nightcount.vocabulary import Weapon
from nightcount.web.dates import parse_date
from nightcount.web.rendering import page
from nightcount.web.site import Site
from nightcount.web.views.trends import trends_view

router = APIRouter(include_in_schema=False)
# More years than this are no trend, and no page that anybody would read.
MOST_YEARS = 10

First = Annotated[str, Query(alias="from")]
Last = Annotated[str, Query(alias="to")]


@router.get("/trends")
def trends(
    request: Request,
    first: First = "",
    last: Last = "",
    weapon: Annotated[str, Query()] = Weapon.ALL.value,
    other_first: Annotated[str, Query(alias="other_from")] = "",
    other_last: Annotated[str, Query(alias="other_to")] = "",
) -> HTMLResponse:
    """A period month by month, and beside another one."""
    site = request.app.state.site
    if weapon not in set(Weapon):
        raise UsageError(_("There is no such class of weapons"), way_out=_("Choose from the lists"))
    main = span(site, first, last)
    other = span(site, other_first, other_last) if other_first or other_last else None
    view = trends_view(site, (main, other) if other else (main,), Weapon(weapon))
    years = sorted({night.year for night in site.nights})
    return page(
        request,
        "trends.html",
        section="/trends",
        view=view,
        other=other,
        years=years,
        weapons=[(one.value, noun_words(one)) for one in Weapon],
    )


@router.get("/trends/months.csv")
def as_csv(request: Request, first: First = "", last: Last = "") -> Response:
    """The months, a line a class of weapon."""
    site = request.app.state.site
    start, end = span(site, first, last)
    return _file(trend_csv(site.desk.period(start, end)), "text/csv", f"nightcount-{start}-{end}.csv")


@router.get("/trends/months.json")
def as_json(request: Request, first: First = "", last: Last = "") -> Response:
    """The period and its months."""
    site = request.app.state.site
    start, end = span(site, first, last)
    return _file(trend_json(site.desk.period(start, end)), "application/json", f"nightcount-{start}-{end}.json")


def span(site: Site, first: str, last: str) -> tuple[date, date]:
    """The dates that an address names; an end that it does not name is that of the record.

    Raises UsageError for a span that ends before it starts, or is too long.
    """
    nights = site.nights or (date(2022, 2, 24),)
    start = parse_date(first) if first else nights[0]
    end = parse_date(last) if last else max(nights[-1], start)
    if end < start:
        raise UsageError(_("The span ends before it starts"), way_out=_("Give the earlier date first"))
    if end.year - start.year > MOST_YEARS:
        said = _("A span of more than {years} years is not shown").format(years=MOST_YEARS)
        raise UsageError(said, way_out=_("Choose a shorter one"))
    return start, end


def _file(said: str, kind: str, name: str) -> Response:
    headers = {"content-disposition": f'attachment; filename="{name}"'}
    return Response(said, media_type=kind, headers=headers)
