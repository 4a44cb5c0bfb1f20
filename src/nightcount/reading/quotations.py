"""Quotations: who said what, in which words, through what."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from nightcount.reading.attribution import speaker_of
from nightcount.reading.claim import Quotation
from nightcount.reading.sentences import Sentence
from nightcount.reading.wording import Wording

# Opening and closing marks of the three languages. A name in marks («Кинджал», "Oniks") is no quotation: see _WORDS.
_QUOTED = re.compile(r"«([^»]{1,2000})»|“([^”]{1,2000})”|„([^“”]{1,2000})[“”]|\"([^\"\n]{1,2000})\"")
_WORDS = 3


def find_quotations(wording: Wording, sentences: list[Sentence]) -> list[Quotation]:
    """Quoted speech of at least four words, and shorter scraps beside a named speaker who says them."""
    found: list[Quotation] = []
    # The normal form has one kind of marks.
    if '"' not in wording.normal.text:
        return found
    starts: list[int] = []
    ends: list[int] = []
    for match in _QUOTED.finditer(wording.original):
        group = match.lastindex or 0
        words = match.group(group).split()
        if len(words) <= 1:
            continue
        if not starts:
            spans = [wording.span(s.first, s.last) for s in sentences]
            starts, ends = [span.start for span in spans], [span.end for span in spans]
        start, end = match.span(group)
        near = sentences[bisect_right(ends, match.start()) : bisect_left(starts, match.end())]
        speaker = next((said for sentence in near if (said := speaker_of(wording, sentence))), None)
        medium = next((said for sentence in near if (said := _medium(wording, sentence))), None)
        if len(words) > _WORDS or speaker:
            found.append(Quotation(start, end, match.group(group), speaker, medium))
    return found


def _medium(wording: Wording, sentence: Sentence) -> str | None:
    said = wording.where("medium", sentence.first, sentence.last)
    return wording.meanings[said[0]]["medium"] if said else None
