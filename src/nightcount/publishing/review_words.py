"""Reviews in words: what a person decided about which words, who, when and why."""

from __future__ import annotations

from collections.abc import Iterable

from nightcount.publishing.wording import claim_words, moment_words, night_words, one_line, place_words, quantity_words
from nightcount.reconciliation.attack import Attack
from nightcount.reviews import AccountKey, Review, Standing, State, Verb
from nightcount.vocabulary import COUNTRY, Figure, Measure, Weapon


def decided(review: Review) -> str:
    """Who decided, when and why: "settled by Olena on 4 July 2025, 12:00: the correction names 539"."""
    return f"{review.verb.done} by {one_line(review.by)} on {moment_words(review.at)}: {one_line(review.reason)}"


def review_words(review: Review) -> str:
    """A review in one line: what it is about, then who decided, when and why."""
    about = subject(review)
    return f"{about} – {decided(review)}" if about else decided(review)


def subject(review: Review) -> str:
    """What a review is about, in words; struck words stand as they were, with what they count instead."""
    if review.account and review.figure:
        return f"{_account_words(review.account, review.figure)}, {_night_of(review.account)}"
    if review.claim is None:
        return f"review {review.overrides[0][:10]}"
    words = f"“{one_line(review.claim.text)}” ({claim_words(review.claim)})"
    if review.verb is Verb.REJECT:
        return f"{words}, which no longer counts"
    if review.verb is not Verb.REPLACE:
        return words
    return f"{words}, which counts as {claim_words(review.corrected(review.claim))}{_elsewhere(review)}"


def _elsewhere(review: Review) -> str:
    """Night and place where the correction changes them."""
    assert review.claim
    made = review.corrected(review.claim)
    said = [night_words(made.night, made.part)] if made.night and made.night != review.claim.night else []
    said += [place_words(made.place)] if made.place != review.claim.place else []
    return "".join(f", {word}" for word in said)


def _account_words(account: AccountKey, figure: Figure) -> str:
    weapon = Weapon(account.weapon) if account.weapon else None
    models = (account.model,) if account.model else ()
    said = quantity_words(Measure(account.measure), weapon, figure, account.object, models)
    return said if account.place in (COUNTRY, "RU") else f"{said}, {place_words(account.place)}"


def _night_of(account: AccountKey) -> str:
    return night_words(account.night, account.attack.rsplit("-", 1)[-1])


def standing_words(one: Standing) -> str:
    """A review in one line with what became of it."""
    said = review_words(one.review)
    if one.state is State.APPLIED:
        return said
    label = {State.ORPHANED: "WITHOUT EFFECT"}.get(one.state, one.state.value.upper())
    return f"{label}: {said} ({one_line(one.because)})"


def without_effect(attacks: Iterable[Attack], reviews: Iterable[Standing]) -> tuple[str, ...]:
    """The reviews of a night that no account of its attacks rests on: overridden, withdrawn, or finding nothing."""
    shown = {review.id for attack in attacks for review in attack.reviews}
    return tuple(standing_words(one) for one in reviews if one.review.id not in shown)
