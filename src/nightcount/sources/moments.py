"""Times as files write them. A time without an offset is refused: nobody can know whose clock it was."""

from __future__ import annotations

from datetime import UTC, datetime, time

from nightcount.errors import InputError
from nightcount.vocabulary import at_kyiv

NOON = time(12, 0)


def read_moment(written: object, place: str, field: str) -> datetime | None:
    """A time in ISO 8601 with an offset, as UTC; null for null and for an empty string. Raises InputError.

    `place` and `field` say in an error where the time stands.
    """
    if written is None or written == "":
        return None
    try:
        moment = datetime.fromisoformat(str(written))
    except ValueError:
        raise InputError(
            f"{field} {str(written)[:60]!r} is not a time of the calendar",
            place=place,
            way_out="Write it as 2025-07-04T08:13:00+03:00, or leave it null",
        ) from None
    if moment.tzinfo is None:
        raise InputError(
            f"{field} {written!r} has no time zone", place=place, way_out="Write its offset, such as +03:00 or Z"
        )
    return moment.astimezone(UTC)


def read_page_date(written: str | None) -> datetime | None:
    """A page's own time of publication, as UTC; null where it is missing or is no time.

    A date without a clock counts as noon in Kyiv, which belongs to the same night as any other hour of that date
    before the evening. A clock without an offset is worth no more than its date.
    """
    try:
        moment = datetime.fromisoformat((written or "").strip())
    except ValueError:
        return None
    return moment.astimezone(UTC) if moment.tzinfo else at_kyiv(moment.date(), NOON)
