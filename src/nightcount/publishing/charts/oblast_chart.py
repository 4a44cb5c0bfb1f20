"""The map of a night with real boundaries, where the operator has installed some: by oblast, and never finer."""

from __future__ import annotations

from functools import partial
from math import ceil
from typing import TYPE_CHECKING, Any

from nightcount.language import gettext as _
from nightcount.publishing.boundaries import Boundaries, Ring
from nightcount.publishing.charts.chart import WIDTHS, Chart, Told
from nightcount.publishing.charts.drawing import values
from nightcount.publishing.charts.palette import ACCENT, INK, LIGHT, PAPER
from nightcount.publishing.oblast_map import Ground, OblastReports
from nightcount.publishing.wording import figure_words, one_line, place_words

if TYPE_CHECKING:
    import altair as alt

COLOURS = {
    Ground.PEOPLE: ACCENT,
    Ground.HITS: LIGHT["h4"],
    Ground.DAMAGE: LIGHT["h3"],
    Ground.DEBRIS: LIGHT["h2"],
    Ground.NONE: PAPER,
    None: LIGHT["wash"],
}
Outline = tuple[str, tuple[Ring, ...]]


def chart_of_oblasts(boundaries: Boundaries, told: tuple[OblastReports, ...], source: str, about: str = "") -> Chart:
    """The chart `map` of a night; `told` are the oblasts with reports."""
    kinds = {one.code: one.kinds[0] for one in told}
    drawn: dict[int, tuple[tuple[Outline, ...], float]] = {}
    for width in WIDTHS.values():
        shapes, height = boundaries.projected(width)
        # The city lies within its oblast, and must be drawn upon it.
        ordered = sorted(shapes.items(), key=lambda one: one[0].startswith(("UA80", "UA85")))
        drawn[width] = tuple((COLOURS[kinds.get(code)], rings) for code, rings in ordered), height
    words = "; ".join(f"{place_words(one.code)}: {', '.join(kind.words for kind in one.kinds)}" for one in told)
    lines = tuple(
        Told(f"{place_words(one.code)}: {figure_words(account.figure, account.measure)} {_(account.measure.label)}")
        for one in told
        for _attack, account in one.accounts
    )
    return Chart(
        name="map",
        title=_("Where something was reported"),
        words=f"{words}. {_('Of the other oblasts nothing is known.')}",
        draw=partial(oblast_chart, {width: outlines for width, (outlines, _height) in drawn.items()}),
        heights=(ceil(drawn[WIDTHS["wide"]][1]), ceil(drawn[WIDTHS["narrow"]][1])),
        source=f"{source} {_('Boundaries: {credit}').format(credit=one_line(boundaries.credit))}",
        about=about,
        told=lines,
    )


def oblast_chart(outlines: dict[int, tuple[Outline, ...]], width: int) -> alt.LayerChart | alt.FacetChart:
    """The map, `width` pixels wide: each oblast in the colour of the gravest that was reported of it."""
    import altair as alt

    rows: list[dict[str, Any]] = [
        {
            "type": "Feature",
            "properties": {"colour": colour},
            "geometry": {"type": "MultiPolygon", "coordinates": [[ring] for ring in rings]},
        }
        for colour, rings in outlines[width]
    ]
    shapes = alt.Chart(values(rows)).mark_geoshape(stroke=INK, strokeWidth=0.6)
    plain = alt.Projection(type="identity", scale=1, translate=[0, 0])
    return alt.layer(shapes.encode(fill=alt.Fill("properties.colour:N", scale=None))).properties(projection=plain)
