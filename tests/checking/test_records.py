from __future__ import annotations

from nightcount.checking import Finding, Verdict, check
from nightcount.checking.index import Index
from nightcount.reading.claim import Claim
from nightcount.reconciliation.attack import Attack
from nightcount.vocabulary import Measure, Weapon
from tests.checking.world import (
    JULY_4,
    JUNE_9,
    JUNE_29,
    World,
    article,
    claim,
    claims,
    many_nights,
    nightly,
)


def test_the_right_number_of_the_record_before_is_confirmed_and_dated() -> None:
    said = claims(claim("launched drone", 539, night=JULY_4), claim("previous_record drone", 479))
    record = check(*article(*said), World(nightly())).findings[1]
    assert record.verdict is Verdict.CONFIRMED
    assert record.claim.night == JUNE_9


def test_the_right_record_on_a_wrong_night_is_mislabelled() -> None:
    said = claims(claim("launched drone", 539, night=JULY_4), claim("previous_record drone", 479, night=JUNE_29))
    record = check(*article(*said), World(nightly())).findings[1]
    assert record.verdict is Verdict.MISLABELLED
    assert record.reason == (
        "That record, 479 drones launched, was set on the night to 9 June 2025, not on the night to 29 June 2025."
    )


def test_a_larger_record_than_the_ledger_holds_is_unverifiable_and_a_smaller_one_contradicted() -> None:
    for number, verdict in ((999, Verdict.UNVERIFIABLE), (400, Verdict.CONTRADICTED)):
        said = claims(claim("launched drone", 539, night=JULY_4), claim("previous_record drone", number))
        assert check(*article(*said), World(nightly())).findings[1].verdict is verdict


def superlative(one: Claim, attacks: list[Attack] | None = None) -> Finding:
    world = World(attacks or many_nights(nightly()))
    return next(found for found in check(*article(one), world).findings if found.superlative_of is not None)


def test_a_night_that_was_exceeded_before_is_no_record() -> None:
    found = superlative(claim("launched missile", 11, night=JULY_4, superlative="record"), nightly())
    assert found.verdict is Verdict.CONTRADICTED
    assert found.superlative_of == (Measure.LAUNCHED, Weapon.MISSILE)
    assert "exceeded on 2 nights before it" in found.reason


def test_a_record_of_what_the_ledger_does_not_state_is_unverifiable() -> None:
    found = superlative(claim("got_through drone", 72, night=JULY_4, superlative="record"))
    assert found.verdict is Verdict.UNVERIFIABLE


def test_the_first_night_of_a_ledger_cannot_be_called_a_record() -> None:
    found = superlative(claim("launched drone", 479, night=JUNE_9, superlative="record"), nightly())
    assert found.verdict is Verdict.UNVERIFIABLE
    assert found.runner_up is None


def test_the_second_largest_has_exactly_one_above_it() -> None:
    right = superlative(claim("launched drone", 477, night=JUNE_29, superlative="second_largest"))
    wrong = superlative(claim("launched drone", 539, night=JULY_4, superlative="second_largest"))
    assert (right.verdict, wrong.verdict) == (Verdict.CONFIRMED, Verdict.CONTRADICTED)


def test_a_ledger_that_lacks_most_nights_confirms_no_record_but_can_refute_one() -> None:
    largest = superlative(claim("launched drone", 539, night=JULY_4, superlative="record"), nightly())
    exceeded = superlative(claim("launched missile", 11, night=JULY_4, superlative="record"), nightly())
    assert (largest.verdict, exceeded.verdict) == (Verdict.UNVERIFIABLE, Verdict.CONTRADICTED)
    assert largest.reason.endswith("no exact figure for 22 of the 25 nights since, too many to tell a record.")


def test_only_earlier_nights_count_against_a_record() -> None:
    index = Index(tuple(nightly()))
    spot = index.largest_before(JUNE_29, Weapon.DRONE)
    assert spot is not None
    assert spot.night == JUNE_9
    assert index.largest_before(JUNE_9, Weapon.DRONE) is None
