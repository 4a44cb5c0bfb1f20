"""Reports, signals and readings of our own for tests of the ledger, without a reader."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from nightcount.problems import Problem
from nightcount.reading.claim import Claim, Context, Quotation, Reading
from nightcount.sources.report import Report, Signal
from nightcount.vocabulary import Figure, Measure, Weapon

NIGHT = date(2025, 7, 4)
MORNING = datetime(2025, 7, 4, 6, 30, tzinfo=UTC)


def report(text: str = "539 drones", key: str | None = "1", *, hours: float = 0, source: str = "kpszsu") -> Report:
    """A report published `hours` after the morning of the night."""
    return Report(source, text, published=MORNING + timedelta(hours=hours), language="en", key=key)


def claim(of: Report, number: int = 539, night: date | None = NIGHT, measure: Measure = Measure.LAUNCHED) -> Claim:
    """A claim of `of` that so many drones were launched."""
    figure = Figure.exact(number)
    return Claim(of.id, 0, 3, of.text[:3], measure, Weapon.DRONE, figure, place="UA", night=night, rule="R1")


def reading(of: Report, *claims: Claim) -> Reading:
    """A reading with these claims, and one each of a problem, a quotation and a context."""
    return Reading(
        claims=claims,
        problems=(Problem("unread_number", "no word beside it", 4, 5, "7", of.id),),
        quotations=(Quotation(0, 3, of.text[:3], "someone", "telegram"),),
        context=(Context(0, 3, of.text[:3], "phone_call"),),
        language="en",
        coverage=0.5,
        lexicon="test-1",
    )


def signal(area: str = "UA80", start: float = 0, end: float | None = 1, *, line: int = 2) -> Signal:
    """An alert from `start` to `end`, in hours after midnight UTC of the night."""
    midnight = datetime(2025, 7, 4, tzinfo=UTC)
    until = midnight + timedelta(hours=end) if end is not None else None
    return Signal(area, midnight + timedelta(hours=start), until, "feed", f"alerts.csv:{line}")
