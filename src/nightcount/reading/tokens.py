"""Tokens: the words, numbers and signs of a text, with their places."""

from __future__ import annotations

import re
from itertools import accumulate

# A run of digits, a word (apostrophes inside belong to it), a run of line ends or any other sign, each with the blanks
# behind it: every character but blanks at the very start is in one piece, so that lengths give the places. Digits
# glued to a word («на11») come apart by themselves. What is most frequent is tried first: letters of our scripts, then
# one space, or none. Each branch opens with one character of a set, which is quick to refuse, and nothing that was
# taken is given back (`++`), since no shorter piece would fit.
_OURS = r"A-Za-z\u0400-\u0481\u048a-\u04ff"
_LETTER, _BLANK = r"[^\W\d_]", r"[^\S\n]"
_PIECE = re.compile(
    rf"[{_OURS}][{_OURS}]*+(?: (?!{_BLANK})|(?!{_LETTER}|'|{_BLANK})|{_LETTER}*+(?:'{_LETTER}++)*+{_BLANK}*+)"
    rf"|(?:[^\w\s]|\d\d*+|\n\n*+|{_LETTER}{_LETTER}*+(?:'{_LETTER}++)*+|_){_BLANK}*+"
)
_BLANKS = re.compile(rf"{_BLANK}*")

# Letters that look alike in the two scripts: «Х-101» is typed with either.
_LATIN = "aceiopxytkmhb"
_CYRILLIC = "асеіорхуткмнв"
_TO_CYRILLIC = str.maketrans(_LATIN, _CYRILLIC)
_TO_LATIN = str.maketrans(_CYRILLIC, _LATIN)


class Token:
    """A piece of text: `word` (folded to lower case), as `raw` as it is spelled, `size` characters long.

    It is a run of digits (`is_number`), of letters (`is_word`), of line ends (`is_break`), or else a sign. It is shared
    by all places where it stands: read only.
    """

    __slots__ = ("is_break", "is_number", "is_word", "raw", "size", "word")

    def __init__(self, piece: str) -> None:
        raw = "\n" * piece.count("\n") or piece.rstrip()
        self.raw = raw
        self.word = raw.casefold()
        self.size = len(raw)
        self.is_number = self.word[0].isdecimal()
        self.is_word = self.word[0].isalpha()
        self.is_break = raw[0] == "\n"


def cut(text: str) -> tuple[list[str], list[int]]:
    """The pieces of a normal form, in order, each with the blanks behind it, and where each one starts."""
    pieces = _PIECE.findall(text)
    blanks = _BLANKS.match(text)
    starts = list(accumulate(map(len, pieces), initial=blanks.end() if blanks else 0))
    starts.pop()
    return pieces, starts


def tokenise(text: str) -> list[Token]:
    """The tokens of a normal form, in order."""
    return list(map(Token, cut(text)[0]))


def look_alikes(word: str) -> tuple[str, ...]:
    """The word with its look-alike letters in the one script and in the other, where that changes it."""
    return tuple(other for other in (word.translate(_TO_CYRILLIC), word.translate(_TO_LATIN)) if other != word)
