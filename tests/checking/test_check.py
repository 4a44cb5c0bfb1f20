from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from nightcount.checking import Verdict, check
from nightcount.reading.claim import Claim
from nightcount.reconciliation.attack import Attack
from nightcount.vocabulary import Measure, Modifier, Weapon
from tests.checking.world import (
    JULY_4,
    JUNE_29,
    KYIV,
    ODESA,
    World,
    article,
    claim,
    claims,
    many_nights,
    nightly,
    with_bulletins,
)

any_claim = st.builds(
    claim,
    st.sampled_from([f"{m.value} {w.value}" for m in Measure for w in Weapon] + [m.value for m in Measure]),
    st.none() | st.integers(0, 700) | st.floats(0, 30) | st.just(10**400),
    st.sampled_from([m for m in Modifier if m is not Modifier.INDEFINITE]),
    place=st.sampled_from([None, "UA", "RU", KYIV, ODESA, "nowhere"]),
    night=st.sampled_from([None, JULY_4, JUNE_29, datetime(2020, 2, 29, tzinfo=UTC).date()]),
    role=st.sampled_from([None, "subset", "whole", "increment", "earlier", "comparison", "headline"]),
    attacker=st.sampled_from([None, "RU", "UA"]),
    superlative=st.sampled_from([None, "record", "largest_since", "second_largest", "one_of_largest", "odd"]),
    models=st.sampled_from([(), ("Kh-101",), ("Kh-101", "Kalibr")]),
    part=st.sampled_from([None, "night", "day"]),
)


@settings(max_examples=200, deadline=None)
@given(st.lists(any_claim, max_size=6), st.sampled_from([[], nightly(), with_bulletins(), many_nights(nightly(), 30)]))
def test_whatever_an_article_claims_each_claim_gets_one_finding_with_one_sentence(
    said: list[Claim], attacks: list[Attack]
) -> None:
    found = check(*article(*claims(*said), published=datetime(2025, 7, 4, 16, 0, tzinfo=UTC)), World(attacks)).findings
    assert len([one for one in found if one.superlative_of is None]) == len(said)
    for one in found:
        assert one.reason.endswith(".")
        assert "None" not in one.reason
        assert (one.verdict is Verdict.MISLABELLED) <= (one.belongs_to is not None or one.claim.place is not None)


def test_findings_stand_in_the_order_of_the_text_whatever_the_order_of_the_claims() -> None:
    report, reading = article(*claims(claim("launched drone", 539), claim("launched missile", 11), claim("injured", 3)))
    turned = replace(reading, claims=tuple(reversed(reading.claims)))
    assert check(report, turned, World(nightly())) == check(report, reading, World(nightly()))


def test_checking_again_gives_the_same_answer() -> None:
    world = World(many_nights(nightly()))
    said = article(*claims(claim("launched drone", 539), claim("previous_record drone", 537)))
    assert check(*said, world).as_json() == check(*said, world).as_json()


def test_each_record_is_asked_for_itself() -> None:
    said = article(claim("launched drone", 539, night=JULY_4))
    full, empty = World(nightly()), World([])
    verdicts = [check(*said, world).findings[0].verdict for world in (full, empty, full)]
    assert verdicts == [Verdict.CONFIRMED, Verdict.UNVERIFIABLE, Verdict.CONFIRMED]


def test_an_article_without_claims_has_no_findings_and_no_night() -> None:
    found = check(*article(), World(nightly()))
    assert (found.findings, found.night, found.night_confidence) == ((), None, 0.0)
