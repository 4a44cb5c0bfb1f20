"""What the site rests on: its method, and its data."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse

from nightcount.publishing.night_document import LEGEND
from nightcount.web.pages.embedding import base_of
from nightcount.web.rendering import page
from nightcount.web.views.api import addresses
from nightcount.web.views.dataset import site_dataset
from nightcount.web.views.method import stages
from nightcount.web.views.records import reach

router = APIRouter(include_in_schema=False)


@router.get("/method")
def method(request: Request) -> HTMLResponse:
    """The rules of the record, from the code that applies them."""
    signs = [(sign, meaning) for sign, meaning in LEGEND if "[" not in sign]
    return page(request, "method.html", stages=stages(), signs=signs, section="/method")


@router.get("/api")
def api(request: Request) -> HTMLResponse:
    """What programs can ask for."""
    base = str(request.base_url).rstrip("/")
    return page(request, "api.html", addresses=addresses(request.app.openapi()), base=base)


@router.get("/about")
def about(request: Request) -> HTMLResponse:
    """What the data is, and is not."""
    site = request.app.state.site
    return page(
        request,
        "about.html",
        section="/about",
        reach=reach(site),
        nights=len(site.nights),
        changed=site.changed,
        dataset=site_dataset(site, base_of(request)),
        may_keep=site.options.keep_checks is not None,
    )
