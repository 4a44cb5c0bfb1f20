"""Every rule by its id: what it keeps, what it sets aside, and the page that lists them."""

from __future__ import annotations

from pathlib import Path

import pytest

from nightcount.reconciliation import RULES, Status, rule
from nightcount.reconciliation.choice import NARROWING
from nightcount.reconciliation.rules import as_markdown
from nightcount.vocabulary import Figure, Measure, Modifier, Weapon
from tests.reconciliation.night import Press, fourth_of_july, of, value
from tests.shared_data import ROOT

DRONE, MISSILE, ALL = Weapon.DRONE, Weapon.MISSILE, Weapon.ALL
KYIV = "UA80000000000093317"
LISTED = (
    (Weapon.BALLISTIC, "Iskander-M", 6),
    (Weapon.CRUISE, "Iskander-K", 4),
    (Weapon.AEROBALLISTIC, "Kh-47M2 Kinzhal", 1),
)
PAGE = ROOT / "docs" / "method" / "rules.md"
SHOWN_BY = {
    "part": "test_claims_without_a_part_join_the_night_attack",
    "own_place": "test_a_regional_count_stands_beside_the_national_one_and_is_never_added",
    "parts_apart": "test_a_part_of_a_count_is_never_the_value_of_its_cell",
    "rows_add": "test_rows_add_where_one_bulletin_has_two_of_a_kind",
    "bulletins_complete": "test_bulletins_complete_each_other_where_they_list_different_kinds",
    "bulletins_overlap": "test_bulletins_that_may_count_the_same_launches_give_a_lower_bound_and_no_dispute",
    "review": "test_review_settles_a_dispute_whatever_other_rules_would_choose",
    "part_unsaid": "test_a_lower_count_that_names_no_part_does_not_supersede_that_of_the_night",
    "later_bulletin": "test_later_bulletin_supersedes_and_keeps_what_it_replaced",
    "aside": "test_aside_a_comparison_yields_to_every_claim_about_the_attack_itself",
    "breakdown": "test_breakdown_beats_a_headline_of_the_same_report",
    "authority": "test_authority_on_weapons_is_the_air_forces_and_the_loser_is_named",
    "toll_grows": "test_toll_grows_from_one_authority_to_the_next",
    "upheld": "test_upheld_values_beat_those_that_nobody_looked_at",
    "one_origin": "test_one_origin_counts_once_however_many_relay_it",
    "side_by_side": "test_side_by_side_stand_values_that_no_rule_decides",
    "uncontested": "test_uncontested_is_a_value_that_every_claim_agrees_on",
    "inventory": "test_a_report_that_names_no_missiles_leaves_them_unknown_unless_it_is_a_bulletin",
    "no_bombs": "test_bombs_counted_elsewhere_stay_out_of_a_bulletins_sums",
    "sum_of_outcomes": "test_a_column_that_is_empty_is_unknown_and_not_zero",
    "sum_of_kinds": "test_the_rows_of_one_bulletin_add_up_to_what_was_launched",
    "balance": "test_what_may_have_got_through_is_bounded_by_what_was_stopped",
    "sums_together": "test_a_bound_that_several_sums_give_says_so_in_figures",
    "broken_sum": "test_broken_sum_keeps_the_words_and_shows_both_values",
}


def test_the_page_of_the_method_lists_the_rules_of_the_code() -> None:
    assert PAGE.read_text(encoding="utf-8") == as_markdown()


def test_every_rule_has_an_id_of_its_own_and_a_sentence() -> None:
    assert len({one.id for one in RULES}) == len(RULES)
    assert all(one.sentence.endswith(".") for one in RULES)
    with pytest.raises(KeyError):
        rule("majority")


def test_the_rules_are_applied_in_the_order_in_which_they_are_listed() -> None:
    order = [one.id for one in RULES]
    applied = [order.index(name) for name, _, _ in NARROWING]
    assert applied == sorted(applied)


def test_every_rule_has_a_test_that_shows_it() -> None:
    assert list(SHOWN_BY) == [one.id for one in RULES]
    tests = "".join(path.read_text(encoding="utf-8") for path in Path(__file__).parent.glob("test_*.py"))
    assert [name for name in SHOWN_BY.values() if f"def {name}(" not in tests] == []


def test_later_bulletin_supersedes_and_keeps_what_it_replaced() -> None:
    press = Press()
    early = press.report("kpszsu", hour=6).says(Measure.SHOT_DOWN, DRONE, 71)
    press.report("kpszsu", hour=9).says(Measure.SHOT_DOWN, DRONE, 74)
    account = of(press.attack(), Measure.SHOT_DOWN, DRONE)
    assert (str(account.figure), account.status, account.rule) == ("74", Status.STATED, "later_bulletin")
    assert [(str(old.figure), old.published.hour if old.published else 0) for old in account.past] == [("71", 6)]
    assert account.past[0].claim in {c.id for c in press.claims if c.report == early.id}
    assert account.against == ()


