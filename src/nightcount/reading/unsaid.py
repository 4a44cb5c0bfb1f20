"""Unsaid: what a count is where no predicate takes it. Its sentence and the counts before it decide."""

from __future__ import annotations

from nightcount.reading.count import Count
from nightcount.reading.leaning import Leaning, base
from nightcount.reading.sentences import Sentence
from nightcount.reading.sums import sum_behind
from nightcount.reading.wording import Wording

# Words that make a sentence one about an attack.
_OF_ATTACK = ("attack", "including", "when", "superlative")
# What shares the verb of its like in the same sentence.
_SHARING = ("weapon", "object", "household")
# Tokens between a count and one that "and also" leads on to.
_LEADING_ON = 6
_STOPPED = ("shot_down", "neutralised", "suppressed", "destroyed")
_OF_HITS = ("got_through", "on_fire", "hit_locations")


class Unsaid:
    """Settles counts whose verb is left out or is no verb of ours."""

    def __init__(self, wording: Wording, leaning: Leaning, sentences: list[Sentence]) -> None:
        self.wording = wording
        self.sentences = sentences
        self.leaning = leaning

    def settle(self, count: Count, sentence: Sentence, antecedent: Count | None) -> None:
        """Sets the measure of a count, or leaves it unread."""
        here = antecedent is not None and antecedent.first >= sentence.first
        if antecedent is not None and here and antecedent.kind == count.kind and count.kind in _SHARING:
            count.measure, count.rule = antecedent.measure, "beside a count of the same kind"
        elif antecedent is not None and here and self.leaning.goes_on_in_row(count, antecedent):
            count.measure, count.role = base(antecedent.measure), "subset"
            count.rule = "in a row of parts"
        elif count.kind == "child" and antecedent is not None and self._is_among(count, antecedent, here):
            whole = self.leaning.named_ahead(count, sentence) or antecedent
            count.measure, count.role = base(whole.measure), "subset"
            count.rule = "a part of the count before it"
        elif count.kind == "weapon":
            self._weapons(count, sentence, antecedent)
        elif count.kind in ("district", "location"):
            self._places(count, sentence)

    def _is_among(self, count: Count, antecedent: Count, here: bool) -> bool:
        """True for «раненых 43, семеро – сотрудники, одной девочке 12 лет»: a child in a row of people."""
        return count.composed or (here and not self.wording.between(antecedent.end, count.first, ";"))

    def _weapons(self, count: Count, sentence: Sentence, antecedent: Count | None) -> None:
        words, first, last = self.wording, sentence.first, sentence.last
        if self._is_denied(count):
            return
        told = any(words.has(kind, first, last) for kind in _OF_ATTACK)
        told = told or sum_behind(count, self.leaning.reach.around(count, 0, 5)[1:]) is not None
        following = self.leaning.reach.around(count, 0, 2)[1:]
        parted = any(not c.kind or c.part_of for c in following if c.first < last)
        if antecedent is not None and self._is_listed_with(antecedent, sentence) and antecedent.kind == "weapon":
            count.measure, count.rule = antecedent.measure, "an item of a list of the count before it"
        elif antecedent is not None and self.leaning.goes_on_at_place(count, sentence, antecedent):
            count.measure, count.rule = antecedent.measure, "the same at another place"
        elif antecedent is not None and antecedent.kind == "weapon" and self._goes_on(count, antecedent):
            count.measure, count.rule = antecedent.measure, "more beside the count before it"
        elif (
            told
            or parted
            or self._is_note(count, sentence)
            or self._is_headed(sentence)
            or self.leaning.is_beside_place(count)
        ):
            count.measure, count.rule = "launched", "weapons in a sentence about an attack"

    def _goes_on(self, count: Count, antecedent: Count) -> bool:
        """True for «Збито 23 дрони, 6 ракет. А також 4 Х-59»: nothing but "and also" leads on from those before."""
        gap = range(antecedent.end, count.hedge)
        if len(gap) > _LEADING_ON or not any(self.wording.value(at, "join") for at in gap):
            return False
        return not any(self.wording.tokens[at].is_word and not self.wording.value(at, "join") for at in gap)

    def _is_denied(self, count: Count) -> bool:
        """True for «не збито 3 ракети»: what was not done to them says neither how many flew nor what they did."""
        at = count.hedge - 1
        start = self.wording.start(at) if at >= 0 else 0
        return at > 0 and self.wording.value(at, "verb") in _STOPPED and bool(self.wording.value(start - 1, "negation"))

    def _is_listed_with(self, antecedent: Count, sentence: Sentence) -> bool:
        """True where a count stands in the same list as the one before it, or in the line that opens the list."""
        if not sentence.is_item:
            return False
        return sentence.opener is None or antecedent.first >= self.sentences[sentence.opener].first

    def _is_headed(self, sentence: Sentence) -> bool:
        """True for an item of a list whose first line names the night or the attack: «Головне за ніч:»."""
        if sentence.opener is None:
            return False
        opener = self.sentences[sentence.opener]
        return any(self.wording.has(kind, opener.first, opener.last) for kind in ("attack", "when"))

    def _is_note(self, count: Count, sentence: Sentence) -> bool:
        """True for "Air force: 656 drones" and "22 July: Cherkasy, 41 drones": a colon stands for the verb."""
        words, at = self.wording, count.hedge - 1
        while at > sentence.first and (words.word(at) == "," or words.value(at, "place")):
            at -= 1
        if words.word(at) != ":" or self.leaning.reach.predicates_in(sentence):
            return False
        head = range(sentence.first, at)
        return words.has("says", head.start, head.stop) or any(words.taken.get(index) == "a date" for index in head)

    def _places(self, count: Count, sentence: Sentence) -> None:
        words, first, last = self.wording, sentence.first, sentence.last
        if count.kind == "district" and words.has("attack", first, last):
            count.measure, count.rule = "districts_hit", "districts in a sentence about an attack"
            return
        struck = any(words.value(at, "noun") in _OF_HITS for at in range(first, last))
        near = self.leaning.reach.around(count, 4, 0)
        if struck or any(c.measure == "got_through" and c.first >= first for c in near):
            count.measure = "districts_hit" if count.kind == "district" else "hit_locations"
            count.rule = "places in a sentence about hits"
