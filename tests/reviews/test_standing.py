"""Which reviews are in force, whatever the order in which they came, and which claim each finds."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nightcount.reading.claim import Claim
from nightcount.reviews import Review, Standing, State, Verb, standings
from nightcount.vocabulary import Figure, Measure
from tests.ledger.made_up import claim
from tests.reviews.made_up import POST, review, settlement, withdrawal

READ = claim(POST)


def _stand(*reviews: Review, read: tuple[Claim, ...] = (READ,), known: tuple[str, ...] = (POST.id,)) -> list[Standing]:
    return standings(reviews, {POST.id: read}, known)


def _states(*reviews: Review, **more: Any) -> list[str]:
    found = {one.review.id: one.state.value for one in _stand(*reviews, **more)}
    return [found[one.id] for one in reviews]


def test_a_review_finds_its_claim() -> None:
    (one,) = _stand(review(Verb.REJECT))
    assert (one.state, one.claim, one.is_struck) == (State.APPLIED, READ, True)


def test_a_correction_puts_a_claim_in_the_place_of_the_one_that_was_read() -> None:
    (one,) = _stand(review(Verb.REPLACE, instead={"low": 7, "high": 7}))
    assert one.corrected is not None
    assert (one.claim, one.corrected.figure, one.is_struck) == (READ, Figure.exact(7), True)


def test_a_later_review_overrides_and_both_are_kept() -> None:
    first = review()
    second = review(Verb.REJECT, minutes=1, overrides=(first.id,))
    assert _states(first, second) == ["overridden", "applied"]
    assert "Olena" in _stand(first, second)[0].because


def test_withdrawing_brings_back_what_was_overridden_and_withdrawing_that_takes_it_away_again() -> None:
    first = review()
    second = review(Verb.REJECT, minutes=1, overrides=(first.id,))
    third = withdrawal(second, minutes=2)
    assert _states(first, second, third) == ["applied", "withdrawn", "applied"]
    fourth = withdrawal(third, minutes=3)
    assert _states(first, second, third, fourth) == ["overridden", "applied", "withdrawn", "applied"]


def test_a_review_of_a_review_that_is_overridden_does_not_bring_back_the_first() -> None:
    first = review()
    second = review(Verb.REJECT, minutes=1, overrides=(first.id,))
    third = review(minutes=2, overrides=(first.id, second.id))
    assert _states(first, second, third) == ["overridden", "overridden", "applied"]


def test_of_two_desks_that_did_not_know_of_each_other_the_later_one_holds() -> None:
    early, late = review(Verb.REJECT), review(by="Ivan", minutes=5)
    assert _states(late, early) == ["applied", "overridden"]
    one, other = settlement(539), settlement(541, minutes=1)
    assert _states(one, other) == ["overridden", "applied"]


def test_a_clock_that_is_wrong_does_not_undo_a_withdrawal() -> None:
    made = review(minutes=60)
    assert _states(made, withdrawal(made, minutes=-60)) == ["withdrawn", "applied"]


def test_a_withdrawal_of_a_review_that_is_not_here_says_so() -> None:
    (one,) = _stand(withdrawal(review()))
    assert one.state is State.ORPHANED
    assert review().id[:8] in one.because


@pytest.mark.parametrize(
    "better",
    [
        replace(READ, rule="a better rule"),
        replace(READ, start=0, end=10, text="539 drones", rule="better"),
        replace(READ, speaker="the air force", part="night", attacker="RU"),
    ],
)
def test_a_claim_that_a_better_reader_words_otherwise_is_found_again(better: Claim) -> None:
    assert better.id != READ.id
    (one,) = _stand(review(Verb.REJECT), read=(better, claim(POST, 7)))
    assert (one.state, one.claim) == (State.APPLIED, better)


@pytest.mark.parametrize(
    ("now", "because"),
    [
        ((), "no longer read as a claim"),
        ((replace(READ, figure=Figure.exact(540)),), "now read otherwise: 540 launched drone"),
        ((replace(READ, measure=Measure.SHOT_DOWN),), "now read otherwise: 539 shot_down drone"),
        ((replace(READ, night=None),), "now read otherwise"),
        ((replace(READ, place="UA80000000000093317"),), "now read otherwise"),
        ((replace(READ, start=10, end=13),), "no longer read as a claim"),
        ((replace(READ, rule="a"), replace(READ, rule="b")), "now read otherwise"),
    ],
)
def test_a_review_whose_claim_is_not_read_any_more_is_orphaned_and_touches_no_other(
    now: tuple[Claim, ...], because: str
) -> None:
    (one,) = _stand(review(Verb.REJECT), read=now)
    assert (one.state, one.claim, one.is_struck) == (State.ORPHANED, None, False)
    assert because in one.because


def test_a_review_of_a_report_that_is_not_here_waits_for_it() -> None:
    (one,) = _stand(review(), read=(), known=())
    assert one.state is State.ORPHANED
    assert f"does not hold the report {POST.id[:12]}" in one.because


# How fast a machine is says nothing here.
UNHURRIED = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
VERBS = st.sampled_from([Verb.ACCEPT, Verb.REJECT])


@st.composite
def histories(draw: st.DrawFn) -> list[Review]:
    """Reviews of two claims as two desks may write them, each overriding or withdrawing some that it knows."""
    made: list[Review] = []
    for minute in range(draw(st.integers(1, 8))):
        known = [one for one in made if draw(st.booleans())]
        takes_back: bool = draw(st.booleans())
        if known and takes_back:
            made.append(withdrawal(known[0], minutes=minute))
        else:
            about = draw(st.sampled_from([READ, claim(POST, 7)]))
            ids = tuple(one.id for one in known if one.claim == about)
            made.append(review(draw(VERBS), about, minutes=minute % 3, by=f"desk {minute}", overrides=ids))
    return made


@UNHURRIED
@given(histories(), st.randoms())
def test_the_order_in_which_reviews_come_changes_nothing(history: list[Review], chance: Any) -> None:
    shuffled = list(history)
    chance.shuffle(shuffled)
    now = (READ, claim(POST, 7))
    assert _stand(*shuffled, *shuffled[:1], read=now) == _stand(*history, read=now)


@UNHURRIED
@given(histories())
def test_at_most_one_review_of_a_claim_is_applied_and_none_that_was_withdrawn(history: list[Review]) -> None:
    found = _stand(*history, read=(READ, claim(POST, 7)))
    applied = [one.claim.id for one in found if one.state is State.APPLIED and one.claim]
    assert len(applied) == len(set(applied))
    states = {one.review.id: one for one in found}
    for one in found:
        if one.state is State.APPLIED and one.review.verb is Verb.WITHDRAW:
            assert states[one.review.overrides[0]].state in (State.WITHDRAWN, State.OVERRIDDEN)


def test_a_thousand_reviews_of_one_claim_are_no_trouble() -> None:
    made: list[Review] = []
    for minute in range(1000):
        made.append(review(minutes=minute, overrides=tuple(one.id for one in made[-3:])))
    assert [one.state for one in _stand(*made)].count(State.APPLIED) == 1
