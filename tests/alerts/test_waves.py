"""Waves: alerts and arrivals parted by a calm."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nightcount.alerts import Alert, waves
from nightcount.errors import UsageError

DAY = datetime(2025, 7, 3, tzinfo=UTC)


def at(minutes: float) -> datetime:
    return DAY + timedelta(minutes=minutes)


def alert(start: float, end: float | None) -> Alert:
    return Alert("A", at(start), None if end is None else at(end), "feed")


def spans(found: list[object]) -> list[tuple[float, float | None]]:
    def minute(moment: datetime | None) -> float | None:
        return None if moment is None else (moment - DAY).total_seconds() / 60

    return [(minute(one.start) or 0.0, minute(one.end)) for one in found]  # type: ignore[attr-defined]  # waves


def test_a_calm_of_half_an_hour_parts_two_waves_and_a_shorter_one_does_not() -> None:
    alerts = [alert(0, 60), alert(89, 100), alert(130, 140)]
    assert spans([*waves(alerts)]) == [(0, 100), (130, 140)]
    assert len(waves(alerts, quiet=timedelta(minutes=29))) == 3
    assert len(waves(alerts, quiet=timedelta(minutes=31))) == 1


def test_one_alert_is_one_wave_where_no_arrivals_are_reported() -> None:
    assert len(waves([alert(0, 600)])) == 1


def test_an_alert_with_arrivals_is_as_many_waves_as_these() -> None:
    found = waves([alert(0, 600)], [at(50), at(60), at(300), at(420)])
    assert spans([*found]) == [(0, 60), (300, 300), (420, 600)]
    assert [(one.alerts, one.arrivals) for one in found] == [(1, 2), (0, 1), (0, 1)]


def test_arrivals_without_an_alert_are_waves_of_their_own() -> None:
    assert spans([*waves([alert(0, 10)], [at(100), at(110)])]) == [(0, 10), (100, 110)]


def test_an_open_alert_ends_no_wave() -> None:
    found = waves([alert(0, 10), alert(20, None)])
    assert spans([*found]) == [(0, None)]


def test_no_alert_is_no_wave_and_a_calm_without_length_is_refused() -> None:
    assert waves([]) == []
    with pytest.raises(UsageError, match="longer than nothing"):
        waves([], quiet=timedelta(0))


gaps = st.lists(st.tuples(st.integers(1, 90), st.integers(0, 90)), max_size=8)


@given(gaps, st.integers(1, 60), st.integers(0, 60))
def test_a_longer_calm_never_makes_more_waves_and_every_alert_is_in_one(
    steps: list[tuple[int, int]], calm: int, more: int
) -> None:
    alerts, reached = [], 0
    for gap, size in steps:
        alerts.append(alert(reached + gap, reached + gap + size))
        reached += gap + size
    short = waves(alerts, quiet=timedelta(minutes=calm))
    long = waves(alerts, quiet=timedelta(minutes=calm + more))
    assert len(long) <= len(short) <= len(alerts)
    assert sum(one.alerts for one in short) == len(alerts)
