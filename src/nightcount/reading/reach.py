"""Reach: what it costs to go from a count to a predicate, and the cheapest predicate for a group of counts.

Near beats far, the same clause beats the next one, a predicate in between is a wall, an aside costs nothing. The
costs were fitted on the project's own corpus; they are weights, not probabilities.
"""

from __future__ import annotations

import tomllib
from bisect import bisect_left
from functools import cache
from importlib.resources import files
from itertools import accumulate

from nightcount.reading.count import Count
from nightcount.reading.lexicon import Mention
from nightcount.reading.sentences import Sentence
from nightcount.reading.wording import Wording

LIMIT = 45.0
_COMMA, _COLON, _DASH, _BRACKET, _CLAUSE, _SEMICOLON, _WALL = 3.0, 4.0, 4.0, 2.0, 7.0, 60.0, 12.0
_SIGNS = {
    ",": 1 + _COMMA,
    ":": 1 + _COLON,
    "–": 1 + _DASH,
    ";": _SEMICOLON,
    "\n": _SEMICOLON,
    '"': 0.0,
    **dict.fromkeys("()[]", _BRACKET),
}
_BRACKETS = frozenset("()[]\n")
_BRACKET_INTO = 20.0
_NEW_CLAUSE = 6.0
_BARE_BETWEEN = 15.0
_OF_OTHER = 20.0
_WITHIN = 0.25
_OWNED = 20.0
_NEAREST = 6
# How long the subject of a clause may be, from its count to its verb.
_CLAUSE_REACH = 8
# Words that stand beside many counts without being what the sentence says of them.
_RELUCTANT = {"in_air": 9.0, "existed": 7.0}
# Beside a part alone ("of these, up to three") there is no noun that they could be said of in passing.
_RELUCTANT_BARE = 5.0
# A weapon as the subject of these hit something, but a nearer word is more likely what is meant.
_DENIABLE = ("shot_down", "neutralised", "suppressed", "destroyed", "got_through")
_SUBJECT_ONLY = ("damaged", "burning", "destroyed")


class Predicate:
    """Tokens `first..last` say what was done; `group` is a key of `frames.toml`."""

    __slots__ = ("first", "group", "last")

    def __init__(self, first: int, last: int, group: str) -> None:
        self.first = first
        self.last = last
        self.group = group


@cache
def gives() -> dict[str, dict[str, str]]:
    """For each group of verbs: the measure that each kind of count becomes. Empty: it is no count of ours."""
    raw = files(__package__).joinpath("frames.toml").read_text(encoding="utf-8")
    return {name: row["gives"] for name, row in tomllib.loads(raw)["frame"].items()}


@cache
def takers(*kinds: str) -> frozenset[str]:
    """The groups of verbs that take one of the kinds of count."""
    return frozenset(group for group, given in gives().items() if not given.keys().isdisjoint(kinds))


