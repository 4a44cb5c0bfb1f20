"""Relevance: whether a text speaks of an air attack at all. What does not is not parsed."""

from __future__ import annotations

from nightcount.reading.wording import Wording


def is_relevant(wording: Wording) -> bool:
    """True when the text names an attack or its means, and is no table of battlefield losses or tale of another war."""
    attack = foreign = losses = 0
    for mention in wording.mentions:
        attack += mention.value("relevant") is not None or mention.value("class") is not None
        foreign += mention.value("foreign") is not None
        losses += mention.value("losses") is not None
    return attack > 0 and losses < 2 and foreign <= attack
