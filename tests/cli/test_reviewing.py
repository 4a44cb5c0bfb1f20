"""The commands of an editor: find a claim, decide about it, see the decision wherever the number stands."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest

from tests.cli.command import call
from tests.english_posts import posts, written

SAID = "On the night of 10 August 2025 Russia launched {} drones at Ukraine, and 70 drones were shot down."
WHO = ("--by", "Olena P.", "--reason", "asked the press office")
SETTLE = ("review", "settle", "2025-08-10", "launched", "drone", "91", *WHO)


@pytest.fixture(scope="module")
def disputed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("disputed")
    town = posts(folder / "town.jsonl", ("town", "1", "2025-08-10T06:00:00+00:00", SAID.format(91)))
    river = posts(folder / "river.jsonl", ("river", "1", "2025-08-10T06:30:00+00:00", SAID.format(95)))
    assert call("--ledger", folder / "a.db", "add", town, river).code == 0
    return folder / "a.db"


@pytest.fixture
def ledger(disputed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "a.db"
    shutil.copy(disputed, path)
    monkeypatch.setenv("NIGHTCOUNT_LEDGER", str(path))
    return path


def _said(*words: str | Path) -> str:
    ended = call(*words)
    assert (ended.code, ended.err) == (0, "")
    return ended.out


def _claim(words: str) -> str:
    (line,) = [line for line in _said("night", "2025-08-10", "--claims").splitlines() if words in line]
    return line.split()[0]


def test_a_night_lists_its_claims_with_ids_that_reviews_take(ledger: Path) -> None:
    listed = [json.loads(line) for line in _said("night", "2025-08-10", "--claims", "--json").splitlines()]
    assert {one["id"][:10] for one in listed} >= {_claim("“91 drones”"), _claim("“95 drones”")}
    assert all(one["counts"] for one in listed)
    out = _said("review", "reject", _claim("“95 drones”")[:8], *WHO)
    assert "rejected by Olena P." in out
    assert "struck" in next(line for line in _said("night", "2025-08-10", "--claims").splitlines() if "“95" in line)
    listed = [json.loads(line) for line in _said("night", "2025-08-10", "--claims", "--json").splitlines()]
    assert [one["text"] for one in listed if not one["counts"]] == ["95 drones"]


def test_a_settlement_is_shown_with_the_number_in_the_night_and_in_a_check(ledger: Path, tmp_path: Path) -> None:
    _said(*SETTLE)
    night = _said("night", "2025-08-10")
    assert re.search(r"launched .* 91 \[\d+\] \[R1\] ≠ 95", night)
    assert "[R1] 91 drones launched, the night to 10 August 2025 – settled by Olena P. on " in night
    said = json.loads(_said("night", "2025-08-10", "--json"))
    launched = next(one for one in said["attacks"][0]["accounts"] if one["rule"] == "review")
    assert launched["reviews"] == [said["attacks"][0]["reviews"][0]["id"]] == [said["reviews"][0]["id"]]
    article = written(tmp_path / "article.txt", SAID.format(95))
    page = tmp_path / "page.html"
    assert "reviewed" in _said("check", article, "--html", page)
    assert "settled by Olena P. on" in page.read_text(encoding="utf-8")


def test_a_correction_shows_the_words_as_they_were_and_what_they_count_as(ledger: Path) -> None:
    out = _said("review", "replace", _claim("“95 drones”"), "--figure", "at least 91", "--place", "Kyiv", *WHO)
    assert "“95 drones” (95 drones launched), which counts as at least 91 drones launched, Kyiv" in out
    assert "corrected by a review" in _said("night", "2025-08-10", "--claims")


def test_what_was_withdrawn_stays_in_the_list_and_under_the_night(ledger: Path) -> None:
    made = _said(*SETTLE).split()[0]
    _said("review", "withdraw", made, *WHO)
    listed = _said("review", "list")
    assert "WITHDRAWN: 91 drones launched" in listed
    assert f"review {made} – withdrawn by Olena P." in listed
    night = _said("night", "2025-08-10")
    assert "Reviews that change nothing here" in night
    assert "WITHDRAWN: 91 drones launched" in night
    assert [one["state"] for one in json.loads(_said("review", "list", "--json"))] == ["withdrawn", "applied"]


def test_two_desks_exchange_their_reviews(ledger: Path, disputed: Path, tmp_path: Path) -> None:
    assert "Nobody has reviewed anything" in _said("review", "list")
    _said(*SETTLE)
    exported = written(tmp_path / "reviews.jsonl", _said("review", "export"))
    other = tmp_path / "other.db"
    shutil.copy(disputed, other)
    assert "1 review new, 0 unchanged; 1 night reconciled" in _said("--ledger", other, "review", "import", exported)
    assert _said("--ledger", other, "night", "2025-08-10") == _said("night", "2025-08-10")
    again = json.loads(_said("--ledger", other, "review", "import", "--json", exported))
    assert again == {"new": 0, "unchanged": 1, "nights": []}


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("review", "accept", "", *WHO), "more than one claim"),
        (("review", "accept", "nothing", *WHO), "no claim in .* --claims` shows the ids"),
        (("review", "accept", "abc", "--by", " ", "--reason", "x"), "no claim|needs a name"),
        (("review", "replace", "abc", *WHO), "nothing is corrected"),
        (("review", "replace", "abc", "--figure", "lots", *WHO), "'lots' is no figure"),
        (("review", "replace", "abc", "--measure", "seen", *WHO), "'seen' is no measure"),
        (("review", "replace", "abc", "--place", "Atlantis", *WHO), "no area is called 'Atlantis'"),
        (("review", "settle", *WHO), "say what is settled"),
        (("review", "settle", "2025-08-10", "launched", *WHO), "say what is settled"),
        (("review", "settle", "2025-08-10", "launched", "plane", "1", *WHO), "'plane' is no weapon"),
        (("review", "settle", "2025-08-10", "launched", "drone", "93", *WHO), "they say: 95, 91"),
        (("review", "settle", "2025-08-10", "launched", "drone", "91"), "Missing option"),
        (("review", "withdraw", "abc", *WHO), "no review in"),
        (("review", "import", "nowhere.jsonl"), "no such file"),
    ],
)
def test_what_cannot_be_meant_is_one_line_and_changes_nothing(ledger: Path, words: tuple[str, ...], said: str) -> None:
    before = ledger.read_bytes()
    ended = call(*words)
    assert (ended.code, ended.out) == (2, "")
    assert ended.err.count("\n") == 1
    assert re.search(said, ended.err), ended.err
    assert ledger.read_bytes() == before


def test_a_review_where_there_is_no_ledger_makes_none(tmp_path: Path) -> None:
    ended = call("--ledger", tmp_path / "no.db", *SETTLE)
    assert ended.code == 2
    assert "there is no ledger here" in ended.err
    assert list(tmp_path.iterdir()) == []


def test_names_and_reasons_cannot_command_a_terminal(ledger: Path) -> None:
    _said("review", "settle", "2025-08-10", "launched", "drone", "91", "--by", "\x1b[31mRed", "--reason", "\u202eevil")
    out = _said("night", "2025-08-10") + _said("review", "list")
    assert "\x1b" not in out
    assert "\u202e" not in out
    assert "[U+001B]" in out


def test_a_report_of_the_ledger_shows_the_ids_of_its_claims(ledger: Path) -> None:
    first = json.loads(_said("night", "2025-08-10", "--claims", "--json").splitlines()[0])
    listed = [json.loads(line) for line in _said("claims", "--json", first["report"][:12]).splitlines()]
    assert first["id"] in {one["id"] for one in listed}
    assert first["id"][:10] in _said("claims", first["report"][:12])


def test_many_nights_at_a_glance_mark_what_was_reviewed(ledger: Path) -> None:
    assert "R:" not in _said("nights")
    assert "reviewed" not in _said("superlatives", "--weapon", "drone")
    _said(*SETTLE)
    assert re.search(r"2025-08-10 .* 91 R .*\n", _said("nights"))
    assert "R: rests on what a person decided" in _said("nights")
    assert json.loads(_said("nights", "--json"))["nights"][0]["reviewed"] == ["drones", "launched"]
    assert "stated, reviewed" in _said("superlatives", "--weapon", "drone")


def test_an_export_says_what_was_decided_about_an_account(ledger: Path, tmp_path: Path) -> None:
    _said(*SETTLE)
    _said("export", str(tmp_path / "out"))
    (line,) = [
        line
        for line in (tmp_path / "out" / "csv" / "accounts.csv").read_text(encoding="utf-8").splitlines()
        if ",review," in line
    ]
    assert "settled by Olena P. on" in line
