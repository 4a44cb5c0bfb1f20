"""A ledger of a few rows of facts: the nights to 9 June, 29 June and 4 July 2025, and the alerts of Kyiv."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.command import call
from tests.shared_data import ROOT

COLUMNS = (
    "time_start", "time_end", "model", "launch_place", "target", "launched", "destroyed", "not_reach_goal",
    "still_attacking", "num_hit_location", "num_fall_fragment_location", "source",
)  # fmt: skip
ROWS = (
    ("2025-06-08 20:00", "2025-06-09 10:30", "Shahed-136/131", "", "Ukraine", 479, 277, 183, "", 10, 17, "kpszsu/a"),
    ("2025-06-28 19:00", "2025-06-29 05:00", "Shahed-136/131", "", "Ukraine", 477, 211, 225, "", 6, 8, "kpszsu/b"),
    ("2025-06-29 02:00", "2025-06-29 05:00", "Kalibr", "", "Ukraine", 5, 4, "", "", "", "", "kpszsu/b"),
    ("2025-07-03 18:00", "2025-07-04 06:00", "Shahed-136/131", "", "Ukraine", 539, 268, 208, "", 8, 33, "kpszsu/c"),
    ("2025-07-04 02:00", "2025-07-04 06:00", "Iskander-M/KN-23", "", "Ukraine", 6, 0, "", "", "", "", "kpszsu/c"),
    ("2025-07-04 02:00", "2025-07-04 06:00", "Iskander-K", "", "Ukraine", 4, 2, "", "", "", "", "kpszsu/c"),
    ("2025-07-04 00:20", "2025-07-04 00:30", "X-47 Kinzhal", "", "Ukraine", 1, 0, "", "", "", "", "kpszsu/c"),
)


@pytest.fixture(scope="session")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The path of the ledger; nobody writes to it."""
    folder = tmp_path_factory.mktemp("ledger")
    rows = folder / "missile_attacks_daily.csv"
    lines = [",".join(COLUMNS), *(",".join(map(str, row)) for row in ROWS)]
    rows.write_text("\n".join(lines) + "\n", encoding="utf-8")
    path = folder / "record.db"
    added = call("--ledger", path, "add", rows, ROOT / "demo" / "alerts" / "oblast_intervals_kyiv.csv")
    assert added.code == 0, added.err
    return path
