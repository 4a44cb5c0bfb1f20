"""Units: of time behind a number, and one that stands once, at the head of a row («тыс. абонентов: Сумы – 100; …»)."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import replace

from nightcount.reading.count import Count
from nightcount.reading.lexicon import Mention
from nightcount.reading.numerals import Numeral, whole
from nightcount.reading.wording import Wording
from nightcount.vocabulary import Figure

# How many counts before a word can still hold it.
_NEAR = 4
# How far ahead of the unit its verb stands, and how many words a row may have.
_VERB, _ROW = 16, 400
_NOUNS = ("household", "person")


def settle_units(wording: Wording, counts: list[Count]) -> None:
    """Gives the bare numbers behind a head such as «без света, тыс. абонентов:» its noun, its unit and its verb."""
    firsts = [count.first for count in counts]
    for at in wording.places.get("scale", ()):
        before = bisect_right(firsts, at)
        if any(count.first <= at < count.last for count in counts[max(0, before - _NEAR) : before]):
            continue
        head = _noun_behind(wording, at)
        if head is None:
            continue
        colon, kind = head
        row, verb = range(colon, _end_of_row(wording, colon)), _verb_before(wording, at)
        for count in counts[bisect_left(firsts, row.start) : bisect_left(firsts, row.stop)]:
            if not (count.kind or count.rejected):
                count.kind, count.predicate = kind, verb
                count.figure = _scaled(count.figure, int(wording.value(at, "scale") or 1))


def _noun_behind(wording: Wording, at: int) -> tuple[int, str] | None:
    """Where the colon behind the noun of a unit stands, and the kind of the noun; null where it is no head of a row."""
    following = at + 2 if wording.word(at + 1) == "." else at + 1
    mention = wording.at[following] if following < len(wording.at) else None
    kind = next((kind for kind in _NOUNS if mention.value(kind)), None) if mention is not None else None
    if mention is None or kind is None or wording.word(mention.last) != ":":
        return None
    return mention.last, kind


def _verb_before(wording: Wording, at: int) -> str:
    for index in range(at - 1, max(-1, at - _VERB), -1):
        if wording.tokens[index].is_break:
            break
        said = wording.value(index, "verb")
        if said is not None:
            return said
    return ""


def _end_of_row(wording: Wording, colon: int) -> int:
    """The end of the line; of the paragraph, where the colon ends the line."""
    at = colon + 1
    opens = at < len(wording.tokens) and wording.tokens[at].is_break
    last = min(len(wording.tokens), colon + _ROW)
    while at < last:
        if wording.tokens[at].is_break and (not opens or len(wording.word(at)) > 1):
            return at
        at += 1
    return at


def _scaled(figure: Figure, by: int) -> Figure:
    low, high = (whole(bound * by) if bound is not None else None for bound in (figure.low, figure.high))
    return replace(figure, low=low, high=high)


def unit_head(count: Count, mention: Mention) -> bool:
    """True, for a number of hours or minutes is settled by its unit; of days and years it is a length of time."""
    unit = mention.value("unit")
    if unit in ("hour", "minute") and count.figure.is_known:
        count.kind, count.head = "hours", (mention.first, mention.last)
        count.last = count.end = mention.last
        if unit == "minute":
            count.figure = _scale(count.figure, 1 / 60)
    else:
        count.rejected = "a length of time"
    return True


def _scale(figure: Figure, by: float) -> Figure:
    low, high = (round(n * by, 2) if n is not None else None for n in (figure.low, figure.high))
    return Figure(low, high, figure.modifier)


def duration(wording: Wording, count: Count, following: Numeral | None) -> None:
    """Five hours and 41 minutes are 5.68 hours."""
    if following is None or count.figure.number is None or following.value is None:
        return
    gap = range(count.last, following.first)
    if len(gap) > 2 or any(not (wording.value(at, "join") or wording.word(at) in (",", ".")) for at in gap):
        return
    mention = wording.at[following.last] if following.last < len(wording.at) else None
    if mention is not None and mention.value("unit") == "minute":
        hours = round(count.figure.number + following.value / 60, 2)
        count.figure = Figure.worded(hours, count.figure.modifier)
        count.last = count.end = mention.last
