"""Sentences on where a number is right that is wrong where the article puts it."""

from __future__ import annotations

from nightcount.checking.cells import REMAINDER
from nightcount.checking.finding import BelongsTo
from nightcount.checking.wording.phrases import (
    count,
    counted,
    figure,
    kind,
    nouns,
    on_night,
    place,
    quantity_of,
    when,
)
from nightcount.language import gettext as _
from nightcount.phrasing import noun_words, sum_words
from nightcount.reconciliation.attack import Account, Attack
from nightcount.vocabulary import Measure, Number, Weapon


def other_place(account: Account, attack: Attack, claimed: str) -> str:
    """The number is the whole country's."""
    said = _("{counted} {when} is the figure for all of {whole}, not for {place}.")
    return said.format(counted=counted(account), when=when(attack), whole=place(account.place), place=place(claimed))


def remainder(account: Account, launched: Account | None, belongs: BelongsTo, whole: Account | None) -> str:
    """More of a weapon than can have got through; the number is what remains of a larger count."""
    weapon = account.weapon or Weapon.ALL
    other = belongs.weapon or Weapon.ALL
    most, rest = count(account.figure.high or 0), count(belongs.figure.high or 0)
    parts = f" ({sum_words(belongs.expression)})" if belongs.expression else ""
    total = quantity_of(whole, other) if whole else nouns(other)
    if launched is None:
        said = _(
            "At most {most} can have got through; {rest} is what is left of all {total}{parts} "
            "after those reported shot down or suppressed."
        )
        return said.format(most=most, rest=rest, total=total, parts=parts)
    said = _(
        "Of the {launched} at most {most} can have got through; {rest} is what is left of all {total}{parts} "
        "after those reported shot down or suppressed."
    )
    return said.format(launched=quantity_of(launched, weapon), most=most, rest=rest, total=total, parts=parts)


def belongs(account: Account, attack: Attack, to: BelongsTo, number: Number) -> str:
    """The number is right for something else, in the simplest words for it."""
    said = (
        _(
            "{number} is the most that can have been the figure for {kind}{parts}{there}; "
            "the record has {counted} {when}."
        )
        if to.figure.low is None
        else _("{number} is the figure for {kind}{parts}{there}; the record has {counted} {when}.")
    )
    return said.format(
        number=count(number),
        kind=kind(to.measure, to.weapon),
        parts=f" ({sum_words(to.expression)})" if to.expression else "",
        there=f" {on_night(to.night)}" if to.night != attack.night else "",
        counted=counted(account),
        when=when(attack),
    )


def other_night_meant(account: Account, attack: Attack, to: BelongsTo, number: Number) -> str:
    """The number is right for another night, of which the article speaks too or seems to."""
    said = _(
        "{number} is the figure for {kind} {there}, which the article may mean here; the record has {counted} {when}."
    )
    return said.format(
        number=count(number),
        kind=kind(to.measure, to.weapon),
        there=on_night(to.night),
        counted=counted(account),
        when=when(attack),
    )


def comes_of_sum(account: Account, attack: Attack, to: BelongsTo, number: Number) -> str:
    """The number is a sum or a difference of the night's figures."""
    said = _("{number} is {sum}; the record has {counted} {when}.")
    return said.format(
        number=count(number), sum=sum_words(to.expression or ""), counted=counted(account), when=when(attack)
    )


def is_remainder(account: Account) -> bool:
    """True for what was worked out as left over and nobody stated."""
    return account.rule == REMAINDER or (account.measure is Measure.GOT_THROUGH and account.figure.low is None)


def got_through(account: Account, launched: Account | None, to: BelongsTo, whole: Account | None) -> str:
    """How many of a weapon got through, where the number is that of a larger count."""
    weapon, other = account.weapon or Weapon.ALL, to.weapon or Weapon.ALL
    told = {
        "number": figure(account.figure),
        "other": figure(to.figure),
        "total": _("all {counted}").format(counted=quantity_of(whole, other)) if whole else nouns(other),
        "parts": f" ({sum_words(to.expression)})" if to.expression else "",
    }
    if launched:
        said = _("{number} of the {launched} got through; {other} is how many of {total} did{parts}.")
        first = said.format(**told, launched=quantity_of(launched, weapon))
    else:
        said = _("{number} {weapon} got through; {other} is how many of {total} did{parts}.")
        first = said.format(**told, weapon=noun_words(weapon, account.figure.number))
    return f"{first[0].upper()}{first[1:]}"
