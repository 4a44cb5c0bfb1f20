"""`disputes` lists where sources differ, with both values, the words for each and the reason, and counts the rest."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.command import call
from tests.cli.conftest import COLUMNS
from tests.english_posts import posts, written

ROWS = (
    ("2025-07-03 18:00", "2025-07-04 06:00", "Shahed-136/131", "", "Ukraine", 539, 268, 208, "", "", "", "kpszsu/c"),
    ("2025-07-04 02:00", "2025-07-04 06:00", "Iskander-K", "", "Ukraine", 11, 2, "", "", "", "", "kpszsu/c"),
    ("2025-07-05 01:00", "2025-07-05 06:00", "Shahed-136/131", "", "Ukraine", 30, 30, 5, "", "", "", "kpszsu/d"),
)
SAID = (
    "On the night of 4 July 2025 Russia launched 539 drones and 11 missiles at Ukraine. "
    "Air defence shot down 266 drones."
)


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("disputes")
    lines = [",".join(COLUMNS), *(",".join(map(str, row)) for row in ROWS)]
    rows = written(folder / "missile_attacks_daily.csv", "\n".join(lines) + "\n")
    post = posts(folder / "posts.jsonl", ("kpszsu", "1", "2025-07-04T05:50:00+00:00", SAID))
    added = call("--ledger", folder / "a.db", "add", rows, post)
    assert added.code == 0, added.err
    return folder / "a.db"


def test_a_dispute_shows_both_values_with_their_words_and_a_reason_to_print(record: Path) -> None:
    shown = call("--ledger", record, "disputes", "--to", "2025-07-04")
    assert shown.code == 0
    lines = shown.out.splitlines()
    assert lines[0] == "The night to 4 July 2025"
    assert lines[1] == " = shot down, drones – settled (authority)"
    assert "266 Ukraine's air force, 4 July 2025, 08:50: “266 drones”" in lines[2]
    assert "268 the nightly data set: “destroyed: 268" in lines[3]
    assert lines[4].strip() == (
        "why Shot down, drones: Ukraine's air force gives 266 and the nightly data set gives 268; the first stands, "
        "since Ukraine's air force speaks with more authority on this count."
    )
    assert lines[-1] == (
        "Two or more sources speak of 1 night and give 2 figures in common: 1 the same, 1 not. "
        "Settled by a rule: 1; open: 0."
    )


def test_figures_that_do_not_add_up_are_listed_with_the_sum(record: Path) -> None:
    shown = call("--ledger", record, "disputes", "--from", "2025-07-05").out
    assert "open (broken_sum)" in shown
    assert "The figures do not add up – " in shown
    assert "1 further dispute within one source or of a sum. Settled by a rule: 0; open: 1." in shown


def test_json_has_every_count_and_every_side_with_its_evidence(record: Path) -> None:
    found = json.loads(call("--ledger", record, "disputes", "--json").out)
    assert (found["nights_of_several_sources"], found["compared"], found["agreeing"]) == (1, 2, 1)
    assert [one["attack"] for one in found["disputes"]] == ["2025-07-04-RU-night", "2025-07-05-RU-night"]
    first = found["disputes"][0]
    assert (first["measure"], first["weapon"], first["is_settled"], first["rule"]) == (
        "shot_down", "drone", True, "authority",
    )  # fmt: skip
    assert [(side["low"], side["sources"]) for side in first["sides"]] == [(266, ["kpszsu"]), (268, ["nightly"])]
    assert all(side["evidence"][0]["text"] for side in first["sides"])
    assert found["disputes"][1]["sum"]


def test_where_nothing_differs_it_says_what_was_compared(ledger: Path) -> None:
    shown = call("--ledger", ledger, "disputes")
    assert shown.out == (
        "Two or more sources speak of 0 nights and give 0 figures in common: 0 the same, 0 not. "
        "Settled by a rule: 0; open: 0.\n"
    )


def test_nights_that_run_backwards_are_refused(record: Path) -> None:
    ended = call("--ledger", record, "disputes", "--from", "2025-07-05", "--to", "2025-07-04")
    assert ended.code == 2
    assert "run backwards" in ended.err
