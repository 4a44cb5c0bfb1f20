"""A saved web page with an article: its text as trafilatura extracts it, and what the page says of itself."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator, Sequence
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from nightcount.errors import InputError
from nightcount.sources import raw
from nightcount.sources.article import Given
from nightcount.sources.language import language_of
from nightcount.sources.moments import read_page_date
from nightcount.sources.registry import identify_host, identify_opening
from nightcount.sources.report import Report

# Where pages put the time of publication with its offset, in the order of trust; and that of their last change.
CHANGES = (
    "//meta[@property='article:modified_time']/@content",
    "//meta[@property='og:updated_time']/@content",
    "//meta[@itemprop='dateModified']/@content",
    "//time[@itemprop='dateModified']/@datetime",
)
TIMES = (
    "//meta[@property='article:published_time']/@content",
    "//meta[@itemprop='datePublished']/@content",
    "//meta[@name='pubdate' or @name='publish-date' or @name='date']/@content",
    "//time[@itemprop='datePublished' or @pubdate]/@datetime",
)


def read_webpage(path: Path, given: Given) -> Iterator[Report]:
    """The one report of an article's page. Raises InputError where no article is found in it."""
    import trafilatura

    _keep_quiet()

    data = raw.read_bytes(path)
    tree = trafilatura.load_html(data)
    page: dict[str, Any] = {}
    if tree is not None:
        found = trafilatura.bare_extraction(data, with_metadata=True, include_comments=False)
        page = {} if found is None else found if isinstance(found, dict) else found.as_dict()
    text = str(page.get("text") or "").strip()
    if not text:
        raise InputError(
            "no article is found in this page", place=str(path), way_out="Copy the article into a text file"
        )
    opening = identify_opening(text)
    published = given.published or read_page_date(_written_time(tree, TIMES, "datePublished") or page.get("date"))
    url = page.get("url")
    host = page.get("hostname") or urlsplit(url or "").hostname
    yield Report(
        source=given.source_of(_source(host) or (opening.id if opening else None), path),
        text=text,
        published=published,
        language=given.language or language_of(text),
        title=page.get("title"),
        key=url,
        url=url,
        edited=_later(read_page_date(_written_time(tree, CHANGES, "dateModified")), published),
    )


def _later(edited: datetime | None, published: datetime | None) -> datetime | None:
    """The time of the last change where it is one: pages often repeat that of publication."""
    return edited if edited and published and edited > published else None


@cache
def _keep_quiet() -> None:
    """What the libraries warn of ends in our own one line; without a handler, logging would print theirs beside it."""
    for library in ("trafilatura", "htmldate"):
        logging.getLogger(library).addHandler(logging.NullHandler())


def _source(host: str | None) -> str | None:
    if not host:
        return None
    known = identify_host(host)
    return known.id if known else host.removeprefix("www.")


def _written_time(tree: Any, paths: Sequence[str], field: str) -> str | None:
    for path in paths:
        for written in tree.xpath(path):
            if read_page_date(written):
                return str(written)
    for script in tree.xpath("//script[@type='application/ld+json']/text()"):
        written = _field_in(_parsed(script), field)
        if written:
            return written
    return None


def _parsed(script: str) -> Any:
    try:
        return json.loads(script)
    except ValueError:
        return None


def _field_in(data: Any, field: str) -> str | None:
    """The first `field` in a tree of JSON-LD."""
    if isinstance(data, dict):
        if isinstance(data.get(field), str):
            return str(data[field])
        data = list(data.values())
    if isinstance(data, list):
        return next(filter(None, (_field_in(one, field) for one in data)), None)
    return None
