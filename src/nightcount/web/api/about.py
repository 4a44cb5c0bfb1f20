"""Addresses about the data: where to begin, who speaks, of which places, by which rules."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from nightcount.publishing.package.rows import place_row, rule_rows
from nightcount.web.api import examples
from nightcount.web.api.answering import for_now, page_of
from nightcount.web.api.asking import Page, Ranked
from nightcount.web.api.document import of_list
from nightcount.web.api.listings import PLACES, RULES, SOURCES
from nightcount.web.site import Site

router = APIRouter(tags=["about"])


@router.get("/sources", responses=of_list(SOURCES, examples.SOURCES))
def sources(request: Request, asked: Annotated[Page, Query()]) -> Response:
    """Whose reports the ledger holds, how many, and from when to when."""
    found = sorted(request.app.state.site.desk.sources(), key=lambda one: one.id)
    return page_of(request, asked, SOURCES, ((one.id, one) for one in found), lambda one: one.as_json())


@router.get("/places", responses=of_list(PLACES, examples.PLACES))
def places(request: Request, asked: Annotated[Page, Query()]) -> Response:
    """The places that accounts name, by code, with their names: areas of Ukraine's register, of Russia, and seas."""
    site: Site = request.app.state.site
    held = site.withheld()
    told = ((attack, one) for attack in site.desk.attacks() for one in attack.accounts)
    codes = sorted({one.place for attack, one in told if (attack.id, one.cell) not in held.accounts})
    return for_now(page_of(request, asked, PLACES, ((code, code) for code in codes), place_row), held.is_any)


@router.get("/rules", responses=of_list(RULES, examples.RULES))
def rules(request: Request, asked: Annotated[Ranked, Query()]) -> Response:
    """The named rules by which the record is made of claims, in the order in which they stand."""
    keyed = ((f"{row['position']:04d}", row) for row in rule_rows())
    return page_of(request, asked, RULES, keyed, dict)
