"""What other sites show of a night: a page for their frames, and oEmbed, which tells their editors how."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, HTTPException, Query, Request
from pydantic import Field
from starlette.datastructures import URL
from starlette.responses import HTMLResponse, JSONResponse

from nightcount.language import gettext as _
from nightcount.language import spoken
from nightcount.web.charts import OPEN, LanguageAsked, Theme
from nightcount.web.dates import parse_date
from nightcount.web.headers import POLICY
from nightcount.web.rendering import page
from nightcount.web.views.embedding import WIDEST, embed_view, height, snippet

router = APIRouter(include_in_schema=False)
_NIGHT = re.compile(r"/(?:embed/)?nights/(\d{4}-\d{2}-\d{2})/?")
# The only pages that others may frame.
FRAMED = {**OPEN, "content-security-policy": POLICY.replace("frame-ancestors 'none'", "frame-ancestors *")}


class FrameAsked(LanguageAsked):
    """How the page in the frame is to look."""

    theme: Theme = "auto"


class OembedAsked(LanguageAsked):
    """What oEmbed asks, as its specification (1.0) names it."""

    url: str = Field(max_length=500)
    format: str = Field("json", max_length=20)
    maxwidth: int = Field(WIDEST, ge=1, le=100_000)
    maxheight: int = Field(100_000, ge=1, le=100_000)


def base_of(request: Request) -> str:
    """The address of the site, without a path and without a slash at its end."""
    return f"{request.url.scheme}://{request.url.netloc}"


@router.get("/embed/nights/{date}")
def embed(request: Request, date: str, asked: Annotated[FrameAsked, Query()]) -> HTMLResponse:
    """A night for the frame of another site."""
    view = embed_view(request.app.state.site, parse_date(date))
    answer = page(request, "embed.html", view=view, theme=asked.theme)
    answer.headers.update(FRAMED)
    return answer


@router.get("/oembed")
def oembed(request: Request, asked: Annotated[OembedAsked, Query()]) -> JSONResponse:
    """How to show a page of a night (https://oembed.com)."""
    if asked.format != "json":
        raise HTTPException(501, _("Only JSON is given here."))
    base = base_of(request)
    day = _night_of(asked.url, base)
    view = embed_view(request.app.state.site, day)
    said: dict[str, Any] = {
        "version": "1.0",
        "type": "rich",
        "title": view.title,
        "provider_name": "Nightcount",
        "provider_url": f"{base}/",
        "html": snippet(base, day, view.title, view.chart),
        "width": min(asked.maxwidth, WIDEST),
        "height": min(asked.maxheight, height(view.chart)),
    }
    if asked.maxwidth >= 1200 and asked.maxheight >= 630:
        card = f"{base}/nights/{day.isoformat()}/card.png?language={spoken()}"
        said |= {"thumbnail_url": card, "thumbnail_width": 1200, "thumbnail_height": 630}
    return JSONResponse(said, headers=OPEN)


def _night_of(written: str, base: str) -> date:
    """The night of an address of this site. Raises 404 for any other."""
    try:
        address = URL(written)
        is_ours = f"{address.scheme}://{address.netloc}" == base
    except ValueError:
        is_ours = False
    found = _NIGHT.fullmatch(address.path) if is_ours else None
    if found is None:
        raise HTTPException(404, _("This is not the address of a night of this site."))
    return parse_date(found[1])
