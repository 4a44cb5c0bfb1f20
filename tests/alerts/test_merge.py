from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nightcount.alerts import Alert, merge, tally
from nightcount.alerts.merge import ASSUMED_END, LOST_ALL_CLEAR
from nightcount.sources.report import Signal

DAY = datetime(2025, 7, 3, tzinfo=UTC)


def at(hour: float) -> datetime:
    return DAY + timedelta(hours=hour)


def signal(start: float, end: float | None, source: str = "feed", area: str = "A", assumed: bool = False) -> Signal:
    last = at(end) if end is not None else None
    return Signal(area, at(start), last, source, f"{source}:{start}", assumed_end=assumed)


def spans(alerts: list[Alert]) -> list[tuple[float, float | None]]:
    def hours(moment: datetime) -> float:
        return (moment - DAY).total_seconds() / 3600

    return [(hours(alert.start), hours(alert.end) if alert.end else None) for alert in alerts]


def again(alerts: list[Alert]) -> list[Signal]:
    """Alerts given back as signals, as another feed would repeat them."""
    return [Signal(a.area, a.start, a.end, a.source, a.origin, assumed_end=bool(a.closed_by_rule)) for a in alerts]


signals = st.lists(
    st.builds(
        lambda start, length, source, area: signal(start, None if length is None else start + length, source, area),
        st.integers(0, 40),
        st.none() | st.integers(0, 8),
        st.sampled_from(["one", "two", "three"]),
        st.sampled_from(["A", "B"]),
    ),
    max_size=12,
)


def test_overlapping_signals_are_one_alert() -> None:
    assert spans(merge([signal(1, 3), signal(2, 5), signal(7, 8)])) == [(1, 5), (7, 8)]


def test_touching_signals_are_one_alert() -> None:
    assert spans(merge([signal(1, 3), signal(3, 5)])) == [(1, 5)]


def test_a_signal_inside_another_adds_nothing() -> None:
    assert spans(merge([signal(1, 9), signal(2, 3)])) == [(1, 9)]


def test_every_source_of_an_alert_is_named() -> None:
    (alert,) = merge([signal(1, 3, "two"), signal(2, 5, "one")])
    assert alert.source == "one, two"
    assert alert.origin == "two:1"


def test_areas_are_kept_apart() -> None:
    assert [alert.area for alert in merge([signal(1, 3, area="B"), signal(2, 4, area="A")])] == ["A", "B"]


def test_other_kinds_of_alert_are_left_out() -> None:
    shelling = Signal("A", at(1), at(2), "feed", "x", kind="artillery")
    assert merge([shelling]) == []


def test_the_latest_signal_without_an_end_is_an_open_alert() -> None:
    assert spans(merge([signal(1, 3), signal(5, None)])) == [(1, 3), (5, None)]


def test_an_open_signal_repeated_with_its_end_is_the_closed_alert() -> None:
    assert spans(merge([signal(5, None), signal(5, 7)])) == [(5, 7)]


def test_an_alert_whose_all_clear_was_lost_is_given_no_duration_and_is_marked() -> None:
    lost, later = merge([signal(1, None), signal(10, 11)])
    assert (lost.start, lost.end, lost.closed_by_rule) == (at(1), at(1), LOST_ALL_CLEAR)
    assert later.closed_by_rule is None


def test_an_end_that_the_feed_assumed_is_marked() -> None:
    assert merge([signal(1, 2, assumed=True)])[0].closed_by_rule == ASSUMED_END


def test_a_signalled_end_beats_an_assumed_one_of_the_same_time() -> None:
    assert merge([signal(1, 2, assumed=True), signal(1, 2)])[0].closed_by_rule is None


def test_an_end_before_its_start_is_refused() -> None:
    with pytest.raises(ValueError, match="ends before it starts"):
        merge([signal(3, 1)])


@given(signals)
def test_merging_twice_changes_nothing(given: list[Signal]) -> None:
    once = merge(given)
    assert spans(merge(again(once))) == spans(once)


@given(signals, st.randoms())
def test_the_order_of_signals_does_not_matter(given: list[Signal], random: Random) -> None:
    shuffled = list(given)
    random.shuffle(shuffled)
    assert merge(shuffled) == merge(given)


@given(signals, signals)
def test_merging_closed_signals_part_by_part_gives_the_same_timeline(first: list[Signal], second: list[Signal]) -> None:
    first = [one for one in first if one.end]
    second = [one for one in second if one.end]
    assert spans(merge([*again(merge(first)), *second])) == spans(merge([*first, *second]))


@given(signals)
def test_merged_alerts_of_an_area_never_meet(given: list[Signal]) -> None:
    alerts = merge(given)
    for alert, following in pairwise(alerts):
        assert alert.area < following.area or (alert.end is not None and alert.end < following.start)


@given(signals, st.integers(-5, 50), st.integers(0, 30))
def test_no_duration_exceeds_its_window(given: list[Signal], start: int, length: int) -> None:
    counted = tally("A", at(start), at(start + length), given)
    assert 0 <= counted.longest_seconds <= counted.total_seconds <= length * 3600
    assert counted.longest_seconds <= counted.longest_seconds_unclipped


@given(signals, st.integers(-5, 50), st.integers(0, 30))
def test_the_total_is_what_counting_every_hour_gives(given: list[Signal], start: int, length: int) -> None:
    closed = [one for one in given if one.end is not None and one.area == "A"]
    counted = tally("A", at(start), at(start + length), closed, reach=(at(-10), at(100)))
    hours = [at(hour) for hour in range(start, start + length)]
    under = sum(any(one.start <= hour < (one.end or hour) for one in closed) for hour in hours)
    assert counted.total_seconds == under * 3600
