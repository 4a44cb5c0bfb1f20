"""A check as schema.org ClaimReview in JSON-LD: one review for each finding, for search engines and archives.

Required by Google: `claimReviewed`, `reviewRating` with a text, `url`; recommended: `author`, `itemReviewed` with its
author and where it appeared. Verdicts that are no measure of truth, `disputed` and `unverifiable`, carry no number:
a reader who sees "3 of 5" would take it for a judgement that nobody made.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from nightcount.checking.finding import Check, Evidence, Finding, Verdict
from nightcount.publishing.article import finding_view, in_text_order
from nightcount.publishing.verdicts import SIGNS
from nightcount.publishing.wording import night_words, one_line, safe_link, source_words
from nightcount.sources.report import Report
from nightcount.vocabulary import local

CONTEXT = "https://schema.org"
# One word a number, as a rating scale has to have it.
SCALE = {
    Verdict.CONTRADICTED: 1,
    Verdict.MISLABELLED: 2,
    Verdict.OUTDATED: 3,
    Verdict.CONSISTENT: 4,
    Verdict.CONFIRMED: 5,
}
# Sources that stand for any text whose publisher is not known.
_NOBODY = ("article", "news", "stdin")


@dataclass(frozen=True, slots=True)
class Review:
    """Who publishes the check, on which page, on which day; `appeared` is where the article stands, null if unknown.

    `page` is the address of the page that shows the check; each review points to its finding there (`#finding-3`,
    as the HTML page names them).
    """

    author: str
    page: str
    published: date
    author_page: str | None = None
    appeared: str | None = None


def claim_reviews(check: Check, article: Report, review: Review) -> dict[str, Any]:
    """One JSON-LD document whose `@graph` holds a ClaimReview for each finding, in the order of the text."""
    order = in_text_order(check)
    found = [_review(finding, number, check, article, review) for number, finding in enumerate(order, 1)]
    return {"@context": CONTEXT, "@graph": found}


def _review(finding: Finding, number: int, check: Check, article: Report, review: Review) -> dict[str, Any]:
    view = finding_view(finding, number)
    night = f", {night_words(finding.claim.night)}" if finding.claim.night else ""
    address = f"{review.page.partition('#')[0]}#finding-{number}"
    return {
        "@type": "ClaimReview",
        "@id": address,
        "url": address,
        "datePublished": review.published.isoformat(),
        "author": _filled({"@type": "Organization", "name": review.author, "url": review.author_page}),
        "claimReviewed": f"{view.says}{night}",
        "itemReviewed": _claim(finding, check, article, review),
        "reviewRating": _rating(finding.verdict),
        "reviewBody": view.reason,
        "inLanguage": "en",
        **({"citation": [_citation(one) for one in finding.evidence]} if finding.evidence else {}),
    }


def _claim(finding: Finding, check: Check, article: Report, review: Review) -> dict[str, Any]:
    """What was reviewed: the words, who published them, and where."""
    publisher = _publisher(article)
    appeared = _filled(
        {
            "@type": "NewsArticle" if publisher else "CreativeWork",
            "url": safe_link(review.appeared or article.url),
            "headline": one_line(check.title) if check.title else None,
            "datePublished": article.published.isoformat() if article.published else None,
            "inLanguage": article.language,
            "publisher": publisher,
        }
    )
    return _filled(
        {
            "@type": "Claim",
            "text": one_line(finding.claim.text),
            "author": publisher,
            "datePublished": local(article.published).date().isoformat() if article.published else None,
            "appearance": appeared,
        }
    )


def _publisher(article: Report) -> dict[str, Any] | None:
    if article.source in _NOBODY:
        return None
    return {"@type": "Organization", "name": source_words(article.source)}


def _rating(verdict: Verdict) -> dict[str, Any]:
    """The verdict as a word, with what it means; a number only where the word has a place on the scale."""
    rating: dict[str, Any] = {"@type": "Rating", "alternateName": verdict.value}
    if verdict in SCALE:
        rating |= {"ratingValue": SCALE[verdict], "worstRating": 1, "bestRating": 5}
    return rating | {"ratingExplanation": SIGNS[verdict].meaning}


def _citation(one: Evidence) -> dict[str, Any]:
    return _filled(
        {
            "@type": "CreativeWork",
            "identifier": one.report,
            "text": one_line(one.text),
            "url": safe_link(one.url),
            "datePublished": one.published,
            "publisher": {"@type": "Organization", "name": source_words(one.source)},
        }
    )


def _filled(said: dict[str, Any]) -> dict[str, Any]:
    """Without what is not known: JSON-LD leaves out rather than says null."""
    return {name: value for name, value in said.items() if value is not None}
