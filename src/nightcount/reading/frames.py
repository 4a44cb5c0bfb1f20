"""Frames: which predicate a count belongs to, and so which measure it is.

A count takes its measure from the cheapest predicate that can take it (`reach.py`), or from the count that it is a
part of (`leaning.py`), or from what its sentence is about. What none of these settles stays unread.
"""

from __future__ import annotations

from bisect import bisect_left

from nightcount.reading.arms import named_behind
from nightcount.reading.bare import OF_WEAPONS, Bare
from nightcount.reading.count import STATES, Count
from nightcount.reading.lasting import settle_hours
from nightcount.reading.leaning import Leaning, antecedent_of, base
from nightcount.reading.openings import Openings
from nightcount.reading.reach import LIMIT, Predicate, Reach, gives, takers
from nightcount.reading.repeats import settle_repeats
from nightcount.reading.sentences import Sentence
from nightcount.reading.sums import sum_of, total_of
from nightcount.reading.topics import is_composition
from nightcount.reading.unsaid import Unsaid
from nightcount.reading.wording import Wording
from nightcount.vocabulary import Weapon

_LIMIT_PART = 6.0
# How many counts back a whole can have been told before.
_TOLD_AGAIN = 60
# Points of supply without power («2,1 тыс. точек») are told in hundreds, places in tens.
_POINTS = 100
# How far behind "destroyed" the building stands that a missile destroyed.
_OBJECT_REACH = 8
# How far ahead of its sentence a word may stand that makes an old record one of all weapons.
_TOTAL_REACH = 12
# Over how many counts back the launches are looked for that an old record is compared with.
_RECORD_REACH = 12
# What may be said of those who are counted by a state: the wounded are taken to hospital, or die of their wounds.
_FATES = {"injured": ("hospitalised", "killed", "rescued"), "missing": ("rescued", "killed")}
# Words of which one stands ahead of an old record.
_COMPARED = ("previous_record", "comparison", "superlative")
_PART = "a part of the count before it"


