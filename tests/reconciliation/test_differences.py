"""Two revisions of a report, compared by what they claim and not by their characters."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nightcount.reading.claim import Claim
from nightcount.reconciliation.differences import differences
from nightcount.vocabulary import Figure, Measure, Modifier, Weapon
from tests.ledger.made_up import NIGHT

OLD, NEW = "a" * 64, "b" * 64


def says(number: int, report: str = OLD, start: int = 0, **more: Any) -> Claim:
    said: dict[str, Any] = {"measure": Measure.LAUNCHED, "weapon": Weapon.DRONE, "night": NIGHT, **more}
    return Claim(report, start, start + 3, str(number), figure=Figure.exact(number), **said)


def test_a_figure_that_was_corrected_is_one_change_with_both_wordings() -> None:
    before = [says(550), says(11, start=20, weapon=Weapon.MISSILE)]
    after = [says(539, NEW, 3), says(11, NEW, 40, weapon=Weapon.MISSILE)]
    found = differences(before, after)
    (changed,) = found.changed
    assert (changed.before.text, changed.after.text, changed.fields) == ("550", "539", ("low", "high"))
    assert (found.added, found.gone, found.same) == ((), (), 1)


def test_paragraphs_in_another_order_change_no_claim() -> None:
    before = [says(539), says(11, start=50, weapon=Weapon.MISSILE), says(8, start=90, measure=Measure.HIT_LOCATIONS)]
    after = [replace(one, report=NEW, start=100 - one.start, end=103 - one.start, rule="other") for one in before]
    assert differences(before, after).is_none
    assert differences(before, after).same == 3


def test_a_number_that_moved_to_another_measure_or_weapon_is_one_change() -> None:
    for change, fields in (
        ({"measure": Measure.SHOT_DOWN}, ("measure",)),
        ({"weapon": Weapon.ALL}, ("weapon",)),
        ({"night": None}, ("night",)),
        ({"place": "UA80000000000093317"}, ("place",)),
        ({"speaker": "the mayor"}, ("speaker",)),
    ):
        found = differences([says(550)], [says(550, NEW, 9, **change)])
        assert [one.fields for one in found.changed] == [fields]
        assert not found.added + found.gone


def test_what_is_neither_the_same_thing_nor_the_same_figure_was_added_and_is_gone() -> None:
    found = differences([says(550)], [says(26, NEW, measure=Measure.INJURED, weapon=None)])
    assert ([one.text for one in found.gone], [one.text for one in found.added], found.changed) == (["550"], ["26"], ())


def test_a_figure_is_held_against_the_count_of_the_same_thing_first() -> None:
    found = differences([says(550)], [says(550, NEW, weapon=Weapon.ALL), says(539, NEW, 30)])
    assert [(one.before.text, one.after.text) for one in found.changed] == [("550", "539")]
    assert [(one.text, one.weapon) for one in found.added] == [("550", Weapon.ALL)]


def test_a_sentence_that_is_said_twice_counts_twice() -> None:
    found = differences([says(539), says(539, start=50)], [says(539, NEW)])
    assert (found.same, len(found.gone)) == (1, 1)


def test_a_hedge_that_was_added_is_a_change() -> None:
    hedged = replace(says(539, NEW), figure=Figure(539, None, Modifier.AT_LEAST))
    assert differences([says(539)], [hedged]).changed[0].fields == ("high", "modifier")


def test_a_hedge_without_a_number_is_no_figure_to_pair_by() -> None:
    dozens = replace(says(1), figure=Figure.unknown())
    found = differences([dozens], [replace(dozens, measure=Measure.KILLED, report=NEW)])
    assert (len(found.added), len(found.gone), found.changed) == (1, 1, ())


CLAIMS = st.lists(
    st.builds(
        says,
        st.integers(1, 3),
        start=st.integers(0, 50),
        measure=st.sampled_from([Measure.LAUNCHED, Measure.SHOT_DOWN]),
        weapon=st.sampled_from([Weapon.DRONE, Weapon.MISSILE]),
    ),
    max_size=6,
    unique_by=lambda one: one.id,
)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(CLAIMS, CLAIMS)
def test_every_claim_is_told_of_once(before: list[Claim], after: list[Claim]) -> None:
    found = differences(before, after)
    assert len(before) == found.same + len(found.changed) + len(found.gone)
    assert len(after) == found.same + len(found.changed) + len(found.added)
    assert all(one.fields for one in found.changed)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(CLAIMS)
def test_a_text_differs_in_nothing_from_itself(claims: list[Claim]) -> None:
    assert differences(claims, claims).is_none


@pytest.mark.parametrize("claims", [[], [says(539)]])
def test_the_json_names_claims_by_id(claims: list[Claim]) -> None:
    said = differences(claims, [says(540, NEW)]).as_json()
    assert said["same"] == 0
    named = [one["id"] for one in said["added"]] + [one["after"]["id"] for one in said["changed"]]
    assert named == [says(540, NEW).id]
