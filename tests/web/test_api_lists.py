"""The lists of the API: pages, CSV, filters, columns."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from nightcount.desk import open_ledger
from nightcount.publishing.package.rows import rows_of
from nightcount.publishing.package.tables import tables
from nightcount.web.app import make_app
from nightcount.web.site import Options
from tests.web.api import LISTS, NESTED, V1, cell, joined, rows


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
