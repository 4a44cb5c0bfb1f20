"""Explanation: a derived bound in figures ("539 drones + 11 missiles"), and the claims that it rests on."""

from __future__ import annotations

from collections.abc import Sequence

from nightcount.reconciliation.balance import Bounds, Given, Step, Sum, Together
from nightcount.reconciliation.listings import UNSPECIFIED
from nightcount.reconciliation.sums import Count, Sort
from nightcount.vocabulary import Measure, Weapon


class Explainer:
    """Puts the steps of a balance into words. `counts` says what each variable counts."""

    def __init__(self, counts: Sequence[Count], bounds: Bounds) -> None:
        self.counts = counts
        self.bounds = bounds

    def steps(self, variable: int) -> list[Step]:
        """The last steps of the bounds of a variable: of the lower, of the upper, one where both say the same."""
        numbers = (self.bounds.last_low[variable], self.bounds.last_high[variable])
        return [self.bounds.steps[number] for number in numbers if number >= 0]

    def claims(self, variable: int) -> tuple[str, ...]:
        """The ids of all claims behind both bounds."""
        behind = self.bounds.behind(self.bounds.last_low[variable], self.bounds.last_high[variable])
        return tuple(dict.fromkeys(claim for given in behind for claim in given.claims))

    def rule(self, variable: int) -> str:
        """The rule of the sum that decided; `inventory` where what a bulletin does not name was part of that sum."""
        steps = self.steps(variable)
        behind = [self.bounds.steps[number].by for step in steps for number in step.because]
        rules = [by.rule for by in [*(step.by for step in steps), *behind] if isinstance(by, Given)]
        if "inventory" in rules:
            return "inventory"
        return next(step.by.rule for step in steps)

    def expression(self, variable: int) -> str | None:
        """The sum or difference that gives the figure; one for each bound where two different sums give them."""
        steps = [step for step in self.steps(variable) if not isinstance(step.by, Given)]
        if not steps:
            return None
        words = list(dict.fromkeys(word for word in map(self.worded, steps) if word))
        if len(words) < 2 or (steps[0].by is steps[-1].by and self.bounds.is_closed(variable)):
            return words[0] if words else None
        low, high = (self.worded(step, hedged=False) for step in steps)
        return f"at least {low}; at most {high}"

    def worded(self, step: Step, hedged: bool = True) -> str | None:
        """One step in figures: the parts of a total, or the total less the other parts.

        What is only bounded says so ("at least 478 neutralised"), unless `hedged` is false.
        """
        by = step.by
        if isinstance(by, Given):
            return None
        values = {self.bounds.steps[number].variable: self.bounds.steps[number].value for number in step.because}
        if isinstance(by, Together):
            return self._together(by, values)
        if step.variable == by.total:
            told = [part for part in by.parts if self._tells(part, values)]
            return " + ".join(self._term(part, values.get(part, 0), by, hedged) for part in told) or None
        others = [part for part in by.parts if values.get(part, 0)]
        return " − ".join(self._term(part, values.get(part, 0), by, hedged) for part in (by.total, *others))

    def label(self, variable: int) -> str:
        """What a variable counts: "launched, in all", "shot down, drones"."""
        measure, node = self.counts[variable]
        kind = "in all" if node.weapon is Weapon.ALL else node.name or node.weapon.noun()
        return f"{_said(measure)}, {kind}"

    def _together(self, by: Together, values: dict[int, float]) -> str | None:
        """Several sums in figures: what is added first, then what is taken away, each with all that it counts."""
        told = [(factor, variable) for factor, variable in by.terms if values.get(variable, 0)]
        told.sort(key=lambda term: term[0] < 0)
        said = ""
        for factor, variable in told:
            times = "" if abs(factor) == 1 else f"{abs(factor)} × "
            sign = ("− " if factor < 0 else "+ ") if said or factor < 0 else ""
            said += f" {sign}{times}{self._counted(variable, values[variable])}"
        return said.strip() or None

    def _counted(self, variable: int, value: float) -> str:
        """A figure with all that it counts: "539 drones launched", "6 Iskander-M got through"."""
        measure, node = self.counts[variable]
        if node.weapon is Weapon.ALL:
            return f"{value:,} {_said(measure)} in all"
        other = "" if node.sort in (Sort.CLASS, Sort.ALONE) else "other "
        named = node.sort is Sort.ITEM and node.name != UNSPECIFIED
        return f"{value:,} {node.name if named else other + node.weapon.noun(value)} {_said(measure)}"

    def _tells(self, part: int, values: dict[int, float]) -> bool:
        """A part that is zero is named only where words say so, or where such things were launched."""
        if values.get(part, 0):
            return True
        measure, node = self.counts[part]
        if node.sort not in (Sort.CLASS, Sort.ITEM) or measure is None or part not in values:
            return False
        step = self.bounds.steps[self.bounds.last_high[part]]
        return isinstance(step.by, Given) and step.by.rule != "inventory"

    def _term(self, variable: int, value: float, by: Sum, hedged: bool) -> str:
        measure, node = self.counts[variable]
        hedge = self._hedge(variable, value) if hedged and not self.bounds.is_closed(variable) else ""
        shown = f"{hedge}{value:,}"
        if by.rule != "sum_of_kinds":
            return f"{shown} {_said(measure)}"
        if node.weapon is Weapon.ALL:
            return f"{shown} in all"
        if node.sort is Sort.ITEM and node.name != UNSPECIFIED:
            return f"{shown} {node.name}"
        other = "" if node.sort in (Sort.CLASS, Sort.ALONE) else "other "
        return f"{shown} {other}{node.weapon.noun(value)}"

    def _hedge(self, variable: int, value: float) -> str:
        return "at least " if value == self.bounds.low[variable] else "at most "


def _said(measure: Measure | None) -> str:
    return measure.value.replace("_", " ") if measure else "unaccounted for"
