"""Alerts as text: the sums, a strip in which they can be seen, and each alert by the clock."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from nightcount.alerts import Alert, Tally
from nightcount.alerts.periods import Period
from nightcount.cli.terminal import ruled
from nightcount.publishing.alert_view import (
    AlertView,
    bounded,
    extent_words,
    feeds,
    hours,
    how_ended,
    lasted,
    longest,
    share,
)
from nightcount.publishing.strip import strip
from nightcount.publishing.wording import UNKNOWN, moment_words, place_words
from nightcount.vocabulary import AlertKind, area_or_none, local

if TYPE_CHECKING:
    from rich.console import RenderableType

# So many alerts are listed one by one; more are told by their number, and printed by --csv.
_LISTED = 40


def alert_blocks(view: AlertView, width: int) -> Iterator[RenderableType]:
    """The blocks of one area and window, from the sums down to the single alerts."""
    from rich.text import Text

    some = view.some
    kind = "Air-raid" if some.kind == AlertKind.AIR_RAID else AlertKind(some.kind).label.capitalize()
    yield Text(f"{kind} alerts, {place_words(some.area)}", style="bold")
    yield Text(f"{moment_words(some.start)} – {moment_words(some.end)} Kyiv time ({lasted(some.window_seconds)})")
    yield Text("")
    if not some.known:
        yield Text("The ledger holds no alerts of that time and place. That is no sign of calm.")
        return
    yield _sums(view)
    yield Text("")
    yield from _strip(view, width)
    if view.periods:
        yield _periods(view.periods, by=view.by or "")
    else:
        yield from _alerts(view)
    yield from _remarks(view)


def _tallies(view: AlertView) -> list[tuple[str, Tally]]:
    """The two measures by name, or the only one."""
    known = area_or_none(view.some.area)
    kind = known.kind if known else "area"
    if view.is_one:
        return [("", view.some)]
    return [(extent_words(one.extent, kind), one) for one in (view.some, view.whole)]


def _sums(view: AlertView) -> RenderableType:
    from rich.text import Text

    tallies = [one for _, one in _tallies(view)]
    rows: list[tuple[str, list[str]]] = [
        ("under alert", [bounded(one) for one in tallies]),
        ("share of the time", [share(one) for one in tallies]),
        ("the longest", [longest(one) for one in tallies]),
        ("alerts", [str(one.count) if one.known else UNKNOWN for one in tallies]),
        ("no data", [lasted(one.gap_seconds) if one.gaps else "none" for one in tallies]),
    ]
    waves = f"{len(view.waves)} (a calm of {view.quiet.total_seconds() / 60:g} min parts two)"
    slept, unknown, of = view.sleepless
    if of:
        more = f", {unknown} unknown" if unknown else ""
        nights = f"{slept} of {of}{more}"
    names = [name for name, _ in _tallies(view)]
    head = [[Text(""), *(Text(name, style="bold") for name in names)]] if any(names) else []
    body = [[Text(label), *(Text(cell) for cell in cells)] for label, cells in rows]
    body.append([Text("waves"), Text(waves), *(Text("") for _ in tallies[1:])])
    if of:
        body.append([Text("nights without sleep"), Text(nights), *(Text("") for _ in tallies[1:])])
    return _columns(head + body)


def _columns(rows: Sequence[Sequence[RenderableType]]) -> RenderableType:
    from rich.table import Table

    table = Table.grid(padding=(0, 3))
    for _ in rows[0]:
        table.add_column(no_wrap=False)
    for row in rows:
        table.add_row(*row)
    return table


def _strip(view: AlertView, width: int) -> Iterator[RenderableType]:
    from rich.text import Text

    lanes = [(view.some.extent.label, view.timelines[0]), (view.whole.extent.label, view.timelines[1])]
    shown = strip([("", view.timelines[0])] if view.is_one else lanes, view.some.start, view.some.end, width)
    for line in shown.lines():
        yield Text(line, no_wrap=True)
    only = " of some part of it" if not view.is_one and len(shown.rows) > len(lanes) else ""
    yield Text(shown.legend, style="dim")
    yield Text(f"Each cell is {shown.cell}{only}.", style="dim")


def _alerts(view: AlertView) -> Iterator[RenderableType]:
    from rich.text import Text

    for name, tally in _tallies(view):
        if not tally.intervals:
            yield Text("")
            none = "No alert" if not tally.gaps else "No alert is known"
            yield Text(f"{none}{f' of {name}' if name else ''}.")
            continue
        if len(tally.intervals) > _LISTED:
            yield Text(f"{tally.count} alerts{f' of {name}' if name else ''}; `--by night` and `--csv` list them.")
            continue
        if name:
            yield Text("")
            yield Text(f"Alerts of {name}", style="bold")
        yield ruled(("from", "to", "lasted", ""), (_row(alert) for alert in tally.intervals), label=False)


def _row(alert: Alert) -> list[RenderableType]:
    from rich.text import Text

    end = _clock(alert.end) if alert.end else ""
    seconds = lasted(alert.seconds) if alert.seconds is not None else UNKNOWN
    return [Text(_clock(alert.start)), Text(end), Text(seconds), Text(how_ended(alert))]


def _clock(moment: datetime) -> str:
    return f"{local(moment):%Y-%m-%d %H:%M:%S}"


def _periods(periods: Iterable[Period], by: str) -> RenderableType:
    from rich.text import Text

    rows = [
        [
            Text(one.name),
            Text(bounded(one.tally)),
            Text(share(one.tally)),
            Text(longest(one.tally)),
            Text(str(one.tally.count) if one.tally.known else UNKNOWN),
            Text(_nights(one)),
        ]
        for one in periods
    ]
    return ruled((by, "under alert", "share", "longest", "alerts", "sleepless"), rows, numbers=True)


def _nights(period: Period) -> str:
    if period.unknown:
        return f"≥ {period.sleepless}" if period.sleepless else UNKNOWN
    return str(period.sleepless)


def _remarks(view: AlertView) -> Iterator[RenderableType]:
    from rich.text import Text

    yield Text("")
    named = feeds([view.some, view.whole])
    if named:
        yield Text(f"From {named}.", style="dim")
    gaps = view.some.gaps if view.is_one else view.whole.gaps
    if gaps:
        which = "" if view.is_one else f" of {_tallies(view)[1][0]}"
        shown = "; ".join(f"{moment_words(a)} – {moment_words(b)}" for a, b in gaps[:3])
        more = f" and {len(gaps) - 3} more" if len(gaps) > 3 else ""
        yield Text(f"No data{which}: {shown}{more}. It may hold alerts; sums marked ≥ are lower bounds.", style="dim")


def ranking_blocks(
    known: Sequence[Tally], unknown: Sequence[Tally], window: tuple[datetime, datetime]
) -> Iterator[RenderableType]:
    """Areas by how long some part of them was under alert, then those of which nothing is known."""
    from rich.text import Text

    start, end = window
    yield Text("Longest under alert, in some part of the area", style="bold")
    yield Text(f"{moment_words(start)} – {moment_words(end)} Kyiv time ({lasted((end - start).total_seconds())})")
    rows = [
        [
            Text(str(rank)),
            Text(place_words(one.area)),
            Text(bounded(one, hours)),
            Text(share(one)),
            Text(longest(one, hours)),
            Text(str(one.count)),
        ]
        for rank, one in enumerate(known, start=1)
    ]
    if rows:
        yield ruled(("#", "area", "under alert", "share", "longest", "alerts"), rows)
    if unknown:
        yield Text(f"No data, which is no sign of calm: {', '.join(place_words(one.area) for one in unknown)}.")
