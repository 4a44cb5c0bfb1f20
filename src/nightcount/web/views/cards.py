"""The cards of the site: what a link to a night, or to the first page, shows where it is shared."""

from __future__ import annotations

from datetime import date

from nightcount.desk import Night
from nightcount.language import gettext as _
from nightcount.language import ngettext
from nightcount.publishing.charts.card import Card, CardFigure
from nightcount.publishing.charts.flow_chart import COLOURS
from nightcount.publishing.flow import account_of, flow
from nightcount.publishing.night_document import in_order
from nightcount.publishing.wording import UNKNOWN, day_words, night_words, noun_words, short_figure
from nightcount.reconciliation.attack import Attack
from nightcount.vocabulary import Measure, Weapon
from nightcount.web.site import Site
from nightcount.web.views.night_charts import named

COUNTED = (Measure.LAUNCHED, Measure.NEUTRALISED, Measure.GOT_THROUGH)
KINDS = (Weapon.DRONE, Weapon.MISSILE)


def night_card(site: Site, day: date) -> Card:
    """The card of a night: of its first attack, where there are several. What is not known is "–", never zero."""
    changed = day_words(site.changed.date())
    source = _("As of {changed}, from what sources published. What nobody said is unknown.")
    return card_of(site.night(day).night, source.format(changed=changed))


def card_of(night: Night, source: str) -> Card:
    """The card of a night, with its source line."""
    if not night.attacks:
        calm = _("The ledger holds no attack on this night. That does not mean that it was calm.")
        return Card(named(night_words(night.night)), text=calm, source=source)
    first = in_order(night.attacks)[0]
    return Card(
        title=named(night_words(night.night, first.part)),
        figures=tuple(_figure(first, measure) for measure in COUNTED),
        bar=_bar(first),
        note=_note(night),
        source=source,
    )


def _figure(attack: Attack, measure: Measure) -> CardFigure:
    account = account_of(attack, measure, Weapon.ALL)
    number = short_figure(account.figure) if account else UNKNOWN
    label = _(measure.label) if number != UNKNOWN else _("{what}: unknown").format(what=_(measure.label))
    return CardFigure(number, label, _kinds(attack, measure), measure is Measure.GOT_THROUGH)


def _kinds(attack: Attack, measure: Measure) -> str:
    """How many of each kind, where it is known."""
    said = []
    for weapon in KINDS:
        account = account_of(attack, measure, weapon)
        if account and account.figure.is_known:
            said.append(f"{short_figure(account.figure)} {noun_words(weapon, account.figure.number)}")
    return ", ".join(said)


def _bar(attack: Attack) -> tuple[tuple[str, float], ...]:
    found = flow(attack)
    launched = account_of(attack, Measure.LAUNCHED, Weapon.ALL)
    # A bar of some kinds only would show another share than the numbers above it.
    if found is None or launched is None or launched.figure.low != launched.figure.high:
        return ()
    if launched.figure.low != sum(found.launched(weapon) for weapon in found.weapons):
        return ()
    return tuple((COLOURS[outcome], float(found.met(outcome)[0])) for outcome in found.outcomes)


def _note(night: Night) -> str:
    many = len(night.attacks)
    if many < 2:
        return ""
    return ngettext(
        "{many} attack of this date is told of; this is the first.",
        "{many} attacks of this date are told of; this is the first.",
        many,
    ).format(many=many)


def site_card(site: Site) -> Card:
    """The card of the first page."""
    source = ngettext("%(num)s night with a record", "%(num)s nights with a record", len(site.nights)) % {
        "num": len(site.nights)
    }
    return Card(
        title=_("What was launched, what was stopped, what got through"),
        text=_("The record of air attacks on Ukraine, as sources reported them. What nobody said stays unknown."),
        source=source,
    )
