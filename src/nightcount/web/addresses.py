"""Addresses: where the world finds the site, whatever a request says of it."""

from __future__ import annotations

from starlette.datastructures import URL
from starlette.types import ASGIApp, Receive, Scope, Send

from nightcount.errors import UsageError


def public_url(written: str) -> str:
    """The scheme and host of an address as the operator wrote it. Raises UsageError for one that cannot be meant."""
    if not _is_site(written):
        raise UsageError(
            f"{written!r} is no address of a site", way_out="Write --url https://record.example.org, without a path"
        )
    return f"{URL(written).scheme}://{URL(written).netloc}"


def _is_site(written: str) -> bool:
    try:
        given = URL(written)
        named = given.scheme in ("http", "https") and given.hostname and (given.port is None or given.port > 0)
    except ValueError:
        return False
    is_bare = given.path in ("", "/") and not (given.query or given.fragment or given.username)
    return bool(named and is_bare and written.isascii() and written.isprintable() and " " not in written)


class PublicAddress:
    """Makes every request one for `url`: links that name the site (citations, feeds) cannot be turned elsewhere."""

    def __init__(self, app: ASGIApp, url: str) -> None:
        self._app = app
        given = URL(url)
        self._scheme, self._host = given.scheme, given.netloc.encode()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] == "http":
            headers = [pair for pair in scope["headers"] if pair[0] != b"host"]
            scope = {**scope, "scheme": self._scheme, "headers": [(b"host", self._host), *headers]}
        await self._app(scope, receive, send)
