"""The API and its OpenAPI document say the same."""

from __future__ import annotations

import re
import types
from typing import Any

import pytest
from starlette.testclient import TestClient

from nightcount.publishing.package.tables import tables
from tests.shared_data import ROOT
from tests.web.api import ADDRESSES, V1, check, joined, problem
from tests.web.html import tree


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


def test_every_example_of_the_page_about_it_can_be_asked(site: TestClient) -> None:
    tried = tree(site.get("/api").text).xpath("//*[@class='try']/a/@href")
    assert len(tried) > 25
    for address in tried:
        answer = site.get(address)
        assert answer.status_code == 200, address
        assert answer.headers["content-type"].startswith("text/csv" if "format=csv" in address else "application/json")


def test_the_page_about_it_tells_every_parameter_and_field(site: TestClient) -> None:
    document = site.get(f"{V1}/openapi.json").json()
    page = tree(site.get("/api").text)
    for path, methods in document["paths"].items():
        for method, said in methods.items():
            (place,) = page.xpath(f"//section[h3/code='{method.upper()} {path}']")
            told = [code.text for code in place.xpath(".//dt/code | ./p/code")]
            assert {one["name"] for one in said.get("parameters", ())} <= set(told)
    (accounts,) = page.xpath("//section[@id='accounts']/details")
    assert [code.text for code in accounts.xpath(".//dt/code")][: len(tables()["accounts"].names)] == list(
        tables()["accounts"].names
    )


def test_the_paging_that_the_page_shows_comes_to_every_row(site: TestClient) -> None:
    shown = tree(site.get("/api").text).xpath("//pre[@id='paging']/code")[0].text
    asked = types.SimpleNamespace(get=site.get)
    found: dict[str, Any] = {}
    exec(shown.replace("import requests", "").replace("limit=1000", "limit=3"), {"requests": asked}, found)
    every = site.get(f"{V1}/claims?from=2025-07-01&to=2025-07-31&limit=5000").json()["claims"]
    assert found["claims"] == every
    assert len(every) > 3


def test_the_page_in_the_manual_names_every_address(site: TestClient) -> None:
    manual = (ROOT / "docs" / "api.md").read_text(encoding="utf-8")
    for path in site.get(f"{V1}/openapi.json").json()["paths"]:
        assert f"`{path.removeprefix(V1) or V1}`" in manual, path
