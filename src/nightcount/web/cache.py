"""PageCache: every page is made once for each version of the ledger, and then handed out as it is, already gzipped."""

from __future__ import annotations

import asyncio
import gzip
import hashlib
from collections import OrderedDict
from dataclasses import dataclass
from email.utils import format_datetime

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from nightcount.web.choices import choices_of
from nightcount.web.site import Site

# In all, in bytes; the pages that were not asked for longest leave first.
LIMIT = 96 * 1024 * 1024
NEVER = "no-store"
_WORTH_GZIP = 600
_TEXTS = ("text/", "application/json", "application/problem+json", "application/xml", "application/atom", "image/svg")

# Scheme and host, path, query, language, theme: pages name their own address.
Key = tuple[str, str, bytes, str, str]


@dataclass(frozen=True, slots=True)
class Kept:
    """An answer of status 200 as it was made for `version` of the ledger; `small` is the gzipped body, or null."""

    version: str
    headers: list[tuple[bytes, bytes]]
    body: bytes
    small: bytes | None
    etag: str

    @property
    def size(self) -> int:
        """How much room it takes."""
        return len(self.body) + len(self.small or b"")


class PageCache:
    """Keeps answers to GET and HEAD by address (with its host), language and theme, but for those with `no-store`."""

    def __init__(self, app: ASGIApp, site: Site, limit: int = LIMIT) -> None:
        self._app = app
        self._site = site
        self._limit = limit
        self._size = 0
        self._pages: OrderedDict[Key, Kept] = OrderedDict()
        self._locks: dict[Key, asyncio.Lock] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] != "http" or scope["method"] not in ("GET", "HEAD"):
            await self._app(scope, receive, send)
            return
        self._site.refresh()
        chosen = choices_of(HTTPConnection(scope))
        base = f"{scope['scheme']}://{Headers(scope=scope).get('host', '')}"
        key = (base, scope["path"], scope["query_string"], chosen.language, chosen.theme)
        kept = self._find(key)
        if kept is None:
            # Many may ask for the same page at once: it is made once.
            try:
                async with self._locks.setdefault(key, asyncio.Lock()):
                    kept = self._find(key) or await self._make(key, scope, receive, send)
            finally:
                self._locks.pop(key, None)
        if kept is not None:
            await _answer(kept, scope, send)

    def _find(self, key: Key) -> Kept | None:
        kept = self._pages.get(key)
        if kept is None or kept.version != self._site.version:
            return None
        self._pages.move_to_end(key)
        return kept

    async def _make(self, key: Key, scope: Scope, receive: Receive, send: Send) -> Kept | None:
        """The answer, kept; or null where it may not be kept and has been sent already."""
        version = self._site.version
        start: Message = {}
        body: list[bytes] = []

        async def hold(message: Message) -> None:
            if message["type"] == "http.response.start":
                start.update(message)
            else:
                body.append(message.get("body", b""))

        await self._app({**scope, "method": "GET"}, receive, hold)
        headers = Headers(raw=start["headers"])
        whole = b"".join(body)
        if start["status"] != 200 or headers.get("cache-control") == NEVER or "set-cookie" in headers:
            await send(start)
            await send({"type": "http.response.body", "body": b"" if scope["method"] == "HEAD" else whole})
            return None
        kept = self._kept(version, start, headers, whole)
        self._remember(key, kept)
        return kept

    def _kept(self, version: str, start: Message, headers: Headers, body: bytes) -> Kept:
        out = MutableHeaders(raw=[pair for pair in start["headers"] if pair[0] != b"content-length"])
        is_text = headers.get("content-type", "").startswith(_TEXTS)
        small = gzip.compress(body, 6, mtime=0) if is_text and len(body) >= _WORTH_GZIP else None
        out.setdefault("cache-control", "no-cache")
        out.setdefault("last-modified", format_datetime(self._site.changed, usegmt=True))
        if out["cache-control"] == "no-cache":
            out["vary"] = "Accept-Encoding, Accept-Language, Cookie"
        etag = f'W/"{hashlib.sha256(body).hexdigest()[:24]}"'
        out["etag"] = etag
        return Kept(version, out.raw, body, small, etag)

    def _remember(self, key: Key, kept: Kept) -> None:
        old = self._pages.pop(key, None)
        self._size += kept.size - (old.size if old else 0)
        self._pages[key] = kept
        while self._size > self._limit and len(self._pages) > 1:
            _, gone = self._pages.popitem(last=False)
            self._size -= gone.size


async def _answer(kept: Kept, scope: Scope, send: Send) -> None:
    asked = Headers(scope=scope)
    headers = list(kept.headers)
    if _is_known(kept, asked):
        await send({"type": "http.response.start", "status": 304, "headers": headers})
        await send({"type": "http.response.body", "body": b""})
        return
    body = kept.body
    if kept.small is not None and "gzip" in asked.get("accept-encoding", ""):
        body = kept.small
        headers.append((b"content-encoding", b"gzip"))
    headers.append((b"content-length", str(len(body)).encode()))
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": b"" if scope["method"] == "HEAD" else body})


def _is_known(kept: Kept, asked: Headers) -> bool:
    """True when the reader has this very answer already (RFC 9110: the tag decides, else the time)."""
    tags = asked.get("if-none-match")
    if tags is not None:
        return tags.strip() == "*" or kept.etag in [tag.strip() for tag in tags.split(",")]
    changed = Headers(raw=kept.headers).get("last-modified")
    return changed is not None and asked.get("if-modified-since") == changed
