"""Which disputes the attacks hold: settled by a rule, open, or of a sum."""

from __future__ import annotations

from nightcount.reconciliation import disputes
from nightcount.vocabulary import Measure, Weapon
from tests.reconciliation.night import Press, fourth_of_july

DRONE, MISSILE, ALL = Weapon.DRONE, Weapon.MISSILE, Weapon.ALL


def test_where_all_agree_there_is_none() -> None:
    press = fourth_of_july(Press())
    press.report("kpszsu").says(Measure.LAUNCHED, DRONE, 539).says(Measure.LAUNCHED, ALL, 550)
    assert disputes(press.attacks()) == []


def test_a_dispute_that_a_rule_settled_is_listed_with_the_rule() -> None:
    press = fourth_of_july(Press())
    press.report("bbc").says(Measure.LAUNCHED, DRONE, 550)
    (only,) = disputes(press.attacks())
    assert (only.is_settled, only.rule) == (True, "authority")
    assert {c.figure.number for c in press.claims if c.id in only.claims} == {539, 550}


def test_values_side_by_side_are_open() -> None:
    press = Press()
    press.report("outlet-a", hour=8).says(Measure.LAUNCHED, DRONE, 550)
    press.report("outlet-b", hour=9).says(Measure.LAUNCHED, DRONE, 539)
    (only,) = disputes(press.attacks())
    assert (only.is_settled, only.rule) == (False, "side_by_side")


def test_a_broken_sum_is_one_dispute_of_the_claims_that_break_it() -> None:
    press = Press()
    bulletin = press.report("kpszsu").says(Measure.LAUNCHED, ALL, 345)
    bulletin.says(Measure.LAUNCHED, MISSILE, 50).says(Measure.LAUNCHED, DRONE, 297)
    (only,) = disputes(press.attacks())
    assert only.account is not None
    assert (only.is_settled, only.rule, only.account.weapon) == (False, "broken_sum", ALL)
    assert set(only.claims) == {c.id for c in press.claims}


def test_a_sum_that_breaks_while_its_accounts_stand_is_listed_too() -> None:
    press = Press()
    bulletin = press.report("kpszsu").says(Measure.LAUNCHED, ALL, 160).says(Measure.LAUNCHED, DRONE, 151)
    bulletin.says(Measure.LAUNCHED, Weapon.CRUISE, 4, models=("Kh-101",)).says(Measure.SHOT_DOWN, DRONE, 130)
    (only,) = disputes(press.attacks())
    assert only.account is None
    assert only.conflict is not None
    assert only.claims == only.conflict.claims
