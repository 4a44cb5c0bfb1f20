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

       view = chart_view(request, chart, "/trends/charts")       # in the template: {{ chart(view) }}

That is all: SVG for both widths, PNG, specification, theme, language, sizes, alternative text, downloads and cache
come with it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

# How wide charts are drawn, in pixels: for a screen and for a telephone.
WIDTHS = {"wide": 860, "narrow": 350}
FORMS = {"svg": "image/svg+xml", "png": "image/png", "vl.json": "application/json"}


@dataclass(frozen=True)
class Chart:
    """The chart `name` of a page shows what `words` tell, and rests on what `source` names.

    `name` stands in its addresses (letters, digits, hyphens), `title` over a picture that stands alone, `words` are
    for those who do not see it. `draw` makes an Altair chart for a width in pixels; it can be sent to another process.
    `heights` are those of the wide and of the narrow chart, in pixels. All texts are in the language in force.
    """

    name: str
    title: str
    words: str
    draw: Callable[[int], Any]
    heights: tuple[int, int]
    source: str = ""

    def size(self, width: str) -> tuple[int, int]:
        """Width and height in pixels of the chart drawn `wide` or `narrow`."""
        return WIDTHS[width], self.heights[0 if width == "wide" else 1]
