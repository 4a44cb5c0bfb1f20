"""Pages over many nights."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from nightcount.desk import open_ledger
from nightcount.reconciliation.rules import RULES
from nightcount.web.app import make_app
from nightcount.web.site import Options
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
    assert len(rows) == 5
    assert any("data set" in row and "6" in row.split() for row in rows), rows


def test_every_rule_has_a_place_in_the_method(site: TestClient) -> None:
    page = tree(site.get("/method").text)
    for rule in RULES:
        (place,) = page.xpath(f"//*[@id='{rule.id}']")
        assert rule.sentence.split('"')[0] in words(place)


def test_a_dispute_stands_with_the_words_of_every_side(tmp_path: Path) -> None:
    posts = tmp_path / "kpszsu_posts.jsonl"
    lines = [
        {
            "id": 1,
            "posted_at": "2025-03-02T08:00:00+02:00",
            "text": "In the night to 2 March 50 drones were launched",
        },
        {"id": 2, "posted_at": "2025-03-02T08:05:00+02:00", "text": "On 2 March at night 12 drones got through."},
    ]
    posts.write_text("\n".join(json.dumps(line) for line in lines), encoding="utf-8")
    other = tmp_path / "news.txt"
    other.write_text("On the night of 2 March 2025 Russia launched 77 drones.", encoding="utf-8")
    ledger = tmp_path / "own.db"
    with open_ledger(ledger) as desk:
        desk.add([posts, other])
        known = desk.disputes()
    with TestClient(make_app(Options(ledger))) as client:
        page = tree(client.get("/disputes").text)
    shown = page.xpath("//article[@class='dispute']")
    assert len(shown) == len(known.found) > 0
    said = words(shown[0])
    assert "77" in said
    assert "50" in said
    assert page.xpath("//article//a[@href='/nights/2025-03-02']")


def test_no_dispute_is_no_agreement(site: TestClient) -> None:
    said = words(tree(site.get("/disputes?from=2025-06-29&to=2025-06-29").text).xpath("//main")[0])
    assert "nobody to disagree" in said
