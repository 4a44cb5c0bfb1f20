"""Bounds never lose the truth, and a conflict names no claim too many."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from nightcount.reconciliation import Attack, Status
from nightcount.reconciliation.balance import Balance, Given, Sum
from nightcount.reconciliation.smallest import smallest_conflict
from nightcount.vocabulary import Figure, Measure, Weapon
from tests.reconciliation.night import Press

LEAVES = (Weapon.DRONE, Weapon.BALLISTIC, Weapon.CRUISE)
MODELS = {Weapon.DRONE: (), Weapon.BALLISTIC: ("Iskander-M", "KN-23"), Weapon.CRUISE: ("Kh-101",)}
FATES = (Measure.SHOT_DOWN, Measure.SUPPRESSED, Measure.GOT_THROUGH, Measure.NOT_REACHED)

Truth = dict[tuple[Measure, Weapon], int]


@st.composite
def truths(draw: st.DrawFn) -> Truth:
    """A night that is consistent: how many of each leaf met each fate, and all the sums of that."""
    truth: Truth = {}
    for leaf in LEAVES:
        for fate in FATES:
            truth[fate, leaf] = draw(st.integers(0, 30))
        truth[Measure.NEUTRALISED, leaf] = truth[Measure.SHOT_DOWN, leaf] + truth[Measure.SUPPRESSED, leaf]
        left = draw(st.integers(0, 5))
        fates = (Measure.NEUTRALISED, Measure.GOT_THROUGH, Measure.NOT_REACHED)
        truth[Measure.LAUNCHED, leaf] = left + sum(truth[fate, leaf] for fate in fates)
    for measure in (*FATES, Measure.NEUTRALISED, Measure.LAUNCHED):
        truth[measure, Weapon.MISSILE] = truth[measure, Weapon.BALLISTIC] + truth[measure, Weapon.CRUISE]
        truth[measure, Weapon.ALL] = truth[measure, Weapon.DRONE] + truth[measure, Weapon.MISSILE]
    return truth


def _told(truth: Truth, kept: list[bool], source: str) -> Press:
    press = Press()
    report = press.report(source)
    for (measure, weapon), keep in zip(truth, kept, strict=True):
        if keep:
            report.says(measure, weapon, truth[measure, weapon])
    return press


@settings(max_examples=150, deadline=None)
@given(truths(), st.data())
def test_whatever_is_left_unsaid_the_bounds_hold_the_truth(truth: Truth, data: st.DataObject) -> None:
    kept = data.draw(st.lists(st.booleans(), min_size=len(truth), max_size=len(truth)))
    press = _told(truth, kept, "outlet-a")
    for attack in press.attacks():
        assert attack.conflicts == ()
        _holds(attack, truth)


@settings(max_examples=100, deadline=None)
@given(truths(), st.data())
def test_rows_with_empty_columns_never_lose_the_truth(truth: Truth, data: st.DataObject) -> None:
    press = Press()
    columns = (Measure.LAUNCHED, Measure.SHOT_DOWN, Measure.SUPPRESSED, Measure.IN_AIR)
    for leaf in LEAVES:
        counts: dict[str, Any] = {m.value: truth[m, leaf] for m in columns if (m, leaf) in truth}
        hidden = data.draw(st.sets(st.sampled_from(sorted(counts)), max_size=2))
        press.row("b", leaf, MODELS[leaf], **{m: n for m, n in counts.items() if m not in hidden})
    (attack,) = press.attacks()
    assert attack.conflicts == ()
    _holds(attack, truth)


def _holds(attack: Attack, truth: Truth) -> None:
    for account in attack.accounts:
        assert account.weapon is not None
        if (account.measure, account.weapon) in truth:
            number = truth[account.measure, account.weapon]
            assert (account.figure.low or 0) <= number
            assert account.figure.high is None or number <= account.figure.high


@settings(max_examples=200, deadline=None)
@given(truths(), st.data())
def test_a_wrong_number_ends_in_a_conflict_of_claims_that_break_a_sum_together(
    truth: Truth, data: st.DataObject
) -> None:
    kept = data.draw(st.lists(st.booleans(), min_size=len(truth), max_size=len(truth)))
    wrong = data.draw(st.sampled_from(sorted(truth)))
    press = _told({**truth, wrong: truth[wrong] + data.draw(st.integers(1, 40))}, kept, "outlet-a")
    for attack in press.attacks():
        for conflict in attack.conflicts:
            members = [c for c in press.claims if c.id in conflict.claims]
            assert len(members) == len(conflict.claims) >= 2
            assert any(found.conflicts for found in press.attacks(members))
            assert any(c.measure is wrong[0] and c.weapon is wrong[1] for c in members)


# Two kinds and their total (variables 0 to 2) under a measure, the same under two measures that are its parts.
TABLE = [
    *(Sum(3 * row, (3 * row + 1, 3 * row + 2), "sum_of_kinds") for row in range(3)),
    *(Sum(column, (3 + column, 6 + column), "sum_of_outcomes") for column in range(3)),
]


@settings(max_examples=300, deadline=None)
@given(st.dictionaries(st.integers(0, 8), st.integers(0, 12), min_size=2))
def test_without_any_one_of_its_claims_a_conflict_is_none(said: dict[int, int]) -> None:
    balance = Balance(9, TABLE)
    core = smallest_conflict(balance, [_given(variable, number, number) for variable, number in said.items()])
    if core:
        assert balance.bounds(core).broken is not None
        assert all(balance.bounds([g for g in core if g is not one]).broken is None for one in core)
    else:
        assert balance.bounds([_given(v, n, n) for v, n in said.items()]).broken is None


def test_the_values_in_a_conflict_are_disputed_or_taken_as_they_are() -> None:
    press = Press()
    report = press.report("outlet-a").says(Measure.LAUNCHED, Weapon.DRONE, 16)
    report.says(Measure.SHOT_DOWN, Weapon.DRONE, 15).says(Measure.SUPPRESSED, Weapon.DRONE, 11)
    attack = press.attack()
    (conflict,) = attack.conflicts
    assert len(conflict.claims) == 3
    suppressed = attack.account(Measure.SUPPRESSED, Weapon.DRONE)
    launched = attack.account(Measure.LAUNCHED, Weapon.DRONE)
    assert suppressed is not None
    assert launched is not None
    assert (str(suppressed.figure), suppressed.status) == ("11", Status.DISPUTED)
    assert (str(launched.figure), launched.status) == ("16", Status.STATED)


def test_a_claim_of_less_authority_that_breaks_a_sum_does_not_take_the_cell() -> None:
    press = Press()
    air_force = press.report("kpszsu").says(Measure.LAUNCHED, Weapon.DRONE, 539)
    air_force.says(Measure.SHOT_DOWN, Weapon.DRONE, 268).says(Measure.SUPPRESSED, Weapon.DRONE, 208)
    press.report("bbc").says(Measure.GOT_THROUGH, Weapon.DRONE, 72)
    attack = press.attack()
    through = attack.account(Measure.GOT_THROUGH, Weapon.DRONE)
    assert through is not None
    assert str(through.figure) == "at most 63"
    assert through.status is Status.DISPUTED
    assert through.against == tuple(c.id for c in press.claims if c.measure is Measure.GOT_THROUGH)


def _given(variable: int, low: float, high: float, doubt: int = 0) -> Given:
    return Given(((variable, low, high),), (f"claim {variable}",), "uncontested", (doubt,), (f"claim {variable}",))


def test_bounds_go_from_the_total_to_the_part_that_is_left() -> None:
    balance = Balance(3, [Sum(0, (1, 2), "sum_of_kinds")])
    found = balance.bounds([_given(0, 550, 550), _given(1, 539, 539)])
    assert (found.low[2], found.high[2]) == (11, 11)


def test_sums_that_would_chase_each_other_for_ever_come_to_an_end() -> None:
    balance = Balance(4, [Sum(0, (1, 2), "sum_of_kinds"), Sum(1, (0, 3), "sum_of_kinds")])
    found = balance.bounds([_given(2, 1, 5)])
    assert found.low[0] >= 1


def test_the_most_doubtful_claim_stays_out_of_a_conflict_that_holds_without_it() -> None:
    balance = Balance(3, [Sum(0, (1, 2), "sum_of_kinds")])
    least = _given(2, 5, 9, doubt=2)
    core = smallest_conflict(balance, [_given(0, 10, 10), _given(1, 12, 12), least])
    assert [one.claims for one in core] == [("claim 0",), ("claim 1",)]


def test_a_figure_with_two_bounds_shows_the_sum_behind_each() -> None:
    press = Press()
    report = press.report("outlet-a").says(Measure.LAUNCHED, Weapon.DRONE, 40)
    report.says(Measure.LAUNCHED, Weapon.MISSILE, Figure.bounds(2, 5))
    account = press.attack().account(Measure.LAUNCHED, Weapon.ALL)
    assert account is not None
    assert str(account.figure) == "42–45"
    assert account.expression == "at least 40 drones + 2 missiles; at most 40 drones + 5 missiles"
