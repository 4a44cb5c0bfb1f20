"""Hearing: who speaks in a ledger, how often they corrected themselves, and where they were silent."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from nightcount.ledger.voices import Voice, voices
from nightcount.sources import find_source

if TYPE_CHECKING:
    from nightcount.desk.desk import Desk


@dataclass(frozen=True, slots=True)
class Silence:
    """Between two reports, from `start` to `end` (aware), a source published nothing that the ledger has."""

    start: datetime
    end: datetime

    @property
    def length(self) -> timedelta:
        """How long it lasted."""
        return self.end - self.start

    def as_json(self) -> dict[str, Any]:
        """Both ends, and the seconds between."""
        return {"start": self.start.isoformat(), "end": self.end.isoformat(), "seconds": self.length.total_seconds()}


@dataclass(frozen=True, slots=True)
class Heard:
    """What the ledger has of a source: `voice`; who it is; `replaced` figures that it later said otherwise.

    `silences` are the longest times between two of its reports, the longest first; empty where fewer than two of them
    have a time.
    """

    id: str
    name: str
    kind: str
    party: str
    voice: Voice
    replaced: int
    silences: tuple[Silence, ...]

    @property
    def first(self) -> datetime | None:
        """When it was first heard, as far as that is known."""
        start = self.voice.reach[0] if self.voice.reach else None
        return min(filter(None, (start, *self.voice.times[:1])), default=None)

    @property
    def last(self) -> datetime | None:
        """When it was last heard, as far as that is known."""
        end = self.voice.reach[1] if self.voice.reach else None
        return max(filter(None, (end, *self.voice.times[-1:])), default=None)


def heard(desk: Desk, longest: int = 3) -> list[Heard]:
    """Every source of a ledger, by id, with its `longest` silences."""
    replaced = _replaced(desk)
    found = []
    for voice in voices(desk.store):
        known = find_source(voice.source)
        silences = sorted(
            (Silence(*pair) for pair in pairwise(voice.times)), key=lambda one: (-one.length.total_seconds(), one.start)
        )
        found.append(
            Heard(
                id=voice.source,
                name=known.name,
                kind=str(known.kind),
                party=str(known.party),
                voice=voice,
                replaced=replaced[voice.source],
                silences=tuple(silences[:longest]),
            )
        )
    return found


def _replaced(desk: Desk) -> Counter[str]:
    """How many figures a later report of the same source superseded, by source."""
    old = [past.claim for attack in desk.attacks() for account in attack.accounts for past in account.past]
    return Counter(claim.source or "" for claim in desk.claims(ids=sorted(set(old))))
