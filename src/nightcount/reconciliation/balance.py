"""The balance: counts bound by sums. Bounds go round until nothing changes; what cannot all be true is found.

Every sum has the same form, `total = part + part + …`, over whole numbers that are not negative. A bound never loses
the truth: each step only removes values that no solution has. Going from sum to sum is fast and ends, since lower
bounds rise and upper bounds fall in whole numbers, and a sum is only looked at again when a bound in it moved; a limit
on the number of steps stops what would creep. What only several sums tell together is then asked of all of them at once
(`tableau`), so that in the end no bound can be moved further: each is what a linear programme over the same sums finds,
rounded to the whole number within.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from math import inf

from nightcount.reconciliation.tableau import Exact, Reason, Tableau

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
class Together:
    """`sums` taken together say that a variable is the sum of `terms`: (factor, variable) each."""

    sums: tuple[Sum, ...]
    terms: tuple[tuple[Exact, int], ...]
    rule: str = "sums_together"


By = Sum | Together | Given


@dataclass(frozen=True, slots=True)
class Step:
    """A bound of `variable` became `value`, by `by` (sums or what was given), because of the steps `because`."""

    variable: int
    is_low: bool
    value: float
    by: By
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

    @property
    def core(self) -> list[Given]:
        """Everything given that leaves the broken variable without a value."""
        assert self.broken is not None
        return self.behind(self.last_low[self.broken], self.last_high[self.broken])

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

    def set_low(self, variable: int, value: float, by: By, because: tuple[int, ...] = ()) -> bool:
        """Raises the lower bound; false where nothing changes."""
        if value <= self.low[variable]:
            return False
        self.last_low[variable] = len(self.steps)
        self.steps.append(Step(variable, True, value, by, because))
        self.low[variable] = value
        if value > self.high[variable]:
            self.broken = variable
        return True

    def set_high(self, variable: int, value: float, by: By, because: tuple[int, ...] = ()) -> bool:
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
        self._rows: list[dict[int, Exact]] = []
        for index, one in enumerate(self.sums):
            row = {one.total: 1}
            for part in one.parts:
                row[part] = row.get(part, 0) - 1
            self._rows.append({variable: factor for variable, factor in row.items() if factor})
            for variable in row:
                self._touching[variable].append(index)

    def bounds(self, givens: Collection[Given], of: Iterable[int] | None = None) -> Bounds:
        """All that follows from what is given; it stops at the first variable that is left without a value.

        `of` are the variables whose bounds must be as narrow as all sums together make them; null for all of them.
        """
        found = self._sum_by_sum(givens)
        if found.broken is None:
            self._together(found, range(self.variables) if of is None else of)
        return found

    def _sum_by_sum(self, givens: Collection[Given]) -> Bounds:
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

    def _together(self, found: Bounds, of: Iterable[int]) -> None:
        """Moves the bounds that only several sums give, all from the bounds as they are now."""
        table = Tableau(self._rows, found.low, found.high)
        broken = table.contradiction()
        if broken:
            self._move(found, broken)
            return
        ends = [(v, up) for v in of if not found.is_closed(v) for up in (False, True)]
        reasons: list[Reason] = []
        while ends:
            # Where a variable stands at its bound while all sums hold, the bound cannot be moved.
            ends = [(v, up) for v, up in ends if table.value[v] != (found.high[v] if up else found.low[v])]
            reason = table.furthest(*ends.pop()) if ends else None
            reasons += [reason] if reason else []
        last_low, last_high = tuple(found.last_low), tuple(found.last_high)
        for reason in _with_whole_numbers(reasons, found):
            self._move(found, reason, last_low, last_high)

    def _move(self, found: Bounds, reason: Reason, low: Sequence[int] = (), high: Sequence[int] = ()) -> None:
        lows, highs = low or found.last_low, high or found.last_high
        steps = [lows[v] if by_low else highs[v] for _, v, by_low in reason.terms]
        by = Together(tuple([self.sums[n] for n in reason.sums]), tuple([(f, v) for f, v, _ in reason.terms]))
        move = found.set_low if reason.is_low else found.set_high
        move(reason.variable, reason.value, by, tuple([step for step in steps if step >= 0]))

    def breaks(self, givens: Collection[Given]) -> bool:
        """True when what is given cannot all be true."""
        found = self._sum_by_sum(givens)
        return found.broken is not None or Tableau(self._rows, found.low, found.high).contradiction() is not None

    def table(self) -> Tableau:
        """All sums at once, with nothing given."""
        return Tableau(self._rows, [0] * self.variables, [inf] * self.variables)


def _with_whole_numbers(reasons: Sequence[Reason], found: Bounds) -> list[Reason]:
    """The reasons without those of variables that only a fraction fits: a conflict is one of sums, not of rounding."""
    low, high = list(found.low), list(found.high)
    for reason in reasons:
        (low if reason.is_low else high)[reason.variable] = reason.value
    return [reason for reason in reasons if low[reason.variable] <= high[reason.variable]]


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
