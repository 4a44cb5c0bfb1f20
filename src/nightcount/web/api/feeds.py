"""Feeds of new and changed nights, as Atom (RFC 4287) and as JSON Feed (version 1.1), in every language of the site.

The address of a night's page is its id in a feed: it never changes, and neither do the times, which are those of the
reports and reviews behind it and not of the server.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from fastapi import APIRouter, HTTPException, Request
from starlette.responses import Response

from nightcount.language import DEFAULT, LANGUAGES, speaking
from nightcount.language import gettext as _
from nightcount.publishing.night_document import night_document
from nightcount.vocabulary import night_window
from nightcount.web.navigation import SECTIONS
from nightcount.web.rendering import templates
from nightcount.web.site import Site

router = APIRouter(include_in_schema=False)
MANY = 30


@dataclass(frozen=True, slots=True)
class Times:
    """Of `night`, the first report was published at `published`, the last one published or edited at `changed`."""

    night: date
    published: datetime
    changed: datetime


@dataclass(frozen=True, slots=True)
class Entry:
    """A night in a feed."""

    times: Times
    title: str
    summary: str
    address: str


def times(site: Site) -> list[Times]:
    """Every night of the record, the one that changed last first."""
    spoken = site.desk.store.night_times()
    decided: dict[date, datetime] = {}
    for review in site.desk.store.reviews():
        for night in review.nights:
            decided[night] = max(review.at, decided.get(night, review.at))
    found = []
    for night in site.nights:
        # Rows of a data set have no time: what is only known from them is as old as the night.
        first, last = spoken.get(night) or (night_window(night)[1],) * 2
        found.append(Times(night, first, max(last, decided.get(night, last))))
    return sorted(found, key=lambda one: (one.changed, one.night), reverse=True)


def entries(site: Site, base: str, language: str) -> Iterator[Entry]:
    """The nights of a feed, in the language in force."""
    for one in times(site)[:MANY]:
        document = night_document(site.night(one.night).night)
        address = f"{base}/nights/{one.night.isoformat()}"
        yield Entry(one, document.title, document.summary, _in(address, language))


def _in(address: str, language: str) -> str:
    return address if language == DEFAULT else f"{address}?language={language}"


def _base(request: Request) -> str:
    return str(request.base_url).rstrip("/")


@router.get("/feeds/nights.atom")
def atom(request: Request) -> Response:
    """The feed as Atom."""
    return _atom(request, DEFAULT)


@router.get("/feeds/{language}/nights.atom")
def atom_in(request: Request, language: str) -> Response:
    """The same in another language."""
    return _atom(request, _known(language))


@router.get("/feeds/nights.json")
def json_feed(request: Request) -> Response:
    """The feed as JSON Feed."""
    return _json(request, DEFAULT)


@router.get("/feeds/{language}/nights.json")
def json_feed_in(request: Request, language: str) -> Response:
    """The same in another language."""
    return _json(request, _known(language))


def _known(language: str) -> str:
    if language not in LANGUAGES:
        raise HTTPException(404)
    return language


def _atom(request: Request, language: str) -> Response:
    base, site = _base(request), request.app.state.site
    with speaking(language):
        said = (
            templates()
            .get_template("feed.xml")
            .render(
                base=base,
                address=f"{base}{request.url.path}",
                home=_in(f"{base}/nights", language),
                language=language,
                entries=list(entries(site, base, language)),
                changed=site.changed,
            )
        )
    return Response(said.encode("utf-8", "xmlcharrefreplace"), media_type="application/atom+xml")


def _json(request: Request, language: str) -> Response:
    base, site = _base(request), request.app.state.site
    with speaking(language):
        items: list[dict[str, Any]] = [
            {
                "id": one.address,
                "url": one.address,
                "title": one.title,
                "content_text": one.summary,
                "date_published": one.times.published.isoformat(),
                "date_modified": one.times.changed.isoformat(),
                "language": language,
            }
            for one in entries(site, base, language)
        ]
        said = {
            "version": "https://jsonfeed.org/version/1.1",
            "title": "Nightcount",
            "description": _("New and changed nights"),
            "home_page_url": _in(f"{base}/nights", language),
            "feed_url": f"{base}{request.url.path}",
            "language": language,
            "authors": [{"name": "Nightcount", "url": f"{base}/"}],
            "items": items,
        }
    body = json.dumps(said, ensure_ascii=False).encode("utf-8", "backslashreplace")
    return Response(body, media_type="application/feed+json")


@router.get("/sitemap.xml")
def sitemap(request: Request) -> Response:
    """Every section, and every night with the time of its last change, for search engines (sitemaps.org)."""
    base = _base(request)
    said = (
        templates()
        .get_template("sitemap.xml")
        .render(
            base=base,
            sections=["/", *(address for address, _name in SECTIONS), "/api"],
            nights=times(request.app.state.site),
        )
    )
    return Response(said.encode("utf-8", "xmlcharrefreplace"), media_type="application/xml")
