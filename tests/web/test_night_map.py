"""The map of a night, the waves of its alerts, how its figures changed, and what was said around it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from nightcount.desk import open_ledger
from nightcount.web.app import make_app
from nightcount.web.site import Options
from tests.shared_data import ROOT
from tests.web.html import tree, words

POSTS = (
    (
        "2025-07-04T06:00:00+03:00",
        "Унаслідок нічної атаки 4 липня у Харкові поранено 5 людей. Пошкоджено 3 житлові будинки.",
    ),
    ("2025-07-04T09:00:00+03:00", "Унаслідок нічної атаки 4 липня у Харкові поранено 8 людей."),
    ("2025-07-04T10:00:00+03:00", "Унаслідок нічної атаки 4 липня у Харкові поранено 11 людей."),
    (
        "2025-07-04T11:40:00+03:00",
        "Hours after a phone call between two presidents, Russia attacked Ukraine in the night to 4 July 2025 with "
        "550 drones and missiles.",
    ),
)


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    folder = tmp_path_factory.mktemp("map")
    posts = folder / "posts.jsonl"
    lines = [
        {"id": str(at), "posted_at": when, "source": "demo_rescue", "text": text}
        for at, (when, text) in enumerate(POSTS)
    ]
    posts.write_text("\n".join(json.dumps(line) for line in lines), encoding="utf-8")
    with open_ledger(folder / "own.db") as desk:
        desk.add([*sorted((ROOT / "demo" / "reports").iterdir()), posts, *(ROOT / "demo" / "alerts").iterdir()])
    with TestClient(make_app(Options(folder / "own.db")), headers={"accept-language": "en"}) as client:
        yield tree(client.get("/nights/2025-07-04").text)


def test_a_tile_leads_to_what_was_reported_and_that_to_its_words(page: Any) -> None:
    (tile,) = page.xpath("//ul[@class='tiles']/li[contains(@class, 'people')][contains(., 'Kharkiv')]/button")
    panel = page.xpath(f"//*[@id='{tile.get('popovertarget')}']")[0]
    assert "11 injured, Kharkiv" in words(panel)
    button = panel.xpath(".//li[contains(., 'injured')]/button")[0]
    said = words(page.xpath(f"//*[@id='{button.get('popovertarget')}']")[0])
    assert "поранено 11 людей" in said


def test_more_than_two_values_of_a_toll_are_drawn_over_time(page: Any) -> None:
    (image,) = page.xpath("//figure//img[contains(@src, '/charts/tolls-1.svg')]")
    told = image.get("alt")
    assert "injured, Kharkiv: 5 (4 July 2025, 06:00), 8 (4 July 2025, 09:00), 11 (4 July 2025, 10:00)" in told


def test_an_oblast_without_a_report_is_no_calm_one(page: Any) -> None:
    (tile,) = page.xpath("//ul[@class='tiles']/li[contains(., 'Odesa')]")
    assert "no report" in words(tile)
    assert not tile.xpath(".//button")
    assert "not a calm one" in words(page.xpath("//section[h2[@id='map']]")[0])


def test_the_table_beside_the_map_says_the_same(page: Any) -> None:
    rows = [words(row) for row in page.xpath("//table[@class='oblasts']/tbody/tr")]
    assert rows == [
        "Kharkiv oblast injured, Kharkiv 11",
        "damaged (residential), Kharkiv 3",
        "Kyiv killed, Kyiv 1",
        "injured, Kyiv 26",
    ]


def test_the_map_holds_no_coordinates(page: Any) -> None:
    section = page.xpath("//section[h2[@id='map']]")[0]
    assert not section.xpath(".//@style | .//@data-lat | .//@data-lon")


def test_waves_are_told_as_the_rule_has_them(page: Any) -> None:
    said = words(page.xpath("//section[h2[@id='alerts']]")[0])
    assert "2 waves, parted by at least 30 minutes of calm" in said
    assert "17:16–19:24: 1 alert" in said
    assert "20:00–08:43: 2 alerts" in said


def test_a_call_before_the_attack_stands_before_what_was_reported_earlier(page: Any) -> None:
    lines = [words(one) for one in page.xpath("//ol[@class='timeline']/li")]
    assert lines[0].startswith("before the attack · context: phone call · reported 4 July 2025, 11:40")


def test_a_figure_that_changed_tells_what_it_was(tmp_path: Path) -> None:
    posts = tmp_path / "kpszsu_posts.jsonl"
    texts = (
        "In the night to 2 March 71 of 75 drones were shot down.",
        "In the night to 2 March 74 of 75 drones were shot down.",
    )
    lines = [
        {"id": at, "posted_at": f"2025-03-02T0{8 + at}:00:00+02:00", "text": text} for at, text in enumerate(texts)
    ]
    posts.write_text("\n".join(json.dumps(line) for line in lines), encoding="utf-8")
    with open_ledger(tmp_path / "own.db") as desk:
        desk.add(posts)
    with TestClient(make_app(Options(tmp_path / "own.db"))) as client:
        page = tree(client.get("/nights/2025-03-02").text)
    (line,) = page.xpath("//ul[contains(@class, 'changes')]/li[starts-with(., 'drones: shot down')]")
    assert words(line) == "drones: shot down : at first 71 (2 March 2025, 08:00) , then 74 (2 March 2025, 09:00)"
    first = line.xpath(".//button/@popovertarget")[0]
    assert "71 of 75" in words(page.xpath(f"//*[@id='{first}']")[0])


def test_what_was_hit_lately_is_withheld_and_such_a_page_is_not_kept(tmp_path: Path) -> None:
    now = datetime.now(UTC)
    text = tmp_path / "post.txt"
    text.write_text(
        "In the night to 4 July 2025 Russia launched 9 drones. In Kharkiv 5 people were injured.", encoding="utf-8"
    )
    with open_ledger(tmp_path / "own.db") as desk:
        desk.add(text, published=now - timedelta(hours=1))
    with TestClient(make_app(Options(tmp_path / "own.db"))) as client:
        answer = client.get("/nights/2025-07-04")
        files = [client.get(f"/nights/2025-07-04/night.{form}").text for form in ("csv", "json", "md")]
    said = words(tree(answer.text).xpath("//main")[0])
    assert "are withheld until" in said
    assert answer.headers["cache-control"] == "no-store"
    assert "9" in words(tree(answer.text).xpath("//table[1]")[0])
    assert not tree(answer.text).xpath("//ul[@class='tiles']")
    assert not any("UA63120270010096107" in file or "Kharkiv" in file for file in files)


def test_where_boundaries_are_installed_the_map_is_a_picture_of_its_own(tmp_path: Path, ledger: Path) -> None:
    corners = [[30.0, 50.0], [31.0, 50.0], [31.0, 51.0], [30.0, 51.0], [30.0, 50.0]]
    said = {
        "metadata": {"source": "our own square", "licence": "CC0"},
        "features": [
            {
                "properties": {"katotth": "UA80000000000093317"},
                "geometry": {"type": "Polygon", "coordinates": [corners]},
            }
        ],
    }
    file = tmp_path / "oblasts.geojson"
    file.write_text(json.dumps(said), encoding="utf-8")
    with TestClient(make_app(Options(ledger, boundaries=file)), headers={"accept-language": "en"}) as client:
        page = tree(client.get("/nights/2025-07-04").text)
        section = page.xpath("//section[h2[@id='map']]")[0]
        assert not section.xpath(".//ul[@class='tiles']")
        assert "Boundaries: our own square. CC0" in words(section)
        picture = client.get(section.xpath(".//img/@src")[0])
        assert (picture.status_code, picture.headers["content-type"]) == (200, "image/svg+xml")
        assert client.get("/nights/2024-01-01/charts/map.svg").status_code == 404
    rows = [words(row) for row in section.xpath(".//table/tbody/tr")]
    assert rows == ["Kyiv killed, Kyiv 1", "injured, Kyiv 26"]


def test_each_wave_is_a_line_under_the_strip(page: Any, ledger: Path) -> None:
    from nightcount.publishing.charts.alert_strip import BOTTOM, alert_strip
    from nightcount.vocabulary import night_window

    with open_ledger(ledger) as desk:
        made = alert_strip(desk.tally("Kyiv", *night_window(date(2025, 7, 4))), 860).to_dict()
    rows = [row for one in made["datasets"].values() for row in one]
    assert len([row for row in rows if row.get("y") == BOTTOM + 3]) == 2
    assert "The lines under the strip are the waves." in words(page.xpath("//section[h2[@id='alerts']]")[0])
