"""The view of the page of a night."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from nightcount.desk import Night
from nightcount.language import gettext as _
from nightcount.publishing.alert_words import alert_lines, wave_lines
from nightcount.publishing.charts.chart import Chart
from nightcount.publishing.night_document import LEGEND, in_order, night_document
from nightcount.publishing.night_view import AttackView, attack_view
from nightcount.publishing.wording import moment_words, night_words, one_line, place_words, safe_link, source_words
from nightcount.reconciliation.attack import Attack
from nightcount.vocabulary import Area, areas, night_window
from nightcount.web.site import Site
from nightcount.web.views.cards import card_of
from nightcount.web.views.changes import ChangeLine, change_lines
from nightcount.web.views.map import MapView, map_view
from nightcount.web.views.night_charts import alert_chart, flow_of, map_of, toll_of, under
from nightcount.web.views.panels import Panel, TableView, table_views, title


@dataclass(frozen=True, slots=True)
class TollLine:
    """At `when`, a source said `figure` of `what`; `is_last` where nobody has said anything later."""

    when: str
    what: str
    figure: str
    sources: str
    panel: Panel
    is_last: bool


@dataclass(frozen=True)
class AttackPart:
    """One attack on the page: its chart (null where nothing can be drawn), tables, tolls over time and conflicts.

    `attack` is its id.
    """

    attack: str
    view: AttackView
    chart: Chart | None
    tables: tuple[TableView, ...]
    tolls: tuple[TollLine, ...]
    toll_chart: Chart | None


@dataclass(frozen=True, slots=True)
class Moment:
    """What was said or happened, as a report tells it.

    On the time line at the time of the report, since reports seldom say when a thing was said; what they tie to a time
    before the attack stands before everything else, and `relation` says so (empty where they do not).
    """

    when: str
    kind: str
    relation: str
    words: str
    by: str
    source: str
    url: str | None
    language: str | None


@dataclass(frozen=True)
class NightPageView:
    """Everything that the page of a night shows; its charts lie under the address `charts`, `card` tells its card."""

    night: date
    title: str
    summary: str
    is_known: bool
    before: date | None
    after: date | None
    attacks: tuple[AttackPart, ...]
    charts: str
    card: str
    area: Area
    places: tuple[tuple[str, str], ...]
    alerts: tuple[str, ...]
    waves: tuple[str, ...]
    strip: Chart | None
    map: MapView | None
    drawn_map: Chart | None
    map_credit: str
    withheld: str
    changes: tuple[ChangeLine, ...]
    moments: tuple[Moment, ...]
    legend: tuple[tuple[str, str], ...]
    reviews: tuple[str, ...]


def night_page_view(site: Site, day: date, area: Area) -> NightPageView:
    """The view of a night, with the alerts of an area."""
    found = site.night(day)
    night = found.night
    document = night_document(night)
    before, after = site.around(day)
    tally = site.desk.tally(area.code, *night_window(day))
    parts = tuple(_part(site, night, attack, number) for number, attack in enumerate(in_order(night.attacks), 1))
    panels = {
        (part.attack, one.panel.account): one.panel
        for part in parts
        for table in part.tables
        for row in table.rows
        for one in row.cells
        if one.panel
    }
    in_tolls = [(part.attack, toll.panel.account) for part in parts for toll in part.tolls]
    return NightPageView(
        night=day,
        title=document.title,
        summary=document.summary,
        is_known=night.is_known,
        before=before,
        after=after,
        attacks=parts,
        charts=under(day),
        card=card_of(night, "").words,
        area=area,
        places=places(),
        alerts=tuple(alert_lines(tally)),
        waves=tuple(wave_lines(tally)),
        strip=alert_chart(site, day, tally),
        map=map_view(in_order(night.attacks), panels),
        drawn_map=map_of(site, day, night),
        map_credit=site.boundaries.credit if site.boundaries else "",
        withheld=moment_words(found.until) if found.until else "",
        changes=change_lines(night, site.desk.history(day), [*in_tolls, *found.withheld]),
        moments=_moments(night),
        legend=tuple((sign, _(meaning)) for sign, meaning in LEGEND if "[" not in sign),
        reviews=document.reviews,
    )


def places() -> tuple[tuple[str, str], ...]:
    """The areas whose alerts can be chosen, by name: the oblasts and the two cities that stand beside them."""
    named = [(area.code, place_words(area.code)) for area in areas().values() if _stands_alone(area)]
    return tuple(sorted(named, key=lambda one: one[1]))


def _stands_alone(area: Area) -> bool:
    return area.parent == "UA" and area.kind in ("oblast", "city")


def _part(site: Site, night: Night, attack: Attack, number: int) -> AttackPart:
    view = attack_view(attack, night)
    tables = table_views(night, view, f"n{number}")
    drawn, tolls = flow_of(site, attack, number), toll_of(site, night, attack, number)
    return AttackPart(attack.id, view, drawn, tables, _tolls(night, attack, tables), tolls)


def _tolls(night: Night, attack: Attack, tables: Sequence[TableView]) -> tuple[TollLine, ...]:
    """Counts of people and of damage in the order in which they were reported; empty where none was ever changed."""
    lines: list[tuple[datetime, TollLine]] = []
    panels = {cell.panel.account: cell.panel for one in tables for row in one.rows for cell in row.cells if cell.panel}
    seen = [account for account in attack.accounts if account.measure.counts in ("person", "object")]
    if not any(account.past for account in seen):
        return ()
    for account in seen:
        shown = panels[account.cell]
        told = [
            (old.published, past.figure, past.passages, False)
            for old, past in zip(account.past, shown.past, strict=True)
        ]
        times = [night.reports[night.claims[one].report].published for one in account.claims if one in night.claims]
        known = [moment for moment in times if moment]
        told.append((min(known) if known else None, shown.figure, shown.passages, True))
        for when, figure, words, is_last in told:
            who = ", ".join(dict.fromkeys(one.source for one in words))
            line = TollLine(moment_words(when), title(account), figure, who, shown, is_last)
            lines.append((when or datetime.max.replace(tzinfo=UTC), line))
    return tuple(line for _when, line in sorted(lines, key=lambda pair: pair[0]))


def _moments(night: Night) -> tuple[Moment, ...]:
    told = [*((one, _quotation(one)) for one in night.quotations), *((one, _context(one)) for one in night.context)]
    found = []
    for said, (kind, by) in told:
        report = night.reports[said["report"]]
        relation = said.get("relation")
        moment = Moment(
            when=moment_words(report.published),
            kind=kind,
            relation={"before": _("before the attack"), "after": _("after the attack")}.get(relation or "", ""),
            words=one_line(said["text"]),
            by=by,
            source=source_words(report.source),
            url=safe_link(report.url),
            language=report.language,
        )
        when = report.published or datetime.max.replace(tzinfo=UTC)
        found.append((relation != "before", when, said["start"], moment))
    return tuple(line[-1] for line in sorted(found, key=lambda line: line[:3]))


def _quotation(said: dict[str, Any]) -> tuple[str, str]:
    by = ", ".join(one_line(part) for part in (said["speaker"], said["medium"]) if part)
    return _("quotation"), by


def _context(said: dict[str, Any]) -> tuple[str, str]:
    kind = _("context: {kind}").format(kind=_(said["kind"].replace("_", " ")))
    return kind, ", ".join(one_line(who) for who in said["participants"])


def citation(view: NightPageView, address: str, changed: datetime) -> str:
    """How to cite the page."""
    said = _("Nightcount, {night}; ledger of {when}; {address}")
    return said.format(night=night_words(view.night), when=moment_words(changed), address=address)
