"""How results look in a notebook or at a prompt: a plain table, every cell escaped."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape


def html_table(caption: str, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """An HTML table; a null cell is shown as "unknown"."""
    head = "".join(f"<th scope='col'>{escape(column)}</th>" for column in columns)
    body = "".join(f"<tr>{''.join(f'<td>{_cell(cell)}</td>' for cell in row)}</tr>" for row in rows)
    return f"<table><caption>{escape(caption)}</caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def text_table(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """The same as lines of text, in columns of equal width."""
    lines = [list(columns), *([_words(cell) for cell in row] for row in rows)]
    widths = [max(len(line[at]) for line in lines) for at in range(len(columns))]
    return "\n".join(
        "  ".join(f"{cell:<{width}}" for cell, width in zip(line, widths, strict=True)).rstrip() for line in lines
    )


def _cell(cell: object) -> str:
    return escape(_words(cell))


def _words(cell: object) -> str:
    """A cell on one line; what could command a terminal or turn a line round becomes a space."""
    said = "unknown" if cell is None else str(cell)
    return " ".join("".join(c if c.isprintable() else " " for c in said).split())
