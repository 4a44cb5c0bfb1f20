"""What the tests of the API share: its lists, and how to read its answers."""

from __future__ import annotations

import csv
import io
from typing import Any

import jsonschema

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


def joined(address: str, more: str) -> str:
    return f"{V1}{address}{'&' if '?' in address else '?'}{more}"


def cell(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return "; ".join(value)
    return "" if value is None else str(value)


def check(said: Any, schema: dict[str, Any], document: dict[str, Any]) -> None:
    whole = {**schema, "components": document["components"]}
    jsonschema.Draft202012Validator(whole, format_checker=jsonschema.FormatChecker()).validate(said)
