"""Context: the events that a text ties to the attack, where it was launched from, and its main target.

Launch areas and targets are taken as an official source worded them, nothing finer.
"""

from __future__ import annotations

from bisect import bisect_right

from nightcount.reading.claim import Context
from nightcount.reading.lexicon import Mention
from nightcount.reading.sentences import Sentence
from nightcount.reading.wording import Wording

_LONGEST_LIST = 80
_CLOSING = frozenset(")(.;!\n")
# Words that begin a count: the list of names has ended before them.
_COUNTING = frozenset(("cardinal", "hedge", "verb"))
_QUIET = frozenset('–-:"«»')


def find_context(wording: Wording, sentences: list[Sentence]) -> list[Context]:
    """The context of a text: a phone call, a halt of supplies, launch areas («із напрямків: …»), the main target."""
    found: list[Context] = []
    told: set[tuple[int, str]] = set()
    firsts: list[int] = []
    for at in wording.places.get("context", ()):
        mention = wording.at[at]
        if mention is None or mention.first != at:
            continue
        firsts = firsts or [sentence.first for sentence in sentences]
        index, kind = bisect_right(firsts, at) - 1, mention.meaning["context"]
        if index >= 0 and at < sentences[index].last:
            sentence = sentences[index]
            if kind == "launch_area":
                found += _launch_areas(wording, sentence, mention)
            elif kind == "main_target":
                found += _main_target(wording, sentence, mention)
            elif (index, kind) not in told:
                told.add((index, kind))
                found.append(_event(wording, sentence, kind))
    return found


def _event(wording: Wording, sentence: Sentence, kind: str) -> Context:
    """An event that a sentence tells, with those that it names as speakers or parties."""
    start, end = wording.span(sentence.first, sentence.last)
    named = []
    for at in wording.where("speaker", sentence.first, sentence.last):
        mention = wording.at[at]
        if mention is not None and mention.first == at:
            named.append(wording.wording(mention.first, mention.last))
    text = wording.original[start:end]
    return Context(start, end, text, kind, _relation(wording, sentence), tuple(dict.fromkeys(named)))


def launch_areas_end(wording: Wording, mention: Mention) -> int:
    """Where the names behind words such as «із напрямків:» end: at a bracket, a stop, a line's end or a number."""
    words, meanings, at = wording.words, wording.meanings, mention.last
    bound = min(len(words), mention.last + _LONGEST_LIST)
    while at < bound and words[at][0] not in _CLOSING and not words[at][0].isdecimal():
        if not _COUNTING.isdisjoint(meanings[at]):
            break
        at += 1
    return at


def _launch_areas(wording: Wording, sentence: Sentence, mention: Mention) -> list[Context]:
    """The names behind words such as «із напрямків:» and «район пуску –»."""
    names: list[str] = []
    first, at = None, mention.last
    bound = min(sentence.last, launch_areas_end(wording, mention))
    words, meanings = wording.words, wording.meanings
    while at < bound:
        if words[at] == "," or "join" in meanings[at] or (first is None and words[at] in _QUIET):
            names += [wording.wording(first, at)] if first is not None else []
            first = None
        elif first is None:
            first = at
        at += 1
    if first is not None:
        names.append(wording.wording(first, at))
    if not names:
        return []
    while words[at - 1] == ",":
        at -= 1
    start, end = wording.span(mention.first, at)
    return [Context(start, end, wording.original[start:end], "launch_area", None, tuple(names))]


def _main_target(wording: Wording, sentence: Sentence, mention: Mention) -> list[Context]:
    """The place beside words such as "main target": the first behind them, else the last ahead of them."""
    behind = range(mention.last, sentence.last)
    ahead = range(mention.first - 1, sentence.first - 1, -1)
    for at in (*behind, *ahead):
        named = wording.at[at]
        if named is not None and named.value("place"):
            first, last = min(mention.first, named.first), max(mention.last, named.last)
            start, end = wording.span(first, last)
            place = wording.wording(named.first, named.last)
            return [Context(start, end, wording.original[start:end], "main_target", None, (place,))]
    return []


def _relation(wording: Wording, sentence: Sentence) -> str | None:
    """`before` or `after` the attack, where the sentence says so."""
    said = wording.where("relation", sentence.first, sentence.last)
    return wording.meanings[said[0]]["relation"] if said else None
