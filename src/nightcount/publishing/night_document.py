"""A night as a document: what its page and its Markdown show, in the same order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from nightcount.alerts.alert import Tally
from nightcount.language import gettext as _
from nightcount.language import ngettext
from nightcount.publishing.alert_words import alert_lines
from nightcount.publishing.night_view import AttackView, Backing, attack_view
from nightcount.publishing.review_words import without_effect
from nightcount.publishing.wording import figure_words, night_words
from nightcount.reconciliation.attack import Attack
from nightcount.reviews import Standing
from nightcount.vocabulary import COUNTRY, Measure, Weapon

LEGEND = (
    ("–", "unknown: no source says it. It is never zero."),
    ("=", "worked out from the words marked."),
    ("±", "disputed: the sources disagree."),
    ("≠", "these words say otherwise."),
    ("[4]", "leads to the words numbered 4 under the tables."),
    ("[R1]", "rests on what a person decided: review 1 under the tables."),
)


class NightRecord(Backing, Protocol):
    """A night of the ledger: its attacks, its alerts, its reviews, and what stands behind the numbers."""

    @property
    def night(self) -> date: ...  # noqa: D102 — the class says it

    @property
    def attacks(self) -> Sequence[Attack]: ...  # noqa: D102 — the class says it

    @property
    def alerts(self) -> Tally: ...  # noqa: D102 — the class says it

    @property
    def reviews(self) -> Sequence[Standing]: ...  # noqa: D102 — the class says it


@dataclass(frozen=True)
class NightDocument:
    """A title, the night in one sentence, the attacks with their tables, and the alerts line by line.

    `reviews` are what people decided about the night that no number in the tables rests on, line by line.
    """

    title: str
    summary: str
    attacks: tuple[AttackView, ...]
    alerts: tuple[str, ...]
    reviews: tuple[str, ...] = ()


def night_document(night: NightRecord) -> NightDocument:
    """The document of a night, the attack of the night before that of the day."""
    attacks = in_order(night.attacks)
    named = night_words(night.night)
    return NightDocument(
        title=f"{named[:1].upper()}{named[1:]}",
        summary=_summary(attacks),
        attacks=tuple(attack_view(attack, night) for attack in attacks),
        alerts=tuple(alert_lines(night.alerts)),
        reviews=without_effect(night.attacks, night.reviews),
    )


def in_order(attacks: Sequence[Attack]) -> list[Attack]:
    """Attacks as a reader expects them: those on Ukraine first, the night before the day."""
    return sorted(attacks, key=lambda attack: (attack.attacker != "RU", attack.part == "day", attack.id))


def _summary(attacks: Sequence[Attack]) -> str:
    """The national count of the first attack in one sentence, as far as it is known."""
    if not attacks:
        return _("The ledger holds no attack on this night. That does not mean that it was calm.")
    first = attacks[0]
    country = COUNTRY if first.attacker == "RU" else "RU"
    said = []
    for measure in (Measure.LAUNCHED, Measure.NEUTRALISED, Measure.GOT_THROUGH):
        account = first.account(measure, Weapon.ALL, country)
        if account and account.figure.is_known:
            number = figure_words(account.figure)
            said.append(_("{number} {said}").format(number=number, said=_(account.measure.said)))
    counts = _("Drones and missiles: {counts}.").format(counts=", ".join(said))
    many = len(attacks)
    more = ngettext("{many} attack is told of.", "{many} attacks are told of.", many).format(many=many)
    found = [counts if said else _("How many were launched is unknown."), *([more] if many > 1 else [])]
    return " ".join(found)
