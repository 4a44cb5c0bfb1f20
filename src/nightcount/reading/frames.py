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
from nightcount.vocabulary import Weapon, lowest_common

# What it costs to reach over a sign or a word, beside one for every word. Measured on the corpus, not derived.
_COMMA, _COLON, _DASH, _BRACKET, _CLAUSE, _SEMICOLON, _WALL = 3.0, 4.0, 4.0, 2.0, 7.0, 60.0, 12.0
_BRACKET_INTO = 20.0
_LIMIT = 45.0
_LIMIT_BARE = 9.0
_LIMIT_PART = 6.0
_NEW_CLAUSE = 6.0
_WITHIN = 0.25
_NEAREST = 6
# Words that stand beside many counts without being what the sentence says of them.
_RELUCTANT = {"in_air": 6.0, "existed": 7.0}


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
        costs = self._costs()
        self.reach = [0.0, *accumulate(costs)]
        self._depth = self._depths()
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

    def _costs(self) -> list[float]:
        """What each token costs to reach over. An aside between commas ("…, including ten children, …") costs nothing."""
        costs = [self._cost_of(index) for index in range(len(self.wording.tokens))]
        for count in self.counts:
            if not count.rejected:
                # A list of counts is no further away for being long.
                costs[count.first : count.end] = [_WITHIN] * (max(count.first, count.end) - count.first)
        for mention in self.wording.mentions:
            if not mention.value("including") or self.wording.word(mention.first - 1) != ",":
                continue
            for end in range(mention.last, min(mention.last + 10, len(costs))):
                if self.wording.word(end) in (".", ";", "\n") or self.wording.value(end, "verb"):
                    break
                if self.wording.word(end) == ",":
                    costs[mention.first - 1 : end + 1] = [0.0] * (end + 2 - mention.first)
                    break
        return costs

    def _depths(self) -> list[int]:
        """How many brackets each token stands in."""
        depths, depth = [], 0
        for token in self.wording.tokens:
            if token.word in (")", "]") or token.is_break:
                depth = 0 if token.is_break else max(0, depth - 1)
            depths.append(depth)
            depth += token.word in ("(", "[")
        return depths

    def _between(self, first: int, last: int, predicate: Predicate, count: Count) -> float:
        """What it costs to reach over tokens `first..last`. A predicate in brackets speaks of what stands in them."""
        inside = self._depth[predicate.first] > self._depth[min(count.first, len(self._depth) - 1)]
        return self.reach[last] - self.reach[first] + (_BRACKET_INTO if inside else 0.0)

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
        if self.wording.value(index, "with") and index and self.wording.word(index - 1) == ",":
            return 1 + _CLAUSE
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
        if len(gap) > 6 or (right.implied and not left.implied and not any(words.value(at, "join") for at in gap)):
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
        if count.whole is not None and not count.whole.rejected:
            self._settle_whole(count.whole, before)
            count.kind, count.weapon, count.object = count.whole.kind, count.whole.weapon, count.whole.object
        if not count.kind and self._is_whole_ahead(count, sentence) and antecedent is not None:
            self._settle_whole(count, before)
            return
        if self._after_record(count, sentence):
            total = not count.kind and self._is_total(range(sentence.first, sentence.last))
            self._inherit_kind(count, antecedent)
            if count.kind != "weapon":
                count.rejected = "an old record of something else"
                return
            count.weapon = Weapon.ALL if total else count.weapon
            count.measure, count.rule = "previous_record", "after a word for the old record"
            return
        chosen, cost = self._cheapest(count, group, predicates)
        if count.predicate:
            chosen, cost = Predicate(count.first, count.last, count.predicate), 0.0
        state = self._among_state(count)
        if state is not None:
            count.kind, count.measure, count.role = count.kind or "person", state, "subset"
            count.rule = "among those of whom the words before it speak"
        elif count.own is not None:
            self._settle_own(count, chosen, cost, antecedent)
        elif count.kind:
            self._settle_counted(count, chosen, cost, sentence, antecedent)
        else:
            self._settle_bare(count, chosen, cost, antecedent)
        if count.measure and count.kind in ("person", "child"):
            self._children(count)

    def _among_state(self, count: Count) -> str | None:
        """ "Among the wounded are four children": the state that the words before a count name."""
        if count.kind not in ("", "person", "child") or count.own is not None:
            return None
        at = count.hedge - 1
        while at > 0 and (self.wording.word(at) in ("–", ":") or self.wording.value(at, "auxiliary")):
            at -= 1
        mention = self.wording.at[at] if at > 0 else None
        if mention is None:
            return None
        said = mention.value("noun") or mention.value("verb")
        before = self.wording.at[mention.first - 1] if mention.first else None
        among = before is not None and bool(before.value("among"))
        if self.wording.value(mention.first - 1, "article") or self.wording.value(mention.first - 1, "hedge"):
            among = among or self.wording.value(mention.first - 2, "among") is not None
        return said if among and said in STATES else None

    def _settle_whole(self, count: Count, before: list[Count]) -> None:
        part = before[-1] if before else None
        if count.role == "whole":
            return
        count.role = "whole"
        if count.kind in ("", "weapon"):
            same = next((c for c in reversed(before) if c is not part and c.figure == count.figure and c.measure), None)
            if not count.kind:
                count.weapon = same.weapon if same else _sum_of(count, before)
            count.kind, count.measure, count.rule = "weapon", "launched", "a whole of which parts are told"
            if same is not None and same.measure:
                count.kind, count.measure = same.kind, same.measure
                count.weapon = same.weapon
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
            cost = self._between(predicate.last, max(first.hedge, predicate.last), predicate, first) + walls
            cost += self._new_clause(predicate, first) + _RELUCTANT.get(predicate.group, 0)
            best = (predicate, cost) if cost < best[1] else best
            walls += 0.0 if self._depth[predicate.first] > self._depth[count.first] else _WALL
        walls = 1.0
        for predicate in predicates[bisect_left(places, last.first) :][:_NEAREST]:
            if predicate.first < last.last or not self._takes(predicate, count):
                continue
            cost = self._between(min(last.end, predicate.first), predicate.first, predicate, last) + walls
            cost += self._next_clause(last, predicate) + _RELUCTANT.get(predicate.group, 0)
            best = (predicate, cost) if cost < best[1] else best
            walls += 0.0 if self._depth[predicate.first] > self._depth[count.first] else _WALL
        return best

    def _new_clause(self, predicate: Predicate, count: Count) -> float:
        """What it costs to reach back over an "and" with no count before it: there a new clause begins."""
        for at in range(predicate.last, count.hedge):
            if any(other.first <= at < other.end for other in self._near(count)):
                return 0.0
            mention = self.wording.at[at]
            if mention is not None and mention.value("join"):
                return _NEW_CLAUSE
        return 0.0

    def _next_clause(self, count: Count, predicate: Predicate) -> float:
        """What it costs to reach forward over an "and": what follows it is mostly said of something else."""
        for at in range(count.end, predicate.first):
            mention = self.wording.at[at]
            if mention is not None and mention.value("join"):
                return _NEW_CLAUSE
        return 0.0

    def _near(self, count: Count) -> list[Count]:
        at = bisect_left(self._starts, count.first)
        return self.counts[max(0, at - 4) : at]

    def _takes(self, predicate: Predicate, count: Count) -> bool:
        frame = gives()[predicate.group]
        if count.kind:
            return count.kind in frame
        return bool(frame.keys() & {"weapon", "person", "location"})

    def _settle_own(
        self, count: Count, chosen: Predicate | None, cost: float, antecedent: Count | None
    ) -> None:
        own = count.own or ""
        close = chosen is not None and cost <= 7 and (count.part_of or chosen.group in ("hospitalised", "rescued"))
        if chosen is not None and close and chosen.group in STATES and chosen.group != own and count.kind == "person":
            count.measure, count.rule = chosen.group, f"predicate {chosen.group}"
            return
        count.measure, count.rule = own, "a noun that carries its measure"
        if own == "got_through":
            count.weapon = count.weapon or (antecedent.weapon if antecedent is not None else None) or Weapon.ALL
        count.object = count.object or ("other" if own == "on_fire" else None)

    def _settle_counted(
        self, count: Count, chosen: Predicate | None, cost: float, sentence: Sentence, antecedent: Count | None
    ) -> None:
        near = self._near(count)
        before_it = near[-1] if near else None
        if count.kind == "hours":
            self._settle_hours(count, sentence)
        elif count.kind == "wave":
            count.measure, count.rule = "waves", "a count of waves"
        elif count.kind == "weapon" and (count.composed or self._is_whole_ahead(count, sentence)):
            count.measure, count.rule = "launched", "what those launched consisted of"
            count.role = "subset" if count.composed else "whole"
        elif count.kind in ("location", "district") and self._of_neighbour(count, before_it):
            count.measure = gives()[before_it.predicate][count.kind] if before_it else None
            count.rule = "where the count before it hit"
        elif self._is_part(count, antecedent) and antecedent is not None and (chosen is None or cost > _LIMIT_PART):
            count.measure, count.role, count.rule = _base(antecedent.measure), "subset", "a part of the count before it"
        elif chosen is not None:
            count.measure, count.predicate = gives()[chosen.group][count.kind], chosen.group
            count.rule = f"predicate {chosen.group}"
            if not count.measure:
                count.rejected = "a count of something else that was done"
        elif sentence.opener is not None and count.kind in gives().get(self._opened.get(sentence.opener, ""), {}):
            count.measure = gives()[self._opened[sentence.opener]][count.kind]
            count.rule = "an item of a list that a predicate opens"
        else:
            self._settle_without(count, sentence, antecedent)

    def _settle_without(self, count: Count, sentence: Sentence, antecedent: Count | None) -> None:
        """A count that no predicate takes: what the sentence is about decides, or it stays unread."""
        words, inside = self.wording, range(sentence.first, sentence.last)
        if count.kind == "weapon":
            leans = antecedent is not None and antecedent.kind == "weapon" and antecedent.first >= sentence.first
            if antecedent is not None and (leans or (sentence.is_item and antecedent.kind == "weapon")):
                count.measure, count.rule = antecedent.measure, "beside a count of the same kind"
            elif any(words.value(at, "attack") or words.value(at, "including") or words.value(at, "when") for at in inside):
                count.measure, count.rule = "launched", "weapons in a sentence about an attack"
        elif count.kind in ("object", "household"):
            if antecedent is not None and antecedent.kind == count.kind and antecedent.first >= sentence.first:
                count.measure, count.rule = antecedent.measure, "beside a count of the same kind"
        elif count.kind == "district" and any(words.value(at, "attack") for at in inside):
            count.measure, count.rule = "districts_hit", "districts in a sentence about an attack"
        elif count.kind in ("district", "location"):
            struck = {words.value(at, "noun") for at in inside} & {"got_through", "on_fire", "hit_locations"}
            near = self._near(count)
            if struck or any(c.measure == "got_through" and c.first >= sentence.first for c in near):
                count.measure = "districts_hit" if count.kind == "district" else "hit_locations"
                count.rule = "places in a sentence about hits"

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
        following = words.at[count.last] if count.last < len(words.at) else None
        if found is None or (following is not None and following.value("away")) or found[0] > (30 if lasts else 5):
            count.rejected = "a length of time"
            return
        count.measure = "alert_duration" if found[1] == "alert" else "attack_duration"
        count.rule = "how long it lasted"

    def _of_neighbour(self, count: Count, before: Count | None) -> bool:
        """True for the places of the count right before: "20 drones at 11 locations"."""
        if before is None or not before.predicate or count.kind not in gives()[before.predicate]:
            return False
        gap = range(before.end, count.hedge)
        return len(gap) <= 3 and not any(
            self.wording.value(at, "verb") or self.wording.value(at, "join") or self.wording.word(at) in ",;.()"
            for at in gap
        )

    def _is_whole_ahead(self, count: Count, sentence: Sentence) -> bool:
        """True for "Of the 158 weapons, 122 were missiles": a whole named ahead of its parts."""
        at = count.hedge - 1
        part = self.wording.value(at, "part")
        mention = self.wording.at[at] if at >= 0 else None
        if part is None or mention is None:
            return False
        return mention.first == sentence.first or self.wording.word(mention.first - 1) in (";", "–", ":")

    def _is_part(self, count: Count, antecedent: Count | None) -> bool:
        """True when a count names a part of the one before it: "of them", "including", a breakdown in brackets."""
        if antecedent is None or not _kin(count, antecedent):
            return False
        if count.role == "subset":
            return True
        after = self.wording.at[count.last] if count.last < len(self.wording.at) else None
        if after is not None and after.first == count.last and after.value("including") and not count.own:
            return True
        gap = range(antecedent.end, count.first)
        if len(gap) > 8 or any(self.wording.value(at, "verb") for at in gap):
            return False
        return any(self.wording.word(at) in (":", "(") or self.wording.value(at, "including") for at in gap)

    def _settle_bare(
        self, count: Count, chosen: Predicate | None, cost: float, antecedent: Count | None
    ) -> None:
        """A number whose noun is left out: it takes the noun of the count before it."""
        if count.moved == "to":
            self._settle_toll(count, antecedent)
            if count.measure:
                return
        if antecedent is not None and count.moved == "from" and antecedent.kind != "object":
            self._inherit_kind(count, antecedent)
            count.measure, count.role, count.rule = antecedent.measure, "earlier", "what the figure was before"
            return
        if antecedent is not None and (chosen is None or cost > 2) and self._at_place(count):
            self._inherit_kind(count, antecedent)
            count.measure, count.role, count.rule = antecedent.measure, "subset", "a part of it at a place"
            return
        if self._has_unknown_noun(count):
            count.unread = "what is counted is a word that the lexicon does not know"
            return
        if antecedent is not None and (chosen is None or cost > 3) and self._is_next_in_row(count, antecedent):
            self._inherit_kind(count, antecedent)
            count.measure, count.role, count.rule = antecedent.measure, antecedent.role, "the next figure of the same count"
            return
        limit = 2.0 if count.figure.number == 1 and count.role != "subset" else _LIMIT_BARE
        if chosen is None or cost > limit:
            if count.role == "subset" and antecedent is not None and antecedent.measure:
                self._inherit_kind(count, antecedent)
                count.measure, count.rule = antecedent.measure, "a part of the count before it"
            elif count.figure.number != 1:
                self._settle_toll(count, antecedent)
            return
        frame = gives()[chosen.group]
        if chosen.group == "fell" and "location" in frame:
            count.kind, count.measure = "location", frame["location"]
        elif "weapon" in frame and (antecedent is None or antecedent.kind in ("weapon", "location", "")):
            count.kind, count.measure = "weapon", frame["weapon"]
            count.weapon = self._respectively(count) or self._weapon_left_out(count, antecedent)
            count.models = antecedent.models if antecedent and count.part_of else ()
        elif "person" in frame:
            count.kind, count.measure = "person", frame["person"]
        elif antecedent is not None and antecedent.kind in frame:
            count.kind, count.measure = antecedent.kind, frame[antecedent.kind]
            count.object = antecedent.object
        count.rule = f"predicate {chosen.group}, noun left out"
        if count.measure is None:
            self._settle_toll(count, antecedent)
        if count.measure == "":
            count.measure, count.rejected = None, "a count of something else that was done"

    def _at_place(self, count: Count) -> bool:
        """True for "91 over the Moscow region", «11 на Одещині»: a preposition and a place behind the number."""
        words, at = self.wording, count.last
        if words.value(at, "each"):
            at += 1
        if not words.value(at, "preposition") and words.word(at) != "–":
            return False
        if words.value(at, "clock") == "at" and words.value(at + 1, "weekday"):
            return False
        return any(words.value(index, "place") for index in range(at + 1, at + 4)) or (
            at + 1 < len(words.tokens) and words.tokens[at + 1].raw[0].isupper() and words.at[at + 1] is None
        )

    def _has_unknown_noun(self, count: Count) -> bool:
        """True where the word behind a bare number is unknown: then the noun is not left out, only not understood."""
        words, at = self.wording, count.last
        if count.role == "subset" or count.part_of or count.others or at >= len(words.tokens):
            return False
        return words.tokens[at].is_word and words.at[at] is None and words.tokens[at].raw[0].islower()

    def _is_next_in_row(self, count: Count, antecedent: Count) -> bool:
        """True for "two dead, then four", «про 12 загиблих, а зранку – про дев'ятьох»: the same count at another time."""
        gap = range(antecedent.end, count.first)
        if not 0 < len(gap) <= 9 or antecedent.kind not in ("person", "child", "household"):
            return False
        values = [self.wording.at[at] for at in gap]
        timed = any(m is not None and any(m.value(kind) for kind in ("when", "then", "unit", "clock")) for m in values)
        broken = any(m is not None and (m.value("verb") or m.value("place")) for m in values)
        stops = any(self.wording.word(at) in (".", "(") for at in gap)
        return timed and not broken and not stops

    def _settle_toll(self, count: Count, antecedent: Count | None) -> None:
        """A bare number behind a word for the toll: "the toll rose to 28 from 26", "then 18"."""
        words = self.wording
        for at in range(count.hedge - 1, max(-1, count.hedge - 28), -1):
            if words.word(at) in (".", ";") or words.tokens[at].is_break:
                return
            noun = words.value(at, "noun")
            if noun not in ("toll", "toll_injured", "figure"):
                continue
            if noun == "figure":
                if antecedent is None or antecedent.kind == "object":
                    return
                self._inherit_kind(count, antecedent)
                count.measure, count.rule = antecedent.measure, "a figure of what was counted before"
                if count.kind == "weapon":
                    count.weapon = self._weapon_left_out(count, antecedent)
            else:
                measure = "injured" if noun == "toll_injured" else "killed"
                count.kind, count.measure, count.rule = "person", measure, "a toll"
            if count.moved == "from":
                count.role = "earlier"
            return

    def _respectively(self, count: Count) -> Weapon | None:
        """ "288 and three of them, respectively": two bare numbers take the nouns of the two counts before, in order."""
        near = range(count.last, min(count.last + 7, len(self.wording.tokens)))
        if not any(self.wording.value(at, "respectively") for at in near):
            return None
        at = bisect_left(self._starts, count.first)
        row = [c for c in self.counts[max(0, at - 4) : at + 2] if c is count or not c.rejected]
        index = row.index(count)
        second = index > 0 and row[index - 1].first > count.first - 4 and not row[index - 1].head
        named = [c for c in row[:index] if c.kind == "weapon" and c.head]
        if len(named) < 2:
            return None
        return named[-1].weapon if second else named[-2].weapon

    def _weapon_left_out(self, count: Count, antecedent: Count | None) -> Weapon:
        """The weapon of a number without a noun: of all, where it is a total; else that of the count before it."""
        near = range(max(0, count.hedge - 5), min(len(self.wording.tokens), count.last + 4))
        if not count.part_of and self._is_total(near):
            return Weapon.ALL
        return antecedent.weapon if antecedent and antecedent.weapon else Weapon.ALL

    def _is_total(self, near: range) -> bool:
        return any(self.wording.value(at, "total") for at in near)

    def _inherit_kind(self, count: Count, antecedent: Count | None) -> None:
        if count.kind == "" and antecedent is not None:
            count.kind, count.object = antecedent.kind, antecedent.object
            count.weapon = antecedent.weapon
        if count.kind in ("", "weapon") and count.weapon is None:
            count.kind, count.weapon = "weapon", Weapon.ALL

    def _children(self, count: Count) -> None:
        if count.kind == "child" and count.measure in ("killed", "injured"):
            count.measure = f"children_{count.measure}"


