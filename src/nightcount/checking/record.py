"""Record: what an article is checked against, whoever keeps it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Protocol

from nightcount.alerts import Extent, Tally
from nightcount.checking.finding import Evidence
from nightcount.reconciliation.attack import Attack


class Record(Protocol):
    """The attacks, alerts and words of a ledger, as checking needs them."""

    def attacks(self, start: date | None = None, end: date | None = None) -> Sequence[Attack]:
        """The attacks of the nights from `start` to `end`, both inclusive (null: all), sorted by id.

        The answer is never changed afterwards; the same answer is given again until the ledger grows, so that an
        index of it can be kept.
        """

    def tally(self, area: str, start: datetime, end: datetime, *, extent: Extent = Extent.SOME_PART) -> Tally:
        """The alerts of some part of an area (by code), or of the whole of it, between two aware times."""

    def evidence(self, claim_ids: Sequence[str]) -> list[Evidence]:
        """The words behind claims, in the order asked for; ids that the ledger does not hold are left out."""

    def nights(self) -> list[date]:
        """Every night of which the ledger holds an attack, in order."""
