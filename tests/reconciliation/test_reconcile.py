"""What is claimed of a night becomes one account a cell."""

from __future__ import annotations

import json
import random

from nightcount.reconciliation import UNPLACED, Attack, Status
from nightcount.vocabulary import Figure, Measure, Modifier, Weapon
from tests.reconciliation.night import NIGHT, Press, fourth_of_july, of, value

ALL, DRONE, MISSILE = Weapon.ALL, Weapon.DRONE, Weapon.MISSILE
KYIV = "UA80000000000093317"


def test_the_rows_of_one_bulletin_add_up_to_what_was_launched() -> None:
    attack = fourth_of_july(Press()).attack()
    launched = of(attack, Measure.LAUNCHED, ALL)
    assert str(launched.figure) == "550"
    assert launched.status is Status.DERIVED
    assert launched.expression == "539 drones + 11 missiles"
    assert value(attack, Measure.LAUNCHED, MISSILE) == "11"
    assert of(attack, Measure.LAUNCHED, MISSILE).rule == "inventory"
    assert of(attack, Measure.LAUNCHED, DRONE).status is Status.STATED


def test_a_column_that_is_empty_is_unknown_and_not_zero() -> None:
    attack = fourth_of_july(Press()).attack()
    assert value(attack, Measure.SHOT_DOWN, ALL) == "270"
    assert value(attack, Measure.SHOT_DOWN, MISSILE) == "2"
    assert of(attack, Measure.SUPPRESSED, ALL).figure == Figure(208, 217, Modifier.RANGE)
    assert value(attack, Measure.SUPPRESSED, MISSILE) == "at most 9"
    assert of(attack, Measure.NEUTRALISED, ALL).figure == Figure(478, 487, Modifier.RANGE)
    assert of(attack, Measure.NEUTRALISED, DRONE).expression == "268 shot down + 208 suppressed"


def test_what_may_have_got_through_is_bounded_by_what_was_stopped() -> None:
    attack = fourth_of_july(Press()).attack()
    assert value(attack, Measure.GOT_THROUGH, DRONE) == "at most 63"
    assert value(attack, Measure.GOT_THROUGH, MISSILE) == "at most 9"
    assert value(attack, Measure.GOT_THROUGH, ALL) == "at most 72"
    assert of(attack, Measure.GOT_THROUGH, DRONE).expression == "539 launched − 476 neutralised"


def test_locations_are_told_for_the_whole_attack() -> None:
    attack = fourth_of_july(Press()).attack()
    assert value(attack, Measure.HIT_LOCATIONS) == "8"
    assert value(attack, Measure.DEBRIS_LOCATIONS) == "33"


def test_a_bulletin_that_states_both_parts_closes_their_sum() -> None:
    press = fourth_of_july(Press())
    bulletin = press.report("kpszsu")
    bulletin.says(Measure.GOT_THROUGH, DRONE, 63).says(Measure.GOT_THROUGH, MISSILE, 9)
    attack = press.attack()
    through = of(attack, Measure.GOT_THROUGH, ALL)
    assert str(through.figure) == "72"
    assert through.expression == "63 drones + 9 missiles"
    assert set(through.claims) == {c.id for c in press.claims if c.measure is Measure.GOT_THROUGH}
    assert of(attack, Measure.GOT_THROUGH, MISSILE).status is Status.STATED


def test_every_derived_account_leads_to_claims_that_exist() -> None:
    press = fourth_of_july(Press())
    known = {c.id for c in press.claims}
    for account in press.attack().accounts:
        assert account.claims
        assert set(account.claims) | set(account.against) <= known


def test_the_order_of_the_claims_does_not_matter() -> None:
    press = fourth_of_july(Press())
    press.report("bbc").says(Measure.LAUNCHED, DRONE, 550).says(Measure.KILLED, None, 1, place=KYIV)
    press.report("kpszsu").says(Measure.LAUNCHED, ALL, 551, role="whole").says(Measure.SHOT_DOWN, DRONE, 268)
    first = _bytes(press.attacks())
    for seed in range(20):
        shuffled = list(press.claims)
        random.Random(seed).shuffle(shuffled)
        assert _bytes(press.attacks(shuffled + shuffled[:3])) == first


def _bytes(attacks: list[Attack]) -> str:
    return json.dumps([attack.as_json() for attack in attacks])


def test_a_regional_count_stands_beside_the_national_one_and_is_never_added() -> None:
    press = fourth_of_july(Press())
    press.report("nightly", hour=None, url="south").says(
        Measure.LAUNCHED, DRONE, 4, role="regional", speaker="Air Command South", part=None
    )
    attack = press.attack()
    assert value(attack, Measure.LAUNCHED, DRONE) == "539"
    assert value(attack, Measure.LAUNCHED, DRONE, "regional:Air Command South") == "4"


