"""Drawing: what charts have in common, and how one becomes an SVG that a page can hold.

Colours are written as CSS variables, so that a chart follows the page into the dark and onto paper. The drawing
carries no style attribute and no script, and stands under a strict Content-Security-Policy.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import altair as alt

INK, SOFT, RULE, PAPER = "var(--ink)", "var(--soft)", "var(--rule)", "var(--paper)"
FONT = "Helvetica Neue, Arial, sans-serif"
# What only readers of the drawing's tree would hear: the page tells the chart in words beside it.
_ARIA = re.compile(r' (?:aria-[a-z]+|role)="[^"]*"')
_EMPTY = re.compile(r'<path class="(?:background|foreground)"[^>]*/>')
_LONG = re.compile(r"(\d+\.\d)\d+")


def values(rows: Iterable[dict[str, Any]]) -> alt.InlineData:
    """Rows as the data of a chart."""
    import altair as alt

    return alt.InlineData(values=list(rows))


def svg(chart: alt.TopLevelMixin, name: str) -> str:
    """The chart as an SVG element called `name` (what a screen reader says of it)."""
    import vl_convert
    from markupsafe import escape

    plain = {"background": "transparent", "font": FONT, "view": {"stroke": None}, "padding": 0}
    drawn = vl_convert.vegalite_to_svg({**chart.to_dict(), "config": plain})
    drawn = _EMPTY.sub("", _ARIA.sub("", drawn))
    drawn = _LONG.sub(r"\1", drawn)
    return drawn.replace("<svg ", f'<svg role="img" aria-label="{escape(name)}" ', 1)
