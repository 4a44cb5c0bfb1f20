"""Card: what a link to a page shows where it is shared, as a picture of 1200 × 630 pixels (Open Graph)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from nightcount.publishing.charts.drawing import FONT_OF_PNG, said, text_width
from nightcount.publishing.charts.palette import ACCENT, INK, PAPER, RULE, SOFT
from nightcount.publishing.wording import UNKNOWN

WIDTH, HEIGHT = 1200, 630
MARGIN, GAP = 72, 36
INSIDE = WIDTH - 2 * MARGIN
# Sizes of letters, the first that fits is taken.
TITLES, TEXTS = (68, 60, 52, 44), (40, 36, 32)
NUMBERS, LABELS, NOTES = (112, 96, 80, 64, 52, 40, 28, 18), (34, 30, 26), (26, 23, 20)


@dataclass(frozen=True, slots=True)
class CardFigure:
    """A number of a card, what it is, and a line below it, which may be empty. `is_hit`: it is what got through."""

    number: str
    label: str
    note: str = ""
    is_hit: bool = False


@dataclass(frozen=True, slots=True)
class Card:
    """A title, figures in columns or a `text` in their place, a source line, and how wide each part of a bar is.

    `bar` holds colours with counts; it is empty where it is not known what became of all that was launched.
    """

    title: str
    text: str = ""
    figures: tuple[CardFigure, ...] = ()
    bar: tuple[tuple[str, float], ...] = ()
    note: str = ""
    source: str = ""

    @property
    def words(self) -> str:
        """The card for those who do not see it."""
        figures = ", ".join(one.label if one.number == UNKNOWN else f"{one.number} {one.label}" for one in self.figures)
        return ". ".join(part.rstrip(".") for part in (self.title, figures, self.text, self.note) if part) + "."


def to_card(card: Card) -> bytes:
    """The card as a PNG."""
    import vl_convert

    return bytes(vl_convert.svg_to_png(card_svg(card), scale=1))


def card_svg(card: Card) -> str:
    """The card as an SVG in which every text is as large as it has room for."""
    parts = "".join(_parts(card))
    paper = f'<rect width="{WIDTH}" height="{HEIGHT}" fill="{PAPER}"/><rect width="{WIDTH}" height="14" fill="{INK}"/>'
    size = f'width="{WIDTH}" height="{HEIGHT}" viewBox="0 0 {WIDTH} {HEIGHT}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{paper}{parts}</svg>'


def _parts(card: Card) -> Iterator[str]:
    yield _text("Nightcount", MARGIN, 92, 40, weight="bold")
    lines, size = fitted(card.title, INSIDE, TITLES, 2, "bold")
    y = 184.0
    for line in lines:
        yield _text(line, MARGIN, y, size, weight="bold")
        y += size * 1.15
    y += 8
    if card.text:
        lines, size = fitted(card.text, INSIDE, TEXTS, 5)
        for number, line in enumerate(lines):
            yield _text(line, MARGIN, y + number * size * 1.35, size, SOFT)
    yield from _columns(card.figures, y)
    yield from _bar(card.bar, 500)
    if card.note:
        lines, size = fitted(card.note, INSIDE, NOTES, 1)
        yield _text(lines[0], MARGIN, 544, size, INK)
    yield f'<rect x="{MARGIN}" y="562" width="{INSIDE}" height="1.5" fill="{RULE}"/>'
    lines, size = fitted(card.source, INSIDE, (24, 22, 20, 18), 1)
    yield _text(lines[0], MARGIN, 598, size, SOFT)


def _columns(figures: tuple[CardFigure, ...], top: float) -> Iterator[str]:
    if not figures:
        return
    room = (INSIDE - GAP * (len(figures) - 1)) / len(figures)
    # Numbers side by side are of one size, or the smaller one would seem to be less. None is ever cut short.
    size = min(fitted(one.number, room, NUMBERS, 1, "bold")[1] for one in figures)
    label = min(fitted(one.label, room, LABELS, 1)[1] for one in figures)
    base = max(top + 84, 330)
    for column, one in enumerate(figures):
        x = MARGIN + column * (room + GAP)
        colour = ACCENT if one.is_hit else INK
        yield _text(one.number, x, base, size, colour, "bold")
        yield _text(_cut(one.label, room, label, "normal"), x, base + 50, label, colour)
        lines, small = fitted(one.note, room, NOTES, 2)
        for number, line in enumerate(lines):
            yield _text(line, x, base + 90 + number * small * 1.25, small, SOFT)


def _bar(bar: tuple[tuple[str, float], ...], y: float) -> Iterator[str]:
    total, x = sum(count for _colour, count in bar), float(MARGIN)
    for colour, count in bar:
        wide = INSIDE * count / total
        yield f'<rect x="{x:.1f}" y="{y - 16:g}" width="{wide:.1f}" height="16" fill="{colour}"/>'
        x += wide


def fitted(text: str, room: float, sizes: tuple[int, ...], most: int, weight: str = "normal") -> tuple[list[str], int]:
    """The text in at most so many lines of the first of the sizes at which it fits; else cut short at the last."""
    for size in sizes:
        lines = _broken(text, room, size, weight)
        if len(lines) <= most and all(text_width(line, size, weight) <= room for line in lines):
            return lines, size
    lines = _broken(text, room, sizes[-1], weight)
    kept = [_cut(line, room, sizes[-1], weight) for line in lines[:most]]
    if len(lines) > most:
        kept[-1] = _cut(f"{kept[-1].rstrip('…')} …", room, sizes[-1], weight)
    return kept, sizes[-1]


def _broken(text: str, room: float, size: int, weight: str) -> list[str]:
    lines: list[str] = []
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and text_width(longer, size, weight) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _cut(line: str, room: float, size: int, weight: str) -> str:
    while len(line) > 1 and text_width(line, size, weight) > room:
        line = line[:-2].rstrip() + "…"
    return line


def _text(text: str, x: float, y: float, size: float, colour: str = INK, weight: str = "normal") -> str:
    look = f'font-family="{FONT_OF_PNG}" font-size="{size:g}" font-weight="{weight}" fill="{colour}"'
    return f'<text x="{x:.1f}" y="{y:.1f}" {look}>{said(text)}</text>'