def test_a_count_of_another_place_stands_in_a_cell_of_its_own() -> None:
    press = fourth_of_july(Press())
    press.report("kpszsu").says(Measure.LAUNCHED, DRONE, 40, place=KYIV)
    attack = press.attack()
    assert value(attack, Measure.LAUNCHED, DRONE) == "539"
    assert value(attack, Measure.LAUNCHED, DRONE, KYIV) == "40"


def test_a_toll_without_a_place_is_not_shown_as_the_countrys() -> None:
    press = Press()
    press.report("bbc").says(Measure.INJURED, None, 26)
    attack = press.attack()
    assert value(attack, Measure.INJURED) == "nothing"
    assert value(attack, Measure.INJURED, None, UNPLACED) == "26"


def test_claims_without_a_part_join_the_night_attack() -> None:
    press = Press()
    press.report("kpszsu").says(Measure.LAUNCHED, DRONE, 10)
    press.report("kpszsu").says(Measure.LAUNCHED, DRONE, 5, part="day")
    press.report("bbc").says(Measure.LAUNCHED, MISSILE, 2, part=None)
    day, night = press.attacks()
    assert (day.id, night.id) == (f"{NIGHT}-RU-day", f"{NIGHT}-RU-night")
    assert value(night, Measure.LAUNCHED, MISSILE) == "2"
    assert value(day, Measure.LAUNCHED, MISSILE) == "nothing"


def test_where_only_a_day_attack_is_told_claims_without_a_part_join_it() -> None:
    press = Press()
    press.report("kpszsu").says(Measure.LAUNCHED, DRONE, 5, part="day")
    press.report("bbc").says(Measure.LAUNCHED, MISSILE, 2, part=None)
    assert press.attack().part == "day"


def test_a_text_of_the_afternoon_that_counts_other_launches_tells_of_the_day() -> None:
    press = Press()
    night = press.report("kpszsu", hour=5).says(Measure.LAUNCHED, DRONE, 180)
    night.says(Measure.NEUTRALISED, DRONE, 160, part=None)
    later = press.report("kpszsu", hour=13).says(Measure.LAUNCHED, DRONE, 90, part=None)
    later.says(Measure.NEUTRALISED, DRONE, 81, part=None)
    day, dark = press.attacks()
    assert (day.part, dark.part) == ("day", "night")
    assert value(day, Measure.NEUTRALISED, DRONE) == "81"
    assert value(dark, Measure.NEUTRALISED, DRONE) == "160"


def test_a_text_of_the_afternoon_that_repeats_the_launches_corrects_the_night() -> None:
    press = Press()
    press.report("kpszsu", hour=5).says(Measure.LAUNCHED, DRONE, 75).says(Measure.SHOT_DOWN, DRONE, 71)
    later = press.report("kpszsu", hour=13).says(Measure.LAUNCHED, DRONE, 75, part=None)
    later.says(Measure.SHOT_DOWN, DRONE, 74, part=None)
    assert value(press.attack(), Measure.SHOT_DOWN, DRONE) == "74"


def test_a_lower_count_that_names_no_part_does_not_supersede_that_of_the_night() -> None:
    press = Press()
    press.report("kpszsu", hour=5).says(Measure.NEUTRALISED, DRONE, 160)
    press.report("kpszsu", hour=13).says(Measure.NEUTRALISED, DRONE, 81, part=None)
    account = of(press.attack(), Measure.NEUTRALISED, DRONE)
    assert (str(account.figure), account.rule, len(account.against)) == ("160", "part_unsaid", 1)


def test_attacks_of_both_sides_are_kept_apart() -> None:
    press = Press()
    press.report("kpszsu").says(Measure.LAUNCHED, DRONE, 10)
    press.report("mod_russia").says(Measure.SHOT_DOWN, DRONE, 42, attacker="UA")
    press.report("general_staff").says(Measure.LAUNCHED, DRONE, 60, attacker="UA")
    russian, ukrainian = press.attacks()
    assert (russian.attacker, ukrainian.attacker) == ("RU", "UA")
    assert value(russian, Measure.SHOT_DOWN, DRONE) == "nothing"
    assert value(ukrainian, Measure.SHOT_DOWN, DRONE, "RU") == "42"
    assert value(ukrainian, Measure.GOT_THROUGH, DRONE, "RU") == "at most 18"


def test_a_part_of_a_count_is_never_the_value_of_its_cell() -> None:
    press = Press()
    bulletin = press.report("kpszsu").says(Measure.LAUNCHED, DRONE, 539).says(Measure.LAUNCHED, DRONE, 8, role="subset")
    bulletin.says(Measure.INJURED, None, 33, role="increment", place=KYIV).says(Measure.INJURED, None, 59, place=KYIV)
    attack = press.attack()
    assert value(attack, Measure.LAUNCHED, DRONE) == "539"
    assert value(attack, Measure.INJURED, None, KYIV) == "59"


def test_a_part_of_another_kind_has_a_cell_of_its_own() -> None:
    press = Press()
    bulletin = press.report("kpszsu").says(Measure.LAUNCHED, DRONE, 539)
    bulletin.says(Measure.LAUNCHED, Weapon.STRIKE_DRONE, Figure.worded(330, Modifier.MORE_THAN), role="subset")
    assert value(press.attack(), Measure.LAUNCHED, Weapon.STRIKE_DRONE) == "more than 330"


