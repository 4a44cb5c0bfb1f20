"""Attacks of the two sides: each with the claims of both parties, never in one account, never added together."""

from __future__ import annotations

from nightcount.reconciliation import Attack, Status
from nightcount.vocabulary import Measure, Weapon
from tests.reconciliation.night import Press, of, value

DRONE, ALL = Weapon.DRONE, Weapon.ALL


def _both() -> tuple[Press, Attack, Attack]:
    """On one night each side attacks, and each party speaks of both attacks."""
    press = Press()
    press.report("kpszsu").says(Measure.LAUNCHED, DRONE, 100).says(Measure.SHOT_DOWN, DRONE, 80)
    press.report("mod_russia", hour=5).says(Measure.GOT_THROUGH, DRONE, 60, attacker="RU")
    press.report("mod_russia", hour=6).says(Measure.SHOT_DOWN, DRONE, 42, attacker="UA")
    press.report("general_staff", hour=7).says(Measure.LAUNCHED, DRONE, 45, attacker="UA")
    press.report("general_staff", hour=8).says(Measure.SHOT_DOWN, DRONE, 20, attacker="UA")
    russian, ukrainian = press.attacks()
    return press, russian, ukrainian


def test_each_side_has_an_attack_of_its_own() -> None:
    _, russian, ukrainian = _both()
    assert (russian.id, ukrainian.id) == ("2025-07-04-RU-night", "2025-07-04-UA-night")
    assert value(russian, Measure.LAUNCHED, DRONE) == "100"
    assert value(ukrainian, Measure.LAUNCHED, DRONE, "RU") == "45"


def test_no_claim_of_one_attack_stands_in_the_other() -> None:
    press, *attacks = _both()
    for attack in attacks:
        named = {one for account in attack.accounts for one in (*account.claims, *account.against)}
        told = {c.id for c in press.claims if (c.attacker or "RU") == attack.attacker}
        assert named
        assert named <= told


def test_what_both_parties_say_of_one_attack_stands_side_by_side_in_its_cell() -> None:
    press, _, ukrainian = _both()
    down = of(ukrainian, Measure.SHOT_DOWN, DRONE, "RU")
    said = {c.figure.number for c in press.claims if c.id in (*down.claims, *down.against)}
    assert said == {42, 20}
    assert down.against


def test_the_attackers_word_on_what_got_through_is_held_against_the_defenders_sums() -> None:
    press, russian, _ = _both()
    through = of(russian, Measure.GOT_THROUGH, DRONE)
    assert through.status is Status.DISPUTED
    assert str(through.figure) == "at most 20"
    assert through.against == tuple(c.id for c in press.claims if c.measure is Measure.GOT_THROUGH)


def test_nothing_is_added_across_the_sides() -> None:
    press, *attacks = _both()
    figures = {account.figure.high for attack in attacks for account in attack.accounts}
    sums = {145, 142, 122}  # launched by both, shot down by both
    assert not figures & sums
    assert {account.place for account in attacks[0].accounts} == {"UA"}
    assert {account.place for account in attacks[1].accounts} == {"RU"}
    assert len(press.claims) == 6