def test_a_revision_supersedes_whatever_its_time() -> None:
    press = Press()
    first = press.report("bbc", hour=9).says(Measure.LAUNCHED, DRONE, 550)
    press.report("bbc", hour=9).says(Measure.LAUNCHED, DRONE, 539)
    press.superseded.add(first.id)
    account = of(press.attack(), Measure.LAUNCHED, DRONE)
    assert (str(account.figure), account.rule) == ("539", "later_bulletin")
    assert [str(old.figure) for old in account.past] == ["550"]


def test_what_a_revision_no_longer_says_is_marked_as_superseded() -> None:
    press = Press()
    first = press.report("bbc").says(Measure.LAUNCHED, MISSILE, 12).says(Measure.LAUNCHED, DRONE, 539)
    press.report("bbc").says(Measure.LAUNCHED, DRONE, 539)
    press.superseded.add(first.id)
    account = of(press.attack(), Measure.LAUNCHED, MISSILE)
    assert account.status is Status.SUPERSEDED
    assert value(press.attack(), Measure.LAUNCHED, ALL) == "at least 539"


def test_what_a_report_itself_calls_overtaken_is_history() -> None:
    press = Press()
    dsns = press.report("dsns").says(Measure.INJURED, None, 26, place=KYIV)
    dsns.says(Measure.INJURED, None, 23, place=KYIV, role="earlier")
    account = of(press.attack(), Measure.INJURED, None, KYIV)
    assert str(account.figure) == "26"
    assert [str(old.figure) for old in account.past] == ["23"]


def test_aside_a_comparison_yields_to_every_claim_about_the_attack_itself() -> None:
    press = Press()
    press.report("bbc", hour=20).says(Measure.LAUNCHED, ALL, 545, role="comparison")
    press.report("clash_report", hour=8).says(Measure.LAUNCHED, ALL, 550)
    account = of(press.attack(), Measure.LAUNCHED, ALL)
    assert (str(account.figure), account.rule) == ("550", "aside")


def test_breakdown_beats_a_headline_of_the_same_report() -> None:
    press = Press()
    press.report("kpszsu").says(Measure.SHOT_DOWN, ALL, 480, role="headline").says(Measure.SHOT_DOWN, ALL, 478)
    account = of(press.attack(), Measure.SHOT_DOWN, ALL)
    assert (str(account.figure), account.rule) == ("478", "breakdown")
    assert len(account.against) == 1


def test_a_hedged_figure_that_agrees_does_not_stand_against_the_exact_one() -> None:
    press = Press()
    press.report("kpszsu").says(Measure.LAUNCHED, DRONE, 539)
    press.report("bbc").says(Measure.LAUNCHED, DRONE, Figure.worded(500, Modifier.MORE_THAN))
    press.report("clash_report").says(Measure.LAUNCHED, DRONE, Figure.worded(540, Modifier.ABOUT))
    account = of(press.attack(), Measure.LAUNCHED, DRONE)
    assert (str(account.figure), account.against) == ("539", ())
    assert account.status is Status.STATED


def test_authority_on_weapons_is_the_air_forces_and_the_loser_is_named() -> None:
    press = Press()
    press.report("kpszsu", hour=6).says(Measure.LAUNCHED, DRONE, 539)
    news = press.report("bbc", hour=12).says(Measure.LAUNCHED, DRONE, 550)
    account = of(press.attack(), Measure.LAUNCHED, DRONE)
    assert (str(account.figure), account.status, account.rule) == ("539", Status.STATED, "authority")
    assert account.against == tuple(c.id for c in press.claims if c.report == news.id)


def test_authority_on_casualties_is_not_the_air_forces() -> None:
    press = Press()
    press.report("kpszsu").says(Measure.INJURED, None, 20, place=KYIV)
    press.report("dsns").says(Measure.INJURED, None, 26, place=KYIV)
    assert value(press.attack(), Measure.INJURED, None, KYIV) == "26"


def test_authority_of_a_mayor_ends_with_his_city() -> None:
    odesa = "UA51100270000073549"
    press = Press()
    press.report("klitschko", hour=12).says(Measure.INJURED, None, 9, place=odesa)
    press.report("dsns", hour=8).says(Measure.INJURED, None, 5, place=odesa)
    account = of(press.attack(), Measure.INJURED, None, odesa)
    assert (str(account.figure), account.rule) == ("5", "authority")


def test_toll_grows_from_one_authority_to_the_next() -> None:
    press = Press()
    press.report("klitschko", hour=6).says(Measure.INJURED, None, 23, place=KYIV)
    press.report("dsns", hour=12).says(Measure.INJURED, None, 26, place=KYIV)
    account = of(press.attack(), Measure.INJURED, None, KYIV)
    assert (str(account.figure), account.rule, account.against) == ("26", "toll_grows", ())
    assert [str(old.figure) for old in account.past] == ["23"]


