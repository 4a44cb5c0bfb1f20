"""Wording: a text made ready for reading, with its normal form, tokens, mentions and sentences."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from operator import attrgetter

from nightcount.reading.lexicon import Known, Lexicon, Mention
from nightcount.reading.normalise import Normal, normalise
from nightcount.vocabulary import Span

# Words whose digits are no counts: Х-101, F-16, «младше 10 лет».
_NAMES = frozenset(("model", "carrier", "child"))
_NOTHING: dict[str, str] = {}
_word = attrgetter("word")


@dataclass(slots=True)
class Wording:
    """The tokens of a text, which begin at `starts`, and what each of them means.

    `at[i]` is the mention that token `i` belongs to, `taken[i]` says why token `i` is no count.
    `words` are the folded words of the tokens, `digits` the places of those that are digits, `signs` of those that are
    neither digits nor words, `singulars` of those that count one by themselves («ракетою», "missile").

    Positions are token indices; `span` leads from them back to code points of the original text.
    """

    lexicon: Lexicon
    original: str
    normal: Normal
    tokens: list[Known]
    starts: list[int]
    mentions: list[Mention]
    at: list[Mention | None]
    meanings: list[dict[str, str]]
    places: dict[str, list[int]]
    words: list[str]
    digits: list[int]
    signs: list[int]
    singulars: set[int]
    taken: dict[int, str] = field(default_factory=dict)

    def value(self, index: int, kind: str) -> str | None:
        """What token `index` means as a mention of `kind`, or null."""
        # Asked hundreds of times a text, and nearly always within it.
        try:
            return self.meanings[index].get(kind) if index >= 0 else None
        except IndexError:
            return None

    def has(self, kind: str, first: int, last: int) -> bool:
        """True when one of the tokens `first..last` is in a mention of `kind`."""
        places = self.places.get(kind)
        if not places:
            return False
        at = bisect_left(places, first)
        return at < len(places) and places[at] < last

    def where(self, kind: str, first: int, last: int) -> list[int]:
        """Those of the tokens `first..last` that are in a mention of `kind`, in order."""
        places = self.places.get(kind)
        if not places:
            return []
        low = bisect_left(places, first)
        return places[low : bisect_left(places, last, low)]

    def mentions_of(self, kind: str) -> list[Mention]:
        """The mentions of a kind, in order."""
        found = ((index, self.at[index]) for index in self.places.get(kind, ()))
        return [mention for index, mention in found if mention is not None and mention.first == index]

    def of_kinds(self, kinds: Iterable[str]) -> list[int]:
        """The tokens in mentions of any of the kinds, in order, each once. Read only."""
        found = [self.places[kind] for kind in kinds if kind in self.places]
        return sorted({index for one in found for index in one}) if len(found) > 1 else found[0] if found else []

    def word(self, index: int) -> str:
        """The folded word at a position; empty beyond the text."""
        try:
            return self.words[index] if index >= 0 else ""
        except IndexError:
            return ""

    def between(self, first: int, last: int, *signs: str) -> bool:
        """True when one of the signs stands among tokens `first..last`."""
        # Most often there is nothing between.
        return first < last and any(word in signs for word in self.words[max(first, 0) : max(last, 0)])

    def is_singular(self, index: int) -> bool:
        """True for a word that counts one by itself: "woman"."""
        return index in self.singulars

    def start(self, index: int) -> int:
        """Where the mention that token `index` belongs to begins; the token itself where it belongs to none."""
        mention = self.at[index] if 0 <= index < len(self.at) else None
        return mention.first if mention is not None else index

    def glued(self, index: int) -> bool:
        """True when nothing stands between token `index` and the one before it."""
        if not 0 < index < len(self.tokens):
            return False
        return self.starts[index] == self.starts[index - 1] + self.tokens[index - 1].size

    def span(self, first: int, last: int) -> Span:
        """The span, in the original text, of tokens `first` up to but not including `last`."""
        end = self.starts[last - 1] + self.tokens[last - 1].size
        if not self.normal.cuts:
            return Span(self.starts[first], end)
        return Span(self.normal.start(self.starts[first]), self.normal.end(end))

    def wording(self, first: int, last: int) -> str:
        """The original words of tokens `first` up to but not including `last`."""
        start, end = self.span(first, last)
        return self.original[start:end]


def word_text(text: str, lexicon: Lexicon) -> Wording:
    """The wording of a text in the language of a lexicon. Linear in the length of the text."""
    normal = normalise(text)
    tokens, starts = lexicon.tokens(normal.text)
    mentions = lexicon.mentions(tokens)
    at: list[Mention | None] = [None] * len(tokens)
    meanings = [_NOTHING] * len(tokens)
    places: defaultdict[str, list[int]] = defaultdict(list)
    names: list[Mention] = []
    for mention in mentions:
        first, last, meaning = mention.first, mention.last, mention.meaning
        at[first], meanings[first] = mention, meaning
        if last - first == 1:
            for kind in meaning:
                places[kind].append(first)
            continue
        for index in range(first + 1, last):
            at[index], meanings[index] = mention, meaning
        for kind in meaning:
            places[kind].extend(range(first, last))
        if not _NAMES.isdisjoint(meaning):
            names.append(mention)
    words = list(map(_word, tokens))
    others = [index for index, token in enumerate(tokens) if not token.is_word]
    digits = [index for index in others if tokens[index].is_number]
    signs = [index for index in others if not tokens[index].is_number]
    singulars = {index for index, token in enumerate(tokens) if token.opens and token.step.singular}
    wording = Wording(
        lexicon, text, normal, tokens, starts, mentions, at, meanings, dict(places), words, digits, signs, singulars
    )
    for mention in names:
        _take_name(wording, mention)
    return wording


def _take_name(wording: Wording, mention: Mention) -> None:
    """The digits of a name (Х-101, Shahed-136/131, F-16) are no count, nor is what a slash adds to them."""
    last = mention.last
    while wording.word(last) == "/" and wording.word(last + 1).isdecimal():
        last += 2
    for index in range(mention.first, last):
        if wording.tokens[index].is_number:
            wording.taken[index] = "part of a name"
