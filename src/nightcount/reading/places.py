"""Places: where a count holds, and which side attacked."""

from __future__ import annotations

from bisect import bisect_left

from nightcount.reading.count import Count
from nightcount.reading.lexicon import Mention
from nightcount.reading.sentences import Sentence
from nightcount.reading.wording import Wording
from nightcount.vocabulary import COUNTRY, Measure


class Places:
    """The places that a text names, and what follows from them for its counts."""

    def __init__(self, wording: Wording, sentences: list[Sentence]) -> None:
        self.wording = wording
        self.sentences = sentences
        self._named = [mention for mention in wording.mentions if mention.value("place")]
        self._attackers: dict[int, str] = {}
        self._firsts = [mention.first for mention in self._named]
        self.main = self._main_place()
        self.main_attacker = self._main_attacker()

    def _main_place(self) -> str:
        """The place that the text opens with, if it names one in its first two sentences; else the country."""
        bound = self.sentences[1].last if len(self.sentences) > 1 else len(self.wording.tokens)
        for mention in self._named:
            if mention.first < bound and mention.value("place") not in (COUNTRY, "RU"):
                return mention.value("place") or COUNTRY
        return COUNTRY

    def of(self, count: Count, sentence: Sentence, measure: Measure) -> str:
        """The area code of the place that the count speaks of.

        What was launched and stopped is told of the whole country unless a place follows the count itself; people and
        damage belong to the nearest place named before or around them.
        """
        behind = self._behind(count, sentence)
        if measure.counts == "weapon" or measure in (Measure.HIT_LOCATIONS, Measure.DEBRIS_LOCATIONS):
            return behind or (COUNTRY if self.attacker(sentence) != "UA" else "RU")
        if behind:
            return behind
        nearest = self._nearest(count, sentence)
        return nearest or self.main

    def _behind(self, count: Count, sentence: Sentence) -> str | None:
        """A place within three words behind the count: "91 over the Moscow region", «11 на Одещині»."""
        at = bisect_left(self._firsts, count.last)
        if at >= len(self._named) or self._named[at].first >= min(sentence.last, count.last + 4):
            return None
        mention = self._named[at]
        between = range(count.last, mention.first)
        if not between or any(self._blocks(index) for index in between):
            return None
        return mention.value("place")

    def _blocks(self, index: int) -> bool:
        mention: Mention | None = self.wording.at[index]
        if not self.wording.tokens[index].is_word:
            return True
        return mention is not None and bool(mention.value("verb") or mention.value("says") or mention.value("with"))

    def _nearest(self, count: Count, sentence: Sentence) -> str | None:
        low, high = bisect_left(self._firsts, sentence.first), bisect_left(self._firsts, sentence.last)
        inside = self._named[low:high]
        if inside:
            before = [mention for mention in inside if mention.first < count.first]
            return (before[-1] if before else inside[0]).value("place")
        for mention in reversed(self._named[:low]):
            if self.wording.tokens[mention.first].start and mention.value("place"):
                return mention.value("place") if self._same_paragraph(mention, sentence) else None
        return None

    def _same_paragraph(self, mention: Mention, sentence: Sentence) -> bool:
        return not any(
            self.wording.tokens[index].is_break
            for index in range(max(mention.last, sentence.first - 200), sentence.first)
        )

    def attacker(self, sentence: Sentence) -> str:
        """`UA` where drones are called Ukrainian, the Russian ministry counts, or all places are Russian; else `RU`."""
        known = self._attackers.get(sentence.first)
        if known is None:
            known = self._attackers[sentence.first] = self._attacker(sentence)
        return known

    def _attacker(self, sentence: Sentence) -> str:
        for at in range(sentence.first, sentence.last):
            meaning = self.wording.meanings[at]
            if meaning.get("attacker") == "UA" and self._before_weapon(at):
                return "UA"
            if meaning.get("speaker") == "defence_ministry_ru":
                return "UA"
        return self.main_attacker

    def _main_attacker(self) -> str:
        places = [mention.value("place") or "" for mention in self._named]
        russian = sum(place.startswith("RU") for place in places)
        counting = any(
            mention.value("speaker") in ("air_force", "general_staff") for mention in self.wording.mentions[:60]
        )
        return "UA" if russian and russian == len(places) and not counting else "RU"

    def _before_weapon(self, at: int) -> bool:
        return any(
            self.wording.value(index, "class") or self.wording.value(index, "model") for index in range(at + 1, at + 4)
        )
