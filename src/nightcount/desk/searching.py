"""Searching: claims by what they say, a page at a time, in an order that stays."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from nightcount.ledger import Store
from nightcount.reading.claim import Claim
from nightcount.vocabulary import Measure, Weapon, lies_in

if TYPE_CHECKING:
    from nightcount.desk.desk import Desk

# How many nights are read from the ledger at once: a page rarely needs more.
_TOGETHER = 30


@dataclass(frozen=True, slots=True)
class ClaimsWanted:
    """Claims on the nights `start` to `end` (both inclusive) that say all of this; null asks for nothing.

    `within` is an area that their place is or lies in.
    """

    start: date | None = None
    end: date | None = None
    source: str | None = None
    measure: Measure | None = None
    weapon: Weapon | None = None
    place: str | None = None
    within: str | None = None
    report: str | None = None

    def holds(self, claim: Claim) -> bool:
        """True for a claim that is wanted, whatever its night."""
        return (
            self.source in (None, claim.source)
            and self.measure in (None, claim.measure)
            and self.weapon in (None, claim.weapon)
            and self.place in (None, claim.place)
            and self.report in (None, claim.report)
            and (self.within is None or (claim.place is not None and lies_in(claim.place, self.within)))
        )


def find_claims(desk: Desk, wanted: ClaimsWanted, after: date | None = None) -> Iterator[Claim]:
    """The claims that are wanted and count, from the night `after` on: by night, then by id.

    Those of no known night come last, and not at all where nights are asked for.
    """
    start = max(filter(None, (wanted.start, after)), default=None)
    found = _of_nights(desk.store, wanted, start)
    if wanted.source and wanted.start is None and wanted.end is None:
        # Most sources have few reports: those are looked through, not every night.
        of_source = desk.store.claims(reports=[one.id for one in desk.store.reports_by([wanted.source])])
        found = (claim for claim in of_source if claim.night is None or start is None or claim.night >= start)
        found = iter(sorted(found, key=_place))
    return (claim for claim in found if wanted.holds(claim))


def _place(claim: Claim) -> tuple[date, str]:
    return (claim.night or date.max, claim.id)


def _of_nights(store: Store, wanted: ClaimsWanted, start: date | None) -> Iterator[Claim]:
    """The claims of the nights wanted, some nights at a time; where no span is wanted, the undated at the end."""
    known = store.claim_nights([wanted.report] if wanted.report else None)
    dated = sorted(
        one for one in known if (start is None or one >= start) and (wanted.end is None or one <= wanted.end)
    )
    undated = [None] if wanted.start is None and wanted.end is None else []
    nights = [*dated, *undated]
    for first in range(0, len(nights), _TOGETHER):
        yield from sorted(store.claims(nights=nights[first : first + _TOGETHER]), key=_place)
