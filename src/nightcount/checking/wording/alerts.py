"""Sentences on how long alerts lasted, and in how many waves they came."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from nightcount.alerts import Extent, Tally
from nightcount.checking.wording.phrases import hours, night, place
from nightcount.vocabulary import local

NO_PLACE_OF_ALERTS = (
    "Alerts are sounded for a place, and the article names none for this, so there is nothing to check it against."
)


def no_alert_data(at: str, of: date) -> str:
    """The ledger holds no alerts there and then."""
    return f"The ledger holds no alerts for {place(at)} on {night(of)}; that is not the same as none."


def alert_fits(
    counted_alerts: Tally, unbroken: bool, of: date, inferred: str | None, measured: Tally | None = None
) -> str:
    """The alerts lasted as long as claimed; `measured` is given where the area has two measures."""
    where = _alerts_in(counted_alerts, inferred, measured)
    if unbroken:
        lasted = hours(counted_alerts.longest_seconds_unclipped)
        return f"{where}, the longest alert on {night(of)} lasted {lasted} without a break{_clock(counted_alerts)}."
    return f"{where}, alerts lasted {hours(counted_alerts.total_seconds)} in all on {night(of)}."


def alert_differs(tallies: Sequence[Tally], of: date, inferred: str | None) -> str:
    """The alerts lasted in no way as long as claimed, or the data has gaps."""
    measured = [one for one in tallies if one.known]
    lengths = (_lengths(one, one if len(tallies) > 1 else None, inferred, of) for one in measured)
    unknown = [one for one in tallies if not one.known]
    more = f"; of {_whole(unknown[0].area)} nothing is known" if unknown else ""
    return f"{'; '.join(lengths)}{more}."


def alerts_counted(tallies: Sequence[Tally]) -> str:
    """How many alerts there were, in each of the windows that were looked at."""
    many = (
        f"{'at least ' if one.gaps else ''}{one.count} alert{'' if one.count == 1 else 's'} between "
        f"{_moment(one.start)} and {_moment(one.end)}"
        for one in tallies
    )
    return f"In {place(tallies[0].area)}, there were {', and '.join(many)}."


def _moment(moment: datetime) -> str:
    return f"{local(moment):%H:%M} on {local(moment).day} {local(moment):%B}"


def waves_fit(counted_alerts: Tally, number: int, calm: timedelta, of: date) -> str:
    """The alerts come in so many waves, by some calm between them."""
    return (
        f"Alerts in {place(counted_alerts.area)} came in {_waves(number)} on {night(of)}, if a calm of "
        f"{_minutes(calm)} parts two."
    )


def waves_untold(counted_alerts: Tally, number: int, calm: timedelta, of: date) -> str:
    """The alerts come in another number of waves, which does not rule the claimed one out."""
    return (
        f"Alerts in {place(counted_alerts.area)} on {night(of)} tell {_waves(number)} apart (by a calm of "
        f"{_minutes(calm)}), but one alert may hold several."
    )


def _waves(number: int) -> str:
    return f"{number} wave{'' if number == 1 else 's'}"


def _minutes(calm: timedelta) -> str:
    return f"{calm.total_seconds() / 60:g} minutes"


def _lengths(counted_alerts: Tally, measured: Tally | None, inferred: str | None, of: date) -> str:
    longest, total = hours(counted_alerts.longest_seconds_unclipped), hours(counted_alerts.total_seconds)
    least = "at least " if counted_alerts.gaps else ""
    where = _alerts_in(counted_alerts, inferred, measured)
    if measured is not None and measured.extent is Extent.WHOLE:
        return f"in {_whole(counted_alerts.area)}, {least}{longest} and {least}{total}"
    return f"{where}, the longest alert on {night(of)} lasted {least}{longest} and all together {least}{total}"


def _alerts_in(counted_alerts: Tally, inferred: str | None, measured: Tally | None = None) -> str:
    at = place(counted_alerts.area)
    if measured is not None:
        at = f"some part of {at}" if measured.extent is Extent.SOME_PART else _whole(counted_alerts.area)
    return f"In {at}, the place that the article is about" if inferred else f"In {at}"


def _whole(area: str) -> str:
    return f"the whole of {place(area)}"


def _clock(counted_alerts: Tally) -> str:
    """From when to when the longest alert stood, by the clocks of Kyiv."""
    ended = [alert for alert in counted_alerts.intervals if alert.seconds is not None]
    longest = max(ended, key=lambda alert: alert.seconds or 0.0, default=None)
    if longest is None or longest.end is None or longest.seconds != counted_alerts.longest_seconds_unclipped:
        return ""
    return f" ({local(longest.start):%H:%M}–{local(longest.end):%H:%M} Kyiv time)"
