"""Waves: how often an attack came on, by a stated rule.

The rule `quiet_gap`: what happens belongs to one wave until nothing happens for so long (30 minutes, unless another gap
is given). What happens is an alert that stands and an arrival that is reported. An alert within which arrivals are
reported is as many waves as its arrivals; without any it is one, since nothing tells it apart. So the number is a
lower bound where alerts are long and arrivals unreported.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from nightcount.alerts.alert import Alert
from nightcount.errors import UsageError

RULE = "quiet_gap"
QUIET = timedelta(minutes=30)


@dataclass(frozen=True, slots=True)
class Wave:
    """From `start` to `end` (aware, UTC) there was no quiet gap: so many alerts and reported arrivals fall in it.

    `end` is null where its last alert is open.
    """

    start: datetime
    end: datetime | None
    alerts: int
    arrivals: int

    def as_json(self) -> dict[str, Any]:
        """Every field, times in ISO 8601."""
        return {
            "start": self.start.isoformat(),
            "end": self.end.isoformat() if self.end else None,
            "alerts": self.alerts,
            "arrivals": self.arrivals,
        }


def waves(alerts: Iterable[Alert], arrivals: Iterable[datetime] = (), quiet: timedelta = QUIET) -> list[Wave]:
    """The waves of an area's alerts (which never meet) and of the moments at which something was reported to arrive.

    Two happenings with at least `quiet` between the end of one and the start of the other are two waves. Raises
    UsageError for a gap that is not longer than nothing.
    """
    if quiet <= timedelta(0):
        raise UsageError("a quiet gap must be longer than nothing", way_out="Give minutes, such as 30")
    moments = sorted(arrivals)
    happenings: list[Wave] = []
    for alert in sorted(alerts, key=lambda one: one.start):
        inside = [one for one in moments if alert.start <= one and (alert.end is None or one <= alert.end)]
        happenings += _of_alert(alert, inside, quiet)
        moments = [one for one in moments if one not in inside] if inside else moments
    happenings += [Wave(one, one, 0, 1) for one in moments]
    return _grouped(sorted(happenings, key=lambda one: one.start), quiet)


def _of_alert(alert: Alert, arrivals: Sequence[datetime], quiet: timedelta) -> list[Wave]:
    """The waves of one alert: those of its arrivals, the first from the siren and the last to the all-clear."""
    if not arrivals:
        return [Wave(alert.start, alert.end, 1, 0)]
    found = _grouped([Wave(one, one, 0, 1) for one in arrivals], quiet)
    found[0] = Wave(alert.start, found[0].end, 1, found[0].arrivals)
    last = found[-1]
    found[-1] = Wave(last.start, alert.end, last.alerts, last.arrivals)
    return found


def _grouped(happenings: Sequence[Wave], quiet: timedelta) -> list[Wave]:
    found: list[Wave] = []
    for one in happenings:
        before = found[-1] if found else None
        if before is not None and (before.end is None or one.start - before.end < quiet):
            ends = None if before.end is None or one.end is None else max(before.end, one.end)
            found[-1] = Wave(before.start, ends, before.alerts + one.alerts, before.arrivals + one.arrivals)
        else:
            found.append(one)
    return found
