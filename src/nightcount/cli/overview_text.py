"""Many nights, rankings and sources as text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from nightcount.cli.terminal import ruled
from nightcount.publishing.wording import UNKNOWN, day_words, figure_words, one_line
from nightcount.vocabulary import Figure, Weapon, local

if TYPE_CHECKING:
    from rich.console import RenderableType

    from nightcount.desk import Overview, Ranked, SourceLine, Superlatives


def overview_blocks(overview: Overview) -> Iterator[RenderableType]:
    """The attacks of a span of nights, and how many nights of it are unknown."""
    from rich.text import Text

    rows = []
    columns: list[str] = []
    attacks = sorted(overview.attacks, key=lambda attack: (attack.night, attack.part == "day", attack.attacker))
    any_reviewed = False
    by_both = any(attack.attacker != "RU" for attack in attacks)
    for attack in attacks:
        figures = overview.figures(attack)
        columns = [name.replace("_", " ") for name in figures]
        head = (attack.night.isoformat(), attack.part, *([attack.attacker] if by_both else []))
        reviewed = overview.reviewed(attack)
        any_reviewed = any_reviewed or bool(reviewed)
        shown = ((_short(f) if f else UNKNOWN) + (" R" if name in reviewed else "") for name, f in figures.items())
        rows.append([Text(word) for word in (*head, *shown)])
    if rows:
        yield ruled(("night", "part", *(["by"] if by_both else []), *columns), rows, numbers=True)
    else:
        yield Text("The ledger holds no attack of this time. That does not mean that it was calm.")
    if any_reviewed:
        yield Text("R: rests on what a person decided; `nightcount night DATE` says who, when and why.")
    if overview.without_record:
        yield Text(f"{overview.without_record:,} dates of this span have no record: unknown, not calm.")


def _short(figure: Figure) -> str:
    """A figure of weapons with signs for bounds, so that a row stays a row at 80 columns."""
    said = figure_words(figure)
    for words, sign in (("at least ", "≥ "), ("more than ", "> "), ("at most ", "≤ ")):
        said = said.replace(words, sign)
    return said


def _known_as(one: Ranked) -> str:
    said = "a bound only" if one.is_bound else one.account.status.value
    return f"{said}, reviewed" if one.account.reviews else said


def superlatives_blocks(rankings: Iterable[Superlatives]) -> Iterator[RenderableType]:
    """Each ranking, then what it rests on."""
    from rich.text import Text

    for found in rankings:
        of = " in all" if found.weapon is Weapon.ALL else f", {found.weapon.label}" if found.weapon else ""
        rows = [
            [
                Text(str(one.rank)),
                Text(day_words(one.night)),
                Text(figure_words(one.account.figure, found.measure)),
                Text(_known_as(one)),
            ]
            for one in found.ranked
        ]
        if rows:
            yield Text(f"Most {found.measure.label}{of}", style="bold")
            yield ruled(("rank", "night to", "figure", "known as"), rows)
        else:
            yield Text(f"Most {found.measure.label}{of}: no attack in the ledger has a figure for this.")
        yield Text(found.completeness)
        yield Text("")


def sources_block(lines: Sequence[SourceLine]) -> RenderableType:
    """Whose reports a ledger holds."""
    from rich.text import Text

    if not lines:
        return Text("The ledger holds no reports yet. Put some in with: nightcount add PATH…")
    rows = [[Text(one_line(word)) for word in _source_row(line)] for line in lines]
    return ruled(("id", "name", "kind", "reports", "first", "last"), rows)


def _source_row(line: SourceLine) -> tuple[str, ...]:
    first, last = (day_words(local(moment).date()) if moment else UNKNOWN for moment in (line.first, line.last))
    return line.id, line.name, line.kind.replace("_", " "), f"{line.reports:,}", first, last
