"""Spelling variants are solved once, here, with a way back to the original offsets.

Most variants are one character for one (apostrophes, dashes, kinds of space, ё, quotation marks), so that the normal
form has the same length and offsets need no map. What must be dropped or composed (stress marks, soft hyphens, й
written as two characters, the joiners inside emoji) takes the slower way, with a map.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Sequence

_ONE_FOR_ONE = str.maketrans(
    {
        **dict.fromkeys("’ʼ‘`´ʹʻ＇", "'"),
        **dict.fromkeys("«»“”„‟″", '"'),
        **dict.fromkeys("‐‑⁃", "-"),
        **dict.fromkeys("—―−‒﹘", "–"),
        **dict.fromkeys(
            "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\t", " "
        ),
        **dict.fromkeys("\u2028\u2029\x0b\x0c\x85\r", "\n"),
        "ё": "е",
        "Ё": "Е",
        "⁄": "/",
    }
)
# Soft hyphen, zero-width marks, direction marks, byte-order mark, variation selectors: dropped.
_HIDDEN = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ufe00-\ufe0f"
_MARKS = "\u0300-\u036f"
# One character of one set comes first, so that a search leaps to it; what follows a hidden mark stands on no letter.
_MARKED = re.compile(f"[{_HIDDEN}{_MARKS}][{_MARKS}]*+")
# Bold and underline as messengers export them: «**47** беспилотников».
_MARKUP = re.compile(r"\*\*+|__+")
_NO_MARKS = dict.fromkeys(range(0x300, 0x370))
_COMBINING = frozenset(map(chr, _NO_MARKS))
_REPLACED = {chr(code): other for code, other in _ONE_FOR_ONE.items()}
_VARIANT = re.compile(f"[{re.escape(''.join(_REPLACED))}]")


class Normal:
    """The normal form of a text. From `cuts[i]` on its characters stand `dropped[i]` places before where they stood."""

    __slots__ = ("cuts", "dropped", "length", "text")

    def __init__(self, text: str, length: int, cuts: Sequence[int], dropped: Sequence[int]) -> None:
        self.text = text
        self.length = length
        self.cuts = cuts
        self.dropped = dropped

    def start(self, offset: int) -> int:
        """The original offset of the first character of something that starts at `offset` in the normal form."""
        at = bisect_right(self.cuts, offset)
        return offset + self.dropped[at - 1] if at else offset

    def end(self, offset: int) -> int:
        """The original offset just past something that ends at `offset` in the normal form."""
        return self.start(offset) if offset < len(self.text) else self.length


def normalise(text: str) -> Normal:
    """The normal form of `text`, with offsets back to it in code points. Never fails; takes linear time."""
    # A hyphen between spaces is typed for a dash.
    text = text.replace(" - ", " – ")
    if "**" in text or "__" in text:
        text = _MARKUP.sub(_without_markup, text)
    kept: list[str] = []
    cuts: list[int] = []
    dropped: list[int] = []
    done = gone = 0
    for mark in _MARKED.finditer(text):
        start, end = mark.span()
        composed = ""
        if start > done and text[start] in _COMBINING:
            # A stress mark is dropped; a mark that composes (и + ̆ = й) becomes one character with its letter.
            start -= 1
            composed = unicodedata.normalize("NFC", text[start:end]).translate(_NO_MARKS)[:1]
        kept.append(text[done:start] + composed)
        gone += end - start - len(composed)
        cuts.append(end - gone)
        dropped.append(gone)
        done = end
    normal = text if not kept else "".join(kept) + text[done:]
    return Normal(_one_spelling(normal), len(text), cuts, dropped)


def _without_markup(found: re.Match[str]) -> str:
    """Spaces; nothing within a word («Б**рянская**»), which would be torn in two."""
    start, end = found.span()
    inside = start > 0 and end < len(found.string) and found.string[start - 1].isalpha() and found.string[end].isalpha()
    return ("\u2060" if inside else " ") * (end - start)


def _one_spelling(text: str) -> str:
    """The text with its variants spelled alike. It has few kinds of them: one kind after the other is quickest."""
    for letter in set(_VARIANT.findall(text)):
        text = text.replace(letter, _REPLACED[letter])
    return text
