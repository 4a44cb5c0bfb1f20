"""Phrasing: figures, times and quantities in the words of the language in force. Unknown is "–", never blank or 0.

Examples here are English.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime
from functools import cache

from nightcount.language import DEFAULT, ngettext, spoken
from nightcount.language import gettext as _
from nightcount.vocabulary import Figure, Measure, Modifier, Number, Weapon, local

UNKNOWN = "–"


def hours_words(hours: Number) -> str:
    """A duration in hours as "8 h 50 min"."""
    minutes = round(hours * 60)
    whole, rest = divmod(minutes, 60)
    if not whole:
        return _("{minutes} min").format(minutes=rest)
    if not rest:
        return _("{hours} h").format(hours=whole)
    return _("{hours} h {minutes} min").format(hours=whole, minutes=rest)


def number_words(number: Number) -> str:
    """A number as the language writes it: "1,234", in Ukrainian "1 234"."""
    if spoken() == DEFAULT:
        return f"{number:,}" if isinstance(number, int) else f"{number:g}"
    from babel.numbers import format_decimal

    return str(format_decimal(number, locale=spoken()))


def figure_words(figure: Figure, measure: Measure | None = None) -> str:
    """A figure as it stands in a table: "539", "at most 63", "more than 8 h", or "–" where nothing is known."""
    if not figure.is_known:
        return UNKNOWN
    show = hours_words if measure is not None and measure.counts == "hours" else number_words
    return figure.worded_in(show) if spoken() == DEFAULT else _figure(figure, show)


def short_figure(figure: Figure) -> str:
    """A count with signs for bounds, for a narrow place: "539", "≥ 92", "> 330", "≤ 63", "≈ 20", "63–71", "–"."""
    if not figure.is_known:
        return UNKNOWN
    if figure.low is None or figure.high is None:
        sign = "≤" if figure.low is None else ">" if figure.modifier is Modifier.MORE_THAN else "≥"
        return f"{sign} {number_words(figure.number or 0)}"
    if figure.low != figure.high:
        return f"{number_words(figure.low)}–{number_words(figure.high)}"
    return f"{'≈ ' if figure.modifier is Modifier.ABOUT else ''}{number_words(figure.low)}"


def _figure(figure: Figure, show: Callable[[Number], str]) -> str:
    """A known figure in the words of another language than English."""
    if figure.low is None or figure.high is None:
        number = show(figure.number or 0)
        hedge = "at most {number}" if figure.low is None else "at least {number}"
        if figure.modifier is Modifier.MORE_THAN:
            hedge = "more than {number}"
        return _(hedge).format(number=number)
    if figure.low != figure.high:
        return f"{show(figure.low)}–{show(figure.high)}"
    number = show(figure.low)
    return _("about {number}").format(number=number) if figure.modifier is Modifier.ABOUT else number


def month_words(month: date) -> str:
    """A month as "July 2025"."""
    if spoken() == DEFAULT:
        return f"{month:%B %Y}"
    from babel.dates import format_skeleton

    return str(format_skeleton("yMMMM", month, locale=spoken()))


def day_words(day: date) -> str:
    """A date as "4 July 2025"."""
    if spoken() != DEFAULT:
        from babel.dates import format_date

        return str(format_date(day, "long", locale=spoken()))
    return f"{day.day} {day:%B %Y}"


def night_words(night: date, part: str | None = "night") -> str:
    """A night as "the night to 4 July 2025", a day attack as "the day of 4 July 2025"."""
    named = _("the day of {date}") if part == "day" else _("the night to {date}")
    return named.format(date=day_words(night))


def moment_words(moment: datetime | str | None) -> str:
    """A moment in Kyiv time as "4 July 2025, 08:41"; an unknown one is "time unknown"."""
    if moment is None:
        return _("time unknown")
    here = local(datetime.fromisoformat(moment) if isinstance(moment, str) else moment)
    return f"{day_words(here.date())}, {here:%H:%M}"


def noun_words(weapon: Weapon, count: Number | None = None) -> str:
    """The noun after a count: "1 drone", "539 drones"; after a fraction or no number at all, that of many."""
    whole = int(count) if count is not None and count == int(count) else 2
    return ngettext(weapon.noun(1), weapon.noun(2), whole)


def quantity_words(
    measure: Measure, weapon: Weapon | None, figure: Figure, object: str | None = None, models: tuple[str, ...] = ()
) -> str:
    """A quantity as a phrase: "72 drones got through", "26 injured", "more than 8 h of air-raid alert"."""
    said = f"{_(measure.said)} ({_(object)})" if object else _(measure.said)
    number = figure_words(figure, measure) if figure.is_known else _("an unstated number of")
    if measure.counts == "weapon" and weapon is not None:
        noun = " / ".join(models) or noun_words(weapon, figure.number)
        return _("{number} {noun} {said}").format(number=number, noun=noun, said=said)
    if not figure.is_known:
        return _("{said}, number not stated").format(said=said)
    return _("{number} {said}").format(number=number, said=said)


def sum_words(expression: str) -> str:
    """The sum by which a number was worked out: "539 drones + 11 missiles". Names of models stay as they are."""
    if spoken() == DEFAULT:
        return expression
    return _terms().sub(_term, expression)


def _term(found: re.Match[str]) -> str:
    bound, number, other, what = found.groups()
    of = int(number.replace(",", ""))
    weapon = _weapons().get(what)
    if weapon is not None:
        noun = noun_words(weapon, of)
        said = f"{number_words(of)} {_('other {noun}').format(noun=noun) if other else noun}"
    else:
        said = f"{number_words(of)} {_(_measures()[what])}"
    return _(f"{bound.strip()} {{number}}").format(number=said) if bound else said


@cache
def _weapons() -> dict[str, Weapon]:
    return {weapon.noun(many): weapon for weapon in Weapon for many in (1, 2)}


@cache
def _measures() -> dict[str, str]:
    return {measure.value.replace("_", " "): measure.label for measure in Measure}


@cache
def _terms() -> re.Pattern[str]:
    nouns = sorted((*_weapons(), *_measures()), key=len, reverse=True)
    return re.compile(rf"(at least |at most )?([\d,]+) (other )?({'|'.join(map(re.escape, nouns))})\b")
