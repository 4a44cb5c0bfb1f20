"""Strip: time as a row of characters, so that alerts can be seen at a glance in any terminal and without colour."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import pairwise

from nightcount.alerts import Timeline
from nightcount.vocabulary import at_kyiv, local, night_of

# One cell each: under alert for most of it, for a part of it, not at all, and of which nothing is known.
FULL, SOME, CALM, UNKNOWN = "█", "▄", "·", "?"
LEGEND = f"{FULL} alert, {SOME} for less than half of a cell, {CALM} none, {UNKNOWN} no data."
# A cell of a day by how much of it was under alert, in eighths.
LEVELS = "▁▂▃▄▅▆▇█"
LEGEND_OF_DAYS = f"{LEVELS[0]} to {LEVELS[-1]} alert, the longer the higher, {CALM} none, {UNKNOWN} no data."

# A day in a row of cells of 20 minutes, or a month in a row of days.
_CELLS_A_DAY = 72
_DAYS_IN_ROWS = 45
_ONE_ROW = timedelta(hours=36)


@dataclass(frozen=True, slots=True)
class Strip:
    """Rows of `(label, cells)` under a `scale` that stands over the cells."""

    scale: str
    rows: tuple[tuple[str, str], ...]
    cell: str
    legend: str = LEGEND

    @property
    def label_width(self) -> int:
        """How much room the labels take."""
        return max((len(label) for label, _ in self.rows), default=0)

    def lines(self) -> Iterator[str]:
        """The strip as lines of text, the scale first."""
        width = self.label_width
        if self.scale.strip():
            yield f"{'':{width}} {self.scale}".rstrip()
        for label, cells in self.rows:
            yield f"{label:{width}} {cells}"


def strip(lanes: Sequence[tuple[str, Timeline]], start: datetime, end: datetime, width: int = 80) -> Strip:
    """The alerts of timelines between two aware times, in Kyiv time, each named by its label.

    Up to 36 hours make one row for each timeline, up to 45 days one row a day, and more one row a month with a cell
    a day; then only the first timeline is shown. No row is wider than `width`.
    """
    if end - start <= _ONE_ROW:
        return _hours(lanes, start, end, width)
    timeline = lanes[0][1]
    return (
        _days(timeline, start, end, width)
        if end - start <= timedelta(days=_DAYS_IN_ROWS)
        else _months(timeline, start, end)
    )


def _hours(lanes: Sequence[tuple[str, Timeline]], start: datetime, end: datetime, width: int) -> Strip:
    label = max(len(name) for name, _ in lanes)
    room = max(width - label - 1, 20)
    minutes = (end - start).total_seconds() / 60
    a_cell = next((m for m in (1, 2, 5, 10, 12, 15, 20, 30, 60, 120) if minutes / m <= room), 240)
    cells = max(round(minutes / a_cell), 1)
    edges = [start + timedelta(minutes=a_cell * n) for n in range(cells)] + [end]
    rows = tuple((name, _cells(timeline, edges)) for name, timeline in lanes)
    return Strip(_hour_scale(edges, a_cell), rows, f"{a_cell} minutes")


def _hour_scale(edges: Sequence[datetime], a_cell: int) -> str:
    """Hours where they begin, as far apart as they can be read."""
    per_hour = 60 / a_cell
    every = next((hours for hours in (1, 2, 3, 6, 12) if hours * per_hour >= 5), 24)
    scale = [" "] * len(edges)
    shown = None
    for at, edge in enumerate(edges[:-1]):
        here = local(edge)
        if here.hour != shown and here.hour % every == 0 and here.minute < a_cell and at + 2 <= len(scale):
            scale[at : at + 2] = f"{here:%H}"
            shown = here.hour
    return "".join(scale)


def _days(timeline: Timeline, start: datetime, end: datetime, width: int) -> Strip:
    a_cell = 20 if width >= _CELLS_A_DAY + 8 else 30
    per_hour = 60 // a_cell
    scale = "".join(f"{hour:02}".ljust(3 * per_hour) for hour in range(0, 24, 3))
    rows = tuple((f"{day.day:>2} {day:%b}", _day(timeline, day, (start, end), a_cell)) for day in _dates(start, end))
    return Strip(scale, rows, f"{a_cell} minutes")


def _day(timeline: Timeline, day: date, window: tuple[datetime, datetime], a_cell: int) -> str:
    """One day by the clocks: an hour that they leave out is blank, one that they repeat is drawn into its last cell."""
    clocks = [datetime.combine(day, time()) + timedelta(minutes=n * a_cell) for n in range(24 * 60 // a_cell + 1)]
    edges = [at_kyiv(clock.date(), clock.time()) for clock in clocks]
    drawn = []
    for clock, first, last in zip(clocks, edges, edges[1:], strict=False):
        missing = local(first).replace(tzinfo=None) != clock or last <= first
        outside = first >= window[1] or last <= window[0]
        drawn.append(" " if missing or outside else _cells(timeline, [max(first, window[0]), min(last, window[1])]))
    return "".join(drawn).rstrip()


def _months(timeline: Timeline, start: datetime, end: datetime) -> Strip:
    rows: dict[str, list[str]] = {}
    for day in _dates(start, end):
        cells = rows.setdefault(f"{day:%b %Y}", [])
        cells += [" "] * (day.day - 1 - len(cells))
        first, last = at_kyiv(day, time()), at_kyiv(day + timedelta(days=1), time())
        cells.append(_level(timeline, max(first, start), min(last, end)))
    scale = "".join(f"{day:<5}" for day in (1, 6, 11, 16, 21, 26, 31))
    return Strip(scale, tuple((name, "".join(cells)) for name, cells in rows.items()), "a day", LEGEND_OF_DAYS)


def _dates(start: datetime, end: datetime) -> Iterator[date]:
    day = local(start).date()
    while at_kyiv(day, time()) < end:
        yield day
        day += timedelta(days=1)


def _cells(timeline: Timeline, edges: Sequence[datetime]) -> str:
    return "".join(_cell(timeline, first, last) for first, last in pairwise(edges))


def _cell(timeline: Timeline, start: datetime, end: datetime) -> str:
    counted = timeline.tally(start, end)
    if counted.total_seconds:
        return FULL if counted.total_seconds * 2 >= counted.window_seconds else SOME
    return UNKNOWN if counted.gaps else CALM


def _level(timeline: Timeline, start: datetime, end: datetime) -> str:
    """A cell of a day: higher, the longer the alerts."""
    counted = timeline.tally(start, end)
    if not counted.total_seconds:
        return UNKNOWN if counted.gaps else CALM
    return LEVELS[min(int(len(LEVELS) * (counted.share or 0)), len(LEVELS) - 1)]


def last_night(timeline: Timeline) -> date | None:
    """The last night of which anything is known; null where nothing is."""
    return night_of(timeline.span[1]) if timeline.span else None
