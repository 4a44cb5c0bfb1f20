"""Doubts: why a count that has a measure is no claim all the same: a condition, a denial, a total over a year."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from nightcount.reading.count import Count
from nightcount.reading.holding import Scope
from nightcount.reading.sentences import Sentence
from nightcount.reading.wording import Wording

# Kinds of words that put a count in doubt.
_DOUBTFUL = ("condition", "except", "awaited", "denial")
_UNDECIDED = ("in_air", "missing")
# What is still so when reported may be worded as a possibility: «під завалами можуть бути ще двоє».
# Kinds of words of which a sentence about an attack has one.
_OF_ATTACK = ("class", "model", "attack", "alert", "place", "attacker")
_LASTING = ("alert_duration", "attack_duration")
# How far ahead of a count and behind it a word may stand that puts it in doubt.
_AHEAD, _BEHIND = 8, 6
# From how many on soldiers were killed in battle.
_COMPANY = 100
_CONDITION = "a condition, a plan or a possibility"


class Doubts:
    """What speaks against the counts of one text."""

    def __init__(self, wording: Wording, sentences: list[Sentence], counts: list[Count]) -> None:
        self.wording = wording
        self.sentences = sentences
        self.counts = counts
        self._count_starts = [count.first for count in counts]
        self._doubtful = wording.of_kinds(_DOUBTFUL)
        self._elsewhere = bool(wording.places.keys() & {"foreign", "unrelated"})

    def why_not(self, count: Count, sentence: Sentence, scope: Scope) -> str | None:
        """Why a count is no claim, in words; null where nothing speaks against it."""
        if count.rejected or not count.measure:
            return count.rejected
        reason = self._of_kind(count, sentence, scope)
        if reason is None and self._doubtful:
            first = bisect_left(self._doubtful, max(sentence.first, count.hedge - _AHEAD))
            last = bisect_left(self._doubtful, min(sentence.last, count.last + _BEHIND))
            near = self._doubtful[first:last]
            reason = next((said for at in near if (said := self._of_word(at, count, sentence))), None)
        if reason is None and self._elsewhere and self._is_elsewhere(sentence):
            return "of another matter"
        if reason is None and self.wording.word(sentence.last - 1) == "?":
            return "a question"
        opening = min(sentence.first + 3, sentence.last)
        return reason or (_CONDITION if self.wording.has("if", sentence.first, opening) else None)

    def _of_kind(self, count: Count, sentence: Sentence, scope: Scope) -> str | None:
        """What the count itself and the time it is told of speak against it."""
        if count.implied and count.kind == "weapon" and self.wording.has("course", count.last, count.last + 7):
            # "A missile over …, heading for …": where something flies is warned of, not counted.
            return "a warning of what is in the air"
        if count.kind in ("", "weapon") and self._is_of_losses(sentence):
            return "of a table of losses"
        if count.measure == "killed" and self._is_of_battle(count):
            return "soldiers lost in battle"
        lasting = count.measure in _LASTING
        if not lasting and ((count.figure.low or 0) % 1 or (count.figure.high or 0) % 1):
            return "no whole number of things"
        timeless = lasting or count.measure == "previous_record" or self._is_superlative(sentence)
        longer = scope.period or (scope.months and count.kind == "weapon")
        return "a total over a longer time than one attack" if longer and not timeless else None

    def _is_of_losses(self, sentence: Sentence) -> bool:
        """True for the drones of "Losses of the enemy: 5 tanks, 47 artillery systems, 312 drones"."""
        if "losses" not in self.wording.places:
            return False
        first = sentence.first if sentence.opener is None else self.sentences[sentence.opener].first
        return self.wording.has("losses", first, sentence.last)

    def _is_of_battle(self, count: Count) -> bool:
        """True for "killed 1,300 soldiers": no strike from the air kills so many."""
        troops = self.wording.value(count.last - 1, "not_counted") == "soldiers lost in battle"
        return troops and (count.figure.number or count.figure.low or 0) >= _COMPANY

    def _of_word(self, at: int, count: Count, sentence: Sentence) -> str | None:
        """What a word near the count speaks against it."""
        meaning = self.wording.meanings[at]
        if at < count.first:
            if "denial" in meaning and not self._closed(at, count):
                return "a report that is denied"
            if "except" in meaning and not self._counted_between(at, count):
                return "an exception, not a count"
            if meaning.get("awaited") == "opens" and self._awaits(at, count, sentence):
                return "what became of it is not known yet"
        doubted = "condition" in meaning and count.measure not in _UNDECIDED
        return _CONDITION if doubted and not self._is_name(at) and not self._closed(at, count) else None

    def _is_elsewhere(self, sentence: Sentence) -> bool:
        """True for "An earthquake in Japan injured 14": another matter, and nothing of an attack."""
        has, first, last = self.wording.has, sentence.first, sentence.last
        other = any(has(kind, first, last) for kind in ("foreign", "unrelated"))
        return other and not any(has(kind, first, last) for kind in _OF_ATTACK)

    def _awaits(self, at: int, count: Count, sentence: Sentence) -> bool:
        """True for «інформація щодо двох ракет уточнюється»: the count stands between the two ends of such a clause."""
        if any(self.wording.word(i) in ",;" for i in range(at, count.first)):
            return False
        ends = range(count.last, min(count.last + 8, sentence.last))
        return any(self.wording.value(i, "awaited") == "closes" for i in ends)

    def _is_name(self, at: int) -> bool:
        """True for the letter of a name («Роман Б.») and the month of May, which may look like a word."""
        raw = self.wording.tokens[at].raw
        if self.wording.value(at, "month") is not None and raw[0].isupper():
            return True
        return len(raw) == 1 and raw.isupper()

    def _is_superlative(self, sentence: Sentence) -> bool:
        """True for «найбільша атака за час війни: 810 дронів»: the time is what the attack is compared with."""
        return self.wording.has("superlative", sentence.first, sentence.last)

    def _counted_between(self, at: int, count: Count) -> bool:
        """True for «Крім них, застосував вісім ракет» and the second of "all but 9 missiles and 571 drones".

        What is excepted ends at a comma or at a number.
        """
        if any(self.wording.word(index) == "," for index in range(at, count.first)):
            return True
        first = bisect_right(self._count_starts, at)
        return first < len(self.counts) and self.counts[first].first < count.first

    def _closed(self, at: int, count: Count) -> bool:
        """True when a stop stands between a word and the count."""
        low, high = sorted((at, count.first))
        if at >= count.last and any(self.wording.word(i) == "," for i in range(count.last, at)):
            # «25 втрачено, імовірно через РЕБ»: what is doubted is the cause, not the number.
            return True
        if at < count.first and self._is_aside(at, count):
            return True
        return any(self.wording.word(i) in (";", '"', ":") for i in range(low, high))

    def _is_aside(self, at: int, count: Count) -> bool:
        """True for «п’ятьох людей, які не могли ходити, та сім дітей»: the clause of the word has ended."""
        opened = any(self.wording.value(i, "clause") and self.wording.word(i - 1) == "," for i in range(at - 3, at))
        return opened and any(self.wording.word(i) == "," for i in range(at, count.first))
