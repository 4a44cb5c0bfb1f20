"""A night as text: its tables, the alerts of Kyiv, the conflicts, and the words behind every number."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from nightcount.cli.terminal import grid, ruled
from nightcount.publishing.alert_words import alert_lines
from nightcount.publishing.night_view import CitedReport, Table, attack_view
from nightcount.publishing.review_words import without_effect
from nightcount.publishing.wording import night_words

if TYPE_CHECKING:
    from rich.console import RenderableType

    from nightcount.desk import Night

LEGEND = (
    "–  unknown: no source says it (never zero)      =  worked out from the words marked",
    "±  disputed: the sources disagree               ≠  these words say otherwise",
)


def night_blocks(night: Night) -> Iterator[RenderableType]:
    """The blocks of one night, from the tables down to the words behind them."""
    from rich.text import Text

    if not night.is_known:
        yield Text(f"The ledger holds no attack on {night_words(night.night)}. That does not mean that it was calm.")
        yield Text("")
    for attack in sorted(night.attacks, key=lambda attack: attack.part == "day"):
        view = attack_view(attack, night)
        yield Text(view.title, style="bold")
        yield Text(view.window)
        yield Text("")
        for table in view.tables:
            yield Text(table.title, style="bold")
            yield _table(table)
        yield Text("\n".join(LEGEND), style="dim")
        yield Text("")
        yield from _reviews(view.reviews)
        yield from _listed("Conflicts", view.conflicts)
        yield from _reports(view.reports)
    yield from _listed("Reviews that change nothing here", without_effect(night.attacks, night.reviews))
    yield from _listed("Air-raid alerts", alert_lines(night.alerts))


def _table(table: Table) -> RenderableType:
    from rich.text import Text

    rows = ([Text(row.label), *(Text(str(cell)) for cell in row.cells)] for row in table.rows)
    return ruled(("", *table.columns), rows)


def _listed(title: str, lines: Iterable[str]) -> Iterator[RenderableType]:
    from rich.text import Text

    rows = [(Text(" •"), Text(line)) for line in lines]
    if rows:
        yield Text(title, style="bold")
        yield grid(rows)
        yield Text("")


def _reviews(reviews: Iterable[str]) -> Iterator[RenderableType]:
    from rich.text import Text

    rows = [(Text(f"[R{number}]", style="bold"), Text(words)) for number, words in enumerate(reviews, 1)]
    if rows:
        yield Text("Reviewed by a person", style="bold")
        yield grid(rows)
        yield Text("")


def _reports(reports: Iterable[CitedReport]) -> Iterator[RenderableType]:
    from rich.text import Text

    yield Text("The words behind the numbers", style="bold")
    for report in reports:
        said = (report.source, report.title, report.published, report.url, f"report {report.report}")
        yield Text(" · ".join(word for word in said if word), overflow="fold")
        rows = [(Text(f"[{passage.number}]", style="bold"), Text(f"“{passage.words}”")) for passage in report.passages]
        yield grid(rows, indent=2)
    yield Text("")
