"""The command `alerts`: how long alerts stood in an area, and, with `--now`, where they stand."""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from nightcount.cli.arguments import JsonOption, LedgerOption, ledger_path, open_existing, parse_edge
from nightcount.errors import UsageError
from nightcount.vocabulary import AlertKind, night_window

if TYPE_CHECKING:
    from nightcount.desk import Desk
    from nightcount.publishing.alert_view import AlertView


class Division(StrEnum):
    """What a window is divided into."""

    NIGHT = "night"
    MONTH = "month"
    YEAR = "year"


AreaArgument = Annotated[
    str | None,
    typer.Argument(metavar="AREA", help="An oblast, raion, hromada, city or district. Without it: a ranking."),
]
FromOption = Annotated[
    str | None,
    typer.Option(
        "--from", metavar="TIME", help="From this date or time, by the clocks of Kyiv unless an offset follows."
    ),
]
ToOption = Annotated[str | None, typer.Option("--to", metavar="TIME", help="To this time, or to the end of this date.")]
KindOption = Annotated[
    AlertKind | None,
    typer.Option("--kind", help="What the alerts warn of; air_raid unless said. Kinds are never added up."),
]
ByOption = Annotated[Division | None, typer.Option("--by", help="Divide the time into nights, months or years.")]
QuietOption = Annotated[
    float, typer.Option("--quiet", metavar="MINUTES", min=1, help="So long a calm makes two waves of one.")
]
NowOption = Annotated[bool, typer.Option("--now", help="Ask an alert service where alerts stand, and keep its answer.")]
FollowOption = Annotated[bool, typer.Option("--follow", help="Ask again and again, and keep every change.")]
FeedOption = Annotated[
    str | None, typer.Option("--feed", metavar="ID", help="alerts_in_ua or ukrainealarm; else whose token is set.")
]
CsvOption = Annotated[bool, typer.Option("--csv", help="Print CSV: the alerts, or with --by a line for each period.")]


def register(app: typer.Typer) -> None:
    """Add the commands of this file."""
    app.command("alerts")(alerts)


def alerts(
    context: typer.Context,
    area: AreaArgument = None,
    first: FromOption = None,
    last: ToOption = None,
    kind: KindOption = None,
    by: ByOption = None,
    quiet: QuietOption = 30,
    json: JsonOption = False,
    as_csv: CsvOption = False,
    now: NowOption = False,
    follow: FollowOption = False,
    feed: FeedOption = None,
    ledger: LedgerOption = None,
) -> None:
    """Show how long alerts stood in an area.

    In all, the longest without a break, how many, in how many waves. Of an oblast it shows both measures: alerts in
    some part of it, and in the whole of it. What no feed tells is shown as no data, never as calm. Without times:
    the last night that the ledger knows.

    \b
      nightcount alerts Kyiv --from 2025-07-03T18:00 --to 2025-07-04T09:00
      nightcount alerts "Odesa oblast" --from 2025-07-01 --to 2025-07-31 --by night
      nightcount alerts --from 2025-07-01 --to 2025-07-31
      nightcount alerts --now
    """
    if json and as_csv:
        raise UsageError("--json and --csv are two ways to print", way_out="Choose one")
    if now or follow:
        from nightcount.cli.alerts_now import follow_now, show_now

        path = ledger_path(context, ledger)
        follow_now(path, feed) if follow else show_now(path, feed, area, kind, json=json)
        return
    asked = _Asked(area, first, last, kind or AlertKind.AIR_RAID, by, timedelta(minutes=quiet))
    with open_existing(context, ledger) as desk:
        if area is None:
            _rank(desk, _window(first, last, None), asked.kind, json=json)
        else:
            _show(_view(desk, area, asked), json=json, as_csv=as_csv)


class _Asked(NamedTuple):
    """What was asked of the timelines."""

    area: str | None
    first: str | None
    last: str | None
    kind: AlertKind
    by: Division | None
    quiet: timedelta


def _show(view: AlertView, *, json: bool, as_csv: bool) -> None:
    from nightcount.cli.terminal import show, show_json, width

    if json:
        show_json(view.as_json())
    elif as_csv:
        typer.echo(view.as_csv(), nl=False)
    else:
        from nightcount.cli.alerts_text import alert_blocks

        show(*alert_blocks(view, width()))


def _view(desk: Desk, area: str, asked: _Asked) -> AlertView:
    from nightcount.alerts import Extent
    from nightcount.alerts.periods import By
    from nightcount.publishing.alert_view import alert_view
    from nightcount.publishing.strip import last_night

    some, whole = (desk.timeline(area, kind=asked.kind, extent=extent) for extent in Extent)
    is_dated = asked.first is not None or asked.last is not None
    night = None if is_dated else last_night(some)
    if not is_dated and night is None:
        raise UsageError(
            f"the ledger holds no {asked.kind.label} alerts of {area}",
            way_out="Add alerts with `nightcount add PATH…`, or give --from and --to",
        )
    window = night_window(night) if night else _window(asked.first, asked.last, some.span)
    by = By(asked.by) if asked.by else None
    return alert_view((some, whole), *window, by=by, quiet=asked.quiet)


def _window(first: str | None, last: str | None, span: tuple[datetime, datetime] | None) -> tuple[datetime, datetime]:
    """From and to; the one that is not given is where the data begins or ends."""
    start, end = parse_edge(first, is_end=False), parse_edge(last, is_end=True)
    start = start or (span[0] if span else None)
    end = end or (span[1] if span else None)
    if start is None or end is None:
        raise UsageError("the window has no beginning or no end", way_out="Give both --from and --to")
    if end <= start:
        raise UsageError("the window ends before it starts", way_out="Give the earlier time as --from")
    return start, end


def _rank(desk: Desk, window: tuple[datetime, datetime], kind: AlertKind, *, json: bool) -> None:
    from nightcount.alerts.periods import ranked
    from nightcount.cli.terminal import show, show_json
    from nightcount.vocabulary import COUNTRY, below

    known, unknown = ranked(desk.tally(code, *window, kind=kind) for code in below(COUNTRY))
    if json:
        show_json([{**one.as_json(), "intervals": None} for one in (*known, *unknown)])
    else:
        from nightcount.cli.alerts_text import ranking_blocks

        show(*ranking_blocks(known, unknown, window))
