"""Leaning: how a count stands to the words and counts before it, and what it takes from them."""

from __future__ import annotations

from nightcount.reading.count import STATES, Count
from nightcount.reading.lexicon import Mention
from nightcount.reading.reach import Reach
from nightcount.reading.sentences import Sentence
from nightcount.reading.wording import Wording
from nightcount.vocabulary import Weapon, class_of

_LEANED_ON = ("weapon", "person", "child", "object", "household")
_PEOPLE = ("person", "child")
# How many words may part two counts in a row of people.
_ROW = 6
_PEOPLE_OR_BARE = ("", *_PEOPLE)


def antecedent_of(count: Count, before: list[Count]) -> Count | None:
    """The count before this one that it can lean on: one with a measure, of a kind that this one can be."""
    for earlier in reversed(before[-8:]):
        if not earlier.measure or earlier.rejected or earlier.kind not in _LEANED_ON:
            continue
        if count.kind in ("", earlier.kind) or (count.kind in _PEOPLE and earlier.kind in _PEOPLE):
            return earlier
    return None


def base(measure: str | None) -> str | None:
    """`children_killed` told of adults is `killed`."""
    return measure.removeprefix("children_") if measure else measure


class Leaning:
    """The relations of a count to what stands before it."""

    def __init__(self, wording: Wording, reach: Reach) -> None:
        self.wording = wording
        self.reach = reach

    def is_part(self, count: Count, antecedent: Count | None) -> bool:
        """True when a count names a part of the one before it: "of them", "including", a breakdown in brackets."""
        if antecedent is None or not (antecedent.kind == count.kind or {antecedent.kind, count.kind} <= set(_PEOPLE)):
            return False
        if count.role == "subset":
            return True
        if not count.own and self._is_among_them(count):
            return True
        gap = range(antecedent.end, count.first)
        larger = (count.figure.number or 0) > (antecedent.figure.number or float("inf"))
        if larger or len(gap) > 8 or any(self.wording.value(at, "verb") not in (None, "existed") for at in gap):
            return False
        if self.wording.between(antecedent.end, count.first, ")"):
            return any(self.wording.word(at) == ":" or self.wording.value(at, "including") for at in gap)
        return any(self.wording.word(at) in (":", "(") or self.wording.value(at, "including") for at in gap)

    def _is_among_them(self, count: Count) -> bool:
        """True for "a boy among them", "an 11-year-old boy is among them"."""
        at = count.last
        while self.wording.value(at, "auxiliary"):
            at += 1
        return at == self.wording.start(at) and self.wording.value(at, "including") is not None

    def is_doubtful(self, count: Count, antecedent: Count) -> bool:
        """True for "47 of them, including a baby, are in hospital": one of the 47, or of them all."""
        return count.implied and antecedent.role == "subset" and self.is_included(count, antecedent)

    def is_included(self, count: Count, antecedent: Count | None) -> bool:
        """True for "ten injured, including three girls": nothing but a word for a part between the two counts."""
        if antecedent is None or count.kind not in _PEOPLE or antecedent.kind not in _PEOPLE:
            return False
        start = antecedent.end
        while self.wording.value(start, "verb") or self.wording.value(start, "auxiliary"):
            # "Ten people were injured, including a girl, who is in hospital".
            start += 1
        gap = range(start, count.hedge)
        told = any(self.wording.value(at, "including") for at in gap)
        return told and all(
            self.wording.value(at, "including") or self.wording.word(at) in (",", "(") or self._is_age(at) for at in gap
        )

    def _is_age(self, at: int) -> bool:
        """True within an age, the «14-летняя» of «в том числе 14-летняя девочка»."""
        words, end = self.wording, at + 1 if self.wording.word(at) == "-" else at + 2
        aged = words.value(at, "not_counted") == "an age" or words.taken.get(at) == "an age"
        opens = words.word(at) == "-" or words.tokens[at].is_number
        return aged or (opens and "an age" in (words.value(at + 1, "not_counted"), words.value(end, "not_counted")))

    def goes_on_in_row(self, count: Count, antecedent: Count) -> bool:
        """True for the two officers of "21 wounded: six rescuers, a paramedic and two officers": parts as the first."""
        gap = range(antecedent.end, count.hedge)
        if antecedent.role != "subset" or {antecedent.kind, count.kind} - set(_PEOPLE) or not 0 < len(gap) <= _ROW:
            return False
        passing = ("join", "article", *_PEOPLE)
        return all(self.wording.word(at) == "," or any(self.wording.value(at, k) for k in passing) for at in gap)

    def is_kind_of_them(self, count: Count, antecedent: Count) -> bool:
        """True for «в воздухе девять БПЛА, из них три – разведывательные»: a kind of those told of right before."""
        if not count.composed or count.role != "subset" or antecedent.kind != "weapon":
            return False
        return count.hedge - antecedent.end <= 4 and (antecedent.figure.number or 0) > (count.figure.number or 0)

    def named_ahead(self, count: Count, sentence: Sentence) -> Count | None:
        """The 39 of "Of the 39 injured, 22 are in hospital, three are children": children of them all."""
        first = self.reach.counts_in(sentence)[0]
        ahead = count.composed and first is not count and self.wording.value(first.hedge - 1, "part") == "of"
        return first if ahead and first.measure and first.hedge - 1 <= sentence.first + 1 else None

    def is_whole_ahead(self, count: Count, sentence: Sentence) -> bool:
        """True for "Of the 158 weapons, 122 were missiles", «Із двадцяти збито…»: a whole named ahead of its parts."""
        at = count.hedge - 1
        while self.wording.value(at, "others"):
            at -= 1
        mention = self.wording.at[at] if at >= 0 else None
        if mention is None:
            return False
        if mention.value("join") and count.kind == "weapon":
            # "Of 48 drones and six missiles, 41 and two were downed": the second of two wholes.
            near = self.reach.around(count, 1, 0)
            first = near[0] if near else count
            return (
                first.kind == "weapon" and first.role == "whole" and first.end == mention.first and not first.whole_of
            )
        part = mention.value("part")
        # "Of these 201 were shot down" tells a part; "of these 36 missiles 18 were shot down" a whole.
        if part != "of" and not (part == "of_them" and count.kind == "weapon" and self._number_follows(count)):
            return False
        opens = mention.first == sentence.first or self.wording.word(mention.first - 1) in (";", "–", ":")
        return opens or (part == "of" and not count.kind and self._is_parted_behind(count))

    def _is_parted_behind(self, count: Count) -> bool:
        """True for the 31 of «у підсумку з 31 знищено 29»: a verb, and right behind it the part."""
        verb = self.wording.at[count.end] if count.end < len(self.wording.at) else None
        following = self.reach.around(count, 0, 2)[1:]
        parted = verb is not None and verb.value("verb") is not None and following and not following[0].kind
        smaller = parted and (following[0].figure.number or 0) <= (count.figure.number or 0)
        return bool(smaller) and verb is not None and following[0].hedge == verb.last

    def _number_follows(self, count: Count) -> bool:
        return any(0 <= other.first - count.end <= 2 for other in self.reach.around(count, 0, 2)[1:])

    def is_next_in_row(self, count: Count, antecedent: Count) -> bool:
        """True for "two dead, then four", «12 загиблих, а зранку – дев'ять»: the same count at another time."""
        gap = range(antecedent.end, count.first)
        if not 0 < len(gap) <= 9 or antecedent.kind not in ("person", "child", "household"):
            return False
        values = [self.wording.at[at] for at in gap]
        timed = any(m is not None and any(m.value(kind) for kind in ("when", "then", "unit", "clock")) for m in values)
        broken = any(m is not None and (m.value("verb") or m.value("place")) for m in values)
        stops = any(self.wording.word(at) in (".", "(") for at in gap)
        return timed and not broken and not stops

    def is_at_place(self, count: Count) -> bool:
        """True for "91 over the Moscow region", «11 на Одещині», «Брянск – 127», «у Нікополі – двоє»."""
        words, at = self.wording, count.last
        if words.value(at, "each"):
            at += 1
        while words.value(at, "auxiliary"):
            at += 1
        if words.value(at, "preposition") or words.word(at) == "–":
            named = any(words.value(index, "place") for index in range(at + 1, at + 4))
            beyond = words.value(at + 1, "preposition") and self._is_name(at + 2)
            if named or beyond or self._is_name(at + 1):
                return True
        at = count.hedge - 1
        if words.value(at, "preposition") or words.value(at, "more"):
            at -= 1
        if words.word(at) == "," and words.value(at - 1, "place"):
            start = words.start(at - 1) - 1
            return bool(words.value(start, "preposition")) and words.word(start - 1) in (
                ";",
                ".",
                "–",
                "\n",
                ",",
                "and",
            )
        return words.word(at) == "–" and (
            any(words.value(at - step, "place") for step in (1, 2, 3)) or self._is_named_place(at - 1)
        )

    def _is_named_place(self, at: int) -> bool:
        """True for the name behind a preposition in «у Горішніх Плавнях – двоє»."""
        first = at
        while first > 0 and at - first < 3 and self._is_name(first):
            first -= 1
        return first < at and self.wording.value(first, "preposition") is not None

    def is_on_day(self, count: Count) -> bool:
        """True for «8 ноября было 503, а 30 октября – 705», "138 drones on the 11th, and 76 on the 15th"."""
        at = count.hedge - 1
        ahead = self.wording.word(at) == "–" and self.wording.taken.get(at - 1) == "a date"
        return ahead or self.on_another_day(count) is not None

    def on_another_day(self, count: Count) -> Count | None:
        """The count before this one that has a day right behind it, as this one has."""
        if not self._is_dated(count):
            return None
        near = (c for c in reversed(self.reach.around(count, 8, 0)) if c.measure and c.kind in _LEANED_ON)
        return next((c for c in near if self._is_dated(c)), None)

    def _is_dated(self, count: Count) -> bool:
        words, at = self.wording, count.last
        at += words.value(at, "preposition") is not None
        at += words.value(at, "hedge") is not None
        return at > count.last and words.taken.get(at) == "a date"

    def is_bare_part(self, count: Count, antecedent: Count) -> bool:
        """True for «163, в том числе 14 под Тулой»: a bare number right behind a word for a part."""
        gap = range(antecedent.end, count.hedge)
        if antecedent.kind != "weapon" or not any(self.wording.value(at, "including") for at in gap):
            return False
        smaller = (count.figure.number or 0) < (antecedent.figure.number or 0)
        return smaller and all(self.wording.value(at, "including") or self.wording.word(at) in (",", "(") for at in gap)

    def peer_at_place(self, count: Count) -> Count | None:
        """In «по Шебекинскому – 31 БПЛА, 19 подавлено; по Грайворонскому – 14» 31 for 14: the last told of a place."""
        if self.wording.word(count.hedge - 1) != "–":
            return None
        before = reversed(self.reach.around(count, 8, 0))
        return next((c for c in before if c.kind == "weapon" and c.measure and self.is_beside_place(c)), None)

    def _is_name(self, at: int) -> bool:
        words = self.wording
        return at < len(words.tokens) and words.tokens[at].raw[0].isupper() and words.at[at] is None

    def is_beside_place(self, count: Count) -> bool:
        """True for «у Рівному – 2 ракети»: a place and a dash ahead of the count."""
        at = count.hedge - 1
        words, near = self.wording, range(at - 3, at)
        return words.word(at) == "–" and any(
            words.value(index, "place") or words.value(index, "not_counted") == "regions" for index in near
        )

    def goes_on_at_place(self, count: Count, sentence: Sentence, antecedent: Count) -> bool:
        """True for «35 сбиты над Курской областью. Над Орловской – 14 БПЛА»: the verb is left out."""
        placed = self.is_beside_place(count) or self.is_at_place(count)
        if not placed or antecedent.kind != "weapon" or antecedent.last > sentence.first:
            return False
        return bool(antecedent.predicate) and not self.reach.predicates_in(sentence)

    def neighbour(self, count: Count) -> Count | None:
        """The count right before a place: "20 drones at 11 locations"."""
        near = self.reach.around(count, 1, 0)
        if not near or not near[-1].predicate:
            return None
        gap = range(near[-1].end, count.hedge)
        broken = any(
            self.wording.value(at, "verb") or self.wording.value(at, "join") or self.wording.word(at) in ",;.()"
            for at in gap
        )
        return None if broken or len(gap) > 3 else near[-1]

    def among_state(self, count: Count) -> str | None:
        """ "Among the wounded are four children": the state that the words before a count name."""
        if count.kind not in _PEOPLE_OR_BARE or count.own is not None:
            return None
        words, at = self.wording, count.hedge - 1
        while at > 0 and (words.word(at) in ("–", ":") or words.value(at, "auxiliary")):
            at -= 1
        mention = words.at[at] if at > 0 else None
        if mention is None:
            return None
        said = mention.value("noun") or mention.value("verb")
        start = mention.first - 1
        if words.value(start, "article") or words.value(start, "hedge"):
            start -= 1
        return said if said in STATES and words.value(start, "among") else None

    def topic(self, count: Count, sentence: Sentence) -> Weapon | None:
        """The weapon that the sentence names, uncounted, ahead of a bare number: "Of the drones, 137 were stopped"."""
        words = self.wording
        for at in range(count.first - 1, max(sentence.first, count.first - 14) - 1, -1):
            mention = words.at[at]
            inside = next((c for c in self.reach.around(count, 3, 0) if c.first <= at < c.end), None)
            if inside is not None and inside.head is not None and inside.head[1] <= inside.hedge:
                # «По дронам: 80 сбито, 105 подавлено»: the noun ahead of the first number is that of the second.
                return inside.weapon
            if words.word(at) == ";" or inside is not None:
                return None
            if mention is None or mention.last - 1 != at or self._is_means(mention):
                continue
            named, model = mention.value("class"), mention.value("model")
            if named:
                return Weapon(named)
            if model:
                return class_of(model)
        return None

    def _is_means(self, mention: Mention) -> bool:
        """True for the missiles of "downed by missiles" and "233 by gunfire and missiles": they do what is done."""
        words, at = self.wording, mention.first - 1
        if words.value(at, "join") and words.value(at - 1, "verb"):
            return words.value(words.start(at - 1), "with") is not None or words.word(words.start(at - 1)) == "by"
        return words.word(at) == "by"

    def told_of(self, count: Count) -> bool:
        """True for "spoke first of two, then of nine", «их стало девять»: the figure of another moment."""
        words, at = self.wording, count.hedge - 1
        if words.has("pronoun", max(at, 0), count.first):
            return True
        if not words.value(at, "about") or (count.last < len(words.tokens) and words.tokens[count.last].is_word):
            return False
        return any(words.value(index, "says") for index in range(max(0, at - 6), at))

    def all_of_them(self, count: Count, antecedent: Count) -> Count:
        """Whom "them" means in «55 подавлено. Накануне их было 141»: all that were launched, not those stopped last."""
        near = self.wording.has("pronoun", max(count.hedge - 1, 0), count.first)
        if antecedent.kind != "weapon" or not near:
            return antecedent
        before = reversed(self.reach.around(count, 6, 0))
        return next((c for c in before if c.kind == "weapon" and c.measure == "launched"), antecedent)

    def is_negated(self, count: Count) -> bool:
        """True for the second number of «не трое, а двое»: it stands for the first, which was wrong."""
        words, near = self.wording, self.reach.around(count, 1, 0)
        if not near or near[0].rejected or near[0].kind not in _PEOPLE or count.hedge - near[0].end > 2:
            return False
        turned = words.value(count.hedge - 1, "clause") is not None
        return turned and words.value(near[0].hedge - 1, "negation") is not None

    def is_corrected(self, count: Count, antecedent: Count) -> bool:
        """True for the four of "six injured, not four", «шестеро поранених, а не четверо»."""
        words, at = self.wording, count.hedge - 1
        opened = words.word(at - 1) in (",", "(") or words.value(at - 1, "clause") is not None
        return words.value(at, "negation") is not None and opened and at - antecedent.end <= 6

    def is_further(self, count: Count, antecedent: Count) -> bool:
        """True for «трёх беспилотников, чуть раньше – ещё одного»: more of the same, with noun and verb left out."""
        at = count.hedge if self.wording.value(count.hedge, "more") else count.hedge - 1
        return self.wording.value(at, "more") is not None and antecedent.kind == "weapon"

    def whole_of(self, count: Count, antecedent: Count) -> Count | None:
        """The last count of weapons before it that is no smaller: a part is never more than its whole."""
        number = count.figure.number
        if antecedent.kind != "weapon" or number is None or (antecedent.figure.number or number) >= number:
            return antecedent
        for earlier in reversed(self.reach.around(count, 10, 0)):
            if self.wording.between(earlier.end, count.first, "\n"):
                return antecedent
            if earlier.kind == "weapon" and earlier.measure and (earlier.figure.number or 0) >= number:
                return earlier
        return None

    def is_total(self, count: Count) -> bool:
        """True where a word for a total stands beside a count, on its line: "56 in all", «усього 56»."""
        words = self.wording
        if not words.has("total", count.hedge - 5, count.last + 4):
            return False
        behind = range(count.last, count.last + 4)
        for near, stops in ((range(count.first - 1, max(-1, count.hedge - 6), -1), ";"), (behind, ";,")):
            for at in near:
                if at >= len(words.tokens) or words.word(at) in stops or words.tokens[at].is_break:
                    break
                if words.value(at, "total"):
                    return True
        return False

    def went_on(self, count: Count) -> Count | None:
        """The 26 of "rose from eight to 26", for the eight: what the figure became says what it was.

        So does the 29 of «не 27, а 29 ракет» for the 27, which was wrong.
        """
        if count.moved != "from" and "negation" not in self.wording.places:
            return None
        following = self.reach.around(count, 0, 2)[1:]
        if not following or following[0].rejected:
            return None
        gap = following[0].hedge - count.end
        if count.moved == "from":
            return following[0] if following[0].moved == "to" and gap <= 1 else None
        denied = self.wording.value(count.hedge - 1, "negation") is not None
        return following[0] if denied and gap <= 2 and self._turns(count.end, following[0].hedge) else None

    def _turns(self, first: int, last: int) -> bool:
        """True where nothing but a comma and a word such as «а» or "but" stands between two numbers."""
        turned = self.wording.has("clause", first, last)
        return turned and all(
            self.wording.word(at) == "," or self.wording.value(at, "clause") for at in range(first, last)
        )
