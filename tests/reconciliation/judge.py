"""The judge of bounds: the linear programmes over the same sums, solved by HiGHS."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from math import ceil, floor, inf

from scipy.optimize import linprog
from scipy.sparse import lil_array

from nightcount.reconciliation.balance import Given, Sum

# What HiGHS may be off by; the counts are whole.
_OFF = 1e-6
_NONE, _ENDLESS = 2, 3


class Judge:
    """What `givens` leave open of variables that `sums` bind."""

    def __init__(self, variables: int, sums: Sequence[Sum], givens: Collection[Given]) -> None:
        self.variables = variables
        self.sums = lil_array((max(len(sums), 1), variables))
        for number, one in enumerate(sums):
            self.sums[number, one.total] += 1
            for part in one.parts:
                self.sums[number, part] -= 1
        self.low: list[float] = [0.0] * variables
        self.high: list[float] = [inf] * variables
        for given in givens:
            for variable, low, high in given.bounds:
                self.low[variable] = max(self.low[variable], low)
                self.high[variable] = min(self.high[variable], high)

    @property
    def is_possible(self) -> bool:
        """True when some numbers fit all sums."""
        crossed = any(low > high for low, high in zip(self.low, self.high, strict=True))
        return not crossed and self._solve(None, 1) is not None

    def bounds(self, of: Iterable[int]) -> dict[int, tuple[float, float]]:
        """The least and the most that each variable can be, in whole numbers within."""
        return {v: (ceil(self._end(v, 1) - _OFF), _whole(self._end(v, -1))) for v in of}

    def _end(self, variable: int, sign: int) -> float:
        found = self._solve(variable, sign)
        assert found is not None
        return found

    def _solve(self, variable: int | None, sign: int) -> float | None:
        goal = [0.0] * self.variables
        if variable is not None:
            goal[variable] = sign
        limits = list(zip(self.low, self.high, strict=True))
        found = linprog(goal, A_eq=self.sums.tocsr(), b_eq=[0.0] * self.sums.shape[0], bounds=limits, method="highs")
        assert found.status in (0, _NONE, _ENDLESS)
        if found.status == _NONE:
            return None
        return -sign * inf if found.status == _ENDLESS else sign * float(found.fun)


def _whole(number: float) -> float:
    return number if number == inf else floor(number + _OFF)
