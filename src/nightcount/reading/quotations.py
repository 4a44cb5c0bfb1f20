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
    quoted = list(_QUOTED.finditer(wording.original))
    if not quoted:
        return found
    spans = [wording.span(s.first, s.last) for s in sentences]
    starts, ends = [span.start for span in spans], [span.end for span in spans]
    for match in quoted:
        group = next(index for index in range(1, 5) if match.group(index) is not None)
        start, end = match.span(group)
        near = sentences[bisect_right(ends, match.start()) : bisect_left(starts, match.end())]
        speaker = next((said for sentence in near if (said := speaker_of(wording, sentence))), None)
        medium = next((said for sentence in near if (said := _medium(wording, sentence))), None)
        if len(match.group(group).split()) > _WORDS or (speaker and len(match.group(group).split()) > 1):
            found.append(Quotation(start, end, match.group(group), speaker, medium))
    return found


def _medium(wording: Wording, sentence: Sentence) -> str | None:
    said = wording.where("medium", sentence.first, sentence.last)
    return wording.meanings[said[0]]["medium"] if said else None
