"""The cards of the site, as pictures."""

from __future__ import annotations

import asyncio
from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from nightcount.publishing.charts.card import Card, to_card
from nightcount.publishing.charts.workshop import WORKSHOP
from nightcount.web.charts import OPEN, LanguageAsked
from nightcount.web.dates import parse_date
from nightcount.web.views.cards import night_card, site_card

router = APIRouter(include_in_schema=False)


@router.get("/card.png")
async def of_the_site(request: Request, asked: Annotated[LanguageAsked, Query()]) -> Response:
    """The card of the first page."""
    return await _drawn(await run_in_threadpool(site_card, request.app.state.site))


@router.get("/nights/{date}/card.png")
async def of_a_night(request: Request, date: str, asked: Annotated[LanguageAsked, Query()]) -> Response:
    """The card of a night."""
    return await _drawn(await run_in_threadpool(night_card, request.app.state.site, parse_date(date)))


async def _drawn(card: Card) -> Response:
    body = await asyncio.wrap_future(WORKSHOP.order(to_card, card))
    return Response(body, media_type="image/png", headers={**OPEN, "content-security-policy": "default-src 'none'"})
