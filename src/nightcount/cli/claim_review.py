"""A checked article in each of its forms, and what a ClaimReview needs to be told beside the check."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from nightcount.cli.outputs import CheckFormat, as_json
from nightcount.errors import UsageError
from nightcount.vocabulary import local

if TYPE_CHECKING:
    from nightcount.checking.finding import Check
    from nightcount.publishing.claim_review import Review
    from nightcount.sources.report import Report

AuthorOption = Annotated[
    str | None,
    typer.Option("--author", envvar="NIGHTCOUNT_AUTHOR", help="Claimreview: who publishes the check."),
]
PageUrlOption = Annotated[
    str | None, typer.Option("--page-url", metavar="URL", help="Claimreview: the page that will show the check.")
]
ArticleUrlOption = Annotated[
    str | None, typer.Option("--article-url", metavar="URL", help="Claimreview: where the article stands.")
]


def review_by(form: CheckFormat, author: str | None, page: str | None, article: str | None) -> Review | None:
    """Who reviews and where, for a ClaimReview; null for any other form. Raises UsageError for what is missing."""
    from nightcount.publishing.claim_review import Review

    if form is not CheckFormat.CLAIMREVIEW:
        if page or article:
            raise UsageError("--page-url and --article-url go with --format claimreview only", way_out="Leave them out")
        return None
    if not author or not author.strip():
        raise UsageError("a ClaimReview says who publishes it", way_out="Add --author 'Your desk'")
    if page is None:
        raise UsageError("a ClaimReview names the page that shows it", way_out="Add --page-url https://…")
    today = local(datetime.now(UTC)).date()
    return Review(author.strip(), _address(page), today, appeared=_address(article) if article else None)


def _address(given: str) -> str:
    from nightcount.publishing.wording import safe_link

    address = safe_link(given)
    if address is None:
        raise UsageError(f"{given!r} is not a web address", way_out="Write it as https://example.org/checks/17")
    return address


def publish_check(check: Check, article: Report, form: CheckFormat, name: str, review: Review | None = None) -> str:
    """The check as a text in one of its forms but `text`, which the terminal makes."""
    from nightcount.publishing.claim_review import claim_reviews
    from nightcount.publishing.markdown import article_markdown
    from nightcount.publishing.page import article_page

    if form is CheckFormat.HTML:
        return article_page(check, name)
    if form is CheckFormat.MARKDOWN:
        return article_markdown(check, name)
    if form is CheckFormat.CLAIMREVIEW and review is not None:
        return as_json(claim_reviews(check, article, review))
    return as_json(check.as_json())
