"""Disputes as text: by night, each with its sides, their words, and the reason."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING

from nightcount.cli.terminal import grid
from nightcount.publishing.dispute_words import subject
from nightcount.publishing.wording import figure_words, moment_words, night_words, shortened, source_words

if TYPE_CHECKING:
    from rich.console import RenderableType

    from nightcount.checking.finding import Evidence
    from nightcount.desk import Disputed, Disputes

# How many passages of one side are shown; JSON has them all.
_AT_MOST = 6
_WIDTH = 72


def disputes_blocks(found: Disputes) -> Iterator[RenderableType]:
    """Each night with its disputes, then what the comparison came to."""
    from rich.text import Text

    for (night, part, attacker), together in groupby(found.found, key=_attack):
        by = " (by Ukraine)" if attacker == "UA" else ""
        heading = night_words(night, part)
        yield Text(heading[0].upper() + heading[1:] + by, style="bold")
        for one in together:
            yield from _dispute(one)
        yield Text("")
    yield Text(found.summary)


def _attack(one: Disputed) -> tuple[date, str, str]:
    attack = one.dispute.attack
    return attack.night, attack.part, attack.attacker


def _dispute(one: Disputed) -> Iterator[RenderableType]:
    from rich.text import Text

    sign, standing = ("=", "settled") if one.dispute.is_settled else ("±", "open")
    yield Text(f" {sign} {subject(one.dispute)} – {standing} ({one.dispute.rule})")
    rows = []
    for side in one.sides:
        for position, told in enumerate(side.evidence[:_AT_MOST]):
            rows.append((Text("" if position else figure_words(side.figure), justify="right"), Text(_words(told))))
        if len(side.evidence) > _AT_MOST:
            rows.append((Text(""), Text(f"and {len(side.evidence) - _AT_MOST} more")))
    yield grid(rows, indent=4)
    yield grid([(Text("why"), Text(one.reason))], indent=4)


def _words(told: Evidence) -> str:
    model = f" ({told.model})" if told.model else ""
    when = f", {moment_words(told.published)}" if told.published else ""
    return f"{source_words(told.source)}{when}: “{shortened(told.text, _WIDTH)}”{model}"
