"""Dates and clocks: finding them in the wording, so that their numbers are never counts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time

from nightcount.reading.lexicon import Mention
from nightcount.reading.numerals import read_amount, stands_plain
from nightcount.reading.wording import Wording
from nightcount.vocabulary import local

_FIRST_YEAR, _LAST_YEAR = 1900, 2099
# How many dates back the month of a day alone is looked for.
_RECENT = 50
# The kinds of words, beside digits, that a date or a clock can begin with.
_AFTER_DAY = {"verb", "auxiliary", "join", "preposition", "clause"}
# What parts the numbers of 24.06.2026.
_JOINING = ("-", "–", "/")
_IN_DAY = (".", "/", "-")
_NAMED = ("weekday", "month", "when", "cardinal", "ordinal")


@dataclass(slots=True, eq=False)
class Dated:
    """Tokens `first..last` name a day: by `day` and `month`, by `weekday`, or by a word such as "yesterday" (`word`).

    For two days in one ("28–29 June") it is the later one. `to_night` is true for "in the night to", `evening` for an
    evening, whose attack ends the next morning; `last_week` for "last Saturday". Parts that are not said are null.
    """

    first: int
    last: int
    day: int | None = None
    month: int | None = None
    year: int | None = None
    weekday: int | None = None
    word: str | None = None
    to_night: bool = False
    evening: bool = False
    since_clock: bool = False
    last_week: bool = False


@dataclass(frozen=True, slots=True)
class Clock:
    """Tokens `first..last` show a time of day."""

    first: int
    last: int
    time: time
    as_of: bool = False


def find_dates(wording: Wording) -> tuple[list[Dated], list[Clock]]:
    """The days and times that a text names; their tokens are marked as taken."""
    dates: list[Dated] = []
    clocks: list[Clock] = []
    digits = set(wording.digits)
    done = 0
    for index in sorted(digits.union(wording.of_kinds(_NAMED))):
        if index < done or index in wording.taken or stands_plain(wording, index):
            continue
        clock = _clock(wording, index)
        if clock is not None:
            clocks.append(clock)
            _take(wording, clock.first, clock.last, "a time of day")
            done = clock.last
            continue
        dated = _day(wording, index)
        if dated is not None:
            _set_month(dated, dates)
            _set_context(wording, dated, clocks)
            dates.append(dated)
            _take(wording, dated.first, dated.last, "a date")
            done = dated.last
    _take_years(wording)
    return dates, clocks


def _set_month(dated: Dated, before: list[Dated]) -> None:
    """A day alone is of the month that was named last."""
    if dated.day is None or dated.month is not None:
        return
    named = next((other for other in reversed(before[-_RECENT:]) if other.month is not None), None)
    if named is not None:
        dated.month, dated.year = named.month, named.year


def _take(wording: Wording, first: int, last: int, reason: str) -> None:
    for index in range(first, last):
        wording.taken[index] = reason


def _number(wording: Wording, index: int, low: int, high: int) -> int | None:
    word = wording.word(index)
    if word.isascii() and word.isdecimal() and len(word) <= 4 and low <= int(word) <= high:
        return int(word)
    return None


def _clock(wording: Wording, index: int) -> Clock | None:
    hour = _number(wording, index, 0, 24)
    if hour is None or len(wording.word(index)) > 2:
        return _clock_in_words(wording, index)
    announced = wording.value(index - 1, "clock") == "at"
    sign = wording.word(index + 1)
    if sign not in (":", ".") and not announced and not wording.value(index + 1, "clock"):
        return None
    minute = _number(wording, index + 2, 0, 59)
    tight = wording.glued(index + 1) and wording.glued(index + 2) and len(wording.word(index + 2)) == 2
    bracketed = wording.word(index - 1) == "(" and wording.word(index + 3) in (")", "-", "–")
    announced_behind = wording.value(index + 3, "clock") == "oclock"
    dotted = sign == "." and (announced or announced_behind or bracketed or _dot_range(wording, index))
    if minute is not None and tight and hour < 24 and (sign == ":" or dotted):
        last = index + 3
        if wording.word(last) == ":" and _number(wording, last + 1, 0, 59) is not None:
            last += 2
        if wording.value(last, "clock") == "ampm" and wording.at[last] is not None:
            hour, last = _half_day(wording, hour, last)
        return Clock(index, last, time(hour % 24, minute), _is_as_of(wording, index))
    mention = wording.at[index + 1] if index + 1 < len(wording.at) else None
    if mention is not None and mention.meaning.get("clock") in ("ampm", "oclock"):
        hour, last = _half_day(wording, hour, index + 1)
        return Clock(index, last, time(hour % 24, 0), _is_as_of(wording, index))
    return _ordinal_hour(wording, index, hour) if announced else None


def _dot_range(wording: Wording, index: int) -> bool:
    """True for either end of «07.00–16.30»."""
    for dash, hour in ((index + 3, index + 4), (index - 1, index - 4)):
        if wording.word(dash) in ("-", "–") and _number(wording, hour, 0, 24) is not None:
            minutes = wording.word(hour + 2)
            if wording.word(hour + 1) in (".", ":") and len(minutes) == 2 and minutes.isdecimal():
                return True
    return False


def _half_day(wording: Wording, hour: int, at: int) -> tuple[int, int]:
    mention = wording.at[at]
    last = mention.last if mention else at + 1
    if wording.word(at).startswith("p") and hour < 12:
        return hour + 12, last
    return hour, last


def _ordinal_hour(wording: Wording, index: int, hour: int) -> Clock | None:
    """«о 12-й», «до 9-ї ранку»: an hour as an ordinal after a word that announces a time."""
    if wording.word(index + 1) != "-" or not wording.glued(index + 1) or not wording.glued(index + 2):
        return None
    ending = wording.word(index + 2)
    if ending not in ("й", "ї", "ій", "ої", "и"):
        return None
    last = index + 3
    mention = wording.at[last] if last < len(wording.at) else None
    if mention is not None and mention.meaning.get("clock") == "oclock":
        return Clock(index, mention.last, time(hour % 24, 0), _is_as_of(wording, index))
    if mention is not None and (mention.meaning.get("month") or mention.meaning.get("place")):
        return None
    return Clock(index, last, time(hour % 24, 0), _is_as_of(wording, index))


def _clock_in_words(wording: Wording, index: int) -> Clock | None:
    """«восьми утра», "eight in the morning": a small number in words before a word that only clocks have."""
    mention = wording.at[index]
    if mention is None or mention.first != index:
        return None
    said = mention.meaning.get("cardinal") or mention.meaning.get("ordinal")
    if said is None or not said.isdecimal() or not 1 <= int(said) <= 24:
        return None
    following = wording.at[mention.last] if mention.last < len(wording.at) else None
    if following is None or following.value("clock") not in ("oclock", "ampm"):
        return None
    return Clock(index, following.last, time(int(said) % 24, 0), _is_as_of(wording, index))


def _is_as_of(wording: Wording, index: int) -> bool:
    mention = wording.at[index - 1] if index > 0 else None
    return mention is not None and mention.meaning.get("clock") == "at" and mention.last - mention.first > 1


def _day(wording: Wording, index: int) -> Dated | None:
    token = wording.tokens[index]
    if token.is_number:
        return _numeric_day(wording, index) or _day_month(wording, index)
    mention = wording.at[index]
    if mention is None or mention.first != index:
        return None
    weekday = mention.meaning.get("weekday")
    if weekday is not None:
        return _weekday(wording, mention, int(weekday))
    if mention.meaning.get("month"):
        return _month_day(wording, index)
    when = mention.meaning.get("when")
    if when in ("yesterday", "today", "before", "next_night", "same_night"):
        return Dated(index, mention.last, word=when)
    return _spelled_day(wording, index) if when is None else None


def _weekday(wording: Wording, mention: Mention, weekday: int) -> Dated:
    """A weekday; of two («з понеділка на вівторок») the later one, whose morning ends the night."""
    if wording.value(mention.first - 1, "range") == "from" and wording.value(mention.last, "preposition"):
        later = wording.value(mention.last + 1, "weekday")
        if later is not None and int(later) == (weekday + 1) % 7:
            return Dated(mention.first, mention.last + 2, weekday=int(later))
    return Dated(
        mention.first, mention.last, weekday=weekday, last_week=wording.value(mention.first - 1, "last") is not None
    )


def _spelled_day(wording: Wording, index: int) -> Dated | None:
    """«десяте лютого дві тисячі двадцять шостого року», "the tenth of February": a day in words before a month."""
    amount = read_amount(wording, index) if "month" in wording.places else None
    if amount is None or amount.kind != "ordinal" or not 1 <= (amount.value or 0) <= 31:
        return None
    at = amount.last
    if wording.value(at, "part") == "of" and wording.value(at + 1, "month"):
        at += 1
    month = wording.value(at, "month")
    if month is None or _is_no_month(wording, at):
        return None
    return _with_year(wording, Dated(index, at + 1, int(amount.value or 0), int(month)))


def _numeric_day(wording: Wording, index: int) -> Dated | None:
    """24.06.2026, 24.06, 24/06/2026 or 2026-06-24."""
    if wording.word(index + 1) not in _IN_DAY:
        return None
    pieces = [wording.word(index + step) for step in range(5)]
    if pieces[3] == pieces[1] and all(wording.glued(index + n) for n in range(1, 5)):
        first, second, third = (int(p) if p.isdecimal() and len(p) <= 4 else -1 for p in pieces[::2])
        short = len(pieces[4]) == 2 and 20 <= third <= 40
        for day, month, year in ((first, second, third + 2000 if short else third), (third, second, first)):
            if 1 <= day <= 31 and 1 <= month <= 12 and _FIRST_YEAR <= year <= _LAST_YEAR:
                return Dated(index, index + 5, day, month, year)
    return None


def _day_month(wording: Wording, index: int) -> Dated | None:
    """4 July 2025, 28–29 June, 25-го листопада."""
    day = _number(wording, index, 1, 31)
    if day is None or len(wording.word(index)) > 2:
        return None
    at = _past_ending(wording, index + 1)
    later = _later_day(wording, index, at)
    if later is not None:
        day, at = later
    if wording.value(at, "part") == "of" and wording.value(at + 1, "month"):
        at += 1
    month = wording.value(at, "month")
    if month is None or at >= len(wording.tokens) or _is_no_month(wording, at):
        return _day_alone(wording, index, day, at)
    last = at + 1
    if wording.word(last) == "." and _number(wording, last + 1, _FIRST_YEAR, _LAST_YEAR):
        last += 1
    return _with_year(wording, Dated(index, last, day, int(month)))


def _later_day(wording: Wording, index: int, at: int) -> tuple[int, int] | None:
    """The second of two days that share a month, and where it ends: 28–29 June, «за ніч із 2 на 3 травня»."""
    joined = wording.word(at) in _JOINING
    if not joined and (wording.value(index - 1, "range") == "from" or wording.value(index - 1, "when") == "night_to"):
        joined = bool(
            wording.value(at, "preposition")
            or wording.value(at, "range") == "to"
            or wording.value(at, "when") == "night_to"
        )
    if not joined:
        return None
    later = _number(wording, at + 1, 1, 31)
    after = _past_ending(wording, at + 2)
    return (later, after) if later is not None and wording.value(after, "month") else None


def _day_alone(wording: Wording, index: int, day: int, at: int) -> Dated | None:
    """«у ніч на 24-те», "on the 11th": a day whose month was named before."""
    if at == index + 3 and wording.value(index - 1, "when") == "night_to":
        return Dated(index, at, day)
    the = wording.value(index - 1, "hedge") and wording.word(index - 2) == "on" and at == index + 2
    noun = wording.word(at).isalpha() and _AFTER_DAY.isdisjoint(wording.meanings[at])
    return Dated(index, at, day) if the and not noun else None


def _is_no_month(wording: Wording, at: int) -> bool:
    """True for a month whose name in small letters is another word: "may"."""
    return wording.value(at, "capital") is not None and wording.tokens[at].raw[0].islower()


def _past_ending(wording: Wording, at: int) -> int:
    """Past an ordinal ending behind a day's number: 4th, 25-го; "4." before a month, where a language writes so."""
    if wording.word(at) == "." and wording.value(at + 1, "order") == "dotted":
        return at + 1
    if wording.word(at) == "-" and wording.glued(at) and wording.glued(at + 1) and wording.word(at + 1).isalpha():
        return at + 2
    if wording.glued(at) and wording.value(at, "ordinal_ending"):
        return at + 1
    return at


