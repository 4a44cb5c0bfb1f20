"""The page of a night: what it says, and how a number leads to its words."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from nightcount.desk import open_ledger
from nightcount.publishing.markdown import night_markdown
from nightcount.publishing.night_csv import night_csv
from tests.web.html import tree, words

NIGHT = "/nights/2025-07-04"


@pytest.fixture(scope="module")
def page(site: TestClient) -> Any:
    site.cookies.clear()
    return tree(site.get(NIGHT).text)


def cell(page: Any, row: str, column: int) -> Any:
    return page.xpath(f"//table[1]//tr[th[normalize-space()='{row}']]/td[{column}]")[0]


def opened(page: Any, at: Any) -> str:
    target = at.xpath(".//@popovertarget")[0]
    return words(page.xpath(f"//*[@id='{target}']")[0])


def test_the_night_is_told_in_its_heading(page: Any) -> None:
    assert words(page.xpath("//h1")[0]) == "The night to 4 July 2025"
    assert "550 launched" in words(page.xpath("//p[@class='lead']")[0])


def test_a_number_opens_the_sentence_that_it_rests_on(page: Any) -> None:
    said = opened(page, cell(page, "launched", 2))
    assert "539" in said
    assert "for the demo" in said
    assert "4 July 2025, 12:15" in said
    target = cell(page, "launched", 2).xpath(".//@popovertarget")[0]
    assert any("539" in words(mark) for mark in page.xpath(f"//*[@id='{target}']//mark"))


def test_every_known_number_has_words(page: Any) -> None:
    panels = page.xpath("//section[@class='panels']/div")
    assert len(panels) > 10
    assert [words(one)[:60] for one in panels if not one.xpath(".//blockquote")] == []


def test_what_nobody_said_is_unknown_and_not_zero(site: TestClient) -> None:
    page = tree(site.get("/nights/2024-01-01").text)
    assert "does not mean that it was calm" in words(page.xpath("//p[@class='lead']")[0])
    assert page.xpath("//table") == []
    assert "no sign of calm" in words(page.xpath("//section[h2[@id='alerts']]")[0])


def test_the_chart_is_told_in_words_and_never_says_more_than_the_record(page: Any) -> None:
    chart = page.xpath("//figure[@class='chart']")[0]
    said = chart.xpath(".//img/@alt")[0]
    assert "539 drones launched: 268 shot down, 208 suppressed or lost" in said


def test_tolls_stand_in_the_order_in_which_they_were_reported(page: Any) -> None:
    rows = [words(row) for row in page.xpath("//table[@class='tolls']/tbody/tr")]
    injured = [row for row in rows if "injured" in row]
    assert [next(n for n in ("23", "26") if n in row.split("injured")[1]) for row in injured] == ["23", "26"]
    assert "later changed" in injured[0]


def test_the_alerts_are_those_of_the_place_that_is_chosen(site: TestClient, page: Any) -> None:
    assert "8 h 50 min without a break" in words(page.xpath("//section[h2[@id='alerts']]")[0])
    other = tree(site.get(f"{NIGHT}?area=Odesa+oblast").text)
    assert "no sign of calm" in words(other.xpath("//section[h2[@id='alerts']]")[0])
    chosen = other.xpath("//select[@id='area']/option[@selected]")
    assert [words(one) for one in chosen] == ["Odesa oblast"]


def test_neighbouring_nights_are_those_with_a_record(site: TestClient) -> None:
    page = tree(site.get("/nights/2025-06-30").text)
    assert page.xpath("//a[@rel='prev']/@href") == ["/nights/2025-06-29"]
    assert page.xpath("//a[@rel='next']/@href") == ["/nights/2025-07-04"]


def test_downloads_are_what_the_commands_write(site: TestClient, ledger: Path) -> None:
    with open_ledger(ledger, create=False) as desk:
        night = desk.night("2025-07-04")
    assert site.get(f"{NIGHT}/night.json").json() == night.as_json()
    assert site.get(f"{NIGHT}/night.csv").text == night_csv(night)
    assert site.get(f"{NIGHT}/night.md").text == night_markdown(night)
    assert "nightcount-2025-07-04.csv" in site.get(f"{NIGHT}/night.csv").headers["content-disposition"]


def test_a_download_is_the_same_in_every_language(site: TestClient) -> None:
    csv = f"{NIGHT}/night.csv"
    assert site.get(csv, headers={"accept-language": "uk"}).text == site.get(csv).text


def test_in_ukrainian_numbers_and_dates_are_written_as_ukrainians_do(site: TestClient) -> None:
    page = tree(site.get(NIGHT, headers={"accept-language": "uk"}).text)
    assert words(page.xpath("//h1")[0]) == "Ніч на 4 липня 2025 р."
    assert "запущено 550" in words(page.xpath("//p[@class='lead']")[0])
