"""The page of the trends: sums with their bounds, two periods side by side, and the table as files."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from nightcount.desk import open_ledger
from nightcount.web.app import make_app
from nightcount.web.site import Options
from tests.web.html import tree, words


def test_a_month_with_dates_without_a_record_is_at_least_its_sum(site: TestClient) -> None:
    page = tree(site.get("/trends?from=2025-07-01&to=2025-07-31").text)
    (row,) = page.xpath("//h2[@id='months']/following::table[1]/tbody/tr")
    assert words(row).startswith("July 2025 1 of 31 ≥ 550 ≥ 539 ≥ 11")


def test_a_period_of_known_nights_is_an_exact_sum(site: TestClient) -> None:
    page = tree(site.get("/trends?from=2025-07-04&to=2025-07-04").text)
    (row,) = page.xpath("//h2[@id='months']/following::table[1]/tbody/tr")
    assert words(row).startswith("July 2025 1 of 1 550 539 11 13.1 % 1 of 1 13.1 % 1 of 1")


def test_two_periods_stand_side_by_side(site: TestClient) -> None:
    query = "from=2025-07-04&to=2025-07-04&other_from=2025-06-29&other_to=2025-06-29"
    page = tree(site.get(f"/trends?{query}").text)
    rows = {
        words(row[0]): [words(cell) for cell in row[1:]] for row in page.xpath("//table[@class='compared']/tbody/tr")
    }
    assert rows["launched: drones and missiles"] == ["550", "537"]
    assert rows["largest attack"] == ["550 4 July 2025", "537 29 June 2025"]
    assert page.xpath("//a[@href='/nights/2025-06-29']")


def test_a_weapon_that_nobody_counted_is_unknown(site: TestClient) -> None:
    page = tree(site.get("/trends?from=2025-07-04&to=2025-07-04").text)
    rows = {words(row[0]): words(row[1]) for row in page.xpath("//h2[@id='weapons']/following::table[1]/tbody/tr")}
    assert rows["Guided bombs"] == "–"
    assert rows["Missiles"] == "11"


def test_the_table_leaves_as_csv_and_json_and_says_the_same(site: TestClient) -> None:
    span = "from=2025-06-01&to=2025-07-31"
    rows = list(csv.DictReader(io.StringIO(site.get(f"/trends/months.csv?{span}").text)))
    said = site.get(f"/trends/months.json?{span}").json()
    assert [one["month"] for one in said["months"]] == ["2025-06", "2025-07"]
    assert len(rows) == 2 * 14
    july = {row["weapon"]: row for row in rows if row["month"] == "2025-07"}
    assert (july["all"]["launched_low"], july["all"]["launched_high"], july["all"]["recorded_high"]) == (
        "550",
        "",
        "550",
    )
    assert (july["decoy"]["launched_low"], july["decoy"]["launched_high"]) == ("", "")
    told = {one["weapon"]: one["launched"] for one in said["months"][1]["weapons"]}
    assert (told["all"]["low"], told["all"]["high"], told["all"]["recorded"]["high"]) == (550, None, 550)


@pytest.mark.parametrize(
    "query",
    [
        "from=2025-07-10&to=2025-07-01",
        "from=x",
        "weapon=sword",
        "from=1900-01-01&to=2100-01-01",
        "other_from=2025-13-01",
    ],
)
def test_what_cannot_be_meant_is_told(site: TestClient, query: str) -> None:
    answer = site.get(f"/trends?{query}")
    assert answer.status_code in (404, 422)
    assert words(tree(answer.text).xpath("//main")[0])


def test_an_empty_ledger_has_no_trend_and_says_so(tmp_path: Path) -> None:
    path = tmp_path / "empty.db"
    with open_ledger(path) as desk:
        desk.store.add_signals([])
    path.touch()
    with TestClient(make_app(Options(path))) as client:
        answer = client.get("/trends")
        assert answer.status_code == 200
        assert "does not mean that it was calm" in words(tree(answer.text).xpath("//main")[0])
        assert client.get("/trends/months.csv").status_code == 200
