"""The flow of an attack: nothing is drawn that the record does not know."""

from __future__ import annotations

from datetime import date

import pytest

from nightcount.publishing.charts.drawing import to_svg
from nightcount.publishing.charts.flow_chart import chart_of_flow
from nightcount.publishing.flow import Branch, Flow, flow
from nightcount.reconciliation.attack import Account, Attack, Status
from nightcount.vocabulary import Figure, Measure, Modifier, Number, Weapon

L, N, S, J, G = Measure.LAUNCHED, Measure.NEUTRALISED, Measure.SHOT_DOWN, Measure.SUPPRESSED, Measure.GOT_THROUGH


def attack(**figures: Figure | Number) -> Attack:
    """An attack of drones with these accounts."""
    known = {name: one if isinstance(one, Figure) else Figure.exact(one) for name, one in figures.items()}
    accounts = [
        Account(Measure(name), Weapon.DRONE, "UA", figure, Status.STATED, "uncontested")
        for name, figure in known.items()
    ]
    return Attack(date(2025, 7, 4), "RU", "night", (None, None), tuple(accounts))


def drawn(**figures: Figure | Number) -> dict[Measure | None, Number]:
    found = flow(attack(**figures))
    return {branch.outcome: branch.count for branch in found.branches} if found else {}


def test_what_is_left_over_is_of_unknown_fate() -> None:
    assert drawn(launched=539, shot_down=268, suppressed=208) == {S: 268, J: 208, None: 63}


def test_what_closes_leaves_nothing_over() -> None:
    assert drawn(launched=9, shot_down=4, suppressed=3, got_through=2) == {S: 4, J: 3, G: 2}


def test_a_bound_is_drawn_as_wide_as_it_surely_is() -> None:
    assert drawn(launched=20, shot_down=8, got_through=Figure(2, 5, Modifier.RANGE)) == {S: 8, G: 2, None: 10}
    found = flow(attack(launched=20, got_through=Figure(2, 5, Modifier.RANGE)))
    assert found is not None
    assert "at least 2 got through" in found.words()


def test_an_upper_bound_draws_nothing() -> None:
    assert drawn(launched=20, got_through=Figure.worded(5, Modifier.AT_MOST)) == {None: 20}


def test_what_was_neutralised_stands_alone_where_its_parts_do_not_make_it_up() -> None:
    assert drawn(launched=20, neutralised=15, shot_down=6) == {N: 15, None: 5}
    assert drawn(launched=20, neutralised=15, shot_down=6, suppressed=9) == {S: 6, J: 9, None: 5}


def test_nothing_is_drawn_of_a_zero() -> None:
    assert drawn(launched=3, shot_down=0) == {None: 3}
    assert drawn(launched=0) == {}


@pytest.mark.parametrize(
    "launched", [Figure.unknown(), Figure(10, 12, Modifier.RANGE), Figure.worded(10, Modifier.AT_LEAST)]
)
def test_nothing_is_drawn_where_it_is_not_known_how_many_were_launched(launched: Figure) -> None:
    assert flow(attack(launched=launched, shot_down=4)) is None


def test_nothing_is_drawn_where_more_met_a_fate_than_were_launched() -> None:
    assert flow(attack(launched=10, shot_down=8, got_through=4)) is None


@pytest.mark.parametrize("width", ["narrow", "wide"])
def test_the_chart_needs_no_style_and_no_script(width: str) -> None:
    found = flow(attack(launched=539, shot_down=268, suppressed=208))
    assert found is not None
    chart = to_svg(chart_of_flow(found, 1, ""), width, "light").decode()
    assert "<title>What was launched" in chart
    assert "style=" not in chart
    assert "<script" not in chart
    for label in ("539", "268", "208", "63", "fate unknown"):
        assert f">{label}<" in chart


def test_a_chart_of_one_branch() -> None:
    made = chart_of_flow(Flow((Branch(Weapon.MISSILE, G, 1),)), 1, "")
    assert b">missiles<" in to_svg(made, "narrow", "light")
