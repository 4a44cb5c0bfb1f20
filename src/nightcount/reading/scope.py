"""Scope: the night, the place and the attacker that a sentence speaks of, inherited until something changes them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import cached_property
from itertools import pairwise

from nightcount.reading.dates import Clock, Dated
from nightcount.reading.days import WeekdayHint, resolve
from nightcount.reading.holding import Scope
from nightcount.reading.sentences import Sentence
from nightcount.reading.wording import Wording
from nightcount.vocabulary import at_kyiv, local

_MOVES = ("next_night", "same_night")
_BESIDE, _RECENT = 6, 8
# How far a word of attack, or of comparison, may stand from a day.
_AWAY, _BEFORE_DAY = 12, 8
# How near a count its day and its comparison stand: "than the 172 of the night before".
_RIGHT_BEHIND = 3
_RANKS = ("superlative", "most", "ordinal", "ordinal_ending")
# How far before "this year" the word stands that makes it a record.
_SUPERLATIVE = 12
_DAY = (6, 20)
_OF_ATTACK = ("launched", "got_through", "shot_down", "neutralised", "killed", "injured", "destroyed", "suppressed")


class Scopes:
    """The scopes of a text's sentences."""

    def __init__(
        self,
        wording: Wording,
        sentences: list[Sentence],
        dates: list[Dated],
        clocks: list[Clock],
        published: datetime | None,
    ) -> None:
        self.wording = wording
        self.sentences = sentences
        self.published = local(published).date() if published else None
        self.year = next((dated.year for dated in dates if dated.year), None)
        self.dates = dates
        self._starts = [sentence.first for sentence in sentences]
        self._firsts = [dated.first for dated in dates]
        self._latest: date | None = None
        self._compared: dict[int, bool] = {}
        self.main_part = self._main_part(clocks)
        self.main: date | None = None
        self.main = self._main_night()

    def night_of(self, dated: Dated) -> date | None:
        """The night that a named day means."""
        if dated.word == "same_night" or (dated.day is None and dated.weekday is None and dated.word is None):
            return None
        if dated.word == "next_night":
            return self.main + timedelta(days=1) if self.main else None
        if self.published is None and dated.day is not None and dated.year is None and self.main is not None:
            return self._closest_year(dated)
        return resolve(dated, self.published or self._anchor, self.year)

    def _closest_year(self, dated: Dated) -> date | None:
        """The day in the year that brings it closest to the night before it: after 30 December comes 9 January."""
        near = self._latest or self.main
        found = [resolve(dated, None, near.year + step) for step in (-1, 0, 1)] if near else []
        dates = [day for day in found if day is not None]
        return min(dates, key=lambda day: abs((day - near).days)) if dates and near else None

    @cached_property
    def _anchor(self) -> date | None:
        """Without a time of publication, the first full date of the text stands in for it."""
        for dated in self.dates:
            if dated.year and dated.day and not self._is_compared(dated):
                found = resolve(dated, None, None)
                if found is not None:
                    return found + timedelta(days=3)
        return None

    def _main_night(self) -> date | None:
        """The night that the text is about: a day named in its first sentences beside an attack, else its publication.

        A day more than a week before publication is background, not the night that is reported. Where the first
        sentences name no time at all, as news of a rising toll does, the attack is dated further on.
        """
        named = [d for d in self.dates if not self._is_compared(d) and d.word not in _MOVES]
        opening = self.sentences[2].last if len(self.sentences) > 2 else len(self.wording.tokens)
        if self.published is None:
            opening = len(self.wording.tokens)
        first = self.sentences[0].last if self.sentences else 0
        named = [d for d in named if d.word != "before" or d.first < first]
        early = [d for d in named if d.first < opening and not d.since_clock]
        untimed = self.published is not None and self._opens_with_toll(opening)
        found = self._of_attack([d for d in early if not (untimed and self._is_told(d))])
        if found is None and untimed:
            found = self._dated_further_on(self.sentences[0].last)
        found = found or self._of_attack(early)
        for dated in named if found is None else ():
            day = resolve(dated, self.published, self.year) if dated.since_clock else None
            if day is not None:
                return day + timedelta(days=1)
        return found or self.published

    def _opens_with_toll(self, opening: int) -> bool:
        """True where a toll is the news: no weapon flew in the first sentence, and no time is named."""
        if not self.sentences or self.wording.has("when", 0, opening):
            return False
        said = {self.wording.meanings[at]["verb"] for at in self.wording.where("verb", 0, self.sentences[0].last)}
        return not said & {"launched", "shot_down", "neutralised", "suppressed"}

    def _of_attack(self, days: list[Dated]) -> date | None:
        """The first day that is recent, nights before days; of several nights named as such the latest is the news."""
        days = sorted(days, key=lambda d: (not d.to_night, self._away_from_attack(d) > _BESIDE, d.first))
        recent = [(d, found) for d in days if (found := self._recent(d)) is not None]
        nights = [found for d, found in recent if d.to_night]
        if nights and self.published is not None:
            return max(nights)
        return recent[0][1] if recent else None

    def _recent(self, dated: Dated) -> date | None:
        found = resolve(dated, self.published, self.year)
        late = found is not None and self.published is not None and (self.published - found).days > _RECENT
        return None if late else found

    def _dated_further_on(self, opening: int) -> date | None:
        """The night by a day that stands beside an attack («нагадаємо, у середу поцілили …»), or by when it was told.

        "On the eve we reported twelve dead": the attack was no later than the day of telling.
        """
        later = [d for d in self.dates if d.first >= opening and not d.since_clock and d.word not in _MOVES]
        beside = [d for d in later if self._away_from_attack(d) <= _BESIDE and not self._is_when_told(d)]
        found = self._of_attack([d for d in beside if not self._is_compared(d) or self._is_recalled(d, "recall")])
        told = [d for d in later if d.word in ("yesterday", "before") and self._is_when_told(d)]
        told = [d for d in told if not self._is_compared(d)]
        if found is None and told:
            return resolve(replace(told[0], evening=False), self.published, self.year)
        return found

    def _is_told(self, dated: Dated) -> bool:
        """True for a day behind a word for telling: "they said on Tuesday", with no comma or attack between."""
        if dated.to_night:
            return False
        for at in range(dated.first - 1, max(-1, dated.first - 6), -1):
            if self.wording.value(at, "says"):
                return True
            if (
                self.wording.word(at) in (",", ".")
                or self.wording.value(at, "verb")
                or self.wording.value(at, "attack")
            ):
                return False
        return False

    def _is_recalled(self, dated: Dated, how: str = "") -> bool:
        """True for the day of a sentence that opens as a recollection: «Нагадаємо, у середу …», «Торік, 13 квітня …».

        Its counts are of that day; no other sentence is.
        """
        at = bisect_right(self._starts, dated.first) - 1
        first = self.sentences[at].first if at >= 0 else 0
        mention = self.wording.at[first]
        said = mention.value("comparison") if mention is not None else None
        if mention is None or said is None or said != (how or said):
            return False
        stop = self.wording.word(mention.last) in (",", ":") or self.wording.word(mention.last - 1) == ","
        return stop and dated.first - mention.last <= _BESIDE

    def _away_from_attack(self, dated: Dated) -> int:
        """How many tokens lie between a day and the nearest word of attack; weekdays far off say when someone spoke."""
        words, first, last = self.wording, max(0, dated.first - _AWAY + 1), dated.last + _AWAY - 1
        near = words.where("attack", first, last)
        near += [at for at in words.where("verb", first, last) if words.meanings[at]["verb"] in _OF_ATTACK]
        steps = [dated.first - at if at < dated.first else at - dated.last + 1 for at in near]
        # A day that is itself a word of attack ("the night attack") is measured from its other words.
        return min((step for step in steps if step > 0), default=_AWAY)

    def _is_compared(self, dated: Dated) -> bool:
        """True for a day of comparison: "up from …", "since …", "a record set on …"."""
        known = self._compared.get(dated.first)
        if known is None:
            known = self._compared[dated.first] = self._is_behind_comparison(dated)
        return known

    def _is_behind_comparison(self, dated: Dated) -> bool:
        words, low = self.wording, max(0, dated.first - _BEFORE_DAY)
        near = words.where("comparison", low, dated.first) + words.where("previous_record", low, dated.first)
        told = max(near, default=-1)
        since = any(words.value(dated.first - 1, kind) for kind in ("since", "part", "with"))
        if since and any(words.has(kind, low, dated.first) for kind in _RANKS[:2]):
            # "The deadliest on the capital since 31 July": whatever stands between.
            return True
        if told < 0 or any(words.word(at)[0] in ".;\n" for at in range(told + 1, dated.first)):
            return False
        return words.value(told, "clause") is None

    def of_sentences(self) -> list[Scope]:
        """One scope a sentence, in order."""
        scopes: list[Scope] = []
        ask = self._told_of
        night, paragraph = self.main, -1
        at = 0
        for sentence in self.sentences:
            if sentence.paragraph != paragraph and not sentence.is_item:
                night, paragraph = self.main, sentence.paragraph
            while at < len(self.dates) and self.dates[at].first < sentence.first:
                at += 1
            named = [d for d in self.dates[at : at + 12] if d.first < sentence.last]
            if not named:
                scopes.append(Scope(sentence, ask, night))
                continue
            recalled = self._own_night([d for d in named if self._is_recalled(d)], recalled=True)
            own = recalled or self._own_night(named)
            turns = self._turns(named)
            if any(turn == self.main for _, turn in turns):
                # What is told of other nights beside the main one goes no further than their sentence.
                own = self.main
            if own is not None and not recalled:
                night = self._latest = own
            touching = {start: turn for dated, turn in turns if (start := self._phrase(dated)) is not None}
            months = self._is_of_months(named, sentence)
            scopes.append(Scope(sentence, ask, own or night, months, turns, touching))
        return scopes

    def _phrase(self, dated: Dated) -> int | None:
        """Where the words before a day begin that tie it to a count: "on the 15th"; null without a preposition."""
        at = dated.first - 1
        at -= self.wording.value(at, "hedge") is not None
        return at if self.wording.value(at, "preposition") is not None else None

    def _turns(self, named: list[Dated]) -> tuple[tuple[Dated, date], ...]:
        """The days of a sentence that names several of which something is told."""
        plain = [d for d in named if not d.since_clock and not self._is_when_told(d)]
        recalled = any(self._is_recalled(d) for d in plain)
        plain = [d for d in plain if (d.day if recalled else not self._is_compared(d))]
        found = [(d, night) for d in plain if (night := self.night_of(d)) is not None] if len(plain) > 1 else []
        if len({night for _, night in found}) > 1:
            return tuple(found)
        told = [(d, self.night_of(d)) for d in named if self._is_compared(d) and self._opens_clause(d)]
        return tuple((d, night) for d, night in told if night is not None)

    def _opens_clause(self, dated: Dated) -> bool:
        """True for "more than on 10 October, when there were 84": what follows is told of the day of comparison."""
        at = dated.last + (self.wording.word(dated.last) == ",")
        return self.wording.value(at, "clause") is not None

    def _is_when_told(self, dated: Dated) -> bool:
        """True for "yesterday we reported …": a day of telling, not of the attack."""
        if self.main is not None and (self._is_told(dated) or self._is_of_aftermath(dated)):
            return True
        if self.wording.value(dated.first - 1, "when") == "by":
            return True
        if dated.word not in ("yesterday", "before", "today"):
            return False
        near = range(self._clause_start(dated.first, 5), min(len(self.wording.at), dated.last + 5))
        return self._away_from_attack(dated) > _BESIDE or any(self.wording.value(at, "says") for at in near)

    def _clause_start(self, first: int, reach: int) -> int:
        """Up to `reach` tokens before a token, no further than the last full stop."""
        for at in range(first - 1, max(-1, first - 1 - reach), -1):
            if self.wording.word(at) in (".", "\n"):
                return at + 1
        return max(0, first - reach)

    def _is_of_aftermath(self, dated: Dated) -> bool:
        """True for "on Wednesday the toll rose", «сьогодні в лікарні померла»: a day of what came of an attack."""
        if dated.to_night or dated.last_week:
            return False
        for at in range(dated.last, min(dated.last + 5, len(self.wording.at))):
            if self.wording.value(at, "changed") or self.wording.value(at, "verb") == "hospitalised":
                return True
            if self.wording.value(at, "attack") or self.wording.value(at, "verb") or self.wording.word(at) in ",.":
                return False
        return False

    def _own_night(self, named: list[Dated], recalled: bool = False) -> date | None:
        plain = [d for d in named if not d.since_clock and not self._is_when_told(d)]
        plain = [d for d in plain if recalled or not self._is_compared(d)]
        for dated in [d for d in plain if d.to_night] + [d for d in plain if not d.to_night][::-1]:
            found = self.night_of(dated)
            if found is not None:
                return found
        return None

    def _main_part(self, clocks: list[Clock]) -> str | None:
        """`day` where the text opens with a window that lies in the day («з 07.00 до 16.30»); else null."""
        opening = self.sentences[2].last if len(self.sentences) > 2 else len(self.wording.tokens)
        for left, right in pairwise(clocks):
            near = right.first - left.last <= 3 and right.last <= opening
            if near and _DAY[0] <= left.time.hour < right.time.hour <= _DAY[1]:
                return "day"
        return None

    def window_of(self, clocks: list[Clock]) -> datetime | None:
        """When the attack began, where the text says so («з 18:00 23 червня»), as aware UTC; else null."""
        for dated in self.dates:
            if not dated.since_clock:
                continue
            day = self.night_of(dated)
            clock = next((c for c in reversed(clocks) if c.last <= dated.first), None)
            if day is not None and clock is not None:
                return at_kyiv(day, clock.time)
        return None

    def _told_of(self, sentence: Sentence) -> tuple[str | None, bool]:
        return self._part(sentence), self._period(sentence)

    def _part(self, sentence: Sentence) -> str | None:
        words = self.wording
        said = {words.meanings[at]["when"] for at in words.where("when", sentence.first, sentence.last)}
        if "night" in said or "night_to" in said:
            return "night"
        return "day" if "day" in said else self.main_part

    def _period(self, sentence: Sentence) -> bool:
        """True where a sentence tells a total of a longer time; "the most this year", "the second death" are none."""
        words = self.wording
        told = words.where("period", sentence.first, sentence.last)
        return not all(any(words.has(kind, self._clause(sentence, at), at) for kind in _RANKS) for at in told)

    def _clause(self, sentence: Sentence, at: int) -> int:
        """How far back a word is looked for that ranks what a token says: no further than the last semicolon."""
        for first in range(at - 1, max(sentence.first, at - _SUPERLATIVE) - 1, -1):
            if self.wording.word(first) == ";":
                return first
        return max(sentence.first, at - _SUPERLATIVE)

    def _is_of_months(self, named: list[Dated], sentence: Sentence) -> bool:
        """True for "in August 4,000 drones were launched": a month without a day, and no night beside it."""
        words = self.wording
        if words.has("when", sentence.first, sentence.last) or any(d.day or d.weekday is not None for d in named):
            return False
        months = [d for d in named if d.month is not None and not self._is_compared(d)]
        return any(words.value(d.first - 1, "since") is None for d in months)

    def compared_night(self, count_last: int, sentence: Sentence) -> date | None:
        """The night of a comparison: the first compared day behind the count, in its sentence or the next words."""
        at = bisect_left(self._firsts, count_last)
        if at < len(self.dates) and self.dates[at].first < sentence.last:
            return self.night_of(self.dates[at])
        if at and self.dates[at - 1].first >= sentence.first:
            return self.night_of(self.dates[at - 1])
        return None

    def is_compared_count(self, first: int, last: int) -> bool:
        """True for the 172 of "lower than the 172 of the night before": a comparison ahead, its day right behind."""
        at = bisect_left(self._firsts, last)
        near = at < len(self.dates) and self.dates[at].first - last <= _RIGHT_BEHIND
        if not near or not self._is_compared(self.dates[at]):
            return False
        return any(self.wording.value(before, "comparison") for before in range(first - _RIGHT_BEHIND, first))

    def hints(self) -> list[WeekdayHint]:
        """The weekdays that a text names, for the dating of a text that has no date."""
        found = []
        for dated in self.dates:
            if dated.weekday is not None:
                relation = "record" if self._is_compared(dated) or dated.last_week else "attack"
                found.append(WeekdayHint(dated.weekday, relation, self.wording.span(dated.first, dated.last)))
        return found
