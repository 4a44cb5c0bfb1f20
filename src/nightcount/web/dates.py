"""Dates of addresses: those of a calendar that a ledger could speak of."""

from __future__ import annotations

from datetime import date

from nightcount.errors import UsageError
from nightcount.language import gettext as _
from nightcount.vocabulary.night import parse_night

# Outside of it there is nothing to find, and the ends of the calendar are near.
YEARS = range(1900, 2200)


def parse_date(written: str) -> date:
    """A date written YYYY-MM-DD. Raises UsageError for what is none, or lies in another age."""
    found = parse_night(written.strip()[:40])
    if found.year not in YEARS:
        raise UsageError(_("No ledger speaks of the year {year}").format(year=found.year))
    return found
