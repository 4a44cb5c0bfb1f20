"""Conflicts in words: which sum a smallest set of claims breaks, and how."""

from __future__ import annotations

from collections.abc import Sequence

from nightcount.reconciliation.attack import Conflict
from nightcount.reconciliation.balance import Bounds, Given, Step, Sum, Together
from nightcount.reconciliation.explain import Explainer
from nightcount.reconciliation.sums import Count
from nightcount.vocabulary import Weapon

_LIST = "the bulletin's list names no more"


def conflict(counts: Sequence[Count], bounds: Bounds, core: Sequence[Given]) -> Conflict:
    """The conflict of `core`, whose `bounds` leave a variable without a value; `counts` says what variables count."""
    assert bounds.broken is not None
    explainer = Explainer(counts, bounds)
    low = bounds.steps[bounds.last_low[bounds.broken]]
    high = bounds.steps[bounds.last_high[bounds.broken]]
    claims = tuple(dict.fromkeys(claim for given in core for claim in given.words))
    reason = f"{explainer.label(bounds.broken)}: {_side(explainer, low)}, but {_side(explainer, high)}"
    broken = dict.fromkeys(_sum(counts, one) for step in (low, high) for one in _sums_of(step))
    return Conflict("; ".join(broken) or "one value a cell", claims, reason[0].upper() + reason[1:])


def _sums_of(step: Step) -> tuple[Sum, ...]:
    if isinstance(step.by, Together):
        return step.by.sums
    return (step.by,) if isinstance(step.by, Sum) else ()


def _side(explainer: Explainer, step: Step) -> str:
    least = "at least" if step.is_low else "at most"
    if isinstance(step.by, Given):
        if step.by.rule == "inventory":
            return _LIST
        return f"{step.value:,} is stated"
    worded = explainer.worded(step)
    if worded:
        return f"{worded} make {least} {step.value:,}"
    behind = {given.rule for given in explainer.bounds.behind(*step.because)}
    return _LIST if "inventory" in behind else f"{least} {step.value:,} by the other sums"


def _sum(counts: Sequence[Count], broken: Sum) -> str:
    """The sum in the words of the vocabulary: "all = drone + missile (launched)"."""
    kinds = broken.rule == "sum_of_kinds"

    def name(variable: int) -> str:
        measure, node = counts[variable]
        if not kinds:
            return measure.value if measure else "unaccounted"
        return node.weapon.value if node.sort == "class" else node.name or f"other {node.weapon.value}"

    measure, node = counts[broken.total]
    parts = " + ".join(dict.fromkeys(name(part) for part in broken.parts))
    of = (measure.value if measure else "") if kinds else (node.name or Weapon(node.weapon).value)
    return f"{name(broken.total)} = {parts} ({of})"
