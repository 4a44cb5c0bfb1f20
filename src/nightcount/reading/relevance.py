"""Relevance: whether a text speaks of an air attack of this war at all. What does not is not parsed."""

from __future__ import annotations

from collections import Counter

from nightcount.reading.wording import Wording

_WEAPONS = ("class", "model")
_ATTACK = ("attack", "alert")
_PARTIES = ("attacker", "place", "speaker")
_OTHER = ("foreign", "unrelated")
# What only air defence does: these words alone make a list of weapons a report. Beside a model of this war (Shahed,
# Kalibr) weaker words do so too.
_DEFENCE = ("shot_down", "neutralised", "suppressed", "not_reached")
_ACTS = ("destroyed", "launched", "got_through")


def is_relevant(wording: Wording) -> bool:
    """True when the text names an attack or its means and a party to this war, and more of that than of other things.

    Other things are the words of the lexicon's `foreign` (other wars), `unrelated` (sport, trade, sanctions, weather)
    and `losses` (tables of battlefield losses).
    """
    found: Counter[str] = Counter()
    for mention in wording.mentions:
        kinds = mention.meaning.keys()
        found["weapon"] += not kinds.isdisjoint(_WEAPONS)
        found["attack"] += not kinds.isdisjoint(_ATTACK)
        found["party"] += not kinds.isdisjoint(_PARTIES)
        found["other"] += not kinds.isdisjoint(_OTHER)
        found["losses"] += "losses" in kinds
        found["model"] += "model" in kinds
        found["defence"] += mention.value("verb") in _DEFENCE
        found["acts"] += mention.value("verb") in _ACTS
    about = found["weapon"] + found["attack"]
    if not about or found["losses"] * 2 > found["attack"] + 1 or found["other"] > 3:
        return False
    told = (found["defence"] and found["weapon"] > 1) or (found["acts"] and found["model"])
    ours = found["party"] > 0 or told or found["weapon"] > 5
    return bool(ours) and found["other"] * 2 <= about + found["party"] + found["defence"]
