"""Reading: the only package that knows a language. Report in; claims, quotations and problems out."""

from nightcount.reading.claim import Claim, Context, Quotation, Reading
from nightcount.reading.days import WeekdayHint
from nightcount.reading.read import read, read_report, reading_version, weekday_hints

__all__ = [
    "Claim",
    "Context",
    "Quotation",
    "Reading",
    "WeekdayHint",
    "read",
    "read_report",
    "reading_version",
    "weekday_hints",
]
