"""The balance: counts bound by sums. Bounds go round until nothing changes; what cannot all be true is found.

Every sum has the same form, `total = part + part + …`, over whole numbers that are not negative. A bound never loses
the truth: each step only removes values that no solution has. The steps end, since lower bounds rise and upper bounds
fall in whole numbers, and a sum is only looked at again when a bound in it moved; a limit on the number of steps
stops what would creep, which leaves bounds that are wide, not wrong.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from math import inf

# How often each sum may be looked at, on the average, before the bounds are left as they are.
PATIENCE = 200


@dataclass(frozen=True, slots=True)
class Sum:
    """`total` is the sum of `parts` (numbers of variables), by the rule `rule`."""

    total: int
    parts: tuple[int, ...]
    rule: str


@dataclass(frozen=True, slots=True)
class Given:
    """What words or a rule say of some variables: `bounds` are (variable, low, high).

    `claims` are the ids of all claims behind it, `words` as few of them as say it, `rule` its rule, `doubt` the order
    in which it is given up when a sum breaks: the greatest goes first.
    """

    bounds: tuple[tuple[int, float, float], ...]
    claims: tuple[str, ...]
    rule: str
    doubt: tuple[int, ...]
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """A bound of `variable` became `value`, by `by` (a sum or what was given), because of the steps `because`."""

    variable: int
    is_low: bool
    value: float
    by: Sum | Given
    because: tuple[int, ...] = ()


@dataclass
class Bounds:
    """What is known of each variable, and the steps that led there. `broken` is a variable without a value left."""

    low: list[float]
    high: list[float]
    steps: list[Step] = field(default_factory=list)
    last_low: list[int] = field(default_factory=list)
    last_high: list[int] = field(default_factory=list)
    broken: int | None = None

    def is_closed(self, variable: int) -> bool:
        """True when exactly one value is left."""
        return self.low[variable] == self.high[variable]

    def behind(self, *steps: int) -> list[Given]:
        """Everything given that these steps rest on, in the order in which it was first used."""
        seen: set[int] = set()
        found: set[int] = set()
        todo = [step for step in steps if step >= 0]
        while todo:
            at = todo.pop()
            if at in seen:
                continue
            seen.add(at)
            if isinstance(self.steps[at].by, Given):
                found.add(at)
            todo.extend(self.steps[at].because)
        givens = (self.steps[at].by for at in sorted(found))
        return list(dict.fromkeys(given for given in givens if isinstance(given, Given)))

    def set_low(self, variable: int, value: float, by: Sum | Given, because: tuple[int, ...] = ()) -> bool:
        """Raises the lower bound; false where nothing changes."""
        if value <= self.low[variable]:
            return False
        self.last_low[variable] = len(self.steps)
        self.steps.append(Step(variable, True, value, by, because))
        self.low[variable] = value
        if value > self.high[variable]:
            self.broken = variable
        return True

    def set_high(self, variable: int, value: float, by: Sum | Given, because: tuple[int, ...] = ()) -> bool:
        """Lowers the upper bound; false where nothing changes."""
        if value >= self.high[variable]:
            return False
        self.last_high[variable] = len(self.steps)
        self.steps.append(Step(variable, False, value, by, because))
        self.high[variable] = value
        if value < self.low[variable]:
            self.broken = variable
        return True


class Balance:
    """A number of variables (0, 1, 2 …), each at least zero, bound by `sums`."""

    def __init__(self, variables: int, sums: Sequence[Sum]) -> None:
        self.variables = variables
        self.sums = tuple(sums)
        self._touching: list[list[int]] = [[] for _ in range(variables)]
        for index, one in enumerate(self.sums):
            for variable in (one.total, *one.parts):
                self._touching[variable].append(index)

    def bounds(self, givens: Collection[Given]) -> Bounds:
        """The fixed point of what is given; it stops at the first variable that is left without a value."""
        n = self.variables
        found = Bounds([0] * n, [inf] * n, [], [-1] * n, [-1] * n)
        for given in givens:
            for variable, low, high in given.bounds:
                found.set_low(variable, low, given)
                found.set_high(variable, high, given)
                if found.broken is not None:
                    return found
        waiting = deque(range(len(self.sums)))
        queued = [True] * len(self.sums)
        patience = PATIENCE * len(self.sums)
        while waiting and patience:
            patience -= 1
            index = waiting.popleft()
            queued[index] = False
            before = len(found.steps)
            _tighten(self.sums[index], found)
            if found.broken is not None:
                return found
            for step in found.steps[before:]:
                for other in self._touching[step.variable]:
                    if not queued[other]:
                        queued[other] = True
                        waiting.append(other)
        return found

    def conflict(self, givens: Sequence[Given]) -> list[Given]:
        """A smallest part of `givens` that cannot all be true: without any one of it the sums hold. Empty if all can.

        By deletion: each one is left out in turn, the most doubtful first, and stays out if the rest still breaks.
        """
        found = self.bounds(givens)
        if found.broken is None:
            return []
        core = _core(found)
        for given in sorted(core, key=lambda g: (g.doubt, g.claims), reverse=True):
            if given not in core:
                continue
            without = [g for g in core if g is not given]
            tried = self.bounds(without)
            if tried.broken is not None:
                core = [g for g in without if g in _core(tried)]
        return core


def _core(found: Bounds) -> list[Given]:
    assert found.broken is not None
    return found.behind(found.last_low[found.broken], found.last_high[found.broken])


def _tighten(one: Sum, found: Bounds) -> None:
    """Moves the bounds of one sum: the total from its parts, then each part from the total and the others."""
    low, high, total, parts = found.low, found.high, one.total, one.parts
    lows = sum([low[p] for p in parts])
    highs = sum([high[p] for p in parts])
    if lows > low[total]:
        found.set_low(total, lows, one, _lows(found, parts))
    if highs < high[total]:
        found.set_high(total, highs, one, tuple([found.last_high[p] for p in parts]))
    if found.broken is not None:
        return
    floor, ceiling = low[total], high[total]
    open_parts = sum([1 for p in parts if high[p] == inf])
    for p in parts:
        if ceiling != inf and ceiling - lows + low[p] < high[p]:
            because = (found.last_high[total], *_lows(found, [q for q in parts if q != p]))
            found.set_high(p, ceiling - lows + low[p], one, because)
        if floor > 0 and (open_parts == 0 or (open_parts == 1 and high[p] == inf)):
            _raise_part(one, p, found)
        if found.broken is not None:
            return


def _raise_part(one: Sum, part: int, found: Bounds) -> None:
    others = [q for q in one.parts if q != part]
    rest = sum([found.high[q] for q in others])
    floor = found.low[one.total]
    if rest != inf and floor - rest > found.low[part]:
        because = (found.last_low[one.total], *[found.last_high[q] for q in others])
        found.set_low(part, floor - rest, one, because)


def _lows(found: Bounds, parts: Sequence[int]) -> tuple[int, ...]:
    return tuple([found.last_low[p] for p in parts if found.low[p] > 0])
