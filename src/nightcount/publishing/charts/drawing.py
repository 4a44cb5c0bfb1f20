"""Drawing: how a chart becomes an SVG, a PNG or a Vega-Lite specification. Slow, so it is done in the workshop."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from functools import lru_cache
from textwrap import wrap
from typing import TYPE_CHECKING, Any, Literal

from nightcount.language import spoken
from nightcount.publishing.charts.chart import WIDTHS, Chart
from nightcount.publishing.charts.palette import INK, PAPER, RULE, SOFT, darkened, night_style
from nightcount.publishing.wording import one_line

if TYPE_CHECKING:
    import altair as alt

# The last but one is what vl-convert brings along: a PNG looks the same on every machine.
FONT = "Helvetica Neue, Noto Sans, Arial, Liberation Sans, sans-serif"
FONT_OF_PNG = "Liberation Sans"
CONFIG = {
    # A picture that is opened by itself must be legible in the dark too.
    "background": PAPER,
    "font": FONT,
    "view": {"stroke": None},
    "padding": 0,
    "axis": {
        "domainColor": RULE, "tickColor": RULE, "gridColor": RULE, "labelColor": SOFT, "titleColor": SOFT,
        "labelFontSize": 12, "titleFontSize": 12, "titleFontWeight": 400,
    },
    "legend": {"labelColor": SOFT, "titleColor": SOFT, "labelFontSize": 12, "titleFontSize": 12},
    "text": {"color": INK},
}  # fmt: skip
# Whoever reads numbers and dates of an axis in another language than English.
LOCALES: dict[str, Literal["uk-UA"]] = {"uk": "uk-UA"}
# Around a picture that stands alone, in pixels, and the letters of its lines by the width of one.
MARGIN, TITLE, SMALL = 28, 20, 12
LETTER = 0.56
# What only readers of the drawing's tree would hear: the whole is told in words.
_ARIA = re.compile(r' (?:aria-[a-z]+|role)="[^"]*"')
_EMPTY = re.compile(r'<path class="(?:background|foreground)"[^>]*/>')
_LONG = re.compile(r"(\d+\.\d)\d+")
_SIZE = re.compile(r'<svg [^>]*?width="([\d.]+)" height="([\d.]+)"')
_HEAD = re.compile(r"<svg [^>]*>")


def values(rows: Iterable[dict[str, Any]]) -> alt.InlineData:
    """Rows as the data of a chart."""
    import altair as alt

    return alt.InlineData(values=list(rows))


def specification(chart: Chart, width: str, theme: str, *, is_explored: bool = False) -> dict[str, Any]:
    """The Vega-Lite specification, with its data, exactly as large as the chart says."""
    from altair.utils.schemapi import debug_mode

    wide, high = chart.size(width)
    draw = chart.explore or chart.draw if is_explored else chart.draw
    # Altair checks what is made against the schema, part by part, which takes longer than to draw it; tests do.
    with debug_mode(False):
        made = draw(wide).properties(width=wide, height=high).to_dict(validate=False)
    made |= {"config": CONFIG, "autosize": {"type": "fit", "contains": "padding"}, "description": chart.words}
    if theme == "dark":
        made = json.loads(darkened(json.dumps(made)))
    return dict(made)


def to_specification(chart: Chart, width: str, theme: str) -> bytes:
    """The specification as a file that stands alone: with the title and the source, on paper of its own."""
    made = specification(chart, width, "light")
    made["autosize"] = "pad"
    made["config"] = {**CONFIG, "padding": MARGIN}
    made["title"] = {
        "text": chart.title, "anchor": "start", "frame": "bounds", "color": INK, "fontSize": TITLE, "offset": 16,
        "subtitle": [line for line in (chart.about, chart.source) if line],
        "subtitleColor": SOFT, "subtitleFontSize": SMALL,
    }  # fmt: skip
    made["usermeta"] = {"about": chart.about, "source": chart.source}
    text = json.dumps(made, ensure_ascii=False, indent=1)
    return (darkened(text) if theme == "dark" else text).encode("utf-8", "backslashreplace")


def to_explore(chart: Chart) -> dict[str, str]:
    """The specifications of the chart that tells more, as JSON, by width; without a sign of markup."""
    found = {}
    for width in WIDTHS:
        made = specification(chart, width, "light", is_explored=True)
        made["config"] = {**CONFIG, "mark": {"aria": False}, "background": "transparent"}
        written = json.dumps(made, ensure_ascii=False, separators=(",", ":"))
        found[width] = written.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
    return found


def bundle() -> bytes:
    """The script that draws charts in a browser, as vl-convert carries it: Vega, Vega-Lite, Vega-Embed."""
    import vl_convert

    return vl_convert.javascript_bundle("window.vegaEmbed = vegaEmbed;").encode()


def to_svg(chart: Chart, width: str, theme: str) -> bytes:
    """The chart as an SVG that is no page's part: colours, title and words are its own."""
    drawn = _svg(specification(chart, width, theme))
    style = f"<style>{night_style(drawn)}</style>" if theme == "auto" else ""
    told = f"<title>{said(chart.title)}</title><desc>{said(chart.words)}</desc>"
    head = _HEAD.match(drawn)
    assert head
    drawn = head[0].replace("<svg ", '<svg role="img" ', 1) + told + style + drawn[head.end() :]
    return drawn.encode("utf-8", "replace")