def _month_day(wording: Wording, index: int) -> Dated | None:
    """July 4, 2025; June 28–29; December 2023 alone gives no day."""
    month = wording.value(index, "month")
    if month is None or _is_no_month(wording, index):
        return None
    at = index + 2 if wording.word(index + 1) == "." and wording.glued(index + 1) else index + 1
    day = _number(wording, at, 1, 31)
    if day is None or len(wording.word(at)) > 2 or wording.value(index, "order") != "month_first":
        dated = _with_year(wording, Dated(index, index + 1, None, int(month)))
        return dated if dated.year else Dated(index, index + 1, None, int(month))
    last = _past_ending(wording, at + 1)
    if wording.word(last) in ("-", "–") and _number(wording, last + 1, 1, 31) is not None:
        day, last = _number(wording, last + 1, 1, 31), _past_ending(wording, last + 2)
    return _with_year(wording, Dated(index, last, day, int(month)))


def _with_year(wording: Wording, dated: Dated) -> Dated:
    at = dated.last + 1 if wording.word(dated.last) == "," else dated.last
    year, last = _year(wording, at)
    if year is None:
        return dated
    if wording.value(last, "unit") == "year":
        last += 1
    return Dated(dated.first, last, dated.day, dated.month, year)


def _year(wording: Wording, at: int) -> tuple[int | None, int]:
    """A year and where it ends: 2026, «2026-го», «дві тисячі двадцять шостого»."""
    year, last = _number(wording, at, _FIRST_YEAR, _LAST_YEAR), at + 1
    if year is None and at < len(wording.tokens) and wording.value(at, "cardinal"):
        amount = read_amount(wording, at)
        if amount is not None and amount.kind == "ordinal" and _FIRST_YEAR <= (amount.value or 0) <= _LAST_YEAR:
            return int(amount.value or 0), amount.last
    if year is not None and wording.word(last) == "-" and wording.glued(last):
        last = min(last + 2, len(wording.tokens))
    return year, last


