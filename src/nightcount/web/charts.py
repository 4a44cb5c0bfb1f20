"""Charts on the site: their addresses, how a page shows one, how one is answered. To add one, see `charts.chart`."""

from __future__ import annotations

import asyncio
import base64
import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Literal

from fastapi import HTTPException, Request
from pydantic import AfterValidator, BaseModel, ConfigDict
from starlette.responses import Response

from nightcount.language import LANGUAGES, spoken
from nightcount.language import gettext as _
from nightcount.publishing.charts.chart import FORMS, Chart
from nightcount.publishing.charts.drawing import PAINTERS
from nightcount.publishing.charts.palette import THEMES
from nightcount.publishing.charts.workshop import WORKSHOP

# A picture may be shown by any site. It loads nothing and runs nothing; its one style is known by its hash.
OPEN = {"cross-origin-resource-policy": "cross-origin", "access-control-allow-origin": "*"}
_STYLE = re.compile(rb"<style>(.*?)</style>", re.DOTALL)


def _known_language(code: str) -> str:
    if code not in LANGUAGES:
        raise ValueError(_("Use one of: {codes}").format(codes=", ".join(LANGUAGES)))
    return code


class ChartAsked(BaseModel):
    """How a chart is to be drawn. A parameter that is not listed is refused."""

    model_config = ConfigDict(extra="forbid")

    width: Literal["wide", "narrow"] = "wide"
    theme: Literal["auto", "light", "dark"] = "auto"
    # Read by `choices_of`, as on every page.
    language: Annotated[str | None, AfterValidator(_known_language)] = None


@dataclass(frozen=True, slots=True)
class ChartView:
    """A chart as a page shows it: two pictures with their sizes, what they tell in words, and the files by form."""

    title: str
    words: str
    wide: str
    narrow: str
    sizes: dict[str, tuple[int, int]]
    stem: str
    files: tuple[tuple[str, str], ...]


def chart_view(chart: Chart, under: str, theme: str) -> ChartView:
    """The view of a chart whose files lie `under` an address, in the language in force and the light of the page."""
    said = f"language={spoken()}"
    light = f"&theme={theme}" if theme != THEMES[0] else ""
    at = f"{under}/{chart.name}"
    return ChartView(
        title=chart.title,
        words=chart.words,
        wide=f"{at}.svg?{said}{light}",
        narrow=f"{at}.svg?{said}&width=narrow{light}",
        sizes={width: chart.size(width) for width in ("wide", "narrow")},
        stem="-".join(["nightcount", *(part for part in under.split("/")[2:-1] if part), chart.name]),
        files=(
            ("svg", f"{at}.svg?{said}"),
            ("png", f"{at}.png?{said}"),
            ("vl.json", f"{at}.vl.json?{said}"),
        ),
    )


def named(file: str) -> tuple[str, str]:
    """Name and form of a file: "flow-1.vl.json" is the form "vl.json" of "flow-1". Raises 404 for another form."""
    name, _dot, form = file.partition(".")
    if form not in FORMS:
        raise HTTPException(404, _("A chart comes as {forms}.").format(forms=", ".join(FORMS)))
    return name, form


async def chart_resource(request: Request, charts: Mapping[str, Chart], file: str, asked: ChartAsked) -> Response:
    """The file of a chart; `charts` are those that there are under this address, by name. Raises 404 for another."""
    name, form = named(file)
    if name not in charts:
        raise HTTPException(404, _("There is no such chart here: nothing is known that could be drawn."))
    # It waits for the workshop without keeping a thread from others.
    body = await asyncio.wrap_future(WORKSHOP.order(PAINTERS[form], charts[name], asked.width, asked.theme))
    headers = {**OPEN, "content-security-policy": _policy(body) if form == "svg" else "default-src 'none'"}
    return Response(body, media_type=FORMS[form], headers=headers)


def _policy(drawing: bytes) -> str:
    style = _STYLE.search(drawing)
    if style is None:
        return "default-src 'none'"
    digest = base64.b64encode(hashlib.sha256(style[1]).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'"
