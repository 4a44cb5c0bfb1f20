"""The page of the trends, and its table as files."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import HTMLResponse, RedirectResponse, Response

from nightcount.errors import UsageError
from nightcount.language import gettext as _
from nightcount.publishing.charts.chart import Chart
from nightcount.publishing.charts.trend_chart import chart_of_launches, chart_of_shares
from nightcount.publishing.trend_files import trend_csv, trend_json
from nightcount.publishing.wording import noun_words
from nightcount.vocabulary import Weapon
from nightcount.web.charts import ChartAsked, chart_resource, named
from nightcount.web.dates import parse_date
from nightcount.web.rendering import page
from nightcount.web.site import Site
from nightcount.web.views.night_charts import source
from nightcount.web.views.trends import trends_view

router = APIRouter(include_in_schema=False)
# More years than this are no trend, and no page that anybody would read.
MOST_YEARS = 10

_NAME = re.compile(r"(?P<what>launched|share)-(?P<weapon>[a-z_]+)-to-(?P<most>[1-9][0-9]{0,6})")

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
        charts=_charts(site, (main, other) if other else (main,), Weapon(weapon)),
        years=years,
        weapons=[(one.value, noun_words(one)) for one in Weapon],
    )


@router.get("/trends/{first}/{last}")
def one_period(first: str, last: str) -> RedirectResponse:
    """From the page of a chart to that of its period."""
    return RedirectResponse(f"/trends?from={parse_date(first).isoformat()}&to={parse_date(last).isoformat()}", 308)


@router.get("/trends/{first}/{last}/charts/{file}")
async def chart(request: Request, first: str, last: str, file: str, asked: Annotated[ChartAsked, Query()]) -> Response:
    """A chart of a period as a file."""
    found = await run_in_threadpool(_chart, request.app.state.site, span(request.app.state.site, first, last), file)
    return await chart_resource(request, found, file, asked)


def _chart(site: Site, dates: tuple[date, date], file: str) -> dict[str, Chart]:
    """The chart that a file is of, by its name: what it shows, of which weapon, and how far its scale reaches."""
    told = _NAME.fullmatch(named(file)[0])
    if told is None or told["weapon"] not in set(Weapon):
        return {}
    draw = chart_of_launches if told["what"] == "launched" else chart_of_shares
    found = draw(site.desk.period(*dates), Weapon(told["weapon"]), source(site), int(told["most"]))
    return {found.name: found}


def _charts(site: Site, spans: tuple[tuple[date, date], ...], weapon: Weapon) -> list[tuple[str, list[Chart]]]:
    """The charts of each period, with where their files are; those of two periods on the same scale."""
    found = []
    for draw in (chart_of_launches, chart_of_shares):
        drawn = [draw(site.desk.period(*one), weapon, source(site)) for one in spans]
        most = max(int(chart.name.rpartition("-")[2]) for chart in drawn)
        found.append([draw(site.desk.period(*one), weapon, source(site), most) for one in spans])
    under = [f"/trends/{first.isoformat()}/{last.isoformat()}/charts" for first, last in spans]
    return [(at, list(charts)) for at, charts in zip(under, zip(*found, strict=True), strict=True)]


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
