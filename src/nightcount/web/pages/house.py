"""What belongs to no section: the state of the site, its static files, the reader's choices, the way to a date."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, HTTPException, Query, Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from nightcount import __version__
from nightcount.language import LANGUAGES
from nightcount.web.assets import FOR_EVER, by_address
from nightcount.web.cache import NEVER
from nightcount.web.choices import A_YEAR, LANGUAGE_COOKIE, THEME_COOKIE, THEMES
from nightcount.web.dates import parse_date

router = APIRouter(include_in_schema=False)


@router.get("/healthz")
def health(request: Request) -> Response:
    """Whether the ledger can be read, how much it holds, and when it was last written to."""
    nights = request.app.state.site.nights
    changed = request.app.state.site.changed.isoformat()
    said = {"status": "ok", "version": __version__, "nights": len(nights), "changed": changed}
    return JSONResponse(said, headers={"cache-control": NEVER})


@router.get("/static/{name}")
def static(name: str) -> Response:
    """A static file under the address that holds its hash."""
    asset = by_address().get(f"/static/{name}")
    if asset is None:
        raise HTTPException(404)
    return Response(asset.body, media_type=asset.kind, headers={"cache-control": FOR_EVER})


@router.get("/robots.txt")
def robots(request: Request) -> Response:
    """Search engines may read everything but choices."""
    sitemap = f"{request.base_url}sitemap.xml"
    return Response(f"User-agent: *\nDisallow: /choose\n\nSitemap: {sitemap}\n", media_type="text/plain")


@router.get("/choose")
def choose(
    language: Annotated[str | None, Query()] = None,
    theme: Annotated[str | None, Query()] = None,
    back: Annotated[str, Query()] = "/",
) -> Response:
    """Keeps a choice in a cookie, and leads back to the page."""
    answer = RedirectResponse(_own(back), 303, headers={"cache-control": NEVER})
    for cookie, value, known in ((LANGUAGE_COOKIE, language, LANGUAGES), (THEME_COOKIE, theme, THEMES)):
        if value is not None and value in known:
            answer.set_cookie(cookie, value, max_age=A_YEAR, samesite="lax", httponly=True)
    return answer


@router.get("/go")
def go(date: Annotated[str, Query()] = "") -> Response:
    """From the date field to the page of that night."""
    return RedirectResponse(f"/nights/{parse_date(date).isoformat()}", 303, headers={"cache-control": NEVER})


def _own(back: str) -> str:
    """An address of this site; anything else leads to the first page."""
    is_own = back.startswith("/") and not back.startswith(("//", "/\\")) and back.isprintable()
    return back if is_own else "/"
