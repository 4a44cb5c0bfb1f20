"""Commands on what was said before: `history` of a night's accounts and `revisions` of a report."""

from __future__ import annotations

from typing import Annotated

import typer

from nightcount.cli.arguments import JsonOption, LedgerOption, one_of, open_existing
from nightcount.vocabulary import Measure, Weapon
from nightcount.vocabulary.night import parse_night


def register(app: typer.Typer) -> None:
    """Add the commands of this file."""
    app.command("history")(history)
    app.command("revisions")(revisions)


def history(
    context: typer.Context,
    date: Annotated[str, typer.Argument(metavar="DATE", help="The date of the morning, such as 2025-07-04.")],
    measure: Annotated[str | None, typer.Argument(metavar="[MEASURE]", help="launched, killed …")] = None,
    weapon: Annotated[str | None, typer.Argument(metavar="[WEAPON]", help="all, drone, missile …")] = None,
    json: JsonOption = False,
    ledger: LedgerOption = None,
) -> None:
    """Show how the figures of a night changed: each value with its times, by whose words, and why.

    Without a measure, the accounts that changed; with one, also those that never did.

    \b
      nightcount history 2025-07-04
      nightcount history 2025-07-04 launched drone
    """
    from nightcount.cli.terminal import show, show_json

    day = parse_night(date)
    counted = one_of(Measure, measure) if measure else None
    kind = one_of(Weapon, weapon) if weapon else None
    with open_existing(context, ledger) as desk:
        found = desk.history(day, counted, kind)
    if json:
        show_json(found.as_json())
    else:
        from nightcount.cli.history_text import history_blocks

        show(*history_blocks(found, only_changed=counted is None))


def revisions(
    context: typer.Context,
    report: Annotated[str, typer.Argument(metavar="REPORT", help="Its address, or the first digits of its id.")],
    json: JsonOption = False,
    ledger: LedgerOption = None,
) -> None:
    """Show what a publisher changed: the claims that were added, gone or changed from one revision to the next.

    \b
      nightcount revisions https://example.org/news/1
    """
    from nightcount.cli.terminal import show, show_json

    with open_existing(context, ledger) as desk:
        found = desk.revisions(report)
    if json:
        show_json([one.as_json() for one in found])
    else:
        from nightcount.cli.history_text import revisions_blocks

        show(*(block for one in found for block in revisions_blocks(one)))
