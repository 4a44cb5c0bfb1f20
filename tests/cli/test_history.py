"""`history` and `revisions` as a person reads them."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.cli.command import call
from tests.english_posts import posts

URL = "https://example.org/night"
ON = "On the night of 4 July 2025 Russia"
FIRST = f"{ON} launched 550 drones and 11 missiles at Ukraine. 63 drones got through."
SECOND = f"{ON} launched 539 drones and 11 missiles at Ukraine. In the attack 1 person was killed in Kyiv."


@pytest.fixture(scope="module")
def changed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("changed")
    texts = ((6, FIRST), (11, SECOND), (12, SECOND.replace("launched", "fired")))
    given = [("gazette", URL, f"2025-07-04T{hour:02}:00:00+00:00", text) for hour, text in texts]
    calm = (
        "gazette",
        "calm",
        "2025-07-05T06:00:00+00:00",
        "On the night of 5 July 2025 Russia launched 7 drones at Ukraine.",
    )
    assert call("--ledger", folder / "a.db", "add", posts(folder / "a.jsonl", *given, calm)).code == 0
    return folder / "a.db"


def _said(ledger: Path, *words: str) -> str:
    ended = call("--ledger", ledger, *words)
    assert (ended.code, ended.err) == (0, "")
    return ended.out


def test_a_history_names_each_value_with_its_times_and_whose_words(changed: Path) -> None:
    out = _said(changed, "history", "2025-07-04")
    assert re.search(
        r"Launched, drones\n[^L]*550 +from 4 July 2025, 09:00 to 14:00 +said by gazette: “550 drones”", out
    )
    assert re.search(r"539 +from 4 July 2025, 14:00 +changed by gazette: “539 drones” \(rule later_bulletin\)", out)
    assert "Launched, missiles" not in out
    assert "63 (withdrawn)" in out
    assert "11 " in _said(changed, "history", "2025-07-04", "launched", "missile")


def test_the_json_of_a_history_says_what_stands_and_why(changed: Path) -> None:
    said = json.loads(_said(changed, "history", "2025-07-04", "launched", "drone", "--json"))
    (account,) = said["accounts"]
    old, new = account["values"]
    assert (old["low"], old["from"], old["until"], old["stands"]) == (
        550,
        "2025-07-04T06:00:00+00:00",
        "2025-07-04T11:00:00+00:00",
        False,
    )
    assert (new["low"], new["until"], new["stands"]) == (539, None, True)
    assert new["because"]["revised"] == new["because"]["reports"]
    assert [said["evidence"][one]["text"] for one in new["claims"]] == ["539 drones"]


def test_a_night_that_never_changed_and_one_that_is_unknown_say_so(changed: Path) -> None:
    assert "No figure of the night to 5 July 2025 ever changed (" in _said(changed, "history", "2025-07-05")
    assert "does not mean that it was calm" in _said(changed, "history", "2025-07-06")


def test_revisions_are_told_by_their_claims(changed: Path) -> None:
    out = _said(changed, "revisions", URL)
    assert "gazette, https://example.org/night\n3 revisions.\n" in out
    assert "≠ 550 drones launched → 539 drones launched (another figure): “550 drones” → “539 drones”" in out
    assert re.search(r"\+ 1 killed.*: “1 person”", out)
    assert "− 63 drones got through: “63 drones”" in out
    assert out.count("the words changed, no claim did") == 1
    (said,) = json.loads(_said(changed, "revisions", URL, "--json"))
    assert [one["since"] and len(one["since"]["changed"]) for one in said["revisions"]] == [None, 1, 0]


def test_a_report_is_found_by_the_first_digits_of_its_id(changed: Path) -> None:
    (said,) = json.loads(_said(changed, "revisions", URL, "--json"))
    assert _said(changed, "revisions", said["revisions"][1]["report"][:12]) == _said(changed, "revisions", URL)
    assert "One text; the ledger knows of no other revision." in _said(changed, "revisions", "calm")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("history", "2025-02-30"), "2025-02-30"),
        (("history", "2025-07-04", "seen"), "'seen' is no measure"),
        (("history", "2025-07-04", "launched", "plane"), "'plane' is no weapon"),
        (("revisions", "https://example.org/none"), "no report in"),
        (("revisions", "abcdef"), "no report in"),
    ],
)
def test_what_cannot_be_meant_is_one_line(changed: Path, words: tuple[str, ...], said: str) -> None:
    ended = call("--ledger", changed, *words)
    assert (ended.code, ended.out) == (2, "")
    assert said in ended.err
    assert ended.err.count("\n") == 1
