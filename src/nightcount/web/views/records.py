"""The view of the records: the largest attacks, in like terms, with all that follow, and how complete that is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from nightcount.desk import Superlatives
from nightcount.language import gettext as _
from nightcount.publishing.wording import day_words, figure_words, noun_words
from nightcount.reconciliation.attack import Status
from nightcount.vocabulary import Measure, Weapon
from nightcount.web.site import Site

# What a reader can choose to rank by, and what is ranked where nothing is chosen.
MEASURES = (
    Measure.LAUNCHED,
    Measure.GOT_THROUGH,
    Measure.SHOT_DOWN,
    Measure.NEUTRALISED,
    Measure.KILLED,
    Measure.INJURED,
)
WEAPONS = tuple(Weapon)
FIRST = ((Measure.LAUNCHED, Weapon.ALL), (Measure.LAUNCHED, Weapon.DRONE), (Measure.LAUNCHED, Weapon.MISSILE))


@dataclass(frozen=True, slots=True)
class Place:
    """One place of a ranking: `how` says how the figure is known."""

    rank: int
    night: date
    figure: str
    how: str


@dataclass(frozen=True, slots=True)
class RankingView:
    """A ranking: what is ranked, its places, and what it rests on."""

    title: str
    places: tuple[Place, ...]
    completeness: str


def ranking_views(site: Site, measure: Measure | None, weapon: Weapon, many: int) -> tuple[RankingView, ...]:
    """The rankings of a measure, or, where none is chosen, those of the launches."""
    wanted = ((measure, weapon),) if measure else FIRST
    return tuple(_ranking(site.desk.superlatives(*one, limit=many)) for one in wanted)


def _ranking(found: Superlatives) -> RankingView:
    of = noun_words(found.weapon) if found.weapon else ""
    title = _("{noun}: most {said}").format(noun=of, said=_(found.measure.label)) if of else _(found.measure.label)
    places = tuple(
        Place(
            one.rank, one.night, figure_words(one.account.figure, found.measure), _how(one.account.status, one.is_bound)
        )
        for one in found.ranked
    )
    return RankingView(title[:1].upper() + title[1:], places, found.completeness)


def _how(status: Status, is_bound: bool) -> str:
    if is_bound:
        return _("a bound only: it may belong higher")
    return {
        Status.STATED: _("a source says so"),
        Status.DERIVED: _("worked out"),
        Status.DISPUTED: _("sources disagree"),
    }.get(status, "")


def choices() -> tuple[tuple[tuple[str, str], ...], tuple[tuple[str, str], ...]]:
    """Measures and weapons to choose from, each with its words."""
    measures = tuple((one.value, _(one.label)) for one in MEASURES)
    return measures, tuple((one.value, noun_words(one)) for one in WEAPONS)


def reach(site: Site) -> str:
    """From when to when the ledger goes; empty where it holds nothing."""
    if not site.nights:
        return ""
    return _("from {first} to {last}").format(first=day_words(site.nights[0]), last=day_words(site.nights[-1]))
