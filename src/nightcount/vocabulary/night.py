"""Night: the local date (Europe/Kyiv) of the morning on which an attack ended.

Times are aware everywhere; naive ones are refused. Nights are reckoned in civil time, so a night across the change
of clocks is an hour shorter or longer, and the arithmetic here goes through UTC.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from functools import cache
from zoneinfo import ZoneInfo

from nightcount.errors import UsageError


class Part(StrEnum):
    """Which part of the date an attack fell in."""

    NIGHT = "night"
    DAY = "day"


# A bulletin of the Ukrainian Air Force counts a night "from 18:00" of the day before; what starts later in the
# evening belongs to the morning after. Alerts of a night are told over 18:00 to 09:00.
EVENING = time(18, 0)
MORNING = time(9, 0)


@cache
def kyiv() -> ZoneInfo:
    """The time zone of every night."""
    return ZoneInfo("Europe/Kyiv")


def local(moment: datetime) -> datetime:
    """`moment` in Kyiv civil time. Raises ValueError for a naive datetime."""
    if moment.tzinfo is None:
        raise ValueError("a datetime without a time zone")
    return moment.astimezone(kyiv())


def at_kyiv(day: date, clock: time) -> datetime:
    """The moment when a clock in Kyiv shows `clock` on `day`, as UTC. In a repeated hour, the first."""
    return datetime.combine(day, clock, tzinfo=kyiv()).astimezone(UTC)


def night_of(moment: datetime) -> date:
    """The night that a moment belongs to: from 18:00 local it is the next date's night, before that its own date."""
    here = local(moment)
    return here.date() + timedelta(days=1) if here.time() >= EVENING else here.date()


def night_window(night: date) -> tuple[datetime, datetime]:
    """18:00 of the evening before to 09:00 of the date, local, as UTC."""
    return at_kyiv(night - timedelta(days=1), EVENING), at_kyiv(night, MORNING)


def parse_night(text: str) -> date:
    """A date written YYYY-MM-DD. Raises UsageError that says what is wrong with it."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise UsageError(
            f"{text!r} is not a date of the calendar", way_out="Write a date as YYYY-MM-DD, such as 2025-07-04"
        ) from None
