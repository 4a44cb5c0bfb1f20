"""BodyLimit: nobody sends more than an article."""

from __future__ import annotations

import re
from itertools import islice

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from nightcount.errors import InputError
from nightcount.language import gettext as _
from nightcount.language import speaking
from nightcount.web.choices import choices_of
from nightcount.web.failures import failure

# A text of 5 MB, and the form around it.
LIMIT = 5 * 1024 * 1024
ROOM = 64 * 1024
NUMBERS = 2000
_NUMBER = re.compile(r"\d+")


def too_long() -> str:
    """The one sentence that says so."""
    return _("The text is larger than 5 MB: give one article at a time.")


def refuse_lists(text: str) -> None:
    """Raises InputError for a text of more numbers than any article has: to check them would take minutes."""
    if sum(1 for _match in islice(_NUMBER.finditer(text), NUMBERS + 1)) > NUMBERS:
        raise InputError(
            _("The text holds more than {many} numbers").format(many=NUMBERS), way_out=_("Give one article at a time")
        )


class BodyLimit:
    """Refuses a body that is larger than it says it may be, before it is read and while it is read."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        announced = Headers(scope=scope).get("content-length", "0")
        if not announced.isdecimal() or int(announced) > LIMIT + ROOM:
            request = Request(scope)
            with speaking(choices_of(request).language):
                await failure(request, 413, too_long())(scope, receive, send)
            return
        taken = 0

        async def counting() -> Message:
            nonlocal taken
            message = await receive()
            taken += len(message.get("body", b""))
            if taken > LIMIT + ROOM:
                raise HTTPException(413, too_long())
            return message

        await self._app(scope, counting, send)
