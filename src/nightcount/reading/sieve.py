"""The sieve: whether a text can hold anything to read, told from its characters alone, before it is tokenised.

A text without the name of a weapon, an attack or an alert is never relevant (`relevance.py`), so no claim is lost by
leaving it. The words come from the lexicons themselves: of each entry that names such a thing one word is asked for,
wherever it stands, and the few words that serve most entries are taken. A text is also let through where letters of
two scripts touch («Shаhed») or a letter carries a mark that does not show, since those are words in disguise.

There are two ways to the same answer: hyperscan (the optional extra `scale`), for archives, and plain Python.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from functools import cache
from importlib.util import find_spec
from itertools import count
from typing import Any

from nightcount.reading.lexicon import LANGUAGES, Lexicon, lexicon
from nightcount.reading.relevance import ABOUT
from nightcount.reading.tokens import look_alikes

# Shorter words stand inside too many others («кар» in «карта»): they count only where a word begins.
_SHORT = 4
# A sieve loads the lexicons of all languages, which takes longer than to read a few texts.
_FEW = 30
_asked = count()
# What a report names stands in its first words, so that most need no more of it.
_HEAD = 240
# After so many texts it pays to compile the fast matcher, which takes half a second.
_PATIENCE = 2000

# The letters of our two scripts. A letter of another one before a word only makes the sieve coarser.
_LETTERS = r"a-z\u0400-\u0481\u048a-\u04ff"
_BEGINS = f"(?:^|[^{_LETTERS}])"
_GAP = f"[^{_LETTERS}0-9]*"
_HIDDEN = r"\u00ad\u0300-\u036f\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ufe00-\ufe0f"
_DISGUISED = (r"[a-z]'?[а-яёіїєґ]", r"[а-яёіїєґ]'?[a-z]", f"[a-zа-яёіїєґ][{_HIDDEN}]")
# A character that folds to several, or to a letter far from it: ß, İ, ﬁ, K (kelvin), old forms of Cyrillic letters.
_ODD = r"[\u00df\u0130\u0149\u017f\u01f0\u1c80-\u1c88\u1e96-\u1e9a\u1e9e\u212a\ufb00-\ufb06]"


class Sieve:
    """Tells of a text whether it names a weapon, an attack or an alert in the words of some lexicons."""

    def __init__(self, lexicons: Iterable[Lexicon]) -> None:
        entries = {entry.words for known in lexicons for entry in known.entries() if entry.sense.kind in ABOUT}
        self.stems, self.names = _required(entries)
        # The stems of most entries first: they are those that most texts have.
        held = Counter(
            {s: sum(s in word for words in entries for word in words) for s in self.stems if len(s) > _SHORT}
        )
        self._anywhere = tuple(stem for stem, _ in held.most_common())
        self._opening = re.compile(_opening(self.stems, self.names))
        self._disguised = re.compile("|".join(_DISGUISED))
        self._odd = re.compile(_ODD)
        self._seen = 0
        self._fast: Callable[[bytes], bool] | None = None

    def may_hold(self, text: str) -> bool:
        """False where nothing can be read from a text; true where it must be looked at more closely."""
        if self._fast is None:
            self._seen += 1
            if self._seen < _PATIENCE or not is_fast():
                return self.plain(text)
        return self.fast(text.encode("utf-8", "replace"))

    def plain(self, text: str) -> bool:
        """The answer in plain Python."""
        if self._names(text[:_HEAD].casefold().replace("ё", "е")):
            return True
        folded = text.casefold().replace("ё", "е")
        if len(text) > _HEAD and self._names(folded):
            return True
        return not text.isascii() and bool(self._disguised.search(folded) or self._odd.search(text))

    def _names(self, folded: str) -> bool:
        return bool(self._opening.search(folded)) or any(stem in folded for stem in self._anywhere)

    def fast(self, text: bytes) -> bool:
        """The answer through hyperscan, for a text in UTF-8. Raises ImportError where it is not installed."""
        if self._fast is None:
            self._fast = _compiled(self._patterns())
        return self._fast(text)

    def _patterns(self) -> list[str]:
        """What hyperscan looks for, in its spelling."""
        opening = _opening(self.stems, self.names, _either_e)
        found = [*map(_either_e, self._anywhere), opening, *_DISGUISED, f"(?-i){_ODD}"]
        return [re.sub(r"\\u([0-9a-f]{4})", r"\\x{\1}", pattern) for pattern in found]


def _opening(stems: Iterable[str], names: Iterable[tuple[str, str]], spell: Callable[[str], str] = str) -> str:
    """The pattern of what counts only where a word begins: short stems, and names such as «х-101»."""
    rows: dict[str, list[str]] = {}
    for first, second in names:
        rows.setdefault(_either_script(first), []).append(_either_script(second))
    spelled = [spell(stem) for stem in stems if len(stem) <= _SHORT]
    spelled += [f"{first}{_GAP}(?:{'|'.join(dict.fromkeys(seconds))})" for first, seconds in rows.items()]
    return f"{_BEGINS}(?:{'|'.join(spelled)})"


def _required(entries: set[tuple[str, ...]]) -> tuple[tuple[str, ...], tuple[tuple[str, str], ...]]:
    """Words of which each entry holds one; and the first two parts of the entries without such a word («х», «101»)."""
    pieces = {words: {piece for word in words for piece in word.rstrip("*").split("'")} for words in entries}
    pieces = {words: {p for p in found if len(p) > 2 and p.isalpha()} for words, found in pieces.items()}
    names = {tuple(w.rstrip("*") for w in words if w[0].isalnum())[:2] for words, found in pieces.items() if not found}
    chosen: list[str] = []
    alone = {piece for words, found in pieces.items() if len(words) == 1 for piece in found}
    for piece in sorted(alone, key=lambda piece: (len(piece), piece)):
        if not _holds({piece}, chosen):
            chosen.append(piece)
    left = {words: found for words, found in pieces.items() if found and not _holds(found, chosen)}
    while left:
        shared = Counter(piece for found in left.values() for piece in found)
        best = max(shared, key=lambda piece: (shared[piece], len(piece), piece))
        chosen.append(best)
        left = {words: found for words, found in left.items() if not _holds(found, [best])}
    alike = {other for stem in chosen for other in look_alikes(stem) if _one_script(other)}
    return tuple(dict.fromkeys([*chosen, *sorted(alike)])), tuple(
        sorted((name[0], "".join(name[1:])) for name in names)
    )


def _holds(pieces: set[str], stems: list[str]) -> bool:
    """True where one of the stems stands in one of the pieces, a short one at its beginning."""
    return any(p.startswith(stem) or (len(stem) > _SHORT and stem in p) for p in pieces for stem in stems)


def _one_script(word: str) -> bool:
    return word.isascii() or not any(letter.isascii() for letter in word)


def _either_script(word: str) -> str:
    """The pattern of a word any letter of which may be typed in the other script."""
    return "".join(f"[{letter}{''.join(look_alikes(letter))}{'ё' * (letter in 'eе')}]" for letter in word)


def _either_e(stem: str) -> str:
    """The pattern of a stem whose е may be written ё: plain Python folds it, hyperscan reads the text as it is."""
    return stem.replace("е", "[её]")


@cache
def is_fast() -> bool:
    """True where hyperscan is installed."""
    return find_spec("hyperscan") is not None


def _compiled(patterns: list[str]) -> Callable[[bytes], bool]:
    """A function that tells whether any of the patterns stands in a text, in any case."""
    import hyperscan

    flags = hyperscan.HS_FLAG_CASELESS | hyperscan.HS_FLAG_UTF8 | hyperscan.HS_FLAG_SINGLEMATCH
    database = hyperscan.Database()
    database.compile(
        expressions=[pattern.encode() for pattern in patterns],
        ids=list(range(len(patterns))),
        elements=len(patterns),
        flags=[flags] * len(patterns),
    )

    def stop(*_: Any) -> bool:
        return True

    def scan(text: bytes) -> bool:
        try:
            database.scan(text, match_event_handler=stop)
        except hyperscan.ScanTerminated:
            return True
        return False

    return scan


def is_worth_reading(text: str) -> bool:
    """False where the sieve tells that nothing can be read. The first few texts of a process are read without it."""
    return next(_asked) < _FEW or sieve().may_hold(text)


@cache
def sieve() -> Sieve:
    """The sieve of the languages that ship."""
    return Sieve(lexicon(language) for language in LANGUAGES)
