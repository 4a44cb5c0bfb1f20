"""Chart: one picture of the record, as what it is before it is drawn.

To add a chart to a page:

1. Write a function of a module (not a lambda: it runs in another process) that makes an Altair chart of your data and
   a width, in the colours of `palette`. Data must be plain and small, for it is sent there:

       def trend_chart(rows: tuple[Row, ...], width: int) -> alt.Chart: ...

2. Make the chart where its data is known, with its words:

       Chart("launched", _("Launched by month"), words, partial(trend_chart, rows), heights=(300, 260))

3. Give it an address under a page of yours, and show it there (`nightcount.web.charts`):

       @router.get("/trends/charts/{file}")
       async def chart(request: Request, file: str, asked: Annotated[ChartAsked, Query()]) -> Response:
           found = await run_in_threadpool(charts_of_trends, request.app.state.site)   # {chart.name: chart}
           return await chart_resource(request, found, file, asked)

   and in the template, with the chart in the page's view:

       {% from "words.html" import chart with context %}
       {{ chart(view.chart, "/trends/charts") }}

   Where the chart depends on what the page was asked for, let your parameters extend `ChartAsked`, and give the macro
   the same as a query: `chart(view.chart, "/trends/charts", "from=2025-01-01")`.

That is all: SVG for both widths, PNG, specification, theme, language, sizes, alternative text, downloads, a page where
the chart can be explored, and cache come with it. That page says more than the picture where the chart has an `explore`
(the same drawing with tooltips) and `told` (the same as a table).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

# How wide charts are drawn, in pixels: for a screen and for a telephone.
WIDTHS = {"wide": 860, "narrow": 350}
# The fields of a row that a tooltip shows.
TELLING = ("what", "words", "source")
FORMS = {"svg": "image/svg+xml", "png": "image/png", "vl.json": "application/json"}


@dataclass(frozen=True, slots=True)
class Told:
    """What one mark of a chart tells who asks it: `what` it is, the `words` it rests on, and whose they are."""

    what: str
    words: str = ""
    source: str = ""

    def as_row(self) -> dict[str, str]:
        """The fields of a row of a chart's data; those that are there become lines of its tooltip."""
        return {"what": self.what, "words": self.words, "source": self.source}


@dataclass(frozen=True)
class Chart:
    """The chart `name` of a page shows what `words` tell, and rests on what `source` names.

    `name` stands in its addresses (letters, digits, hyphens), `title` over a picture that stands alone, under `about`
    (the night, the period); `words` are for those who do not see it. `draw` makes an Altair chart for a width in
    pixels, `explore` the same with tooltips; both can be sent to another process. `heights` are those of the wide and
    of the narrow chart, in pixels. `told` is what its marks tell, in order. All texts are in the language in force.
    """

    name: str
    title: str
    words: str
    draw: Callable[[int], Any]
    heights: tuple[int, int]
    source: str = ""
    about: str = ""
    explore: Callable[[int], Any] | None = None
    told: tuple[Told, ...] = ()

    def size(self, width: str) -> tuple[int, int]:
        """Width and height in pixels of the chart drawn `wide` or `narrow`."""
        return WIDTHS[width], self.heights[0 if width == "wide" else 1]
