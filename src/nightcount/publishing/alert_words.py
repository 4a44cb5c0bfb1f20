"""Alerts in words: how long, how many, the longest, and each from the siren to the all-clear. Silence is not calm."""

from __future__ import annotations

from nightcount.alerts.alert import Alert, Tally
from nightcount.alerts.waves import QUIET, Wave, waves
from nightcount.language import gettext as _
from nightcount.language import ngettext
from nightcount.publishing.wording import hours_words, moment_words, place_words, source_words
from nightcount.vocabulary import local


def alert_lines(tally: Tally) -> list[str]:
    """One line of sums, then a line for each alert; a single line that says so where nothing is known."""
    span = _("{place}, {start} to {end}")
    where = span.format(place=place_words(tally.area), start=moment_words(tally.start), end=moment_words(tally.end))
    gap = hours_words(tally.gap_seconds / 3600)
    if not tally.known:
        return [_("{where}: the ledger holds no alerts of that time. That is no sign of calm.").format(where=where)]
    if not tally.intervals:
        calm = _("{where}: no alert, though the ledger holds alerts of the days around it.")
        if tally.gaps:
            calm = _(
                "{where}: no alert, though the ledger holds alerts of the days around it; of {gap} nothing is known."
            )
        return [calm.format(where=where, gap=gap)]
    sums = ngettext(
        "{where}: {many} alert, {total} in all, the longest {longest} without a break.",
        "{where}: {many} alerts, {total} in all, the longest {longest} without a break.",
        tally.count,
    ).format(
        where=where,
        many=tally.count,
        total=hours_words(tally.total_seconds / 3600),
        longest=hours_words(tally.longest_seconds_unclipped / 3600),
    )
    unknown = [_("Of {gap} nothing is known.").format(gap=gap)] if tally.gaps else []
    return [" ".join([sums, *unknown])] + [_interval(alert) for alert in tally.intervals]


def _interval(alert: Alert) -> str:
    start, source = f"{local(alert.start):%H:%M}", source_words(alert.source)
    if alert.end is None or alert.seconds is None:
        return _("{start}–, still open in the ledger ({source})").format(start=start, source=source)
    said = _("{start}–{end}, {lasted} ({source})")
    if alert.closed_by_rule:
        said = _("{start}–{end}, {lasted} ({source}, end set by rule {rule})")
    end, lasted = f"{local(alert.end):%H:%M}", hours_words(alert.seconds / 3600)
    return said.format(start=start, end=end, lasted=lasted, source=source, rule=alert.closed_by_rule)


def wave_lines(tally: Tally) -> list[str]:
    """How many waves the alerts of a tally were, then a line for each; nothing where none stood or none is known."""
    found = waves(tally.intervals, (), QUIET)
    if not found:
        return []
    minutes = round(QUIET.total_seconds() / 60)
    head = ngettext(
        "{many} wave: what is parted by no calm of {minutes} minutes is one. A long alert may hold more.",
        "{many} waves, parted by at least {minutes} minutes of calm. A long alert may hold more than one.",
        len(found),
    )
    gap = [_("Of {gap} nothing is known.").format(gap=hours_words(tally.gap_seconds / 3600))] if tally.gaps else []
    return [" ".join([head.format(many=len(found), minutes=minutes), *gap]), *map(_wave, found)]


def _wave(wave: Wave) -> str:
    start = f"{local(wave.start):%H:%M}"
    if wave.end is None:
        said = ngettext("{start}–, still open: {many} alert", "{start}–, still open: {many} alerts", wave.alerts)
        return said.format(start=start, many=wave.alerts)
    said = ngettext("{start}–{end}: {many} alert", "{start}–{end}: {many} alerts", wave.alerts)
    return said.format(start=start, end=f"{local(wave.end):%H:%M}", many=wave.alerts)
