"""How a request ends that cannot be answered: a page that says so, or, under /api, a problem detail (RFC 9457)."""

from __future__ import annotations

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

API = "/api/"


def register(app: FastAPI) -> None:
    """Every way to fail has its answer."""
    app.add_exception_handler(NightcountError, _refused)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(Exception, _broken)


def failure(request: Request, status: int, said: str, **more: Any) -> Response:
    """The answer to what cannot be done: `said` is one sentence with the way out."""
    if request.url.path.startswith(API):
        problem = {"type": "about:blank", "title": HTTPStatus(status).phrase, "status": status, "detail": said, **more}
        return JSONResponse(problem, status, media_type="application/problem+json")
    return page(request, "failure.html", status, title=_title(status), said=said, code=status)


def _title(status: int) -> str:
    titles = {
        404: _("There is no such page"),
        405: _("This cannot be done here"),
        413: _("The text is too long"),
        503: _("The ledger cannot be read"),
    }
    return titles.get(status, _("Something went wrong") if status >= 500 else _("This cannot be meant"))


async def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, NightcountError)
    if isinstance(error, LedgerError):
        # Where the file lies is nobody's business but the operator's.
        return failure(request, 503, _("The ledger cannot be read at the moment. Try again in a minute."))
    status = 422 if isinstance(error, InputError) else 404
    said = " ".join(part + "." for part in (error.what, error.way_out) if part)
    return failure(request, status, said)


async def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    plain = {404: _("Nothing is found at this address."), 405: _("This cannot be done at this address.")}
    said = error.detail
    if said == HTTPStatus(error.status_code).phrase:
        said = plain.get(error.status_code, f"{said}.")
    answer = failure(request, error.status_code, said)
    answer.headers.update(error.headers or {})
    return answer


async def _invalid(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    errors = [
        {"parameter": ".".join(str(part) for part in one["loc"][1:]), "reason": str(one["msg"])}
        for one in error.errors()
    ]
    said = "; ".join(f"{one['parameter']}: {one['reason']}" for one in errors)
    return failure(request, 422, f"{said}.", errors=errors)


async def _broken(request: Request, error: Exception) -> Response:
    # This answer is made outside of everything that a request goes through otherwise.
    with speaking(choices_of(request).language):
        answer = failure(request, 500, _("This should not have happened. It is noted in the log of the site."))
    answer.headers.update(HEADERS)
    return answer