def _set_context(wording: Wording, dated: Dated, clocks: list[Clock]) -> None:
    """Sets what the words before a day make of it: "night to", "evening of", "since 18:00 on"."""
    to_night = evening = False
    for index in range(dated.first - 1, max(-1, dated.first - 5), -1):
        when = wording.value(index, "when")
        word = wording.words[index]
        if word in (".", "\n", ";") or (word[0].isalpha() and wording.value(index, "verb")):
            break
        if when == "night_to":
            to_night = True
            break
        evening = evening or when == "evening"
    after = wording.value(dated.last, "when")
    # "Saturday night" begins on Saturday and ends on the morning after.
    evening = evening or after == "evening" or (after == "night" and dated.weekday is not None and not to_night)
    clocked = bool(clocks) and 0 <= dated.first - clocks[-1].last <= 2
    # «З 08.00 до 18.30 13 березня»: the day of a window, not the evening on which a night began.
    window = len(clocks) > 1 and 0 < clocks[-1].first - clocks[-2].last <= 2
    dated.to_night, dated.evening = to_night, evening and not to_night
    dated.since_clock = clocked and not window and clocks[-1].time.hour >= 15


def _take_years(wording: Wording) -> None:
    """A four-digit year that stands alone ("in 2024", "2022 року", "2026-го") is no count."""
    for index in wording.digits:
        long = len(wording.words[index]) == 4 and index not in wording.taken
        if not long or _number(wording, index, 2010, 2040) is None:
            continue
        if not any(wording.value(index + 1, kind) for kind in ("class", "model", "person", "household")):
            wording.taken[index] = "a year"


def as_of(clocks: list[Clock], published: datetime | None) -> datetime | None:
    """The time of the count («станом на 08:30») on the day of publication, as aware local time; else null."""
    stated = next((clock for clock in clocks if clock.as_of), None)
    if stated is None or published is None:
        return None
    here = local(published)
    return here.replace(hour=stated.time.hour, minute=stated.time.minute, second=0, microsecond=0)
