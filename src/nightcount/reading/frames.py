"""Frames: which predicate a count belongs to, and so which measure it is.

Every count goes to the cheapest predicate that can take it: near beats far, the same clause beats the next one, a
predicate in between is a wall. Counts joined by "and" go together; parts follow the count that they are part of.
"""

from __future__ import annotations

import tomllib
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import accumulate

from nightcount.reading.counts import STATES, Count
from nightcount.reading.sentences import Sentence
from nightcount.reading.wording import Wording
from nightcount.vocabulary import Weapon

# What it costs to reach over a sign or a word, beside one for every word. Measured on the corpus, not derived.
_COMMA, _COLON, _DASH, _BRACKET, _CLAUSE, _SEMICOLON, _WALL = 3.0, 4.0, 4.0, 6.0, 7.0, 25.0, 12.0
_LIMIT = 45.0
_LIMIT_BARE = 14.0
_NEAREST = 6


@dataclass(frozen=True, slots=True)
class Predicate:
    """Tokens `first..last` say what was done; `group` is a key of `frames.toml`."""

    first: int
    last: int
    group: str


@cache
def gives() -> dict[str, dict[str, str]]:
    """For each group of verbs: the measure that each kind of count becomes. Empty: it is no count of ours."""
    raw = files(__package__).joinpath("frames.toml").read_text(encoding="utf-8")
    return {name: row["gives"] for name, row in tomllib.loads(raw)["frame"].items()}


