"""Traps of real newsrooms: the verdict that a fact-checker would give, and the sentence that an editor could print."""

from __future__ import annotations

from datetime import date

from nightcount.checking import Check, Finding, Verdict, check
from nightcount.reading.claim import Claim
from nightcount.reconciliation.attack import Attack
from nightcount.vocabulary import Measure, Weapon
from tests.checking.world import JULY_4, JUNE_29, World, account, article, attack, claim, claims, many_nights, nightly

NEXT = date(2025, 7, 5)


def world(*more: Attack) -> World:
    return World(many_nights([*nightly(), *more]))


def checked(*said: Claim, record: World | None = None) -> Check:
    return check(*article(*claims(*said)), record or world())


def of(found: Check, number: int) -> Finding:
    return next(one for one in found.findings if one.claim.figure.number == number and one.superlative_of is None)


def test_shot_down_that_counts_the_suppressed_is_explained_though_only_a_bound_is_known() -> None:
    bounded = [
        attack(
            JULY_4,
            account("launched all", 550),
            account("shot_down all", 270),
            account("suppressed all", (208, 217)),
            account("neutralised all", (478, 487)),
        )
    ]
    found = of(checked(claim("shot_down all", 478, night=JULY_4), record=World(bounded)), 478)
    assert found.verdict is Verdict.MISLABELLED
    assert found.reason == (
        "478 is 270 shot down + at least 208 suppressed or lost from radar (drones and missiles); "
        "the record has 270 drones and missiles shot down on the night to 4 July 2025."
    )
    assert found.belongs_to is not None
    assert (found.belongs_to.figure.low, found.belongs_to.figure.high) == (478, None)


def test_the_figure_of_another_night_beside_that_of_this_one_is_not_called_wrong() -> None:
    """ "322 drones, a day after an attack of 539": where reading does not see whose night it is, nothing is proved."""
    record = world(attack(NEXT, account("launched drone", 322), account("launched all", 322)))
    found = checked(claim("launched drone", 322, night=NEXT), claim("launched drone", 539), record=record)
    assert of(found, 322).verdict is Verdict.CONFIRMED
    assert of(found, 539).verdict is Verdict.UNVERIFIABLE
    assert of(found, 539).reason == (
        "539 is the figure for drones launched on the night to 4 July 2025, which the article may mean here; "
        "the record has 322 drones launched on the night to 5 July 2025."
    )


def test_the_figure_of_another_night_in_place_of_this_one_is_mislabelled() -> None:
    record = world(attack(NEXT, account("launched drone", 322), account("launched missile", 4)))
    found = checked(claim("launched drone", 539, night=NEXT), claim("launched missile", 4, night=NEXT), record=record)
    assert of(found, 539).verdict is Verdict.MISLABELLED


def test_a_figure_of_the_articles_own_night_that_reading_put_to_another_is_not_called_wrong() -> None:
    found = checked(
        claim("launched drone", 539, night=JULY_4),
        claim("suppressed drone", 208, night=JULY_4),
        claim("launched missile", 60, night=JUNE_29),
        claim("launched drone", 539, night=JUNE_29),
    )
    assert found.night == JULY_4
    assert [one.verdict for one in found.findings[-2:]] == [Verdict.CONFIRMED, Verdict.UNVERIFIABLE]
    assert "which the article may mean here" in found.findings[-1].reason


def test_silence_on_one_sides_attack_is_not_told_as_silence_on_the_night() -> None:
    found = of(checked(claim("shot_down drone", 48, night=JULY_4, attacker="UA", place="RU")), 48)
    assert found.verdict is Verdict.UNVERIFIABLE
    assert found.reason == "The ledger holds no report on an attack by Ukraine on the night to 4 July 2025."


def test_the_runner_up_the_reach_and_the_gaps_of_the_ledger_are_named_with_a_record() -> None:
    found = checked(claim("launched drone", 539, night=JULY_4, superlative="record"))
    record = next(one for one in found.findings if one.superlative_of is not None)
    assert record.superlative_of == (Measure.LAUNCHED, Weapon.DRONE)
    assert record.runner_up is not None
    assert (record.runner_up.night, record.runner_up.low) == (date(2025, 6, 9), 479)
    assert "the ledger has a figure for each of the" in record.reason
    assert "nights since" in record.reason


def test_an_undated_article_gets_its_nearest_nights_with_what_speaks_for_each() -> None:
    nights = [
        attack(date(2025, 1, day), account("launched drone", 102), account("launched all", 102)) for day in (7, 14, 21)
    ]
    found = checked(claim("launched drone", 102), record=World(many_nights(nights)))
    assert found.night is None
    first, *each = found.night_reasons
    assert "do not single out one night" in first
    assert each
    assert all(one.startswith("For the night to ") and "102 drones launched" in one for one in each)


def test_what_a_record_lacks_is_no_excuse_where_a_larger_night_is_known() -> None:
    thin = [*nightly(), attack(date(2024, 8, 26), account("launched missile", 127), account("launched all", 236))]
    said = claim("launched missile", 60, night=JUNE_29, superlative="record")
    record = next(one for one in checked(said, record=World(thin)).findings if one.superlative_of is not None)
    assert record.verdict is Verdict.CONTRADICTED
    assert "exceeded on one night before it" in record.reason
    assert "too many to tell a record" not in record.reason
