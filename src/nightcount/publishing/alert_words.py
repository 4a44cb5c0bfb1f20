"""Alerts in words: how long, how many, the longest, and each from the siren to the all-clear. Silence is not calm."""

from __future__ import annotations

from nightcount.alerts.alert import Alert, Tally
from nightcount.publishing.wording import hours_words, moment_words, place_words, source_words
from nightcount.vocabulary import local


def alert_lines(tally: Tally) -> list[str]:
    """One line of sums, then a line for each alert; a single line that says so where nothing is known."""
    where = f"{place_words(tally.area)}, {moment_words(tally.start)} to {moment_words(tally.end)}"
    if not tally.known:
        return [f"{where}: the ledger holds no alerts of that time. That is no sign of calm."]
    if not tally.intervals:
        unknown = f"; of {hours_words(tally.gap_seconds / 3600)} nothing is known" if tally.gaps else ""
        return [f"{where}: no alert, though the ledger holds alerts of the days around it{unknown}."]
    unknown = f" Of {hours_words(tally.gap_seconds / 3600)} nothing is known." if tally.gaps else ""
    longest = hours_words(tally.longest_seconds_unclipped / 3600)
    total = hours_words(tally.total_seconds / 3600)
    many = f"{tally.count} alert{'' if tally.count == 1 else 's'}"
    return [f"{where}: {many}, {total} in all, the longest {longest} without a break.{unknown}"] + [
        _interval(alert) for alert in tally.intervals
    ]


def _interval(alert: Alert) -> str:
    start = f"{local(alert.start):%H:%M}"
    if alert.end is None or alert.seconds is None:
        return f"{start}–, still open in the ledger ({source_words(alert.source)})"
    closed = f", end set by rule {alert.closed_by_rule}" if alert.closed_by_rule else ""
    return (
        f"{start}–{local(alert.end):%H:%M}, {hours_words(alert.seconds / 3600)} ({source_words(alert.source)}{closed})"
    )
