"""Sentences on records: the largest night so far and the one before it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from nightcount.checking.finding import BelongsTo
from nightcount.checking.index import Spot
from nightcount.checking.superlatives import Comparison, Standing
from nightcount.checking.wording.phrases import counted, day, kind, night, when
from nightcount.vocabulary import Measure, Weapon


def no_past(weapon: Weapon, before: date) -> str:
    """The ledger reaches no night before."""
    return (
        f"The ledger holds no number of {weapon.noun()} launched before {night(before)}, so it knows no earlier record."
    )


def previous_record(best: Spot, before: date | None) -> str:
    """The record that stood until the article's night."""
    until = f" before {night(before)}" if before else ""
    return f"The largest figure in the ledger{until} is {counted(best.account)} {when(best.attack)}."


def record_of_other_night(best: Spot, claimed: date | None) -> str:
    """The number is right and the night is not."""
    other = f", not on {night(claimed)}" if claimed else ""
    return f"That record, {counted(best.account)}, was set {when(best.attack)}{other}."


def record_in_other_terms(to: BelongsTo, best: Spot, compared: Sequence[Comparison]) -> str:
    """The record of one weapon, told as that of another."""
    weapon = to.weapon or Weapon.ALL
    claimed = best.account.weapon or Weapon.ALL
    parts = to.expression or f"the figure for {weapon.noun()}"
    terms = ", or ".join(against(one) for one in compared)
    like = f"; in like terms it is {terms}" if terms else ""
    return f"{to.figure} is {parts} ({night(to.night)}), not {claimed.noun()} alone{like}."


def against(compared: Comparison) -> str:
    """A night against the one that it had to beat: "539 drones against 479 (the night to 9 June 2025)"."""
    rival = compared.runner_up
    weapon = compared.account.weapon or Weapon.ALL
    now = compared.account.figure
    if rival is None:
        return f"{now} {weapon.noun(now.number)}"
    terms = "in all" if weapon is Weapon.ALL else ""
    noun = "" if weapon is Weapon.ALL else f" {weapon.noun(now.number)}"
    said = f"{now}{noun} against {rival.account.figure} {terms}".rstrip()
    return f"{said} ({night(rival.night)})"


def not_the_record(spot: Spot, best: Spot) -> str:
    """A night's figure that was not the record."""
    figure = f"The record has {counted(spot.account)} {when(spot.attack)}"
    return f"{figure}, but the largest until then was {counted(best.account)} {when(best.attack)}."


def largest_held(best: Spot, before: date | None) -> str:
    """The largest that the ledger holds, where the article names another."""
    until = f" before {night(before)}" if before else ""
    largest = f"The largest that the ledger holds{until} is {counted(best.account)} {when(best.attack)}"
    return f"{largest}, and no earlier night in it has the article's figure."


def superlative_unknown(measure: Measure, weapon: Weapon, of: date | None) -> str:
    """Nothing to rank."""
    on = f" on {night(of)}" if of else ""
    return f"The ledger states no number of {kind(measure, weapon)}{on} that could be compared with other nights."


def superlative(compared: Comparison, beside: Comparison | None) -> str:
    """How a night stands among those before it, in like terms, and how far back the ledger reaches."""
    account, rival = compared.account, compared.runner_up
    if rival is None:
        return f"The ledger holds no earlier figure to compare {counted(account)} {when(compared.attack)} with."
    also = f"; in other terms it is {against(beside)}" if beside else ""
    return f"{_standing(compared)}{also}; {_reach(compared)}."


def _standing(compared: Comparison) -> str:
    account, rival = compared.account, compared.runner_up
    said = f"{counted(account)} {when(compared.attack)}"
    if rival is None:
        return said
    other = f"{counted(rival.account)} {when(rival.attack)}"
    if compared.standing is Standing.LARGEST:
        return f"{said} is more than on any night before it in the ledger, the next being {other}"
    if compared.standing is Standing.EQUALLED:
        return f"{said} equals {other}"
    if compared.standing is Standing.EXCEEDED:
        nights = "one night" if len(compared.larger) == 1 else f"{len(compared.larger):,} nights"
        last = compared.larger[-1]
        return (
            f"{said} was exceeded on {nights} before it, last with {counted(last.account)} {when(last.attack)} "
            f"and most with {other}"
        )
    return f"{said} cannot be ranked for certain against {other} and nights of which only bounds are known"


def _reach(compared: Comparison) -> str:
    since = day(compared.since) if compared.since else "then"
    if not compared.lacking:
        return f"the ledger has a figure for each of the {compared.nights:,} nights since {since}"
    reach = f"the ledger reaches back to {since} and has no exact figure for {compared.lacking:,}"
    # That a night was exceeded is known however many others are not.
    is_open = compared.standing is Standing.LARGEST and not compared.is_telling
    few = ", too many to tell a record" if is_open else ""
    return f"{reach} of the {compared.nights:,} nights since{few}"