class Frames:
    """Assigns a measure to each count of a text, sentence by sentence."""

    def __init__(self, wording: Wording, sentences: list[Sentence], counts: list[Count]) -> None:
        self.wording = wording
        self.sentences = sentences
        self.counts = counts
        self.reach = [0.0, *accumulate(self._cost_of(index) for index in range(len(wording.tokens)))]
        self._starts = [count.first for count in counts]
        self._predicates = self._find_predicates()
        self._places = [predicate.first for predicate in self._predicates]
        self._opened: dict[int, str] = {}

    def assign(self) -> None:
        """Sets `measure` (or `rejected`) on every count."""
        before: list[Count] = []
        for index, sentence in enumerate(self.sentences):
            inside = self._counts_in(sentence)
            predicates = self._predicates_in(sentence)
            for group in self._groups(inside):
                for count in group:
                    self._settle(count, group, sentence, predicates, before)
                    before.append(count)
            if predicates:
                self._opened[index] = predicates[-1].group

    def _cost_of(self, index: int) -> float:
        word = self.wording.tokens[index].word
        if word == ",":
            return 1 + _COMMA
        if word == ":":
            return 1 + _COLON
        if word == "–":
            return 1 + _DASH
        if word in "()[]":
            return _BRACKET
        if word == ";" or word[0] == "\n":
            return _SEMICOLON
        if word == '"':
            return 0.0
        if self.wording.value(index, "clause") and not self.wording.value(index, "part"):
            return 1 + _CLAUSE
        return 1.0

    def _find_predicates(self) -> list[Predicate]:
        heads = {count.head for count in self.counts if count.own is not None and not count.rejected}
        found = []
        for mention in self.wording.mentions:
            group = mention.value("verb")
            if group and (mention.first, mention.last) not in heads and not mention.value("place"):
                found.append(Predicate(mention.first, mention.last, group))
        return found

    def _counts_in(self, sentence: Sentence) -> list[Count]:
        low = bisect_left(self._starts, sentence.first)
        return self.counts[low : bisect_left(self._starts, sentence.last)]

    def _predicates_in(self, sentence: Sentence) -> list[Predicate]:
        low = bisect_left(self._places, sentence.first)
        return self._predicates[low : bisect_left(self._places, sentence.last)]

    def _groups(self, counts: list[Count]) -> list[list[Count]]:
        """Counts joined by nothing but commas and "and" share a predicate."""
        groups: list[list[Count]] = []
        for count in counts:
            if groups and self._joined(groups[-1][-1], count):
                groups[-1].append(count)
            else:
                groups.append([count])
        return groups

    def _joined(self, left: Count, right: Count) -> bool:
        if left.rejected or right.rejected or left.kind != right.kind or left.own or right.own or right.whole_of:
            return False
        words, gap = self.wording, range(left.end, right.hedge)
        if len(gap) > 6:
            return False
        for at in gap:
            if words.word(at) in (",", '"', "+"):
                continue
            mention = words.at[at]
            if mention is not None and (mention.value("join") or mention.value("article") or mention.value("more")):
                continue
            if mention is None and words.tokens[at].is_word and len(gap) <= 3:
                continue
            return False
        return bool(len(gap))

    def _settle(
        self, count: Count, group: list[Count], sentence: Sentence, predicates: list[Predicate], before: list[Count]
    ) -> None:
        if count.rejected:
            return
        antecedent = _antecedent(count, before, sentence)
        if count.whole_of:
            self._settle_whole(count, before)
            return
        if self._after_record(count, sentence):
            self._inherit_kind(count, antecedent)
            count.measure, count.rule, count.weapon = "previous_record", "after a word for the old record", count.weapon
            return
        chosen, cost = self._cheapest(count, group, predicates)
        if count.own is not None:
            self._settle_own(count, chosen, cost)
        elif count.kind:
            self._settle_counted(count, chosen, cost, sentence, antecedent)
        else:
            self._settle_bare(count, chosen, cost, antecedent)
        if count.measure and count.kind in ("person", "child"):
            self._children(count)

    def _settle_whole(self, count: Count, before: list[Count]) -> None:
        part = before[-1] if before else None
        count.role = "whole"
        if count.kind in ("", "weapon"):
            same = next((c for c in reversed(before) if c is not part and c.figure == count.figure and c.measure), None)
            if not count.kind:
                known = same or next((c for c in reversed(before) if c.kind == "weapon" and c.weapon), None)
                count.weapon = known.weapon if known else Weapon.ALL
            count.kind, count.measure, count.rule = "weapon", "launched", "a whole of which parts are told"
            if same is not None and same.measure and same.kind in ("person", "child"):
                count.kind, count.measure, count.weapon = same.kind, same.measure, None
        elif count.own in STATES:
            count.measure, count.rule = count.own, "a whole of which parts are told"
        else:
            count.rejected = "the whole of which a part is told"

    def _after_record(self, count: Count, sentence: Sentence) -> bool:
        if count.kind not in ("", "weapon"):
            return False
        for at in range(count.first - 1, max(sentence.first, count.first - 10) - 1, -1):
            if self.wording.value(at, "previous_record"):
                return True
            if self.wording.word(at) in (";", ")") or any(c.first <= at < c.last for c in self._counts_in(sentence)):
                return False
        return False

    def _cheapest(
        self, count: Count, group: list[Count], predicates: list[Predicate]
    ) -> tuple[Predicate | None, float]:
        """The predicate that the count's group reaches at the least cost."""
        if not predicates:
            return None, _LIMIT
        first, last = group[0], group[-1]
        places = [predicate.first for predicate in predicates]
        at = bisect_left(places, first.first)
        best: tuple[Predicate | None, float] = (None, _LIMIT)
        walls = 0.0
        for predicate in reversed(predicates[max(0, at - _NEAREST) : at]):
            if not self._takes(predicate, count):
                continue
            cost = self.reach[max(first.hedge, predicate.last)] - self.reach[predicate.last] + walls
            best = (predicate, cost) if cost < best[1] else best
            walls += _WALL
        walls = 1.0
        for predicate in predicates[bisect_left(places, last.first) :][:_NEAREST]:
            if predicate.first < last.last or not self._takes(predicate, count):
                continue
            cost = self.reach[predicate.first] - self.reach[min(last.end, predicate.first)] + walls
            best = (predicate, cost) if cost < best[1] else best
            walls += _WALL
        return best

    def _takes(self, predicate: Predicate, count: Count) -> bool:
        frame = gives()[predicate.group]
        if count.kind:
            return count.kind in frame
        return bool(frame.keys() & {"weapon", "person", "location"})

    def _settle_own(self, count: Count, chosen: Predicate | None, cost: float) -> None:
        own = count.own or ""
        close = chosen is not None and cost <= 7 and (count.part_of or chosen.group in ("hospitalised", "rescued"))
        if chosen is not None and close and chosen.group in STATES and chosen.group != own and count.kind == "person":
            count.measure, count.rule = chosen.group, f"predicate {chosen.group}"
            return
        count.measure, count.rule = own, "a noun that carries its measure"
        count.weapon = count.weapon or (Weapon.ALL if own == "got_through" else None)
        count.object = count.object or ("other" if own == "on_fire" else None)

    def _settle_counted(
        self, count: Count, chosen: Predicate | None, cost: float, sentence: Sentence, antecedent: Count | None
    ) -> None:
        words = self.wording
        if count.kind == "hours":
            self._settle_hours(count, sentence)
        elif count.kind == "wave":
            count.measure, count.rule = "waves", "a count of waves"
        elif chosen is not None:
            count.measure = gives()[chosen.group][count.kind]
            count.rule = f"predicate {chosen.group}"
            if not count.measure:
                count.rejected = "a count of something else that was done"
        elif antecedent is not None and antecedent.kind == count.kind and self._is_breakdown(count, antecedent):
            count.measure, count.role, count.rule = antecedent.measure, "subset", "a part of the count before it"
        elif sentence.opener is not None and count.kind in gives().get(self._opened.get(sentence.opener, ""), {}):
            count.measure = gives()[self._opened[sentence.opener]][count.kind]
            count.rule = "an item of a list that a predicate opens"
        elif count.kind == "weapon" and any(words.value(at, "attack") for at in range(sentence.first, sentence.last)):
            count.measure, count.rule = "launched", "weapons in a sentence about an attack"

    def _settle_hours(self, count: Count, sentence: Sentence) -> None:
        words = self.wording
        found: tuple[float, str] | None = None
        lasts = any(words.value(at, "verb") == "lasted" for at in range(sentence.first, sentence.last))
        for at in range(sentence.first, sentence.last):
            kind = "alert" if words.value(at, "alert") else "attack" if words.value(at, "attack") else None
            if kind is None:
                continue
            distance = self.reach[max(at, count.first)] - self.reach[min(at, count.first)]
            if found is None or distance < found[0]:
                found = (distance, kind)
        if found is None or not lasts or found[0] > 30:
            count.rejected = "a length of time"
            return
        count.measure = "alert_duration" if found[1] == "alert" else "attack_duration"
        count.rule = "how long it lasted"

    def _is_breakdown(self, count: Count, antecedent: Count) -> bool:
        gap = range(antecedent.end, count.first)
        return len(gap) <= 6 and any(
            self.wording.word(at) in (":", "(", "–", ",") or self.wording.value(at, "including") for at in gap
        )

    def _settle_bare(
        self, count: Count, chosen: Predicate | None, cost: float, antecedent: Count | None
    ) -> None:
        """A number whose noun is left out: it takes the noun of the count before it."""
        if chosen is None or cost > _LIMIT_BARE:
            if count.role == "subset" and antecedent is not None and antecedent.measure:
                self._inherit_kind(count, antecedent)
                count.measure, count.rule = antecedent.measure, "a part of the count before it"
            return
        frame = gives()[chosen.group]
        if chosen.group == "fell" and "location" in frame:
            count.kind, count.measure = "location", frame["location"]
        elif "weapon" in frame and (antecedent is None or antecedent.kind in ("weapon", "location", "")):
            count.kind, count.measure = "weapon", frame["weapon"]
            count.weapon = antecedent.weapon if antecedent and antecedent.weapon else Weapon.ALL
            count.models = antecedent.models if antecedent and count.part_of else ()
        elif "person" in frame:
            count.kind, count.measure = "person", frame["person"]
        elif antecedent is not None and antecedent.kind in frame:
            count.kind, count.measure = antecedent.kind, frame[antecedent.kind]
            count.object = antecedent.object
        count.rule = f"predicate {chosen.group}, noun left out"
        if count.measure == "":
            count.measure, count.rejected = None, "a count of something else that was done"

    def _inherit_kind(self, count: Count, antecedent: Count | None) -> None:
        if count.kind == "" and antecedent is not None:
            count.kind, count.object = antecedent.kind, antecedent.object
            count.weapon = antecedent.weapon
        if count.kind in ("", "weapon") and count.weapon is None:
            count.kind, count.weapon = "weapon", Weapon.ALL

    def _children(self, count: Count) -> None:
        if count.kind == "child" and count.measure in ("killed", "injured"):
            count.measure = f"children_{count.measure}"


def _antecedent(count: Count, before: list[Count], sentence: Sentence) -> Count | None:
    """The count before this one that it can lean on: with a measure, and not a whole sentence away from its own."""
    for earlier in reversed(before[-8:]):
        if earlier.measure and not earlier.rejected and earlier.kind in ("weapon", "person", "child", "object"):
            if count.kind in ("", earlier.kind) or {count.kind, earlier.kind} <= {"person", "child"}:
                return earlier
    return None


def link_wholes(wording: Wording, counts: list[Count]) -> None:
    """"402 of the 472": the second is the whole of the first, which takes its noun."""
    for part, whole in zip(counts, counts[1:], strict=False):
        if not part.part_of or part.kind or part.rejected or part.role == "subset" or whole.implied:
            continue
        gap = range(part.last, whole.hedge)
        if len(gap) > 5 or not any(wording.value(at, "part") == "of" for at in gap):
            continue
        whole.whole_of = True
        part.kind, part.weapon, part.models, part.object = whole.kind, whole.weapon, whole.models, whole.object
        part.role = "subset"
        part.own = whole.own if whole.kind == "person" else None
        part.end = whole.end
