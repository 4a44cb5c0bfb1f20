"""Withholding: where an attack hit is not told at once, so that nobody corrects their aim by these pages.

A place finer than the country, of hits, debris, casualties or damage, is withheld for 3 hours after it was first
published where what was hit is civilian, and for 12 hours where it is not, or nobody says. Counts of the whole country
are never withheld, and nothing is once its time is over.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from nightcount.desk.night import Night
from nightcount.reconciliation import REGIONAL, UNPLACED
from nightcount.reconciliation.attack import Account, Attack
from nightcount.vocabulary import COUNTRY, Measure, night_window

CIVILIAN, OTHER = timedelta(hours=3), timedelta(hours=12)
_CIVILIAN_OBJECTS = {"residential", "school", "kindergarten", "hospital", "cultural", "religious", "commercial"}
# Counts of what came down somewhere, other than of people and things.
_PLACES = (Measure.GOT_THROUGH, Measure.HIT_LOCATIONS, Measure.DEBRIS_LOCATIONS, Measure.DISTRICTS_HIT)


@dataclass(frozen=True)
class Shown:
    """`night` as it may be shown now; places are withheld from it until `until` (aware; null: none is).

    `withheld` are the accounts that are left out, each by the id of its attack and its cell.
    """

    night: Night
    until: datetime | None = None
    withheld: frozenset[tuple[str, tuple[str | None, ...]]] = frozenset()


def tells_where(account: Account) -> bool:
    """True for an account that says where something came down, or what it did there, finer than a country."""
    is_place = account.place not in (COUNTRY, "RU", UNPLACED) and not account.place.startswith(REGIONAL)
    return is_place and (account.measure.counts in ("person", "object") or account.measure in _PLACES)


def shown(night: Night, now: datetime) -> Shown:
    """What of a night may be shown at a moment."""
    held = {(attack.id, account.cell): until for attack, account, until in _held(night) if until > now}
    if not held:
        return Shown(night)
    attacks = tuple(
        replace(attack, accounts=tuple(one for one in attack.accounts if (attack.id, one.cell) not in held))
        for attack in night.attacks
    )
    return Shown(replace(night, attacks=attacks), max(held.values()), frozenset(held))


def _held(night: Night) -> Iterator[tuple[Attack, Account, datetime]]:
    for attack in night.attacks:
        for account in attack.accounts:
            if tells_where(account):
                is_civilian = account.measure.counts == "person" or account.object in _CIVILIAN_OBJECTS
                yield attack, account, _first_told(night, attack, account) + (CIVILIAN if is_civilian else OTHER)


def _first_told(night: Night, attack: Attack, account: Account) -> datetime:
    """When words first said so; where they have no time, when the attack was over."""
    told = [night.claims[one].report for one in (*account.claims, *account.against) if one in night.claims]
    times = [night.reports[one].published for one in told if one in night.reports]
    known = [moment for moment in (*times, *(old.published for old in account.past)) if moment]
    return min(known) if known else attack.window[1] or night_window(night.night)[1]
