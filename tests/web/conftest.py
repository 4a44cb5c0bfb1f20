"""A site on the ledger of the demo: invented sentences, figures as officials published them."""

from __future__ import annotations

import json
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


POSTS = (
    {"id": 1, "posted_at": "2025-03-02T08:00:00+02:00", "text": "In the night to 2 March 50 drones were launched."},
    {"id": 2, "posted_at": "2025-03-02T08:05:00+02:00", "text": "On 2 March at night 12 drones got through."},
    {"id": 3, "posted_at": "2025-03-05T19:00:00+02:00", "text": "In the night to 5 March 9 drones were launched."},
)
# The second post again, as its publisher changed it.
CHANGED = {**POSTS[1], "text": "On 2 March at night 13 drones got through."}
NEWS = "On the night of 2 March 2025 Russia launched a record 77 drones. Of 50 missiles 12 got through."


@pytest.fixture(scope="session")
def quarrel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The path of a ledger in which sources disagree, change their minds, and are wrong."""
    folder = tmp_path_factory.mktemp("quarrel")
    for number, posts in enumerate((POSTS, (CHANGED,))):
        (folder / str(number)).mkdir()
        lines = "\n".join(json.dumps(one) for one in posts)
        (folder / str(number) / "kpszsu_posts.jsonl").write_text(lines, encoding="utf-8")
    (folder / "news.txt").write_text(NEWS, encoding="utf-8")
    with open_ledger(folder / "record.db") as desk:
        desk.add([*REPORTS, ROOT / "demo" / "alerts" / "oblast_intervals_kyiv.csv", folder / "news.txt"])
        for number in (0, 1):
            desk.add(folder / str(number) / "kpszsu_posts.jsonl")
        desk.reviews.settle("2025-03-02", "launched", "drone", 50, by="A reader", reason="They counted themselves.")
    return folder / "record.db"


@pytest.fixture(scope="session")
def quarrel_site(quarrel: Path) -> Iterator[TestClient]:
    """A reader of the site on that ledger."""
    with TestClient(make_app(Options(quarrel)), headers={"accept-language": "en"}) as client:
        yield client


@pytest.fixture(autouse=True)
def _no_cookies(request: pytest.FixtureRequest) -> None:
    if "site" in request.fixturenames:
        request.getfixturevalue("site").cookies.clear()
