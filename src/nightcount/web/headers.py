"""What every answer carries: nothing is loaded from elsewhere, nothing inline runs, nobody frames the pages."""

from __future__ import annotations

from starlette.datastructures import MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from nightcount.web.choices import FOR_PROGRAMS

# The one address that takes something.
CHECK = "/api/v1/check"
POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'none'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'; manifest-src 'self'"
)
HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), interest-cohort=()",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}


def preflight(path: str) -> Response:
    """What a browser asks before a page of another site may send a text to be checked, or ask whether data changed."""
    methods = "OPTIONS, POST" if path == CHECK else "GET, HEAD, OPTIONS"
    said = {
        "allow": methods,
        "access-control-allow-methods": methods,
        "access-control-allow-headers": "content-type, if-none-match, if-modified-since",
        "access-control-max-age": "86400",
    }
    return Response(status_code=204, headers=said)


class Headers:
    """Adds the headers to every answer, that of an error too."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        is_open = scope["type"] == "http" and scope["path"].startswith(FOR_PROGRAMS)

        async def adding(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
                if is_open:  # data is there to be used by other sites; pages are not
                    headers["cross-origin-resource-policy"] = "cross-origin"
                    headers["access-control-allow-origin"] = "*"
                    headers["access-control-expose-headers"] = "ETag, Last-Modified, Link"
            await send(message)

        if is_open and scope["method"] == "OPTIONS":
            await preflight(scope["path"])(scope, receive, adding)
            return
        await self._app(scope, receive, adding)
