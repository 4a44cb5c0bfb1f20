"""Tableau: what all sums together leave open. An exact simplex over whole numbers, for what single sums do not see.

Going from sum to sum finds most bounds, but not those that only several sums give together: counts by kind and by
outcome form tables, and a table closes in circles. Here every sum is a row `total - part - part - … = 0` from the
start, and the row of a variable, once it can move no further, is the reason: it writes the variable as others times
whole numbers or fractions, each of them at the bound that stops it. The method is the simplex with bounds on variables
in the form used by solvers for arithmetic (Dutertre and de Moura, "A Fast Linear-Arithmetic Solver for DPLL(T)", 2006),
with the rule of Bland (1977), which never goes round in a circle.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor, inf
from typing import Any

# A whole number, or a fraction of two; infinity only as a bound.
Exact = Any

# A sum as factors by variable: what they make together is nothing.
Row = Mapping[int, Exact]


@dataclass(frozen=True, slots=True)
class Reason:
    """`variable` can be no more (or, with `is_low`, no less) than `value`: it is the sum of `terms`.

    A term is (factor, variable, whether the lower bound of that variable is what counts). `sums` are the numbers of
    the sums that were taken together.
    """

    variable: int
    is_low: bool
    value: int
    terms: tuple[tuple[Exact, int, bool], ...]
    sums: tuple[int, ...]


class Tableau:
    """Variables within `low` (finite) and `high`, bound by `sums`; column `variables + n` is what sum `n` is off by."""

    def __init__(self, sums: Sequence[Row], low: Sequence[float], high: Sequence[float]) -> None:
        self.variables = len(low)
        self.low: list[Exact] = [*low, *([0] * len(sums))]
        self.high: list[Exact] = [*high, *([0] * len(sums))]
        self.value: list[Exact] = list(self.low)
        self.rows: dict[int, dict[int, Exact]] = {}
        for number, row in enumerate(sums, start=self.variables):
            self.rows[number] = dict(row)
            self.value[number] = sum([factor * self.value[column] for column, factor in row.items()])

    def contradiction(self) -> Reason | None:
        """Why no numbers fit all sums within the bounds; null where some do, and then the values are such numbers."""
        while True:
            off = min((b for b in self.rows if not self.low[b] <= self.value[b] <= self.high[b]), default=None)
            if off is None:
                return None
            up = self.value[off] < self.low[off]
            column = self._free(self.rows[off], up)
            if column is None:
                return self._broken(off, up)
            wanted = self.low[off] if up else self.high[off]
            self._move(column, _over(wanted - self.value[off], self.rows[off][column]))
            self._pivot(off, column)

    def narrow(self, bounds: Sequence[tuple[int, float, float]]) -> bool:
        """Adds bounds, (variable, low, high) each; false, and all as it was, where no numbers would fit them."""
        before = [(variable, self.low[variable], self.high[variable]) for variable, _, _ in bounds]
        for variable, low, high in bounds:
            self.low[variable], self.high[variable] = max(self.low[variable], low), min(self.high[variable], high)
        if all(self.low[variable] <= self.high[variable] for variable, _, _ in before):
            for variable, _, _ in before:
                if variable not in self.rows:
                    within = min(max(self.value[variable], self.low[variable]), self.high[variable])
                    self._move(variable, within - self.value[variable])
            if self.contradiction() is None:
                return True
        for variable, low, high in reversed(before):
            self.low[variable], self.high[variable] = low, high
        return False

    def furthest(self, variable: int, up: bool) -> Reason | None:
        """The reason why `variable` cannot come as far up or down as its bound; null where it can.

        The values, which must fit all sums, end there; null also where nothing at all stops it.
        """
        limit = self.high[variable] if up else self.low[variable]
        if variable not in self.rows and self.value[variable] != limit:
            self._step(variable, 1 if up else -1)
        while self.value[variable] != limit and variable in self.rows:
            row = self.rows[variable]
            column = self._free(row, up)
            if column is None:
                return self._reason(variable, row, not up)
            if not self._step(column, 1 if (row[column] > 0) == up else -1):
                return None
        return None

    def _free(self, row: dict[int, Exact], up: bool) -> int | None:
        """The first column that can move so that the variable of the row goes up (or down)."""
        return min(
            (
                column
                for column, factor in row.items()
                if (
                    self.value[column] < self.high[column]
                    if (factor > 0) == up
                    else self.value[column] > self.low[column]
                )
            ),
            default=None,
        )

    def _step(self, column: int, sign: int) -> bool:
        """Moves a column until its own bound or that of a row stops it; false where nothing does."""
        room = self.high[column] - self.value[column] if sign > 0 else self.value[column] - self.low[column]
        stopped: int | None = None
        for basic in sorted(self.rows):
            factor = self.rows[basic].get(column)
            if factor:
                rises = (factor > 0) == (sign > 0)
                left = self.high[basic] - self.value[basic] if rises else self.value[basic] - self.low[basic]
                if left != inf and (left := _over(left, abs(factor))) < room:
                    room, stopped = left, basic
        if room == inf:
            return False
        self._move(column, room * sign)
        if stopped is not None:
            self._pivot(stopped, column)
        return True

    def _move(self, column: int, by: Exact) -> None:
        if not by:
            return
        self.value[column] += by
        for basic, row in self.rows.items():
            factor = row.get(column)
            if factor:
                self.value[basic] = _whole(self.value[basic] + factor * by)

    def _pivot(self, leaving: int, entering: int) -> None:
        """Writes `entering` by the row of `leaving`, and puts that into all other rows."""
        row = self.rows.pop(leaving)
        by = row.pop(entering)
        turned = {column: _over(-factor, by) for column, factor in row.items()}
        turned[leaving] = _over(1, by)
        for other in self.rows.values():
            times = other.pop(entering, 0)
            if times:
                for column, factor in turned.items():
                    total = other.get(column, 0) + times * factor
                    if total:
                        other[column] = _whole(total)
                    else:
                        other.pop(column, None)
        self.rows[entering] = turned

    def _broken(self, off: int, up: bool) -> Reason:
        """A row that cannot come within its bounds, told of a variable: what a sum is off by is none."""
        if off < self.variables:
            return self._reason(off, self.rows[off], not up)
        row = dict(self.rows[off])
        about = min(column for column in row if column < self.variables)
        by = row.pop(about)
        told = {column: _over(-factor, by) for column, factor in row.items()}
        told[off] = _over(1, by)
        return self._reason(about, told, (by > 0) == up)

    def _reason(self, variable: int, row: dict[int, Exact], is_low: bool) -> Reason:
        terms = tuple(
            (factor, column, (factor > 0) == is_low)
            for column, factor in sorted(row.items())
            if column < self.variables
        )
        value = sum(factor * (self.low[column] if by_low else self.high[column]) for factor, column, by_low in terms)
        sums = tuple(sorted(column - self.variables for column in row if column >= self.variables))
        # Counts are whole: what cannot reach 3 1/2 from below cannot reach 3 either.
        return Reason(variable, is_low, ceil(value) if is_low else floor(value), terms, sums)


def _over(number: Exact, by: Exact) -> Exact:
    if by == 1:
        return number
    return -number if by == -1 else _whole(Fraction(number) / by)


def _whole(number: Exact) -> Exact:
    return number.numerator if type(number) is Fraction and number.denominator == 1 else number
