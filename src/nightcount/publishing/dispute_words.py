"""Disputes in words: what is in question, and the sentence that says who says what and which rule chose."""

from __future__ import annotations

from collections.abc import Sequence

from nightcount.checking.finding import Evidence
from nightcount.publishing.wording import figure_words, place_words, source_words
from nightcount.reconciliation import Dispute
from nightcount.reconciliation.attack import Account
from nightcount.reconciliation.cells import target_of
from nightcount.vocabulary import Figure

# Why the value shown is the one shown, by the rule that chose it; `{first}` is who says it.
_BECAUSE = {
    "authority": "the first stands, since {first} speaks with more authority on this count",
    "breakdown": "the first stands, since a figure of a breakdown goes before a headline, and an exact one before a "
    "rounded one",
    "aside": "the first stands, since the other was only given to compare with another attack",
    "part_unsaid": "the first stands, since the later and lower one does not say whether it means the night or the day",
    "review": "the first stands, since a person who reviewed it decided so",
    "one_origin": "the first is shown, since more independent origins give it, and the question stays open",
    "side_by_side": "no rule decides, so both stand, and the one published last is shown first",
}


def subject(dispute: Dispute) -> str:
    """What is in question: "shot down, cruise missiles (Kalibr)", with the place where that is not the country."""
    if dispute.account is None:
        return "a sum of launches and outcomes"
    return counted_words(dispute.account, target_of(dispute.attack.attacker))


def counted_words(account: Account, target: str) -> str:
    """What an account counts, without its figure; `target` is the country attacked, which needs no mention."""
    kind = f", {account.weapon.label.lower()}" if account.weapon else f", {account.object}" if account.object else ""
    model = f" ({account.model})" if account.model else ""
    where = "" if account.place == target else f", {place_words(account.place)}"
    return f"{account.measure.label.lower()}{kind}{model}{where}"


def reason(dispute: Dispute, sides: Sequence[tuple[Figure, Sequence[Evidence]]]) -> str:
    """The dispute in one sentence that can be printed: who gives which figure, and why one of them is shown."""
    if dispute.conflict is not None:
        return f"The figures do not add up – {_inner(dispute.conflict.reason)}."
    told = [f"{who(evidence)} gives {figure_words(figure)}" for figure, evidence in sides]
    because = _BECAUSE.get(dispute.rule, f"the first is shown by the rule {dispute.rule}")
    if len({one.report for _, evidence in sides for one in evidence}) == 1:
        told = [
            f"{who(sides[0][1])} gives both {' and '.join(figure_words(figure) for figure, _ in sides)} in one report"
        ]
        because = "no rule decides, so both stand"
    said = told[0] if len(told) == 1 else f"{', '.join(told[:-1])} and {told[-1]}"
    whole = f"{subject(dispute)}: {said}; {because.format(first=who(sides[0][1]))}."
    return whole[0].upper() + whole[1:]


def who(evidence: Sequence[Evidence]) -> str:
    """Whose words these are: "Ukraine's air force", "the nightly data set and dsns"."""
    names = list(dict.fromkeys(source_words(one.source) for one in evidence)) or ["the record"]
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _inner(said: str) -> str:
    return (said[0].lower() + said[1:]).rstrip(".") if said else said
