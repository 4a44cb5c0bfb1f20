"""The address that holds a text against the record, and that of a check that was kept."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Annotated, Any

from fastapi import APIRouter, HTTPException, Path, Query, Request
from starlette.responses import Response

from nightcount.checking.finding import Check
from nightcount.errors import UsageError
from nightcount.publishing.article import in_text_order
from nightcount.publishing.claim_review import Review, claim_reviews
from nightcount.publishing.markdown import article_markdown
from nightcount.publishing.package.rows import finding_rows
from nightcount.publishing.wording import safe_link
from nightcount.sources.article import headline
from nightcount.sources.language import language_of
from nightcount.sources.report import Report
from nightcount.vocabulary import local
from nightcount.web.api import examples
from nightcount.web.api.answering import as_json, table
from nightcount.web.api.asking import Article, CheckAsked, Contradiction
from nightcount.web.api.document import answers, csv_example
from nightcount.web.api.listings import CHECKED
from nightcount.web.cache import NEVER
from nightcount.web.sizes import CLAIMS, refuse_lists
from nightcount.web.submitted import KeptChecks

router = APIRouter(tags=["check"])
_FORMS: dict[str, Any] = {
    "text/markdown": {"schema": {"type": "string"}, "example": "# What the record says\n"},
    "application/ld+json": {"schema": {"$ref": "#/components/schemas/ClaimReviews"}, "example": examples.CLAIM_REVIEWS},
}
_CSV = csv_example(CHECKED.columns, ())
CheckId = Annotated[str, Path(pattern="^[0-9a-f]{20}$", description="The id at the end of the link of a kept check.")]


@router.post("/check", responses=answers("Check", examples.CHECK, 408, 413, 415, csv=_CSV, **_FORMS))
def check(request: Request, article: Article, asked: Annotated[CheckAsked, Query()]) -> Response:
    """Holds a text against the record: its claims with their verdicts, the reasons and the evidence.

    Nothing of the text is kept. An address of a report in the evidence leads to the words.
    """
    refuse_lists(article.text)
    report = Report(
        "article",
        article.text,
        published=article.published,
        language=language_of(article.text),
        title=article.title or headline(article.text),
    )
    answer = _answer(request, report, asked)
    answer.headers["cache-control"] = NEVER
    return answer


@router.get("/checks/{id}", responses=answers("Check", examples.CHECK, 404, csv=_CSV, **_FORMS))
def kept(request: Request, id: CheckId, asked: Annotated[CheckAsked, Query()]) -> Response:
    """A check that a reader kept at a link, held against the record as it is now; only where the operator keeps any."""
    folder = request.app.state.site.options.keep_checks
    found = KeptChecks(folder).find(id) if folder else None
    if found is None:
        raise HTTPException(404, "No check is kept under this id.")
    answer = _answer(request, found.report, asked)
    answer.headers["cache-control"] = NEVER
    return answer


def _answer(request: Request, report: Report, asked: CheckAsked) -> Response:
    review = _review(asked)
    found: Check = request.app.state.site.check(report, CLAIMS)
    if review is not None:
        said = json.dumps(claim_reviews(found, report, review), ensure_ascii=False)
        return Response(said.encode("utf-8", "backslashreplace"), media_type="application/ld+json")
    if asked.format == "markdown":
        said = article_markdown(found, report.title or "")
        return Response(said.encode("utf-8", "backslashreplace"), media_type="text/markdown")
    if asked.format == "csv":
        proofs = [{"evidence": [proof.as_json() for proof in one.evidence]} for one in in_text_order(found)]
        rows = zip(finding_rows(report, found), proofs, strict=True)
        return table(CHECKED.columns, ({**row, **proof} for row, proof in rows))
    return as_json(found.as_json())


def _review(asked: CheckAsked) -> Review | None:
    """Who reviews and where; null for another form than ClaimReview. Raises Contradiction for what does not fit."""
    if asked.format != "claimreview":
        if asked.author or asked.page or asked.appeared:
            raise Contradiction("`author`, `page` and `appeared` belong to a ClaimReview", "Leave them out")
        return None
    if not (asked.author or "").strip() or asked.page is None:
        raise Contradiction("A ClaimReview says who publishes it and where", "Give `author` and `page`")
    today = local(datetime.now(UTC)).date()
    appeared = _address(asked.appeared) if asked.appeared else None
    return Review((asked.author or "").strip(), _address(asked.page), today, appeared=appeared)


def _address(given: str) -> str:
    address = safe_link(given)
    if address is None:
        raise UsageError(f"{given[:60]!r} is not a web address", way_out="Write it as https://example.org/checks/17")
    return address
