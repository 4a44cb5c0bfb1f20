"""The application: which address leads to which page."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI

from nightcount import __version__
from nightcount.web import failures
from nightcount.web.api import feeds, routes
from nightcount.web.cache import PageCache
from nightcount.web.choices import Speaking
from nightcount.web.headers import Headers
from nightcount.web.pages import about, check, house, night, nights, overviews, trends
from nightcount.web.site import Options, Site
from nightcount.web.sizes import BodyLimit

DESCRIPTION = """The record of air attacks on Ukraine as sources reported them: what was launched, stopped and got
through, with the words behind every number. What nobody said is null, never zero."""


def make_app(options: Options) -> FastAPI:
    """The site of a ledger. Raises LedgerError where there is none."""
    site = Site(options)

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        yield
        site.close()

    app = FastAPI(
        title="Nightcount",
        version=__version__,
        description=DESCRIPTION,
        lifespan=lifespan,
        docs_url=None,
        redoc_url=None,
        openapi_url="/api/v1/openapi.json",
    )
    app.state.site = site
    failures.register(app)
    for part in (house, nights, night, check, overviews, trends, about, feeds, routes):
        app.include_router(part.router)
    # The last one added is the first one that a request meets.
    app.add_middleware(Speaking)
    app.add_middleware(PageCache, site=site)
    app.add_middleware(BodyLimit)
    app.add_middleware(Headers)
    return app
