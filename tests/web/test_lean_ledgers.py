"""Ledgers that hold little: nothing at all, one night, no alerts. Every page is a good one, and none speaks of calm."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from nightcount.desk import open_ledger
from nightcount.web.app import make_app
from nightcount.web.site import Options
from tests.shared_data import ROOT
from tests.web.html import tree, words
from tests.web.pages import PAGES

REPORTS = {"empty": [], "one": ["air_force.jsonl"], "no_alerts": ["air_force.jsonl", "news.jsonl", "rescue.jsonl"]}


@pytest.fixture(scope="module", params=REPORTS)
def lean(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    path = tmp_path_factory.mktemp(request.param) / "record.db"
    with open_ledger(path) as desk:
        desk.add([ROOT / "demo" / "reports" / name for name in REPORTS[request.param]])
        desk.store.add_signals([])
    with TestClient(make_app(Options(path)), headers={"accept-language": "en"}) as client:
        yield client


@pytest.mark.parametrize("path", PAGES)
def test_every_page_is_whole(lean: TestClient, path: str) -> None:
    for language in ("en", "uk"):
        answer = lean.get(path, headers={"accept-language": language})
        may_be_missing = re.fullmatch(r"/calendar/\d+|/sources\?source=.*", path)
        assert answer.status_code == 200 or (may_be_missing and answer.status_code == 404), path
        said = words(tree(answer.text).xpath("//main")[0])
        assert said
        assert not re.search(r"\bNone\b|\bnan\b|\binf\b|Undefined", said)
