"""Phrases: dates, places and counts as every sentence of a check words them, in the language in force."""

from __future__ import annotations

from datetime import date, datetime

from nightcount.language import DEFAULT, spoken
from nightcount.language import gettext as _
from nightcount.phrasing import day_words, figure_words, hours_words, noun_words, number_words
from nightcount.reconciliation.attack import Account, Attack
from nightcount.reconciliation.cells import REGIONAL, UNPLACED
from nightcount.vocabulary import COUNTRY, Figure, Measure, Number, Weapon, local, register

# The measures whose words are a verb and no participle.
_VERBS = (Measure.GOT_THROUGH, Measure.NOT_REACHED, Measure.IN_AIR)
# A number whose noun stands in the form that is used of many.
_MANY = 5

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def day(of: date) -> str:
    """A date: 4 July 2025."""
    return day_words(of)


def weekday(number: int) -> str:
    """A weekday, 0 being Monday."""
    return _(WEEKDAYS[number])


def moment(of: datetime) -> str:
    """A moment by the clocks of Kyiv: 4 July 2025, 08:30 Kyiv time."""
    here = local(of)
    return _("{day}, {clock} Kyiv time").format(day=day(here.date()), clock=f"{here:%H:%M}")


def night(of: date) -> str:
    """A night, by the morning on which it ended."""
    return _("the night to {date}").format(date=day(of))


def when(attack: Attack) -> str:
    """The night or the day of an attack, as "on …"."""
    said = _("by day on {date}") if attack.part == "day" else _("on the night to {date}")
    return said.format(date=day(attack.night))


def on_night(of: date) -> str:
    """A night as the time of something: "on the night to 4 July 2025"."""
    return _("on the night to {date}").format(date=day(of))


def before_night(of: date) -> str:
    """The time before a night."""
    return _("before the night to {date}").format(date=day(of))


def count(number: Number) -> str:
    """A number with thousands separated."""
    return number_words(number)


def figure(of: Figure) -> str:
    """A figure without its noun: "539", "at most 63"."""
    return str(of) if spoken() == DEFAULT else figure_words(of)


def hours(seconds: float) -> str:
    """A duration, to the minute: 8 h 50 min."""
    return hours_words(round(seconds / 60) / 60)


def place(code: str | None) -> str:
    """The name of an area; the code itself where the vocabulary has no name."""
    if code is None:
        code = COUNTRY
    known = register().get(code)
    if known is None:
        return code.removeprefix(REGIONAL)
    return known.uk if spoken() == "uk" else known.en


def quantity(of: Figure, measure: Measure, weapon: Weapon | None = None, object: str | None = None) -> str:
    """A figure with what it counts: "539 drones launched", "26 injured", "5 objects damaged (residential)"."""
    if spoken() != DEFAULT:
        return _quantity(of, measure, weapon, object)
    said = str(of) if of.is_known else "an unknown number of"
    noun = "" if measure.counts == "person" else _noun(measure, weapon, of.number)
    return f"{said} {noun}{_done(measure, object)}"


def _quantity(of: Figure, measure: Measure, weapon: Weapon | None, object: str | None) -> str:
    said = f"{_(measure.said)} ({_(object)})" if object else _(measure.said)
    number = figure_words(of, measure)
    if measure.counts != "weapon" or weapon is None:
        return _("{said}: {number}").format(said=said, number=number)
    return _("{said} {number} {noun}").format(said=said, number=number, noun=noun_words(weapon, of.number))


def counted(account: Account) -> str:
    """An account in words, with its place where that is not the whole country."""
    said = quantity(account.figure, account.measure, account.weapon, account.object)
    model = f" ({account.model})" if account.model else ""
    if account.place in (COUNTRY, "RU", UNPLACED):
        return said + model
    return _("{counted} in {place}").format(counted=said + model, place=place(account.place))


def kind(measure: Measure, weapon: Weapon | None, object: str | None = None) -> str:
    """What a claim counts, without the number: "drones launched"."""
    if spoken() == DEFAULT:
        return f"{_noun(measure, weapon, None)}{_done(measure, object)}"
    said = f"{_(measure.said)} ({_(object)})" if object else _(measure.said)
    noun = noun_words(weapon, _MANY) if weapon is not None and measure.counts == "weapon" else ""
    return f"{said} {noun}".rstrip()


def _noun(measure: Measure, weapon: Weapon | None, number: Number | None) -> str:
    """The noun of what a measure counts, with a space after it; nothing where the measure's words bring their own."""
    if measure.counts == "weapon":
        return f"{weapon.noun(number)} " if weapon is not None else ""
    if measure.counts == "person":
        return "" if measure.said.startswith("children") else "people "
    return {"object": "objects ", "hours": "hours "}.get(measure.counts, "")


def _done(measure: Measure, object: str | None) -> str:
    """The measure's words after the noun: "launched", "that got through"."""
    that = "that " if measure in _VERBS else ""
    return f"{that}{measure.said}" + (f" ({object})" if object else "")


def nouns(weapon: Weapon) -> str:
    """Many of a weapon, without a number: "drones"; in a language with cases, as after "of"."""
    return noun_words(weapon, _MANY)


def quantity_of(account: Account | None, weapon: Weapon) -> str:
    """How many of a weapon: "539 drones"."""
    if account is None:
        return nouns(weapon)
    return f"{figure(account.figure)} {noun_words(weapon, account.figure.number)}"
