"""The strip: time as characters, with clocks that change and times of which nothing is known."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from nightcount.alerts import Timeline, timeline
from nightcount.publishing.strip import CALM, FULL, LEVELS, SOME, UNKNOWN, strip
from nightcount.sources.report import Heard, Signal
from nightcount.vocabulary import at_kyiv, find_area

KYIV = find_area("Kyiv").code
FEED = "alerts_official"


def at(day: str, clock: str = "00:00") -> datetime:
    return at_kyiv(date.fromisoformat(day), time.fromisoformat(clock))


def kyiv(*alerts: tuple[datetime, datetime], heard: tuple[datetime, datetime] | None = None) -> Timeline:
    signals = [Signal(KYIV, start, end, FEED, "") for start, end in alerts]
    return timeline(KYIV, signals, [Heard(KYIV, FEED, *(heard or (at("2025-01-01"), at("2026-12-01"))))])


def test_a_night_is_one_row_with_its_hours_above() -> None:
    one = kyiv((at("2025-07-03", "20:00"), at("2025-07-04", "04:00")))
    shown = strip([("", one)], at("2025-07-03", "18:00"), at("2025-07-04", "09:00"), 80)
    ((label, cells),) = shown.rows
    assert (label, shown.cell, len(cells)) == ("", "12 minutes", 75)
    assert cells == CALM * 10 + FULL * 40 + CALM * 25
    assert shown.scale.split() == [f"{hour:02}" for hour in (*range(18, 24), *range(9))]
    assert shown.scale.index("20") == cells.index(FULL)


def test_short_alerts_and_gaps_have_signs_of_their_own() -> None:
    one = kyiv(
        (at("2025-07-03", "20:00"), at("2025-07-03", "20:03")), heard=(at("2025-07-03"), at("2025-07-03", "21:00"))
    )
    ((_, cells),) = strip([("", one)], at("2025-07-03", "18:00"), at("2025-07-04", "09:00"), 80).rows
    assert cells == CALM * 10 + SOME + CALM * 4 + UNKNOWN * 60


def test_no_line_is_wider_than_the_terminal() -> None:
    one = kyiv((at("2025-07-03", "20:00"), at("2025-07-04", "04:00")))
    for width in (60, 80, 120):
        for days in (0.5, 1, 1.4, 3, 31, 400):
            shown = strip(
                [("some part", one), ("the whole", one)],
                at("2025-07-01"),
                at("2025-07-01") + timedelta(days=days),
                width,
            )
            assert max(map(len, shown.lines())) <= width


def test_a_day_with_an_hour_left_out_shows_a_hole_and_nothing_is_lost() -> None:
    whole = kyiv((at("2026-03-28"), at("2026-03-31")))
    rows = dict(strip([("", whole)], at("2026-03-28"), at("2026-03-31"), 80).rows)
    assert rows["28 Mar"] == FULL * 72
    assert rows["29 Mar"] == FULL * 9 + " " * 3 + FULL * 60


def test_the_repeated_hour_of_autumn_is_drawn_into_the_cell_before_it() -> None:
    # 01:10 to 01:50 UTC is 03:10 to 03:50 Kyiv time for the second time.
    one = kyiv((datetime(2025, 10, 26, 1, 10, tzinfo=UTC), datetime(2025, 10, 26, 1, 50, tzinfo=UTC)))
    rows = dict(strip([("", one)], at("2025-10-25"), at("2025-10-28"), 80).rows)
    assert rows["26 Oct"] == CALM * 11 + FULL + CALM * 60


def test_a_year_is_a_row_a_month_and_a_cell_a_day_the_higher_the_longer() -> None:
    one = kyiv((at("2025-02-03"), at("2025-02-04")), (at("2025-02-05"), at("2025-02-05", "02:00")))
    rows = dict(strip([("", one)], at("2025-01-01"), at("2026-01-01"), 80).rows)
    assert list(rows)[:2] == ["Jan 2025", "Feb 2025"]
    assert rows["Feb 2025"] == CALM * 2 + LEVELS[-1] + CALM + LEVELS[0] + CALM * 23


def test_a_window_that_begins_inside_a_month_leaves_the_days_before_blank() -> None:
    rows = dict(strip([("", kyiv())], at("2025-01-30"), at("2025-06-01"), 80).rows)
    assert rows["Jan 2025"] == " " * 29 + CALM * 2
