"""Alert: one interval of an alert in one area, from the siren to the all-clear. Tally: what they add up to."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from nightcount.vocabulary.alert_kind import AlertKind

if TYPE_CHECKING:
    from nightcount.alerts.waves import Wave


class Extent(StrEnum):
    """How much of an area is under alert: some part of it, or the whole of it. They are two measures."""

    SOME_PART = "some_part"
    WHOLE = "whole"

    @property
    def label(self) -> str:
        """In the words of tables: "some part", "the whole"."""
        return "some part" if self is Extent.SOME_PART else "the whole"


@dataclass(frozen=True, slots=True)
class Alert:
    """In `area`, an alert of `kind` stood from `start` to `end` (aware, UTC; end null while open), says `source`.

    `closed_by_rule` names the rule that closed an alert whose all-clear is missing; null where the feed gave the end.
    """

    area: str
    start: datetime
    end: datetime | None
    source: str
    origin: str = ""
    closed_by_rule: str | None = None
    kind: str = AlertKind.AIR_RAID

    @property
    def seconds(self) -> float | None:
        """How long it lasted, null while open."""
        return (self.end - self.start).total_seconds() if self.end else None

    def as_json(self) -> dict[str, Any]:
        """One of the `intervals` that VOCABULARY names."""
        return {
            "start": self.start.isoformat(),
            "end": self.end.isoformat() if self.end else None,
            "source": self.source,
            "closed_by_rule": self.closed_by_rule,
        }


@dataclass(frozen=True)
class Tally:
    """In `area` between `start` and `end`: how many alerts, for how long in all, and the longest without a break.

    Seconds are clipped to the window except `longest_seconds_unclipped`, which follows the longest alert past its
    edges. `gaps` are the times of the window of which the data says nothing: they may hold alerts, so that every sum is
    a lower bound where there are any. `known` is false where nothing of the window is known: no data is not calm.
    `extent` tells whether alerts of some part of the area are counted, or those of the whole of it. `waves` is null
    until a rule for waves is applied.
    """

    area: str
    start: datetime
    end: datetime
    total_seconds: float
    longest_seconds: float
    longest_seconds_unclipped: float
    count: int
    intervals: tuple[Alert, ...]
    gaps: tuple[tuple[datetime, datetime], ...]
    known: bool
    kind: str = AlertKind.AIR_RAID
    extent: Extent = Extent.SOME_PART
    waves: tuple[Wave, ...] | None = field(default=None)

    @property
    def window_seconds(self) -> float:
        """How long the window is; on the nights when the clocks change, an hour more or less."""
        return (self.end - self.start).total_seconds()

    @property
    def gap_seconds(self) -> float:
        """How much of the window the data says nothing of."""
        return sum((end - start).total_seconds() for start, end in self.gaps)

    @property
    def share(self) -> float | None:
        """The share of the window that was surely under alert, 0 to 1; null for a window without length."""
        return self.total_seconds / self.window_seconds if self.window_seconds else None

    @property
    def sources(self) -> tuple[str, ...]:
        """The feeds that its alerts rest on, by id."""
        return tuple(sorted({one for alert in self.intervals for one in alert.source.split(", ")}))

    def as_json(self) -> dict[str, Any]:
        """As VOCABULARY gives it, with the kind and the extent; `waves` is their number."""
        return {
            "area": self.area,
            "kind": str(self.kind),
            "extent": self.extent.value,
            "from": self.start.isoformat(),
            "to": self.end.isoformat(),
            "total_seconds": self.total_seconds,
            "longest_seconds": self.longest_seconds,
            "longest_seconds_unclipped": self.longest_seconds_unclipped,
            "count": self.count,
            "share": self.share,
            "waves": None if self.waves is None else len(self.waves),
            "known": self.known,
            "gap_seconds": self.gap_seconds,
            "intervals": [alert.as_json() for alert in self.intervals],
            "gaps": [[start.isoformat(), end.isoformat()] for start, end in self.gaps],
        }
