"""Lasting: whether a number of hours tells how long an alert or an attack lasted."""

from __future__ import annotations

from nightcount.reading.count import Count
from nightcount.reading.reach import LIMIT, Reach
from nightcount.reading.sentences import Sentence
from nightcount.reading.wording import Wording

# Kinds of words for what lasts.
_NAMED = ("alert", "attack", "wave")
# How far the subject may stand from its hours: beside a verb that says so, and without one.
_LASTING, _BARE = LIMIT - 10, 5.0
_BEHIND = 4.0


def settle_hours(reach: Reach, count: Count, sentence: Sentence) -> None:
    """Sets the measure of a count of hours, or rejects it as a length of time."""
    words = reach.wording
    subject = _named_ahead(words, count, sentence) or _subject(reach, count, sentence)
    following = words.at[count.last] if count.last < len(words.at) else None
    away = following is not None and following.value("away")
    paused = any(
        words.value(at, "pause") and not words.between(at, count.hedge, ",")
        for at in range(max(sentence.first, count.hedge - 3), count.hedge)
    )
    if subject is None or away or paused:
        count.rejected = "a length of time"
        return
    count.measure, count.rule = f"{subject}_duration", "how long it lasted"


def _named_ahead(words: Wording, count: Count, sentence: Sentence) -> str | None:
    """The subject of "Alarm: 95 minutes and 2 h 40 min" and "five hours of sirens", whatever stands between."""
    opening = range(sentence.first, min(sentence.first + 4, sentence.last))
    colon = next((at for at in opening if words.word(at) == ":"), None)
    behind = words.value(count.last, "part") == "of" and words.value(count.last + 1, "alert")
    ahead = colon is not None and colon < count.first and words.value(colon - 1, "alert")
    return "alert" if behind or ahead else None


def _subject(reach: Reach, count: Count, sentence: Sentence) -> str | None:
    """`alert` or `attack`, whichever word stands nearest; mostly ahead of how long it lasted."""
    words, total = reach.wording, reach.total
    lasts = words.word(count.hedge - 1) == "–"
    lasts = lasts or any(words.value(at, "verb") == "lasted" for at in range(sentence.first, sentence.last))
    found: tuple[float, str] | None = None
    for at in sorted({at for kind in _NAMED for at in words.where(kind, sentence.first, sentence.last)}):
        kind = _lasting(words, at)
        if kind is None or (not lasts and _is_delay(words, *sorted((at, count.first)))):
            continue
        distance = total[max(at, count.first)] - total[min(at, count.first)] + (_BEHIND if at > count.first else 0)
        if found is None or distance < found[0]:
            found = (distance, kind)
    if _is_of_blasts(words, count, sentence):
        return None
    if found is None:
        return "attack" if lasts and _tells_of_launches(reach, sentence) else None
    return found[1] if found[0] <= (_LASTING if lasts else _BARE) else None


def _is_of_blasts(words: Wording, count: Count, sentence: Sentence) -> bool:
    """True for «вибухи лунали 40 хвилин»: in the clause of the number neither an alert nor an attack is named."""
    blasts = False
    for at in range(count.hedge - 1, max(sentence.first, count.hedge - 8) - 1, -1):
        if words.word(at) in (",", ";", "(") or _lasting(words, at):
            break
        blasts = blasts or words.value(at, "not_counted") == "explosions or windows"
    return blasts


def _is_delay(words: Wording, first: int, last: int) -> bool:
    """True where something else was done in between: "because of the alert the match was held up for an hour"."""
    return any(words.value(at, "verb") == "other" for at in range(first, last))


def _lasting(wording: Wording, at: int) -> str | None:
    """Whether an alert or an attack is named at a token; its waves are the attack."""
    if wording.value(at, "alert"):
        return "alert"
    return "attack" if wording.value(at, "attack") or wording.value(at, "wave") else None


def _tells_of_launches(reach: Reach, sentence: Sentence) -> bool:
    """True for "they dropped ten bombs in the course of 40 minutes": the attack is told by its verb."""
    return any(c.measure == "launched" and not c.implied for c in reach.counts_in(sentence))


def take_half_hours(wording: Wording, count: Count, before: list[Count]) -> None:
    """Makes hours of "the raid went on for 11 hours, the siren for nine and a half": the unit is left out."""
    number = count.figure.number
    if count.kind or count.rejected or number is None or number % 1 != 0.5:
        return
    told = next((c for c in reversed(before[-3:]) if c.kind == "hours"), None)
    if told is not None and not any(
        wording.word(at) in ".;" or wording.tokens[at].is_break for at in range(told.last, count.first)
    ):
        count.kind = "hours"


def goes_on_lasting(wording: Wording, count: Count, before: list[Count], sentence: Sentence) -> bool:
    """True for "the alert lasted eleven hours, the attack itself – no more than six": the hours are left out."""
    hours = any(c.kind == "hours" and c.measure and c.first >= sentence.first for c in before)
    kind = _lasting(wording, count.hedge - 2) if wording.word(count.hedge - 1) == "–" else None
    if not hours or kind is None:
        return False
    count.kind, count.measure, count.rule = "hours", f"{kind}_duration", "hours left out"
    return True
