"""The API: what it says, in which shape, and what it refuses."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from starlette.testclient import TestClient

from nightcount.desk import open_ledger
from tests.shared_data import ROOT

V1 = "/api/v1"
ARTICLE = (ROOT / "demo" / "articles" / "en.txt").read_text(encoding="utf-8")
ADDRESSES = (
    "/nights",
    "/nights/2025-07-04",
    "/claims?night=2025-07-04",
    "/sources",
    "/records",
    "/alerts?area=Kyiv&from=2025-07-03T18:00&to=2025-07-04T09:00",
)


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


@pytest.mark.parametrize("address", ["/nights", "/claims?night=2025-07-04"])
def test_paging_comes_to_everything_once(site: TestClient, address: str) -> None:
    what = address[1:].split("?", maxsplit=1)[0]
    whole = site.get(f"{V1}{address}").json()[what]
    found: list[Any] = []
    following: str | None = f"{V1}{address}{'&' if '?' in address else '?'}limit=1"
    while following:
        answer = site.get(following)
        found += answer.json()[what]
        following = answer.links["next"]["url"] if answer.json()["next"] else None
    assert found == whole
    assert len(found) > 2


def test_csv_is_the_twin_of_json(site: TestClient) -> None:
    nights = site.get(f"{V1}/nights").json()["nights"]
    table = rows(site.get(f"{V1}/nights?format=csv").text)
    assert [row["launched.low"] for row in table] == [str(night["launched"]["low"]) for night in nights]
    claims = site.get(f"{V1}/claims?night=2025-07-04").json()["claims"]
    table = rows(site.get(f"{V1}/claims?night=2025-07-04&format=csv").text)
    assert [row["id"] for row in table] == [claim["id"] for claim in claims]
    assert [row["low"] for row in table] == ["" if one["low"] is None else str(one["low"]) for one in claims]
    assert len(rows(site.get(f"{V1}/sources?format=csv").text)) == len(site.get(f"{V1}/sources").json()["sources"])


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
        ("/nights/0001-01-01", 422),
        ("/nights?from=2025-07-04&to=2025-07-01", 404),
        ("/nights?limit=0", 422),
        ("/nights?limit=501", 422),
        ("/nights?format=xml", 422),
        ("/nights?cursor=x", 422),
        ("/claims", 422),
        ("/records?measure=beauty", 404),
        ("/alerts?area=Nowhere&from=2025-07-03&to=2025-07-04", 422),
        ("/alerts?area=Kyiv&from=2025-07-04&to=2025-07-03", 404),
        ("/alerts?area=Kyiv&from=9999-12-31T23:59:59&to=9999-12-31T23:59:59", 422),
    ],
)
def test_what_cannot_be_meant_is_a_problem(site: TestClient, address: str, status: int) -> None:
    problem(site.get(f"{V1}{address}", headers={"accept-language": "uk"}), status)


@pytest.mark.parametrize("body", [{}, {"text": ""}, {"text": "x", "more": 1}, {"text": "x", "published": "soon"}, [1]])
def test_what_is_no_article_is_a_problem(site: TestClient, body: Any) -> None:
    problem(site.post(f"{V1}/check", json=body), 422)


def test_too_much_is_a_problem(site: TestClient) -> None:
    problem(site.post(f"{V1}/check", json={"text": "12 drones " * 600_000}), 413)


def test_a_method_that_is_not_there_is_a_problem(site: TestClient) -> None:
    problem(site.delete(f"{V1}/nights"), 405)


@pytest.mark.parametrize("address", ADDRESSES)
def test_other_sites_may_use_it_and_need_not_ask_twice(site: TestClient, address: str) -> None:
    answer = site.get(f"{V1}{address}")
    assert answer.headers["access-control-allow-origin"] == "*"
    assert site.get(f"{V1}{address}", headers={"if-none-match": answer.headers["etag"]}).status_code == 304
    assert "last-modified" in answer.headers


def test_the_document_names_every_address_with_an_example(site: TestClient) -> None:
    document = site.get(f"{V1}/openapi.json").json()
    named = set(document["paths"])
    assert {f"{V1}{one.split('?')[0].replace('2025-07-04', '{night}')}" for one in ADDRESSES} <= named
    for path, methods in document["paths"].items():
        for said in methods.values():
            assert said["responses"]["200"]["content"]["application/json"]["example"], path
            assert "application/problem+json" in said["responses"]["422"]["content"]


def test_problems_are_what_the_document_says(site: TestClient) -> None:
    document = site.get(f"{V1}/openapi.json").json()
    schema = {**document["components"]["schemas"]["ProblemDetail"], "components": document["components"]}
    jsonschema.validate(site.get(f"{V1}/nights?x=1").json(), schema)


def test_the_page_about_it_names_every_address(site: TestClient) -> None:
    page = site.get("/api").text
    for path in site.get(f"{V1}/openapi.json").json()["paths"]:
        assert path in page


def test_a_page_made_for_one_host_is_not_handed_to_another(site: TestClient) -> None:
    site.get("/nights/2025-07-04", headers={"host": "evil.example"})
    assert "evil.example" not in site.get("/nights/2025-07-04").text
