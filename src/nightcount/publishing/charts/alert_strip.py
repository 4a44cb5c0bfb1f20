"""The alerts of an area over the hours of a window, as a chart: what stood, what did not, what nobody knows."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

from nightcount.alerts.alert import Tally
from nightcount.alerts.waves import waves
from nightcount.language import gettext as _
from nightcount.publishing.alert_words import alert_lines
from nightcount.publishing.charts.chart import Chart, Told
from nightcount.publishing.charts.drawing import values
from nightcount.publishing.charts.palette import ACCENT, INK, RULE, SOFT
from nightcount.publishing.wording import hours_words, place_words
from nightcount.vocabulary import local

if TYPE_CHECKING:
    import altair as alt

TOP, BOTTOM, HEIGHT = 20.0, 46.0, 66.0


def chart_of_alerts(tally: Tally, source: str, about: str = "") -> Chart:
    """The chart `alerts-{area}` of a night."""
    words, *each = alert_lines(tally)
    return Chart(
        name=f"alerts-{tally.area}",
        title=_("Air-raid alerts in {place}, by the hour").format(place=place_words(tally.area)),
        words=words,
        draw=partial(alert_strip, tally),
        heights=(int(HEIGHT), int(HEIGHT)),
        source=source,
        about=about,
        explore=partial(alert_strip, tally, is_telling=True),
        told=tuple(Told(line) for line in each),
    )


def alert_strip(tally: Tally, width: int, *, is_telling: bool = False) -> alt.LayerChart | alt.FacetChart:
    """The chart, `width` pixels wide; times are Kyiv time. Where `is_telling`, each alert tells of itself."""
    import altair as alt

    minutes = (tally.end - tally.start).total_seconds() / 60
    x = alt.X("x:Q", axis=None, scale=alt.Scale(domain=[0, minutes], nice=False))
    y = alt.Y("y:Q", axis=None, scale=alt.Scale(domain=[HEIGHT, 0], nice=False))
    pixel = minutes / width
    ground = [{"x": 0, "x2": minutes, "y": BOTTOM, "y2": BOTTOM - 1.5, "colour": RULE}]
    line, rects = (
        alt.Chart(values(rows))
        .mark_rect()
        .encode(x=x, x2="x2:Q", y=y, y2="y2:Q", fill=alt.Fill("colour:N", scale=None))
        for rows in ([*ground, *_waves(tally)], [*_gaps(tally), *_alerts(tally)])
    )
    if is_telling:
        rects = rects.encode(tooltip=["what:N"])
    ticks = list(_ticks(tally, 3 if width >= 500 else 4))
    layers: list[Any] = [
        line,
        rects,
        _text([one for one in ticks if one["x"] < minutes - 30 * pixel], (x, y), SOFT, align="left", size=12),
        _text(list(_lengths(tally, pixel)), (x, y), INK, align="center", size=12),
    ]
    return alt.layer(*layers)


def _text(rows: list[dict[str, Any]], axes: tuple[Any, Any], colour: str, *, align: Any, size: int) -> Any:
    import altair as alt

    x, y = axes
    chart = alt.Chart(values(rows)).mark_text(align=align, baseline="middle", fontSize=size, color=colour)
    return chart.encode(x=x, y=y, text="text:N")


def _at(tally: Tally, moment: datetime) -> float:
    return (min(max(moment, tally.start), tally.end) - tally.start).total_seconds() / 60


def _alerts(tally: Tally) -> Iterator[dict[str, Any]]:
    for alert, line in zip(tally.intervals, alert_lines(tally)[1:], strict=True):
        start, end = _at(tally, alert.start), _at(tally, alert.end or tally.end)
        yield {"x": start, "x2": end, "y": TOP, "y2": BOTTOM, "colour": ACCENT, "what": line}


def _waves(tally: Tally) -> Iterator[dict[str, Any]]:
    """A line under each wave, where there is more than one."""
    found = waves(tally.intervals)
    for one in found if len(found) > 1 else ():
        start, end = _at(tally, one.start), _at(tally, one.end or tally.end)
        yield {"x": start, "x2": end, "y": BOTTOM + 3, "y2": BOTTOM + 5, "colour": INK}


def _gaps(tally: Tally) -> Iterator[dict[str, Any]]:
    for start, end in tally.gaps:
        yield {
            "x": _at(tally, start),
            "x2": _at(tally, end),
            "y": TOP,
            "y2": BOTTOM,
            "colour": RULE,
            "what": _("no data"),
        }


def _lengths(tally: Tally, pixel: float) -> Iterator[dict[str, Any]]:
    """How long each alert stood, over it where it is wide enough for the words; "no data" over each gap."""
    for alert in tally.intervals:
        start, end = _at(tally, alert.start), _at(tally, alert.end or tally.end)
        words = hours_words((end - start) / 60)
        if (end - start) / pixel > 7 * len(words):
            yield {"x": (start + end) / 2, "y": TOP - 10, "text": words}
    for first, last in tally.gaps:
        start, end = _at(tally, first), _at(tally, last)
        words = _("no data")
        if (end - start) / pixel > 7 * len(words):
            yield {"x": (start + end) / 2, "y": TOP - 10, "text": words}


def _ticks(tally: Tally, every: int) -> Iterator[dict[str, Any]]:
    moment = tally.start
    while moment < tally.end:
        here = local(moment)
        if here.minute == 0 and here.hour % every == 0:
            yield {"x": _at(tally, moment), "y": BOTTOM + 13, "text": f"{here:%H:%M}"}
        moment += timedelta(minutes=60 - here.minute)
