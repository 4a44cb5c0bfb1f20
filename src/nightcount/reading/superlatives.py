"""Superlatives: "a record 539 drones", "the largest since", said of a count."""

from __future__ import annotations

from nightcount.reading.count import Count
from nightcount.reading.sentences import Sentence
from nightcount.reading.wording import Wording

_NEAR = 5


def superlative_of(wording: Wording, count: Count, sentence: Sentence) -> str | None:
    """`record`, `largest_since`, `second_largest` …, where the words beside the count say so of it; else null.

    Only a count of what was launched, or of people, can be a record; a whole ("of the 539") repeats another count.
    """
    if count.measure in ("previous_record", None) or count.role in ("whole", "subset"):
        return None
    for at in range(max(sentence.first, count.first - _NEAR), min(sentence.last, count.last + _NEAR)):
        said = wording.value(at, "superlative")
        if said is None or wording.value(at, "previous_record"):
            continue
        low, high = sorted((at, count.first))
        if not any(wording.word(i) in (";", ".") or wording.tokens[i].is_number for i in range(low + 1, high)):
            return said
    return None
