"""The application: which address leads to which page."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial

from anyio.to_thread import current_default_thread_limiter
from fastapi import FastAPI
from starlette.concurrency import run_in_threadpool

from nightcount import __version__
from nightcount.publishing.charts.workshop import WORKSHOP
from nightcount.web import failures
from nightcount.web.addresses import PublicAddress
from nightcount.web.api import document, feeds, routes
from nightcount.web.api.negotiation import Accepted
from nightcount.web.cache import PageCache
from nightcount.web.choices import Speaking
from nightcount.web.headers import Headers
from nightcount.web.pages import (
    about,
    cards,
    charts,
    check,
    embedding,
    house,
    night,
    nights,
    overviews,
    records,
    trends,
)
from nightcount.web.shelf import Shelf
from nightcount.web.site import Options, Site
from nightcount.web.sizes import BodyLimit
from nightcount.web.turns import Turns
from nightcount.web.warming import Warming

# What answers, in the order in which it is asked whether an address is its own.
PARTS = (
    charts,
    cards,
    embedding,
    house,
    nights,
    night,
    check,
    overviews,
    records,
    trends,
    about,
    feeds,
    routes,
)
# How many requests are worked on at once; the others wait.
AT_ONCE = 4


def make_app(options: Options, at: str = "") -> FastAPI:
    """The site of a ledger, which answers `at` an address (`http://127.0.0.1:8000`). Raises LedgerError for no ledger.

    Without an address, no page is made before it is asked for.
    """
    site = Site(options)

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        # Making pages is work for the processor: more at once would only make each of them late.
        current_default_thread_limiter().total_tokens = AT_ONCE
        base = options.url or at
        warming = asyncio.create_task(Warming(app, site, base).run()) if options.warm and base else None
        yield
        if warming is not None:
            warming.cancel()
        if at:  # the process ends with the site
            await run_in_threadpool(WORKSHOP.close)
        site.close()

    app = FastAPI(
        title="Nightcount",
        version=__version__,
        lifespan=lifespan,
        docs_url=None,
        redoc_url=None,
        openapi_url="/api/v1/openapi.json",
        redirect_slashes=False,
    )
    # FastAPI's own way to give another document: its method is replaced.
    app.openapi = partial(document.document, app)  # type: ignore[method-assign]
    app.state.site = site
    failures.register(app)
    for part in PARTS:
        app.include_router(part.router)
    # The last one added is the first one that a request meets.
    app.add_middleware(Speaking)
    app.add_middleware(PageCache, site=site, shelf=Shelf(options.cache))
    app.add_middleware(Accepted)
    app.add_middleware(Turns)
    app.add_middleware(BodyLimit)
    app.add_middleware(Headers)
    if options.url:
        app.add_middleware(PublicAddress, url=options.url)
    return app
