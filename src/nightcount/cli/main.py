"""The command `nightcount`: what every command has in common, and the list of them."""

from __future__ import annotations

import gc
import sys
from typing import Annotated

import typer

from nightcount import __version__
from nightcount.cli import alerts, articles, disputes, exporting, history, nights, recording, reviewing, serving
from nightcount.cli.arguments import LedgerBeforeOption
from nightcount.cli.failures import run

HELP = """What was launched, what was stopped, what got through – and whether an article has it right.

Put what official sources published into a ledger, then hold an article against it:

\b
  nightcount add bulletins.jsonl alerts.csv
  nightcount night 2025-07-04
  nightcount check article.txt

Nothing leaves this machine, but what `alerts --now` asks of an alert service.
Unknown is shown as –, never as 0, and every number leads to the words that say it.
"""
EXIT_CODES = (
    "Exit codes: 0 done; 1 `check --strict` found a claim that is contradicted or mislabelled; 2 bad usage or input."
)

app = typer.Typer(
    help=HELP,
    epilog=EXIT_CODES,
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(wanted: bool) -> None:
    if wanted:
        print(f"nightcount {__version__}")
        raise typer.Exit


@app.callback()
def every_command(
    context: typer.Context,
    ledger: LedgerBeforeOption = None,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and end.")
    ] = False,
) -> None:
    """Options before the command hold for every command."""
    context.obj = ledger


recording.register(app)
articles.register(app)
nights.register(app)
alerts.register(app)
exporting.register(app)
reviewing.register(app)
history.register(app)
serving.register(app)
disputes.register(app)


def main(arguments: list[str] | None = None) -> None:
    """Run the command line and leave with its exit code."""
    for stream in (sys.stdout, sys.stderr):
        # A terminal that cannot show a letter shows a question mark instead of ending the command.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    # A command lives for a second and makes a record of many small objects: searching them for cycles so often as a
    # long-lived process does would take a tenth of its time.
    gc.set_threshold(100_000, 50, 50)
    code = run(lambda: app(arguments, prog_name="nightcount", standalone_mode=False))
    # The process ends here: without this, Python would first search a whole record for reference cycles.
    gc.freeze()
    sys.exit(code)
