"""Commands on articles and other texts: `claims` and `check`."""

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
from nightcount.cli.claim_review import ArticleUrlOption, AuthorOption, PageUrlOption, publish_check, review_by
from nightcount.cli.outputs import CheckFormat, OutputOption, chosen, put, put_blocks, write_whole

WRONG = 1


def register(app: typer.Typer) -> None:
    """Add the commands of this file."""
    app.command("claims")(claims)
    app.command("check")(check)


def claims(
    context: typer.Context,
    what: Annotated[
        list[str], typer.Argument(metavar="REPORT…", help="Files, - for standard input, or a report of the ledger.")
    ],
    published: PublishedOption = None,
    json: JsonOption = False,
    ledger: LedgerOption = None,
) -> None:
    """Show what a text claims, without judging it.

    Each claim stands with its exact words; numbers that were not read are listed with the reason.
    Files need no ledger: a text, an HTML page, JSON Lines of posts, a Telegram export. With --json, one claim a line.
    A report of the ledger is named by the first digits of its id; then claims stand with the ids that reviews take.

    \b
      nightcount claims article.txt --published 2025-07-04T12:00
      nightcount claims --json posts.jsonl > claims.jsonl
    """
    from nightcount.cli.inputs import readings
    from nightcount.cli.terminal import show, show_json

    found = readings(what, parse_moment(published), ledger_path(context, ledger))
    for report, reading, name, is_held in found:
        if json:
            for claim in reading.claims:
                id = {"id": claim.id} if is_held else {}
                show_json({**id, **claim.as_json(), "report": report.key or report.id}, one_line=True)
        else:
            from nightcount.cli.article_text import reading_blocks

            show(*reading_blocks(report, reading, name, ids=is_held))


def check(
    context: typer.Context,
    path: Annotated[str, typer.Argument(metavar="PATH", help="The article: text or HTML; - reads standard input.")],
    published: PublishedOption = None,
    format: Annotated[
        CheckFormat | None, typer.Option("--format", help="What to print. Without it: text.", show_default=False)
    ] = None,
    output: OutputOption = None,
    html: Annotated[Path | None, typer.Option(metavar="FILE", help="Also write the article as a page.")] = None,
    strict: Annotated[
        bool, typer.Option("--strict", help="End with 1 when a claim is contradicted or mislabelled.")
    ] = False,
    author: AuthorOption = None,
    page_url: PageUrlOption = None,
    article_url: ArticleUrlOption = None,
    json: JsonOption = False,
    ledger: LedgerOption = None,
) -> int:
    """Hold an article against the ledger.

    It tells which numbers are right, which are right for something else, and which are wrong.
    The night is found from the date, from words such as “Friday”, or from the figures themselves.

    \b
      nightcount check article.txt
      nightcount check article.html --html checked.html --strict
      nightcount check article.txt --format markdown --output checked.md
      pbpaste | nightcount check - --published 2025-07-04T12:00
    """
    from nightcount.cli.inputs import one_article

    form = chosen(format, json, CheckFormat.TEXT)
    review = review_by(form, author, page_url, article_url)
    report, name = one_article(path, parse_moment(published))
    with open_existing(context, ledger) as desk:
        result = desk.check(report)
    if html:
        write_whole(html, publish_check(result, report, CheckFormat.HTML, name))
    if form is CheckFormat.TEXT:
        from nightcount.cli.article_text import check_blocks

        put_blocks(output, *check_blocks(result, name), *([f"\nThe page: {html}"] if html else []))
    else:
        put(publish_check(result, report, form, name, review), output)
    return WRONG if strict and result.is_wrong else 0
