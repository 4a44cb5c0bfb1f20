"""Signals of alerts: kept once, whatever file said them; and the times of which a feed is known to have spoken."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from nightcount.ledger import AddedFile, Reach, Store
from nightcount.sources.report import Signal
from tests.ledger.made_up import signal

MIDNIGHT = datetime(2025, 7, 4, tzinfo=UTC)


def _hours(number: float) -> datetime:
    return MIDNIGHT + timedelta(hours=number)


def test_signals_come_back_by_area_and_start(tmp_path: Path) -> None:
    given = [signal(start=3, end=4), signal(start=1, end=None), signal("UA32")]
    with Store.open(tmp_path / "a.db") as store:
        assert store.add_signals(given) == 3
        assert store.signals(["UA80"]) == [given[1], given[0]]
        assert store.signals(["UA80", "UA32"]) == [given[2], given[1], given[0]]


def test_the_same_interval_in_another_file_is_no_other_signal(tmp_path: Path) -> None:
    with Store.open(tmp_path / "a.db") as store:
        assert store.add_signals([signal(line=2), signal(line=2)]) == 1
        assert store.add_signals([signal(line=7), signal(end=None)]) == 1
        assert {(one.end is None, one.origin) for one in store.signals(["UA80"])} == {
            (False, "alerts.csv:2"),
            (True, "alerts.csv:2"),
        }


def test_what_the_feed_assumed_is_kept(tmp_path: Path) -> None:
    given = replace(signal(), assumed_end=True, kind="artillery")
    with Store.open(tmp_path / "a.db") as store:
        store.add_signals([given])
        assert store.signals(["UA80"]) == [given]


def _covering(store: Store, *files: list[Signal]) -> None:
    for signals in files:
        reach = Reach()
        reach.add(signals)
        store.log_import(AddedFile("f"), reach)


def test_a_feed_reaches_an_area_for_as_long_as_it_speaks_of_any(tmp_path: Path) -> None:
    with Store.open(tmp_path / "a.db") as store:
        _covering(store, [signal("UA80", 2, 3), signal("UA32", 0, 9)])
        assert store.reached(["UA80"], _hours(4), _hours(5)) == (_hours(0), _hours(9))


def test_nothing_is_reached_in_a_hole_between_two_files(tmp_path: Path) -> None:
    with Store.open(tmp_path / "a.db") as store:
        _covering(store, [signal(start=0, end=2)], [signal(start=10, end=12)])
        assert store.reached(["UA80"], _hours(5), _hours(6)) is None
        assert store.reached(["UA80"], _hours(1), _hours(11.5)) == (_hours(10), _hours(12))


def test_files_that_meet_cover_one_stretch(tmp_path: Path) -> None:
    with Store.open(tmp_path / "a.db") as store:
        _covering(store, [signal(start=0, end=6)], [signal(start=5, end=12)])
        assert store.reached(["UA80"], _hours(5), _hours(6)) == (_hours(0), _hours(12))


def test_an_area_of_which_no_feed_speaks_is_not_reached(tmp_path: Path) -> None:
    with Store.open(tmp_path / "a.db") as store:
        _covering(store, [signal()])
        assert store.reached(["UA01"], _hours(0), _hours(1)) is None