class Frames:
    """Assigns a measure to each count of a text, sentence by sentence."""

    def __init__(self, wording: Wording, sentences: list[Sentence], counts: list[Count]) -> None:
        self.wording = wording
        self.sentences = sentences
        self.reach = Reach(wording, counts)
        self.leaning = Leaning(wording, self.reach)
        self.bare = Bare(wording, self.leaning)
        self.unsaid = Unsaid(wording, self.leaning, sentences)
        self.openings = Openings(wording, sentences, self.reach)
        self._compared = wording.of_kinds(_COMPARED)

    def assign(self) -> None:
        """Sets `measure` (or `rejected`) on every count."""
        before: list[Count] = []
        for sentence in self.sentences:
            counts = self.reach.counts_in(sentence)
            predicates = self.reach.predicates_in(sentence) if counts else []
            for group in self._groups(counts):
                for count in group:
                    if not count.rejected:
                        self._settle(count, group, sentence, predicates, before)
                    before.append(count)
        self._settle_former()
        settle_repeats(self.reach.counts)

    def _settle_former(self) -> None:
        """What a figure was before takes after what it became: "rose from eight to 26"."""
        for count in reversed(self.reach.counts):
            became = self.leaning.went_on(count)
            if became is None or count.rejected or count.head:
                continue
            if became.measure and (became.like is not None or not count.measure or count.moved is None):
                count.kind, count.weapon, count.object = became.kind, became.weapon, became.object
                count.measure, count.role, count.rule = became.measure, "earlier", "what the figure was before"

    def _groups(self, counts: list[Count]) -> list[list[Count]]:
        """Counts joined by nothing but commas and "and" share a predicate."""
        groups: list[list[Count]] = []
        for count in counts:
            if groups and self._joined(groups[-1][-1], count) and not self._has_its_own(groups[-1][0], count):
                groups[-1].append(count)
            else:
                groups.append([*self._paired(groups[-1], count), count] if groups else [count])
        return groups

    def _paired(self, group: list[Count], count: Count) -> list[Count]:
        """The 27 of "38 missiles and 412 drones were downed, 27 missiles and 31 drones hit", taken out of its group."""
        if len(group) < 3 or not self._joined(group[-1], count) or not self._by_and(group[-1], count):
            return []
        if self._by_and(group[-2], group[-1]) or not self._by_and(group[-3], group[-2]):
            return []
        return [group.pop()]

    def _by_and(self, left: Count, right: Count) -> bool:
        return any(self.wording.value(at, "join") for at in range(left.end, right.hedge))

    def _joined(self, left: Count, right: Count) -> bool:
        if left.role == "subset" and not left.kind and right.role != "subset":
            return False
        if (
            left.rejected
            or right.rejected
            or left.kind != right.kind
            or left.own
            or right.own
            or right.whole_of
            or left.whole_of
        ):
            return False
        words, gap = self.wording, range(left.end, right.hedge)
        if len(gap) > 6 or (right.implied and not left.implied and not any(words.value(at, "join") for at in gap)):
            return False
        for at in gap:
            mention = words.at[at]
            if words.word(at) in (",", '"', "+"):
                continue
            if mention is not None and any(mention.value(kind) for kind in ("join", "article", "more", "all")):
                continue
            if mention is None and words.tokens[at].is_word and len(gap) <= 3:
                continue
            return False
        return bool(gap)

    def _has_its_own(self, left: Count, right: Count) -> bool:
        """True for "two were killed, seven people injured": a predicate touches either count from the outer side."""
        words = self.wording
        end = self.reach.past_aside(right.end)
        ahead = next((at for at in range(end, min(end + 3, len(words.at))) if not self._passes(at)), None)
        behind = next((at for at in range(left.hedge - 1, max(-1, left.hedge - 6), -1) if not self._passes(at)), None)
        groups = [words.value(at, "verb") if at is not None else None for at in (behind, ahead)]
        if None in groups or groups[0] == groups[1]:
            return False
        return all(not left.kind or left.kind in gives()[group] for group in groups if group)

    def _passes(self, at: int) -> bool:
        """True for what may stand between a count and its predicate: an auxiliary, a hedge, an age («64-річна»)."""
        words = self.wording
        if words.value(at, "not_counted") == "an age" or words.taken.get(at) == "an age" or words.word(at) == "-":
            return True
        aged = words.tokens[at].is_number and words.value(at + 2, "not_counted") == "an age"
        hedged = words.value(at, "auxiliary") or words.value(at, "hedge")
        return aged or (bool(hedged) and not words.value(at, "verb"))

    def _settle(
        self, count: Count, group: list[Count], sentence: Sentence, predicates: list[Predicate], before: list[Count]
    ) -> None:
        antecedent = antecedent_of(count, before)
        if self._settle_ahead(count, sentence, antecedent, before):
            return
        count.composed = count.composed or (count.kind == "weapon" and is_composition(self.reach, group[0]))
        chosen, cost = self._choose(count, group, predicates, antecedent)
        state = self.leaning.among_state(count)
        if state is not None:
            count.kind = count.kind or ("child" if self._goes_on_of_children(count, sentence) else "person")
            count.measure, count.role = state, "subset"
            count.rule = "among those of whom the words before it speak"
        elif count.own is not None:
            here = antecedent if antecedent is not None and antecedent.first >= sentence.first else None
            self._settle_own(count, chosen, cost, here, len(group) == 1)
        elif not count.kind:
            self.bare.settle(count, chosen, cost, sentence, antecedent)
        elif count.kind != "person" or count.moved is None or not self.bare.toll(count, antecedent):
            self._settle_counted(count, chosen, cost, sentence, antecedent)
        if count.kind == "child":
            self._name_children(count)
        elif count.role == "subset" and count.measure in OF_WEAPONS and antecedent is not None:
            self._mend_whole(antecedent, sentence)

    def _choose(
        self, count: Count, group: list[Count], predicates: list[Predicate], antecedent: Count | None
    ) -> tuple[Predicate | None, float]:
        """The predicate of a count and what it costs to reach: its own, else the cheapest that is no other number's."""
        if count.predicate and (not count.kind or count.kind in gives()[count.predicate]):
            return Predicate(count.first, count.last, count.predicate), 0.0
        chosen, cost = self.reach.cheapest(group, predicates, self._takers(count, antecedent))
        if chosen is not None and count.kind == "weapon" and self.reach.is_bare_ones(chosen, group):
            return None, LIMIT
        return chosen, cost

    def _name_children(self, count: Count) -> None:
        """Children have measures of their own; those among people in hospital are among the wounded."""
        if count.measure in ("killed", "injured"):
            count.measure = f"children_{count.measure}"
        elif count.measure == "hospitalised" and count.role == "subset":
            count.measure = "children_injured"

    def _settle_ahead(self, count: Count, sentence: Sentence, antecedent: Count | None, before: list[Count]) -> bool:
        """True for wholes, old records and totals, which the words and counts before them settle, not a predicate."""
        if count.whole_of or (not count.kind and antecedent and self.leaning.is_whole_ahead(count, sentence)):
            self._settle_whole(count, before)
            return True
        if count.whole is not None and not count.whole.rejected:
            self._settle_whole(count.whole, before)
            count.kind, count.weapon, count.object = count.whole.kind, count.whole.weapon, count.whole.object
        if self._after_record(count, sentence):
            self._settle_record(count, sentence, antecedent)
            return True
        total = total_of(self.wording, count, before) if count.kind in ("", "weapon") else None
        if total is not None:
            count.measure, weapon = total
            count.weapon = count.weapon if count.kind else weapon
            count.kind, count.rule = "weapon", "a total of the counts before it"
        return total is not None

    def _mend_whole(self, whole: Count, sentence: Sentence) -> None:
        """«Прилетіло 60 дронів, з них 50 збито»: what was partly stopped had come, not hit."""
        if whole.measure == "got_through" and whole.own is None and whole.first >= sentence.first:
            whole.measure, whole.rule = "launched", "a whole of which some were stopped"

    def _goes_on_of_children(self, count: Count, sentence: Sentence) -> bool:
        """True for «серед загиблих троє дітей, серед поранених – одинадцятеро»: children again, the word left out."""
        near = [c for c in self.reach.around(count, 1, 0) if c.first >= sentence.first]
        return bool(near) and near[0].kind == "child" and near[0].role == "subset"

    def _settle_whole(self, count: Count, before: list[Count]) -> None:
        if count.role == "whole":
            return
        count.role, count.rule = "whole", "a whole of which parts are told"
        if count.kind in ("", "weapon"):
            # "Four of four": the part right before it says nothing of the whole.
            near = before[-_TOLD_AGAIN:]
            told = near[:-1] if near and count.hedge - near[-1].end <= 2 else near
            like = [c for c in told if c.figure == count.figure and c.measure and c.role != "whole"]
            same = next((c for c in reversed(like) if not count.kind or c.kind in ("", count.kind)), None)
            weapon = count.weapon if count.kind else same.weapon if same else sum_of(count, before)
            if same is not None and same.kind in ("person", "child"):
                count.kind, count.measure = same.kind, same.measure
            elif weapon is None:
                count.rejected = "the whole of which a part is told"
            else:
                count.kind, count.weapon = "weapon", weapon
                count.measure = same.measure if same and not count.head else self._met_with(count)
        elif count.own in STATES:
            count.measure = count.own
        else:
            count.rejected = "the whole of which a part is told"

    def _met_with(self, count: Count) -> str:
        """What a whole met with: launched, unless a participle says more («из 150, сбитых над Россией»)."""
        told = self.wording.value(count.end + 1, "verb") if self.wording.word(count.end) == "," else None
        return gives()[told].get("weapon") or "launched" if told else "launched"

    def _after_record(self, count: Count, sentence: Sentence) -> bool:
        if count.kind not in ("", "weapon"):
            return False
        low = max(sentence.first, count.first - 10)
        at = bisect_left(self._compared, low)
        if at == len(self._compared) or self._compared[at] >= count.first:
            return False
        inside = self.reach.around(count, 10, 0)
        for at in range(count.first - 1, low - 1, -1):
            if self.wording.value(at, "previous_record") or self._is_second_to(at, count):
                return True
            if self.wording.value(at, "comparison") and self._is_record(sentence.first, at):
                return True
            if self.wording.word(at) in (";", ")") or any(c.first <= at < c.last for c in inside if not c.rejected):
                return False
        return False

    def _is_record(self, first: int, last: int) -> bool:
        """True for "this is a record: last year it was 42": a record is told of, then what was before it."""
        return any(self.wording.value(at, "superlative") == "record" for at in range(max(first, last - 8), last))

    def _is_second_to(self, at: int, count: Count) -> bool:
        """True at the "second-largest" of "the second-largest of this year after 894 in May"."""
        second = self.wording.value(at, "superlative") == "second_largest"
        return second and not count.kind and self.wording.value(count.hedge - 1, "comparison") is not None

    def _settle_record(self, count: Count, sentence: Sentence, antecedent: Count | None) -> None:
        total = not count.kind and self.wording.has("total", max(0, sentence.first - _TOTAL_REACH), sentence.last)
        if antecedent is not None and antecedent.kind != "weapon":
            near = self.reach.around(count, _RECORD_REACH, 0)
            antecedent = next((c for c in reversed(near) if c.measure == "launched"), antecedent)
        self.bare.inherit(count, (self.leaning.whole_of(count, antecedent) or antecedent) if antecedent else None)
        if count.kind != "weapon":
            count.rejected = "an old record of something else"
            return
        count.weapon = Weapon.ALL if total else count.weapon
        count.measure, count.rule = "previous_record", "after a word for the old record"

    def _takers(self, count: Count, antecedent: Count | None) -> frozenset[str]:
        """The groups of verbs that can be said of a count; of a bare number it depends on the count before it."""
        if count.kind:
            return takers(count.kind)
        if antecedent is not None and count.role == "subset" and antecedent.kind in ("person", "child"):
            return takers("person")
        if antecedent is not None and antecedent.kind in ("person", "child", "household"):
            # Weak words for launching ("came", "listed") do not make weapons of people.
            return takers("person", "location").union(OF_WEAPONS)
        return takers("weapon", "person", "location")

    def _settle_own(
        self, count: Count, chosen: Predicate | None, cost: float, antecedent: Count | None, alone: bool
    ) -> None:
        own = count.own or ""
        near = 7 if count.part_of else 3 if alone else 0
        touches = chosen is not None and (chosen.first >= count.last or chosen.last == count.hedge)
        touches = chosen is not None and touches and not self.reach.is_anothers(chosen, count)
        if chosen is not None and touches and cost <= near and self._is_fate(count, own, chosen):
            count.measure, count.rule = chosen.group, f"predicate {chosen.group}"
            return
        if own == "killed" and chosen is not None and chosen.group == "other" and cost <= near and touches:
            # "Seventeen bodies have been identified", "1,000 bodies were returned".
            count.rejected = "a count of something else that was done"
            return
        count.measure, count.rule = own, "a noun that carries its measure"
        if own == "got_through":
            named = named_behind(self.wording, count)
            count.weapon = count.weapon or named or (antecedent.weapon if antecedent else None) or Weapon.ALL
        count.object = count.object or ("other" if own == "on_fire" else None)

    def _is_fate(self, count: Count, own: str, chosen: Predicate) -> bool:
        """True for "14 of the wounded died": those who are counted by a state met with another one."""
        return count.kind == "person" and chosen.group in _FATES.get(own, ())

    def _settle_counted(
        self, count: Count, chosen: Predicate | None, cost: float, sentence: Sentence, antecedent: Count | None
    ) -> None:
        neighbour = self.leaning.neighbour(count) if count.kind in ("location", "district") else None
        if count.kind == "hours":
            settle_hours(self.reach, count, sentence)
        elif count.kind == "wave":
            count.measure, count.rule = "waves", "a count of waves"
        elif antecedent is not None and self.leaning.is_kind_of_them(count, antecedent):
            count.measure, count.role, count.rule = antecedent.measure, "subset", _PART
        elif count.kind == "weapon" and (count.composed or self.leaning.is_whole_ahead(count, sentence)):
            stopped = self.openings.stopped(count, sentence)
            count.measure, count.rule = stopped or "launched", "what those launched consisted of"
            count.role = "subset" if count.composed else "whole"
        elif neighbour is not None and count.kind in gives()[neighbour.predicate]:
            count.measure, count.weapon = gives()[neighbour.predicate][count.kind], neighbour.weapon
            count.rule = "where the count before it hit"
        elif antecedent is not None and self.leaning.is_doubtful(count, antecedent):
            count.unread = "of the part or of the whole before it"
        elif antecedent is not None and (
            ((chosen is None or cost > _LIMIT_PART) and self.leaning.is_part(count, antecedent))
            or ((chosen is None or chosen.first != count.end) and self.leaning.is_included(count, antecedent))
        ):
            whole = self.leaning.named_ahead(count, sentence) or antecedent
            count.measure, count.role, count.rule = base(whole.measure), "subset", _PART
        elif antecedent is not None and chosen is not None and self._is_of_nearer(count, chosen, antecedent):
            count.measure, count.role, count.rule = base(antecedent.measure), "subset", _PART
        elif chosen is not None and not self._is_told_in_passing(count, chosen, sentence):
            self._take(count, chosen)
            if count.kind == "weapon" and antecedent is not None and self._is_said_of_part(count, antecedent):
                count.role = "subset"
        elif (opened := self.openings.measure(count, sentence)) is not None:
            count.measure = opened
            count.rule = "an item of a list that a predicate opens"
        else:
            self.unsaid.settle(count, sentence, antecedent)

    def _is_of_nearer(self, count: Count, chosen: Predicate, antecedent: Count) -> bool:
        """True for "25 dead and 73 wounded, 15 of them children": of those told of last, not of those who died."""
        if count.kind not in ("person", "child") or not chosen.last <= antecedent.first:
            return False
        return (count.role == "subset" and count.part_of) or self.leaning.goes_on_in_row(count, antecedent)

    def _is_told_in_passing(self, count: Count, chosen: Predicate, sentence: Sentence) -> bool:
        """True for «Знищено: – 6 «Кинджалів», випущених із шести літаків»: behind a comma it says whence they came."""
        stopped = chosen.group == "launched" and self.openings.stopped(count, sentence) is not None
        return stopped and chosen.first > count.end and self.wording.between(count.end, chosen.first, ",")

    def _is_said_of_part(self, count: Count, antecedent: Count) -> bool:
        """True for «30 над областю, у тому числі 10 дронів, що летіли на столицю»: ten of the thirty."""
        at = count.hedge - 1
        while self.wording.value(at, "distributive"):
            at -= 1
        part = self.wording.value(at, "including") is not None and antecedent.measure == count.measure
        return part and (count.figure.number or 0) < (antecedent.figure.number or 0)

    def _take(self, count: Count, chosen: Predicate) -> None:
        count.measure, count.predicate = gives()[chosen.group][count.kind], chosen.group
        count.rule = f"predicate {chosen.group}"
        if chosen.group == "destroyed" and count.kind == "weapon" and self._destroys(count, chosen):
            count.measure, count.rule = "got_through", "a weapon that destroyed something"
        # A station that is cut off is no home without power, nor is one place.
        few = count.kind == "location" and (count.figure.number or 0) < _POINTS
        if not count.measure or (chosen.group == "power_cut" and (count.object in ("energy", "railway") or few)):
            count.measure = None
            count.rejected = "a count of something else that was done"

    def _destroys(self, count: Count, chosen: Predicate) -> bool:
        """True for "a missile destroyed an entrance": the weapon is the subject, and an object follows."""
        if chosen.first < count.end or any(
            self.wording.value(at, "auxiliary") for at in range(count.end, chosen.first)
        ):
            return False
        words = self.wording
        for at in range(chosen.last, min(chosen.last + _OBJECT_REACH, len(words.tokens))):
            if words.word(at) in ",.;:" or words.value(at, "verb"):
                return False
            if words.value(at, "object") and not words.value(at, "class"):
                return True
        return False
