"""Negotiation: who asks for CSV by `Accept` is answered as if the address had said so."""

from __future__ import annotations

from starlette.datastructures import Headers, QueryParams
from starlette.types import ASGIApp, Receive, Scope, Send

from nightcount.web.api.routes import ROOT

# What an address may be asked to answer in, with what `format` calls it. JSON comes first: it wins where nothing
# is preferred.
_FORMS = {"application/json": "json", "text/csv": "csv"}
_OF_CHECKS = {**_FORMS, "text/markdown": "markdown"}
# These have one form only.
_FIXED = (ROOT, f"{ROOT}/", f"{ROOT}/openapi.json")


class Accepted:
    """Turns the header `Accept` into the parameter `format`, where the address does not give one.

    It stands before the cache, so that each form is kept for itself.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] == "http" and scope["path"].startswith(ROOT) and scope["path"] not in _FIXED:
            form = _wanted(scope)
            query: bytes = scope["query_string"]
            if form != "json" and "format" not in QueryParams(query):
                scope = {
                    **scope,
                    "query_string": b"&".join(part for part in (query, f"format={form}".encode()) if part),
                }
        await self._app(scope, receive, send)


def _wanted(scope: Scope) -> str:
    offered = _OF_CHECKS if scope["path"].startswith(f"{ROOT}/check") else _FORMS
    weights = _weights(Headers(scope=scope).get("accept", "*/*"))
    best = max(offered, key=lambda kind: _weight(kind, weights))
    return offered[best] if _weight(best, weights) > 0 else "json"


def _weight(kind: str, weights: dict[str, float]) -> float:
    """How much a kind is wanted: the most exact line decides (RFC 9110, 12.5.1)."""
    for named in (kind, f"{kind.partition('/')[0]}/*", "*/*"):
        if named in weights:
            return weights[named]
    return 0.0


def _weights(header: str) -> dict[str, float]:
    found: dict[str, float] = {}
    for part in header[:1000].split(","):
        kind, *parameters = [one.strip().lower() for one in part.split(";")]
        weight = next((one[2:] for one in parameters if one.startswith("q=")), "1")
        try:
            found[kind] = float(weight)
        except ValueError:
            continue
    return found
