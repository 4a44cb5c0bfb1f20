"""Parallel: bare numbers in a row, which take the nouns of the counts before them in their order."""

from __future__ import annotations

from nightcount.reading.count import Count
from nightcount.reading.reach import Reach
from nightcount.reading.wording import Wording
from nightcount.vocabulary import Weapon


class Parallel:
    """What the order of numbers in a row says of what they count."""

    def __init__(self, wording: Wording, reach: Reach) -> None:
        self.wording = wording
        self.reach = reach

    def _in_order(self, last: Count) -> bool:
        """True for "with 288 and three, respectively, stopped": the row says itself that it is in order."""
        return any(self.wording.value(at, "respectively") for at in range(last.last, last.last + 4))

    def is_ordered(self, count: Count, end: int) -> bool:
        """True for a number ahead of "respectively", with no verb of its own between."""
        for at in range(count.last, end):
            if self.wording.value(at, "respectively"):
                return True
            if self.wording.value(at, "verb"):
                return False
        return False

    def respectively(self, count: Count) -> Weapon | None:
        """ "288 and three, respectively": two bare numbers take the nouns of the two counts before, in order."""
        near = range(count.last, min(count.last + 7, len(self.wording.tokens)))
        if not any(self.wording.value(at, "respectively") for at in near):
            return None
        row = [c for c in self.reach.around(count, 4, 1) if c is count or not c.rejected]
        second = len(row) > 1 and row[-2].first > count.first - 4 and row[-2].head is None
        named = [c for c in row[:-1] if c.kind == "weapon" and c.head]
        if len(named) < 2:
            return None
        return named[-1].weapon if second else named[-2].weapon

    def restated(self, count: Count) -> tuple[bool, Count | None]:
        """Whether a number stands in a row, and the count that it is the new figure of.

        "54 launched and 52 shot down; by noon the figures were 59 and 58": two measures, told again in their order.
        """
        near = self.reach.around(count, 8, 2)
        at = next(index for index, other in enumerate(near) if other is count)
        ahead = at > 0 and self._in_row(near[at - 1], count)
        behind = at + 1 < len(near) and self._in_row(count, near[at + 1])
        told = [c for c in near[: at - ahead] if c.measure and c.kind == "weapon" and not c.rejected][-2:]
        if ahead == behind or len({c.measure for c in told}) < 2:
            return ahead or behind, None
        return True, told[ahead]

    def named(self, count: Count, told: bool) -> Count | None:
        """ "539 drones and 11 missiles. Stopped: 476 and two": bare numbers in a row take the nouns before, in order.

        Where no predicate tells what was done (`told` false), the row must break down the count before it.
        """
        near = self.reach.around(count, 8, 4)
        at = next(index for index, other in enumerate(near) if other is count)
        first, last = at, at + 1
        while first and self._in_row(near[first - 1], near[first]):
            first -= 1
        while last < len(near) and self._in_row(near[last - 1], near[last]):
            last += 1
        size = last - first
        if last < len(near) and self._is_joined(near[last - 1], near[last]):
            return None
        told = told or self._in_order(near[last - 1])
        if not told and not self._breaks_down(near[first - 1] if first else None, near[first:last]):
            return None
        named = [c for c in near[:first] if c.kind == "weapon" and c.head and not c.rejected and not c.implied]
        named = [c for i, c in enumerate(named) if not self._is_kind_of_last(c, named[:i])][-size:]
        distinct = len({c.weapon for c in named}) == size or self._in_order(near[last - 1])
        if size < 2 or len(named) < size or not distinct:
            return None
        pairs = zip(near[first:last], named, strict=True)
        fits = all((few.figure.number or 0) <= (many.figure.number or 0) for few, many in pairs)
        return named[at - first] if fits else None

    def _breaks_down(self, whole: Count | None, row: list[Count]) -> bool:
        """True for «обезврежены 667: 636, 23 и 8»: the numbers add up to the one before their colon."""
        if whole is None or self.wording.word(row[0].hedge - 1) not in (":", "–", "("):
            return False
        return sum(count.figure.number or 0 for count in row) == whole.figure.number

    def _is_kind_of_last(self, count: Count, before: list[Count]) -> bool:
        """True for the second of "402 drones, 250 Shaheds among them": a part of the count before it, not beside it."""
        if count.role != "subset" or not before or not count.weapon or not before[-1].weapon:
            return False
        return before[-1].weapon is not Weapon.ALL and count.weapon.is_kind_of(before[-1].weapon)

    def _in_row(self, left: Count, right: Count) -> bool:
        """True for two bare numbers with nothing but a comma or "and" between them."""
        if left.head or right.head or left.rejected or right.rejected or left.implied or right.implied:
            return False
        return self._is_joined(left, right)

    def _is_joined(self, left: Count, right: Count) -> bool:
        gap = range(left.end, right.hedge)
        return 0 < len(gap) <= 2 and all(self.wording.word(at) == "," or self.wording.value(at, "join") for at in gap)
