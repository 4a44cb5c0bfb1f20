"""The API: what it says, in which shape, and what it refuses."""

from __future__ import annotations

import csv
import io
import re
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from starlette.testclient import TestClient

from nightcount.desk import open_ledger
from nightcount.publishing.package.rows import rows_of
from nightcount.publishing.package.tables import tables
from nightcount.vocabulary.night import kyiv
from nightcount.web.app import make_app
from nightcount.web.site import Options
from tests.shared_data import ROOT

V1 = "/api/v1"
ARTICLE = (ROOT / "demo" / "articles" / "en.txt").read_text(encoding="utf-8")
# Each list, and the name that its rows have in JSON.
LISTS = {
    "/nights": "nights",
    "/accounts?from=2025-07-04&to=2025-07-04": "accounts",
    "/claims": "claims",
    "/findings": "findings",
    "/sources": "sources",
    "/places": "places",
    "/rules": "rules",
    "/records?weapon=drone": "ranked",
    "/disputes": "disputes",
    "/trends?weapon=drone": "months",
    "/alerts?area=Kyiv&from=2025-07-03T18:00&to=2025-07-04T09:00": "intervals",
}
ADDRESSES = (
    *LISTS,
    "/nights/2025-07-04",
    "/nights/2025-07-04/history",
    "/nights/2025-07-04/revisions",
    "/nights/2025-03-02",
    "/nights/2025-03-02/history",
    "/nights/2025-03-02/revisions",
)
NESTED = {"shown", "sides", "evidence", "launched", "drones", "missiles", "neutralised", "got_through"}


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def problem(answer: Any, status: int) -> dict[str, Any]:
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    said: dict[str, Any] = answer.json()
    assert said["status"] == status
    assert said["title"]
    assert said["detail"].endswith(".")
    return said


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


def joined(address: str, more: str) -> str:
    return f"{V1}{address}{'&' if '?' in address else '?'}{more}"


@pytest.mark.parametrize(("address", "what"), LISTS.items())
def test_paging_comes_to_everything_once(quarrel_site: TestClient, address: str, what: str) -> None:
    whole = quarrel_site.get(joined(address, "limit=5000")).json()[what]
    found: list[Any] = []
    following: str | None = joined(address, "limit=2")
    while following:
        answer = quarrel_site.get(following)
        found += answer.json()[what]
        following = answer.json()["next"]
        assert answer.links.get("next", {}).get("url") == following
    assert found == whole
    assert len(found) > 2 or what in ("places", "disputes")


@pytest.mark.parametrize(("address", "what"), LISTS.items())
def test_csv_is_the_twin_of_json(quarrel_site: TestClient, address: str, what: str) -> None:
    said = quarrel_site.get(joined(address, "limit=5000")).json()[what]
    answer = quarrel_site.get(joined(address, "limit=5000&format=csv"))
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    table = rows(answer.text)
    assert len(table) == len(said)
    for one, row in zip(said, table, strict=True):
        for name in one.keys() - NESTED:
            assert row[name] == cell(one[name])
        for name in one.keys() & NESTED - {"sides", "evidence"}:
            assert row[f"{name}.low"] == cell((one[name] or {}).get("low"))


