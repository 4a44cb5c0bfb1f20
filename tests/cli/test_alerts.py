"""`nightcount alerts`: its words, its chart, its JSON and CSV."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from tests.cli.command import call

NIGHT = ("--from", "2025-07-03T18:00", "--to", "2025-07-04T09:00")
RAIONS = "oblast,raion,hromada,level,started_at,finished_at,source\n"


@pytest.fixture(scope="module")
def odesa(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Alerts of Odesa oblast and of one of its raions, in a ledger of their own."""
    folder = tmp_path_factory.mktemp("odesa")
    rows = (
        "Odeska oblast,,,oblast,2026-03-28T20:00:00Z,2026-03-28T21:00:00Z,official",
        "Odeska oblast,Izmailskyi raion,,raion,2026-03-28T23:00:00Z,2026-03-29T02:00:00Z,official",
        "Odeska oblast,Izmailskyi raion,,raion,2026-03-30T23:00:00Z,,official",
    )
    (folder / "official.csv").write_text(RAIONS + "\n".join(rows) + "\n", encoding="utf-8")
    added = call("--ledger", folder / "a.db", "add", folder / "official.csv")
    assert added.code == 0, added.err
    return folder / "a.db"


def test_kyiv_on_the_night_to_4_july_2025_is_shown_to_the_second_with_a_chart(ledger: Path) -> None:
    shown = call("--ledger", ledger, "alerts", "Kyiv", *NIGHT)
    assert shown.code == 0, shown.err
    for words in ("13 h 53 min 30 s", "8 h 49 min 40 s", "92.6 %", "1 of 1", "2 (a calm of 30 min parts two)"):
        assert words in shown.out
    chart = next(line for line in shown.out.splitlines() if "██████" in line)
    assert len(chart) <= 80
    assert set(chart) <= set("█▄·? ")
    assert "\x1b" not in shown.out


def test_json_is_as_the_vocabulary_gives_it_with_both_measures(odesa: Path) -> None:
    window = ("--from", "2026-03-28", "--to", "2026-03-29")
    said = json.loads(call("--ledger", odesa, "alerts", "Odesa oblast", *window, "--json").out)
    assert {"area", "from", "to", "total_seconds", "longest_seconds", "count", "waves", "intervals", "gaps"} <= set(
        said
    )
    assert (said["total_seconds"], said["extent"], said["waves"]) == (4 * 3600, "some_part", 2)
    assert (said["whole"]["total_seconds"], said["whole"]["extent"]) == (3600, "whole")
    assert said["gap_seconds"] == 22 * 3600, "before the first word of the feed"
    assert said["intervals"][0]["start"].endswith("+00:00")


def test_both_measures_are_named_in_the_words_of_the_area(odesa: Path) -> None:
    out = call(
        "--ledger", odesa, "alerts", "Odesa oblast", "--from", "2026-03-28T22:00", "--to", "2026-03-29T06:00"
    ).out
    assert "some part of the oblast" in out
    assert "the whole oblast" in out
    assert "Alerts of the whole oblast" in out


def test_a_night_is_an_hour_shorter_when_the_clocks_go_forward(odesa: Path) -> None:
    window = ("--from", "2026-03-28T18:00", "--to", "2026-03-29T09:00")
    assert "(14 h)" in call("--ledger", odesa, "alerts", "Odesa oblast", *window).out


def test_a_place_takes_the_alert_of_its_oblast_and_not_that_of_another_raion(odesa: Path) -> None:
    window = ("--from", "2026-03-28T22:00", "--to", "2026-03-29T06:00", "--json")
    city = json.loads(call("--ledger", odesa, "alerts", "Odesa", *window).out)
    assert (city["total_seconds"], city["gaps"]) == (3600, [])


def test_an_open_alert_is_shown_as_open_and_what_follows_as_no_data(odesa: Path) -> None:
    out = call("--ledger", odesa, "alerts", "Izmailskyi raion", "--from", "2026-03-31", "--to", "2026-04-01").out
    assert "still open" in out
    assert "?" in out
    assert "≤" in out or "≥" in out or "–" in out


