"""The options that commands share, and how their words become values."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from nightcount.errors import UsageError
from nightcount.vocabulary.night import kyiv, parse_night

if TYPE_CHECKING:
    from nightcount.desk import Desk

DEFAULT_LEDGER = Path("nightcount.db")

JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON, with every field, for another program to read.")]
LedgerOption = Annotated[
    Path | None,
    typer.Option(
        "--ledger",
        envvar="NIGHTCOUNT_LEDGER",
        show_envvar=True,
        help="The ledger file. Without it: nightcount.db in this folder.",
    ),
]
PublishedOption = Annotated[
    str | None,
    typer.Option(
        metavar="TIME",
        help="When the article appeared, such as 2025-07-04T12:00 (Kyiv time unless an offset follows). "
        "It tells which Friday “Friday” is.",
    ),
]


def ledger_path(context: typer.Context, given: Path | None) -> Path:
    """The ledger named after the command, else before it or in NIGHTCOUNT_LEDGER, else the default."""
    before: Path | None = context.obj
    return given or before or DEFAULT_LEDGER


def open_existing(context: typer.Context, given: Path | None) -> Desk:
    """The desk of a ledger that is there already. Raises UsageError where there is none."""
    from nightcount.desk import open_ledger

    path = ledger_path(context, given)
    if not path.exists():
        raise UsageError(
            "there is no ledger here",
            place=str(path),
            way_out="Make one with `nightcount add PATH…`, or name one with --ledger",
        )
    return open_ledger(path)


def parse_moment(text: str | None) -> datetime | None:
    """A time such as 2025-07-04T12:00; without an offset it is Kyiv time. Raises UsageError for anything else."""
    if text is None:
        return None
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise UsageError(
            f"{text!r} is not a time", way_out="Write it as 2025-07-04T12:00 or 2025-07-04T12:00+03:00"
        ) from None
    return moment if moment.tzinfo else moment.replace(tzinfo=kyiv())


def parse_span(start: str | None, end: str | None) -> tuple[date | None, date | None]:
    """The first and the last night of a span, either open. Raises UsageError where the last is before the first."""
    first = parse_night(start) if start else None
    last = parse_night(end) if end else None
    if first and last and last < first:
        raise UsageError(f"the span ends ({last}) before it begins ({first})", way_out="Swap --from and --to")
    return first, last
