"""The API: what it says of nights, words, alerts and texts, and to whom."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from nightcount.desk import open_ledger
from nightcount.vocabulary.night import kyiv
from nightcount.web.app import make_app
from nightcount.web.site import Options
from tests.web.api import ADDRESSES, ARTICLE, V1, cell, problem, rows


def test_a_night_is_what_the_command_prints(site: TestClient, ledger: Path) -> None:
    with open_ledger(ledger, create=False) as desk:
        assert site.get(f"{V1}/nights/2025-07-04").json() == desk.night("2025-07-04").as_json()


def test_a_night_without_a_record_has_no_attack(site: TestClient) -> None:
    assert site.get(f"{V1}/nights/2024-01-01").json()["attacks"] == []


def test_nights_with_their_main_figures(site: TestClient) -> None:
    said = site.get(f"{V1}/nights?from=2025-07-01&to=2025-07-31").json()
    (night,) = said["nights"]
    assert night["launched"] == {"low": 550, "high": 550, "modifier": "exact"}
    assert said["next"] is None


def test_revisions_and_history_tell_what_changed(quarrel_site: TestClient) -> None:
    (document,) = quarrel_site.get(f"{V1}/nights/2025-03-02/revisions").json()["documents"]
    (changed,) = document["revisions"][1]["since"]["changed"]
    assert (changed["before"]["low"], changed["after"]["low"]) == (12, 13)
    table = rows(quarrel_site.get(f"{V1}/nights/2025-03-02/revisions?format=csv").text)
    assert [row["changed"] for row in table] == ["", "1"]
    accounts = quarrel_site.get(f"{V1}/nights/2025-03-02/history?measure=launched&weapon=drone").json()["accounts"]
    assert [one["stands"] for one in accounts[0]["values"]][-1]
    assert quarrel_site.get(f"{V1}/nights/2025-03-02").json()["reviews"][0]["by"] == "A reader"
    table = rows(quarrel_site.get(f"{V1}/nights/2025-03-02/history?measure=launched&weapon=drone&format=csv").text)
    assert [row["low"] for row in table] == [cell(one["low"]) for one in accounts[0]["values"]]


def test_every_number_is_one_step_from_its_words(site: TestClient, ledger: Path) -> None:
    with open_ledger(ledger, create=False) as desk:
        for account in site.get(f"{V1}/accounts?from=2025-07-04&to=2025-07-04").json()["accounts"]:
            assert account["claims"]
            for id in account["claims"]:
                claim = site.get(f"{V1}/claims/{id}").json()
                report = desk.report(claim["report"])
                assert report.text[claim["start"] : claim["end"]] == claim["text"]
                assert report.source == site.get(f"{V1}/reports/{report.id}").json()["source"]
                assert claim["before"] is None or claim["before"] + claim["text"] in report.text
                assert claim["url"] == report.url
                assert datetime.fromisoformat(claim["published"]) == report.published


def test_the_words_of_a_claim_are_those_of_its_report(site: TestClient, ledger: Path) -> None:
    with open_ledger(ledger, create=False) as desk:
        for claim in site.get(f"{V1}/claims?night=2025-07-04").json()["claims"]:
            assert desk.report(claim["report"]).text[claim["start"] : claim["end"]] == claim["text"]


def test_alerts_between_two_times(site: TestClient) -> None:
    said = site.get(f"{V1}/alerts?area=Kyiv&from=2025-07-03T18:00&to=2025-07-04T09:00").json()
    assert said["total_seconds"] == 50010
    unknown = site.get(f"{V1}/alerts?area=Odesa+oblast&from=2025-07-03T18:00&to=2025-07-04T09:00").json()
    assert unknown["known"] is False


def test_a_text_is_checked(site: TestClient, ledger: Path) -> None:
    said = site.post(f"{V1}/check", json={"text": ARTICLE, "published": "2025-07-04T12:00"})
    assert said.headers["cache-control"] == "no-store"
    assert [one["verdict"] for one in said.json()["findings"]].count("mislabelled") == 3


def test_a_page_of_another_site_may_send_a_text(site: TestClient) -> None:
    asked = {"origin": "https://example.org", "access-control-request-method": "POST"}
    answer = site.options(f"{V1}/check", headers=asked | {"access-control-request-headers": "content-type"})
    assert answer.status_code == 204
    assert answer.headers["access-control-allow-origin"] == "*"
    assert "POST" in answer.headers["access-control-allow-methods"]
    assert "content-type" in answer.headers["access-control-allow-headers"]
    said = site.post(f"{V1}/check", json={"text": "12 drones"}, headers={"origin": "https://example.org"})
    assert said.headers["access-control-allow-origin"] == "*"


def test_a_check_in_its_other_forms(site: TestClient) -> None:
    given = {"text": ARTICLE, "published": "2025-07-04T12:00"}
    said = site.post(f"{V1}/check", json=given).json()["findings"]
    table = rows(site.post(f"{V1}/check?format=csv", json=given).text)
    assert sorted(one["text"] for one in said) == sorted(row["text"] for row in table)
    assert {row["verdict"] for row in table} == {one["verdict"] for one in said}
    assert site.post(f"{V1}/check", json=given, headers={"accept": "text/markdown"}).text.startswith("# Checked")
    named = "format=claimreview&author=A+desk&page=https://example.org/checks/17"
    reviews = site.post(f"{V1}/check?{named}", json=given)
    assert reviews.headers["content-type"] == "application/ld+json"
    assert len(reviews.json()["@graph"]) == len(said)
    problem(site.post(f"{V1}/check?format=claimreview", json=given), 409)
    problem(site.post(f"{V1}/check?{named.replace('https', 'javascript')}", json=given), 422)
    problem(site.post(f"{V1}/check?author=A+desk", json=given), 409)


def test_a_kept_check_is_found_by_its_id(ledger: Path, tmp_path: Path) -> None:
    with TestClient(make_app(Options(ledger, keep_checks=tmp_path)), follow_redirects=False) as client:
        link = client.post("/check", data={"text": ARTICLE, "keep": "1"}).headers["location"]
        said = client.get(f"{V1}/checks/{link.rpartition('/')[2]}").json()
        assert said["findings"] == client.post(f"{V1}/check", json={"text": ARTICLE}).json()["findings"]


@pytest.mark.parametrize("address", ADDRESSES)
def test_other_sites_may_use_it_and_need_not_ask_twice(site: TestClient, address: str) -> None:
    answer = site.get(f"{V1}{address}")
    assert answer.headers["access-control-allow-origin"] == "*"
    assert site.get(f"{V1}{address}", headers={"if-none-match": answer.headers["etag"]}).status_code == 304
    assert "last-modified" in answer.headers


def test_a_page_made_for_one_host_is_not_handed_to_another(site: TestClient) -> None:
    site.get("/nights/2025-07-04", headers={"host": "evil.example"})
    assert "evil.example" not in site.get("/nights/2025-07-04").text


def test_where_an_attack_hit_is_withheld_for_some_hours(tmp_path: Path) -> None:
    now = datetime.now(UTC)
    night = (now - timedelta(days=1)).astimezone(kyiv()).date()
    text = f"In the night to {night.day} {night:%B %Y} Russia launched 50 drones. In Kharkiv 5 people were injured."
    post = tmp_path / "news.txt"
    post.write_text(text, encoding="utf-8")

    article = f"On the night of {night.day} {night:%B %Y} Russia launched 50 drones. In Kharkiv 5 people were injured."
    verdicts: dict[datetime, dict[str, str]] = {}

    def said(published: datetime) -> tuple[str, set[str], list[str]]:
        ledger = tmp_path / f"{published:%H%M}.db"
        with open_ledger(ledger) as desk:
            desk.add(post, published=published)
            ids = [one.id for one in desk.claims(night=night)]
        addresses = (f"/nights/{night}", f"/nights/{night}/history", "/accounts", "/claims", "/findings", "/places")
        with TestClient(make_app(Options(ledger))) as client:
            answers = [client.get(f"{V1}{address}{form}") for address in addresses for form in ("", "?format=csv")]
            answers += [client.get(f"{V1}/claims/{id}") for id in ids]
            told = client.post(f"{V1}/check", json={"text": article}).json()["findings"]
            page = client.post("/check", data={"text": article}).text
            verdicts[published] = {one["measure"]: one["verdict"] for one in told}
            assert ("withheld" in page) == (verdicts[published]["injured"] == "unverifiable")
        whole = "".join(one.text for one in answers)
        return (
            whole,
            {one.headers.get("cache-control", "") for one in answers[:-2]},
            [str(one.status_code) for one in answers],
        )

    whole, kept, codes = said(now - timedelta(hours=2))
    assert "50 drones" in whole
    assert "5 people" not in whole
    assert "UA63" not in whole
    assert kept == {"no-store"}
    assert codes.count("404") == 1
    whole, kept, codes = said(now - timedelta(hours=4))
    assert "5 people" in whole
    assert "UA63" in whole
    assert kept == {"no-cache"}
    assert codes.count("404") == 0
    assert [one["launched"] for one in verdicts.values()] == ["confirmed", "confirmed"]
    assert [one["injured"] for one in verdicts.values()] == ["unverifiable", "confirmed"]
