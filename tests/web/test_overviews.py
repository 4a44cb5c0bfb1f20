"""Pages over many nights."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from nightcount.reconciliation.rules import RULES
from tests.web.html import tree, words


def test_the_calendar_shows_what_is_known_and_leads_to_it(site: TestClient) -> None:
    page = tree(site.get("/calendar/2025").text)
    (day,) = page.xpath("//a[@href='/nights/2025-07-04']")
    assert words(day) == "4 550"
    assert day.getparent().get("class") == "h5"
    assert [words(one) for one in page.xpath("//table/caption")] == ["June 2025", "July 2025"]
    assert len(page.xpath("//table//span[@class='date']")) == 61


def test_a_date_without_a_record_is_unknown_in_the_calendar(site: TestClient) -> None:
    page = tree(site.get("/calendar/2025").text)
    empty = page.xpath("//table[caption='July 2025']//td[@class='none']")
    assert {words(one).split()[1] for one in empty} == {"–"}
    assert not any(words(one).split()[-1] == "0" for one in empty)


@pytest.mark.parametrize("year", ["1999", "2024", "abc", "99999999999999999999"])
def test_a_year_without_a_record_has_no_calendar(site: TestClient, year: str) -> None:
    assert site.get(f"/calendar/{year}").status_code in (404, 422)


def test_records_stand_in_order_with_those_that_follow_and_what_is_missing(site: TestClient) -> None:
    page = tree(site.get("/records").text)
    rows = [words(row) for row in page.xpath("//table[1]/tbody/tr")][:3]
    assert rows[0].startswith("1 4 July 2025 550")
    assert rows[1].startswith("2 29 June 2025 537")
    assert "dates between have no record" in words(page.xpath("//main")[0])


def test_a_ranking_of_drones_is_of_drones_alone(site: TestClient) -> None:
    page = tree(site.get("/records?measure=launched&weapon=drone").text)
    assert [words(one) for one in page.xpath("//table/tbody/tr/td[@class='number']/strong")] == ["539", "479", "477"]


@pytest.mark.parametrize("query", ["measure=beauty", "measure=launched&weapon=sword", "measure=previous_record"])
def test_what_nobody_ranks_by_is_refused(site: TestClient, query: str) -> None:
    answer = site.get(f"/records?{query}")
    assert answer.status_code == 404
    assert "Choose from the lists" in answer.text


def test_the_alerts_of_a_span(site: TestClient) -> None:
    page = tree(site.get("/alerts?area=Kyiv&from=2025-07-04&to=2025-07-04").text)
    (row,) = page.xpath("//table/tbody/tr")
    assert words(row) == "4 July 2025 13 h 54 min 8 h 50 min 3"


def test_where_no_feed_speaks_nothing_is_said_to_be_calm(site: TestClient) -> None:
    said = words(tree(site.get("/alerts?area=Odesa+oblast&from=2025-07-01&to=2025-07-10").text).xpath("//main")[0])
    assert "no sign of calm" in said
    assert "0 s" not in said


@pytest.mark.parametrize(
    "query",
    ["from=2025-07-10&to=2025-07-01", "from=x", "area=Nowhere", "from=0001-01-01&to=0001-01-02", "to=9999-12-31"],
)
def test_a_span_that_cannot_be_meant_is_told(site: TestClient, query: str) -> None:
    answer = site.get(f"/alerts?{query}")
    assert answer.status_code == 404
    assert words(tree(answer.text).xpath("//main")[0])


def test_the_sources_are_those_of_the_ledger(site: TestClient) -> None:
    rows = [words(row) for row in tree(site.get("/sources").text).xpath("//table/tbody/tr")]
    assert len(rows) == 4
    assert any("data set" in row and "6" in row.split() for row in rows), rows


def test_every_rule_has_a_place_in_the_method(site: TestClient) -> None:
    page = tree(site.get("/method").text)
    for rule in RULES:
        (place,) = page.xpath(f"//*[@id='{rule.id}']")
        assert rule.sentence.split('"')[0] in words(place)
