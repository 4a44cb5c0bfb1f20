"""Lasting: whether a number of hours tells how long an alert or an attack lasted."""

from __future__ import annotations

from collections.abc import Sequence

from nightcount.reading.count import Count
from nightcount.reading.sentences import Sentence
from nightcount.reading.wording import Wording

# What it may cost to go from the hours to their subject: beside a verb that says that it lasted, and without.
_REACH, _REACH_WITHOUT = 35.0, 5.0


def settle_hours(wording: Wording, total: Sequence[float], count: Count, sentence: Sentence) -> None:
    """Gives a number of hours the measure of what lasted, or rejects it as a length of time of something else.

    `total` is the cost of going from the start of the text to each token (`Reach.total`).
    """
    lasts = any(wording.value(at, "verb") == "lasted" for at in range(sentence.first, sentence.last))
    found: tuple[float, str] | None = None
    for at in range(sentence.first, sentence.last):
        kind = _lasting(wording, at)
        if kind is not None:
            # The subject mostly stands ahead of how long it lasted.
            distance = abs(total[at] - total[count.first]) + (4 if at > count.first else 0)
            found = (distance, kind) if found is None or distance < found[0] else found
    following = wording.at[count.last] if count.last < len(wording.at) else None
    away = following is not None and following.value("away")
    paused = wording.has("pause", max(sentence.first, count.hedge - 3), count.hedge)
    if found is None or away or paused or found[0] > (_REACH if lasts else _REACH_WITHOUT):
        count.rejected = "a length of time"
        return
    count.measure, count.rule = f"{found[1]}_duration", "how long it lasted"


def _lasting(wording: Wording, at: int) -> str | None:
    """Whether an alert or an attack is named at a token; its waves are the attack."""
    if wording.value(at, "alert"):
        return "alert"
    return "attack" if wording.value(at, "attack") or wording.value(at, "wave") else None


def goes_on_lasting(wording: Wording, count: Count, before: list[Count], sentence: Sentence) -> bool:
    """True for "the alert lasted eleven hours, the attack itself – no more than six": the hours are left out."""
    hours = any(c.kind == "hours" and c.measure and c.first >= sentence.first for c in before)
    kind = _lasting(wording, count.hedge - 2) if wording.word(count.hedge - 1) == "–" else None
    if not hours or kind is None:
        return False
    count.kind, count.measure, count.rule = "hours", f"{kind}_duration", "hours left out"
    return True
