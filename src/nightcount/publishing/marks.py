"""Where the words of findings stand: an article cut into paragraphs and pieces, each with what covers it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from nightcount.vocabulary import Span


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text; `covering` are the findings (by index) whose words it is part of, the shortest span first.

    `opening` are those whose words begin here, `closing` those whose words end here.
    """

    text: str
    covering: tuple[int, ...] = ()
    opening: tuple[int, ...] = ()
    closing: tuple[int, ...] = ()


def paragraphs(text: str, spans: Sequence[Span]) -> list[list[Piece]]:
    """The text's paragraphs (its non-empty lines) as pieces; spans may nest, overlap, touch or cross lines.

    The pieces' texts, joined, are the lines themselves: nothing is lost or moved. Spans beyond the text are ignored.
    """
    known = [(number, span) for number, span in enumerate(spans) if 0 <= span.start < span.end <= len(text)]
    found: list[list[Piece]] = []
    position = 0
    for line in text.splitlines(keepends=True):
        words = line.rstrip("\r\n\v\f\x1c\x1d\x1e\x85\u2028\u2029")
        if words.strip():
            found.append(_pieces(text, Span(position, position + len(words)), known))
        position += len(line)
    return found


def _pieces(text: str, line: Span, spans: Sequence[tuple[int, Span]]) -> list[Piece]:
    here = [(number, span) for number, span in spans if span.touches(line)]
    edges = {line.start, line.end}
    for _, span in here:
        edges.update((max(span.start, line.start), min(span.end, line.end)))
    cuts = sorted(edges)
    return [_piece(text, Span(start, end), here) for start, end in pairwise(cuts)]


def _piece(text: str, at: Span, spans: Sequence[tuple[int, Span]]) -> Piece:
    covering = sorted((span.end - span.start, number, span) for number, span in spans if span.touches(at))
    return Piece(
        text=text[at.start : at.end],
        covering=tuple(number for _, number, _ in covering),
        opening=tuple(number for _, number, span in covering if span.start == at.start),
        closing=tuple(number for _, number, span in covering if span.end == at.end),
    )
