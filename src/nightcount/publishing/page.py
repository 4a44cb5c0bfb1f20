"""The HTML pages of a checked article and of a night: each one file that needs nothing else, no script, no network."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from nightcount.checking.finding import Check
from nightcount.language import gettext, ngettext
from nightcount.publishing.article import article_view
from nightcount.publishing.night_document import LEGEND, NightRecord, night_document
from nightcount.publishing.night_view import runs
from nightcount.publishing.verdicts import SIGNS
from nightcount.publishing.wording import UNKNOWN

if TYPE_CHECKING:
    from jinja2 import Environment


def article_page(check: Check, name: str | None = None) -> str:
    """The whole page as text in UTF-8; `name` is what to call an article that has no title of its own."""
    legend = [(verdict.value, sign) for verdict, sign in SIGNS.items()]
    return _templates().get_template("article.html").render(view=article_view(check, name), legend=legend)


def night_page(night: NightRecord) -> str:
    """The page of a night: its tables, and under them the words that every number leads to."""
    page = _templates().get_template("night.html")
    return page.render(view=night_document(night), legend=LEGEND, unknown=UNKNOWN)


@cache
def _templates() -> Environment:
    # Imported here because a command that writes no page must not wait for a template engine.
    from jinja2 import Environment, PackageLoader, StrictUndefined

    templates = Environment(
        loader=PackageLoader("nightcount.publishing"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    # The extension adds the method to the environment, which a type checker cannot see.
    templates.install_gettext_callables(gettext, ngettext, newstyle=True)  # type: ignore[attr-defined]
    templates.filters["runs"] = runs
    return templates
