"""A check and a night as Markdown, and a night as a page and as CSV: the same numbers, nothing unknown as zero."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import ClassVar

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from nightcount.alerts.alert import Tally
from nightcount.publishing.markdown import article_markdown, escaped, night_markdown
from nightcount.publishing.night_csv import COLUMNS, night_csv
from nightcount.publishing.page import night_page
from nightcount.reading.claim import Claim
from nightcount.reconciliation import Account, Attack, Status
from nightcount.reviews import Standing
from nightcount.sources.report import Report
from nightcount.vocabulary import Figure, Measure, Weapon
from tests.publishing.test_page import HOSTILE, Page
from tests.publishing.worked_example import NIGHT, Behind, attack, check

SILENT = Tally("UA80000000000093317", datetime(2025, 7, 3, 15, tzinfo=UTC), datetime(2025, 7, 4, 6, tzinfo=UTC),
               0, 0, 0, 0, (), (), known=False)  # fmt: skip


@dataclass(frozen=True)
class MadeNight(Behind):
    """The hand-made attack as the night that a ledger holds."""

    attacks: tuple[Attack, ...] = (attack(),)
    night: date = NIGHT
    alerts: Tally = SILENT
    reviews: tuple[Standing, ...] = ()
    claims: ClassVar[dict[str, Claim]] = Behind.claims
    reports: ClassVar[dict[str, Report]] = Behind.reports


def rows(night: MadeNight | None = None) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(night_csv(night or MadeNight()))))


def cell(measure: str, weapon: str) -> dict[str, str]:
    return next(row for row in rows() if (row["measure"], row["weapon"]) == (measure, weapon))


def test_the_table_has_one_row_an_account_in_the_order_of_the_attack() -> None:
    assert tuple(rows()[0]) == COLUMNS
    assert [row["measure"] for row in rows()] == [account.measure.value for account in attack().accounts]


def test_an_exact_number_is_a_value_and_a_bound_is_not() -> None:
    launched = cell("launched", "drone")
    assert (launched["value"], launched["low"], launched["high"], launched["status"]) == ("539", "539", "539", "stated")
    through = cell("got_through", "drone")
    assert (through["value"], through["low"], through["high"], through["modifier"]) == ("", "", "63", "at_most")
    assert through["expression"] == "539 − 268 − 208"


def test_what_is_unknown_is_an_empty_cell() -> None:
    nothing = Account(Measure.IN_AIR, Weapon.DRONE, "UA", Figure.unknown(), Status.STATED, "uncontested")
    row = rows(MadeNight(attacks=(replace(attack(), accounts=(nothing,)),)))[0]
    assert (row["value"], row["low"], row["high"], row["words"]) == ("", "", "", "")


def test_a_row_names_its_sources_and_the_words_for_and_against() -> None:
    toll = cell("injured", "")
    assert toll["words"] == "“the words of injured-26”"
    assert toll["words_against"] == "“the words of injured-23”"
    assert toll["place_name"] == "Kyiv"


def test_no_cell_begins_as_a_formula_does() -> None:
    assert [value for row in rows() for value in row.values() if value[:1] in ("=", "+", "-", "@", "\t")] == []


def test_every_number_on_the_page_of_a_night_leads_to_its_words() -> None:
    page = Page(night_page(MadeNight()))
    assert len(page.ids) == len(set(page.ids))
    inner = {link.removeprefix("#") for link in page.links if link.startswith("#")}
    assert "w1-1" in inner
    assert inner <= set(page.ids)


def test_the_page_of_a_night_needs_nothing_from_elsewhere() -> None:
    text = night_page(MadeNight())
    assert "default-src 'none'" in text
    assert not re.search(r"url\(|@import|<script|src=", text)
    assert "Drones and missiles: 550 launched" in text


def test_an_unknown_night_is_not_called_calm() -> None:
    empty = MadeNight(attacks=())
    for said in (night_page(empty), night_markdown(empty)):
        assert "The ledger holds no attack on this night. That does not mean that it was calm." in said
        assert "That is no sign of calm." in said
    assert night_csv(empty) == ",".join(COLUMNS) + "\n"


def test_two_attacks_of_one_night_are_told_apart() -> None:
    day = replace(attack(), part="day")
    page = Page(night_page(MadeNight(attacks=(day, attack()))))
    assert len(page.ids) == len(set(page.ids))
    said = night_markdown(MadeNight(attacks=(day, attack())))
    assert said.index("## Attack, the night to") < said.index("## Attack, the day of")


def test_the_markdown_of_a_night_has_its_tables_and_words() -> None:
    said = night_markdown(MadeNight())
    assert "| launched | 550 \\[1\\] | 539 \\[2\\] | 11 \\[3\\] |" in said
    html = MarkdownIt("commonmark").enable("table").render(said)
    assert html.count("<table>") == said.count("\n| --- |") > 0
    assert "“the words of launched-drone-539”" in html


def test_the_markdown_of_a_check_says_verdict_reason_and_evidence() -> None:
    said = article_markdown(check())
    assert "**5 claims checked: 1 mislabelled, 1 outdated, 3 confirmed.**" in said
    assert "## 3. ≠ mislabelled: “72 of the 539 drones”" in said
    assert "- Right for: 72 drones and missiles got through, the night to 4 July 2025 (63 + 9)" in said
    assert "<https://example.org/post/1>" in said


@pytest.mark.parametrize("where", ["title", "reason"])
def test_hostile_words_stay_words_in_markdown(where: str) -> None:
    hostile = f"{HOSTILE} [a](javascript:alert(1)) # | **x**"
    plain = check()
    made = (
        replace(plain, title=hostile)
        if where == "title"
        else replace(plain, findings=(replace(plain.findings[0], reason=hostile),))
    )
    html = MarkdownIt("commonmark").enable("table").render(article_markdown(made))
    assert "<script" not in html
    assert "<img" not in html
    assert "javascript:alert(1))" in html
    assert 'href="javascript' not in html


@given(st.text(alphabet="a *_`[]()<>#|~\\&!.-+1\U0001f680", max_size=40))
def test_escaped_words_come_back_as_they_were(words: str) -> None:
    # Set between letters, as the words of a finding always are.
    html = MarkdownIt("commonmark").renderInline(f"“{escaped(words)}”")
    plain = html.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", '"').replace("&amp;", "&")
    assert plain == f"“{words}”"
