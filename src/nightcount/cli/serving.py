"""The command `serve`: the ledger as pages and as an API, in one process."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from nightcount.cli.arguments import LedgerOption, ledger_path
from nightcount.errors import UsageError

BoundariesOption = Annotated[
    Path | None, typer.Option(metavar="FILE", help="Draw maps with the oblasts of this GeoJSON file, instead of tiles.")
]
CreditOption = Annotated[
    str | None, typer.Option(metavar="TEXT", help="Whose boundaries they are, where the file does not say so.")
]


def register(app: typer.Typer) -> None:
    """Add the command of this file."""
    app.command("serve")(serve)


def serve(
    context: typer.Context,
    host: Annotated[str, typer.Option(metavar="HOST", help="Where to answer; 0.0.0.0 is everywhere.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, metavar="PORT", help="0 takes any that is free.")] = 8000,
    keep_checks: Annotated[
        Path | None,
        typer.Option(
            metavar="DIR",
            help="Let visitors keep a checked text at a link, in this folder.",
        ),
    ] = None,
    url: Annotated[
        str | None,
        typer.Option(metavar="URL", help="Where the world finds the site, if a web server stands in front of it."),
    ] = None,
    cache: Annotated[int, typer.Option(min=1, metavar="MB", help="Room for finished pages, in memory.")] = 96,
    warm: Annotated[bool, typer.Option(help="Make pages before anybody asks, in the background.")] = True,
    boundaries: BoundariesOption = None,
    boundaries_credit: CreditOption = None,
    ledger: LedgerOption = None,
) -> None:
    """Show the ledger as pages in a browser, and as an API.

    Nothing is loaded from elsewhere, and no text that is checked is kept unless you allow it. What `nightcount add`
    puts into the ledger meanwhile is shown at once. Needs the extra `web`.

    \b
      nightcount serve
      nightcount serve --host 0.0.0.0 --port 8080
      nightcount serve --url https://record.example.org
    """
    try:
        from nightcount.web.addresses import public_url
        from nightcount.web.serving import serve as answer
        from nightcount.web.site import Options
    except ModuleNotFoundError as error:
        raise UsageError(
            f"the pages need {error.name}, which is not installed", way_out="Run: pip install 'nightcount[web]'"
        ) from None
    at = public_url(url) if url else None
    options = Options(
        ledger=Path(ledger_path(context, ledger)),
        keep_checks=keep_checks,
        url=at,
        cache=cache * 1024 * 1024,
        warm=warm,
        boundaries=boundaries,
        credit=boundaries_credit,
    )
    answer(options, host, port)
