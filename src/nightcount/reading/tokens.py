"""Tokens: the words, numbers and signs of a text, with their places."""

from __future__ import annotations

import re
from itertools import accumulate
from typing import NamedTuple

# A run of digits, a word (apostrophes inside belong to it), a run of line ends, any other sign, a run of blanks: every
# character is in one piece, so that lengths give the places. Digits glued to a word («на11») come apart by themselves.
_PIECE = re.compile(r"\d+|[^\W\d_]+(?:'[^\W\d_]+)*|\n+|[^\w\s]|_|[^\S\n]+")
# Distinct pieces remembered before the memory is emptied, and how long they may be, so that no input can fill it.
_MEMORY, _LONGEST = 200_000, 60

# Letters that look alike in the two scripts: «Х-101» is typed with either.
_LATIN = "aceiopxytkmhb"
_CYRILLIC = "асеіорхуткмнв"
_TO_CYRILLIC = str.maketrans(_LATIN, _CYRILLIC)
_TO_LATIN = str.maketrans(_CYRILLIC, _LATIN)


class Token(NamedTuple):
    """`word` (folded to lower case) stands at `start..end` of the normal form; `raw` is its spelling there.

    It is a run of digits (`is_number`), of letters (`is_word`), of line ends (`is_break`), or else a sign.
    """

    word: str
    start: int
    end: int
    raw: str
    is_number: bool
    is_word: bool
    is_break: bool


class _Pieces(dict[str, tuple[str, bool, bool, bool] | None]):
    """What is known of a piece of text by itself: its folded word and its sort; null for blanks. Remembered."""

    def __missing__(self, raw: str) -> tuple[str, bool, bool, bool] | None:
        first = raw[0]
        known = None
        if first == "\n" or not first.isspace():
            word = raw.casefold()
            known = (word, word[0].isdecimal(), word[0].isalpha(), first == "\n")
        if len(raw) <= _LONGEST:
            if len(self) > _MEMORY:
                self.clear()
            self[raw] = known
        return known


_pieces = _Pieces()


def tokenise(text: str) -> list[Token]:
    """The tokens of a normal form, in order."""
    pieces = _PIECE.findall(text)
    # `tuple.__new__` spares a call of Python's own for every token; there are many.
    new, known = tuple.__new__, _pieces
    return [
        new(Token, (about[0], end - len(raw), end, raw, about[1], about[2], about[3]))
        for raw, end in zip(pieces, accumulate(map(len, pieces)), strict=True)
        if (about := known[raw]) is not None
    ]


def look_alikes(word: str) -> tuple[str, ...]:
    """The word with its look-alike letters in the one script and in the other, where that changes it."""
    return tuple(other for other in (word.translate(_TO_CYRILLIC), word.translate(_TO_LATIN)) if other != word)
