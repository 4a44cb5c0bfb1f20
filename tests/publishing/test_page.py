"""The page of a checked article: every mark leads to its finding and back, whatever the article holds."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from nightcount.checking.finding import Check, Evidence, Verdict
from nightcount.publishing.page import article_page
from nightcount.vocabulary import Measure
from tests.publishing.worked_example import ARTICLE, check

HOSTILE = "<script>alert(1)</script> {{ 7*7 }} \u202edlrow\u202c \x1b[31m &amp; <img src=x onerror=alert(1)>"


class Page(HTMLParser):
    """What a browser would find: ids, links, tags, and the words of the article."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.tags: list[str] = []
        self.attributes: set[str] = set()
        self.article = ""
        self._inside: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.tags.append(tag)
        self.attributes |= given.keys()
        self.ids += [given["id"] or ""] if "id" in given else []
        self.links += [given["href"] or ""] if "href" in given else []
        if tag in ("article", "sup"):
            self._inside.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if self._inside and self._inside[-1] == tag:
            self._inside.pop()

    def handle_data(self, data: str) -> None:
        if self._inside == ["article"]:
            self.article += data


def test_every_link_inside_the_page_has_a_target_and_no_id_stands_twice() -> None:
    page = Page(article_page(check()))
    assert len(page.ids) == len(set(page.ids))
    inner = [link.removeprefix("#") for link in page.links if link.startswith("#")]
    assert set(inner) <= set(page.ids)
    assert {f"finding-{n}" for n in range(1, 6)} | {f"words-{n}" for n in range(1, 6)} <= set(inner)


def test_the_row_of_a_data_set_says_what_its_number_counts() -> None:
    row = Evidence("r" * 64, 0, 14, "launched: 41.0", "nightly", None, None, model="X-101/X-555")
    finding = replace(check().findings[0], evidence=(row,))
    page = article_page(replace(check(), findings=(finding,)))
    assert '<q dir="auto">launched: 41.0</q> (<bdi>X-101/X-555</bdi>)' in page


def test_the_article_stands_on_the_page_word_for_word() -> None:
    assert Page(article_page(check())).article.split() == ARTICLE.split()


def test_findings_come_in_the_order_of_the_text_with_verdict_reason_and_where_the_number_belongs() -> None:
    text = article_page(check())
    assert re.findall(r'id="finding-\d" class="finding (\w+)"', text) == [
        "confirmed", "confirmed", "mislabelled", "confirmed", "outdated",
    ]  # fmt: skip
    assert "72 drones and missiles got through, the night to 4 July 2025 (63 + 9)" in text
    assert "479 drones, 9 June 2025; 537 drones and missiles, 29 June 2025" in text
    assert "5 claims checked: 1 mislabelled, 1 outdated, 3 confirmed." in text
    assert "the night to 4 July 2025 (confidence 98%)" in text
    assert "no measure stands near it." in text


@pytest.mark.parametrize("where", ["text", "title", "reason"])
def test_hostile_words_stay_words(where: str) -> None:
    plain = check()
    if where == "text":
        claim = replace(plain.findings[0].claim, start=0, end=len(HOSTILE), text=HOSTILE)
        hostile: Check = replace(plain, text=HOSTILE, findings=(replace(plain.findings[0], claim=claim),))
    elif where == "title":
        hostile = replace(plain, title=HOSTILE)
    else:
        hostile = replace(plain, findings=(replace(plain.findings[0], reason=HOSTILE),))
    text = article_page(hostile)
    page = Page(text)
    assert not {"script", "img", "iframe", "link"} & set(page.tags)
    assert not [name for name in page.attributes if name.startswith("on")]
    assert "\u202e" not in text
    assert "\x1b" not in text
    assert "{{ 7*7 }}" in text


def test_the_page_needs_nothing_from_elsewhere() -> None:
    text = article_page(check())
    assert "default-src 'none'" in text
    assert not re.search(r"url\(|@import|<script|src=", text)


def test_an_article_without_claims_says_so() -> None:
    text = article_page(replace(check(), findings=(), night=None, text="Nothing of note."))
    assert "No claim about an attack was read in this article (English, Russian and Ukrainian are known)." in text
    assert "The night could not be found" in text


def test_a_verdict_that_rests_on_alerts_is_not_said_to_rest_on_nothing() -> None:
    finding = check().findings[0]
    alert = replace(finding, claim=replace(finding.claim, measure=Measure.ALERT_DURATION), evidence=())
    said = {
        verdict: article_page(replace(check(), findings=(replace(alert, verdict=verdict),)))
        for verdict in (Verdict.CONSISTENT, Verdict.UNVERIFIABLE)
    }
    assert "It rests on the alert signals in the ledger" in said[Verdict.CONSISTENT]
    assert "No evidence in the ledger." in said[Verdict.UNVERIFIABLE]


def test_what_a_reader_needs_stays_when_it_is_printed() -> None:
    css = article_page(check()).partition("</style>")[0]
    printed = css.partition("@media print")[2]
    assert "details::details-content { content-visibility: visible" in printed
    assert ".number" not in printed.partition(".back")[0]  # the numbers that the marks in the text name
