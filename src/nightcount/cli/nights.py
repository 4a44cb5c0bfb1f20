"""Commands on the record: `night`, `nights` and `superlatives`."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from nightcount.cli.arguments import JsonOption, LedgerOption, open_existing
from nightcount.cli.outputs import NightFormat, OutputOption, as_json, chosen, put, put_blocks
from nightcount.errors import UsageError
from nightcount.vocabulary import Measure
from nightcount.vocabulary.night import parse_night

if TYPE_CHECKING:
    from nightcount.desk import Desk, Night


def register(app: typer.Typer) -> None:
    """Add the commands of this file."""
    app.command("night")(night)
    app.command("nights")(nights)
    app.command("superlatives")(superlatives)


def night(
    context: typer.Context,
    date: Annotated[str, typer.Argument(metavar="DATE", help="The date of the morning, such as 2025-07-04.")],
    format: Annotated[
        NightFormat | None, typer.Option("--format", help="What to print. Without it: text.", show_default=False)
    ] = None,
    output: OutputOption = None,
    claims: Annotated[
        bool, typer.Option("--claims", help="List the claims instead, with the ids that reviews name them by.")
    ] = False,
    json: JsonOption = False,
    ledger: LedgerOption = None,
) -> None:
    """Show a night: every number, and the words behind it.

    A night is named by the date of its morning: the night of 3 to 4 July 2025 is 2025-07-04.

    \b
      nightcount night 2025-07-04
      nightcount night 2025-07-04 --format html --output night.html
      nightcount night 2025-07-04 --claims
    """
    form = chosen(format, json, NightFormat.TEXT)
    day = parse_night(date)
    with open_existing(context, ledger) as desk:
        if claims:
            _put_claims(desk, day, form, output)
            return
        found = desk.night(day)
    if form is NightFormat.TEXT:
        from nightcount.cli.night_text import night_blocks

        put_blocks(output, *night_blocks(found))
    else:
        put(_published(found, form), output)


def _published(found: Night, form: NightFormat) -> str:
    from nightcount.publishing.markdown import night_markdown
    from nightcount.publishing.night_csv import night_csv
    from nightcount.publishing.page import night_page

    if form is NightFormat.JSON:
        return as_json(found.as_json())
    write: dict[NightFormat, Callable[[Night], str]] = {
        NightFormat.HTML: night_page,
        NightFormat.MARKDOWN: night_markdown,
        NightFormat.CSV: night_csv,
    }
    return write[form](found)


def _put_claims(desk: Desk, day: datetime.date, form: NightFormat, output: Path | None) -> None:
    from nightcount.cli.review_text import claims_blocks, claims_lines

    claims = desk.store.claims(nights=[day], struck=True)
    reviews = desk.reviews.all(day)
    if form is NightFormat.JSON:
        put(claims_lines(claims, reviews), output)
    elif form is NightFormat.TEXT:
        reports = {report.id: report for report in desk.store.reports({claim.report for claim in claims})}
        put_blocks(output, *claims_blocks(day, claims, reports, reviews))
    else:
        raise UsageError(f"--claims cannot be written as {form}", way_out="Use --format text or --format json")


def nights(
    context: typer.Context,
    first: Annotated[str | None, typer.Option("--from", metavar="DATE", help="The first night.")] = None,
    last: Annotated[str | None, typer.Option("--to", metavar="DATE", help="The last night, itself included.")] = None,
    json: JsonOption = False,
    ledger: LedgerOption = None,
) -> None:
    """List nights with their main figures.

    Nights that the ledger does not know are not calm ones: it says how many there are.

    \b
      nightcount nights --from 2025-06-01 --to 2025-07-31
    """
    from nightcount.cli.terminal import show, show_json

    start, end = (parse_night(given) if given else None for given in (first, last))
    with open_existing(context, ledger) as desk:
        found = desk.overview(start, end)
    if json:
        show_json(found.as_json())
    else:
        from nightcount.cli.overview_text import overview_blocks

        show(*overview_blocks(found))


def superlatives(
    context: typer.Context,
    measure: Annotated[
        str, typer.Option(metavar="MEASURE", help="launched, shot_down, got_through, killed …")
    ] = "launched",
    weapon: Annotated[
        str | None, typer.Option(metavar="WEAPON", help="all, drone, missile … Without it: all three.")
    ] = None,
    limit: Annotated[int, typer.Option(min=1, metavar="N", help="How many nights of each.")] = 5,
    json: JsonOption = False,
    ledger: LedgerOption = None,
) -> None:
    """Rank the largest attacks.

    In like terms: drones against drones, missiles against missiles, all against all.

    \b
      nightcount superlatives
      nightcount superlatives --weapon drone --limit 10
    """
    from nightcount.cli.terminal import show, show_json

    is_of_weapons = measure not in set(Measure) or Measure(measure).counts == "weapon"
    weapons = [weapon] if weapon or not is_of_weapons else ["all", "drone", "missile"]
    with open_existing(context, ledger) as desk:
        found = [desk.superlatives(measure, one, limit=limit) for one in weapons]
    if json:
        show_json([one.as_json() for one in found])
    else:
        from nightcount.cli.overview_text import superlatives_blocks

        show(*superlatives_blocks(found))
