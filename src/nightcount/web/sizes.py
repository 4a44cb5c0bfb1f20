"""Sizes: nobody sends more than an article, and all of them together no more than there is room for."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable
from itertools import islice

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from nightcount.errors import InputError
from nightcount.language import gettext as _
from nightcount.language import speaking
from nightcount.publishing.wording import number_words
from nightcount.web.choices import choices_of
from nightcount.web.failures import failure

# A text of 5 MB, and the form around it.
LIMIT = 5 * 1024 * 1024
ROOM = 64 * 1024
# The longest address, in bytes.
ADDRESS = 8_000
# Bodies larger than `ROOM` that are held at once, in bytes; how long all of a body may take to arrive, in seconds.
TOGETHER = 24 * 1024 * 1024
PATIENCE = 60.0
# What an article has, many times over. Beyond it a check would take minutes, or all of the memory.
CHARACTERS = 500_000
NUMBERS = 2_000
CLAIMS = 2_000
TAGS, PARTS, PARTS_OF_A_TAG = 20_000, 100_000, 1_000
_NUMBER = re.compile(r"\d+")


def too_long() -> str:
    """The one sentence that says so."""
    return _("The text is larger than 5 MB: give one article at a time.")


def _too_long_an_address() -> str:
    return _("The address is too long to be one of this site.")


def _too_many() -> str:
    return _("Too many large texts come at once. Try again in a few seconds.")


def _too_slow() -> str:
    return _("The text took too long to arrive. Try again.")


def refuse_lists(text: str) -> None:
    """Raises InputError for a text of more characters or numbers than any article has: it would take minutes."""
    if sum(1 for _match in islice(_NUMBER.finditer(text), NUMBERS + 1)) > NUMBERS:
        raise InputError(
            _("The text holds more than {many} numbers").format(many=number_words(NUMBERS)),
            way_out=_("Give one article at a time"),
        )
    if len(text) > CHARACTERS:
        raise InputError(
            _("The text has more than {many} characters").format(many=number_words(CHARACTERS)),
            way_out=_("Give one article at a time"),
        )


def refuse_heaps(page: bytes) -> None:
    """Raises InputError for HTML of more parts than any page has: to find the article in it would take minutes."""
    tags = page.split(b"<", TAGS + 1)
    parts = [len(tag.split(b">", 1)[0].split()) for tag in tags[1:]]
    if len(tags) > TAGS + 1 or sum(parts) > PARTS or max(parts, default=0) > PARTS_OF_A_TAG:
        raise InputError(
            _("The page is made of too many parts to find the article in it"), way_out=_("Paste the text instead")
        )


class BodyLimit:
    """Takes a body in, whole, before anybody works on it; and no address that is too long for a page to name it.

    Refused in one sentence are: one that is too large, by what it says of itself or by what comes; one that comes too
    slowly; and any large one while others fill the room.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._held = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] == "http" and len(scope["path"]) + len(scope["query_string"]) > ADDRESS:
            # To programs it is told as every other request that cannot be meant.
            await refuse(scope, send, 400 if scope["path"].startswith("/api/") else 414, _too_long_an_address)
            return
        if scope["type"] != "http" or scope["method"] in ("GET", "HEAD", "OPTIONS"):
            await self._app(scope, receive, send)
            return
        announced = Headers(scope=scope).get("content-length", "0")
        if not announced.isascii() or not announced.isdecimal() or len(announced) > 15:
            await refuse(scope, send, 413, too_long)
            return
        size = int(announced)
        reserved = size if size > ROOM else 0
        if size > LIMIT + ROOM:
            await refuse(scope, send, 413, too_long)
        elif self._held + reserved > TOGETHER:
            await refuse(scope, send, 503, _too_many)
        else:
            await self._hold(scope, receive, send, reserved)

    async def _hold(self, scope: Scope, receive: Receive, send: Send, reserved: int) -> None:
        self._held += reserved
        try:
            async with asyncio.timeout(PATIENCE):
                body = await _whole(receive)
            if body is None:
                await refuse(scope, send, 413, too_long)
            else:
                await self._app(scope, _again(body, receive), send)
        except _GoneError:
            return
        except TimeoutError:
            await refuse(scope, send, 408, _too_slow)
        finally:
            self._held -= reserved


class _GoneError(Exception):
    """Whoever sent it has hung up."""


async def _whole(receive: Receive) -> bytes | None:
    """All of a body; null where it is larger than it may be."""
    body = bytearray()
    while True:
        message = await receive()
        if message["type"] != "http.request":
            raise _GoneError
        body += message.get("body", b"")
        if len(body) > LIMIT + ROOM:
            return None
        if not message.get("more_body", False):
            return bytes(body)


def _again(body: bytes, receive: Receive) -> Receive:
    given = [body]

    async def replay() -> Message:
        if given:
            return {"type": "http.request", "body": given.pop(), "more_body": False}
        return await receive()

    return replay


async def refuse(scope: Scope, send: Send, status: int, say: Callable[[], str]) -> None:
    """Answers that this cannot be done, in the reader's language, without asking for what else the request holds."""
    request = Request(scope)
    with speaking(choices_of(request).language):
        answer = failure(request, status, say())
    answer.headers["cache-control"] = "no-store"
    if status == 503:
        answer.headers["retry-after"] = "5"
    if status in (408, 413):
        answer.headers["connection"] = "close"

    async def nothing() -> Message:
        return {"type": "http.disconnect"}

    await answer(scope, nothing, send)
