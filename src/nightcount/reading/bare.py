"""Bare numbers: those whose noun is left out take it from the predicate beside them or from the count before them."""

from __future__ import annotations

from nightcount.reading.count import Count
from nightcount.reading.lasting import goes_on_lasting
from nightcount.reading.leaning import Leaning, base
from nightcount.reading.parallel import Parallel
from nightcount.reading.reach import Predicate, gives
from nightcount.reading.repeats import settle_sum
from nightcount.reading.sentences import Sentence
from nightcount.reading.sums import large_enough, sum_behind
from nightcount.reading.topics import object_ahead, state_ahead
from nightcount.reading.wholes import has_unknown_noun
from nightcount.reading.wording import Wording
from nightcount.vocabulary import Weapon, lowest_common

# How far a predicate may stand from a number without a noun, and from the number one, which is mostly an article.
_LIMIT, _LIMIT_ONE, _LIMIT_PART = 9.0, 2.0, 6.0
_TOLL_REACH = 28
# How far a predicate may stand behind a row of numbers that says it is in order ("288 and three, respectively, …").
_LIMIT_ROW = 25.0
_PEOPLE = ("person", "child")
# Over how many counts back a sum is looked for.
_SUM_REACH = 32


class Bare:
    """Settles what a bare number counts and which measure it is."""

    def __init__(self, wording: Wording, leaning: Leaning) -> None:
        self.wording = wording
        self.leaning = leaning
        self.parallel = Parallel(wording, leaning.reach)

    def settle(
        self, count: Count, chosen: Predicate | None, cost: float, sentence: Sentence, antecedent: Count | None
    ) -> None:
        """Sets the kind and measure of a bare number, or leaves it unread."""
        told = count.moved is not None or self.leaning.is_total(count)
        if told and settle_sum(count, self.leaning.reach.around(count, _SUM_REACH, 0)):
            return
        if count.moved is not None and self.toll(count, antecedent):
            return
        if goes_on_lasting(self.wording, count, self.leaning.reach.around(count, 3, 0), sentence):
            return
        if self._in_parallel(count, chosen, cost, antecedent):
            return
        state = state_ahead(self.leaning.reach, count, sentence) if self.leaning.is_at_place(count) else None
        if state is not None:
            count.kind, count.measure, count.rule = "person", state, "those of whom a colon tells"
            return
        if antecedent is not None and self._takes_after(count, cost if chosen else None, antecedent):
            return
        if self.parallel.is_ordered(count, sentence.last) and not self.parallel.respectively(count):
            count.unread = "the counts that it answers to are not found"
            return
        if self._has_unknown_noun(count):
            count.unread = "what is counted is a word that the lexicon does not know"
            return
        limit = _LIMIT_ONE if count.figure.number == 1 and count.role != "subset" else _LIMIT
        if chosen is None or cost > limit:
            if count.figure.number != 1:
                self.toll(count, antecedent)
            return
        self._by_predicate(count, chosen, sentence, antecedent)
        if count.measure is None and not count.rejected:
            self.toll(count, antecedent)

    def inherit(self, count: Count, antecedent: Count | None) -> None:
        """The kind, weapon and object of the count before it, for a number without a noun."""
        if count.kind == "" and antecedent is not None:
            count.kind, count.object, count.weapon = antecedent.kind, antecedent.object, antecedent.weapon
        if count.kind in ("", "weapon") and count.weapon is None:
            count.kind, count.weapon = "weapon", Weapon.ALL

    def _in_parallel(self, count: Count, chosen: Predicate | None, cost: float, antecedent: Count | None) -> bool:
        """True where bare numbers in a row take the nouns of the row before them, in order."""
        chosen = chosen if cost <= _LIMIT_ROW else None
        named = self.parallel.named(count, chosen is not None and cost <= _LIMIT)
        measure = gives()[chosen.group].get("weapon") if chosen else antecedent.measure if antecedent else None
        if named is None or not measure:
            return False
        count.kind, count.weapon, count.measure = "weapon", named.weapon, measure
        count.models, count.rule = named.models, "in the order of the counts before it"
        return True

    def _takes_after(self, count: Count, cost: float | None, antecedent: Count) -> bool:
        """True where the number repeats, continues or divides the count before it."""
        if count.moved == "from" and antecedent.kind != "object":
            count.role, rule = "earlier", "what the figure was before"
        elif count.role == "subset" and (cost is None or cost > _LIMIT_PART):
            rule = "a part of the count before it"
        elif (cost is None or cost > 2) and self.leaning.is_on_day(count):
            antecedent, rule = self.leaning.on_another_day(count) or antecedent, "the same on another day"
        elif (cost is None or cost > 2) and self.leaning.is_bare_part(count, antecedent):
            count.role, rule = "subset", "a part of the count before it"
        elif (cost is None or cost > 2) and self.leaning.is_at_place(count):
            antecedent = self._beside_at_place(count, antecedent)
            count.role, rule = "subset", "a part of it at a place"
            antecedent = self.leaning.peer_at_place(count) or self.leaning.whole_of(count, antecedent) or antecedent
        elif (cost is None or cost > 3) and self.leaning.is_next_in_row(count, antecedent):
            count.role, rule = antecedent.role, "the next figure of the same count"
        elif self.leaning.is_negated(count):
            rule = "the right figure for a wrong one"
        elif (cost is None or cost > _LIMIT) and self.leaning.is_further(count, antecedent):
            rule = "more of the same"
        elif self.leaning.is_corrected(count, antecedent):
            count.role, rule = "earlier", "a figure that another one corrects"
        elif self.leaning.told_of(count):
            antecedent = self.leaning.all_of_them(count, antecedent)
            rule = "what was told of the same count"
        else:
            return False
        self.inherit(count, antecedent)
        count.measure, count.rule = antecedent.measure, rule
        if rule != "what the figure was before" and count.kind != "child":
            count.measure = base(antecedent.measure)
        return True

    def _beside_at_place(self, count: Count, antecedent: Count) -> Count:
        """The count that one at another place goes on from, not a part of it: «у Києві – четверо, з них підліток»."""
        near = self.leaning.reach.around(count, 4, 0)
        if antecedent.role == "whole" and antecedent.kind == "weapon":
            # «Збито 5 з 6: 3 на Одещині, 2 на Київщині» divides those downed.
            return next((c for c in reversed(near) if c.whole is antecedent and c.measure), antecedent)
        for earlier in reversed(near):
            part = earlier.role == "subset" and (earlier.part_of or earlier.kind == "child" or earlier.implied)
            if earlier.measure and earlier.kind in _PEOPLE and antecedent.kind in _PEOPLE and not part:
                return earlier
        return antecedent

    def _by_predicate(self, count: Count, chosen: Predicate, sentence: Sentence, antecedent: Count | None) -> None:
        frame = gives()[chosen.group]
        topic = self.leaning.topic(count, sentence) if "weapon" in frame else None
        weapons_before = (
            antecedent is None or antecedent.kind in ("weapon", "location", "") or chosen.group in OF_WEAPONS
        )
        if chosen.group == "fell" and count.part_of and antecedent is not None and antecedent.kind == "weapon":
            count.rejected = "weapons whose debris fell, no places"
        elif chosen.group == "fell" and "location" in frame:
            count.kind, count.measure = "location", frame["location"]
        elif frame.get("object") and (named := object_ahead(self.leaning.reach, count, sentence)):
            count.kind, count.measure, count.object = "object", frame["object"], named
        elif "weapon" in frame and frame["weapon"] and (weapons_before or topic is not None):
            count.kind, count.measure = "weapon", frame["weapon"]
            count.weapon = self.parallel.respectively(count) or topic or self._weapon(count, antecedent)
            count.models = antecedent.models if antecedent and count.part_of else ()
        elif frame.get("person"):
            count.kind, count.measure = "person", frame["person"]
        elif antecedent is not None and frame.get(antecedent.kind):
            count.kind, count.measure, count.object = antecedent.kind, frame[antecedent.kind], antecedent.object
        elif "" in frame.values():
            count.rejected = "a count of something else that was done"
        count.predicate = chosen.group
        count.rule = f"predicate {chosen.group}, noun left out"

    def _weapon(self, count: Count, antecedent: Count | None) -> Weapon:
        """The weapon of a number without a noun: of all, where it is a total; else that of the count before it."""
        parts = sum_behind(count, self.leaning.reach.around(count, 0, 6)[1:])
        if parts is not None:
            return parts
        if not count.part_of and self.leaning.is_total(count):
            return Weapon.ALL
        if antecedent is None or antecedent.weapon is None:
            return Weapon.ALL
        if count.measure != "launched" and antecedent.measure == "launched":
            return large_enough(self.wording, count, self.leaning.reach.around(count, 8, 0)) or antecedent.weapon
        broader = self._launched_as(count, antecedent)
        if broader is not None:
            return broader
        if count.moved is None and self._exceeds(count, antecedent):
            whole = [c for c in self.leaning.reach.around(count, 4, 0) if c.measure == antecedent.measure and c.weapon]
            large = (c.weapon for c in reversed(whole) if not self._exceeds(count, c))
            return next(large, None) or lowest_common(c.weapon for c in whole if c.weapon)
        return antecedent.weapon

    def _launched_as(self, count: Count, antecedent: Count) -> Weapon | None:
        """The drones of "135 drones launched; 68 downed, 43 decoys lost, six in the air": launches were told of those.

        Null where the kind before was launched as such, or no kind that holds it was.
        """
        told = [c for c in self.leaning.reach.around(count, 12, 0) if c.measure == "launched" and c.weapon]
        if count.part_of or count.measure == "launched" or any(c.weapon == antecedent.weapon for c in told):
            return None
        kinds = (
            c.weapon
            for c in reversed(told)
            if c.weapon and antecedent.weapon and antecedent.weapon.is_kind_of(c.weapon)
        )
        return next(kinds, None)

    def _exceeds(self, count: Count, antecedent: Count) -> bool:
        """True for the 655 of "841 drones and 22 missiles were stopped: 655 shot down": no part of the 22 alone."""
        number, other = count.figure.number, antecedent.figure.number
        return number is not None and other is not None and number > other and antecedent.measure is not None

    def _has_unknown_noun(self, count: Count) -> bool:
        """True where the word behind a bare number is unknown: then the noun is not left out, only not understood."""
        if count.role == "subset" or count.part_of or count.others:
            return False
        return has_unknown_noun(self.wording, count.last)

    def toll(self, count: Count, antecedent: Count | None) -> bool:
        """A bare number behind a word for the toll: "the toll rose to 28 from 26", "the figure had been 11"."""
        words = self.wording
        for at in range(count.hedge - 1, max(-1, count.hedge - _TOLL_REACH), -1):
            if words.word(at) in (".", ";") or words.tokens[at].is_break:
                return False
            noun = words.value(at, "noun")
            if noun in ("killed", "injured", "missing") and words.value(words.start(at) - 1, "noun") == "figure":
                count.kind, count.measure, count.rule = "person", noun, "a toll"
            elif noun == "figure" and self._named_figure(count, at):
                count.rule = "a figure of what it names"
            elif noun in ("toll", "toll_injured", "toll_missing"):
                count.kind, count.rule = "person", "a toll"
                count.measure = {"toll": "killed", "toll_injured": "injured", "toll_missing": "missing"}[noun]
            elif noun == "figure" and (row := self.parallel.restated(count))[0]:
                if row[1] is None:
                    return False
                count.kind, count.weapon, count.measure = row[1].kind, row[1].weapon, row[1].measure
                count.like, count.rule = row[1], "a new figure, in the order of those before"
            elif noun == "figure" and antecedent is not None and antecedent.kind != "object" and not self._of_other(at):
                self.inherit(count, antecedent)
                count.kind = "person" if count.kind == "child" else count.kind
                count.measure, count.rule = base(antecedent.measure), "a figure of what was counted before"
                if count.kind == "weapon":
                    count.weapon = self._weapon(count, antecedent)
            elif noun != "figure":
                continue
            if count.moved == "from":
                count.role = "earlier"
            return count.measure is not None
        return False

    def _named_figure(self, count: Count, at: int) -> bool:
        """True for "the number of hits", "the number of drones": the figure says itself what it is of."""
        words = self.wording
        if words.value(at + 1, "part") != "of" or at + 2 >= len(words.tokens):
            return False
        noun, named = words.value(at + 2, "noun"), words.value(at + 2, "class")
        if noun != "got_through" and named is None:
            return False
        near = self.leaning.reach.around(count, 24, 0)
        told = [c for c in near if c.kind == "weapon" and c.measure and not c.rejected]
        count.kind, count.measure = "weapon", "got_through" if noun else told[-1].measure if told else "launched"
        same = (c for c in told if c.measure == count.measure and c.figure.number == count.figure.number)
        count.like = next(same, None)
        count.weapon = Weapon(named) if named else (count.like.weapon if count.like else None) or Weapon.ALL
        return True

    def _of_other(self, at: int) -> bool:
        """True for "the number of requests": the figure of something that the lexicon does not know or count."""
        words, at = self.wording, at + 1
        if words.value(at, "part") == "of":
            at += 1
        if at >= len(words.tokens) or not words.tokens[at].is_word:
            return False
        return words.value(at, "not_counted") is not None or (
            words.at[at] is None and words.tokens[at].raw[0].islower()
        )


OF_WEAPONS = ("shot_down", "neutralised", "suppressed")
