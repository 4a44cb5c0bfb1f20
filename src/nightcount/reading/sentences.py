"""Sentences: where they end, which are items of a list, and the line that opens the list."""

from __future__ import annotations

from nightcount.reading.wording import Wording

_BULLETS = frozenset("•▪●◦‣–-*➖■□▫🔹🔸✅➡👉▶")
_CLOSING = ('"', ")", "]")
# Signs that can only open an item, within a line too: line ends are lost where a post was copied.
_SIGNS = frozenset("•▪●◦‣➖■□▫🔹🔸✅➡👉▶")
_ABBREVIATED = 4
_ENDS = frozenset(".!?…")
_PARTING = _SIGNS | _ENDS
# Nothing a person writes is longer, in tokens; cutting what is keeps every search within a sentence short.
_LONGEST = 400
_SIGNS_ON = 20


class Sentence:
    """Tokens `first..last`; `paragraph` counts from 0; `opener` is the index of the sentence that opens its list."""

    __slots__ = ("first", "is_item", "last", "opener", "paragraph")

    def __init__(self, first: int, last: int, paragraph: int) -> None:
        self.first = first
        self.last = last
        self.paragraph = paragraph
        self.is_item = False
        self.opener: int | None = None


def find_sentences(wording: Wording) -> list[Sentence]:
    """The sentences of a text. A line end closes a sentence; a line that ends in a colon opens a list."""
    found: list[Sentence] = []
    paragraph, first = 0, 0
    tokens, words = wording.tokens, wording.words
    # A stop inside a date ("4. Juli") ends nothing.
    taken = wording.taken
    for index in [index for index in wording.signs if words[index] in _PARTING or words[index][0] == "\n"]:
        while index - first > _LONGEST:
            _close(wording, found, first, first + _LONGEST, paragraph)
            first += _LONGEST
        word = words[index]
        if word[0] == "\n":
            _close(wording, found, first, index, paragraph)
            paragraph += 1
            first = index + 1
        elif word in _SIGNS:
            if index > first:
                _close(wording, found, first, index, paragraph)
                first = index
        elif index >= first and not (index in taken and index + 1 in taken) and _ends_here(wording, index):
            last = index + 1
            while last < len(tokens) and words[last] in _CLOSING and wording.glued(last):
                last += 1
            _close(wording, found, first, last, paragraph)
            first = last
    while len(tokens) - first > _LONGEST:
        _close(wording, found, first, first + _LONGEST, paragraph)
        first += _LONGEST
    _close(wording, found, first, len(tokens), paragraph)
    return found


def _close(wording: Wording, found: list[Sentence], first: int, last: int, paragraph: int) -> None:
    for index in range(first, last):
        token = wording.tokens[index]
        if token.is_word or token.is_number:
            break
    else:
        return
    sentence = Sentence(first, last, paragraph)
    previous = found[-1] if found else None
    words = wording.words
    marked = words[first] in _SIGNS
    starts_line = first == 0 or wording.tokens[first - 1].is_break or marked
    if previous is not None and starts_line:
        before = words[previous.last - 1]
        opens = before == ":"
        bulleted = words[first] in _BULLETS
        if opens and (previous.paragraph < paragraph or marked):
            sentence.is_item, sentence.opener = True, len(found) - 1
        elif previous.is_item and (bulleted or before == ";"):
            sentence.is_item, sentence.opener = True, previous.opener
        elif bulleted:
            sentence.is_item = True
    elif previous is not None and previous.is_item and previous.paragraph == paragraph:
        sentence.is_item, sentence.opener = True, previous.opener
    found.append(sentence)


def _ends_here(wording: Wording, index: int) -> bool:
    """True when the stop at a token ends a sentence rather than an abbreviation, an initial or a number."""
    tokens = wording.tokens
    if index + 1 >= len(tokens) or tokens[index + 1].is_break:
        return True
    following = index + 1
    while following < min(len(tokens), index + _SIGNS_ON) and tokens[following].word in (
        '"',
        ")",
        "]",
        "'",
        ".",
        "!",
        "?",
        "…",
    ):
        following += 1
    if following >= len(tokens) or tokens[following].is_break:
        return True
    if wording.glued(following) and tokens[following - 1].word == ".":
        return False
    if tokens[index].word != ".":
        return not (tokens[following].is_word and tokens[following].raw[0].islower())
    if tokens[following].word == "–" and _is_abbreviated(wording, index - 1):
        return False
    initial = index > 0 and tokens[index - 1].is_word and len(tokens[index - 1].word) == 1
    if initial and not (wording.glued(index - 1) and tokens[index - 2].is_number):
        return False
    return not (tokens[following].is_word and tokens[following].raw[0].islower())


def _is_abbreviated(wording: Wording, index: int) -> bool:
    """True for «тис.», «год.»: short words for thousands and for units of time, whose stop ends no sentence."""
    short = 0 < len(wording.word(index)) <= _ABBREVIATED
    return short and bool(wording.value(index, "scale") or wording.value(index, "unit"))
