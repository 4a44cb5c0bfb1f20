"""What the API refuses, and in which shape."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from nightcount.web.app import make_app
from nightcount.web.site import Options
from tests.web.api import ADDRESSES, V1, problem


@pytest.mark.parametrize("address", ADDRESSES)
def test_what_is_not_listed_is_refused(site: TestClient, address: str) -> None:
    said = problem(site.get(f"{V1}{address}{'&' if '?' in address else '?'}colour=red"), 422)
    assert said["errors"][0]["parameter"] == "colour"


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/nothing", 404),
        ("/nights/2025-02-30", 422),
        ("/nights/0001-01-01", 404),
        ("/nights?from=2025-07-04&to=2025-07-01", 409),
        ("/nights?limit=0", 422),
        ("/nights?limit=5001", 422),
        ("/nights?limit=1e2", 422),
        ("/nights?limit=1&limit=2", 422),
        ("/nights?from=0", 422),
        ("/nights?from=2025-07-04T00:00:00", 422),
        ("/nights?night=2025-07-04", 422),
        ("/nights?format=xml", 422),
        ("/nights?cursor=x", 422),
        ("/claims?night=2025-07-04&from=2025-07-01", 409),
        ("/claims/0123456789abcdef0123", 404),
        ("/claims/x", 422),
        ("/reports/x", 422),
        (f"/reports/{'0' * 64}", 404),
        ("/checks/0123456789abcdef0123", 404),
        ("/accounts?place=Nowhere", 404),
        ("/accounts?weapon=arrow", 422),
        ("/records?measure=beauty", 422),
        ("/records?cursor=2025-07-04", 422),
        ("/alerts?area=Nowhere&from=2025-07-03&to=2025-07-04", 404),
        ("/alerts?area=Kyiv&from=2025-07-04&to=2025-07-03", 409),
        ("/alerts?area=Kyiv&from=1751587200&to=2025-07-04", 422),
        ("/alerts?area=Kyiv&from=9999-12-31T23:59:59&to=9999-12-31T23:59:59", 404),
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
