"""The addresses of the API, all of them, and what holds for each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from fastapi import APIRouter, Depends, FastAPI, HTTPException, Request
from fastapi.exceptions import RequestValidationError
from starlette.responses import Response

from nightcount import __version__
from nightcount.web.api import about, check, examples, nights, overviews, words
from nightcount.web.api.answering import as_json
from nightcount.web.api.document import answers
from nightcount.web.site import Site

ROOT = "/api/v1"


def each_once(request: Request) -> None:
    """Refuses a parameter that is given twice, and a text that is not sent as JSON."""
    given = [name for name, _ in request.query_params.multi_items()]
    twice = sorted({name for name in given if given.count(name) > 1})
    if twice:
        raise RequestValidationError([{"loc": ("query", name), "msg": "it is given twice"} for name in twice])
    if request.method == "POST":
        kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
        if kind != "application/json" and not (kind.startswith("application/") and kind.endswith("+json")):
            raise HTTPException(415, "Send the text as JSON, with the header `Content-Type: application/json`.")


router = APIRouter(prefix=ROOT, dependencies=[Depends(each_once)])


@dataclass(frozen=True, slots=True)
class Described:
    """An address: its method, its path, and what it answers, in a sentence or two."""

    method: str
    path: str
    says: str


@router.get("", responses=answers("Index", examples.INDEX), tags=["about"])
def index(request: Request) -> Response:
    """Where to begin: what the ledger holds, and every address."""
    site: Site = request.app.state.site
    if request.query_params:
        names = sorted(request.query_params)
        raise RequestValidationError([{"loc": ("query", name), "msg": "it is not listed"} for name in names])
    return as_json(
        {
            "name": "Nightcount",
            "version": __version__,
            "changed": site.changed.isoformat(),
            "nights": len(site.nights),
            "first_night": site.nights[0].isoformat() if site.nights else None,
            "last_night": site.nights[-1].isoformat() if site.nights else None,
            "openapi": f"{ROOT}/openapi.json",
            "resources": [
                {"method": one.method, "path": one.path, "says": one.says}
                for one in described(request.app)
                if one.path != ROOT
            ],
        }
    )


for part in (nights, words, overviews, check, about):
    router.include_router(part.router)


@router.get("/", include_in_schema=False)
def begin(request: Request) -> Response:
    """The same with a slash."""
    return index(request)


def described(app: FastAPI) -> Sequence[Described]:
    """Every address, for the index and the page about the API."""
    return [
        Described(method.upper(), path, said["description"].partition("\n\n")[0].replace("\n", " "))
        for path, methods in app.openapi()["paths"].items()
        for method, said in methods.items()
    ]