def to_png(chart: Chart, width: str, theme: str) -> bytes:
    """The chart as a picture of twice as many pixels, with its title above, its source below and paper behind it."""
    import vl_convert

    picture = _framed(chart, _svg(specification(chart, width, "light")))
    if theme == "dark":
        picture = darkened(picture)
    return bytes(vl_convert.svg_to_png(picture.replace(FONT, FONT_OF_PNG), scale=2))


def _svg(specification: dict[str, Any]) -> str:
    import vl_convert

    locale = LOCALES.get(spoken())
    drawn = vl_convert.vegalite_to_svg(specification, format_locale=locale, time_format_locale=locale)
    return _LONG.sub(r"\1", _EMPTY.sub("", _ARIA.sub("", drawn)))


def _framed(chart: Chart, drawn: str) -> str:
    found = _SIZE.match(drawn)
    assert found
    wide, high = (float(side) for side in found.groups())
    lines: list[str] = []
    at = float(MARGIN)
    if chart.about:
        at += SMALL
        lines.append(_line(said(chart.about), at, SMALL, SOFT, "normal"))
        at += 8
    for line in wrap(chart.title, int(wide / (TITLE * LETTER))):
        at += TITLE
        lines.append(_line(said(line), at, TITLE, INK, "bold"))
        at += 6
    top = at + 14
    at = top + high + 14
    for line in wrap(chart.source, int(wide / (SMALL * LETTER))):
        at += SMALL
        lines.append(_line(said(line), at, SMALL, SOFT, "normal"))
        at += 4
    size = f'width="{wide + 2 * MARGIN:g}" height="{at + MARGIN - 4:g}"'
    inner = drawn.replace("<svg ", f'<svg x="{MARGIN}" y="{top:g}" ', 1)
    paper = f'<rect width="100%" height="100%" fill="{PAPER}"/>'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{paper}{"".join(lines)}{inner}</svg>'


def said(text: str) -> str:
    """The text as a drawing can hold it: nothing in it is markup, or turns the line round."""
    from markupsafe import escape

    return str(escape(one_line(text)))


def _line(text: str, y: float, size: int, colour: str, weight: str) -> str:
    look = f'font-family="{FONT}" font-size="{size}" font-weight="{weight}" fill="{colour}"'
    return f'<text x="{MARGIN}" y="{y:g}" {look}>{text}</text>'


@lru_cache(4096)
def text_width(text: str, size: float, weight: str = "normal") -> float:
    """How wide a line of text is in the font of a PNG, in pixels, rounded up."""
    import vl_convert

    title = {"text": one_line(text), "fontSize": size, "fontWeight": weight, "font": FONT_OF_PNG, "anchor": "start"}
    empty = {"data": {"values": []}, "mark": "point", "width": 1, "height": 1, "title": title, "config": {"padding": 0}}
    found = _SIZE.match(vl_convert.vegalite_to_svg(empty))
    assert found
    return float(found[1])


PAINTERS = {"svg": to_svg, "png": to_png, "vl.json": to_specification}
