"""Records by place, by model, and of alerts, each with those that follow and with what it rests on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from nightcount.alerts import Timeline
from nightcount.alerts.alert import Alert
from nightcount.alerts.periods import By, longest_alerts, periods
from nightcount.language import gettext as _
from nightcount.language import ngettext
from nightcount.publishing.alert_view import CLOSED, hours
from nightcount.publishing.wording import (
    day_words,
    figure_words,
    moment_words,
    noun_words,
    number_words,
    one_line,
    place_words,
    short_figure,
    source_words,
)
from nightcount.reconciliation import UNPLACED
from nightcount.reconciliation.places import ModelCount, PlaceCount, largest_at_places, largest_by_model
from nightcount.vocabulary import Area, Measure
from nightcount.web.site import Site

# What reports count at places.
AT_PLACES = (
    Measure.KILLED,
    Measure.INJURED,
    Measure.RESCUED,
    Measure.DAMAGED,
    Measure.ON_FIRE,
    Measure.HIT_LOCATIONS,
    Measure.WITHOUT_POWER,
)


@dataclass(frozen=True, slots=True)
class PlaceLine:
    """A count of a place: its rank, its night, what it counts where it is, and the figure."""

    rank: int
    night: date
    place: str
    figure: str


@dataclass(frozen=True, slots=True)
class ModelLine:
    """A model: its class, how many attacks it was counted in, and the largest with those that follow."""

    model: str
    weapon: str
    attacks: str
    places: tuple[tuple[str, date], ...]


@dataclass(frozen=True, slots=True)
class AlertLine:
    """An alert: its rank, when it began and ended, how long it lasted, and what is to be said of its end."""

    rank: int
    start: str
    end: str
    lasted: str
    source: str
    remark: str


@dataclass(frozen=True, slots=True)
class NightLine:
    """A night under alert: its rank, its date, how long, and how many alerts; `is_bound` where the data has gaps."""

    rank: int
    night: date
    total: str
    count: str
    is_bound: bool


@dataclass(frozen=True, slots=True)
class AlertRecords:
    """The longest alerts of an area and its longest nights under alert, and which time the data covers."""

    area: Area
    alerts: tuple[AlertLine, ...]
    nights: tuple[NightLine, ...]
    completeness: str


def place_lines(site: Site, measure: Measure, within: str | None, many: int) -> tuple[tuple[PlaceLine, ...], str]:
    """The largest counts of a measure at places, and what that rests on."""
    held = site.withheld()
    attacks = site.desk.attacks()
    found = [
        one
        for one in largest_at_places(attacks, measure, within)
        if (one.attack, one.account.cell) not in held.accounts
    ]
    return tuple(_ranked(found)[:many]), _rests_on(site, len({one.attack for one in found}))


def _ranked(found: list[PlaceCount]) -> list[PlaceLine]:
    lines: list[PlaceLine] = []
    for position, one in enumerate(found, 1):
        is_tie = position > 1 and found[position - 2].low == one.low
        rank = lines[-1].rank if is_tie else position
        of = f" ({_(one.account.object)})" if one.account.object else ""
        where = _("place not stated") if one.account.place == UNPLACED else place_words(one.account.place)
        lines.append(PlaceLine(rank, one.night, f"{where}{of}", figure_words(one.account.figure, one.account.measure)))
    return lines


def _rests_on(site: Site, counted: int) -> str:
    if not site.nights:
        return _("The ledger holds no attacks.")
    said = ngettext(
        "From {first} to {last}. {many} attack has such a count at a place; of the others none is known.",
        "From {first} to {last}. {many} attacks have such a count at a place; of the others none is known.",
        counted,
    )
    return said.format(first=day_words(site.nights[0]), last=day_words(site.nights[-1]), many=number_words(counted))


def model_lines(site: Site) -> tuple[ModelLine, ...]:
    """Every model with its largest attacks."""
    return tuple(map(_model, largest_by_model(site.desk.attacks())))


def _model(one: ModelCount) -> ModelLine:
    places = tuple((short_figure(place.account.figure), place.night) for place in one.largest)
    # Where a bulletin does not say which, the record says so with this word.
    name = _("not told which") if one.model == "unspecified" else one_line(one.model)
    return ModelLine(name, noun_words(one.weapon), number_words(one.attacks), places)


def alert_records(site: Site, area: Area, many: int) -> AlertRecords:
    """The longest alerts and nights of an area."""
    timeline = site.desk.timeline(area.code)
    alerts = longest_alerts(timeline, many)
    ranks = _ranks([one.seconds or 0 for one in alerts])
    return AlertRecords(
        area=area,
        alerts=tuple(_alert(rank, one) for rank, one in zip(ranks, alerts, strict=True)),
        nights=_nights(timeline, many),
        completeness=_covered(timeline),
    )


def _ranks(numbers: list[float]) -> list[int]:
    """The rank of each of descending numbers; equal ones share theirs."""
    ranks: list[int] = []
    for position, number in enumerate(numbers, 1):
        ranks.append(ranks[-1] if position > 1 and numbers[position - 2] == number else position)
    return ranks


def _alert(rank: int, one: Alert) -> AlertLine:
    remark = CLOSED.get(one.closed_by_rule or "", "")
    sources = ", ".join(source_words(source) for source in one.source.split(", "))
    return AlertLine(
        rank,
        moment_words(one.start),
        moment_words(one.end),
        hours(one.seconds or 0),
        sources,
        _(remark) if remark else "",
    )


def _nights(timeline: Timeline, many: int) -> tuple[NightLine, ...]:
    if timeline.span is None:
        return ()
    counted = [one for one in periods(timeline, By.NIGHT, *timeline.span) if one.tally.total_seconds]
    longest = sorted(counted, key=lambda one: (-one.tally.total_seconds, one.name))[:many]
    ranks = _ranks([one.tally.total_seconds for one in longest])
    return tuple(
        NightLine(
            rank,
            date.fromisoformat(one.name),
            hours(one.tally.total_seconds),
            number_words(one.tally.count),
            bool(one.tally.gaps),
        )
        for rank, one in zip(ranks, longest, strict=True)
    )


def _covered(timeline: Timeline) -> str:
    """Which time the data covers, and how much within it is missing."""
    if timeline.span is None:
        return _("The ledger never heard of alerts here.")
    start, end = timeline.span
    said = _("The data covers {start} to {end}.").format(start=moment_words(start), end=moment_words(end))
    missing = timeline.tally(start, end).gap_seconds
    if missing < 60:
        return f"{said} {_('Within that nothing is missing; before and after it, all is unknown.')}"
    gap = _("Within that, {gap} are without data; before and after it, all is unknown.")
    return f"{said} {gap.format(gap=hours(missing))}"
