"""PageCache: every page is made once for each version of the ledger, and then handed out as it is, already gzipped."""

from __future__ import annotations

import asyncio
import hashlib
import time
from datetime import UTC, datetime
from email.utils import format_datetime

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from nightcount.web.choices import FOR_PROGRAMS, choices_of
from nightcount.web.shelf import Kept, Key, Shelf
from nightcount.web.site import Site

NEVER = "no-store"
# The same whoever asks, as what programs read is.
STATIC = "/static/"
# Pages that tell how long ago something was: made anew each minute.
AGING = ("/alerts", "/sources")
# Of a request that nobody waits for (see `warming`).
IN_BACKGROUND = "nightcount.in_background"
# What takes long to make may say in this header, which nobody outside sees, what it is made of: a digest of all that.
# After a change of the ledger the request has the digest of the last answer under `KNOWN`; 304 says that it holds.
MADE_OF, KNOWN = "nightcount-made-of", "nightcount.known"


class PageCache:
    """Keeps answers to GET and HEAD by address (with its host), language and theme, but for those with `no-store`."""

    def __init__(self, app: ASGIApp, site: Site, shelf: Shelf) -> None:
        self._app = app
        self._site = site
        self._shelf = shelf
        self._locks: dict[Key, asyncio.Lock] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] != "http" or scope["method"] not in ("GET", "HEAD"):
            await self._app(scope, receive, send)
            return
        self._site.refresh()
        self._shelf.turn_to(self._site.version)
        key = _key(scope)
        kept = self._shelf.find(key)
        if kept is None:
            # Many may ask for the same page at once: it is made once.
            with self._site.traffic(is_background=IN_BACKGROUND in scope):
                try:
                    async with self._locks.setdefault(key, asyncio.Lock()):
                        kept = self._shelf.find(key) or await self._make(key, scope, receive, send)
                finally:
                    self._locks.pop(key, None)
        if kept is not None:
            await _answer(kept, scope, send)

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

        before = self._shelf.aside(key)
        inside = {**scope, "method": "GET", KNOWN: before.made_of if before else None}
        await self._app(inside, receive, hold)
        headers = Headers(raw=start["headers"])
        if before is not None and start["status"] == 304:
            if headers.get("cache-control") != NEVER:
                self._shelf.keep(key, before, version)
            return before
        start["headers"] = [pair for pair in start["headers"] if pair[0] != MADE_OF.encode()]
        whole = b"".join(body)
        if start["status"] != 200 or headers.get("cache-control") == NEVER or "set-cookie" in headers:
            await send(start)
            await send({"type": "http.response.body", "body": b"" if scope["method"] == "HEAD" else whole})
            return None
        is_for_programs, is_aging = scope["path"].startswith(FOR_PROGRAMS), scope["path"] in AGING
        kept = self._kept(start, headers, whole, is_for_programs=is_for_programs, is_aging=is_aging)
        self._shelf.keep(key, kept, version)
        return kept

    def _kept(self, start: Message, headers: Headers, body: bytes, *, is_for_programs: bool, is_aging: bool) -> Kept:
        out = MutableHeaders(raw=[pair for pair in start["headers"] if pair[0] != b"content-length"])
        out.setdefault("cache-control", "no-cache")
        changed = datetime.now(UTC) if is_aging else self._site.changed
        out.setdefault("last-modified", format_datetime(changed, usegmt=True))
        if out["cache-control"] == "no-cache":
            out["vary"] = "Accept, Accept-Encoding" if is_for_programs else "Accept-Encoding, Accept-Language, Cookie"
        out["etag"] = f'W/"{hashlib.sha256(body).hexdigest()[:24]}"'
        return Kept.of(out.raw, headers.get("content-type", ""), body, headers.get(MADE_OF, ""))


def _key(scope: Scope) -> Key:
    base = f"{scope['scheme']}://{Headers(scope=scope).get('host', '')}"
    if scope["path"].startswith((*FOR_PROGRAMS, STATIC)):
        return base, scope["path"], scope["query_string"], "", ""
    chosen = choices_of(HTTPConnection(scope))
    # No page lies at an address with a space in it.
    path = f"{scope['path']} {int(time.time() // 60)}" if scope["path"] in AGING else scope["path"]
    return base, path, scope["query_string"], chosen.language, chosen.theme


async def _answer(kept: Kept, scope: Scope, send: Send) -> None:
    asked = Headers(scope=scope)
    headers = list(kept.headers)
    if _is_known(kept, asked):
        await send({"type": "http.response.start", "status": 304, "headers": headers})
        await send({"type": "http.response.body", "body": b""})
        return
    is_small = kept.is_small and _reads_gzip(asked.get("accept-encoding", ""))
    if is_small:
        headers.append((b"content-encoding", b"gzip"))
    length = len(kept.body) if is_small else kept.length
    headers.append((b"content-length", str(length).encode()))
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    wanted = scope["method"] != "HEAD"
    body = (kept.body if is_small else kept.plain()) if wanted else b""
    await send({"type": "http.response.body", "body": body})


def _reads_gzip(accepted: str) -> bool:
    """True where Accept-Encoding names gzip and does not refuse it by a weight of zero."""
    for part in accepted.split(","):
        name, _, weight = part.partition(";")
        if name.strip().lower() in ("gzip", "*"):
            return weight.replace(" ", "").rstrip("0.") != "q="
    return False


def _is_known(kept: Kept, asked: Headers) -> bool:
    """True when the reader has this very answer already (RFC 9110: the tag decides, else the time)."""
    headers = Headers(raw=kept.headers)
    tags = asked.get("if-none-match")
    if tags is not None:
        return tags.strip() == "*" or headers["etag"] in [tag.strip() for tag in tags.split(",")]
    changed = headers.get("last-modified")
    return changed is not None and asked.get("if-modified-since") == changed
