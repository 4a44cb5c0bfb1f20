"""Sentences on records: the largest night so far and the one before it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from nightcount.checking.finding import BelongsTo
from nightcount.checking.index import Spot
from nightcount.checking.superlatives import Comparison, Standing
from nightcount.checking.wording.phrases import (
    before_night,
    count,
    counted,
    day,
    figure,
    kind,
    night,
    nouns,
    on_night,
    when,
)
from nightcount.language import gettext as _
from nightcount.language import ngettext
from nightcount.phrasing import noun_words, sum_words
from nightcount.vocabulary import Measure, Weapon


def no_past(weapon: Weapon, before: date) -> str:
    """The ledger reaches no night before."""
    said = _("The ledger holds no number of {weapon} launched {before}, so it knows no earlier record.")
    return said.format(weapon=nouns(weapon), before=before_night(before))


def previous_record(best: Spot, before: date | None) -> str:
    """The record that stood until the article's night."""
    until = f" {before_night(before)}" if before else ""
    said = _("The largest figure in the ledger{until} is {counted} {when}.")
    return said.format(until=until, counted=counted(best.account), when=when(best.attack))


def record_of_other_night(best: Spot, claimed: date | None) -> str:
    """The number is right and the night is not."""
    other = _(", not {when}").format(when=on_night(claimed)) if claimed else ""
    said = _("That record, {counted}, was set {when}{other}.")
    return said.format(counted=counted(best.account), when=when(best.attack), other=other)


def record_in_other_terms(to: BelongsTo, best: Spot, compared: Sequence[Comparison]) -> str:
    """The record of one weapon, told as that of another."""
    weapon = to.weapon or Weapon.ALL
    claimed = best.account.weapon or Weapon.ALL
    parts = sum_words(to.expression or "") or _("the figure for {weapon}").format(weapon=nouns(weapon))
    terms = _(", or ").join(against(one) for one in compared)
    like = _("; in like terms it is {terms}").format(terms=terms) if terms else ""
    said = _("{figure} is {parts} ({night}), not {weapon} alone{like}.")
    return said.format(figure=figure(to.figure), parts=parts, night=night(to.night), weapon=nouns(claimed), like=like)


def against(compared: Comparison) -> str:
    """A night against the one that it had to beat: "539 drones against 479 (the night to 9 June 2025)"."""
    rival = compared.runner_up
    weapon = compared.account.weapon or Weapon.ALL
    now = compared.account.figure
    named = f"{figure(now)} {noun_words(weapon, now.number)}"
    if rival is None:
        return named
    held = figure(rival.account.figure)
    if weapon is Weapon.ALL:
        said = _("{figure} against {rival} in all ({night})").format(
            figure=figure(now), rival=held, night=night(rival.night)
        )
    else:
        said = _("{figure} against {rival} ({night})").format(figure=named, rival=held, night=night(rival.night))
    return said


def not_the_record(spot: Spot, best: Spot) -> str:
    """A night's figure that was not the record."""
    said = _("The record has {counted} {when}, but the largest until then was {largest} {largest_when}.")
    return said.format(
        counted=counted(spot.account),
        when=when(spot.attack),
        largest=counted(best.account),
        largest_when=when(best.attack),
    )


def largest_held(best: Spot, before: date | None) -> str:
    """The largest that the ledger holds, where the article names another."""
    until = f" {before_night(before)}" if before else ""
    said = _(
        "The largest that the ledger holds{until} is {counted} {when}, "
        "and no earlier night in it has the article's figure."
    )
    return said.format(until=until, counted=counted(best.account), when=when(best.attack))


def superlative_unknown(measure: Measure, weapon: Weapon, of: date | None) -> str:
    """Nothing to rank."""
    on = f" {on_night(of)}" if of else ""
    said = _("The ledger states no number of {kind}{on} that could be compared with other nights.")
    return said.format(kind=kind(measure, weapon), on=on)


def superlative(compared: Comparison, beside: Comparison | None) -> str:
    """How a night stands among those before it, in like terms, and how far back the ledger reaches."""
    account, rival = compared.account, compared.runner_up
    if rival is None:
        said = _("The ledger holds no earlier figure to compare {counted} {when} with.")
        return said.format(counted=counted(account), when=when(compared.attack))
    also = _("; in other terms it is {terms}").format(terms=against(beside)) if beside else ""
    said = f"{_standing(compared)}{also}; {_reach(compared)}."
    return f"{said[0].upper()}{said[1:]}"


def _standing(compared: Comparison) -> str:
    account, rival = compared.account, compared.runner_up
    told = {"counted": counted(account), "when": when(compared.attack)}
    if rival is None:
        return "{counted} {when}".format(**told)
    told |= {"other": counted(rival.account), "other_when": when(rival.attack)}
    if compared.standing is Standing.LARGEST:
        said = _(
            "{counted} {when} is more than on any night before it in the ledger, the next being {other} {other_when}"
        )
        return said.format(**told)
    if compared.standing is Standing.EQUALLED:
        return _("{counted} {when} equals {other} {other_when}").format(**told)
    if compared.standing is Standing.EXCEEDED:
        many = len(compared.larger)
        last = compared.larger[-1]
        said = ngettext(
            "{counted} {when} was exceeded on one night before it, last with {last} {last_when} "
            "and most with {other} {other_when}",
            "{counted} {when} was exceeded on {many} nights before it, last with {last} {last_when} "
            "and most with {other} {other_when}",
            many,
        )
        return said.format(**told, many=count(many), last=counted(last.account), last_when=when(last.attack))
    said = _(
        "{counted} {when} cannot be ranked for certain against {other} {other_when} "
        "and nights of which only bounds are known"
    )
    return said.format(**told)


def _reach(compared: Comparison) -> str:
    since = day(compared.since) if compared.since else _("then")
    nights = count(compared.nights)
    if not compared.lacking:
        said = _("the ledger has a figure for each of the {nights} nights since {since}")
        return said.format(nights=nights, since=since)
    # That a night was exceeded is known however many others are not.
    is_open = compared.standing is Standing.LARGEST and not compared.is_telling
    few = _(", too many to tell a record") if is_open else ""
    said = _(
        "the ledger reaches back to {since} and has no exact figure for {lacking} of the {nights} nights since{few}"
    )
    return said.format(since=since, lacking=count(compared.lacking), nights=nights, few=few)
