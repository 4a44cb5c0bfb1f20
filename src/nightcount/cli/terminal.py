"""Where words go: a terminal with colour and its own width, or plain text for a pipe."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Iterable, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rich.console import Console, RenderableType
    from rich.table import Table as RichTable

# A pipe has no width: nothing is wrapped or cut there, so that grep finds a sentence whole.
ENDLESS = 100_000

TONES = {"wrong": "bold red", "old": "yellow", "open": "blue", "right": "green"}


@cache
def console() -> Console:
    """The console of standard output."""
    from rich.console import Console

    return Console(highlight=False, width=None if sys.stdout.isatty() else ENDLESS)


def width() -> int:
    """How many characters a line of a chart may have: the terminal's width, in a pipe 80."""
    return min(console().width, 120) if sys.stdout.isatty() else 80


def show(*blocks: RenderableType) -> None:
    """Print blocks one under the other, without spaces at the ends of lines."""
    sys.stdout.write(_lines(console(), blocks))


def plain(*blocks: RenderableType) -> str:
    """Blocks as a file holds them: as in a pipe, whatever the terminal is."""
    from rich.console import Console

    return _lines(Console(highlight=False, width=ENDLESS, color_system=None, file=io.StringIO()), blocks)


def _lines(screen: Console, blocks: Iterable[RenderableType]) -> str:
    with screen.capture() as captured:
        screen.print(*blocks, sep="\n")
    return "".join(f"{line.rstrip()}\n" for line in captured.get().splitlines())


def show_lines(text: str) -> None:
    """Print lines of text as they are, but for what could command a terminal."""
    from nightcount.publishing.wording import visible

    sys.stdout.write(visible(text) + "\n")


def show_json(said: Any, *, one_line: bool = False) -> None:
    """Print a value as JSON, Cyrillic as it is."""
    text = json.dumps(said, ensure_ascii=False, indent=None if one_line else 2)
    sys.stdout.write(text.encode("utf-8", "backslashreplace").decode("utf-8") + "\n")


def grid(rows: Iterable[Sequence[RenderableType]], *, indent: int = 0) -> RichTable:
    """Columns without lines, for words beside words; the last column takes the room that is left."""
    from rich.table import Table

    table = Table.grid(padding=(0, 1))
    for position, row in enumerate(rows):
        if position == 0:
            for _ in row[:-1]:
                table.add_column(no_wrap=True)
            table.add_column()
        table.add_row(*row)
    if indent:
        from rich.padding import Padding

        wrapper = Table.grid()
        wrapper.add_row(Padding(table, (0, 0, 0, indent)))
        return wrapper
    return table


def ruled(
    columns: Sequence[str], rows: Iterable[Sequence[RenderableType]], *, numbers: bool = False, label: bool = True
) -> RichTable:
    """A table with a heading line, if there are headings; with `numbers`, all columns but the first stand right.

    With `label` the first column is never broken into lines.
    """
    from rich import box
    from rich.table import Table

    named = any(columns)
    table = Table(box=box.SIMPLE_HEAD if named else box.SIMPLE, pad_edge=False, show_header=named)
    for position, name in enumerate(columns):
        no_wrap = position == 0 and label
        table.add_column(name, justify="right" if numbers and position else "left", overflow="fold", no_wrap=no_wrap)
    for row in rows:
        table.add_row(*row)
    return table
