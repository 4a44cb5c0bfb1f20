"""The score counts what it should: a claim is right only where measure, weapon, number and words agree."""

from __future__ import annotations

from dataclasses import replace

import pytest

from evaluation.labels import Label
from evaluation.score import Tally, fits, score, tally
from nightcount.reading.claim import Claim
from nightcount.vocabulary import Figure, Measure, Modifier, Span, Weapon

LABEL = Label("72 drones", Span(10, 19), (Measure.GOT_THROUGH,), (Weapon.DRONE,), Figure.exact(72))
CLAIM = Claim("r", 10, 12, "72", Measure.GOT_THROUGH, Weapon.DRONE, Figure.exact(72))


def hedged(number: float, modifier: Modifier) -> Figure:
    return Figure.worded(number, modifier)


def test_a_claim_of_the_same_measure_weapon_number_and_words_is_right() -> None:
    assert fits(LABEL, CLAIM)


@pytest.mark.parametrize(
    "wrong",
    [
        replace(CLAIM, measure=Measure.LAUNCHED),
        replace(CLAIM, weapon=Weapon.MISSILE),
        replace(CLAIM, weapon=Weapon.ALL),
        replace(CLAIM, weapon=None),
        replace(CLAIM, figure=Figure.exact(73)),
        replace(CLAIM, figure=hedged(72, Modifier.AT_LEAST)),
        replace(CLAIM, start=19, end=30),
    ],
)
def test_a_claim_that_differs_in_one_of_them_is_not_right(wrong: Claim) -> None:
    assert not fits(LABEL, wrong)


def test_a_class_of_drone_meets_a_label_of_drones_but_not_the_other_way_round() -> None:
    strike = replace(LABEL, weapons=(Weapon.STRIKE_DRONE,))
    assert fits(LABEL, replace(CLAIM, weapon=Weapon.STRIKE_DRONE))
    assert not fits(strike, CLAIM)


def test_a_measure_that_is_right_as_well_is_right() -> None:
    either = replace(LABEL, measures=(Measure.SHOT_DOWN, Measure.NEUTRALISED))
    assert fits(either, replace(CLAIM, measure=Measure.NEUTRALISED))


def test_a_hedged_label_asks_for_the_worded_bound_only() -> None:
    assert fits(replace(LABEL, figure=hedged(72, Modifier.MORE_THAN)), replace(CLAIM, figure=Figure.exact(72)))
    assert not fits(replace(LABEL, figure=hedged(72, Modifier.AT_MOST)), replace(CLAIM, figure=Figure(72, None)))


def test_dozens_are_met_by_any_number_but_nothing_known_is_met_by_dozens() -> None:
    assert fits(replace(LABEL, figure=Figure.unknown()), CLAIM)
    assert not fits(LABEL, replace(CLAIM, figure=Figure.unknown()))


def test_hours_may_be_rounded_by_about_a_minute() -> None:
    hours = Label("5 h 41 min", Span(0, 10), (Measure.ALERT_DURATION,), (), Figure.exact(5.68))
    found = Claim("r", 0, 10, "5 h 41 min", Measure.ALERT_DURATION, None, Figure.exact(5.6833))
    assert fits(hours, found)
    assert not fits(hours, replace(found, figure=Figure.exact(5.75)))


def test_each_label_and_each_claim_count_once() -> None:
    result = score([LABEL], [CLAIM, replace(CLAIM, end=19)])
    assert (len(result.pairs), len(result.extra), len(result.missed)) == (1, 1, 0)


def test_an_optional_label_takes_a_claim_without_making_it_right_or_missed() -> None:
    optional = replace(LABEL, optional=True)
    met, unmet = score([optional], [CLAIM]), score([optional], [])
    assert (met.pairs, met.extra, met.neutral) == ((), (), (CLAIM,))
    assert (unmet.missed, unmet.neutral) == ((), ())


def test_a_required_label_takes_a_claim_before_an_optional_one() -> None:
    result = score([replace(LABEL, optional=True), LABEL], [CLAIM])
    assert [label for label, _ in result.pairs] == [LABEL]


def test_where_labels_have_no_spans_equal_claims_are_one() -> None:
    elsewhere = replace(CLAIM, start=90, end=92)
    dozens = replace(CLAIM, figure=Figure.unknown())
    result = score([replace(LABEL, span=None)], [CLAIM, elsewhere, dozens])
    assert (len(result.pairs), result.extra) == (1, ())


def test_shares_follow_from_the_counts() -> None:
    counts = tally([score([LABEL, replace(LABEL, span=Span(50, 60))], [CLAIM, replace(CLAIM, start=80, end=82)])])
    assert counts[None] == counts[Measure.GOT_THROUGH] == Tally(right=1, extra=1, missed=1)
    assert (counts[None].precision, counts[None].recall, counts[None].f1) == (0.5, 0.5, 0.5)


def test_nothing_found_scores_nothing_rather_than_failing() -> None:
    assert (Tally().precision, Tally().recall, Tally().f1) == (0.0, 0.0, 0.0)
