"""Authority: how much weight a source has on what it says, and from which origin a claim comes."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from nightcount.sources import find_source, identify_speaker
from nightcount.vocabulary import COUNTRY, Measure, lies_in

if TYPE_CHECKING:
    from nightcount.reading.claim import Claim

# Ranks, the best first (rule `authority`).
COUNTS_IT_ITSELF, RELAYS_IT, OFFICIAL, NEWS_NAMING_A_SPEAKER, NEWS = range(5)

# A data set of the launches relays the air force's bulletins; it is no authority on anything else.
_WEAPONS_AND_PLACES = ("weapon", "place")


def rank(claim: Claim) -> int:
    """How far the source of a claim is from the one that counts: 0 counts it itself, 4 is news without a speaker.

    A city's authority reaches as far as its city.
    """
    if claim.role == "regional":
        return COUNTS_IT_ITSELF
    return _rank(source_of(claim), claim.measure, claim.place, claim.speaker is not None)


def source_of(claim: Claim) -> str:
    """The id of the source that published the claim."""
    return claim.source or ""


def origin_of(claim: Claim) -> str:
    """From whom the claim comes: the id of the source that the report names, however it calls it; else its own.

    A speaker that the registry does not know is taken by the words of the report.
    """
    if not claim.speaker:
        return source_of(claim)
    known = identify_speaker(claim.speaker)
    return known.id if known else " ".join(claim.speaker.casefold().split())


@cache
def kind_of(source: str) -> str:
    """The kind of a source; one that the registry does not know is `news`."""
    return str(find_source(source).kind)


@cache
def _rank(source: str, measure: Measure, place: str | None, speaker: bool) -> int:
    kind, area = kind_of(source), find_source(source).area
    if kind == "dataset":
        return RELAYS_IT if measure.counts in _WEAPONS_AND_PLACES else OFFICIAL
    if kind != "news":
        at_home = area in (None, COUNTRY) or (place is not None and lies_in(place, area or COUNTRY))
        return COUNTS_IT_ITSELF if measure in find_source(source).speaks_for and at_home else OFFICIAL
    return NEWS_NAMING_A_SPEAKER if speaker else NEWS
