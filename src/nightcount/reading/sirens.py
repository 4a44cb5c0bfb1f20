"""Sirens: how often a text says that an alert sounded ("three alerts", «тривогу оголошували чотири рази», "twice").

The measures that claims are scored in have no such count (VOCABULARY), so these stand beside the claims: a check holds
them against the alerts themselves.
"""

from __future__ import annotations

from bisect import bisect_left

from nightcount.reading.count import Count
from nightcount.reading.sentences import Sentence
from nightcount.reading.wording import Wording
from nightcount.vocabulary import Figure

# How far the alert may stand from how often it sounded.
_REACH = 9
# How many adjectives may stand between a number and its alerts.
_ADJECTIVES = 2
# How near behind it the alert stands in «чотири рази оголошували тривогу».
_BEHIND = 4
# How near behind it the verb stands in «під час тривоги тричі атакували».
_NEXT = 2
# Verbs that an alert can be the subject of; all others tell what else happened so often.
_OF_ALERTS = ("existed", "lasted", "other")
_OTHERS = ("class", "model", "wave", "person", "object")


def find_sirens(wording: Wording, sentences: list[Sentence], counts: list[Count]) -> list[tuple[Count, Sentence]]:
    """The counts of alerts, in order, each with its sentence. A number that is one of them counts nothing else."""
    found: list[tuple[Count, Sentence]] = []
    starts = [count.first for count in counts]
    for sentence in sentences if "alert" in wording.places else ():
        if not wording.has("alert", sentence.first, sentence.last):
            continue
        for count in counts[bisect_left(starts, sentence.first) : bisect_left(starts, sentence.last)]:
            last = _times(wording, count, sentence) or _alerts_behind(wording, count)
            if last is not None and not count.kind and count.figure.is_known:
                found.append((_siren(count.first, last, count.figure), sentence))
                count.rejected = "how often an alert sounded"
        for at in wording.where("often", sentence.first, sentence.last):
            if _is_of_alert(wording, at, at + 1, sentence):
                often = int(wording.meanings[at]["often"])
                found.append((_siren(at, at + 1, Figure.exact(often)), sentence))
    return found


def _siren(first: int, last: int, figure: Figure) -> Count:
    siren = Count(first, last, figure, hedge=first)
    siren.kind, siren.measure = "alert", "alerts"
    return siren


def _times(wording: Wording, count: Count, sentence: Sentence) -> int | None:
    """Where "four times" ends, if an alert is what sounded so often; else null."""
    if wording.value(count.last, "times") is None:
        return None
    return count.last + 1 if _is_of_alert(wording, count.first, count.last + 1, sentence) else None


def _alerts_behind(wording: Wording, count: Count) -> int | None:
    """Where "three air raid alerts" ends; null where something else is counted."""
    at = count.last
    while at < len(wording.at) and at - count.last < _ADJECTIVES and wording.at[at] is None:
        if not wording.tokens[at].is_word:
            return None
        at += 1
    mention = wording.at[at] if at < len(wording.at) else None
    counted = mention is not None and mention.value("alert") is not None and not count.ordinal and not count.rejected
    return mention.last if mention is not None and counted else None


def _is_of_alert(wording: Wording, first: int, last: int, sentence: Sentence) -> bool:
    """True where an alert stands near, and no verb or noun between says that something else happened so often."""
    ahead = wording.where("alert", max(sentence.first, first - _REACH), first)
    if ahead and not _is_other(wording, ahead[-1] + 1, min(sentence.last, last + _NEXT)):
        return True
    behind = wording.where("alert", last, min(sentence.last, last + _BEHIND))
    return bool(behind) and not _is_other(wording, max(sentence.first, first - _BEHIND), behind[0])


def _is_other(wording: Wording, first: int, last: int) -> bool:
    verbs = (wording.meanings[at]["verb"] for at in wording.where("verb", first, last))
    return any(verb not in _OF_ALERTS for verb in verbs) or any(wording.has(kind, first, last) for kind in _OTHERS)
