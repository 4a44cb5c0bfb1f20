"""Reviews and claims with their ids as text."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from nightcount.cli.article_text import SHORT
from nightcount.cli.terminal import grid, ruled
from nightcount.publishing.review_words import standing_words
from nightcount.publishing.wording import claim_words, night_words, place_words, shortened, source_words
from nightcount.reading.claim import Claim
from nightcount.reviews import Standing, is_corrected
from nightcount.sources.report import Report
from nightcount.vocabulary import COUNTRY

if TYPE_CHECKING:
    from rich.console import RenderableType


def reviews_blocks(reviews: Sequence[Standing]) -> Iterator[RenderableType]:
    """Every review with its id and what became of it, the oldest first."""
    from rich.text import Text

    if reviews:
        rows = [(Text(one.review.id[:SHORT], style="bold"), Text(standing_words(one))) for one in reviews]
        yield grid(rows)
    else:
        yield Text("Nobody has reviewed anything in this ledger yet.")


def claims_blocks(
    night: date, claims: Sequence[Claim], reports: Mapping[str, Report], reviews: Sequence[Standing]
) -> Iterator[RenderableType]:
    """The claims of a night with their ids, whose words they are, and what people decided about them."""
    from rich.text import Text

    if not claims:
        yield Text(f"The ledger holds no claim about {night_words(night)}. That does not mean that it was calm.")
    struck = {one.claim.id for one in reviews if one.is_struck and one.claim}
    rows = [
        [Text(word) for word in (claim.id[:SHORT], *_said(claim, reports), "struck" if claim.id in struck else "")]
        for claim in claims
    ]
    if rows:
        yield Text(f"Claims about {night_words(night)}", style="bold")
        yield ruled(("claim", "the words", "what they say", "source", ""), rows)
    if reviews:
        yield Text("Reviews", style="bold")
        yield from reviews_blocks(reviews)


def claims_lines(claims: Sequence[Claim], reviews: Sequence[Standing]) -> str:
    """The claims of a night as JSON Lines, each with its id and whether it counts."""
    struck = {one.claim.id for one in reviews if one.is_struck and one.claim}
    rows = ({"id": claim.id, **claim.as_json(), "counts": claim.id not in struck} for claim in claims)
    lines = "".join(f"{json.dumps(row, ensure_ascii=False)}\n" for row in rows)
    return lines.encode("utf-8", "backslashreplace").decode("utf-8")


def _said(claim: Claim, reports: Mapping[str, Report]) -> tuple[str, str, str]:
    place = f", {place_words(claim.place)}" if claim.place and claim.place != COUNTRY else ""
    report = reports.get(claim.report)
    source = source_words(report.source) if report else "–"
    by_review = " (corrected by a review)" if is_corrected(claim) else ""
    return f"“{shortened(claim.text, 60)}”", f"{claim_words(claim)}{place}{by_review}", source
