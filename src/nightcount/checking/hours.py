"""Hours: whether the alerts of a place lasted as long, were as many, and came in as many waves, as an article says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from nightcount.alerts import Extent, Tally, waves
from nightcount.checking import wording
from nightcount.checking.bench import Bench, Judgement
from nightcount.checking.comparisons import Relation, compare
from nightcount.checking.finding import Verdict
from nightcount.reading.claim import Claim
from nightcount.vocabulary import COUNTRY, Figure, area_or_none, at_kyiv, night_window

_HOUR = 3600

# Prose rounds hours: "nine hours" is said of 8 h 50 min, so a whole number stands for the half hour around it, a half
# for a quarter, and anything finer for the minute.
_MINUTE = 1 / 60

# A hundred years of alert: a larger number is only compared, never reckoned with.
_HOURS_AT_MOST = 876_000


# The calms that part two waves when nobody says which: the rule's own first, then shorter and longer ones.
_CALMS = tuple(timedelta(minutes=minutes) for minutes in (30, 20, 45, 15, 60, 10, 90, 120))


@dataclass(frozen=True, slots=True)
class Length:
    """One way to say how long alerts lasted: without a break, or in all; in some part of the area, or in the whole."""

    hours: float
    unbroken: bool
    counted: Tally


def judge_hours(claim: Claim, bench: Bench) -> Judgement:
    """The verdict on how long alerts lasted in the claim's place, over its window or the night from 18:00 to 09:00.

    The longest alert without a break is tried first (followed past the window's edges), then the sum; alerts of some
    part of the area first, then those of the whole of it.
    """
    night = claim.night or bench.night
    if night is None:
        return Judgement(Verdict.UNVERIFIABLE, wording.night_unknown())
    place = _place(claim, bench)
    if place is None:
        return Judgement(Verdict.UNVERIFIABLE, wording.no_place_of_alerts(), night=night)
    window = _window(claim, night)
    some, whole = (bench.tally(place, *window, extent=extent) for extent in Extent)
    if not some.known:
        return Judgement(Verdict.UNVERIFIABLE, wording.no_alert_data(place, night), night=night)
    inferred = place if claim.place != place else None
    tallies = [some] if (some.total_seconds, some.gaps) == (whole.total_seconds, whole.gaps) else [some, whole]
    return _judged(claim.figure, tallies, night, inferred)


def judge_alerts(claim: Claim, bench: Bench) -> Judgement:
    """The verdict on how many alerts there were: in the claim's window or the night from 18:00 to 09:00, or by the day.

    Where the night's are not as many, those of the day from midnight to midnight are tried, since articles count either
    way. Gaps in the data may hide alerts, so with them a larger number stays open.
    """
    night = claim.night or bench.night
    place = _place(claim, bench)
    if night is None or place is None:
        reason = wording.night_unknown() if night is None else wording.no_place_of_alerts()
        return Judgement(Verdict.UNVERIFIABLE, reason, night=night)
    windows = (_window(claim, night), _day(night))
    told = [one for one in (bench.tally(place, *window) for window in windows) if one.known]
    if not told:
        return Judgement(Verdict.UNVERIFIABLE, wording.no_alert_data(place, night), night=night)
    relations = [
        (compare(claim.figure, Figure.bounds(one.count, None if one.gaps else one.count)), one) for one in told
    ]
    for wanted, verdict in ((Relation.EQUAL, Verdict.CONFIRMED), (Relation.HOLDS, Verdict.CONSISTENT)):
        fitting = next((one for relation, one in relations if relation is wanted), None)
        if fitting is not None:
            return Judgement(verdict, wording.alerts_counted([fitting]), night=night)
    is_open = any(relation is Relation.ALLOWED for relation, _ in relations)
    verdict = Verdict.UNVERIFIABLE if is_open else Verdict.CONTRADICTED
    return Judgement(verdict, wording.alerts_counted(told), night=night)


def judge_waves(claim: Claim, bench: Bench, night: date) -> Judgement | None:
    """What the alerts of the claim's place say of a number of waves; null where they say nothing.

    Alerts tell waves apart only by the calm between them, so a number is never confirmed or contradicted by them: it
    is consistent with a calm that parts so many, or it is not told by alerts.
    """
    place = _place(claim, bench)
    counted = bench.tally(place, *_window(claim, night)) if place is not None else None
    if counted is None or not counted.count or counted.gaps:
        return None
    told = {calm: len(waves(counted.intervals, quiet=calm)) for calm in _CALMS}
    fits = (calm for calm, number in told.items() if compare(claim.figure, Figure.exact(number)) in _FITS)
    calm = next(fits, None)
    if calm is None:
        reason = wording.waves_untold(counted, told[_CALMS[0]], _CALMS[0], night)
        return Judgement(Verdict.UNVERIFIABLE, reason, night=night)
    return Judgement(Verdict.CONSISTENT, wording.waves_fit(counted, told[calm], calm, night), night=night)


_FITS = (Relation.EQUAL, Relation.HOLDS)


def _place(claim: Claim, bench: Bench) -> str | None:
    """The place whose alerts are meant: the claim's, else the article's; null for one that is no area."""
    place = claim.place if claim.place not in (None, COUNTRY) else bench.place
    return place if place is not None and area_or_none(place) is not None else None


def _day(day: date) -> tuple[datetime, datetime]:
    """The day from midnight to midnight, by the clocks of Kyiv."""
    return at_kyiv(day, time()), at_kyiv(day + timedelta(days=1), time())


def _window(claim: Claim, night: date) -> tuple[datetime, datetime]:
    start, end = claim.window
    return (start, end) if start and end and start < end else night_window(night)


def _judged(figure: Figure, tallies: Sequence[Tally], night: date, inferred: str | None) -> Judgement:
    lengths = [
        Length(seconds / _HOUR, unbroken, counted)
        for counted in tallies
        for seconds, unbroken in ((counted.longest_seconds_unclipped, True), (counted.total_seconds, False))
    ]
    relations = [(_relation(figure, one.hours, one.counted.gap_seconds / _HOUR), one) for one in lengths]
    for wanted, verdict in ((Relation.EQUAL, Verdict.CONFIRMED), (Relation.HOLDS, Verdict.CONSISTENT)):
        fitting = next((one for relation, one in relations if relation is wanted), None)
        if fitting is not None:
            measured = fitting.counted if len(tallies) > 1 else None
            reason = wording.alert_fits(fitting.counted, fitting.unbroken, night, inferred, measured)
            return Judgement(verdict, reason, night=night)
    open_question = any(relation is Relation.ALLOWED for relation, _ in relations)
    verdict = Verdict.UNVERIFIABLE if open_question else Verdict.CONTRADICTED
    return Judgement(verdict, wording.alert_differs(tallies, night, inferred), night=night)


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
