"""Sentences on how long alerts lasted, and in how many waves they came."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from nightcount.alerts import Extent, Tally
from nightcount.checking.wording.phrases import hours, on_night, place
from nightcount.language import DEFAULT, ngettext, spoken
from nightcount.language import gettext as _
from nightcount.phrasing import day_words, number_words
from nightcount.vocabulary import local


def no_place_of_alerts() -> str:
    """An alert of nowhere."""
    return _(
        "Alerts are sounded for a place, and the article names none for this, so there is nothing to check it against."
    )


def no_alert_data(at: str, of: date) -> str:
    """The ledger holds no alerts there and then."""
    said = _("The ledger holds no alerts for {place} {when}; that is not the same as none.")
    return said.format(place=place(at), when=on_night(of))


def alert_fits(
    counted_alerts: Tally, unbroken: bool, of: date, inferred: str | None, measured: Tally | None = None
) -> str:
    """The alerts lasted as long as claimed; `measured` is given where the area has two measures."""
    told = {"where": _alerts_in(counted_alerts, inferred, measured), "when": on_night(of)}
    if unbroken:
        lasted = hours(counted_alerts.longest_seconds_unclipped)
        said = _("{where}, the longest alert {when} lasted {lasted} without a break{clock}.")
        return said.format(**told, lasted=lasted, clock=_clock(counted_alerts))
    return _("{where}, alerts lasted {lasted} in all {when}.").format(
        **told, lasted=hours(counted_alerts.total_seconds)
    )


def alert_differs(tallies: Sequence[Tally], of: date, inferred: str | None) -> str:
    """The alerts lasted in no way as long as claimed, or the data has gaps."""
    measured = [one for one in tallies if one.known]
    lengths = (_lengths(one, one if len(tallies) > 1 else None, inferred, of) for one in measured)
    unknown = [one for one in tallies if not one.known]
    more = _("; of {place} nothing is known").format(place=_whole(unknown[0].area)) if unknown else ""
    return f"{'; '.join(lengths)}{more}."


def alerts_counted(tallies: Sequence[Tally]) -> str:
    """How many alerts there were, in each of the windows that were looked at."""
    many = _(", and ").join(map(_many, tallies))
    return _("In {place}, there were {many}.").format(place=place(tallies[0].area), many=many)


def _many(counted_alerts: Tally) -> str:
    said = ngettext(
        "{many} alert between {start} and {end}", "{many} alerts between {start} and {end}", counted_alerts.count
    )
    told = said.format(
        many=number_words(counted_alerts.count), start=_moment(counted_alerts.start), end=_moment(counted_alerts.end)
    )
    return _at_least(told) if counted_alerts.gaps else told


def _at_least(said: str) -> str:
    return _("at least {number}").format(number=said)


def _moment(moment: datetime) -> str:
    here = local(moment)
    if spoken() == DEFAULT:
        return f"{here:%H:%M} on {here.day} {here:%B}"
    return f"{here:%H:%M}, {day_words(here.date())}"


def waves_fit(counted_alerts: Tally, number: int, calm: timedelta, of: date) -> str:
    """The alerts come in so many waves, by some calm between them."""
    said = _("Alerts in {place} came in {waves} {when}, if a calm of {calm} parts two.")
    return said.format(place=place(counted_alerts.area), waves=_waves(number), when=on_night(of), calm=_minutes(calm))


def waves_untold(counted_alerts: Tally, number: int, calm: timedelta, of: date) -> str:
    """The alerts come in another number of waves, which does not rule the claimed one out."""
    said = _("Alerts in {place} {when} tell {waves} apart (by a calm of {calm}), but one alert may hold several.")
    return said.format(place=place(counted_alerts.area), waves=_waves(number), when=on_night(of), calm=_minutes(calm))


def _waves(number: int) -> str:
    return ngettext("{many} wave", "{many} waves", number).format(many=number_words(number))


def _minutes(calm: timedelta) -> str:
    minutes = f"{calm.total_seconds() / 60:g}"
    return _("{minutes} minutes").format(minutes=minutes)


def _lengths(counted_alerts: Tally, measured: Tally | None, inferred: str | None, of: date) -> str:
    longest, total = hours(counted_alerts.longest_seconds_unclipped), hours(counted_alerts.total_seconds)
    if counted_alerts.gaps:
        longest, total = _at_least(longest), _at_least(total)
    if measured is not None and measured.extent is Extent.WHOLE:
        said = _("in {place}, {longest} and {total}")
        return said.format(place=_whole(counted_alerts.area), longest=longest, total=total)
    said = _("{where}, the longest alert {when} lasted {longest} and all together {total}")
    where = _alerts_in(counted_alerts, inferred, measured)
    return said.format(where=where, when=on_night(of), longest=longest, total=total)


def _alerts_in(counted_alerts: Tally, inferred: str | None, measured: Tally | None = None) -> str:
    at = place(counted_alerts.area)
    if measured is not None:
        whole = measured.extent is not Extent.SOME_PART
        at = _whole(counted_alerts.area) if whole else _("some part of {place}").format(place=at)
    said = _("In {place}, the place that the article is about") if inferred else _("In {place}")
    return said.format(place=at)


def _whole(area: str) -> str:
    return _("the whole of {place}").format(place=place(area))


def _clock(counted_alerts: Tally) -> str:
    """From when to when the longest alert stood, by the clocks of Kyiv."""
    ended = [alert for alert in counted_alerts.intervals if alert.seconds is not None]
    longest = max(ended, key=lambda alert: alert.seconds or 0.0, default=None)
    if longest is None or longest.end is None or longest.seconds != counted_alerts.longest_seconds_unclipped:
        return ""
    start, end = f"{local(longest.start):%H:%M}", f"{local(longest.end):%H:%M}"
    return _(" ({start}–{end} Kyiv time)").format(start=start, end=end)
