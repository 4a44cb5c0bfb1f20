"""Openings: what the line that opens a list says of its items, and the lines between that part the list."""

from __future__ import annotations

from nightcount.reading.count import Count
from nightcount.reading.reach import Reach, gives
from nightcount.reading.sentences import Sentence
from nightcount.reading.wording import Wording

STOPPED = ("shot_down", "neutralised", "suppressed")


class Openings:
    """The predicates that lines open lists with, found as far as an item asks for them."""

    def __init__(self, wording: Wording, sentences: list[Sentence], reach: Reach) -> None:
        self.wording = wording
        self.sentences = sentences
        self.reach = reach
        self._opened: dict[int, str] = {}
        self._heading: str | None = None
        self._noted = 0

    def _note(self, index: int) -> None:
        """Takes in what a sentence says, for the items that follow it."""
        sentence = self.sentences[index]
        predicates = self.reach.predicates_in(sentence)
        if predicates:
            strong = [p for p in predicates if p.group != "existed"] or predicates
            self._opened[index] = strong[-1].group
        elif index and sentence.paragraph == self.sentences[index - 1].paragraph and index - 1 in self._opened:
            # "Half the region has no light. By district:" – the line that opens the list says it of the same.
            self._opened[index] = self._opened[index - 1]
        elif self._heading is not None and self._is_subheading(sentence):
            self._opened[index] = self._heading
        if not sentence.is_item:
            self._heading = self._opened.get(index)

    def measure(self, count: Count, sentence: Sentence) -> str | None:
        """The measure that the line which opens the list of a count gives to its kind; null without one."""
        if sentence.opener is None:
            return None
        while self._noted <= sentence.opener:
            self._note(self._noted)
            self._noted += 1
        return gives().get(self._opened.get(sentence.opener, ""), {}).get(count.kind)

    def stopped(self, count: Count, sentence: Sentence) -> str | None:
        """The measure of the weapons of a list whose opening line says that they were stopped; else null."""
        measure = self.measure(count, sentence) if count.kind == "weapon" else None
        return measure if measure in STOPPED else None

    def _is_subheading(self, sentence: Sentence) -> bool:
        """True for a line such as «Крилаті ракети:», which parts the list that a line above it opened."""
        words = self.wording
        named = any(words.has(kind, sentence.first, sentence.last) for kind in ("class", "model"))
        return named and words.word(sentence.last - 1) == ":" and not self.reach.counts_in(sentence)
