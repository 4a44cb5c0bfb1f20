"""Alert: one interval of an air-raid alert in one area, from the siren to the all-clear. Tally: what they add up to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class Alert:
    """In `area`, an alert stood from `start` to `end` (aware, UTC; end null while open), says `source`.

    `closed_by_rule` names the rule that closed an alert whose all-clear is missing; null where the feed gave the end.
    """

    area: str
    start: datetime
    end: datetime | None
    source: str
    origin: str = ""
    closed_by_rule: str | None = None

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
    edges. `known` is false where the ledger holds no alerts of that area around that time: no data is not calm.
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

    def as_json(self) -> dict[str, Any]:
        """As VOCABULARY gives it; `waves` is null until a rule for waves is applied."""
        return {
            "area": self.area,
            "from": self.start.isoformat(),
            "to": self.end.isoformat(),
            "total_seconds": self.total_seconds,
            "longest_seconds": self.longest_seconds,
            "count": self.count,
            "waves": None,
            "known": self.known,
            "intervals": [alert.as_json() for alert in self.intervals],
            "gaps": [[start.isoformat(), end.isoformat()] for start, end in self.gaps],
        }
