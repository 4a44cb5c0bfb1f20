"""A lexicon: how one language says what the vocabulary holds. Loaded from TOML, compiled into one matcher.

Everything a language needs is data (`lexicons/README.md` gives the notation); nothing here knows a language.
"""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from itertools import product
from typing import Any, NamedTuple

from nightcount.errors import InputError
from nightcount.reading.tokens import Token, look_alikes, tokenise

FILES = ("numbers", "hedges", "dates", "weapons", "measures", "places", "speakers", "phrases")
# Distinct words remembered before the memory is emptied, so that hostile input cannot fill it.
_MEMORY = 200_000


class Sense(NamedTuple):
    """What a mention can mean: `kind` says of what sort, `value` which one."""

    kind: str
    value: str


class Entry(NamedTuple):
    """A sequence of word patterns (a trailing `*` takes any ending) and what it means."""

    words: tuple[str, ...]
    sense: Sense


class Mention(NamedTuple):
    """Tokens `first..last` (exclusive) carry one or more senses."""

    first: int
    last: int
    senses: tuple[Sense, ...]

    def value(self, kind: str) -> str | None:
        """The value of its sense of a kind, or null."""
        for sense in self.senses:
            if sense.kind == kind:
                return sense.value
        return None


class Lexicon:
    """The compiled lexicon of one language."""

    def __init__(self, language: str, tables: dict[str, dict[str, Any]]) -> None:
        self.language = language
        self.tables = tables
        self.version = hashlib.sha256(repr(sorted(tables.items())).encode()).hexdigest()[:12]
        self._exact: dict[str, list[Entry]] = {}
        self._stems: dict[str, list[Entry]] = {}
        self._longest_stem = 0
        self._known: dict[str, tuple[Entry, ...]] = {}
        for entry in _entries(tables):
            self._place(entry)

    def _place(self, entry: Entry) -> None:
        first = entry.words[0]
        if first.endswith("*"):
            self._stems.setdefault(first[:-1], []).append(entry)
            self._longest_stem = max(self._longest_stem, len(first) - 1)
        else:
            self._exact.setdefault(first, []).append(entry)

    def starting(self, word: str) -> tuple[Entry, ...]:
        """The entries whose first word is this one, longest first."""
        found = self._known.get(word)
        if found is None:
            if len(self._known) > _MEMORY:
                self._known.clear()
            found = self._known[word] = self._look_up(word)
        return found

    def _look_up(self, word: str) -> tuple[Entry, ...]:
        for spelling in (word, word.removesuffix("'s"), *look_alikes(word)):
            found = list(self._exact.get(spelling, ()))
            for length in range(1, min(len(spelling), self._longest_stem) + 1):
                found += self._stems.get(spelling[:length], ())
            if found:
                return tuple(sorted(found, key=lambda entry: (-len(entry.words), -len(entry.words[0]))))
        return ()

    def mentions(self, tokens: Sequence[Token]) -> list[Mention]:
        """The mentions in the tokens, left to right; where several match, the longest, with all its senses."""
        found = []
        index, count = 0, len(tokens)
        while index < count:
            length = 0
            senses: list[Sense] = []
            for entry in self.starting(tokens[index].word):
                if len(entry.words) < length:
                    break
                if (len(entry.words) == 1 or self._follows(tokens, index, entry)) and entry.sense not in senses:
                    length = len(entry.words)
                    senses.append(entry.sense)
            if length:
                found.append(Mention(index, index + length, tuple(senses)))
            index += length or 1
        return found

    def _follows(self, tokens: Sequence[Token], index: int, entry: Entry) -> bool:
        if index + len(entry.words) > len(tokens):
            return False
        return all(
            _fits(pattern, tokens[index + offset].word) for offset, pattern in enumerate(entry.words) if offset
        )


def _fits(pattern: str, word: str) -> bool:
    if pattern.endswith("*"):
        stem = pattern[:-1]
        return word.startswith(stem) or any(other.startswith(stem) for other in look_alikes(word))
    if pattern == "-":
        return word in ("-", "–")
    return word == pattern or pattern in look_alikes(word)


def _entries(tables: dict[str, dict[str, Any]]) -> Iterator[Entry]:
    for name, table in tables.items():
        for kind, value, forms in _forms(name, table):
            for form in forms:
                for words in _expand(form):
                    yield Entry(words, Sense(kind, value))


def _forms(name: str, table: dict[str, Any]) -> Iterator[tuple[str, str, list[str]]]:
    """(kind, value, forms) of each row: `[kind]` tables of `value = [forms]`, or `[kind.value]` with `forms`."""
    for kind, rows in table.items():
        if not isinstance(rows, dict):
            raise InputError(f"{kind!r} stands outside a table", place=f"lexicon {name}.toml")
        for value, row in rows.items():
            forms = row["forms"] if isinstance(row, dict) else row
            yield kind, value, forms.split() if isinstance(forms, str) else forms


def _expand(form: str) -> Iterator[tuple[str, ...]]:
    """The plain sequences of a form: `(word)` may be missing, `a|b` is either, a hyphen may be missing or a space."""
    choices: list[tuple[str, ...]] = []
    for part in form.casefold().replace("’", "'").replace("ё", "е").split():
        optional = part.startswith("(") and part.endswith(")")
        options: list[str] = []
        for option in part.strip("()").split("|"):
            options.append(option)
        choices.append((*options, "") if optional else tuple(options))
    for chosen in product(*choices):
        pieces: list[tuple[tuple[str, ...], ...]] = [_split(word) for word in chosen if word]
        for spelled in product(*pieces):
            words = tuple(word for piece in spelled for word in piece)
            if words:
                yield words


def _split(word: str) -> tuple[tuple[str, ...], ...]:
    """The token patterns of one written word: «х-101*» is х, -, 101 or х, 101; the star stays on the last."""
    starred = word.endswith("*")
    raw = [token.word for token in tokenise(word.removesuffix("*"))]
    if starred:
        raw[-1] += "*"
    spelled = tuple(raw)
    without = tuple(piece for piece in spelled if piece != "-")
    return (spelled,) if without == spelled or not without else (spelled, without)


def load(folder: Traversable, language: str) -> Lexicon:
    """The lexicon in a folder. Raises InputError where a file is missing or is not TOML."""
    tables = {}
    for name in FILES:
        path = folder.joinpath(f"{name}.toml")
        try:
            tables[name] = tomllib.loads(path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            raise InputError(
                f"the lexicon has no {name}.toml", place=str(folder), way_out="Every language has the same files"
            ) from None
        except tomllib.TOMLDecodeError as wrong:
            raise InputError(f"not TOML: {wrong}", place=str(path), way_out="See lexicons/README.md") from None
    return Lexicon(language, tables)


@cache
def lexicon(language: str) -> Lexicon:
    """The lexicon that ships for a language (`uk`, `ru`, `en`)."""
    return load(files(__package__).joinpath("lexicons", language), language)


LANGUAGES = ("uk", "ru", "en")