def cell(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return "; ".join(value)
    return "" if value is None else str(value)


@pytest.mark.parametrize(("address", "what"), LISTS.items())
def test_who_accepts_csv_is_given_csv(site: TestClient, address: str, what: str) -> None:
    by_address = site.get(joined(address, "format=csv"))
    for wanted in ("text/csv", "text/csv, application/json;q=0.5", "application/json;q=0.1, text/*"):
        by_header = site.get(f"{V1}{address}", headers={"accept": wanted})
        assert by_header.content == by_address.content
        assert "Accept" in by_header.headers["vary"]
    for wanted in ("*/*", "text/html, */*;q=0.8", "application/json", "text/csv;q=0", "image/png", "text/csv;q=x"):
        assert what in site.get(f"{V1}{address}", headers={"accept": wanted}).json()
    assert what in site.get(joined(address, "format=json"), headers={"accept": "text/csv"}).json()


def test_a_cursor_stays_where_it_was_when_rows_come_before_it(ledger: Path, tmp_path: Path) -> None:
    own = tmp_path / "own.db"
    shutil.copy(ledger, own)
    post = tmp_path / "post.txt"
    post.write_text("On the night of 2 June 2025 Russia launched 18 drones, 12 were shot down.", encoding="utf-8")
    with TestClient(make_app(Options(own))) as client:
        first = client.get(f"{V1}/accounts?limit=10").json()
        rest = client.get(f"{first['next']}&limit=5000".replace("limit=10&", "")).json()["accounts"]
        with open_ledger(own) as desk:
            desk.add(post)
        again = client.get(f"{first['next']}&limit=5000".replace("limit=10&", "")).json()["accounts"]
        known = {one["id"] for one in rest}
        assert [one for one in again if one["id"] in known] == rest
        assert not {one["id"] for one in first["accounts"]} & {one["id"] for one in again}


@pytest.mark.parametrize(
    ("address", "holds"),
    [
        (
            "/accounts?measure=launched&weapon=drone",
            lambda one: (one["measure"], one["weapon"]) == ("launched", "drone"),
        ),
        ("/accounts?place=Kyiv", lambda one: one["place"] == "UA80000000000093317"),
        ("/accounts?within=UA&measure=injured", lambda one: one["measure"] == "injured"),
        ("/accounts?status=derived", lambda one: one["status"] == "derived"),
        ("/accounts?from=2025-07-04&to=2025-07-04", lambda one: one["night"] == "2025-07-04"),
        ("/claims?source=kpszsu", lambda one: one["source"] == "kpszsu"),
        ("/claims?measure=launched&weapon=drone", lambda one: (one["measure"], one["weapon"]) == ("launched", "drone")),
        ("/claims?night=2025-07-04", lambda one: one["night"] == "2025-07-04"),
        ("/claims?from=2025-06-01&to=2025-06-30", lambda one: one["night"][:7] == "2025-06"),
        ("/findings?verdict=contradicted", lambda one: one["verdict"] == "contradicted"),
        ("/findings?measure=superlative", lambda one: one["measure"] == "superlative"),
        ("/disputes?state=settled", lambda one: one["is_settled"]),
        ("/disputes?state=open", lambda one: not one["is_settled"]),
    ],
)
def test_a_filter_leaves_what_is_asked_for(quarrel_site: TestClient, address: str, holds: Any) -> None:
    (what,) = [name for path, name in LISTS.items() if path.partition("?")[0] == address.partition("?")[0]]
    found = quarrel_site.get(joined(address, "limit=5000")).json()[what]
    every = quarrel_site.get(f"{V1}{address.partition('?')[0]}?limit=5000").json()[what]
    assert found == [one for one in every if holds(one)]
    assert 0 < len(found) < len(every)


def test_who_attacked_and_when_can_be_asked_for(site: TestClient) -> None:
    every = site.get(f"{V1}/accounts?limit=5000").json()["accounts"]
    assert site.get(f"{V1}/accounts?attacker=RU&part=night&limit=5000").json()["accounts"] == every
    assert site.get(f"{V1}/accounts?attacker=UA").json() == {"accounts": [], "next": None}
    assert site.get(f"{V1}/accounts?part=day").json() == {"accounts": [], "next": None}


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


def test_findings_are_those_of_the_data_package(quarrel_site: TestClient, quarrel: Path) -> None:
    with open_ledger(quarrel, create=False) as desk:
        exported = {row["id"]: row for row in rows_of(desk.content())["findings"]}
    found = quarrel_site.get(f"{V1}/findings?limit=5000").json()["findings"]
    assert {one["id"] for one in found} == exported.keys()
    for one in found:
        assert (one["verdict"], one["reason"]) == (exported[one["id"]]["verdict"], exported[one["id"]]["reason"])


def test_columns_are_those_of_the_data_package(quarrel_site: TestClient) -> None:
    for address, what in LISTS.items():
        if what in tables():
            (row, *_) = quarrel_site.get(f"{V1}{address}").json()[what]
            assert list(row)[: len(tables()[what].names)] == list(tables()[what].names)


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


@pytest.mark.parametrize("address", ADDRESSES)
def test_what_is_not_listed_is_refused(site: TestClient, address: str) -> None:
    said = problem(site.get(f"{V1}{address}{'&' if '?' in address else '?'}colour=red"), 422)
    assert said["errors"][0]["parameter"] == "colour"


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/nothing", 404),
        ("/nights/2025-02-30", 422),
        ("/nights/0001-01-01", 400),
        ("/nights?from=2025-07-04&to=2025-07-01", 400),
        ("/nights?limit=0", 422),
        ("/nights?limit=5001", 422),
        ("/nights?limit=1e2", 422),
        ("/nights?limit=1&limit=2", 422),
        ("/nights?from=0", 422),
        ("/nights?from=2025-07-04T00:00:00", 422),
        ("/nights?night=2025-07-04", 422),
        ("/nights?format=xml", 422),
        ("/nights?cursor=x", 422),
        ("/claims?night=2025-07-04&from=2025-07-01", 400),
        ("/claims/0123456789abcdef0123", 404),
        ("/claims/x", 422),
        ("/reports/x", 422),
        (f"/reports/{'0' * 64}", 404),
        ("/checks/0123456789abcdef0123", 404),
        ("/accounts?place=Nowhere", 400),
        ("/accounts?weapon=arrow", 422),
        ("/records?measure=beauty", 422),
        ("/records?cursor=2025-07-04", 422),
        ("/alerts?area=Nowhere&from=2025-07-03&to=2025-07-04", 400),
        ("/alerts?area=Kyiv&from=2025-07-04&to=2025-07-03", 400),
        ("/alerts?area=Kyiv&from=1751587200&to=2025-07-04", 422),
        ("/alerts?area=Kyiv&from=9999-12-31T23:59:59&to=9999-12-31T23:59:59", 400),
    ],
)
def test_what_cannot_be_meant_is_a_problem(site: TestClient, address: str, status: int) -> None:
    problem(site.get(f"{V1}{address}", headers={"accept-language": "uk"}), status)


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"text": ""},
        {"text": "x", "more": 1},
        {"text": "x", "published": "soon"},
        {"text": "x", "published": 1751587200},
        {"text": 1},
        [1],
    ],
)
def test_what_is_no_article_is_a_problem(site: TestClient, body: Any) -> None:
    problem(site.post(f"{V1}/check", json=body), 422)


