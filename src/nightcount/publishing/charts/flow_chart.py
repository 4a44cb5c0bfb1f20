"""The flow of an attack as a chart: on the left what was launched, on the right what became of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import partial
from math import ceil
from textwrap import wrap
from typing import TYPE_CHECKING, Any

from nightcount.language import gettext as _
from nightcount.publishing.charts.chart import TELLING, WIDTHS, Chart, Told
from nightcount.publishing.charts.drawing import values
from nightcount.publishing.charts.palette import ACCENT, FLOW_1, FLOW_2, FLOW_3, INK, SOFT
from nightcount.publishing.flow import Flow, counted
from nightcount.publishing.wording import number_words
from nightcount.vocabulary import Measure, Weapon

if TYPE_CHECKING:
    import altair as alt

HEIGHT = 230.0
# Between two bars of a column, and between two labels, in pixels.
GAP = 26.0
LINE = 34.0
BAR = 10.0
# Letters in a line of a label on the left and on the right: on a telephone a long one is broken.
WIDE_LETTERS, NARROW_LETTERS = (20, 40), (10, 15)
# How many straight pieces make a ribbon's curve.
STEPS = 12
COLOURS: dict[Measure | None, str] = {
    Measure.SHOT_DOWN: FLOW_1,
    Measure.SUPPRESSED: FLOW_2,
    Measure.NEUTRALISED: FLOW_1,
    Measure.NOT_REACHED: FLOW_2,
    Measure.GOT_THROUGH: ACCENT,
    Measure.IN_AIR: FLOW_3,
    None: FLOW_3,
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


def chart_of_flow(
    flow: Flow, number: int, source: str, about: str = "", told: Mapping[str, Told] | None = None
) -> Chart:
    """The chart `flow-{number}` of a night; `told` is what its marks tell, by their names (`mark_name`)."""
    wide, narrow = (ceil(_laid(flow, width)[2]) for width in (WIDTHS["wide"], WIDTHS["narrow"]))
    return Chart(
        name=f"flow-{number}",
        title=_("What was launched, and what became of it"),
        words=flow.words(),
        draw=partial(flow_chart, flow),
        heights=(wide, narrow),
        source=source,
        about=about,
        explore=partial(flow_chart, flow, told=told) if told else None,
        told=tuple(told.values()) if told else (),
    )


def mark_name(weapon: Weapon | None, outcome: Measure | None) -> str:
    """The name of a ribbon; without a weapon that of the bar of a fate, and with launches that of the bar of a kind."""
    return f"{weapon.value if weapon else 'all'}-{outcome.value if outcome else 'unknown'}"


def flow_chart(flow: Flow, width: int, *, told: Mapping[str, Told] | None = None) -> alt.LayerChart | alt.FacetChart:
    """The chart, `width` pixels wide; its marks tell what is `told` of them."""
    import altair as alt

    left, right, height = _laid(flow, width)
    x = alt.X("x:Q", axis=None, scale=alt.Scale(domain=[0, width], nice=False))
    y = alt.Y("y:Q", axis=None, scale=alt.Scale(domain=[ceil(height), 0], nice=False))
    fill = alt.Fill("colour:N", scale=None)
    inner = (110, width - 210) if _is_wide(width) else (70, width - 122)
    ribbons = _telling(_ribbons(flow, left, right, inner), told)
    bars = _telling(_bars(left, right, inner), told)
    layers: list[Any] = [
        alt.Chart(values(ribbons))
        .mark_area(opacity=0.5, interpolate="linear")
        .encode(x=x, y=y, y2="y2:Q", detail="mark:N", fill=fill),
        alt.Chart(values(bars)).mark_rect().encode(x=x, x2="x2:Q", y=y, y2="y2:Q", fill=fill),
    ]
    if told:
        layers = [layer.encode(tooltip=[f"{name}:N" for name in TELLING]) for layer in layers]
        asked = alt.selection_point("asked", on="pointerover", clear="pointerout", fields=["mark"], empty=False)
        layers[0] = layers[0].encode(opacity=alt.condition(asked, alt.value(0.85), alt.value(0.5))).add_params(asked)
    for column, side, at in ((left, "right", inner[0] - 8), (right, "left", inner[1] + 8)):
        layers += _labels(column.values(), side, at, (x, y))
    return alt.layer(*layers)


def _telling(rows: Iterable[dict[str, Any]], told: Mapping[str, Told] | None) -> list[dict[str, Any]]:
    """The rows, each with what its mark tells."""
    return [{**row, **told[row["mark"]].as_row()} if told and row["mark"] in told else row for row in rows]


def _is_wide(width: int) -> bool:
    return width >= 500


def _laid(flow: Flow, width: int) -> tuple[dict[Any, _Bar], dict[Any, _Bar], float]:
    """The bars on the left and on the right, and how high the chart is with them."""
    left, right = _columns(flow, _is_wide(width))
    height = max(
        max(bar.label_at + LINE / 2 + 15 * (len(bar.label) - 1), bar.top + bar.height)
        for bar in (*left.values(), *right.values())
    )
    return left, right, height


def _columns(flow: Flow, is_wide: bool) -> tuple[dict[Any, _Bar], dict[Any, _Bar]]:
    total = float(sum(flow.launched(weapon) for weapon in flow.weapons))
    letters = WIDE_LETTERS if is_wide else NARROW_LETTERS
    left = [
        (weapon, flow.launched(weapon), number_words(flow.launched(weapon)), _(weapon.label)) for weapon in flow.weapons
    ]
    right = []
    for outcome in flow.outcomes:
        count, is_bound = flow.met(outcome)
        # Where the words have no room, the sign stands for them.
        said = counted(count, is_bound) if is_wide or not is_bound else f"≥ {number_words(count)}"
        right.append((outcome, count, said, _fate(outcome)))
    return _stacked(left, total, letters[0]), _stacked(right, total, letters[1])


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
            yield {
                "mark": mark_name(branch.weapon, branch.outcome),
                "colour": COLOURS[branch.outcome],
                "x": x,
                "y": y,
                "y2": y + height,
            }


def _taken(bar: _Bar, height: float) -> float:
    at = bar.top + bar.taken
    bar.taken += height
    return at


def _bars(left: dict[Any, _Bar], right: dict[Any, _Bar], inner: tuple[int, int]) -> Iterable[dict[str, Any]]:
    for weapon, bar in left.items():
        mark = mark_name(weapon, Measure.LAUNCHED)
        yield {"mark": mark, "colour": INK, "x": inner[0], "x2": inner[0] + BAR, **_edges(bar)}
    for outcome, bar in right.items():
        mark = mark_name(None, outcome)
        yield {"mark": mark, "colour": COLOURS[outcome], "x": inner[1] - BAR, "x2": inner[1], **_edges(bar)}


def _edges(bar: _Bar) -> dict[str, float]:
    return {"y": bar.top, "y2": bar.top + bar.height}


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
