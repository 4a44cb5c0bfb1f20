"""The charts of a night: the flow of each of its attacks, and the alerts of an area."""

from __future__ import annotations

from datetime import date

from nightcount.alerts.alert import Tally
from nightcount.language import gettext as _
from nightcount.publishing.charts.alert_strip import chart_of_alerts
from nightcount.publishing.charts.chart import Chart
from nightcount.publishing.charts.flow_chart import chart_of_flow
from nightcount.publishing.flow import flow
from nightcount.publishing.night_document import in_order
from nightcount.publishing.wording import day_words, night_words
from nightcount.reconciliation.attack import Attack
from nightcount.vocabulary import find_area, night_window
from nightcount.web.site import Site

ALERTS = "alerts-"


def under(day: date) -> str:
    """Where the charts of a night are."""
    return f"/nights/{day.isoformat()}/charts"


def night_chart(site: Site, day: date, name: str) -> dict[str, Chart]:
    """The chart of a night that is called `name`; empty where there is none. Raises UsageError for an unknown area."""
    if name.startswith(ALERTS):
        tally = site.desk.tally(find_area(name.removeprefix(ALERTS)).code, *night_window(day))
        found = alert_chart(site, day, tally)
        return {name: found} if found else {}
    attacks = enumerate(in_order(site.desk.attacks(day, day)), 1)
    charts = (flow_of(site, attack, number) for number, attack in attacks if name == f"flow-{number}")
    return {chart.name: chart for chart in charts if chart}


def flow_of(site: Site, attack: Attack, number: int) -> Chart | None:
    """The flow of the attack that is the page's `number`; null where nothing of it can be drawn."""
    found = flow(attack)
    return chart_of_flow(found, number, source(site, attack.night)) if found else None


def alert_chart(site: Site, day: date, tally: Tally) -> Chart | None:
    """The alerts of the area of a tally; null where nothing of them is known."""
    return chart_of_alerts(tally, source(site, day)) if tally.known else None


def source(site: Site, day: date) -> str:
    """What a picture rests on that stands alone: the record, its night, its state."""
    said = _("Nightcount, {night}. From what sources published, as of {changed}. What nobody said is unknown.")
    return said.format(night=night_words(day), changed=day_words(site.changed.date()))
