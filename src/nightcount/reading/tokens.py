"""Tokens: the words, numbers and signs of a text, with their places."""

from __future__ import annotations

import re
from typing import NamedTuple

# A run of digits, a word (apostrophes inside belong to it), a run of line ends, any other sign. Digits glued to a
# word («на11») come apart by themselves.
_TOKEN = re.compile(r"\d+|[^\W\d_]+(?:'[^\W\d_]+)*|\n+|[^\w\s]|_")

# Letters that look alike in the two scripts: «Х-101» is typed with either.
_LATIN = "aceiopxytkmhb"
_CYRILLIC = "асеіорхуткмнв"
_TO_CYRILLIC = str.maketrans(_LATIN, _CYRILLIC)
_TO_LATIN = str.maketrans(_CYRILLIC, _LATIN)


class Token(NamedTuple):
    """`word` (folded to lower case) stands at `start..end` of the normal form; `raw` is its spelling there."""

    word: str
    start: int
    end: int
    raw: str

    @property
    def is_number(self) -> bool:
        """True for a run of digits."""
        return self.word[0].isdigit()

    @property
    def is_word(self) -> bool:
        """True for a run of letters."""
        return self.word[0].isalpha()

    @property
    def is_break(self) -> bool:
        """True for the end of a line."""
        return self.word[0] == "\n"


def tokenise(text: str) -> list[Token]:
    """The tokens of a normal form, in order."""
    return [
        Token((raw := found.group()).casefold(), found.start(), found.end(), raw) for found in _TOKEN.finditer(text)
    ]


def look_alikes(word: str) -> tuple[str, ...]:
    """The word with its look-alike letters in the one script and in the other, where that changes it."""
    return tuple(other for other in (word.translate(_TO_CYRILLIC), word.translate(_TO_LATIN)) if other != word)
