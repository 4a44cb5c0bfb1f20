"""The command `disputes`."""

from __future__ import annotations

from typing import Annotated

import typer

from nightcount.cli.arguments import JsonOption, LedgerOption, open_existing
from nightcount.vocabulary.night import parse_night


def register(app: typer.Typer) -> None:
    """Add the command of this file."""
    app.command("disputes")(disputes)


def disputes(
    context: typer.Context,
    first: Annotated[str | None, typer.Option("--from", metavar="DATE", help="The first night.")] = None,
    last: Annotated[str | None, typer.Option("--to", metavar="DATE", help="The last night, itself included.")] = None,
    json: JsonOption = False,
    ledger: LedgerOption = None,
) -> None:
    """List where sources disagree, and say how often they agree.

    Every dispute comes with both values, the words for each, and the rule that chose between them, if one did.

    \b
      nightcount disputes
      nightcount disputes --from 2026-02-01 --to 2026-02-28
    """
    from nightcount.cli.terminal import show, show_json

    start, end = (parse_night(given) if given else None for given in (first, last))
    with open_existing(context, ledger) as desk:
        found = desk.disputes(start, end)
    if json:
        show_json(found.as_json())
    else:
        from nightcount.cli.disputes_text import disputes_blocks

        show(*disputes_blocks(found))
