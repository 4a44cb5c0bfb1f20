"""Relevance: whether a text speaks of an air attack of this war at all. What does not is not parsed."""

from __future__ import annotations

from nightcount.reading.wording import Wording

_WEAPONS = ("class", "model")
_ATTACK = ("attack", "alert")
_PARTIES = ("attacker", "place", "speaker")
_OTHER = ("foreign", "unrelated")
# What only air defence does: these words alone make a list of weapons a report. Beside a model of this war (Shahed,
# Kalibr) weaker words do so too.
_DEFENCE = ("shot_down", "neutralised", "suppressed", "not_reached")
_ACTS = ("destroyed", "launched", "got_through")
# Without a word of one of these kinds no text is relevant. The sieve (`sieve.py`) looks for them alone: what relevance
# comes to ask for instead must be added here.
ABOUT = (*_WEAPONS, *_ATTACK)
_BEARINGS = ("weapon", "attack", "party", "other", "losses", "model", "defence", "acts")


def is_relevant(wording: Wording) -> bool:
    """True when the text names an attack or its means and a party to this war, and more of that than of other things.

    Other things are the words of the lexicon's `foreign` (other wars), `unrelated` (sport, trade, sanctions, weather)
    and `losses` (tables of battlefield losses).
    """
    bearing = wording.lexicon.bearing
    found = dict.fromkeys(_BEARINGS, 0)
    for mention in wording.mentions:
        known = bearing.get(id(mention.meaning))
        if known is None:
            known = bearing[id(mention.meaning)] = _bearing(mention.meaning)
        for one in known:
            found[one] += 1
    about = found["weapon"] + found["attack"]
    if not about or found["losses"] * 2 > found["attack"]:
        return False
    told = (found["defence"] and found["weapon"] > 1) or (found["acts"] and found["model"])
    told = told or (found["acts"] and found["attack"] and found["weapon"] > 1)
    ours = found["party"] > 0 or told or found["weapon"] > 5
    return bool(ours) and found["other"] * 2 <= about + found["party"] + found["defence"]


def _bearing(meaning: dict[str, str]) -> tuple[str, ...]:
    """What a mention of this meaning tells of whether its text is relevant."""
    kinds, verb = meaning.keys(), meaning.get("verb")
    tells = (
        not kinds.isdisjoint(_WEAPONS),
        not kinds.isdisjoint(_ATTACK),
        not kinds.isdisjoint(_PARTIES),
        not kinds.isdisjoint(_OTHER),
        "losses" in kinds,
        "model" in kinds,
        verb in _DEFENCE,
        verb in _ACTS,
    )
    return tuple(name for name, told in zip(_BEARINGS, tells, strict=True) if told)
