"""A ClaimReview holds what schema.org defines and search engines ask for, and rates nothing that was not judged."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from nightcount.checking.finding import Verdict
from nightcount.publishing.claim_review import SCALE, Review, claim_reviews
from nightcount.publishing.page import article_page
from nightcount.sources.report import Report
from tests.publishing.worked_example import ARTICLE, check

SCHEMA = json.loads((Path(__file__).parent / "claim_review.schema.json").read_text(encoding="utf-8"))
REVIEW = Review("The desk", "https://example.org/checks/1", date(2025, 7, 5))
BARE = Report("article", ARTICLE)
KNOWN = Report(
    "bbc", ARTICLE, datetime(2025, 7, 4, 21, 30, tzinfo=UTC), language="en", url="https://example.org/news?a=1"
)


def reviews(article: Report = KNOWN, review: Review = REVIEW) -> list[dict[str, Any]]:
    said = claim_reviews(check(), article, review)
    jsonschema.validate(said, SCHEMA, cls=jsonschema.Draft202012Validator)
    found: list[dict[str, Any]] = said["@graph"]
    return found


@pytest.mark.parametrize("article", [BARE, KNOWN], ids=["bare", "known"])
def test_every_finding_is_one_review_that_keeps_to_the_schema(article: Report) -> None:
    assert len(reviews(article)) == len(check().findings)


@pytest.mark.parametrize("missing", ["claimReviewed", "reviewRating", "url", "author", "itemReviewed"])
def test_the_schema_refuses_a_review_without_what_is_asked_for(missing: str) -> None:
    said = claim_reviews(check(), KNOWN, REVIEW)
    del said["@graph"][0][missing]
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(said, SCHEMA)


def test_a_review_says_who_said_what_where_and_what_the_verdict_is() -> None:
    third = reviews()[2]
    assert third["claimReviewed"] == "72 drones got through, the night to 4 July 2025"
    assert third["itemReviewed"]["text"] == "72 of the 539 drones"
    assert third["itemReviewed"]["author"]["name"] == "BBC News"
    assert third["itemReviewed"]["datePublished"] == "2025-07-05"  # half past midnight in Kyiv
    assert third["itemReviewed"]["appearance"]["url"] == "https://example.org/news?a=1"
    assert third["reviewRating"]["alternateName"] == "mislabelled"
    assert third["reviewBody"] == "72 is drones and missiles together."


def test_a_review_points_to_its_finding_on_the_page() -> None:
    page = article_page(check())
    anchors = [one["url"].partition("#") for one in reviews(review=replace(REVIEW, page=f"{REVIEW.page}#top"))]
    assert {head for head, _, _ in anchors} == {REVIEW.page}
    assert all(f'id="{anchor}"' in page for _, _, anchor in anchors)


def test_a_word_of_the_scale_has_one_number_and_what_was_not_judged_has_none() -> None:
    assert sorted(SCALE.values()) == [1, 2, 3, 4, 5]
    assert set(Verdict) - SCALE.keys() == {Verdict.DISPUTED, Verdict.UNVERIFIABLE}
    for verdict in Verdict:
        findings = (replace(check().findings[0], verdict=verdict),)
        said = claim_reviews(replace(check(), findings=findings), KNOWN, REVIEW)
        jsonschema.validate(said, SCHEMA)
        rating = said["@graph"][0]["reviewRating"]
        assert rating["alternateName"] == verdict.value
        assert rating.get("ratingValue") == SCALE.get(verdict)


def test_an_article_of_nobody_known_has_no_author() -> None:
    item = reviews(BARE)[0]["itemReviewed"]
    assert "author" not in item
    assert "url" not in item["appearance"]
    assert reviews(BARE, replace(REVIEW, appeared="https://example.org/a"))[0]["itemReviewed"]["appearance"]["url"]


def test_no_unknown_is_written_as_null() -> None:
    assert "null" not in json.dumps(claim_reviews(check(), BARE, REVIEW))
