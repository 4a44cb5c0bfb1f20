"""What people decided, as rules of the record: `review` and `upheld`, and which accounts show it."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import permutations
from typing import Any

import pytest

from nightcount.reading.claim import Claim
from nightcount.reconciliation import Attack, Status
from nightcount.reconciliation.candidates import candidates
from nightcount.reconciliation.listings import listings
from nightcount.reviews import AccountKey, Review, Reviewed, Verb
from nightcount.vocabulary import Figure, Measure, Weapon
from tests.reconciliation.night import Press, of, value

DRONE, MISSILE, ALL = Weapon.DRONE, Weapon.MISSILE, Weapon.ALL
LATER = datetime(2025, 7, 5, 12, tzinfo=UTC)
KEY = AccountKey("2025-07-04-RU-night", "launched", "drone", "UA")


def _settled(number: int, *, at: datetime = LATER, key: AccountKey = KEY) -> Reviewed:
    made = Review(Verb.SETTLE, "Olena", "asked", at, account=key, figure=Figure.exact(number))
    return Reviewed(settled={key: made})


def _upheld(*claims: Claim) -> Reviewed:
    return Reviewed(upheld={c.id: Review(Verb.ACCEPT, "Olena", "seen", LATER, claim=c) for c in claims})


def _two_papers() -> Press:
    press = Press()
    press.report("paper", hour=8).says(Measure.LAUNCHED, DRONE, 91)
    press.report("journal", hour=9).says(Measure.LAUNCHED, DRONE, 95)
    return press


def test_review_settles_a_dispute_whatever_other_rules_would_choose() -> None:
    press = _two_papers()
    assert (value(press.attack(), Measure.LAUNCHED, DRONE), of(press.attack(), Measure.LAUNCHED, DRONE).status) == (
        "95",
        Status.DISPUTED,
    )
    press.reviewed = _settled(91)
    account = of(press.attack(), Measure.LAUNCHED, DRONE)
    assert (str(account.figure), account.status, account.rule) == ("91", Status.STATED, "review")
    assert account.claims == (press.claims[0].id,)
    assert account.against == (press.claims[1].id,)
    assert account.reviews == tuple(one.id for one in press.reviewed.settled.values())


def test_review_beats_authority_and_what_was_superseded() -> None:
    press = Press()
    press.report("kpszsu", hour=6).says(Measure.LAUNCHED, DRONE, 71)
    press.report("kpszsu", hour=9).says(Measure.LAUNCHED, DRONE, 74)
    press.report("paper", hour=10).says(Measure.LAUNCHED, DRONE, 80)
    for number in (71, 80):
        press.reviewed = _settled(number)
        account = of(press.attack(), Measure.LAUNCHED, DRONE)
        assert (str(account.figure), account.rule, account.status) == (str(number), "review", Status.STATED)
        assert press.claims[1].id in account.against
    assert [str(old.figure) for old in account.past] == ["71"]


def test_a_value_that_no_claim_says_is_not_settled_on() -> None:
    press = _two_papers()
    plain = press.attack()
    press.reviewed = _settled(93)
    assert press.attack() == plain


def test_what_is_published_after_the_review_opens_the_dispute_again() -> None:
    press = _two_papers()
    press.reviewed = _settled(91, at=datetime(2025, 7, 4, 8, 30, tzinfo=UTC))
    account = of(press.attack(), Measure.LAUNCHED, DRONE)
    assert (str(account.figure), account.rule, account.status) == ("91", "review", Status.DISPUTED)
    assert account.against == (press.claims[1].id,)


def test_a_settlement_of_another_account_changes_nothing() -> None:
    press = _two_papers()
    plain = press.attack()
    for key in (
        AccountKey("2025-07-04-RU-day", "launched", "drone", "UA"),
        AccountKey("2025-07-04-UA-night", "launched", "drone", "UA"),
        AccountKey("2025-07-04-RU-night", "shot_down", "drone", "UA"),
        AccountKey("2025-07-04-RU-night", "launched", "drone", "UA", model="Shahed-136"),
    ):
        press.reviewed = _settled(91, key=key)
        assert press.attack() == plain


def test_what_is_worked_out_from_a_settled_account_names_the_review() -> None:
    press = _two_papers()
    press.report("kpszsu", hour=9).says(Measure.LAUNCHED, MISSILE, 5).says(Measure.SHOT_DOWN, DRONE, 60)
    press.reviewed = _settled(91)
    whole = of(press.attack(), Measure.LAUNCHED, ALL)
    assert whole.status is Status.DERIVED
    assert (str(whole.figure), len(whole.reviews)) == ("96", 1)
    assert of(press.attack(), Measure.SHOT_DOWN, DRONE).reviews == ()


def test_a_settled_value_is_the_last_that_a_broken_sum_gives_up() -> None:
    press = Press()
    bulletin = press.report("kpszsu", hour=9)
    bulletin.says(Measure.LAUNCHED, ALL, 100).says(Measure.LAUNCHED, MISSILE, 5).says(Measure.LAUNCHED, DRONE, 90)
    press.report("paper", hour=10).says(Measure.LAUNCHED, DRONE, 91)
    press.reviewed = _settled(91)
    attack = press.attack()
    account = of(attack, Measure.LAUNCHED, DRONE)
    assert (str(account.figure), account.rule) == ("91", "review")
    assert attack.conflicts
    assert of(attack, Measure.LAUNCHED, ALL).status is Status.DISPUTED


def test_upheld_values_beat_those_that_nobody_looked_at() -> None:
    press = _two_papers()
    press.reviewed = _upheld(press.claims[0])
    account = of(press.attack(), Measure.LAUNCHED, DRONE)
    assert (str(account.figure), account.status, account.rule) == ("91", Status.STATED, "upheld")
    assert account.against == (press.claims[1].id,)
    assert len(account.reviews) == 1


def test_upheld_on_both_sides_the_dispute_stays() -> None:
    press = _two_papers()
    press.reviewed = _upheld(*press.claims)
    assert of(press.attack(), Measure.LAUNCHED, DRONE).status is Status.DISPUTED


def test_upheld_is_no_authority_and_freezes_no_toll() -> None:
    press = Press()
    press.report("paper", hour=6).says(Measure.LAUNCHED, DRONE, 91)
    press.report("kpszsu", hour=7).says(Measure.LAUNCHED, DRONE, 95)
    press.report("paper", hour=8).says(Measure.INJURED, None, 23, place="UA80000000000093317")
    press.report("journal", hour=9).says(Measure.INJURED, None, 26, place="UA80000000000093317")
    press.reviewed = _upheld(press.claims[0], press.claims[2])
    assert value(press.attack(), Measure.LAUNCHED, DRONE) == "95"
    assert value(press.attack(), Measure.INJURED, place="UA80000000000093317") == "26"


def test_a_sum_of_rows_is_upheld_when_every_row_of_it_is() -> None:
    press = Press()
    press.row("b1", DRONE, launched=60)
    press.row("b1", DRONE, launched=31)
    listed = listings(press.claims, press.reports, ())
    for number, wanted in ((0, False), (1, False), (2, True)):
        upheld = {c.id for c in press.claims[:number]}
        ((only,),) = candidates(listed, press.reports, upheld).values()
        assert (str(only.figure), only.upheld) == ("91", wanted)


def test_review_chooses_between_bulletins_that_may_count_the_same_launches() -> None:
    press = Press()
    press.row("b1", DRONE, launched=91)
    press.row("b2", DRONE, launched=95)
    assert value(press.attack(), Measure.LAUNCHED, DRONE) == "at least 95"
    press.reviewed = _settled(91)
    account = of(press.attack(), Measure.LAUNCHED, DRONE)
    assert (str(account.figure), account.rule, account.against) == ("91", "review", (press.claims[1].id,))


def _struck(press: Press, number: int) -> Claim:
    claim = press.claims.pop(number)
    review = Review(Verb.REJECT, "Olena", "a misprint", LATER, claim=claim)
    press.reviewed = Reviewed(struck=((claim, review),))
    return claim


def test_the_account_that_a_struck_claim_spoke_to_names_the_review() -> None:
    press = _two_papers()
    press.report("journal", hour=9).says(Measure.LAUNCHED, MISSILE, 3)
    struck = _struck(press, 1)
    attack = press.attack()
    account = of(attack, Measure.LAUNCHED, DRONE)
    assert (str(account.figure), account.status, account.against) == ("91", Status.STATED, ())
    assert [review.claim for review in attack.reviews] == [struck]
    assert account.reviews == (attack.reviews[0].id,)
    assert of(attack, Measure.LAUNCHED, MISSILE).reviews == ()


@pytest.mark.parametrize("change", [{"part": "day"}, {"attacker": "UA"}, {"place": "UA80000000000093317"}])
def test_a_struck_claim_of_another_attack_or_place_is_not_named(change: dict[str, Any]) -> None:
    press = _two_papers()
    press.report("journal", hour=9).says(Measure.LAUNCHED, DRONE, 3, **change)
    _struck(press, 2)
    assert press.attack().reviews == ()


def test_an_attack_with_reviews_comes_back_from_json_as_it_was() -> None:
    press = _two_papers()
    press.reviewed = _settled(91)
    attack = press.attack()
    assert attack.reviews
    assert Attack.from_json(attack.as_json()) == attack


def test_the_order_of_the_claims_changes_nothing() -> None:
    press = _two_papers()
    press.report("third", hour=7).says(Measure.LAUNCHED, DRONE, 91)
    press.reviewed = _settled(91)
    assert len({repr(press.attacks(claims)) for claims in permutations(press.claims)}) == 1
