"""The page that checks a text: it comes back with its claims marked, and is not kept unless that is wanted."""

from __future__ import annotations

import json
from collections.abc import Callable

from fastapi import APIRouter, HTTPException, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import HTMLResponse, RedirectResponse, Response

from nightcount.checking.finding import Check
from nightcount.errors import InputError, UsageError
from nightcount.language import DEFAULT, speaking
from nightcount.publishing.article import article_view
from nightcount.publishing.markdown import article_markdown
from nightcount.publishing.page import article_page
from nightcount.publishing.verdicts import SIGNS
from nightcount.web.cache import NEVER
from nightcount.web.rendering import page
from nightcount.web.sizes import CLAIMS, LIMIT
from nightcount.web.submitted import KeptChecks, Submitted, submitted

router = APIRouter(include_in_schema=False)

# A text that cannot be checked stands in the form again, up to so many characters: a page stays a page.
GIVEN_BACK = 50_000


def _as_json(check: Check) -> str:
    return json.dumps(check.as_json(), ensure_ascii=False, indent=2) + "\n"


# The files of a check, with their kinds, and who writes them.
FORMS: dict[str, tuple[str, Callable[[Check], str]]] = {
    "check.json": ("application/json", _as_json),
    "check.md": ("text/markdown", article_markdown),
    "check.html": ("text/html", article_page),
}


@router.get("/check")
def ask(request: Request) -> HTMLResponse:
    """The form."""
    return _form(request)


@router.post("/check")
async def answer(request: Request) -> Response:
    """The text with its claims marked, or one of its files."""
    async with request.form(max_files=1, max_fields=10, max_part_size=LIMIT + 1) as form:
        wanted, keep = str(form.get("form") or ""), bool(form.get("keep"))
        try:
            given = await submitted(form)
        except (InputError, UsageError) as error:
            said = " ".join(part + "." for part in (error.what, error.way_out) if part)
            text = form.get("text")
            return _form(request, 422, said, text if isinstance(text, str) else "")
    kept = _kept(request)
    if keep and kept is not None:
        return RedirectResponse(f"/checks/{kept.keep(given)}", 303)
    try:
        check = await run_in_threadpool(_checked, request, given)
    except InputError as error:
        return _form(request, 422, f"{error.what}. {error.way_out}.", given.text)
    if wanted in FORMS:
        return await run_in_threadpool(_file, check, wanted)
    return await run_in_threadpool(_result, request, check, given)


@router.get("/checks/{id}")
def show(request: Request, id: str) -> Response:
    """A check that was kept at a link, made anew from the text against the record as it is now."""
    kept = _kept(request)
    given = kept.find(id) if kept else None
    if given is None:
        raise HTTPException(404)
    return _result(request, _checked(request, given), given, link=str(request.url))


def _checked(request: Request, given: Submitted) -> Check:
    found: Check = request.app.state.site.check(given.report, CLAIMS)
    return found


def _kept(request: Request) -> KeptChecks | None:
    folder = request.app.state.site.options.keep_checks
    return KeptChecks(folder) if folder else None


def _form(request: Request, status: int = 200, error: str = "", text: str = "") -> HTMLResponse:
    may_keep = _kept(request) is not None
    again = text if len(text) <= GIVEN_BACK else ""
    return page(request, "check.html", status, section="/check", error=error, text=again, may_keep=may_keep)


def _result(request: Request, check: Check, given: Submitted, link: str = "") -> HTMLResponse:
    found = page(
        request,
        "checked.html",
        section="/check",
        view=article_view(check),
        given=given,
        legend=[(verdict.value, sign) for verdict, sign in SIGNS.items()],
        link=link,
        may_keep=_kept(request) is not None,
    )
    found.headers["cache-control"] = NEVER
    return found


def _file(check: Check, form: str) -> Response:
    kind, write = FORMS[form]
    with speaking(DEFAULT):  # a file is the same whoever asks for it
        said = write(check)
    headers = {"content-disposition": f'attachment; filename="{form}"', "cache-control": NEVER}
    return Response(said.encode("utf-8", "backslashreplace"), media_type=kind, headers=headers)
