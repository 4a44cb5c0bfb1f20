"""Days: which day of the calendar a named day means, from the time of publication and what the text says elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from nightcount.reading.dates import Dated
from nightcount.vocabulary import Span


@dataclass(frozen=True, slots=True)
class WeekdayHint:
    """A text without a date names `weekday` (0 = Monday) for the attack, or for the old `record`, at `span`."""

    weekday: int
    relation: str
    span: Span


def resolve(dated: Dated, published: date | None, year: int | None) -> date | None:
    """The day that is meant, or null where the text and its publication do not say.

    A day without a year is the last such day before publication; without publication, of the year that the text
    names elsewhere. A weekday is the last one up to publication. An evening belongs to the night that
    follows, unless that night was still to come when the text was published.
    """
    found = _calendar_day(dated, published, year)
    if found is not None and dated.evening and found != published:
        return found + timedelta(days=1)
    return found


def _calendar_day(dated: Dated, published: date | None, year: int | None) -> date | None:
    if dated.day is not None and dated.month is not None:
        return _with_assumed_year(dated, published, year)
    if published is None:
        return None
    if dated.weekday is not None:
        back = (published.weekday() - dated.weekday) % 7
        return published - timedelta(days=back if back or not dated.last_week else 7)
    if dated.word == "today":
        return published
    if dated.word in ("yesterday", "before"):
        return published - timedelta(days=1)
    return None


def _with_assumed_year(dated: Dated, published: date | None, year: int | None) -> date | None:
    if dated.day is None or dated.month is None or (dated.year is None and published is None and year is None):
        return None
    try:
        if dated.year is not None:
            return date(dated.year, dated.month, dated.day)
        if published is None:
            return date(year or 0, dated.month, dated.day)
        same = date(published.year, dated.month, dated.day)
        # A text may name tomorrow, not next month.
        return same if same <= published + timedelta(days=2) else date(published.year - 1, dated.month, dated.day)
    except ValueError:
        return None
