"""Commands on what people decide: `review accept`, `reject`, `replace`, `settle`, `withdraw`, `list` and exchange."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from nightcount.cli.arguments import JsonOption, LedgerOption, area_code, one_of, open_existing
from nightcount.errors import UsageError
from nightcount.vocabulary import Figure, Measure, Weapon
from nightcount.vocabulary.night import parse_night

if TYPE_CHECKING:
    from nightcount.desk import Desk
    from nightcount.reviews import Review

app = typer.Typer(
    help="""Accept, reject or correct a claim, or settle a dispute, with your name and reason.

Nothing is ever deleted: a later review overrides an earlier one, and both stay visible. Claims and reviews are named
by the first digits of their ids; `nightcount night DATE --claims` and `nightcount review list` show them.
""",
    no_args_is_help=True,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)

ByOption = Annotated[str, typer.Option("--by", metavar="NAME", help="Who decides.")]
ReasonOption = Annotated[str, typer.Option("--reason", metavar="TEXT", help="Why, in a sentence that can be printed.")]
ClaimArgument = Annotated[str, typer.Argument(metavar="CLAIM", help="The first digits of the claim's id.")]


def register(above: typer.Typer) -> None:
    """Add the commands of this file."""
    above.add_typer(app, name="review")


@app.command()
def accept(
    context: typer.Context,
    claim: ClaimArgument,
    by: ByOption,
    reason: ReasonOption,
    json: JsonOption = False,
    ledger: LedgerOption = None,
) -> None:
    """Confirm a claim: the report says this. It beats claims that nobody looked at."""
    with open_existing(context, ledger, write=True) as desk:
        _show(desk.reviews.accept(claim, by=by, reason=reason), json, desk)


@app.command()
def reject(
    context: typer.Context,
    claim: ClaimArgument,
    by: ByOption,
    reason: ReasonOption,
    json: JsonOption = False,
    ledger: LedgerOption = None,
) -> None:
    """Strike a claim: no account rests on it any more. Its words stay visible."""
    with open_existing(context, ledger, write=True) as desk:
        _show(desk.reviews.reject(claim, by=by, reason=reason), json, desk)


@app.command()
def replace(
    context: typer.Context,
    claim: ClaimArgument,
    by: ByOption,
    reason: ReasonOption,
    figure: Annotated[str | None, typer.Option(metavar="FIGURE", help="539, 530-539, “at least 330” …")] = None,
    measure: Annotated[str | None, typer.Option(metavar="MEASURE", help="launched, shot_down, killed …")] = None,
    weapon: Annotated[str | None, typer.Option(metavar="WEAPON", help="all, drone, missile …")] = None,
    place: Annotated[str | None, typer.Option(metavar="AREA", help="A name or a code, such as Kyiv.")] = None,
    night: Annotated[str | None, typer.Option(metavar="DATE", help="The morning that the claim is about.")] = None,
    json: JsonOption = False,
    ledger: LedgerOption = None,
) -> None:
    """Correct what a claim was read to say: its figure, measure, weapon, place or night. The words stay the report's.

    \b
      nightcount review replace 4be1a09c77 --figure 539 --by "O. Petrenko" --reason "drones only, see the second line"
    """
    instead: dict[str, Any] = {}
    if figure:
        instead |= Figure.parse(figure).as_json()
    instead |= {"measure": one_of(Measure, measure).value} if measure else {}
    instead |= {"weapon": one_of(Weapon, weapon).value} if weapon else {}
    instead |= {"place": area_code(place)} if place else {}
    instead |= {"night": parse_night(night).isoformat()} if night else {}
    if not instead:
        raise UsageError("nothing is corrected", way_out="Say --figure, --measure, --weapon, --place or --night")
    with open_existing(context, ledger, write=True) as desk:
        _show(desk.reviews.replace(claim, instead, by=by, reason=reason), json, desk)


@app.command()
def settle(
    context: typer.Context,
    by: ByOption,
    reason: ReasonOption,
    what: Annotated[
        list[str] | None, typer.Argument(metavar="NIGHT MEASURE [WEAPON] VALUE", help="The account and its value.")
    ] = None,
    claim: Annotated[
        str | None, typer.Option("--claim", metavar="CLAIM", help="Instead: the claim whose value stands.")
    ] = None,
    place: Annotated[str | None, typer.Option(metavar="AREA", help="Where, if not the whole country.")] = None,
    object: Annotated[str | None, typer.Option(metavar="OBJECT", help="Of damage: school, energy …")] = None,
    model: Annotated[str | None, typer.Option(metavar="MODEL", help="One model, such as Iskander-M.")] = None,
    attacker: Annotated[str | None, typer.Option(metavar="RU|UA", help="Who attacked, if both did.")] = None,
    part: Annotated[str | None, typer.Option(metavar="night|day", help="If there were attacks in both.")] = None,
    json: JsonOption = False,
    ledger: LedgerOption = None,
) -> None:
    """Choose the value of a disputed account. Some claim must say it.

    \b
      nightcount review settle 2025-07-04 launched drone 539 --by "O. Petrenko" --reason "the corrected post"
      nightcount review settle --claim 4be1a09c77 --by "O. Petrenko" --reason "the corrected post"
    """
    words = what or []
    if bool(words) == bool(claim) or (words and len(words) not in (3, 4)):
        raise UsageError("say what is settled", way_out="Give NIGHT MEASURE [WEAPON] VALUE, or --claim CLAIM, not both")
    with open_existing(context, ledger, write=True) as desk:
        if claim:
            made = desk.reviews.settle_by_claim(claim, by=by, reason=reason)
        else:
            weapon = one_of(Weapon, words[2]) if len(words) == 4 else None
            where = {"object": object, "model": model, "attacker": attacker, "part": part}
            where |= {"place": area_code(place) if place else None}
            named = (words[0], one_of(Measure, words[1]), weapon, words[-1])
            made = desk.reviews.settle(*named, by=by, reason=reason, where=where)
        _show(made, json, desk)


@app.command()
def withdraw(
    context: typer.Context,
    review: Annotated[str, typer.Argument(metavar="REVIEW", help="The first digits of the review's id.")],
    by: ByOption,
    reason: ReasonOption,
    json: JsonOption = False,
    ledger: LedgerOption = None,
) -> None:
    """Take a review back; both stay in the ledger. Withdrawing a withdrawal brings the first review back."""
    with open_existing(context, ledger, write=True) as desk:
        _show(desk.reviews.withdraw(review, by=by, reason=reason), json, desk)


@app.command("list")
def list_reviews(context: typer.Context, json: JsonOption = False, ledger: LedgerOption = None) -> None:
    """List every review, the oldest first, with what became of it.

    A review whose claim is not read any more, or whose report is not in the ledger, is WITHOUT EFFECT, and says why.
    """
    from nightcount.cli.terminal import show, show_json

    with open_existing(context, ledger) as desk:
        found = desk.reviews.all()
    if json:
        show_json([one.as_json() for one in found])
    else:
        from nightcount.cli.review_text import reviews_blocks

        show(*reviews_blocks(found))


@app.command()
def export(context: typer.Context, ledger: LedgerOption = None) -> None:
    """Print every review as JSON Lines, for another desk.

    \b
      nightcount review export > reviews.jsonl
    """
    from nightcount.cli.terminal import show_json

    with open_existing(context, ledger) as desk:
        found = desk.reviews.export()
    for one in found:
        show_json(one.as_json(), one_line=True)


@app.command("import")
def import_reviews(
    context: typer.Context,
    paths: Annotated[list[Path], typer.Argument(metavar="PATH…", help="Files that `review export` wrote.")],
    json: JsonOption = False,
    ledger: LedgerOption = None,
) -> None:
    """Add the reviews of another desk. Of two decisions on one claim the later one holds; the other stays visible."""
    from nightcount.cli.terminal import show_json, show_lines

    with open_existing(context, ledger, write=True) as desk:
        added = desk.reviews.load(*paths)
    if json:
        show_json(added.as_json())
    else:
        show_lines(repr(added))


def _show(made: Review, json: bool, desk: Desk) -> None:
    from nightcount.cli.review_text import reviews_blocks
    from nightcount.cli.terminal import show, show_json

    found = [one for one in desk.reviews.all() if one.review.id == made.id]
    if json:
        show_json(found[0].as_json())
    else:
        show(*reviews_blocks(found))
