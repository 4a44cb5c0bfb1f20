"""A site on the ledger of the demo: invented sentences, figures as officials published them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from nightcount.desk import open_ledger
from nightcount.web.app import make_app
from nightcount.web.site import Options
from tests.shared_data import ROOT

REPORTS = sorted((ROOT / "demo" / "reports").iterdir())


@pytest.fixture(scope="session")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The path of the ledger; nobody writes to it."""
    path = tmp_path_factory.mktemp("site") / "record.db"
    with open_ledger(path) as desk:
        desk.add([*REPORTS, ROOT / "demo" / "alerts" / "oblast_intervals_kyiv.csv"])
    return path


@pytest.fixture(scope="session")
def site(ledger: Path) -> Iterator[TestClient]:
    """A reader of the site who keeps no cookies and speaks English."""
    with TestClient(make_app(Options(ledger)), headers={"accept-language": "en"}, follow_redirects=False) as client:
        yield client


@pytest.fixture(autouse=True)
def _no_cookies(request: pytest.FixtureRequest) -> None:
    if "site" in request.fixturenames:
        request.getfixturevalue("site").cookies.clear()
