"""The charts of a night, each at an address of its own."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, HTTPException, Query, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import RedirectResponse, Response

from nightcount.web.assets import FOR_EVER
from nightcount.web.cache import NEVER
from nightcount.web.charts import ChartAsked, chart_resource, named, vega, vega_address
from nightcount.web.dates import parse_date
from nightcount.web.views.night_charts import is_lasting, night_chart

router = APIRouter(include_in_schema=False)


@router.get("/nights/{date}/charts/{file}")
async def chart(request: Request, date: str, file: str, asked: Annotated[ChartAsked, Query()]) -> Response:
    """A chart of a night: as a file, or the page where it can be explored."""
    day = parse_date(date)
    name, form = named(file)
    site = request.app.state.site
    charts = await run_in_threadpool(night_chart, site, day, name, is_telling=not form)
    answer = await chart_resource(request, charts, file, asked)
    if not await run_in_threadpool(is_lasting, site, day, name):
        answer.headers["cache-control"] = NEVER
    return answer


@router.get("/nights/{date}/flow.{form}")
def flow(request: Request, date: str, form: str) -> RedirectResponse:
    """The short address of the first chart of a night."""
    query = f"?{request.url.query}" if request.url.query else ""
    named(f"flow.{form}")  # raises for a form that there is not
    return RedirectResponse(f"/nights/{parse_date(date).isoformat()}/charts/flow-1.{form}{query}", 308)


@router.get("/static/vega.{digest}.js")
async def script(digest: str) -> Response:
    """The script that draws charts in a browser."""
    if vega_address() != f"/static/vega.{digest}.js":
        raise HTTPException(404)
    return Response(await vega(), media_type="text/javascript", headers={"cache-control": FOR_EVER})