def test_a_mix_bounds_its_classes_and_is_counted_once() -> None:
    press = Press()
    press.row("b", MISSILE, ("Kalibr", "Kh-101", "Kh-59"), launched=115, shot_down=99)
    press.row("b", Weapon.CRUISE, ("Kh-22",), launched=3, shot_down=1)
    press.row("b", Weapon.BALLISTIC, ("Iskander-M",), launched=6, shot_down=1)
    press.row("b", DRONE, launched=109, shot_down=99)
    attack = press.attack()
    assert value(attack, Measure.LAUNCHED, ALL) == "233"
    assert value(attack, Measure.LAUNCHED, MISSILE) == "124"
    assert value(attack, Measure.LAUNCHED, Weapon.CRUISE) == "3–118"
    assert value(attack, Measure.LAUNCHED, Weapon.BALLISTIC) == "6"
    assert value(attack, Measure.LAUNCHED, Weapon.GUIDED_AIR) == "at most 115"


def test_bombs_counted_elsewhere_stay_out_of_a_bulletins_sums() -> None:
    press = fourth_of_july(Press())
    press.report("general_staff").says(Measure.LAUNCHED, Weapon.GUIDED_BOMB, 150)
    attack = press.attack()
    assert value(attack, Measure.LAUNCHED, ALL) == "550"
    assert value(attack, Measure.LAUNCHED, Weapon.GUIDED_BOMB) == "150"


def test_bombs_that_a_bulletin_lists_are_in_its_total() -> None:
    press = Press()
    press.row("b", DRONE, launched=18, shot_down=18)
    press.row("b", Weapon.GUIDED_BOMB, launched=8, shot_down=8)
    assert value(press.attack(), Measure.LAUNCHED, ALL) == "26"


def test_a_report_that_names_no_missiles_leaves_them_unknown_unless_it_is_a_bulletin() -> None:
    press = Press()
    press.report("bbc").says(Measure.LAUNCHED, DRONE, 52)
    assert value(press.attack(), Measure.LAUNCHED, ALL) == "at least 52"
    press.report("kpszsu").says(Measure.LAUNCHED, DRONE, 52).says(Measure.SHOT_DOWN, DRONE, 40)
    assert value(press.attack(), Measure.LAUNCHED, ALL) == "52"
    assert of(press.attack(), Measure.LAUNCHED, ALL).rule == "inventory"
    # The total is what the bulletin lists; but no words say that there were no missiles, so nothing says zero.
    assert press.attack().account(Measure.LAUNCHED, MISSILE) is None


def test_a_total_of_what_was_stopped_does_not_open_the_list_of_what_was_launched() -> None:
    press = Press()
    bulletin = press.report("kpszsu").says(Measure.LAUNCHED, DRONE, 151).says(Measure.NEUTRALISED, MISSILE, 1)
    bulletin.says(Measure.LAUNCHED, Weapon.BALLISTIC, 1, models=("Iskander-M",))
    bulletin.says(Measure.LAUNCHED, Weapon.GUIDED_AIR, 1, models=("Kh-59",))
    attack = press.attack()
    assert value(attack, Measure.LAUNCHED, MISSILE) == "2"
    assert value(attack, Measure.LAUNCHED, ALL) == "153"


def test_a_total_greater_than_its_list_stands_and_the_list_is_not_complete() -> None:
    press = Press()
    bulletin = press.report("kpszsu").says(Measure.LAUNCHED, ALL, 160).says(Measure.LAUNCHED, DRONE, 151)
    bulletin.says(Measure.LAUNCHED, Weapon.CRUISE, 4, models=("Kh-101",)).says(Measure.SHOT_DOWN, DRONE, 130)
    attack = press.attack()
    assert of(attack, Measure.LAUNCHED, ALL).status is Status.STATED
    assert value(attack, Measure.LAUNCHED, MISSILE) == "9"
    assert value(attack, Measure.LAUNCHED, Weapon.CRUISE) == "4–9"
    (conflict,) = attack.conflicts
    assert set(conflict.claims) == {c.id for c in press.claims if c.measure is Measure.LAUNCHED}


def test_what_tells_no_more_than_that_a_part_is_no_greater_than_its_whole_is_left_out() -> None:
    press = Press()
    press.report("outlet-a").says(Measure.LAUNCHED, DRONE, 40).says(Measure.NEUTRALISED, DRONE, 30)
    attack = press.attack()
    assert value(attack, Measure.SHOT_DOWN, DRONE) == "nothing"
    assert value(attack, Measure.GOT_THROUGH, DRONE) == "at most 10"


def test_an_attack_comes_back_from_its_json() -> None:
    attack = fourth_of_july(Press()).attack()
    assert Attack.from_json(json.loads(json.dumps(attack.as_json()))) == attack
