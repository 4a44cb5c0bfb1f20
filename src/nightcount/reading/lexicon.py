"""A lexicon: how one language says what the vocabulary holds. Loaded from TOML, compiled into one matcher.

Everything a language needs is data (`lexicons/README.md` gives the notation); nothing here knows a language.
"""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from itertools import product
from typing import Any, NamedTuple

from nightcount.errors import InputError
from nightcount.reading.tokens import Token, cut, look_alikes, tokenise
from nightcount.vocabulary import areas
from nightcount.vocabulary.area import fold

FILES = ("numbers", "hedges", "dates", "weapons", "measures", "places", "speakers", "phrases")
# Most forms are plain words, for which there is nothing to expand.
_PLAIN = re.compile(r"[a-zа-деж-яіїєґ]+\*?(?: [a-zа-деж-яіїєґ]+\*?)*")
# What is remembered before the memory is emptied, in steps and in pieces of text, and the longest piece: hostile input
# cannot fill it.
_MEMORY, _LONGEST = 200_000, 60


class Sense(NamedTuple):
    """What a mention can mean: `kind` says of what sort, `value` which one."""

    kind: str
    value: str


class Entry(NamedTuple):
    """A sequence of word patterns (a trailing `*` takes any ending) and what it means."""

    words: tuple[str, ...]
    sense: Sense


class Step:
    """What the words up to here mean as one (null: nothing), the longer entries they begin, and the steps from here.

    A word is the first step (`spelling` is how the lexicon spells it); each further word of a phrase is one more.
    `opens` is true where a mention may begin, `singular` where the word counts one by itself: «ракетою», "missile".
    """

    __slots__ = ("entries", "meaning", "onward", "opens", "singular", "spelling")

    def __init__(self, spelling: str, meaning: dict[str, str] | None, entries: tuple[Entry, ...]) -> None:
        self.spelling = spelling
        self.meaning = meaning
        self.entries = entries
        self.opens = meaning is not None or bool(entries)
        self.singular = False
        self.onward: dict[str, Step] = {}


class Known(Token):
    """A token with the first `step` of its word, which may open a mention."""

    __slots__ = ("opens", "step")

    def __init__(self, piece: str, lexicon: Lexicon) -> None:
        super().__init__(piece)
        self.step = lexicon.know(self.word)
        self.opens = self.step.opens


class Mention:
    """Tokens `first..last` (exclusive) mean `meaning`: for each kind of sense, which one. It is shared: read only."""

    __slots__ = ("first", "last", "meaning")

    def __init__(self, first: int, last: int, meaning: dict[str, str]) -> None:
        self.first = first
        self.last = last
        self.meaning = meaning

    def value(self, kind: str) -> str | None:
        """The value of its sense of a kind, or null."""
        return self.meaning.get(kind)


class _Pieces(dict[str, Known]):
    """The tokens of pieces met before, so that most need not be made again."""

    def __init__(self, lexicon: Lexicon) -> None:
        super().__init__()
        self._lexicon = lexicon

    def __missing__(self, piece: str) -> Known:
        token = Known(piece, self._lexicon)
        if len(piece) <= _LONGEST:
            if len(self) > _MEMORY:
                self.clear()
            self[piece] = token
        return token