@pytest.mark.parametrize(
    ("body", "kind", "status"),
    [
        (b"{", "application/json", 422),
        (b"\xff", "application/json", 400),
        (b"[" * 100_000, "application/json", 400),
        (b"text=x", "application/x-www-form-urlencoded", 415),
        (b'{"text": "x"}', "text/plain", 415),
        (b'{"text": "x"}', "application/ld+json", 200),
    ],
)
def test_what_is_no_json_is_a_problem(site: TestClient, body: bytes, kind: str, status: int) -> None:
    answer = site.post(f"{V1}/check", content=body, headers={"content-type": kind})
    if status == 200:
        assert answer.json()["findings"] == []
    else:
        problem(answer, status)


def test_too_much_in_pieces_is_a_problem(site: TestClient) -> None:
    pieces = (b"x" * 1_000_000 for _ in range(6))
    problem(site.post(f"{V1}/check", content=pieces, headers={"content-type": "application/json"}), 413)


def test_a_ledger_that_cannot_be_read_is_a_problem(ledger: Path, tmp_path: Path) -> None:
    own = tmp_path / "own.db"
    shutil.copy(ledger, own)
    with TestClient(make_app(Options(own))) as client:
        own.write_bytes(b"no ledger")
        assert str(own) not in problem(client.get(f"{V1}/accounts"), 503)["detail"]


def test_too_much_is_a_problem(site: TestClient) -> None:
    problem(site.post(f"{V1}/check", json={"text": "12 drones " * 600_000}), 413)


def test_a_method_that_is_not_there_is_a_problem(site: TestClient) -> None:
    answer = site.delete(f"{V1}/nights")
    problem(answer, 405)
    assert answer.headers["allow"] == "GET, HEAD, OPTIONS"
    assert site.get(f"{V1}/check").headers["allow"] == "OPTIONS, POST"


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
    problem(site.post(f"{V1}/check?format=claimreview", json=given), 400)
    problem(site.post(f"{V1}/check?{named.replace('https', 'javascript')}", json=given), 400)
    problem(site.post(f"{V1}/check?author=A+desk", json=given), 400)


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


