"""The flow of an attack as a chart: on the left what was launched, on the right what became of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from textwrap import wrap
from typing import Any

from nightcount.publishing.charts.drawing import INK, SOFT, svg, values
from nightcount.publishing.flow import Branch, Flow, counted
from nightcount.publishing.language import gettext as _
from nightcount.publishing.wording import number_words
from nightcount.vocabulary import Measure

HEIGHT = 230.0
# Between two bars of a column, and between two labels, in pixels.
GAP = 26.0
LINE = 34.0
BAR = 10.0
# Letters in a line of a label: on a telephone a long one is broken.
WIDEST, NARROW = 40, 15
# How many straight pieces make a ribbon's curve.
STEPS = 12
COLOURS: dict[Measure | None, str] = {
    Measure.SHOT_DOWN: "var(--flow-1)",
    Measure.SUPPRESSED: "var(--flow-2)",
    Measure.NEUTRALISED: "var(--flow-1)",
    Measure.NOT_REACHED: "var(--flow-2)",
    Measure.GOT_THROUGH: "var(--accent)",
    Measure.IN_AIR: "var(--flow-3)",
    None: "var(--flow-3)",
}


@dataclass
class _Bar:
    """A bar of a column: where it stands, how high it is, where its label stands, and how far it is taken up."""

    count: str
    label: list[str]
    top: float
    height: float
    label_at: float = 0.0
    taken: float = field(default=0.0)


def flow_chart(flow: Flow, width: int) -> str:
    """The chart as an SVG element, `width` pixels wide."""
    import altair as alt

    is_wide = width >= 500
    left, right = _columns(flow, WIDEST if is_wide else NARROW)
    height = max(
        max(bar.label_at + LINE / 2 + 15 * (len(bar.label) - 1), bar.top + bar.height)
        for bar in (*left.values(), *right.values())
    )
    x = alt.X("x:Q", axis=None, scale=alt.Scale(domain=[0, width], nice=False))
    y = alt.Y("y:Q", axis=None, scale=alt.Scale(domain=[height, 0], nice=False))
    inner = (110, width - 210) if is_wide else (70, width - 122)
    ribbons = alt.Chart(values(_ribbons(flow, left, right, inner)))
    layers: list[Any] = [
        ribbons.mark_area(opacity=0.5, interpolate="linear").encode(
            x=x, y=y, y2="y2:Q", detail="ribbon:N", fill=alt.Fill("colour:N", scale=None)
        )
    ]
    bars = list(_bars(left, right, flow, inner))
    layers.append(
        alt.Chart(values(bars))
        .mark_rect()
        .encode(x=x, x2="x2:Q", y=y, y2="y2:Q", fill=alt.Fill("colour:N", scale=None))
    )
    for column, side, at in ((left, "right", inner[0] - 8), (right, "left", inner[1] + 8)):
        layers += _labels(column.values(), side, at, (x, y))
    chart = alt.layer(*layers).properties(width=width, height=height)
    return svg(chart, _("What was launched, and what became of it"))


def _columns(flow: Flow, letters: int) -> tuple[dict[Any, _Bar], dict[Any, _Bar]]:
    total = float(sum(flow.launched(weapon) for weapon in flow.weapons))
    left = [
        (weapon, flow.launched(weapon), number_words(flow.launched(weapon)), _(weapon.label)) for weapon in flow.weapons
    ]
    right = [(outcome, flow.met(outcome)[0], counted(*flow.met(outcome)), _fate(outcome)) for outcome in flow.outcomes]
    return _stacked(left, total, letters), _stacked(right, total, letters)


def _fate(outcome: Measure | None) -> str:
    return _(outcome.label) if outcome else _("fate unknown")


def _stacked(column: Iterable[tuple[Any, float, str, str]], total: float, letters: int) -> dict[Any, _Bar]:
    """Bars one under the other, as high as their share; labels are pushed apart where bars are thin."""
    bars: dict[Any, _Bar] = {}
    top, free = 0.0, LINE / 2
    for key, count, number, label in column:
        height = max(HEIGHT * count / total, 1.5)
        top = max(top, free - height / 2)
        lines = wrap(label, letters)
        bar = _Bar(number, lines, top, height, max(top + height / 2, free))
        bars[key] = bar
        free = bar.label_at + LINE + 15 * (len(lines) - 1)
        top += height + GAP / 2
    return bars


def _ribbons(
    flow: Flow, left: dict[Any, _Bar], right: dict[Any, _Bar], inner: tuple[int, int]
) -> Iterable[dict[str, Any]]:
    total = float(sum(flow.launched(weapon) for weapon in flow.weapons))
    for branch in flow.branches:
        height = HEIGHT * branch.count / total
        start, end = _taken(left[branch.weapon], height), _taken(right[branch.outcome], height)
        for step in range(STEPS + 1):
            at = step / STEPS
            eased = at * at * (3 - 2 * at)
            y = start + (end - start) * eased
            x = inner[0] + BAR + (inner[1] - inner[0] - 2 * BAR) * at
            yield {"ribbon": _name(branch), "colour": COLOURS[branch.outcome], "x": x, "y": y, "y2": y + height}


def _taken(bar: _Bar, height: float) -> float:
    at = bar.top + bar.taken
    bar.taken += height
    return at


def _name(branch: Branch) -> str:
    return f"{branch.weapon.value}-{branch.outcome.value if branch.outcome else 'unknown'}"


def _bars(
    left: dict[Any, _Bar], right: dict[Any, _Bar], flow: Flow, inner: tuple[int, int]
) -> Iterable[dict[str, Any]]:
    for bar in left.values():
        yield {"x": inner[0], "x2": inner[0] + BAR, "y": bar.top, "y2": bar.top + bar.height, "colour": INK}
    for outcome, bar in right.items():
        yield {
            "x": inner[1] - BAR,
            "x2": inner[1],
            "y": bar.top,
            "y2": bar.top + bar.height,
            "colour": COLOURS[outcome],
        }


def _labels(bars: Iterable[_Bar], side: str, at: float, axes: tuple[Any, Any]) -> list[Any]:
    import altair as alt

    x, y = axes
    layers: list[Any] = []
    rows = [{"x": at, "y": bar.label_at, "count": bar.count, "label": bar.label} for bar in bars]
    for shown, shift, size, weight, colour in (("count", -7, 17, 700, INK), ("label", 9, 13, 400, SOFT)):
        text: dict[str, Any] = {
            "align": side,
            "baseline": "middle",
            "dy": shift,
            "lineHeight": 15,
            "fontWeight": weight,
        }
        marks = alt.Chart(values(rows)).mark_text(fontSize=size, color=colour, **text)
        layers.append(marks.encode(x=x, y=y, text=f"{shown}:N"))
    return layers
