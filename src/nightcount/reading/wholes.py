"""Wholes: numbers of which a part is told right before them ("402 of the 472")."""

from __future__ import annotations

from itertools import pairwise

from nightcount.reading.apposition import settle_one_of
from nightcount.reading.count import NEGATION, Count
from nightcount.reading.wording import Wording

_ABBREVIATION = 4
# States that are no noun: behind a whole they are said of its part.
_PART_STATES = ("hospitalised", "rescued")


def link_wholes(wording: Wording, counts: list[Count]) -> None:
    """ "402 of the 472": the second is the whole of the first, which takes its noun or lends it ("ten of ten")."""
    for index, (part, whole) in enumerate(pairwise(counts)):
        if part.rejected == NEGATION and whole.kind == "weapon" and _is_of(wording, part, whole):
            whole.whole_of = True
        if part.rejected or part.role == "subset" or whole.implied or whole.rejected or part.kind == "hours":
            continue
        if not _is_of(wording, part, whole):
            continue
        gap = range(part.last, whole.hedge)
        if settle_one_of(wording, part, whole, counts[max(0, index - 1) : index]):
            continue
        if part.kind == "weapon" and not whole.kind and len(gap) <= 2 and not has_unknown_noun(wording, whole.last):
            whole.whole_of, whole.kind, whole.weapon, whole.models = True, "weapon", part.weapon, part.models
        elif not part.kind and part.part_of:
            whole.whole_of, part.whole = True, whole
            part.kind, part.weapon, part.models, part.object = whole.kind, whole.weapon, whole.models, whole.object
            part.role, part.end = "subset", whole.end
            part.own = whole.own if whole.kind == "person" else None
            if whole.own in _PART_STATES and whole.head is not None:
                # "Two of the six are in hospital": that is said of the two.
                whole.kind, whole.own = "", None
                if whole.head[0] > whole.first:
                    # A noun ahead of the number gives nothing back.
                    whole.last = whole.end = whole.head[0]


def has_unknown_noun(wording: Wording, at: int) -> bool:
    """True where the word at a token is one that the lexicon does not know: a noun, not a name."""
    if at >= len(wording.tokens):
        return False
    if not wording.tokens[at].is_word or wording.at[at] is not None:
        return False
    raw = wording.tokens[at].raw
    # «22 ВОГ»: an abbreviation is a noun as well, where the words around it are no capitals.
    short = raw.isupper() and 1 < len(raw) <= _ABBREVIATION and not wording.tokens[max(0, at - 2)].raw.isupper()
    return raw[0].islower() or short


def _is_of(wording: Wording, part: Count, whole: Count) -> bool:
    """True where nothing but a word for a part stands between two counts: "402 of the 472", "none of the six"."""
    gap = range(part.last, whole.hedge)
    if len(gap) > 5 or not any(wording.value(at, "part") == "of" for at in gap):
        return False
    return not any(wording.word(at) in ".;:" or wording.tokens[at].is_break for at in gap)
