"""The HTML page of a checked article: one file that needs nothing else, no script and no network."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from nightcount.checking.finding import Check
from nightcount.publishing.article import article_view
from nightcount.publishing.verdicts import SIGNS

if TYPE_CHECKING:
    from jinja2 import Environment


def article_page(check: Check, name: str | None = None) -> str:
    """The whole page as text in UTF-8; `name` is what to call an article that has no title of its own."""
    legend = [(verdict.value, sign) for verdict, sign in SIGNS.items()]
    return _templates().get_template("article.html").render(view=article_view(check, name), legend=legend)


@cache
def _templates() -> Environment:
    # Imported here because a command that writes no page must not wait for a template engine.
    from jinja2 import Environment, PackageLoader, StrictUndefined

    return Environment(
        loader=PackageLoader("nightcount.publishing"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
