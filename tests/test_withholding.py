"""Where an attack hit is withheld for a while, by what was hit; and nothing else is."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from nightcount.desk import Desk, open_ledger
from nightcount.desk.withholding import CIVILIAN, OTHER, shown
from nightcount.vocabulary import night_window

TOLD = datetime(2025, 7, 4, 4, 0, tzinfo=UTC)
TEXT = (
    "In the night to 4 July 2025 Russia launched 550 drones and missiles at Ukraine. "
    "In Kharkiv 5 people were injured and 3 warehouses were damaged."
)
NIGHT = date(2025, 7, 4)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    text = tmp_path / "post.txt"
    text.write_text(TEXT, encoding="utf-8")
    found = open_ledger(tmp_path / "own.db")
    found.add(text, published=TOLD)
    return found


def places(desk: Desk, now: datetime) -> set[str]:
    return {
        f"{one.measure} {one.place[:4]}"
        for attack in shown(desk.night(NIGHT), now).night.attacks
        for one in attack.accounts
    }


def test_places_appear_when_their_time_is_over_and_national_counts_at_once(desk: Desk) -> None:
    assert places(desk, TOLD) == {"launched UA"}
    assert places(desk, TOLD + CIVILIAN) == {"launched UA", "injured UA63"}
    assert places(desk, TOLD + OTHER) == {"launched UA", "injured UA63", "damaged UA63"}


def test_it_is_said_until_when(desk: Desk) -> None:
    found = shown(desk.night(NIGHT), TOLD)
    assert found.until == TOLD + OTHER
    assert len(found.withheld) == 2
    later = shown(desk.night(NIGHT), TOLD + OTHER)
    assert (later.until, later.withheld) == (None, frozenset())


def test_words_without_a_time_are_withheld_from_the_end_of_the_night_on(tmp_path: Path) -> None:
    text = tmp_path / "post.txt"
    text.write_text(TEXT, encoding="utf-8")
    with open_ledger(tmp_path / "own.db") as desk:
        desk.add(text)
        end = night_window(NIGHT)[1]
        assert places(desk, end + OTHER - timedelta(minutes=1)) == {"launched UA", "injured UA63"}
        assert places(desk, end + OTHER) == {"launched UA", "injured UA63", "damaged UA63"}
