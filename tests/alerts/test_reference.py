"""The sums of timelines and frames are those of a slow and obvious reference: every area, every day, every data set."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from functools import cache

import pytest

from nightcount.alerts import Extent, Timeline, frames, timeline
from nightcount.sources import open_path
from nightcount.sources.report import Heard, Signal
from nightcount.vocabulary import above, at_kyiv
from tests.alerts.painted import Paint
from tests.shared_data import shared

MERGED = "oblast_intervals_2022-03-15_2026-06-19.csv.gz"
MONTH = "oblast_intervals_2025-07.csv"
OFFICIAL = "official_with_raion_2022-03-15_2023-10-27.csv.gz"
VOLUNTEERS = "volunteer_intervals_2022-02-25_2024-08-04.csv.gz"


@cache
def signals_of(name: str) -> tuple[Signal, ...]:
    found = [one for one in open_path(shared(f"alerts/{name}")) if isinstance(one, Signal)]
    return tuple(found)


def timeline_of(area: str, signals: tuple[Signal, ...], paint: Paint, extent: Extent) -> Timeline:
    heard = [Heard(area, signals[0].source, paint.first, paint.last)]
    around = {area, *above(area)}
    given = [one for one in signals if one.area in around or area in above(one.area)]
    return timeline(area, given, heard, extent=extent)


def by_day(of: Timeline, paint: Paint) -> Iterator[tuple[date, tuple[float, float, int]]]:
    for day, _, _ in paint.days():
        start = max(at_kyiv(day, time()), paint.first)
        found = of.tally(start, min(at_kyiv(day + timedelta(days=1), time()), paint.last))
        assert found.gaps == ()
        # An alert without length, and one that touches the day without a second in it, paints nothing.
        count = sum(1 for a in found.intervals if a.seconds and a.start < found.end and a.end and a.end > found.start)
        yield day, (found.total_seconds, found.longest_seconds, count)


@pytest.mark.parametrize("name", [MERGED, MONTH, VOLUNTEERS])
def test_every_oblast_on_every_day_is_as_every_second_painted(name: str) -> None:
    signals = signals_of(name)
    paint = Paint(signals)
    frame = frames.by_day(frames.of_signals(signals))
    ours = {(row[0], row[2]): row[3:6] for row in frame.filter(frame["seconds"].is_not_null()).rows()}
    expected: dict[tuple[str, date], tuple[int, int, int]] = {}
    for area in paint.by_area:
        reference = paint.by_day(paint.some_part(area))
        expected |= {(area, day): sums for day, sums in reference.items()}
        assert dict(by_day(timeline_of(area, signals, paint, Extent.SOME_PART), paint)) == reference
    assert {key: sums[:2] for key, sums in ours.items()} == {key: sums[:2] for key, sums in expected.items()}


def test_some_part_of_every_area_of_the_official_set_is_as_every_second_painted() -> None:
    signals = signals_of(OFFICIAL)
    paint = Paint(signals)
    frame = frames.by_day(frames.spread(frames.of_signals(signals)))
    in_frame: dict[str, dict[date, tuple[float, float]]] = {}
    for area, _, day, total, longest, *_ in frame.filter(frame["seconds"].is_not_null()).rows():
        in_frame.setdefault(area, {})[day] = (total, longest)
    for area in sorted(paint.by_area):
        reference = paint.by_day(paint.some_part(area))
        assert dict(by_day(timeline_of(area, signals, paint, Extent.SOME_PART), paint)) == reference, area
        assert in_frame[area] == {day: sums[:2] for day, sums in reference.items()}, area


def test_the_whole_of_every_area_of_the_official_set_is_as_every_second_painted() -> None:
    signals = signals_of(OFFICIAL)
    paint = Paint(signals)
    for area in sorted(paint.by_area):
        reference = paint.by_day(paint.whole(area))
        assert dict(by_day(timeline_of(area, signals, paint, Extent.WHOLE), paint)) == reference, area


def test_a_sum_of_the_official_rows_is_a_ninth_too_long() -> None:
    signals = signals_of(OFFICIAL)
    of_oblasts = {next(code for code in (one.area, *above(one.area)) if above(code) == ("UA",)) for one in signals}
    rows = sum((one.end - one.start for one in signals if one.end), timedelta())
    paint = Paint(signals)
    merged = sum(paint.some_part(oblast).count(b"\1") for oblast in of_oblasts)
    assert rows.total_seconds() / merged == pytest.approx(1.113, abs=0.001)


@pytest.mark.parametrize(("day", "hours"), [(date(2025, 10, 26), 25), (date(2026, 3, 29), 23), (date(2025, 7, 4), 24)])
def test_a_day_on_which_the_clocks_change_has_as_many_seconds_as_it_lasts(day: date, hours: int) -> None:
    signals = signals_of(MERGED)
    frame = frames.by_day(frames.of_signals(signals), day, day)
    kharkiv_or_front = frame["seconds"].max()
    assert isinstance(kharkiv_or_front, float)
    assert kharkiv_or_front <= hours * 3600
    standing = Signal(
        signals[0].area, at_kyiv(day - timedelta(days=2), time()), at_kyiv(day + timedelta(days=2), time()), "x", ""
    )
    assert frames.by_day(frames.of_signals([standing]), day, day)["seconds"].to_list() == [hours * 3600.0]


def test_what_lies_outside_the_table_is_unknown_in_frames_too() -> None:
    start = datetime.fromisoformat("2025-07-03T12:00:00+03:00")
    one = Signal("UA80000000000093317", start, start + timedelta(hours=6), "x", "")
    frame = frames.by_day(frames.of_signals([one]), date(2025, 7, 2), date(2025, 7, 3))
    assert frame["seconds"].to_list() == [None, 6 * 3600.0]
    assert frame["unknown_seconds"].to_list() == [24 * 3600.0, 18 * 3600.0]