def test_a_later_and_lower_toll_of_another_authority_is_a_dispute() -> None:
    press = Press()
    press.report("klitschko", hour=6).says(Measure.INJURED, None, 26, place=KYIV)
    press.report("dsns", hour=12).says(Measure.INJURED, None, 23, place=KYIV)
    account = of(press.attack(), Measure.INJURED, None, KYIV)
    assert account.status is Status.DISPUTED
    assert len(account.against) == 1


def test_one_origin_counts_once_however_many_relay_it() -> None:
    press = Press()
    for outlet in ("outlet-a", "outlet-b", "outlet-c"):
        press.report(outlet, hour=10).says(Measure.LAUNCHED, DRONE, 550, speaker="An adviser")
    for outlet, speaker in (("outlet-d", "The governor"), ("outlet-e", "The ministry")):
        press.report(outlet, hour=9).says(Measure.LAUNCHED, DRONE, 539, speaker=speaker)
    account = of(press.attack(), Measure.LAUNCHED, DRONE)
    assert (str(account.figure), account.status, account.rule) == ("539", Status.DISPUTED, "one_origin")
    assert len(account.against) == 3


def test_one_origin_is_known_by_whatever_name_it_is_called() -> None:
    press = Press()
    names = ("the air force", "Ukraine's Air Force", "Воздушные силы Украины", "речник Повітряних сил Юрій Ігнат")
    for number, name in enumerate(names):
        press.report(f"outlet-{number}", hour=10).says(Measure.LAUNCHED, DRONE, 550, speaker=name)
    for outlet, speaker in (("outlet-d", "The governor"), ("outlet-e", "The ministry")):
        press.report(outlet, hour=9).says(Measure.LAUNCHED, DRONE, 539, speaker=speaker)
    account = of(press.attack(), Measure.LAUNCHED, DRONE)
    assert (str(account.figure), account.rule) == ("539", "one_origin")


def test_side_by_side_stand_values_that_no_rule_decides() -> None:
    press = Press()
    press.report("outlet-a", hour=8).says(Measure.LAUNCHED, DRONE, 550)
    press.report("outlet-b", hour=9).says(Measure.LAUNCHED, DRONE, 539)
    account = of(press.attack(), Measure.LAUNCHED, DRONE)
    assert (str(account.figure), account.status, account.rule) == ("539", Status.DISPUTED, "side_by_side")
    assert len(account.against) == 1


def test_sums_over_a_dispute_leave_both_values_open() -> None:
    press = Press()
    press.report("outlet-a", hour=8).says(Measure.LAUNCHED, DRONE, 550)
    press.report("outlet-b", hour=9).says(Measure.LAUNCHED, DRONE, 539).says(Measure.LAUNCHED, MISSILE, 11)
    assert value(press.attack(), Measure.LAUNCHED, ALL) == "550–561"


def test_uncontested_is_a_value_that_every_claim_agrees_on() -> None:
    press = Press()
    press.report("kpszsu").says(Measure.LAUNCHED, DRONE, 539)
    press.report("bbc").says(Measure.LAUNCHED, DRONE, 539)
    account = of(press.attack(), Measure.LAUNCHED, DRONE)
    assert (account.rule, len(account.claims)) == ("uncontested", 2)


def test_rows_add_where_one_bulletin_has_two_of_a_kind() -> None:
    press = Press()
    press.row("b", Weapon.BALLISTIC, ("Iskander-M",), launched=2, shot_down=0)
    press.row("b", Weapon.BALLISTIC, ("Iskander-M",), launched=3, shot_down=1)
    attack = press.attack()
    assert value(attack, Measure.LAUNCHED, Weapon.BALLISTIC) == "5"
    account = next(a for a in attack.accounts if a.model == "Iskander-M" and a.measure is Measure.LAUNCHED)
    assert len(account.claims) == 2


def test_rows_that_leave_a_column_empty_make_the_others_a_lower_bound() -> None:
    press = Press()
    press.row("b", DRONE, launched=20, shot_down=10, suppressed=4)
    press.row("b", DRONE, launched=3, shot_down=3)
    account = of(press.attack(), Measure.SUPPRESSED, DRONE)
    assert account.figure.low == 4
    assert not account.figure.is_exact


def test_bulletins_complete_each_other_where_they_list_different_kinds() -> None:
    press = Press()
    press.row("b1", DRONE, launched=408, shot_down=382)
    press.row("b2", Weapon.CRUISE, ("Kh-101",), launched=21, shot_down=14)
    assert value(press.attack(), Measure.LAUNCHED, ALL) == "429"