def test_a_time_of_which_nothing_is_known_is_not_called_calm(odesa: Path) -> None:
    out = call("--ledger", odesa, "alerts", "Odesa oblast", "--from", "2020-01-01", "--to", "2020-01-02").out
    assert "That is no sign of calm" in out
    assert "·" not in out


def test_nights_are_listed_and_come_as_csv(ledger: Path) -> None:
    window = ("--from", "2025-07-02", "--to", "2025-07-04", "--by", "night")
    shown = call("--ledger", ledger, "alerts", "Kyiv", *window).out
    assert "2025-07-04" in shown
    rows = list(csv.DictReader(io.StringIO(call("--ledger", ledger, "alerts", "Kyiv", *window, "--csv").out)))
    night = next(row for row in rows if row["period"] == "2025-07-04")
    assert (night["total_seconds"], night["sleepless_nights"]) == (str(13 * 3600 + 53 * 60 + 30), "1")


def test_alerts_come_as_csv_each_on_its_line(ledger: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(call("--ledger", ledger, "alerts", "Kyiv", *NIGHT, "--csv").out)))
    some = [row for row in rows if row["extent"] == "some_part"]
    assert [row["seconds"] for row in some if row["what"] == "alert"] == ["7722.0", "31780.0", "13147.0"]
    assert len(some) == 3


def test_a_csv_of_alerts_tells_where_there_is_no_data(odesa: Path) -> None:
    asked = ("--from", "2026-03-28T18:00", "--to", "2026-03-29T06:00", "--csv")
    rows = list(csv.DictReader(io.StringIO(call("--ledger", odesa, "alerts", "Odesa oblast", *asked).out)))
    gap = next(row for row in rows if row["what"] == "no_data")
    assert (gap["end"], gap["source"]) == ("2026-03-28T20:00:00+00:00", "")


def test_the_quiet_gap_of_waves_can_be_set(ledger: Path) -> None:
    asked = ("--ledger", ledger, "alerts", "Kyiv", *NIGHT, "--json", "--quiet")
    assert [json.loads(call(*asked, minutes).out)["waves"] for minutes in ("10", "30", "40")] == [3, 2, 1]


def test_without_an_area_the_oblasts_are_ranked_and_the_unknown_ones_have_no_rank(odesa: Path) -> None:
    out = call("--ledger", odesa, "alerts", "--from", "2026-03-28", "--to", "2026-03-29").out
    lines = out.splitlines()
    assert any("Odesa oblast" in line and "4 h" in line for line in lines)
    unranked = next(line for line in lines if line.startswith("No data"))
    assert "Kyiv" in unranked
    assert "Sevastopol" in unranked


def test_without_times_the_last_night_that_is_known_is_shown(ledger: Path) -> None:
    assert "4 July 2025, 18:00 – 5 July 2025, 09:00" in call("--ledger", ledger, "alerts", "Kyiv").out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("alerts", "Atlantis", *NIGHT), "no area is called 'Atlantis'"),
        (("alerts", "Kyiv", "--from", "2025-07-04", "--to", "2025-07-01"), "ends before it starts"),
        (("alerts", "Kyiv", "--from", "2025-02-30"), "is not a time"),
        (("alerts", "Андріївська громада", *NIGHT), "areas are called"),
        (("alerts", "Kyiv", *NIGHT, "--json", "--csv"), "Choose one"),
        (("alerts", "--from", "2025-07-01"), "no beginning or no end"),
        (("alerts", "Kyiv", *NIGHT, "--kind", "frogs"), "frogs"),
        (("alerts", "Lviv"), "the ledger holds no air raid alerts of Lviv"),
    ],
)
def test_what_cannot_be_meant_is_refused_in_one_line(ledger: Path, words: tuple[str, ...], said: str) -> None:
    ended = call("--ledger", ledger, *words)
    assert ended.code == 2
    assert said in ended.err
    assert ended.err.count("\n") == 1
    assert ended.out == ""
