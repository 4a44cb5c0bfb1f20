"""Sentences on how long alerts lasted."""

from __future__ import annotations

from datetime import date

from nightcount.alerts import Tally
from nightcount.checking.wording.phrases import hours, night, place
from nightcount.vocabulary import local

NO_PLACE_OF_ALERTS = (
    "Alerts are sounded for a place, and the article names none for this, so there is nothing to check it against."
)


def no_alert_data(at: str, of: date) -> str:
    """The ledger holds no alerts there and then."""
    return f"The ledger holds no alerts for {place(at)} on {night(of)}; that is not the same as none."


def alert_fits(counted_alerts: Tally, unbroken: bool, of: date, inferred: str | None) -> str:
    """The alerts lasted as long as claimed."""
    where = _alerts_in(counted_alerts, inferred)
    if unbroken:
        lasted = hours(counted_alerts.longest_seconds_unclipped)
        return f"{where}, the longest alert on {night(of)} lasted {lasted} without a break{_clock(counted_alerts)}."
    return f"{where}, alerts lasted {hours(counted_alerts.total_seconds)} in all on {night(of)}."


def alert_differs(counted_alerts: Tally, of: date, inferred: str | None) -> str:
    """The alerts lasted neither way as long as claimed, or the data has gaps."""
    longest, total = hours(counted_alerts.longest_seconds_unclipped), hours(counted_alerts.total_seconds)
    least = "at least " if counted_alerts.gaps else ""
    return (
        f"{_alerts_in(counted_alerts, inferred)}, the longest alert on {night(of)} lasted {least}{longest} "
        f"and all together {least}{total}."
    )


def _alerts_in(counted_alerts: Tally, inferred: str | None) -> str:
    where = f"In {place(counted_alerts.area)}"
    return f"{where}, the place that the article is about" if inferred else where


def _clock(counted_alerts: Tally) -> str:
    """From when to when the longest alert stood, by the clocks of Kyiv."""
    ended = [alert for alert in counted_alerts.intervals if alert.seconds is not None]
    longest = max(ended, key=lambda alert: alert.seconds or 0.0, default=None)
    if longest is None or longest.end is None or longest.seconds != counted_alerts.longest_seconds_unclipped:
        return ""
    return f" ({local(longest.start):%H:%M}–{local(longest.end):%H:%M} Kyiv time)"
