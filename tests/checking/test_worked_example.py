"""The night of 3–4 July 2025 as VOCABULARY and the worked example tell it, from accounts made by hand."""

from __future__ import annotations

import pytest

from nightcount.checking import Check, Finding, Verdict, check
from nightcount.reconciliation.attack import Attack
from nightcount.vocabulary import Measure, Modifier, Weapon
from tests.checking.world import (
    JULY_4,
    JUNE_9,
    JUNE_29,
    KYIV,
    World,
    article,
    claim,
    claims,
    many_nights,
    nightly,
    with_bulletins,
)

SEED = claims(
    claim("killed", 1, place=KYIV),
    claim("injured", 26, place=KYIV),
    claim("launched drone", 539, superlative="record"),
    claim("launched missile", 11, superlative="record"),
    claim("got_through drone", 72),
    claim("launched drone", 539, role="whole"),
    claim("previous_record drone", 537),
    claim("alert_duration", 8, Modifier.MORE_THAN, place=KYIV),
)


@pytest.fixture(scope="module", params=["nightly", "bulletins"])
def checked(request: pytest.FixtureRequest) -> Check:
    attacks: list[Attack] = nightly() if request.param == "nightly" else with_bulletins()
    return check(*article(*SEED), World(many_nights(attacks)))


def finding(checked: Check, measure: str, number: float) -> Finding:
    found = [
        one
        for one in checked.findings
        if one.claim.measure.value == measure and one.claim.figure.number == number and one.superlative_of is None
    ]
    assert found, f"no finding on {measure} {number}"
    return found[0]


def test_the_night_is_found_from_the_figures_alone(checked: Check) -> None:
    assert checked.night == JULY_4
    assert checked.night_confidence > 0.9
    assert "No other night in the ledger has 539 drones launched." in checked.night_reasons


def test_every_claim_has_one_finding_in_the_order_of_the_text(checked: Check) -> None:
    plain = [one for one in checked.findings if one.superlative_of is None]
    assert [(one.claim.start, one.claim.measure) for one in plain] == [(one.start, one.measure) for one in SEED]


def test_539_drones_and_11_missiles_are_confirmed(checked: Check) -> None:
    drones, missiles = finding(checked, "launched", 539), finding(checked, "launched", 11)
    assert (drones.verdict, missiles.verdict) == (Verdict.CONFIRMED, Verdict.CONFIRMED)
    assert drones.reason == "The record has 539 drones launched on the night to 4 July 2025."
    assert drones.claim.night == JULY_4
    assert [one.text for one in drones.evidence] == ["launched drone UA 539"]


def test_the_record_is_confirmed_in_like_terms_with_both_runners_up(checked: Check) -> None:
    (record,) = [one for one in checked.findings if one.superlative_of is not None]
    assert record.superlative_of == (Measure.LAUNCHED, Weapon.DRONE)
    assert record.verdict is Verdict.CONFIRMED
    assert record.runner_up is not None
    assert (record.runner_up.night, record.runner_up.low) == (JUNE_9, 479)
    assert [(one.night, one.weapon, one.low) for one in record.also_runner_up] == [(JUNE_29, Weapon.ALL, 537)]
    assert "539 drones launched on the night to 4 July 2025 is more than on any night before it" in record.reason
    assert "550 against 537 in all (the night to 29 June 2025)" in record.reason


def test_537_is_mislabelled_as_drones_and_the_like_terms_are_named(checked: Check) -> None:
    record = finding(checked, "previous_record", 537)
    assert record.verdict is Verdict.MISLABELLED
    assert record.claim.night == JUNE_29
    assert record.belongs_to is not None
    assert (record.belongs_to.night, record.belongs_to.weapon) == (JUNE_29, Weapon.ALL)
    assert record.belongs_to.expression == "477 drones + 60 missiles"
    assert record.reason == (
        "537 is 477 drones + 60 missiles (the night to 29 June 2025), not drones alone; in like terms it is "
        "550 against 537 in all (the night to 29 June 2025), or 539 drones against 479 (the night to 9 June 2025)."
    )


def test_alerts_of_more_than_eight_hours_are_consistent(checked: Check) -> None:
    alerts = finding(checked, "alert_duration", 8)
    assert alerts.verdict is Verdict.CONSISTENT
    assert alerts.reason == (
        "In Kyiv, the longest alert on the night to 4 July 2025 lasted 8 h 50 min without a break "
        "(20:00–04:50 Kyiv time)."
    )


def test_casualties_that_no_report_states_are_unverifiable(checked: Check) -> None:
    killed, injured = finding(checked, "killed", 1), finding(checked, "injured", 26)
    assert (killed.verdict, injured.verdict) == (Verdict.UNVERIFIABLE, Verdict.UNVERIFIABLE)
    assert injured.reason == (
        "No report in the ledger states the number of people injured in Kyiv on the night to 4 July 2025."
    )


def test_72_is_mislabelled_where_only_bounds_are_known() -> None:
    through = finding(check(*article(*SEED), World(many_nights(nightly()))), "got_through", 72)
    assert through.verdict is Verdict.MISLABELLED
    assert through.belongs_to is not None
    assert (through.belongs_to.measure, through.belongs_to.weapon) == (Measure.GOT_THROUGH, Weapon.ALL)
    assert (through.belongs_to.figure.low, through.belongs_to.figure.high) == (None, 72)
    assert through.belongs_to.expression == "63 drones + 9 missiles"
    assert through.reason == (
        "Of the 539 drones at most 63 can have got through; 72 is what is left of all 550 drones and missiles "
        "(63 drones + 9 missiles) after those reported shot down or suppressed."
    )
    assert {"launched drone UA 539", "shot_down drone UA 268"} <= {one.text for one in through.evidence}


def test_72_is_mislabelled_where_the_bulletin_states_63() -> None:
    through = finding(check(*article(*SEED), World(many_nights(with_bulletins()))), "got_through", 72)
    assert through.verdict is Verdict.MISLABELLED
    assert through.reason == (
        "63 of the 539 drones got through; 72 is how many of all 550 drones and missiles did (63 drones + 9 missiles)."
    )


def test_550_drones_of_another_outlet_are_mislabelled_and_its_night_is_still_found() -> None:
    said = claims(claim("launched drone", 550), claim("launched missile", 11))
    checked = check(*article(*said), World(many_nights(with_bulletins())))
    assert checked.night == JULY_4
    drones = finding(checked, "launched", 550)
    assert drones.verdict is Verdict.MISLABELLED
    assert drones.belongs_to is not None
    assert drones.belongs_to.expression == "539 drones + 11 missiles"
    assert finding(checked, "launched", 11).verdict is Verdict.CONFIRMED
