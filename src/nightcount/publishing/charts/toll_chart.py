"""Casualties and damage over the time in which they were reported, as steps: each stands until somebody says more."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Any

from nightcount.language import gettext as _
from nightcount.publishing.charts.chart import Chart, Told
from nightcount.publishing.charts.drawing import values
from nightcount.publishing.charts.frame import Frame, ticks_to
from nightcount.publishing.charts.palette import ACCENT, FLOW_1, INK, SOFT
from nightcount.publishing.night_view import Backing
from nightcount.publishing.wording import moment_words, number_words, one_line, place_words
from nightcount.reconciliation.attack import Account, Attack
from nightcount.vocabulary import Measure, Number, local

if TYPE_CHECKING:
    import altair as alt

HEIGHTS = (220, 200)
# More lines than this cannot be told apart.
MOST_LINES = 4
COLOURS = (ACCENT, INK, FLOW_1, SOFT)
_GRAVEST = (Measure.KILLED, Measure.INJURED)


@dataclass(frozen=True, slots=True)
class Steps:
    """`what` was reported to be so many from each moment on (aware, ascending)."""

    what: str
    values: tuple[tuple[datetime, Number], ...]


def chart_of_tolls(attack: Attack, backing: Backing, number: int, source: str, about: str = "") -> Chart | None:
    """The chart `tolls-{number}` of a night; null where no figure had more than two values with a time."""
    told = [(one, _values(one, backing)) for one in attack.accounts if one.measure.counts in ("person", "object")]
    changing = [(one, said) for one, said in told if len(said) > 1]
    if max((len(said) for _one, said in changing), default=0) <= 2:
        return None
    ordered = sorted(changing, key=lambda pair: (pair[0].measure not in _GRAVEST, -len(pair[1]), -pair[1][-1][1]))
    steps = tuple(Steps(_what(one), said) for one, said in ordered[:MOST_LINES])
    words = "; ".join(
        f"{one.what}: {', '.join(f'{number_words(many)} ({moment_words(when)})' for when, many in one.values)}"
        for one in steps
    )
    return Chart(
        name=f"tolls-{number}",
        title=_("Casualties and damage, as they were reported"),
        words=f"{words}.",
        draw=partial(toll_chart, steps),
        heights=HEIGHTS,
        source=source,
        about=about,
        told=tuple(
            Told(f"{moment_words(when)}: {number_words(many)} {one.what}") for one in steps for when, many in one.values
        ),
    )


def _values(account: Account, backing: Backing) -> tuple[tuple[datetime, Number], ...]:
    """The values of an account that have a time and a lower bound, the oldest first; equal ones in a row are one."""
    reports: Mapping[str, Any] = backing.reports
    now = [reports[backing.claims[one].report].published for one in account.claims if one in backing.claims]
    times = [moment for moment in now if moment]
    told = [(old.published, old.figure.low) for old in account.past]
    told.append((min(times) if times else None, account.figure.low))
    known = sorted((when, many) for when, many in told if when is not None and many is not None)
    return tuple(pair for at, pair in enumerate(known) if at == 0 or known[at - 1][1] != pair[1])


def _what(account: Account) -> str:
    label = _(account.measure.label) + (f" ({_(account.object)})" if account.object else "")
    return one_line(f"{label}, {place_words(account.place)}")


def toll_chart(steps: Sequence[Steps], width: int) -> alt.LayerChart | alt.FacetChart:
    """A line of steps for each figure, with its last number and its name at the right end."""
    import altair as alt

    moments = sorted({when for one in steps for when, _many in one.values})
    ticks = ticks_to(max(many for one in steps for _when, many in one.values))
    frame = Frame(width, HEIGHTS[0] if width >= 500 else HEIGHTS[1], ticks[-1], left=44)
    right = width - (200.0 if width >= 500 else 118.0)
    span = (moments[-1] - moments[0]).total_seconds() or 1.0

    def at(moment: datetime) -> float:
        return frame.left + (right - frame.left - 24) * (moment - moments[0]).total_seconds() / span

    x, y = frame.axes()
    layers: list[Any] = []
    names: list[dict[str, Any]] = []
    for one, colour in zip(steps, COLOURS, strict=False):
        points = [{"x": at(when), "y": frame.y(many)} for when, many in one.values]
        line = [*points, {"x": right, "y": points[-1]["y"]}]
        layers.append(
            alt.Chart(values(line)).mark_line(interpolate="step-after", color=colour, strokeWidth=2).encode(x=x, y=y)
        )
        layers.append(
            alt.Chart(values(points)).mark_point(filled=True, color=colour, size=36, opacity=1).encode(x=x, y=y)
        )
        names.append({"y": points[-1]["y"], "text": f"{number_words(one.values[-1][1])} {one.what}", "colour": colour})
    return alt.layer(
        *frame.scale(ticks, _whole), *layers, *_names(frame, names, right + 8), *_times(frame, moments, at)
    )


def _whole(number: float) -> str:
    return number_words(int(number) if number == int(number) else number)


def _names(frame: Frame, names: list[dict[str, Any]], left: float) -> list[Any]:
    """The names of the lines at their ends, pushed apart where they would overlap; on a telephone in two lines."""
    lines = 1 if frame.width >= 500 else 2
    room, free = 16.0 * lines, frame.top
    shown = []
    for one in sorted(names, key=lambda name: float(name["y"])):
        free = max(float(one["y"]), free)
        text = one["text"] if lines == 1 else str(one["text"]).rsplit(", ", 1)
        shown.append(frame.texts([{"x": left, "y": free, "text": text}], one["colour"], align="left", lineHeight=14))
        free += room
    return shown


def _times(frame: Frame, moments: Sequence[datetime], at: Any) -> list[Any]:
    """When the first and the last of them was reported, under the lines."""
    first, last = moments[0], moments[-1]
    same_day = local(first).date() == local(last).date()
    end = f"{local(last):%H:%M}" if same_day or frame.width < 500 else moment_words(last)
    start = moment_words(first) if frame.width >= 500 else f"{local(first):%H:%M}"
    rows = [{"x": at(first), "y": frame.bottom + 13, "text": start}]
    tail = [{"x": at(last), "y": frame.bottom + 13, "text": end}]
    return [frame.texts(rows, SOFT, align="left"), frame.texts(tail, SOFT, align="center")]
