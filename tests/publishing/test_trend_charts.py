"""Charts of many nights: what is drawn is what is known, and what is not known is marked."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nightcount.publishing.charts.drawing import to_svg
from nightcount.publishing.charts.frame import Frame, ticks_to
from nightcount.publishing.charts.palette import ACCENT, FLOW_1, FLOW_3
from nightcount.publishing.charts.trend_chart import (
    OPEN,
    MonthRow,
    chart_of_launches,
    chart_of_shares,
    launched_chart,
    share_chart,
)
from nightcount.reconciliation import Account, Attack, Counts, Period, Status
from nightcount.vocabulary import Figure, Measure, Weapon


def rows_of(chart: Any) -> list[dict[str, Any]]:
    """All data of a chart."""
    made = chart.to_dict()
    sets = [layer["data"] for layer in made["layer"]]
    return [row for one in sets for row in (one["values"] if "values" in one else made["datasets"][one["name"]])]


def month(number: int) -> date:
    return date(2025, number, 1)


def test_a_month_is_drawn_solid_as_far_as_it_is_sure_and_light_beyond() -> None:
    rows = rows_of(launched_chart((MonthRow(month(1), 60, 100), MonthRow(month(2), 80, 80)), 100, 860))
    frame = Frame(860, 240, ticks_to(100)[-1])
    solid = [one["y2"] for one in rows if one.get("colour") == FLOW_1]
    assert solid == [frame.y(60), frame.y(80)]
    assert [(one["y"], one["y2"]) for one in rows if one.get("colour") == FLOW_3] == [(frame.y(60), frame.y(100))]


def test_what_is_open_above_and_what_is_unknown_is_marked() -> None:
    rows = rows_of(launched_chart((MonthRow(month(1), 60, None), MonthRow(month(2), None, None)), 60, 860))
    assert [one["text"] for one in rows if one.get("text") in (OPEN, "?")] == [OPEN, "?"]


def test_a_share_is_a_band_and_what_is_sure_lies_on_it() -> None:
    rows = rows_of(share_chart((MonthRow(month(1), 0.05, 0.2, (0.1, 0.15)), MonthRow(month(2), None, None)), 20, 860))
    (sure,) = [one for one in rows if one.get("colour") == ACCENT]
    frame = Frame(860, 240, ticks_to(20)[-1] / 100)
    assert (sure["y"], sure["y2"]) == (frame.y(0.1) + 1, frame.y(0.15))
    assert [one["text"] for one in rows if one.get("text") == "?"] == ["?"]


def test_a_single_month_and_ten_years_are_drawn() -> None:
    for many in (1, 120):
        rows = tuple(MonthRow(date(2015 + at // 12, at % 12 + 1, 1), at, at) for at in range(many))
        for width in (860, 350):
            assert all(0 <= one["x"] <= width for one in rows_of(launched_chart(rows, 120, width)))


@given(st.integers(0, 10**7) | st.floats(min_value=0.001, max_value=1e6))
def test_a_scale_reaches_what_it_shows_in_few_steps(most: float) -> None:
    ticks = ticks_to(most)
    assert ticks[0] == 0
    assert ticks[-1] >= most - 1e-6
    assert 2 <= len(ticks) <= 6


@pytest.mark.parametrize("draw", [chart_of_launches, chart_of_shares])
def test_a_chart_of_a_period_is_a_picture_with_words(draw: Any) -> None:
    account = Account(Measure.LAUNCHED, Weapon.ALL, "UA", Figure.exact(550), Status.STATED, "uncontested")
    through = Account(Measure.GOT_THROUGH, Weapon.ALL, "UA", Figure.exact(72), Status.STATED, "uncontested")
    attack = Attack(date(2025, 7, 4), "RU", "night", (None, None), (account, through))
    period = Period.of([Counts.in_attack(attack)], date(2025, 6, 1), date(2025, 7, 31))
    chart = draw(period, Weapon.ALL, "Nightcount")
    assert "June 2025 to July 2025" in chart.words
    assert b"<title>" in to_svg(chart, "wide", "auto")
    assert draw(Period.of([], date(2025, 6, 1), date(2025, 7, 31)), Weapon.ALL, "").words


def test_a_toll_rises_in_steps_as_it_was_reported() -> None:
    from datetime import UTC, datetime

    from nightcount.publishing.charts.toll_chart import Steps, toll_chart

    hours = [datetime(2025, 7, 4, hour, tzinfo=UTC) for hour in (3, 6, 9)]
    rows = rows_of(toll_chart((Steps("injured, Kharkiv", tuple(zip(hours, (5, 8, 11), strict=True))),), 860))
    frame = Frame(860, 220, ticks_to(11)[-1])
    points = [one["y"] for one in rows if set(one) == {"x", "y"}]
    assert points == [frame.y(number) for number in (5, 8, 11, 11, 5, 8, 11)]
    assert "11 injured, Kharkiv" in [one.get("text") for one in rows]