def test_the_document_names_every_address_with_an_example(site: TestClient) -> None:
    document = site.get(f"{V1}/openapi.json").json()
    named = set(document["paths"])
    assert {V1 + re.sub(r"\d{4}-\d\d-\d\d", "{night}", one.split("?")[0]) for one in ADDRESSES} <= named
    for path, methods in document["paths"].items():
        for said in methods.values():
            assert said["description"], path
            assert said["tags"], path
            answer = said["responses"]["200"]["content"]["application/json"]
            check(answer["example"], answer["schema"], document)
            for parameter in said.get("parameters", ()):
                assert parameter["schema"].get("description") or parameter.get("description"), (path, parameter["name"])
            for code in ("422", "503"):
                assert list(said["responses"][code]["content"]) == ["application/problem+json"]
    assert document["info"]["license"]["identifier"] == "MIT"
    assert "contact" not in document["info"]


def check(said: Any, schema: dict[str, Any], document: dict[str, Any]) -> None:
    whole = {**schema, "components": document["components"]}
    jsonschema.Draft202012Validator(whole, format_checker=jsonschema.FormatChecker()).validate(said)


@pytest.mark.parametrize("address", ADDRESSES)
def test_an_answer_is_what_the_document_says(quarrel_site: TestClient, address: str) -> None:
    document = quarrel_site.get(f"{V1}/openapi.json").json()
    path = V1 + re.sub(r"\d{4}-\d\d-\d\d", "{night}", address.split("?", maxsplit=1)[0])
    schema = document["paths"][path]["get"]["responses"]["200"]["content"]["application/json"]["schema"]
    check(quarrel_site.get(joined(address, "")).json(), schema, document)


def test_a_check_is_what_the_document_says(site: TestClient) -> None:
    document = site.get(f"{V1}/openapi.json").json()
    for language in ("en", "uk", "ru"):
        text = (ROOT / "demo" / "articles" / f"{language}.txt").read_text(encoding="utf-8")
        said = site.post(f"{V1}/check", json={"text": text, "published": "2025-07-04T12:00"}).json()
        assert said["findings"]
        check(said, {"$ref": "#/components/schemas/Check"}, document)


def test_the_index_leads_to_every_address(site: TestClient) -> None:
    said = site.get(V1).json()
    assert said == site.get(f"{V1}/").json()
    assert {one["path"] for one in said["resources"]} | {V1} == set(site.get(said["openapi"]).json()["paths"])
    problem(site.get(f"{V1}?x=1"), 422)
    assert (said["nights"], said["last_night"]) == (3, "2025-07-04")


def test_problems_are_what_the_document_says(site: TestClient) -> None:
    document = site.get(f"{V1}/openapi.json").json()
    for address in ("/nights?x=1", "/nothing", "/alerts?area=Nowhere&from=2025-07-03&to=2025-07-04"):
        check(site.get(f"{V1}{address}").json(), {"$ref": "#/components/schemas/ProblemDetail"}, document)


def test_the_page_about_it_names_every_address(site: TestClient) -> None:
    page = site.get("/api").text
    for path in site.get(f"{V1}/openapi.json").json()["paths"]:
        assert path in page


def test_a_page_made_for_one_host_is_not_handed_to_another(site: TestClient) -> None:
    site.get("/nights/2025-07-04", headers={"host": "evil.example"})
    assert "evil.example" not in site.get("/nights/2025-07-04").text


def test_where_an_attack_hit_is_withheld_for_some_hours(tmp_path: Path) -> None:
    now = datetime.now(UTC)
    night = (now - timedelta(hours=1)).astimezone(kyiv()).date()
    text = f"In the night to {night.day} {night:%B %Y} Russia launched 50 drones. In Kharkiv 5 people were injured."
    post = tmp_path / "news.txt"
    post.write_text(text, encoding="utf-8")

    def said(published: datetime) -> tuple[str, set[str], list[str]]:
        ledger = tmp_path / f"{published:%H%M}.db"
        with open_ledger(ledger) as desk:
            desk.add(post, published=published)
            ids = [one.id for one in desk.claims(night=night)]
        addresses = (f"/nights/{night}", f"/nights/{night}/history", "/accounts", "/claims", "/findings", "/places")
        with TestClient(make_app(Options(ledger))) as client:
            answers = [client.get(f"{V1}{address}{form}") for address in addresses for form in ("", "?format=csv")]
            answers += [client.get(f"{V1}/claims/{id}") for id in ids]
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
