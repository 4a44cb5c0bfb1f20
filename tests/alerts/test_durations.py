from __future__ import annotations

import csv
from datetime import UTC, date, datetime, timedelta

import pytest

from nightcount.alerts import tally
from nightcount.errors import UsageError
from nightcount.sources.report import Signal
from nightcount.vocabulary import find_area, night_window
from tests.shared_data import shared

DAY = datetime(2025, 7, 3, tzinfo=UTC)


def at(hour: float) -> datetime:
    return DAY + timedelta(hours=hour)


def signal(start: float, end: float | None, area: str = "A") -> Signal:
    return Signal(area, at(start), at(end) if end is not None else None, "feed", f"{start}")


def test_an_alert_across_the_edge_is_clipped_and_its_whole_length_kept() -> None:
    counted = tally("A", at(10), at(20), [signal(8, 12), signal(13, 14)], reach=(at(0), at(24)))
    assert counted.total_seconds == 3 * 3600
    assert counted.longest_seconds == 2 * 3600
    assert counted.longest_seconds_unclipped == 4 * 3600
    assert counted.count == 2
    assert counted.gaps == ()


def test_an_alert_that_ends_as_the_window_starts_is_not_counted() -> None:
    assert tally("A", at(10), at(20), [signal(8, 10), signal(20, 21)]).count == 0


def test_silence_inside_the_reach_of_the_data_is_calm() -> None:
    counted = tally("A", at(10), at(12), [signal(1, 2), signal(20, 21)])
    assert counted.known
    assert counted.total_seconds == 0


def test_silence_outside_the_reach_of_the_data_is_not_calm() -> None:
    counted = tally("A", at(30), at(40), [signal(1, 2)])
    assert not counted.known
    assert counted.gaps == ((at(30), at(40)),)


def test_an_area_without_any_signal_is_unknown() -> None:
    assert not tally("B", at(1), at(2), [signal(1, 2)]).known


def test_where_the_data_ends_inside_the_window_the_rest_is_a_gap() -> None:
    counted = tally("A", at(0), at(10), [signal(1, 2), signal(3, 4)])
    assert counted.known
    assert counted.gaps == ((at(0), at(1)), (at(4), at(10)))


def test_an_open_alert_is_counted_to_the_last_moment_known() -> None:
    counted = tally("A", at(0), at(10), [signal(1, None)], reach=(at(0), at(6)))
    assert counted.total_seconds == 5 * 3600
    assert counted.gaps == ((at(6), at(10)),)


def test_the_time_after_a_lost_all_clear_is_a_gap() -> None:
    counted = tally("A", at(0), at(10), [signal(1, None), signal(8, 9)], reach=(at(0), at(10)))
    assert counted.total_seconds == 3600
    assert counted.gaps == ((at(1), at(8)),)


def test_a_window_that_ends_before_it_starts_is_refused() -> None:
    with pytest.raises(UsageError, match="ends before it starts"):
        tally("A", at(2), at(1), [])


def test_kyiv_on_the_night_to_4_july_2025_is_right_to_the_second() -> None:
    kyiv = find_area("Kyiv").code
    with shared("alerts/oblast_intervals_2025-07.csv").open(encoding="utf-8") as file:
        signals = [
            Signal(
                kyiv if row["region"] == "Kyiv City" else row["region"],
                datetime.fromisoformat(row["started_at"]),
                datetime.fromisoformat(row["finished_at"]),
                "file",
                row["started_at"],
            )
            for row in csv.DictReader(file)
        ]
    counted = tally(kyiv, *night_window(date(2025, 7, 4)), signals)
    assert counted.total_seconds == timedelta(hours=13, minutes=53, seconds=30).total_seconds()
    assert counted.longest_seconds == timedelta(hours=8, minutes=49, seconds=40).total_seconds()
    assert counted.count == 3
    assert counted.known
    assert counted.gaps == ()
