"""How an area stood when it was last heard of: never more than the feed told, and never calm after its last word."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from nightcount.alerts.compose import timeline
from nightcount.alerts.state import FRESH, State, last_state
from nightcount.sources.report import Heard, Signal

KYIV = "UA80000000000093317"
NOON = datetime(2025, 7, 4, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)


def state(signals: list[Signal], until: datetime = NOON) -> State | None:
    heard = [Heard(KYIV, "alerts_in_ua", NOON - 10 * HOUR, until)]
    return last_state(timeline(KYIV, signals, heard))


def test_an_alert_that_nothing_ended_stands() -> None:
    found = state([Signal(KYIV, NOON - HOUR, None, "alerts_in_ua", "1")])
    assert found is not None
    assert (found.stands, found.since, found.known_until) == (True, NOON - HOUR, NOON)


def test_after_the_all_clear_none_stands_as_far_as_is_known() -> None:
    found = state([Signal(KYIV, NOON - 3 * HOUR, NOON - 2 * HOUR, "alerts_in_ua", "1")])
    assert found is not None
    assert (found.stands, found.since, found.known_until) == (False, NOON - 2 * HOUR, NOON)


def test_a_feed_without_an_alert_tells_that_none_stood() -> None:
    found = state([])
    assert found is not None
    assert (found.stands, found.since) == (False, None)


def test_an_area_that_was_never_heard_of_has_no_state() -> None:
    assert last_state(timeline(KYIV, [], [])) is None


def test_what_is_older_than_five_minutes_does_not_speak_of_now() -> None:
    found = state([])
    assert found is not None
    assert found.is_fresh(NOON + FRESH)
    assert not found.is_fresh(NOON + FRESH + timedelta(seconds=1))
    assert found.age(NOON - HOUR) == timedelta(0)
