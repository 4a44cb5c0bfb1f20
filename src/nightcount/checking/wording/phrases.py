"""Phrases: dates, places and counts as every sentence of a check words them."""

from __future__ import annotations

from datetime import date, datetime

from nightcount.reconciliation.attack import Account, Attack
from nightcount.reconciliation.cells import REGIONAL, UNPLACED
from nightcount.vocabulary import COUNTRY, Figure, Measure, Number, Weapon, local, register

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


# The measures whose words are a verb and no participle.
_VERBS = (Measure.GOT_THROUGH, Measure.NOT_REACHED, Measure.IN_AIR)

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def day(of: date) -> str:
    """A date: 4 July 2025."""
    return f"{of.day} {MONTHS[of.month - 1]} {of.year}"


def moment(of: datetime) -> str:
    """A moment by the clocks of Kyiv: 4 July 2025, 08:30 Kyiv time."""
    here = local(of)
    return f"{day(here.date())}, {here:%H:%M} Kyiv time"


def night(of: date) -> str:
    """A night, by the morning on which it ended."""
    return f"the night to {day(of)}"


def when(attack: Attack) -> str:
    """The night or the day of an attack, as "on …"."""
    return f"by day on {day(attack.night)}" if attack.part == "day" else f"on {night(attack.night)}"


def count(number: Number) -> str:
    """A number with thousands separated."""
    return f"{number:,}" if isinstance(number, int) else f"{number:,g}"


def hours(seconds: float) -> str:
    """A duration, to the minute: 8 h 50 min."""
    minutes = round(seconds / 60)
    if minutes < 60:
        return f"{minutes} min"
    return f"{minutes // 60} h {minutes % 60} min" if minutes % 60 else f"{minutes // 60} h"


def place(code: str | None) -> str:
    """The name of an area; the code itself where the vocabulary has no name."""
    if code is None:
        code = COUNTRY
    known = register().get(code)
    return known.en if known else code.removeprefix(REGIONAL)


def quantity(figure: Figure, measure: Measure, weapon: Weapon | None = None, object: str | None = None) -> str:
    """A figure with what it counts: "539 drones launched", "26 injured", "5 objects damaged (residential)"."""
    said = str(figure) if figure.is_known else "an unknown number of"
    noun = "" if measure.counts == "person" else _noun(measure, weapon, figure.number)
    return f"{said} {noun}{_done(measure, object)}"


def counted(account: Account) -> str:
    """An account in words, with its place where that is not the whole country."""
    where = f" in {place(account.place)}" if account.place not in (COUNTRY, "RU", UNPLACED) else ""
    model = f" ({account.model})" if account.model else ""
    return quantity(account.figure, account.measure, account.weapon, account.object) + model + where


def kind(measure: Measure, weapon: Weapon | None, object: str | None = None) -> str:
    """What a claim counts, without the number: "drones launched"."""
    return f"{_noun(measure, weapon, None)}{_done(measure, object)}"


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


def quantity_of(account: Account | None, weapon: Weapon) -> str:
    """How many of a weapon: "539 drones"."""
    if account is None:
        return weapon.noun()
    return f"{account.figure} {weapon.noun(account.figure.number)}"