def _sum_of(count: Count, before: list[Count]) -> Weapon:
    """The weapon of a bare whole: where it is the sum of two counts before it, the class that holds both."""
    recent = [c for c in before[-8:] if c.kind == "weapon" and c.weapon and c.figure.number is not None]
    for index, left in enumerate(recent):
        for right in recent[index + 1 :]:
            if left.weapon and right.weapon and (left.figure.number or 0) + (right.figure.number or 0) == count.figure.number:
                return lowest_common([left.weapon, right.weapon])
    return recent[-1].weapon or Weapon.ALL if recent else Weapon.ALL


def _base(measure: str | None) -> str | None:
    """`children_killed` told of adults is `killed`."""
    return measure.removeprefix("children_") if measure else measure


def _kin(count: Count, antecedent: Count) -> bool:
    people = ("person", "child")
    return antecedent.kind == count.kind or (antecedent.kind in people and count.kind in people)


_LEANED_ON = ("weapon", "person", "child", "object", "household")


def _antecedent(count: Count, before: list[Count], sentence: Sentence) -> Count | None:
    """The count before this one that it can lean on: with a measure, and not a whole sentence away from its own."""
    for earlier in reversed(before[-8:]):
        if earlier.measure and not earlier.rejected and earlier.kind in _LEANED_ON:
            if count.kind in ("", earlier.kind) or {count.kind, earlier.kind} <= {"person", "child"}:
                return earlier
    return None


def link_wholes(wording: Wording, counts: list[Count]) -> None:
    """"402 of the 472": the second is the whole of the first, which takes its noun."""
    for part, whole in zip(counts, counts[1:], strict=False):
        if part.rejected or part.role == "subset" or whole.implied or part.kind == "hours":
            continue
        gap = range(part.last, whole.hedge)
        if len(gap) > 5 or not any(wording.value(at, "part") == "of" for at in gap):
            continue
        if part.kind and not whole.kind and len(gap) <= 2 and part.kind == "weapon":
            # "ten Kinzhals of ten": the whole takes the noun of the part.
            whole.whole_of, whole.kind, whole.weapon, whole.models = True, "weapon", part.weapon, part.models
            continue
        if part.kind:
            continue
        whole.whole_of, part.whole = True, whole
        part.kind, part.weapon, part.models, part.object = whole.kind, whole.weapon, whole.models, whole.object
        part.role = "subset"
        part.own = whole.own if whole.kind == "person" else None
        part.end = whole.end