class Lexicon:
    """The compiled lexicon of one language."""

    def __init__(self, language: str, tables: dict[str, dict[str, Any]]) -> None:
        self.language = language
        self.tables = tables
        self.version = hashlib.sha256(repr(sorted(tables.items())).encode()).hexdigest()[:12]
        self._exact: dict[str, list[Entry]] = {}
        self._stems: dict[str, list[Entry]] = {}
        self._words: set[str] = set()
        self._known: dict[str, Step] = {}
        self._pieces = _Pieces(self)
        self._steps = 0
        self._meanings: dict[tuple[Sense, ...], dict[str, str]] = {}
        # What relevance makes of a meaning, by its identity: a meaning lives as long as its lexicon.
        self.bearing: dict[int, tuple[str, ...]] = {}
        for entry in _entries(tables):
            first = entry.words[0]
            place, key = (self._stems, first[:-1]) if first.endswith("*") else (self._exact, first)
            place.setdefault(key, []).append(entry)
            self._words.update(entry.words)
        self._longest_stem = max(map(len, self._stems), default=0)
        self._longest_word = max(map(len, self._words), default=0)

    def entries(self) -> Iterator[Entry]:
        """Every entry, as the files give them."""
        return _entries(self.tables)

    def know(self, word: str) -> Step:
        """What the lexicon knows of a word. Remembered."""
        known = self._known.get(word)
        if known is not None:
            return known
        self._make_room()
        spelling, entries = self._look_up(word)
        known = self._known[word] = self._step(spelling, entries, 1)
        known.singular = any(entry.sense.kind == "singular" for entry in entries if len(entry.words) == 1)
        return known

    def _go_on(self, step: Step, word: str, size: int) -> Step:
        """The step to one more word of a phrase, its `size`th. Remembered."""
        begun = tuple(entry for entry in step.entries if _fits(entry.words[size - 1], word))
        further = step.onward[word] = self._step(word, begun, size)
        return further

    def _step(self, spelling: str, entries: tuple[Entry, ...], size: int) -> Step:
        self._steps += 1
        senses = tuple(dict.fromkeys(entry.sense for entry in entries if len(entry.words) == size))
        longer = tuple(entry for entry in entries if len(entry.words) > size)
        return Step(spelling, self._meaning(senses) if senses else None, longer)

    def _make_room(self) -> None:
        """Forgets what is remembered when it grows too large: hostile text has no end of new words."""
        if self._steps > _MEMORY:
            self._known.clear()
            self._pieces.clear()
            self._steps = 0

    def _look_up(self, word: str) -> tuple[str, tuple[Entry, ...]]:
        """How the lexicon spells a word, and the entries that begin with it, longest first."""
        for spelling in (word, word.removesuffix("'s"), *look_alikes(word)):
            found = list(self._exact.get(spelling, ()))
            for length in range(1, min(len(spelling), self._longest_stem) + 1):
                found += self._stems.get(spelling[:length], ())
            if found:
                found.sort(key=lambda entry: (-len(entry.words), -len(entry.words[0])))
                return spelling, tuple(found)
        for spelling in (word, *look_alikes(word)):
            stems = range(1, min(len(spelling), self._longest_word) + 1)
            if spelling in self._words or any(f"{spelling[:n]}*" in self._words for n in stems):
                return spelling, ()
        return word, ()

    def _meaning(self, senses: tuple[Sense, ...]) -> dict[str, str]:
        """The senses by kind; of two of a kind, the first. One object for all mentions that mean the same."""
        meaning = self._meanings.get(senses)
        if meaning is None:
            meaning = self._meanings[senses] = {sense.kind: sense.value for sense in reversed(senses)}
        return meaning

    def meaning(self, word: str) -> dict[str, str]:
        """What the word means by itself; empty for nothing."""
        return self.know(word).meaning or {}

    def tokens(self, text: str) -> tuple[list[Known], list[int]]:
        """The tokens of a normal form, in order, and where each one starts."""
        self._make_room()
        pieces, starts = cut(text)
        return list(map(self._pieces.__getitem__, pieces)), starts

    def mentions(self, tokens: Sequence[Known]) -> list[Mention]:
        """The mentions in a row of tokens, left to right; where several match, the longest, with all its senses."""
        found = []
        done, count = 0, len(tokens)
        for index, token in enumerate(tokens):
            if not token.opens or index < done:
                continue
            here = token.step
            meaning, last, at = here.meaning, index + 1, index + 1
            while here.entries and at < count:
                word = tokens[at].step.spelling
                at += 1
                here = here.onward.get(word) or self._go_on(here, word, at - index)
                if here.meaning is not None:
                    meaning, last = here.meaning, at
            if meaning is not None:
                done = last
                found.append(Mention(index, last, meaning))
        return found


def _fits(pattern: str, word: str) -> bool:
    """True when a word is what a pattern of the lexicon says; any dash is a hyphen, no pattern spans lines."""
    if pattern[-1] == "*":
        return word.startswith(pattern[:-1]) and word[0] != "\n"
    return pattern == word or (pattern == "-" and word == "–")


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
    if _PLAIN.fullmatch(form):
        yield tuple(form.split())
        return
    choices: list[tuple[str, ...]] = []
    for part in form.casefold().replace("’", "'").replace("ё", "е").split():
        optional = part.startswith("(") and part.endswith(")")
        options = part.strip("()").split("|")
        choices.append((*options, "") if optional else tuple(options))
    for chosen in product(*choices):
        pieces: list[tuple[tuple[str, ...], ...]] = [_split(word) for word in chosen if word]
        for spelled in product(*pieces):
            words = tuple(word for piece in spelled for word in piece)
            if words:
                yield words


def _split(word: str) -> tuple[tuple[str, ...], ...]:
    """The token patterns of one written word: «х-101*» is х, -, 101 or х, 101; the star stays on the last.

    A star alone stands for any one word.
    """
    if word == "*":
        return (("*",),)
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
    _add_names(tables["places"], language)
    return Lexicon(language, tables)


def _add_names(places: dict[str, Any], language: str) -> None:
    """Adds the names that the vocabulary has for its areas, as they stand in the nominative."""
    rows = places.setdefault("place", {})
    # Names that are words of everyday speech as well («суми») count only in the forms that the lexicon lists.
    ordinary = {form for forms in places.get("ordinary", {}).values() for form in forms}
    for code, known in areas().items():
        own = {"uk": known.uk, "ru": known.ru}.get(language, known.en)
        same_script = [name for name in known.also if name.isascii() == own.isascii()]
        names = [fold(name) for name in (own, *same_script) if name[-1] != "."]
        rows[code] = [*rows.get(code, ()), *(name for name in names if name not in ordinary)]
    if language == "en":
        # "The Kyiv region's Obukhiv district": the last of several words takes the ending of a genitive.
        for code, forms in rows.items():
            rows[code] = [*forms, *(f"{form}'s" for form in forms if " " in form and form[-1].isalpha())]


@cache
def lexicon(language: str) -> Lexicon:
    """The lexicon that ships for a language (`uk`, `ru`, `en`)."""
    return load(files(__package__).joinpath("lexicons", language), language)


LANGUAGES = ("uk", "ru", "en")
