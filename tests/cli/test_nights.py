"""`night`, `nights`, `superlatives` and `sources` tell what the ledger holds, as text and as JSON."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.cli.command import call


def test_a_night_shows_the_table_with_markers_that_lead_to_words(ledger: Path) -> None:
    shown = call("night", "2025-07-04", "--ledger", ledger).out
    launched = next(line for line in shown.splitlines() if line.strip().startswith("launched"))
    assert re.search(r"550 = \[\d.*539 \[\d+\].*11 = \[\d", launched)
    marker = re.search(r"539 \[(\d+)\]", launched)
    assert marker
    assert re.search(rf"\[{marker[1]}\]\s+“launched: 539", shown)


def test_a_night_shows_bounds_as_words_and_the_unknown_as_a_dash(ledger: Path) -> None:
    shown = call("night", "2025-07-04", "--ledger", ledger).out
    assert "at most 63" in shown
    hits = next(line for line in shown.splitlines() if line.strip().startswith("hit locations"))
    assert hits.split()[-2:] == ["–", "–"]
    assert "unknown: no source says it (never zero)" in shown


def test_a_night_shows_the_alerts_of_kyiv(ledger: Path) -> None:
    shown = call("night", "2025-07-04", "--ledger", ledger).out
    assert "20:00–04:50, 8 h 50 min" in shown


def test_plain_text_holds_no_colour_and_no_spaces_at_the_ends(ledger: Path) -> None:
    shown = call("night", "2025-07-04", "--ledger", ledger).out
    assert "\x1b" not in shown
    assert [line for line in shown.splitlines() if line != line.rstrip()] == []


def test_a_night_that_the_ledger_lacks_is_not_called_calm(ledger: Path) -> None:
    ended = call("night", "2024-01-01", "--ledger", ledger)
    assert ended.code == 0
    assert "holds no attack on the night to 1 January 2024. That does not mean that it was calm." in ended.out
    assert "That is no sign of calm." in ended.out


def test_a_night_as_json_has_the_fields_of_the_vocabulary(ledger: Path) -> None:
    said = json.loads(call("night", "2025-07-04", "--json", "--ledger", ledger).out)
    attack = said["attacks"][0]
    assert said["night"] == "2025-07-04"
    assert {"id", "attacker", "part", "window", "accounts", "alerts", "quotations", "context", "conflicts"} <= set(
        attack
    )
    drones = next(a for a in attack["accounts"] if a["measure"] == "launched" and a["weapon"] == "drone")
    assert (drones["low"], drones["high"], drones["status"]) == (539, 539, "stated")
    assert drones["claims"]


def test_nights_are_listed_between_two_dates_and_the_gaps_counted(ledger: Path) -> None:
    shown = call("nights", "--from", "2025-06-29", "--to", "2025-07-04", "--ledger", ledger).out
    assert "2025-06-29" in shown
    assert "2025-06-09" not in shown
    assert "4 dates of this span have no record: unknown, not calm." in shown
    said = json.loads(call("nights", "--json", "--ledger", ledger).out)
    assert [one["night"] for one in said["nights"]] == ["2025-06-09", "2025-06-29", "2025-07-04"]


def test_a_span_without_a_record_is_not_called_calm(ledger: Path) -> None:
    shown = call("nights", "--from", "2024-01-01", "--to", "2024-01-03", "--ledger", ledger).out
    assert "That does not mean that it was calm." in shown


def test_superlatives_compare_like_with_like(ledger: Path) -> None:
    said = json.loads(call("superlatives", "--weapon", "drone", "--json", "--ledger", ledger).out)
    assert [(one["night"], one["low"]) for one in said[0]["ranked"]] == [
        ("2025-07-04", 539),
        ("2025-06-09", 479),
        ("2025-06-29", 477),
    ]
    shown = call("superlatives", "--ledger", ledger).out
    assert [f"Most launched{kind}\n" in shown for kind in (" in all", ", drones", ", missiles")] == [True, True, True]
    assert "From 9 June 2025 to 4 July 2025; 23 dates between have no record.\n" in shown


def test_a_night_is_one_short_row_of_the_list_with_signs_for_bounds(ledger: Path) -> None:
    shown = call("nights", "--from", "2025-07-04", "--to", "2025-07-04", "--ledger", ledger).out
    row = next(line for line in shown.splitlines() if "2025-07-04" in line)
    assert row.split() == ["2025-07-04", "night", "550", "539", "11", "478–487", "≤", "72"]
    assert max(map(len, shown.splitlines())) <= 80


def test_a_ranking_of_people_stands_once_and_not_by_weapon(ledger: Path) -> None:
    assert call("superlatives", "--measure", "killed", "--ledger", ledger).out.count("Most killed") == 1
    assert [
        one["weapon"]
        for one in json.loads(call("superlatives", "--measure", "killed", "--json", "--ledger", ledger).out)
    ] == [None]


def test_what_is_no_measure_is_refused_with_the_list_of_those_that_are(ledger: Path) -> None:
    refused = call("superlatives", "--measure", "lunched", "--ledger", ledger)
    assert refused.code == 2
    assert refused.err.startswith("nightcount: 'lunched' is no measure. Use one of: launched, ")


def test_sources_tell_whose_reports_there_are(ledger: Path) -> None:
    assert json.loads(call("sources", "--json", "--ledger", ledger).out)[0]["reports"] == 7
    assert "dataset" in call("sources", "--ledger", ledger).out


def test_rebuilding_gives_the_same_byte_for_byte(ledger: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    copy.write_bytes(ledger.read_bytes())
    said = json.loads(call("rebuild", "--json", "--ledger", copy).out)
    assert said["same"] is True
    assert said["before"] == said["after"]
    assert "the same byte for byte" in call("rebuild", "--ledger", copy).out


def test_the_ledger_can_be_named_before_the_command_after_it_or_in_the_environment(
    ledger: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = call("--ledger", ledger, "sources").out
    assert call("sources", "--ledger", ledger).out == before
    monkeypatch.setenv("NIGHTCOUNT_LEDGER", str(ledger))
    assert call("sources").out == before


def test_a_ledger_that_is_named_stands_above_the_one_in_the_environment(
    ledger: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NIGHTCOUNT_LEDGER", str(tmp_path / "other.db"))
    assert call("--ledger", ledger, "sources").code == 0
    assert call("sources", "--ledger", ledger).code == 0
    assert "other.db" in call("sources").err


def test_help_and_version_need_no_ledger() -> None:
    assert "Exit codes" in call("--help").out
    assert call("--version").out.startswith("nightcount ")
    for command in ("add", "claims", "check", "night", "nights", "superlatives", "rebuild", "sources"):
        assert f"nightcount {command}" in call(command, "--help").out


@pytest.mark.parametrize(
    ("form", "opening", "said"),
    [
        ("text", "Attack, the night to 4 July 2025", "539"),
        ("json", "{", '"low": 539'),
        ("html", "<!doctype html>", ">539</span>"),
        ("markdown", "# The night to 4 July 2025", "| launched | 550"),
        ("csv", "night,attack,attacker,part,measure", "launched,drone,,,UA,Ukraine,539,539,539,exact"),
    ],
)
def test_each_form_of_a_night_is_printed_and_written_alike(
    form: str, opening: str, said: str, ledger: Path, tmp_path: Path
) -> None:
    words = ("night", "2025-07-04", "--format", form, "--ledger", ledger)
    printed = call(*words)
    assert printed.code == 0, printed.err
    assert call(*words, "-o", tmp_path / "night").out == ""
    assert (tmp_path / "night").read_text(encoding="utf-8") == printed.out
    assert printed.out.startswith(opening)
    assert said in printed.out