def test_bulletins_that_list_the_same_kind_at_once_leave_the_total_open() -> None:
    press = Press()
    press.row("b1", DRONE, launched=50, shot_down=33)
    press.row("b1", Weapon.BALLISTIC, ("Iskander-M",), launched=2, shot_down=0)
    press.row("b2", Weapon.BALLISTIC, ("Iskander-M", "KN-23"), launched=4, shot_down=2)
    assert value(press.attack(), Measure.LAUNCHED, ALL) == "at least 54"


def test_bulletins_that_may_count_the_same_launches_give_a_lower_bound_and_no_dispute() -> None:
    press = Press()
    press.row("b1", DRONE, launched=15, shot_down=15)
    press.row("b2", DRONE, launched=11, shot_down=11)
    account = of(press.attack(), Measure.LAUNCHED, DRONE)
    assert (str(account.figure), account.status, account.rule) == ("at least 15", Status.STATED, "bulletins_overlap")
    assert len(account.claims) == 2
    press.report("kpszsu").says(Measure.LAUNCHED, DRONE, 26)
    account = of(press.attack(), Measure.LAUNCHED, DRONE)
    assert (str(account.figure), account.status, account.against) == ("26", Status.STATED, ())


def test_rows_that_were_added_up_say_so() -> None:
    press = Press()
    press.row("b", Weapon.BALLISTIC, ("Iskander-M",), launched=2)
    press.row("b", Weapon.BALLISTIC, ("Iskander-M",), launched=3)
    models = [a for a in press.attack().accounts if a.model == "Iskander-M" and a.measure is Measure.LAUNCHED]
    assert [(str(one.figure), one.rule) for one in models] == [("5", "rows_add")]


def test_broken_sum_keeps_the_words_and_shows_both_values() -> None:
    press = Press()
    bulletin = press.report("kpszsu").says(Measure.LAUNCHED, ALL, 345)
    bulletin.says(Measure.LAUNCHED, MISSILE, 50).says(Measure.LAUNCHED, DRONE, 297).says(Measure.SHOT_DOWN, DRONE, 274)
    attack = press.attack()
    account = of(attack, Measure.LAUNCHED, ALL)
    assert (str(account.figure), account.status, account.rule) == ("345", Status.DISPUTED, "broken_sum")
    assert account.expression == "347 = 297 drones + 50 missiles"
    assert len(account.against) == 2
    (conflict,) = attack.conflicts
    assert conflict.sum == "all = drone + missile (launched)"
    assert set(conflict.claims) == {c.id for c in press.claims if c.measure is Measure.LAUNCHED}
    assert "345 is stated" in conflict.reason
    assert "297 drones + 50 missiles make at least 347" in conflict.reason


def test_the_total_is_given_up_and_not_a_list_that_a_data_set_relays_too() -> None:
    press = fourth_of_july(Press())
    bulletin = press.report("kpszsu").says(Measure.LAUNCHED, ALL, 548).says(Measure.SHOT_DOWN, DRONE, 268)
    for weapon, model, number in LISTED:
        bulletin.says(Measure.LAUNCHED, weapon, number, models=(model,), role="subset")
    bulletin.says(Measure.LAUNCHED, DRONE, 539, models=("Gerbera", "Shahed-136"))
    bulletin.says(Measure.LAUNCHED, Weapon.STRIKE_DRONE, 330, models=("Shahed-136",), role="subset")
    attack = press.attack()
    assert len(attack.conflicts) == 1
    assert (value(attack, Measure.LAUNCHED, ALL), value(attack, Measure.LAUNCHED, DRONE)) == ("548", "539")
    assert [a.weapon for a in attack.accounts if a.status is Status.DISPUTED] == [ALL]


def test_a_mix_is_a_count_of_the_lowest_class_that_holds_all_its_models() -> None:
    press = Press()
    bulletin = press.report("kpszsu").says(Measure.GOT_THROUGH, Weapon.STRIKE_DRONE, 17)
    bulletin.says(Measure.LAUNCHED, Weapon.DECOY, 151, models=("Gerbera", "Parodiya", "Shahed-136"))
    assert value(press.attack(), Measure.LAUNCHED, ALL) == "151"
    assert value(press.attack(), Measure.LAUNCHED, DRONE) == "151"


def test_what_a_report_calls_drones_are_drones_whatever_models_it_names() -> None:
    press = Press()
    press.report("kpszsu").says(Measure.LAUNCHED, DRONE, 135, models=("S8000 Banderol", "Shahed-136"))
    assert value(press.attack(), Measure.LAUNCHED, DRONE) == "135"


def test_the_page_names_each_rule_that_an_account_can_carry() -> None:
    known = {one.id for one in RULES}
    assert {account.rule for account in fourth_of_july(Press()).attack().accounts} <= known
