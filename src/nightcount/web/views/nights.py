"""The view of lists of nights."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from nightcount.desk import Overview
from nightcount.language import gettext as _
from nightcount.publishing.wording import UNKNOWN, figure_words
from nightcount.vocabulary import Figure
from nightcount.web.site import Site


@dataclass(frozen=True, slots=True)
class NightLine:
    """One attack in a list: its night, whether it came by day, who attacked, and its main figures in words."""

    night: date
    part: str
    is_of_other_side: bool
    figures: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NightsView:
    """Attacks, the latest first; `without_record` dates between the first and the last of them are unknown.

    `older` and `newer` are the nights from which the pages before and after begin; null where there are none.
    """

    columns: tuple[str, ...]
    lines: tuple[NightLine, ...]
    without_record: int
    older: date | None
    newer: date | None


def nights_view(site: Site, last: date | None, many: int) -> NightsView:
    """The `many` nights with a record that end with `last` (null: the latest)."""
    known = [night for night in site.nights if last is None or night <= last]
    shown = known[-many:]
    later = site.nights[len(known) :]
    overview = site.desk.overview(shown[0], shown[-1]) if shown else Overview(None, None, ())
    return NightsView(
        columns=(_("launched"), _("drones"), _("missiles"), _("neutralised"), _("got through")),
        lines=_lines(overview),
        without_record=overview.without_record or 0,
        older=known[-many - 1] if len(known) > many else None,
        newer=later[:many][-1] if later else None,
    )


def _lines(overview: Overview) -> tuple[NightLine, ...]:
    ordered = sorted(overview.attacks, key=lambda one: (one.night, one.part == "day", one.attacker), reverse=True)
    return tuple(
        NightLine(one.night, one.part, one.attacker != "RU", _figures(list(overview.figures(one).values())))
        for one in ordered
    )


def _figures(figures: Sequence[Figure | None]) -> tuple[str, ...]:
    return tuple(figure_words(figure) if figure else UNKNOWN for figure in figures)
