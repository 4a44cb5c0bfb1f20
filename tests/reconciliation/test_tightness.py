"""Bounds are as narrow as a linear programme makes them, and conflicts as small as they can be. HiGHS judges."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from math import inf

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from nightcount.reconciliation import Status
from nightcount.reconciliation.accounts import Balanced
from nightcount.reconciliation.balance import Balance, Given, Sum
from nightcount.reconciliation.smallest import smallest_conflict
from nightcount.reconciliation.sums import Sort
from nightcount.vocabulary import Measure, Weapon

pytest.importorskip("scipy", reason="scipy is in the extra `dev`")

from tests.reconciliation.judge import Judge
from tests.reconciliation.night import Press, of
from tests.reconciliation.random_nights import MadeUp, balanced, nights, presses


def _shown(found: Balanced) -> list[int]:
    """The variables that have accounts."""
    assert found.sums is not None
    return [n for n, (m, node) in enumerate(found.sums.variables) if m and node.sort in (Sort.CLASS, Sort.ITEM)]


@settings(max_examples=15, deadline=None)
@given(nights(), st.data())
def test_bounds_hold_the_truth_and_are_those_of_a_linear_programme(night: MadeUp, data: st.DataObject) -> None:
    press = data.draw(presses(night))
    found = balanced(press)
    assert found.sums is not None
    assert found.conflicts == ()
    shown = _shown(found)
    judged = Judge(len(found.sums.variables), found.sums.sums, found.held).bounds(shown)
    assert {v: (found.bounds.low[v], found.bounds.high[v]) for v in shown} == judged
    for account in found.accounts():
        variable = found.sums.find(account.measure, account.weapon or Weapon.ALL, account.model)
        assert variable is not None
        if account.status is Status.DERIVED:
            low, high = judged[variable]
            assert (account.figure.low or 0, account.figure.high) == (low, None if high == inf else high)
            assert account.claims
            assert set(account.claims) <= {claim.id for claim in press.claims}
    for variable in shown:
        measure, node = found.sums.variables[variable]
        if node.sort is Sort.CLASS and measure:
            number = night.truth.get((measure, node.weapon), 0)
            assert found.bounds.low[variable] <= number <= found.bounds.high[variable]


@settings(max_examples=15, deadline=None)
@given(nights(), st.data())
def test_the_claims_of_a_conflict_break_the_sums_and_without_any_one_of_them_do_not(
    night: MadeUp, data: st.DataObject
) -> None:
    found = balanced(data.draw(presses(night, off=True)))
    assert found.sums is not None
    givens = found.told

    def possible(some: Sequence[Given]) -> bool:
        assert found.sums is not None
        return Judge(len(found.sums.variables), found.sums.sums, some).is_possible

    core = smallest_conflict(found.balance, givens)
    assert possible(givens) is (core == [])
    if core:
        assert not possible(core)
        assert all(possible([one for one in core if one is not left_out]) for left_out in core)
    assert possible(found.held)
    assert bool(found.conflicts) is bool(core)


# Sums of any shape over eight variables, such as no night has, and what is given of them.
SUMS = st.lists(st.lists(st.integers(0, 7), min_size=2, max_size=5, unique=True), min_size=1, max_size=7)
GIVEN = st.dictionaries(st.integers(0, 7), st.tuples(st.integers(0, 9), st.sampled_from((0, 0, 3, 1000))), max_size=6)


def _balance(shapes: list[list[int]]) -> Balance:
    return Balance(8, [Sum(total, tuple(parts), "sum_of_kinds") for total, *parts in shapes])


def _givens(said: dict[int, tuple[int, int]]) -> list[Given]:
    return [Given(((v, low, low + more),), (f"claim {v}",), "uncontested", (v,)) for v, (low, more) in said.items()]


@settings(max_examples=60, deadline=None)
@example([[0, 2], [1, 0, 2]], {1: (1, 0)})
@given(SUMS, GIVEN)
def test_sums_of_any_shape_leave_what_a_linear_programme_leaves(
    shapes: list[list[int]], said: dict[int, tuple[int, int]]
) -> None:
    balance, givens = _balance(shapes), _givens(said)
    found = balance.bounds(givens)
    judge = Judge(8, balance.sums, givens)
    assert judge.is_possible is (found.broken is None)
    if found.broken is None:
        judged = {v: (low, high) for v, (low, high) in judge.bounds(range(8)).items() if low <= high}
        assert judged == {v: (found.low[v], found.high[v]) for v in judged}


@settings(max_examples=60, deadline=None)
@given(SUMS, GIVEN)
def test_no_smaller_set_conflicts_than_the_one_that_is_named(
    shapes: list[list[int]], said: dict[int, tuple[int, int]]
) -> None:
    balance, givens = _balance(shapes), _givens(said)
    core = smallest_conflict(balance, givens)
    for size in range(len(core)):
        assert all(Judge(8, balance.sums, some).is_possible for some in combinations(givens, size))
    if core:
        assert not Judge(8, balance.sums, core).is_possible


# Three groups whose totals are known two by two: no sum alone tells anything of one of them.
PAIRS = [Sum(3, (0, 1), "sum_of_kinds"), Sum(4, (0, 2), "sum_of_kinds"), Sum(5, (1, 2), "sum_of_kinds")]


def test_what_only_several_sums_tell_is_found() -> None:
    found = Balance(6, PAIRS).bounds(_givens({3: (30, 0), 4: (20, 0), 5: (12, 0)}))
    assert (found.low[:3], found.high[:3]) == ([19, 11, 1], [19, 11, 1])
    assert {one.claims[0] for one in found.behind(found.last_low[0])} == {"claim 3", "claim 4", "claim 5"}


def test_a_half_is_no_count() -> None:
    found = Balance(6, PAIRS).bounds(_givens({3: (3, 0), 4: (3, 0), 5: (2, 1)}))
    assert (found.low[0], found.high[0]) == (2, 2)


def test_where_only_a_fraction_fits_there_is_no_conflict_of_sums() -> None:
    balance, givens = _balance([[0, 2], [1, 0, 2]]), _givens({1: (1, 0)})
    found = balance.bounds(givens)
    assert found.broken is None
    assert (found.low[0], found.high[0]) == (0, 1)
    assert smallest_conflict(balance, givens) == []


def test_a_conflict_that_only_several_sums_show_is_found() -> None:
    balance = Balance(6, PAIRS)
    core = smallest_conflict(balance, _givens({3: (30, 0), 4: (20, 0), 5: (60, 0)}))
    assert [one.claims[0] for one in core] == ["claim 3", "claim 4", "claim 5"]


def test_a_bound_that_several_sums_give_says_so_in_figures() -> None:
    press = Press()
    air_force = press.report("kpszsu").says(Measure.LAUNCHED, Weapon.GUIDED_AIR, 3)
    air_force.says(Measure.NEUTRALISED, Weapon.GUIDED_AIR, 1)
    air_force.says(Measure.LAUNCHED, Weapon.BALLISTIC, 25).says(Measure.LAUNCHED, Weapon.ANTI_SHIP, 13)
    air_force.says(Measure.NEUTRALISED, Weapon.MISSILE, 18).says(Measure.GOT_THROUGH, Weapon.MISSILE, 23)
    account = of(press.attack(), Measure.GOT_THROUGH, Weapon.GUIDED_AIR)
    assert (str(account.figure), account.rule) == ("2", "sums_together")
    assert account.expression == (
        "at least 18 missiles neutralised + 23 missiles got through − 1 guided air missile neutralised "
        "− 25 ballistic missiles launched − 13 anti-ship missiles launched; at most 3 launched − 1 neutralised"
    )
    assert len(account.claims) == 6
