"""The charts of a night: the flow of each of its attacks, and the alerts of an area."""

from __future__ import annotations

from datetime import date

from nightcount.alerts.alert import Tally
from nightcount.desk import Night
from nightcount.language import gettext as _
from nightcount.publishing.charts.alert_strip import chart_of_alerts
from nightcount.publishing.charts.chart import Chart
from nightcount.publishing.charts.flow_chart import chart_of_flow
from nightcount.publishing.charts.oblast_chart import chart_of_oblasts
from nightcount.publishing.charts.toll_chart import chart_of_tolls
from nightcount.publishing.flow import flow
from nightcount.publishing.night_document import in_order
from nightcount.publishing.oblast_map import oblast_reports
from nightcount.publishing.wording import day_words, night_words
from nightcount.reconciliation.attack import Attack
from nightcount.vocabulary import find_area, night_window
from nightcount.web.site import Site
from nightcount.web.views.told_flow import told_flow

ALERTS, TOLLS, MAP = "alerts-", "tolls-", "map"


def under(day: date) -> str:
    """Where the charts of a night are."""
    return f"/nights/{day.isoformat()}/charts"


def night_chart(site: Site, day: date, name: str, *, is_telling: bool = False) -> dict[str, Chart]:
    """The chart of a night that is called `name`; empty where there is none. Raises UsageError for an unknown area.

    Where `is_telling`, its marks tell the words behind them.
    """
    if name.startswith(ALERTS):
        tally = site.desk.tally(find_area(name.removeprefix(ALERTS)).code, *night_window(day))
        found = alert_chart(site, day, tally)
        return {name: found} if found else {}
    if name == MAP:
        found = map_of(site, day, site.night(day).night)
        return {name: found} if found else {}
    if name.startswith(TOLLS):
        held = site.night(day).night
        tolls = (toll_of(site, held, attack, number) for number, attack in enumerate(in_order(held.attacks), 1))
        return {chart.name: chart for chart in tolls if chart}
    night = site.night(day).night if is_telling else None
    attacks = enumerate(in_order(night.attacks if night else site.desk.attacks(day, day)), 1)
    charts = (flow_of(site, attack, number, night) for number, attack in attacks if name == f"flow-{number}")
    return {chart.name: chart for chart in charts if chart}


def is_lasting(site: Site, day: date, name: str) -> bool:
    """False for a chart that places are withheld from now: it will be another, though the ledger does not change."""
    return not name.startswith((TOLLS, MAP)) or site.night(day).until is None


def flow_of(site: Site, attack: Attack, number: int, night: Night | None = None) -> Chart | None:
    """The flow of the attack that is the page's `number`; null where nothing of it can be drawn.

    With its night, its marks tell the words behind them.
    """
    found = flow(attack)
    if found is None:
        return None
    about = named(night_words(attack.night, attack.part))
    told = told_flow(night, attack, found) if night else None
    return chart_of_flow(found, number, source(site), about, told)


def map_of(site: Site, day: date, night: Night) -> Chart | None:
    """The oblasts of which something was reported; null where none is named, or no boundaries are installed."""
    told = oblast_reports(in_order(night.attacks))
    if site.boundaries is None or not told:
        return None
    return chart_of_oblasts(site.boundaries, told, source(site), named(night_words(day)))


def toll_of(site: Site, night: Night, attack: Attack, number: int) -> Chart | None:
    """The casualties of the attack that is the page's `number`, over time; null where there were no more than two."""
    return chart_of_tolls(attack, night, number, source(site), named(night_words(attack.night, attack.part)))


def alert_chart(site: Site, day: date, tally: Tally) -> Chart | None:
    """The alerts of the area of a tally; null where nothing of them is known."""
    return chart_of_alerts(tally, source(site), named(night_words(day))) if tally.known else None


def named(night: str) -> str:
    """A night as a heading."""
    return night[:1].upper() + night[1:]


def source(site: Site) -> str:
    """What a picture rests on that stands alone."""
    said = _("Nightcount, as of {changed}, from what sources published. What nobody said is unknown.")
    return said.format(changed=day_words(site.changed.date()))
