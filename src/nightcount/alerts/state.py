"""State: how an area stood when it was last heard of. What is older is history, and what comes after it is unknown."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from nightcount.alerts.merge import FEED_SILENT
from nightcount.alerts.stretches import moment
from nightcount.alerts.timeline import Timeline

# Two answers of a service so far apart still count as heard (rule `reach`): what is older does not speak of now.
FRESH = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class State:
    """In `area`, an alert stood (`stands`) or none did at `known_until`, the last moment of which anything is known.

    `since` is when that began: the siren, or the last all-clear; null where no alert was ever heard of.
    """

    area: str
    stands: bool
    since: datetime | None
    known_until: datetime

    def age(self, now: datetime) -> timedelta:
        """How long ago that was known; never less than nothing."""
        return max(now - self.known_until, timedelta(0))

    def is_fresh(self, now: datetime) -> bool:
        """True where it still speaks of now."""
        return self.age(now) <= FRESH

    def as_json(self) -> dict[str, Any]:
        """Every field; times in ISO 8601."""
        return {
            "area": self.area,
            "stands": self.stands,
            "since": self.since.isoformat() if self.since else None,
            "known_until": self.known_until.isoformat(),
        }


def last_state(timeline: Timeline) -> State | None:
    """How the area of a timeline stood when it was last heard of; null where it never was."""
    if timeline.last is None:
        return None
    until = moment(timeline.last)
    if not timeline.alerts:
        return State(timeline.area, stands=False, since=None, known_until=until)
    last = timeline.alerts[-1]
    # An alert that a feed took with it into its silence stood when it was last heard of.
    stood = last.end is None or (last.closed_by_rule == FEED_SILENT and last.end >= until)
    return State(timeline.area, stands=stood, since=last.start if stood else last.end, known_until=until)
