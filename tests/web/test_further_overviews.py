"""Alerts now and everywhere, records by place, model and alert, and what a source said."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from nightcount.alerts.state import State
from nightcount.desk import open_ledger
from nightcount.desk.hearing import heard
from nightcount.language import speaking
from nightcount.publishing.age_words import age_words, span_words
from nightcount.web.app import make_app
from nightcount.web.site import Options
from nightcount.web.views.alert_state import state_view
from tests.web.html import tree, words

KYIV = "UA80000000000093317"
NOW = datetime(2025, 7, 4, 12, tzinfo=UTC)


def test_a_state_that_is_old_never_speaks_of_now() -> None:
    fresh = state_view(State(KYIV, True, NOW - timedelta(hours=2), NOW - timedelta(minutes=3)), NOW)
    assert (fresh.kind, fresh.headline) == ("stands", "An alert stands.")
    assert "Last heard 3 minutes ago." in fresh.rest
    old = state_view(State(KYIV, False, None, NOW - timedelta(days=3)), NOW)
    assert old.kind == "old"
    assert old.headline.startswith("No data since 1 July 2025")
    assert "3 days ago" in old.headline
    assert "no sign of calm" in old.rest
    assert "no sign of calm" in state_view(None, NOW).rest


@pytest.mark.parametrize(
    ("age", "english", "ukrainian"),
    [
        (timedelta(seconds=59), "just now", "щойно"),
        (timedelta(minutes=1), "1 minute ago", "1 хвилину тому"),
        (timedelta(minutes=119), "119 minutes ago", "119 хвилин тому"),
        (timedelta(hours=3), "3 hours ago", "3 години тому"),
        (timedelta(hours=47, minutes=59), "47 hours ago", "47 годин тому"),
        (timedelta(days=156), "156 days ago", "156 днів тому"),
    ],
)
def test_ages_are_told_in_the_largest_unit_that_says_enough(age: timedelta, english: str, ukrainian: str) -> None:
    assert age_words(age) == english
    with speaking("uk"):
        assert age_words(age) == ukrainian
        assert span_words(timedelta(days=2)) == "2 дні"


def test_the_page_of_alerts_tells_how_old_its_last_word_is(site: TestClient) -> None:
    said = words(tree(site.get("/alerts").text).xpath("//section[contains(@class, 'state')]")[0])
    assert "No data since" in said
    assert "days ago" in said


def test_a_page_that_tells_an_age_is_made_anew_each_minute(site: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    from nightcount.web import cache

    first = site.get("/alerts")
    monkeypatch.setattr("nightcount.web.cache.time.time", lambda: 4_000_000_000.0)
    later = site.get("/alerts", headers={"if-none-match": 'W/"another"'})
    assert (first.status_code, later.status_code) == (200, 200)
    assert "/alerts" in cache.AGING


def test_all_oblasts_stand_in_order_and_those_unheard_of_beside_them(site: TestClient) -> None:
    page = tree(site.get("/alerts/oblasts?from=2025-07-04&to=2025-07-04").text)
    (row,) = [one for one in page.xpath("//table/tbody/tr") if words(one).startswith("Kyiv ")]
    assert "h" in words(row)
    unknown = words(page.xpath("//h3/following-sibling::ul")[0])
    assert "Odesa oblast never heard of" in unknown
    assert site.get("/alerts/oblasts?from=2025-07-05&to=2025-07-04").status_code == 404


def test_counts_of_places_lead_to_their_nights(site: TestClient) -> None:
    page = tree(site.get("/records/places?measure=injured").text)
    assert [words(row) for row in page.xpath("//table/tbody/tr")] == ["1 4 July 2025 Kyiv 26"]
    assert page.xpath("//table//a[@href='/nights/2025-07-04']")
    nothing = site.get("/records/places?measure=injured&area=Odesa+oblast")
    assert "does not mean that there was none" in words(tree(nothing.text).xpath("//main")[0])
    assert site.get("/records/places?measure=launched").status_code == 404


def test_models_stand_with_their_largest_attack(site: TestClient) -> None:
    rows = [words(row) for row in tree(site.get("/records/models").text).xpath("//table/tbody/tr")]
    assert any(row.startswith("Iskander-M ballistic missiles 7 , 29 June 2025 6, 4 July 2025") for row in rows), rows


def test_the_longest_alerts_stand_with_what_the_data_covers(site: TestClient) -> None:
    page = tree(site.get("/records/alerts").text)
    first = words(page.xpath("//h2[@id='longest']/following::table[1]/tbody/tr")[0])
    assert first.startswith("1 ")
    assert "The data covers" in words(page.xpath("//main")[0])
    unheard = words(tree(site.get("/records/alerts?area=Odesa+oblast").text).xpath("//main")[0])
    assert "no sign of calm" in unheard


def test_a_source_tells_what_it_said_and_where_it_was_silent(site: TestClient) -> None:
    page = tree(site.get("/sources?source=demo_air_force").text)
    said = words(page.xpath("//main")[0])
    assert "539 drones were launched" in said or "539 drones" in said
    assert "Where it was silent longest" in said
    assert page.xpath("//ul[contains(@class, 'claims')]//blockquote")
    (link,) = page.xpath("//a[contains(@href, '/api/v1/claims')]/@href")
    assert site.get(link).status_code == 200
    assert site.get("/sources?source=nobody").status_code == 404


def test_corrections_and_silences_are_counted(tmp_path: Path) -> None:
    posts = tmp_path / "kpszsu_posts.jsonl"
    texts = ("In the night to 2 March 71 drones were shot down.", "In the night to 2 March 74 drones were shot down.")
    lines = [
        {"id": at, "posted_at": f"2025-03-{2 + 3 * at:02}T08:00:00+02:00", "text": text}
        for at, text in enumerate(texts)
    ]
    posts.write_text("\n".join(json.dumps(line) for line in lines), encoding="utf-8")
    with open_ledger(tmp_path / "own.db") as desk:
        desk.add(posts)
        (one,) = heard(desk)
    assert (one.voice.documents, one.voice.changed, one.replaced) == (2, 0, 1)
    assert [silence.length for silence in one.silences] == [timedelta(days=3)]
    with TestClient(make_app(Options(tmp_path / "own.db"))) as client:
        rows = [words(row) for row in tree(client.get("/sources").text).xpath("//table/tbody/tr")]
    assert any("3 days: 2 March 2025 to 5 March 2025" in row for row in rows)
