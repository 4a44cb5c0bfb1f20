"""Relevance: whether a text speaks of an air attack of this war at all. What does not is not parsed."""

from __future__ import annotations

from collections import Counter

from nightcount.reading.wording import Wording

_EVIDENCE = ("class", "model", "attack", "alert", "relevant")
_PARTIES = ("attacker", "place", "speaker")


def is_relevant(wording: Wording) -> bool:
    """True when the text names an attack or its means and a party to this war, and more of that than of other things.

    Other things are the words of the lexicon's `foreign` (other wars), `unrelated` (sport, trade, sanctions, weather)
    and `losses` (tables of battlefield losses).
    """
    found: Counter[str] = Counter()
    for mention in wording.mentions:
        kinds = {sense.kind for sense in mention.senses}
        found["evidence"] += not kinds.isdisjoint(_EVIDENCE)
        found["party"] += not kinds.isdisjoint(_PARTIES)
        found["other"] += not kinds.isdisjoint(("foreign", "unrelated"))
        found["losses"] += "losses" in kinds
    if not found["evidence"] or not found["party"] or found["losses"] > 1:
        return False
    return found["other"] * 2 <= found["evidence"] + found["party"] and found["other"] < 4
