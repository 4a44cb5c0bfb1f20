"""How a request ends that cannot be answered: a page that says so, or, under /api, a problem detail (RFC 9457)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, Response

from nightcount.errors import InputError, LedgerError, NightcountError
from nightcount.language import gettext as _
from nightcount.language import speaking
from nightcount.web.choices import choices_of
from nightcount.web.headers import HEADERS
from nightcount.web.rendering import page

API = "/api/v1/"
# How the library that reads parameters begins what we ourselves say of them.
_OF_VALUES = "Value error, "
_READABLE = {"There was an error parsing the body": "The body cannot be read: send JSON in UTF-8."}
# What it says of these, in words that a reader without the library understands.
_REASONS = {
    "extra_forbidden": "it is not listed",
    "json_invalid": "it is no JSON",
    "missing": "it has to be given",
    "string_pattern_mismatch": "it is not written as described",
}


def register(app: FastAPI) -> None:
    """Every way to fail has its answer."""
    app.add_exception_handler(NightcountError, _refused)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(Exception, _broken)


def failure(request: Request, status: int, said: str, **more: Any) -> Response:
    """The answer to what cannot be done: `said` is one sentence with the way out."""
    if is_for_programs(request):
        problem = {"type": "about:blank", "title": HTTPStatus(status).phrase, "status": status, "detail": said, **more}
        return JSONResponse(problem, status, media_type="application/problem+json")
    return page(request, "failure.html", status, title=_title(status), said=said, code=status)


def is_for_programs(request: Request) -> bool:
    """True where the answer has to be a problem detail, not a page."""
    return f"{request.url.path}/".startswith(API)


def _title(status: int) -> str:
    titles = {
        404: _("There is no such page"),
        405: _("This cannot be done here"),
        408: _("This took too long"),
        413: _("The text is too long"),
        414: _("There is no such page"),
        503: _("Not at the moment"),
    }
    return titles.get(status, _("Something went wrong") if status >= 500 else _("This cannot be meant"))


async def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, NightcountError)
    if isinstance(error, LedgerError):
        # Where the file lies is nobody's business but the operator's.
        return failure(request, 503, _("The ledger cannot be read at the moment. Try again in a minute."))
    # What nobody knows is not there: a place without a name, a year before all ledgers.
    status = 422 if isinstance(error, InputError) else 404
    said = " ".join(part + "." for part in (error.what, error.way_out) if part)
    return failure(request, status, said)


async def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    plain = {404: _("Nothing is found at this address."), 405: _("This cannot be done at this address.")}
    said = _READABLE.get(error.detail, error.detail)
    if said == HTTPStatus(error.status_code).phrase:
        said = plain.get(error.status_code, f"{said}.")
    answer = failure(request, error.status_code, said)
    answer.headers.update(error.headers or {})
    if "allow" in answer.headers:
        answer.headers["allow"] = _allowed(answer.headers["allow"], is_for_programs(request))
    return answer


def _allowed(methods: str, is_open: bool) -> str:
    """The methods of an address, with those that every one has: HEAD beside GET, and OPTIONS for programs."""
    named = {one.strip() for one in methods.split(",")}
    return ", ".join(sorted(named | ({"HEAD"} if "GET" in named else set()) | ({"OPTIONS"} if is_open else set())))


async def _invalid(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    errors = [
        {"parameter": _parameter(one["loc"], str(one.get("type", ""))), "reason": _reason(one)}
        for one in error.errors()
    ]
    said = "; ".join(f"{one['parameter']}: {one['reason']}" for one in errors)
    return failure(request, 422, f"{said}.", errors=errors)


def _parameter(place: Sequence[Any], kind: str) -> str:
    """What an error speaks of: the body as a whole where it is no JSON at all."""
    named = ".".join(str(part) for part in place[1:])
    return "body" if kind == "json_invalid" or not named else named


def _reason(error: Mapping[str, Any]) -> str:
    return _REASONS.get(str(error.get("type", "")), str(error["msg"]).removeprefix(_OF_VALUES))


async def _broken(request: Request, error: Exception) -> Response:
    # This answer is made outside of everything that a request goes through otherwise.
    with speaking(choices_of(request).language):
        answer = failure(request, 500, _("This should not have happened. It is noted in the log of the site."))
    answer.headers.update(HEADERS)
    return answer
