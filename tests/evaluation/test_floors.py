"""Floors rise to what was reached and never come down."""

from __future__ import annotations

from pathlib import Path

from evaluation import floors
from evaluation.floors import Floor
from evaluation.score import Tally


def test_a_floor_says_which_share_fell_short_and_by_how_much() -> None:
    assert Floor(0.9, 0.2).shortfall(Tally(1, 1, 1)) == "precision 0.5000 is under its floor of 0.900"


def test_a_floor_that_is_reached_says_nothing() -> None:
    assert Floor(0.5, 0.5).shortfall(Tally(1, 1, 1)) is None


def test_lifting_a_floor_cuts_to_thousandths_so_that_the_same_reading_passes() -> None:
    reached = Tally(2, 1, 1)
    assert Floor().lifted(reached) == Floor(0.666, 0.666)
    assert Floor().lifted(reached).shortfall(reached) is None


def test_a_worse_reading_does_not_lower_a_floor() -> None:
    assert Floor(0.9, 0.8).lifted(Tally(1, 1, 1)) == Floor(0.9, 0.8)


def test_floors_are_read_back_as_they_were_written(tmp_path: Path) -> None:
    table = {("corpus", "uk"): Floor(0.912, 0.87), ("news", "en"): Floor()}
    floors.save(table, tmp_path / "floors.toml")
    assert floors.load(tmp_path / "floors.toml") == table
