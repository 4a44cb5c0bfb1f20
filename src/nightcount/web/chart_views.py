"""A chart as a page shows it: pictures at addresses of their own, what they tell, and where there is more."""

from __future__ import annotations

from dataclasses import dataclass

from nightcount.language import spoken
from nightcount.publishing.charts.chart import Chart
from nightcount.publishing.charts.palette import THEMES


@dataclass(frozen=True, slots=True)
class ChartView:
    """A chart as a page shows it: two pictures with their sizes, what they tell in words, the page where it
    can be explored, and the files by form.
    """

    title: str
    words: str
    wide: str
    narrow: str
    sizes: dict[str, tuple[int, int]]
    page: str
    stem: str
    files: tuple[tuple[str, str], ...]


def chart_view(chart: Chart, under: str, theme: str, query: str = "") -> ChartView:
    """The view of a chart whose files lie `under` an address, in the language in force and the light of the page.

    `query` is what else the address says (`from=2025-01-01`), encoded.
    """
    said = f"{query}&language={spoken()}" if query else f"language={spoken()}"
    light = f"&theme={theme}" if theme != THEMES[0] else ""
    at = f"{under}/{chart.name}"
    return ChartView(
        title=chart.title,
        words=chart.words,
        wide=f"{at}.svg?{said}{light}",
        narrow=f"{at}.svg?{said}&width=narrow{light}",
        sizes={width: chart.size(width) for width in ("wide", "narrow")},
        page=f"{at}?{query}" if query else at,
        stem="-".join(["nightcount", *(part for part in under.split("/")[2:-1] if part), chart.name]),
        files=(
            ("svg", f"{at}.svg?{said}"),
            ("png", f"{at}.png?{said}"),
            ("vl.json", f"{at}.vl.json?{said}"),
        ),
    )
