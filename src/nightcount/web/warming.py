"""Warming: pages are made before anybody asks, in the background, after the start and after each change of the ledger.

It goes through the application as a reader's browser would: the pages of the sections, then the nights from the latest
to the earliest, in every language, and last the pictures that the nights show. Whoever asks meanwhile comes first.
"""

from __future__ import annotations

import asyncio
import logging
import re
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from html import unescape
from itertools import product

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import URL
from starlette.types import ASGIApp, Message, Scope

from nightcount.language import DEFAULT, LANGUAGES
from nightcount.web.cache import IN_BACKGROUND
from nightcount.web.navigation import BENEATH, SECTIONS
from nightcount.web.site import Site

FEEDS = ("/feeds/nights.atom", "/feeds/nights.json")
# How often to look whether the ledger is another, and for how long it must be left alone before pages are made of it.
LOOK, STILL = 1.0, 3.0
# While readers wait for pages, wait so long, but not for ever; and rest as long as the last page took.
MOMENT, AT_MOST = 0.02, 1.0
_PICTURE = re.compile(r'<(?:img|source)\b[^>]*?\bsrc(?:set)?="(/[^"\s]+)')
# A text that makes the checker load all that it needs.
_TEXT = "On the night of 4 July 2025 Russia launched 539 drones and 11 missiles; 268 were shot down, a record."


@dataclass(slots=True)
class _Answer:
    """What came back."""

    status: int = 0
    body: bytearray = field(default_factory=bytearray)

    async def take(self, message: Message) -> None:
        """One message of the application."""
        self.status = message.get("status", self.status)
        self.body += message.get("body", b"")


class Warming:
    """Makes the pages of a site as they are asked for at `base` (`http://127.0.0.1:8000`)."""

    def __init__(self, app: ASGIApp, site: Site, base: str) -> None:
        self._app = app
        self._site = site
        self._scheme, self._host = URL(base).scheme, URL(base).netloc.encode()
        self._log = logging.getLogger("nightcount.web")

    async def run(self) -> None:
        """Goes on until it is cancelled."""
        made = ""
        while True:
            if made != self._site.version:
                await self._until_still()
                made = self._site.version
                await self.once()
            await asyncio.sleep(LOOK)
            self._site.refresh()

    async def once(self) -> int:
        """Makes every page, unless the ledger changes meanwhile; how many were made."""
        version, began, made = self._site.version, time.monotonic(), 0
        with self._whatever_happens():
            await run_in_threadpool(self._site.desk.check, _TEXT)
        pictures: dict[tuple[str, str], None] = {}
        for address, language in self._addresses(pictures):
            if self._site.version != version:
                return made
            page = await self._make(address, language)
            made += 1
            pictures |= {(one, language): None for one in _pictures(page)}
        self._log.info("%d pages made in advance in %.0f s", made, time.monotonic() - began)
        return made

    def _addresses(self, pictures: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
        """Addresses with their languages, what is asked for most first; then the pictures that the pages show."""
        nights = [f"/nights/{night}" for night in reversed(self._site.nights)]
        years = sorted({night.year for night in self._site.nights}, reverse=True)
        sections = ["/", *(address for address, _ in SECTIONS), *BENEATH, "/api"]
        yield from product([*sections, *(f"/calendar/{year}" for year in years)], LANGUAGES)
        yield from product(FEEDS, [DEFAULT])
        yield from product(nights, LANGUAGES)
        yield from list(pictures)

    async def _until_still(self) -> None:
        seen = ""
        while seen != self._site.version:
            seen = self._site.version
            await asyncio.sleep(STILL if seen else LOOK)
            self._site.refresh()

    async def _make(self, address: str, language: str) -> bytes:
        """Asks for one page when nobody else does; empty where there is none."""
        began = time.monotonic()
        while not self._site.is_quiet and time.monotonic() - began < AT_MOST:
            await asyncio.sleep(MOMENT)
        began = time.monotonic()
        answer = _Answer()
        with self._whatever_happens():
            await self._app(self._scope(address, language), _nothing, answer.take)
        await asyncio.sleep(min(time.monotonic() - began, AT_MOST))
        return bytes(answer.body) if answer.status == 200 else b""

    @contextmanager
    def _whatever_happens(self) -> Iterator[None]:
        # A page that cannot be made is told to the reader who asks for it; the others are made all the same.
        try:
            yield
        except Exception as error:
            self._log.warning("A page is not made in advance: %r", error)

    def _scope(self, address: str, language: str) -> Scope:
        path, _, query = address.partition("?")
        return {
            "type": "http",
            "asgi": {"version": "3.0", "spec_version": "2.3"},
            "http_version": "1.1",
            "method": "GET",
            "scheme": self._scheme,
            "path": path,
            "raw_path": path.encode(),
            "root_path": "",
            "query_string": query.encode(),
            "headers": [(b"host", self._host), (b"accept-language", language.encode())],
            "client": None,
            "server": None,
            "state": {},
            IN_BACKGROUND: True,
        }


def _pictures(page: bytes) -> Iterator[str]:
    with suppress(UnicodeDecodeError):
        yield from (unescape(one) for one in _PICTURE.findall(page.decode()))


async def _nothing() -> Message:
    return {"type": "http.request", "body": b"", "more_body": False}
