"""What holds of every set of signals: an oblast and its raions, several feeds, any order, any window."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import reduce
from random import Random

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from nightcount.alerts import Extent, Timeline, frames, stretches, timeline
from nightcount.sources.report import Heard, Signal
from nightcount.vocabulary import below, find_area

DAY = datetime(2025, 12, 3, tzinfo=UTC)
OBLAST = find_area("Chernihiv oblast").code
RAIONS = below(OBLAST)
HROMADAS = below(RAIONS[0])[:2]
FEEDS = ("alerts_official", "alerts_in_ua")
HEARD = tuple(Heard(OBLAST, feed, DAY - timedelta(hours=9), DAY + timedelta(hours=99)) for feed in FEEDS)


def signal(area: str, start: int, size: int | None, feed: str) -> Signal:
    begin = DAY + timedelta(hours=start)
    return Signal(area, begin, None if size is None else begin + timedelta(hours=size), feed, f"{feed} {start}")


def said(areas: tuple[str, ...], *, open_ones: bool = False) -> st.SearchStrategy[list[Signal]]:
    sizes = st.integers(0, 12) if not open_ones else st.integers(0, 12) | st.none()
    one = st.builds(signal, st.sampled_from(areas), st.integers(0, 40), sizes, st.sampled_from(FEEDS))
    return st.lists(one, max_size=14)


of_raions = said(RAIONS)
of_any = said((OBLAST, *RAIONS, *HROMADAS), open_ones=True)


def of(area: str, signals: list[Signal], extent: Extent = Extent.SOME_PART) -> Timeline:
    return timeline(area, signals, HEARD, extent=extent)


@given(of_raions)
def test_an_oblast_is_at_least_the_common_part_of_its_raions_and_at_most_their_union(signals: list[Signal]) -> None:
    raions = [of(code, signals).stretches for code in RAIONS]
    common, union = reduce(stretches.intersection, raions), stretches.union(*raions)
    some, whole = (of(OBLAST, signals, extent).stretches for extent in Extent)
    assert whole == common
    assert some == union
    for measured in (some, whole):
        assert stretches.difference(common, measured) == []
        assert stretches.difference(measured, union) == []


@given(of_any)
def test_the_whole_of_an_area_is_part_of_its_some_part_and_no_shorter_for_what_lies_in_it(
    signals: list[Signal],
) -> None:
    for area in (OBLAST, RAIONS[0], HROMADAS[0]):
        some, whole = (of(area, signals, extent).stretches for extent in Extent)
        assert stretches.difference(whole, some) == []
    oblast, raion = of(OBLAST, signals, Extent.WHOLE).stretches, of(RAIONS[0], signals, Extent.WHOLE).stretches
    assert stretches.difference(oblast, raion) == []


@given(of_any, st.randoms())
def test_the_order_and_the_repetition_of_signals_do_not_matter(signals: list[Signal], random: Random) -> None:
    shuffled = [*signals, *signals]
    random.shuffle(shuffled)
    for extent in Extent:
        assert of(OBLAST, shuffled, extent) == of(OBLAST, signals, extent)


@given(of_any, st.integers(-12, 120), st.integers(0, 60))
def test_no_sum_exceeds_its_window_and_what_is_unknown_is_not_under_alert(
    signals: list[Signal], start: int, size: int
) -> None:
    first = DAY + timedelta(hours=start)
    for extent in Extent:
        counted = of(OBLAST, signals, extent).tally(first, first + timedelta(hours=size))
        assert 0 <= counted.longest_seconds <= counted.total_seconds
        assert counted.total_seconds + counted.gap_seconds <= size * 3600
        assert counted.longest_seconds <= counted.longest_seconds_unclipped


@given(of_any, st.integers(-5, 50), st.integers(0, 30), st.integers(0, 30))
def test_two_windows_that_meet_add_up_to_the_window_of_both(
    signals: list[Signal], start: int, one: int, two: int
) -> None:
    found = of(OBLAST, signals)
    edges = [DAY + timedelta(hours=hour) for hour in (start, start + one, start + one + two)]
    first, second, both = found.tally(*edges[:2]), found.tally(*edges[1:]), found.tally(edges[0], edges[2])
    assert first.total_seconds + second.total_seconds == both.total_seconds
    assert first.gap_seconds + second.gap_seconds == both.gap_seconds


@settings(deadline=None, max_examples=60)
@given(said((OBLAST, *RAIONS, *HROMADAS)).filter(bool))
def test_frames_and_timelines_tell_the_same(signals: list[Signal]) -> None:
    merged = frames.merged(frames.spread(frames.of_signals(signals)))
    for area in {one.area for one in signals}:
        rows = merged.filter(pl.col("area") == area).select("start", "end").rows()
        ours = stretches.union((stretches.ticks(start), stretches.ticks(end)) for start, end in rows)
        assert ours == of(area, signals).stretches


@settings(deadline=None)
@given(said((OBLAST,), open_ones=True).filter(bool))
def test_merging_a_merged_frame_changes_nothing(signals: list[Signal]) -> None:
    once = frames.merged(frames.of_signals(signals))
    again = frames.merged(once.with_columns(pl.lit("x").alias("source")))
    assert again.drop("signals").equals(once.drop("signals"))
