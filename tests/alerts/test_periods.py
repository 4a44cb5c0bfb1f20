"""Nights, months and years; nights without sleep; records."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from nightcount.alerts import Timeline, timeline
from nightcount.alerts.periods import By, is_sleepless, longest_alerts, periods, ranked
from nightcount.sources.report import Heard, Signal
from nightcount.vocabulary import at_kyiv, find_area

KYIV = find_area("Kyiv").code
FEED = "alerts_official"


def at(day: str, clock: str = "00:00") -> datetime:
    return at_kyiv(date.fromisoformat(day), time.fromisoformat(clock))


def kyiv(*alerts: tuple[datetime, datetime | None], heard: tuple[str, str] = ("2025-01-01", "2026-06-01")) -> Timeline:
    signals = [Signal(KYIV, start, end, FEED, "") for start, end in alerts]
    return timeline(KYIV, signals, [Heard(KYIV, FEED, at(heard[0]), at(heard[1]))])


def test_months_are_those_of_kyivs_clocks_also_when_these_change() -> None:
    standing = kyiv((at("2025-01-01"), at("2026-06-01")))
    found = periods(standing, By.MONTH, at("2025-10-01"), at("2026-04-01"))
    assert [one.name for one in found] == ["2025-10", "2025-11", "2025-12", "2026-01", "2026-02", "2026-03"]
    assert [one.tally.total_seconds / 3600 for one in found] == [745, 720, 744, 744, 672, 743]
    assert [one.nights for one in found] == [31, 30, 31, 31, 28, 31]


def test_a_period_is_cut_to_the_window_that_was_asked() -> None:
    standing = kyiv((at("2025-01-01"), at("2026-06-01")))
    found = periods(standing, By.YEAR, at("2025-12-31", "12:00"), at("2026-01-01", "06:00"))
    assert [(one.name, one.tally.total_seconds / 3600) for one in found] == [("2025", 12), ("2026", 6)]


def test_the_parts_of_a_window_add_up_to_it() -> None:
    some = kyiv(
        (at("2025-01-31", "20:00"), at("2025-02-01", "04:00")), (at("2025-12-31", "23:00"), at("2026-01-01", "02:00"))
    )
    window = at("2025-01-01"), at("2026-06-01")
    for by in (By.MONTH, By.YEAR):
        assert sum(one.tally.total_seconds for one in periods(some, by, *window)) == some.tally(*window).total_seconds


def test_nights_run_from_evening_to_morning_and_are_named_by_the_morning() -> None:
    one = kyiv((at("2025-07-03", "17:00"), at("2025-07-04", "10:00")))
    found = periods(one, By.NIGHT, at("2025-07-03"), at("2025-07-05"))
    assert [(n.name, n.tally.total_seconds / 3600) for n in found] == [
        ("2025-07-03", 0), ("2025-07-04", 15), ("2025-07-05", 0),
    ]  # fmt: skip


def test_a_night_without_sleep_has_an_alert_between_midnight_and_five() -> None:
    before, after = (
        (at("2025-07-03", "20:00"), at("2025-07-04", "00:00")),
        (at("2025-07-04", "05:00"), at("2025-07-04", "07:00")),
    )
    assert is_sleepless(kyiv(before, after), date(2025, 7, 4)) is False
    touched = (at("2025-07-03", "20:00"), at("2025-07-04", "00:00") + timedelta(seconds=1))
    assert is_sleepless(kyiv(touched), date(2025, 7, 4)) is True
    assert is_sleepless(kyiv(before), date(2026, 7, 4)) is None, "the data does not reach so far"
    half = kyiv(before, heard=("2025-01-01", "2025-07-04"))
    assert is_sleepless(half, date(2025, 7, 4)) is None


def test_the_hours_without_sleep_are_those_of_the_clocks_when_they_change() -> None:
    repeated = (at("2025-10-26", "05:00") - timedelta(minutes=10), at("2025-10-26", "06:00"))
    assert is_sleepless(kyiv(repeated), date(2025, 10, 26)) is True
    assert is_sleepless(kyiv((at("2025-10-26", "05:00"), at("2025-10-26", "06:00"))), date(2025, 10, 26)) is False


def test_the_longest_alerts_come_first_and_open_ones_have_no_length() -> None:
    found = kyiv(
        (at("2025-02-01"), at("2025-02-01", "02:00")), (at("2025-03-01"), at("2025-03-01", "05:00")),
        (at("2025-05-30"), None),
    )  # fmt: skip
    assert [alert.seconds for alert in longest_alerts(found)] == [5 * 3600, 2 * 3600]


def test_areas_are_ranked_by_what_is_sure_and_unknown_ones_not_at_all() -> None:
    window = at("2025-02-01"), at("2025-02-02")
    one = kyiv((at("2025-02-01"), at("2025-02-01", "02:00"))).tally(*window)
    two = kyiv((at("2025-02-01"), at("2025-02-01", "05:00"))).tally(*window)
    none = kyiv(heard=("2026-01-01", "2026-02-01")).tally(*window)
    assert ranked([one, none, two]) == ([two, one], [none])
