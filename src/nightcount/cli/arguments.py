"""The options that commands share, and how their words become values."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from nightcount.errors import UsageError
from nightcount.vocabulary import Measure, Weapon
from nightcount.vocabulary.night import at_kyiv, kyiv

if TYPE_CHECKING:
    from nightcount.desk import Desk

DEFAULT_LEDGER = Path("nightcount.db")

JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON, with every field, for another program to read.")]
# Before the command, the option stands above the environment; after it, above both. Only the first of the two looks
# at the environment, or a variable that is set would win over what was typed before the command.
LedgerBeforeOption = Annotated[
    Path | None,
    typer.Option(
        "--ledger",
        envvar="NIGHTCOUNT_LEDGER",
        show_envvar=True,
        help="The ledger file. Without it: nightcount.db in this folder.",
    ),
]
LedgerOption = Annotated[
    Path | None,
    typer.Option("--ledger", help="The ledger file. Without it: NIGHTCOUNT_LEDGER, else nightcount.db in this folder."),
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


def open_existing(context: typer.Context, given: Path | None, *, write: bool = False) -> Desk:
    """The desk of a ledger that is there already. Raises LedgerError where there is none."""
    from nightcount.desk import open_ledger

    path = ledger_path(context, given)
    if write and not path.exists():
        write = False  # so that it is refused, not made
    return open_ledger(path, create=write)


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


def parse_edge(text: str | None, *, is_end: bool) -> datetime | None:
    """The edge of a window, in UTC, where windows can be subtracted: between two clocks of Kyiv, an hour may be lost.

    A time, or a date that is taken from its midnight, as an end with the whole of the day.
    """
    try:
        return at_kyiv(date.fromisoformat(text or "") + timedelta(days=is_end), time())
    except ValueError:
        moment = parse_moment(text)
        return moment.astimezone(UTC) if moment else None


def area_code(named: str) -> str:
    """The code of an area that is given by its code or its name. Raises UsageError for anything else."""
    from nightcount.vocabulary import areas, find_area

    return named if named in areas() else find_area(named).code


Kind = TypeVar("Kind", Measure, Weapon)


def one_of(kind: type[Kind], word: str) -> Kind:
    """The measure or weapon of this name. Raises UsageError, with the names there are, for anything else."""
    try:
        return kind(word)
    except ValueError:
        raise UsageError(f"{word!r} is no {kind.__name__.lower()}", way_out=f"Use one of: {', '.join(kind)}") from None
