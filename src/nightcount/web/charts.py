"""Charts on the site: their addresses, how a page shows one, how one is answered. To add one, see `charts.chart`."""

from __future__ import annotations

import asyncio
import base64
import hashlib
import pickle
import re
from collections.abc import Mapping
from concurrent.futures import Future
from functools import cache
from importlib.metadata import version
from typing import Annotated, Literal

from fastapi import HTTPException, Request
from pydantic import AfterValidator, BaseModel, ConfigDict
from starlette.responses import Response

from nightcount.language import LANGUAGES, spoken
from nightcount.language import gettext as _
from nightcount.publishing.charts.chart import FORMS, Chart
from nightcount.publishing.charts.drawing import PAINTERS, bundle, to_explore
from nightcount.publishing.charts.workshop import WORKSHOP
from nightcount.web.cache import KNOWN, MADE_OF
from nightcount.web.chart_views import chart_view
from nightcount.web.choices import choices_of
from nightcount.web.headers import POLICY
from nightcount.web.rendering import page

# A picture may be shown by any site. It loads nothing and runs nothing; its one style is known by its hash.
OPEN = {"cross-origin-resource-policy": "cross-origin", "access-control-allow-origin": "*"}
_STYLE = re.compile(rb"<style>(.*?)</style>", re.DOTALL)


Theme = Literal["auto", "light", "dark"]


def _known_language(code: str) -> str:
    if code not in LANGUAGES:
        raise ValueError(_("Use one of: {codes}").format(codes=", ".join(LANGUAGES)))
    return code


class LanguageAsked(BaseModel):
    """In which language something is to be drawn. A parameter that is not listed is refused."""

    model_config = ConfigDict(extra="forbid")

    # Read by `choices_of`, as on every page.
    language: Annotated[str | None, AfterValidator(_known_language)] = None


class ChartAsked(LanguageAsked):
    """How a chart is to be drawn."""

    width: Literal["wide", "narrow"] = "wide"
    theme: Theme = "auto"


def named(file: str) -> tuple[str, str]:
    """Name and form of a file: "flow-1.vl.json" is the form "vl.json" of "flow-1"; "flow-1" has none, and is a page.

    Raises 404 for another form.
    """
    name, _dot, form = file.partition(".")
    if form not in FORMS and file != name:
        raise HTTPException(404, _("A chart comes as {forms}.").format(forms=", ".join(FORMS)))
    return name, form


async def chart_resource(request: Request, charts: Mapping[str, Chart], file: str, asked: ChartAsked) -> Response:
    """The file of a chart, or its page; `charts` are those that there are under this address, by name.

    Raises 404 for another. It waits for the workshop without keeping a thread from others.
    """
    name, form = named(file)
    if name not in charts:
        raise HTTPException(404, _("There is no such chart here: nothing is known that could be drawn."))
    chart = charts[name]
    if not form:
        return await _explored(request, chart)
    made_of = hashlib.sha256(pickle.dumps((form, chart, asked.width, asked.theme, spoken()))).hexdigest()
    if request.scope.get(KNOWN) == made_of:
        return Response(status_code=304)
    body = await asyncio.wrap_future(WORKSHOP.order(PAINTERS[form], chart, asked.width, asked.theme))
    headers = {**OPEN, MADE_OF: made_of}
    headers["content-security-policy"] = _policy(body) if form == "svg" else "default-src 'none'"
    return Response(body, media_type=FORMS[form], headers=headers)


async def _explored(request: Request, chart: Chart) -> Response:
    """The page where a chart tells what its marks are: the only kind of page that runs a script."""
    specifications = await asyncio.wrap_future(WORKSHOP.order(to_explore, chart))
    under = request.url.path.rpartition("/")[0]
    view = chart_view(chart, under, choices_of(request).theme, request.url.remove_query_params("language").query)
    back = under.removesuffix("/charts")
    answer = page(
        request, "chart.html", chart=chart, view=view, specifications=specifications, up=back, script=vega_address()
    )
    answer.headers["content-security-policy"] = POLICY.replace("script-src 'none'", "script-src 'self'")
    return answer


async def vega() -> bytes:
    """The script that draws charts in a browser; it is put together once, which takes seconds."""
    try:
        return await asyncio.wrap_future(_ordered())
    except (Exception, asyncio.CancelledError):
        _ordered.cache_clear()  # whoever asks next orders it anew
        raise


@cache
def _ordered() -> Future[bytes]:
    return WORKSHOP.order(bundle)


@cache
def vega_address() -> str:
    """Where the script lies that draws charts in a browser. What vl-convert brings along changes with its version."""
    return f"/static/vega.{hashlib.sha256(version('vl-convert-python').encode()).hexdigest()[:12]}.js"


def _policy(drawing: bytes) -> str:
    style = _STYLE.search(drawing)
    if style is None:
        return "default-src 'none'"
    digest = base64.b64encode(hashlib.sha256(style[1]).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'"
