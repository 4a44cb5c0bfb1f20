"""Sentences on where a number is right that is wrong where the article puts it."""

from __future__ import annotations

from nightcount.checking.cells import REMAINDER
from nightcount.checking.finding import BelongsTo
from nightcount.checking.wording.phrases import count, counted, kind, night, place, quantity_of, when
from nightcount.reconciliation.attack import Account, Attack
from nightcount.vocabulary import Measure, Number, Weapon


def other_place(account: Account, attack: Attack, claimed: str) -> str:
    """The number is the whole country's."""
    return (
        f"{counted(account)} {when(attack)} is the figure for all of {place(account.place)}, not for {place(claimed)}."
    )


def remainder(account: Account, launched: Account | None, belongs: BelongsTo, whole: Account | None) -> str:
    """More of a weapon than can have got through; the number is what remains of a larger count."""
    weapon = account.weapon or Weapon.ALL
    other = belongs.weapon or Weapon.ALL
    parts = f" ({belongs.expression})" if belongs.expression else ""
    of = f"Of the {quantity_of(launched, weapon)} at most" if launched else "At most"
    total = f"all {quantity_of(whole, other)}" if whole else f"all {other.noun()}"
    return (
        f"{of} {account.figure.high:,} can have got through; {count(belongs.figure.high or 0)} is what is left of "
        f"{total}{parts} after those reported shot down or suppressed."
    )


def belongs(account: Account, attack: Attack, to: BelongsTo, number: Number) -> str:
    """The number is right for something else, in the simplest words for it."""
    there = f" on {night(to.night)}" if to.night != attack.night else ""
    what = kind(to.measure, to.weapon)
    parts = f" ({to.expression})" if to.expression else ""
    bound = "the most that can have been " if to.figure.low is None else ""
    return (
        f"{count(number)} is {bound}the figure for {what}{parts}{there}; "
        f"the record has {counted(account)} {when(attack)}."
    )


def other_night_meant(account: Account, attack: Attack, to: BelongsTo, number: Number) -> str:
    """The number is right for another night, of which the article speaks too or seems to."""
    there = f"{count(number)} is the figure for {kind(to.measure, to.weapon)} on {night(to.night)}"
    return f"{there}, which the article may mean here; the record has {counted(account)} {when(attack)}."


def comes_of_sum(account: Account, attack: Attack, to: BelongsTo, number: Number) -> str:
    """The number is a sum or a difference of the night's figures."""
    return f"{count(number)} is {to.expression}; the record has {counted(account)} {when(attack)}."


def is_remainder(account: Account) -> bool:
    """True for what was worked out as left over and nobody stated."""
    return account.rule == REMAINDER or (account.measure is Measure.GOT_THROUGH and account.figure.low is None)


def got_through(account: Account, launched: Account | None, to: BelongsTo, whole: Account | None) -> str:
    """How many of a weapon got through, where the number is that of a larger count."""
    weapon, other = account.weapon or Weapon.ALL, to.weapon or Weapon.ALL
    parts = f" ({to.expression})" if to.expression else ""
    of = f" of the {quantity_of(launched, weapon)}" if launched else f" {weapon.noun(account.figure.number)}"
    total = f"all {quantity_of(whole, other)}" if whole else other.noun()
    first = f"{account.figure}{of} got through"
    return f"{first[0].upper()}{first[1:]}; {to.figure} is how many of {total} did{parts}."