class Reach:
    """The predicates of a text and the cost of reaching them."""

    def __init__(self, wording: Wording, counts: list[Count]) -> None:
        self.wording = wording
        self.counts = counts
        self.total = [0.0, *accumulate(self._costs())]
        self._depth = self._depths()
        self._starts = [count.first for count in counts]
        for index, count in enumerate(counts):
            same = index > 0 and counts[index - 1].first == count.first
            count.place = counts[index - 1].place if same else index
        self._predicates = self._find_predicates()
        self._places = [predicate.first for predicate in self._predicates]
        self._owners = self._find_owners()

    def counts_in(self, sentence: Sentence) -> list[Count]:
        """The counts of a sentence."""
        low = bisect_left(self._starts, sentence.first)
        return self.counts[low : bisect_left(self._starts, sentence.last)]

    def predicates_in(self, sentence: Sentence) -> list[Predicate]:
        """The predicates of a sentence."""
        low = bisect_left(self._places, sentence.first)
        return self._predicates[low : bisect_left(self._places, sentence.last)]

    def around(self, count: Count, before: int, after: int) -> list[Count]:
        """The `before` counts ahead of a count and the `after` counts that begin with it."""
        at = count.place
        return self.counts[at - before if at > before else 0 : at + after]

    def cheapest(
        self, group: list[Count], predicates: list[Predicate], takers: frozenset[str]
    ) -> tuple[Predicate | None, float]:
        """The predicate of a sentence that a group of joined counts reaches at the least cost; null at the limit.

        `takers` are the groups of verbs that take such counts.
        """
        best: tuple[Predicate | None, float] = (None, LIMIT)
        if not predicates:
            return best
        first, last = group[0], group[-1]
        begin = bisect_left(self._places, predicates[0].first)
        at = bisect_left(self._places, first.first) - begin
        walls = 0.0
        for predicate in reversed(predicates[max(0, at - _NEAREST) : at]):
            if predicate.group not in takers:
                continue
            cost = self._between(predicate.last, max(first.hedge, predicate.last), predicate, first) + walls
            if cost >= LIMIT + _DASH:
                walls += self._wall(predicate, first)
                continue
            cost += self._new_clause(predicate, first) + self._unwilling(predicate, group)
            following = [one for one in predicates[at : at + 1] if one.group in takers]
            if self._closed_by_colon(predicate, first, last, following):
                cost += _WALL
            if first.kind == "weapon" and predicate.group in _SUBJECT_ONLY[:2]:
                cost += _WALL
            best = (predicate, cost) if cost < best[1] else best
            walls += self._wall(predicate, first)
        at = bisect_left(self._places, last.last) - begin
        walls = 1.0
        for predicate in predicates[at : at + _NEAREST]:
            if predicate.group not in takers:
                continue
            cost = self._between(min(last.end, predicate.first), predicate.first, predicate, last) + walls
            if cost >= LIMIT + _DASH:
                walls += self._wall(predicate, last)
                continue
            cost += self._next_clause(last, predicate) + self._unwilling(predicate, group)
            if last.whole is not None and predicate.group == "launched":
                # "Nine of the 45 missiles launched at Kyiv were downed": launched is said of the 45.
                cost, walls = cost + 2 * _WALL, walls - _WALL
            if best[0] is not None and last.kind == "location" and self._has_place_behind(predicate, last):
                cost += 2 * _WALL
            best = (predicate, cost) if cost < best[1] else best
            walls += self._wall(predicate, last)
        return best

    def _has_place_behind(self, predicate: Predicate, count: Count) -> bool:
        """True for the «падіння» of «влучання на 13 локаціях та падіння уламків на 26 локаціях»: it has its own."""
        at = bisect_left(self._places, predicate.last)
        near = self._predicates[at : at + _NEAREST]
        end = next((one.first for one in near if one.group != predicate.group), len(self.wording.tokens))
        following = next((c for c in self.around(count, 0, 3)[1:] if c.first >= predicate.last), None)
        return following is not None and following.first < end and following.kind in ("", "location")

    def _closed_by_colon(self, predicate: Predicate, first: Count, last: Count, following: list[Predicate]) -> bool:
        """True for the "hit" of "the network was hit: 52 houses have no heat": behind the colon a new clause speaks."""
        word = self.wording.word
        if not following or following[0].first < last.end or word(first.hedge - 1) != ":":
            return False
        gap = range(last.end, following[0].first)
        return (
            predicate.last <= first.hedge - 1
            and len(gap) < _CLAUSE_REACH
            and not any(word(at) in ",;:(–" for at in gap)
        )

    def _unwilling(self, predicate: Predicate, group: list[Count]) -> float:
        """What a predicate costs that says little, or that touches a bare number: «38 дронов, 26 сбито»."""
        owners = self._owners.get(predicate.first)
        if owners is None:
            bare = predicate.group == "in_air" and not group[0].kind and group[0].role == "subset"
            return _RELUCTANT.get(predicate.group, 0.0) - (_RELUCTANT_BARE if bare else 0.0)
        return 0.0 if any(one is other for one in group for other in owners) else _OWNED

    def is_bare_ones(self, predicate: Predicate, group: list[Count]) -> bool:
        """True where a bare number touches the predicate and this group does not: «38 дронов, 26 сбито»."""
        owners = self._owners.get(predicate.first, ())
        if any(count.end == predicate.first or count.hedge == predicate.last for count in group):
            return False
        figures = {count.figure for count in group}
        return bool(owners) and not any(other in group or other.figure in figures for other in owners)

    def _find_owners(self) -> dict[int, list[Count]]:
        """The bare numbers that each predicate touches, by where the predicate begins."""
        ends = {predicate.last: predicate for predicate in self._predicates}
        starts = {predicate.first: predicate for predicate in self._predicates}
        found: dict[int, list[Count]] = {}
        for count in self.counts:
            if count.kind or count.rejected or count.own or count.whole_of:
                continue
            behind, ahead = count.hedge, count.end
            while self.wording.value(behind - 1, "auxiliary"):
                behind -= 1
            while self.wording.value(ahead, "auxiliary"):
                ahead += 1
            for predicate in (ends.get(behind), starts.get(ahead)):
                if predicate is not None:
                    found.setdefault(predicate.first, []).append(count)
        return found

    def is_anothers(self, predicate: Predicate, count: Count) -> bool:
        """True for the «спасено» of «12 раненых, спасено восемь человек»: it touches the next count, not this one."""
        touched = [other for other in self.around(count, 0, 4)[1:] if other.hedge == predicate.last]
        return bool(touched) and predicate.first != count.end

    def _wall(self, predicate: Predicate, count: Count) -> float:
        weak = predicate.group in _RELUCTANT or self._depth[predicate.first] > self._depth[count.first]
        return 0.0 if weak else _WALL

    def _costs(self) -> list[float]:
        words = self.wording.words
        costs = [1.0] * len(words)
        for index in self.wording.signs:
            # Of a row of line ends the first one tells.
            costs[index] = _SIGNS.get(words[index][0], 1.0)
        for index in self.wording.of_kinds(("with", "clause")):
            costs[index] = self._cost_of(index)
        for count in self.counts:
            if not count.rejected:
                # A list of counts is no further away for being long.
                costs[count.first : count.end] = [_WITHIN] * (max(count.first, count.end) - count.first)
        for mention in self.wording.mentions_of("including"):
            if self.wording.word(mention.first - 1) == ",":
                self._free_aside(costs, mention.first - 1, mention.last)
        return costs

    def _free_aside(self, costs: list[float], first: int, at: int) -> None:
        """ "…, including ten children, were injured": what stands between such commas costs nothing."""
        for end in range(at, min(at + 10, len(costs))):
            if self.wording.word(end) in (".", ";", "\n") or self.wording.value(end, "verb"):
                return
            if self.wording.word(end) == "," and not self.wording.glued(end + 1):
                costs[first : end + 1] = [0.0] * (end + 1 - first)
                return

    def past_aside(self, at: int) -> int:
        """The token behind "…, including ten children," where such an aside begins at a token; else the token."""
        if self.wording.word(at) != "," or not self.wording.value(at + 1, "including"):
            return at
        for end in range(at + 2, min(at + 10, len(self.wording.tokens))):
            if self.wording.word(end) in (".", ";", "\n") or self.wording.value(end, "verb"):
                break
            if self.wording.word(end) == ",":
                return end + 1
        return at

    def _cost_of(self, index: int) -> float:
        word, meaning = self.wording.words[index], self.wording.meanings[index]
        if not word[0].isalnum():
            return _SIGNS.get(word[0], 1.0)
        if "with" in meaning and index and self.wording.word(index - 1) == ",":
            return 1 + _CLAUSE
        return 1 + _CLAUSE if "clause" in meaning and "part" not in meaning else 1.0

    def _depths(self) -> list[int]:
        """How many brackets each token stands in."""
        words = self.wording.words
        depths, depth, inside = [0] * len(words), 0, 0
        for index in self.wording.signs:
            word = words[index]
            if word[0] not in _BRACKETS:
                continue
            if depth:
                depths[inside:index] = [depth] * (index - inside)
            if word in ("(", "["):
                depths[index] = depth
                depth += 1
            else:
                depth = 0 if word[0] == "\n" else max(0, depth - 1)
                depths[index] = depth
            inside = index + 1
        if depth:
            depths[inside:] = [depth] * (len(depths) - inside)
        return depths

    def _between(self, first: int, last: int, predicate: Predicate, count: Count) -> float:
        """What it costs to reach over tokens `first..last`. A predicate in brackets speaks of what stands in them."""
        inside = self._depth[predicate.first] > self._depth[min(count.first, len(self._depth) - 1)]
        return self.total[last] - self.total[first] + (_BRACKET_INTO if inside else 0.0)

    def _new_clause(self, predicate: Predicate, count: Count) -> float:
        """What it costs to reach back over an "and" with no count before it: there a new clause begins."""
        near = self.around(count, 4, 0)
        behind = range(max(predicate.last, near[-1].end), count.hedge) if near else range(0)
        joins = self.wording.where("join", predicate.last, count.hedge)
        if not joins:
            return 0.0
        if any(at in behind and self.wording.word(at - 1) == "," for at in joins):
            # "…, among them a girl, and a man died": behind a comma, "and" opens a clause whatever came before.
            return _NEW_CLAUSE
        # A count ahead of the "and" is joined by it.
        counted = any(
            other.first <= joins[0] and other.end > predicate.last for other in near if other.end > other.first
        )
        return 0.0 if counted else _NEW_CLAUSE

    def _next_clause(self, count: Count, predicate: Predicate) -> float:
        """What it costs to reach forward over an "and", or over a bare number that stands nearer to the predicate."""
        cost = 0.0
        if predicate.first == count.end + 1 and self.wording.word(count.end) == "–":
            # «6500 – уже со светом»: such a dash is a copula.
            return -_DASH
        if self.wording.has("join", count.end, predicate.first):
            cost = _NEW_CLAUSE
        if self._opens_part(count, predicate):
            return LIMIT
        for other in self.around(count, 0, 6)[1:]:
            if self._is_said_of(other, predicate) and self.wording.between(count.end, other.first, ","):
                # "415 drones came, with 386 drones downed": behind "with" it is said of the others alone.
                return cost + (LIMIT if self._opens_with(count, other) else _OF_OTHER)
            if count.end <= other.first < predicate.first and not other.kind and not other.rejected:
                return cost + _BARE_BETWEEN
        return cost

    def _opens_with(self, count: Count, other: Count) -> bool:
        at = self.wording.where("with", count.end, other.first)
        return any(self.wording.word(index - 1) == "," for index in at)

    def _opens_part(self, count: Count, predicate: Predicate) -> bool:
        """True for "48 drones, of which 41 were downed": the predicate is said of the part, not of the whole."""
        near = self.around(count, 0, 2)[1:]
        if not near or near[0].first >= predicate.first or near[0].kind:
            return False
        ahead = any(self.wording.value(at, "part") == "of_them" for at in range(count.end, near[0].first))
        gap = range(near[0].end, predicate.first)
        return ahead and not any(self.wording.word(at) in (",", ")") or self.wording.value(at, "join") for at in gap)

    def _is_fire(self, mention: Mention) -> bool:
        """True for the noun of "fires in four houses", which says what happened to them."""
        return mention.meaning.get("noun") == "on_fire" and bool(self.wording.value(mention.last, "preposition"))

    def _is_said_of(self, other: Count, predicate: Predicate) -> bool:
        """True for «1250 клієнтів – без світла»: the predicate touches another count, of a kind that it takes."""
        if other.rejected or not other.kind or other.kind not in gives()[predicate.group]:
            return False
        gap = predicate.first - other.end
        return gap == 0 or (gap == 1 and self.wording.word(other.end) == "–")

    def _is_negated(self, mention: Mention) -> bool:
        """True for «не перехопили», "not stopped": that says nothing of what was done to the counts beside it."""
        at = mention.first - 1
        return self.wording.value(at, "negation") is not None and self.wording.value(at, "verb") is None

    def _find_predicates(self) -> list[Predicate]:
        heads = {count.head for count in self.counts if count.own is not None and not count.rejected}
        found = []
        for at in self.wording.of_kinds(("verb", "noun")):
            mention = self.wording.at[at]
            if mention is None or mention.first != at:
                continue
            meaning = mention.meaning
            group = "burning" if self._is_fire(mention) else meaning.get("verb")
            if group in _DENIABLE and self._is_negated(mention):
                continue
            if group and (mention.first, mention.last) not in heads and "place" not in meaning:
                found.append(Predicate(mention.first, mention.last, group))
        return found
