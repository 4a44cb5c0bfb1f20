"""Hours: whether the alerts of a place lasted as long as an article says."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from nightcount.alerts import Tally
from nightcount.checking import wording
from nightcount.checking.bench import Bench, Judgement
from nightcount.checking.comparisons import Relation, compare
from nightcount.checking.finding import Verdict
from nightcount.reading.claim import Claim
from nightcount.vocabulary import COUNTRY, Figure, night_window

_HOUR = 3600

# Prose rounds hours: "nine hours" is said of 8 h 50 min, so a whole number stands for the half hour around it, a half
# for a quarter, and anything finer for the minute.
_MINUTE = 1 / 60

# A hundred years of alert: a larger number is only compared, never reckoned with.
_HOURS_AT_MOST = 876_000


@dataclass(frozen=True, slots=True)
class Length:
    """One way to say how long alerts lasted: without a break, or in all."""

    hours: float
    unbroken: bool


def judge_hours(claim: Claim, bench: Bench) -> Judgement:
    """The verdict on how long alerts lasted in the claim's place, over its window or the night from 18:00 to 09:00.

    The longest alert without a break is tried first (followed past the window's edges), then the sum.
    """
    night = claim.night or bench.night
    if night is None:
        return Judgement(Verdict.UNVERIFIABLE, wording.NIGHT_UNKNOWN)
    place = claim.place if claim.place not in (None, COUNTRY) else bench.place
    if place is None:
        return Judgement(Verdict.UNVERIFIABLE, wording.NO_PLACE_OF_ALERTS, night=night)
    start, end = claim.window
    window = (start, end) if start and end and start < end else night_window(night)
    counted = bench.tally(place, *window)
    if not counted.known:
        return Judgement(Verdict.UNVERIFIABLE, wording.no_alert_data(place, night), night=night)
    inferred = place if claim.place != place else None
    return _judged(claim.figure, counted, night, inferred)


def _judged(figure: Figure, counted: Tally, night: date, inferred: str | None) -> Judgement:
    lengths = (
        Length(counted.longest_seconds_unclipped / _HOUR, unbroken=True),
        Length(counted.total_seconds / _HOUR, unbroken=False),
    )
    unknown = sum((end - start).total_seconds() for start, end in counted.gaps) / _HOUR
    relations = {length: _relation(figure, length.hours, unknown) for length in lengths}
    for wanted, verdict in ((Relation.EQUAL, Verdict.CONFIRMED), (Relation.HOLDS, Verdict.CONSISTENT)):
        fitting = next((length for length in lengths if relations[length] is wanted), None)
        if fitting is not None:
            reason = wording.alert_fits(counted, fitting.unbroken, night, inferred)
            return Judgement(verdict, reason, night=night)
    open_question = Relation.ALLOWED in relations.values()
    verdict = Verdict.UNVERIFIABLE if open_question else Verdict.CONTRADICTED
    return Judgement(verdict, wording.alert_differs(counted, night, inferred), night=night)


def _relation(figure: Figure, lasted: float, unknown: float) -> Relation:
    """How claimed hours stand to those of the alerts, which gaps in the data may have made `unknown` hours longer."""
    most = lasted + unknown
    said = figure.number
    if not figure.is_exact or said is None or said > _HOURS_AT_MOST:
        return compare(figure, Figure.bounds(lasted, most))
    if abs(said - lasted) < _MINUTE and abs(said - most) < _MINUTE:
        return Relation.EQUAL
    around = Figure.bounds(said - _rounding(said), said + _rounding(said))
    return compare(around, Figure.bounds(lasted, most))


def _rounding(hours: float) -> float:
    if hours == int(hours):
        return 0.5
    return 0.25 if hours * 2 == int(hours * 2) else _MINUTE
