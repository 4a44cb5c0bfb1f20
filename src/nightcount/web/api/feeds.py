"""Feeds of new and changed nights, as Atom and as JSON Feed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import JSONResponse, Response

from nightcount.desk import Night
from nightcount.publishing.night_document import night_document
from nightcount.vocabulary import night_window
from nightcount.web.rendering import templates
from nightcount.web.site import Site

router = APIRouter(prefix="/feeds", include_in_schema=False)
MANY = 30


@dataclass(frozen=True, slots=True)
class Entry:
    """A night in a feed; `changed` is when the last report behind it was published or edited."""

    night: date
    title: str
    summary: str
    changed: datetime
    address: str


def entries(site: Site, base: str) -> tuple[Entry, ...]:
    """The latest nights, the one that changed last first."""
    found = [_entry(site.desk.night(day), base) for day in site.nights[-MANY:]]
    return tuple(sorted(found, key=lambda one: (one.changed, one.night), reverse=True))


def _entry(night: Night, base: str) -> Entry:
    document = night_document(night)
    times = [moment for one in night.reports.values() for moment in (one.published, one.edited) if moment]
    changed = max(times, default=night_window(night.night)[1])
    day = night.night.isoformat()
    return Entry(night.night, document.title, document.summary, changed, f"{base}/nights/{day}")


def _base(request: Request) -> str:
    return str(request.base_url).rstrip("/")


@router.get("/nights.atom")
def atom(request: Request) -> Response:
    """The feed as Atom (RFC 4287)."""
    base = _base(request)
    said = templates().get_template("feed.xml").render(base=base, entries=entries(request.app.state.site, base))
    return Response(said.encode("utf-8", "xmlcharrefreplace"), media_type="application/atom+xml")


@router.get("/nights.json")
def json_feed(request: Request) -> Response:
    """The feed as JSON Feed, version 1.1."""
    base = _base(request)
    items: list[dict[str, Any]] = [
        {
            "id": one.address,
            "url": one.address,
            "title": one.title,
            "content_text": one.summary,
            "date_modified": one.changed.isoformat(),
        }
        for one in entries(request.app.state.site, base)
    ]
    said = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Nightcount",
        "home_page_url": f"{base}/",
        "feed_url": f"{base}/feeds/nights.json",
        "language": "en",
        "items": items,
    }
    return JSONResponse(said, media_type="application/feed+json")
