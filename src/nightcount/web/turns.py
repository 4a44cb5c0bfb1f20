"""Turns: only so many texts are checked at once. The others wait for their turn, and too many of them are sent away."""

from __future__ import annotations

import asyncio
from contextlib import AsyncExitStack

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from nightcount.language import gettext as _
from nightcount.web.sizes import LIMIT, ROOM, refuse

# A check is work for the processor: more at once would make each of them, and every page, late.
AT_ONCE = 2
# Of large ones only one: each takes up to 70 MB. How many may wait, and for how many seconds.
WAITING, PATIENCE = 30, 15.0
_CHECKS = ("/check", "/api/v1/check")


class Turns:
    """Stands before the addresses that check a text: pasted, sent by a program, or kept at a link."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._free = asyncio.Semaphore(AT_ONCE)
        self._for_large = asyncio.Semaphore(1)
        self._waiting = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] != "http" or not _is_check(scope):
            await self._app(scope, receive, send)
            return
        # A large text takes a turn among the large ones first: small ones never wait for more than one of them.
        async with AsyncExitStack() as held:
            if await self._turns(held, is_large=_is_large(scope)):
                await self._app(scope, receive, send)
                return
        await refuse(scope, send, 503, _too_many)

    async def _turns(self, held: AsyncExitStack, *, is_large: bool) -> bool:
        """True when they came; false where too many wait, or it took too long."""
        if self._waiting >= WAITING and self._free.locked():
            return False
        self._waiting += 1
        try:
            async with asyncio.timeout(PATIENCE):
                for turn in (self._for_large, self._free) if is_large else (self._free,):
                    await held.enter_async_context(turn)
        except TimeoutError:
            return False
        finally:
            self._waiting -= 1
        return True


def _is_large(scope: Scope) -> bool:
    # By now the length is a number, or not given: then nothing is known of it.
    return int(Headers(scope=scope).get("content-length", LIMIT)) > ROOM


def _is_check(scope: Scope) -> bool:
    path: str = scope["path"]
    if path in _CHECKS:
        return bool(scope["method"] == "POST")
    return path.startswith(tuple(f"{one}s/" for one in _CHECKS))


def _too_many() -> str:
    return _("Many texts are being checked at the moment. Try again in a few seconds.")
