"""A year as a calendar: each date with how many drones and missiles were launched, as far as it is known."""

from __future__ import annotations

import calendar
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from nightcount.language import gettext as _
from nightcount.publishing.wording import UNKNOWN, figure_words, month_words, short_figure
from nightcount.reconciliation.attack import Attack
from nightcount.vocabulary import COUNTRY, Figure, Measure, Number, Weapon

# From how many launches a date is of the second, third … level; what is known to be less is of the first.
STEPS: tuple[Number, ...] = (50, 100, 200, 400)


@dataclass(frozen=True, slots=True)
class Day:
    """A date: its figure short and in words, and its level: 0 unknown, 1 the fewest, 5 the most.

    `has_record` is false where the ledger holds no attack: unknown, not calm.
    """

    date: date
    short: str
    words: str
    level: int
    has_record: bool


@dataclass(frozen=True, slots=True)
class Month:
    """A month: its name, and its weeks from Monday to Sunday; null for the dates of other months."""

    name: str
    weeks: tuple[tuple[Day | None, ...], ...]


def months(year: int, attacks: Iterable[Attack], reach: tuple[date, date]) -> tuple[Month, ...]:
    """The months of a year that the ledger reaches, from its first night to its last.

    Of a date with several attacks on Ukraine, that of the night is shown.
    """
    launched: dict[date, Figure] = {}
    for attack in sorted(attacks, key=lambda one: one.part == "night"):
        if attack.attacker == "RU":
            account = attack.account(Measure.LAUNCHED, Weapon.ALL, COUNTRY)
            launched[attack.night] = account.figure if account else Figure.unknown()
    weeks = calendar.Calendar().monthdatescalendar
    return tuple(
        Month(
            month_words(date(year, month, 1)),
            tuple(tuple(_day(day, month, launched) for day in week) for week in weeks(year, month)),
        )
        for month in range(1, 13)
        if (reach[0].year, reach[0].month) <= (year, month) <= (reach[1].year, reach[1].month)
    )


def _day(day: date, month: int, launched: Mapping[date, Figure]) -> Day | None:
    if day.month != month:
        return None
    figure = launched.get(day)
    if figure is None:
        return Day(day, UNKNOWN, _("no record"), 0, has_record=False)
    words = figure_words(figure) if figure.is_known else _("launches unknown")
    return Day(day, short_figure(figure), words, _level(figure), has_record=True)


def _level(figure: Figure) -> int:
    """The level of what was surely launched: that of the unknown where it may have been nothing, or more."""
    return (
        0
        if figure.low is None or (figure.low == 0 and figure.high != 0)
        else 1 + sum(figure.low >= step for step in STEPS)
    )


def steps() -> tuple[tuple[int, str], ...]:
    """Each level with the numbers that it stands for."""
    edges = [0, *STEPS]
    named = [f"{edges[at]}–{int(edges[at + 1]) - 1}" for at in range(len(edges) - 1)]
    return tuple(enumerate([*named, _("{number} and more").format(number=STEPS[-1])], 1))
