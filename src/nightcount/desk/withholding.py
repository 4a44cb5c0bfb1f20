"""Withholding: where an attack hit is not told at once, so that nobody corrects their aim by these pages.

A place finer than the country, of hits, debris, casualties or damage, is withheld for 3 hours after it was first
published where what was hit is civilian, and for 12 hours where it is not, or nobody says. Counts of the whole country
are never withheld, and nothing is once its time is over.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from nightcount.desk.night import Night, claim_ids_of
from nightcount.reading.claim import Claim
from nightcount.reconciliation import REGIONAL, UNPLACED
from nightcount.reconciliation.attack import Account, Attack
from nightcount.vocabulary import COUNTRY, Measure, night_window

if TYPE_CHECKING:
    from nightcount.desk.desk import Desk

CIVILIAN, OTHER = timedelta(hours=3), timedelta(hours=12)
# Nights before these are no longer looked through, when many nights are told of at once.
RECENT = timedelta(days=4)
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


@dataclass(frozen=True)
class Withheld:
    """What of many nights may not be told now: accounts, each by the id of its attack and its cell, and claims.

    `claims` are their ids, `words` where they stand: report, start, end.
    """

    accounts: frozenset[tuple[str, tuple[str | None, ...]]] = frozenset()
    claims: frozenset[str] = frozenset()
    words: frozenset[tuple[str, int, int]] = frozenset()

    @property
    def is_any(self) -> bool:
        """True where something is withheld: what is answered now will be another answer later."""
        return bool(self.accounts or self.claims)


def withheld_at(desk: Desk, now: datetime) -> Withheld:
    """What is withheld at a moment, of the nights around it: what is told of older ones corrects nobody's aim.

    A claim that an account rests on which may be shown may be shown with it.
    """
    recent = [one for one in desk.nights() if one >= now.date() - RECENT]
    nights = [shown(desk.night(night), now) for night in recent]
    told = claim_ids_of(attack for one in nights for attack in one.night.attacks)
    claims = [one for one in desk.store.claims(nights=[*recent, None]) if tells_where(one) and one.id not in told]
    published = {one.id: one.published for one in desk.store.reports({claim.report for claim in claims})}
    held = [one for one in claims if _said_at(one, published[one.report]) + _time_of(one) > now]
    return Withheld(
        frozenset(cell for one in nights for cell in one.withheld),
        frozenset(one.id for one in held),
        frozenset((one.report, one.start, one.end) for one in held),
    )


def _said_at(claim: Claim, published: datetime | None) -> datetime:
    """When a claim was published; where nobody knows, when its night was over; long ago where that is unknown too."""
    return published or (night_window(claim.night)[1] if claim.night else datetime.min.replace(tzinfo=UTC))


def tells_where(said: Account | Claim) -> bool:
    """True for what says where something came down, or what it did there: at a place finer than a country."""
    place = said.place or UNPLACED
    is_place = place not in (COUNTRY, "RU", UNPLACED) and not place.startswith(REGIONAL)
    return is_place and (said.measure.counts in ("person", "object") or said.measure in _PLACES)


def _time_of(said: Account | Claim) -> timedelta:
    return CIVILIAN if said.measure.counts == "person" or said.object in _CIVILIAN_OBJECTS else OTHER


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
                yield attack, account, _first_told(night, attack, account) + _time_of(account)


def _first_told(night: Night, attack: Attack, account: Account) -> datetime:
    """When words first said so; where they have no time, when the attack was over."""
    told = [night.claims[one].report for one in (*account.claims, *account.against) if one in night.claims]
    times = [night.reports[one].published for one in told if one in night.reports]
    known = [moment for moment in (*times, *(old.published for old in account.past)) if moment]
    return min(known) if known else attack.window[1] or night_window(night.night)[1]
