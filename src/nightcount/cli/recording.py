"""Commands on the ledger itself: `add`, `rebuild` and `sources`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from nightcount.cli.arguments import (
    JsonOption,
    LedgerOption,
    PublishedOption,
    ledger_path,
    open_existing,
    parse_moment,
)


def register(app: typer.Typer) -> None:
    """Add the commands of this file."""
    app.command("add")(add)
    app.command("rebuild")(rebuild)
    app.command("sources")(sources)
    app.command("verify")(verify)


def add(
    context: typer.Context,
    paths: Annotated[list[Path], typer.Argument(metavar="PATH…", help="Files of reports or of alerts.")],
    source: Annotated[
        str | None, typer.Option(metavar="ID", help="Whose reports these are, where the files do not say.")
    ] = None,
    published: PublishedOption = None,
    json: JsonOption = False,
    ledger: LedgerOption = None,
) -> None:
    """Put reports and alerts into the ledger.

    The same file twice changes nothing, and says so. It takes a text, an HTML page, JSON Lines of posts (id,
    posted_at, text), a Telegram Desktop export, a saved
    t.me/s/ page, the nightly data set (CSV) and alert intervals (CSV, Parquet). If one file is bad, nothing is added.

    \b
      nightcount add posts.jsonl alerts.csv
      nightcount add toll.txt --source dsns --published 2025-07-04T18:10
    """
    from nightcount.cli.terminal import show_json, show_lines
    from nightcount.desk import open_ledger

    moment = parse_moment(published)
    with open_ledger(ledger_path(context, ledger)) as desk:
        added = desk.add(paths, source=source, published=moment)
    if json:
        show_json(added.as_json())
    else:
        show_lines(repr(added))


def rebuild(context: typer.Context, json: JsonOption = False, ledger: LedgerOption = None) -> None:
    """Derive everything anew from the reports.

    Tells what came out differently: claims added and removed, nights changed. The reports themselves never change.

    \b
      nightcount rebuild
    """
    from nightcount.cli.terminal import show_json, show_lines

    with open_existing(context, ledger, write=True) as desk:
        rebuilt = desk.rebuild()
    if json:
        show_json(rebuilt.as_json())
    else:
        show_lines(repr(rebuilt))


def sources(context: typer.Context, json: JsonOption = False, ledger: LedgerOption = None) -> None:
    """List whose reports the ledger holds.

    Of each source: who it is, how many reports, and from when to when.

    \b
      nightcount sources
    """
    from nightcount.cli.terminal import show, show_json

    with open_existing(context, ledger) as desk:
        lines = desk.sources()
    if json:
        show_json([line.as_json() for line in lines])
    else:
        from nightcount.cli.overview_text import sources_block

        show(sources_block(lines))


def verify(context: typer.Context, json: JsonOption = False, ledger: LedgerOption = None) -> None:
    """Check that the ledger is whole.

    The file itself, the texts of the reports against the hashes they were added under, and that whatever was derived
    rests on something that is there. Ends with 2 and one line where it is not.

    \b
      nightcount verify
    """
    from nightcount.cli.terminal import show_json, show_lines
    from nightcount.errors import LedgerError
    from nightcount.ledger.changes import counted

    with open_existing(context, ledger) as desk:
        counts, faults = desk.verify()
        path = desk.path
    if json:
        show_json({"whole": not faults, **counts, "faults": faults})
    elif not faults:
        show_lines(f"{path} is whole: {', '.join(counted(many, name[:-1]) for name, many in counts.items())}")
    if faults:
        more = f" (and {len(faults) - 1:,} more: see --json)" if len(faults) > 1 else ""
        raise LedgerError(
            f"the ledger is not whole: {faults[0]}{more}",
            place=str(path),
            way_out="Restore a copy, or add the reports again to a new ledger",
        )
