"""Choices: in which language and in which light a reader wants the pages. Kept in two cookies, and nowhere else."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from starlette.datastructures import QueryParams
from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Receive, Scope, Send

from nightcount.language import DEFAULT, LANGUAGES, speaking

# What programs read is the same whoever asks for it.
FOR_PROGRAMS = ("/api/", "/feeds/")
THEMES = ("auto", "light", "dark")
LANGUAGE_COOKIE, THEME_COOKIE = "language", "theme"
A_YEAR = 365 * 24 * 3600
_KEY = "nightcount.choices"


@dataclass(frozen=True, slots=True)
class Choices:
    """The language's code, and `auto`, `light` or `dark`."""

    language: str
    theme: str


def choices_of(connection: HTTPConnection) -> Choices:
    """What the address asks for, else what the cookies say, else what the browser prefers."""
    known: Choices | None = connection.scope.get(_KEY)
    if known is not None:
        return known
    cookies = connection.cookies
    theme = cookies.get(THEME_COOKIE, THEMES[0])
    wanted = (
        QueryParams(connection.scope.get("query_string", b"")).get("language"),
        cookies.get(LANGUAGE_COOKIE),
        *_preferred(connection.headers.get("accept-language", "")),
    )
    language = next((one for one in wanted if one in LANGUAGES), DEFAULT)
    return Choices(language or DEFAULT, theme if theme in THEMES else THEMES[0])


def _preferred(header: str) -> list[str]:
    """The codes of an Accept-Language header, the most wanted first; what is refused (q=0) or malformed is left out."""
    found: list[tuple[float, str]] = []
    for part in header[:200].split(","):
        code, _, quality = part.strip().partition(";q=")
        try:
            weight = float(quality) if quality else 1.0
        except ValueError:
            continue
        if weight > 0:
            found.append((-weight, code.split("-")[0].lower()))
    return [code for _, code in sorted(found, key=lambda one: one[0])]


class Speaking:
    """Makes everything inside a request be said in the reader's language."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        chosen = choices_of(HTTPConnection(scope))
        if scope["path"].startswith(FOR_PROGRAMS):
            chosen = Choices(DEFAULT, THEMES[0])
        inside: dict[str, Any] = {**scope, _KEY: chosen}
        with speaking(chosen.language):
            await self._app(inside, receive, send)
