"""A night within a page of another site: its chart, its figures in a sentence, and the way back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from nightcount.language import spoken
from nightcount.publishing.charts.chart import Chart
from nightcount.publishing.night_document import in_order, night_document
from nightcount.web.site import Site
from nightcount.web.views.night_charts import flow_of, under

# Around the chart, in pixels, on a screen of 300: title, sentence, source line.
AROUND = 200
WIDEST = 860


@dataclass(frozen=True, slots=True)
class EmbedView:
    """What another site shows of a night: the chart of its first attack, null where there is nothing to draw."""

    night: date
    title: str
    summary: str
    chart: Chart | None
    charts: str


def embed_view(site: Site, day: date) -> EmbedView:
    """The view of a night."""
    night = site.night(day).night
    document = night_document(night)
    attacks = in_order(night.attacks)
    chart = flow_of(site, attacks[0], 1) if attacks else None
    return EmbedView(day, document.title, document.summary, chart, under(day))


def height(chart: Chart | None) -> int:
    """How high a frame must be in pixels to show the chart and what stands around it, however narrow it is."""
    return AROUND + (max(chart.heights) if chart else 0)


def snippet(base: str, day: date, title: str, chart: Chart | None) -> str:
    """The HTML that shows a night of the site at `base` (`https://example.org`), in the language in force."""
    look = f'width="100%" height="{height(chart)}" style="border:0;max-width:{WIDEST}px" loading="lazy"'
    made = Markup('<iframe src="{}/embed/nights/{}?language={}" title="Nightcount: {}" {}></iframe>')
    return str(made.format(base, day.isoformat(), spoken(), title, Markup(look)))
