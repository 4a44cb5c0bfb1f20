"""From a view to a page: the templates, and what every one of them may use."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Any

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse

from nightcount import __version__
from nightcount.language import LANGUAGES, gettext, ngettext
from nightcount.publishing.wording import day_words, moment_words, number_words, place_words
from nightcount.web.assets import address
from nightcount.web.chart_views import chart_view
from nightcount.web.choices import THEMES, choices_of
from nightcount.web.navigation import SECTIONS

# A page names its own address several times; nobody needs one of so many characters.
LONGEST = 600


def page(request: Request, template: str, status: int = 200, **view: Any) -> HTMLResponse:
    """The page of a template; `view` holds what it shows, as text that the template escapes."""
    chosen = choices_of(request)
    said = {
        "language": chosen.language,
        "languages": LANGUAGES,
        "theme": chosen.theme,
        "themes": THEMES,
        "here": request.url.path,
        "back": _back(request),
        "sections": SECTIONS,
        "version": __version__,
        "today": None,
    }
    html = templates().get_template(template).render({**said, **view})
    return HTMLResponse(html, status)


def _back(request: Request) -> str:
    """This page's address without a language of its own: where a choice leads back to."""
    kept = request.url.remove_query_params("language")
    back = f"{kept.path}?{kept.query}" if kept.query else kept.path
    return back if len(back) <= LONGEST else "/"


@cache
def templates() -> Environment:
    """The site's templates; whatever they are given is escaped."""
    found = Environment(
        loader=ChoiceLoader([PackageLoader("nightcount.web"), PackageLoader("nightcount.publishing")]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    # The extension adds the method to the environment, which a type checker cannot see.
    found.install_gettext_callables(gettext, ngettext, newstyle=True)  # type: ignore[attr-defined]
    found.globals.update(asset=address, chart_view=chart_view)
    found.filters.update(day=day_words, moment=moment_words, number=number_words, place=place_words, iso=date.isoformat)
    return found
