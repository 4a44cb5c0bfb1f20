"""Accounts of the balance: the national counts of one attack, stated or derived, and the conflicts among them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from math import inf

from nightcount.reconciliation.attack import Account, Conflict, Status
from nightcount.reconciliation.authority import COUNTS_IT_ITSELF, RELAYS_IT
from nightcount.reconciliation.balance import Balance, Bounds, Given
from nightcount.reconciliation.cells import Cell, in_balance
from nightcount.reconciliation.choice import Choice
from nightcount.reconciliation.conflicts import conflict
from nightcount.reconciliation.explain import Explainer
from nightcount.reconciliation.listings import Listing
from nightcount.reconciliation.smallest import smallest_conflict
from nightcount.reconciliation.sums import Node, Sort, Sums
from nightcount.vocabulary import Figure, Measure, Modifier, Weapon

_SHOWN = (Sort.CLASS, Sort.ITEM)
_TOP = (Weapon.DRONE, Weapon.MISSILE)
# Few reports count these, so that they may always be all that is left: that alone is worth no line.
_SELDOM_TOLD = (Measure.IN_AIR, Measure.NOT_REACHED)


class Balanced:
    """The chosen values of an attack put into its sums, which bind the counts of `place`, the country attacked.

    `cells` are the cells that the sums bind. What is `told` and breaks a sum is given up one by one, the most doubtful
    of each smallest conflict first (rule `broken_sum`), until what is `held` can all be true.
    """

    def __init__(self, choices: Mapping[Cell, Choice], listings: Sequence[Listing], place: str) -> None:
        self.choices = choices
        self.place = place
        self.sums = Sums(listings) if any(in_balance(c) for one in listings for c in one.claims) else None
        self.cells: dict[Cell, int] = {}
        self.given_up: dict[Cell, list[Given]] = {}
        self.conflicts: tuple[Conflict, ...] = ()
        self.told: tuple[Given, ...] = ()
        self.held: tuple[Given, ...] = ()
        self._given: dict[Cell, Given] = {}
        if self.sums:
            self._settle(self.sums)

    def accounts(self) -> list[Account]:
        """One account for each cell that words state or sums tell something about."""
        if self.sums is None:
            return []
        found = [self._account(measure, node) for measure, node in self.sums.variables if measure]
        return [one for one in found if one]

    def _settle(self, sums: Sums) -> None:
        for cell in self.choices:
            measure, weapon, place, _, model = cell
            variable = sums.find(Measure(measure), Weapon(weapon), model) if weapon and place == self.place else None
            if variable is not None and Measure(measure) is not Measure.PREVIOUS_RECORD:
                self.cells[cell] = variable
                given = _given(cell, variable, self.choices[cell])
                if given:
                    self._given[cell] = given
        self._hold_together(sums)

    def _hold_together(self, sums: Sums) -> None:
        self.balance = Balance(len(sums.variables), sums.sums)
        givens = [*sorted(self._given.values(), key=_by_doubt), *_inventories(sums)]
        self.told = tuple(givens)
        conflicts: list[Conflict] = []
        shown = [n for n, (measure, node) in enumerate(sums.variables) if measure and node.sort in _SHOWN]
        self.bounds = self.balance.bounds(givens, shown)
        while self.bounds.broken is not None:
            core = smallest_conflict(self.balance, givens)
            conflicts.append(conflict(sums.variables, self.balance.bounds(core), core))
            worst = max(core, key=_by_doubt)
            givens = [given for given in givens if given is not worst]
            self.given_up.update({cell: core for cell, given in self._given.items() if given is worst})
            self.bounds = self.balance.bounds(givens, shown)
        self.conflicts = tuple(conflicts)
        self.held = tuple(givens)

    @cached_property
    def _explainer(self) -> Explainer:
        assert self.sums is not None
        return Explainer(self.sums.variables, self.bounds)

    def _account(self, measure: Measure, node: Node) -> Account | None:
        if node.sort not in _SHOWN:
            return None
        cell: Cell = (measure.value, node.weapon.value, self.place, None, node.name or None)
        choice = self.choices.get(cell)
        variable = self.sums.number(measure, node) if self.sums else 0
        if choice and choice.status is not Status.SUPERSEDED:
            if cell in self.given_up:
                return self._broken(cell, variable, choice)
            if choice.figure.is_exact or choice.status is Status.DISPUTED or not self.bounds.is_closed(variable):
                return stated(cell, choice)
        if self._tells(measure, node, variable):
            made = self._derived(cell, variable, choice)
            # What a bulletin does not name adds nothing to its total, but nobody said that it was none: unknown.
            if not (made.rule == "inventory" and made.figure.high == 0 and choice is None):
                return made
        return stated(cell, choice) if choice else None

    def _derived(self, cell: Cell, variable: int, choice: Choice | None) -> Account:
        """What the sums make of a cell; what words said of it loosely or before is kept."""
        explainer = self._explainer
        made = Account(
            measure=Measure(cell[0]),
            weapon=Weapon(cell[1]) if cell[1] else None,
            place=cell[2],
            figure=_figure(self.bounds, variable),
            status=Status.DERIVED,
            rule=explainer.rule(variable),
            claims=explainer.claims(variable),
            model=cell[4],
            expression=explainer.expression(variable),
        )
        return replace(made, against=choice.against, past=choice.past) if choice else made

    def _broken(self, cell: Cell, variable: int, choice: Choice) -> Account:
        """A value that broke a sum: its own words if no better source speaks against them, else what the sums leave."""
        worded = stated(cell, choice)
        mine = self._given[cell]
        others = [given.doubt[1] for given in self.given_up[cell] if given is not mine and given.doubt[0] == 1]
        if not self._explainer.steps(variable):
            return replace(worded, status=Status.DISPUTED, rule="broken_sum")
        left = self._derived(cell, variable, choice)
        if others and mine.doubt[1] > max(others):
            against = (*choice.claims, *choice.against)
            return replace(left, status=Status.DISPUTED, rule="broken_sum", against=against)
        against = tuple(dict.fromkeys([*choice.against, *(c for c in left.claims if c not in choice.claims)]))
        told = f"{left.figure} = {left.expression}" if left.expression else None
        return replace(worded, status=Status.DISPUTED, rule="broken_sum", against=against, expression=told)

    def _tells(self, measure: Measure, node: Node, variable: int) -> bool:
        """Whether bounds that no words state say more than that a part is no greater than its whole."""
        assert self.sums is not None
        low, high = self.bounds.low[variable], self.bounds.high[variable]
        launched = self.bounds.high[self.sums.number(Measure.LAUNCHED, node)]
        if node.sort is Sort.ITEM and low != high:
            return False
        if measure in _SELDOM_TOLD and low == 0:
            return False
        if high == 0:
            return launched > 0 or (measure is Measure.LAUNCHED and node.sort is Sort.CLASS and node.weapon in _TOP)
        if low > 0:
            return True
        return high < self._whole(measure, node)

    def _whole(self, measure: Measure, node: Node) -> float:
        """The most that a count can be as a part: of the class above, of what was neutralised, of what was launched."""
        assert self.sums is not None
        if measure is not Measure.LAUNCHED:
            part = measure in (Measure.SHOT_DOWN, Measure.SUPPRESSED)
            return self.bounds.high[self.sums.number(Measure.NEUTRALISED if part else Measure.LAUNCHED, node)]
        above = node.weapon.parent
        return self.bounds.high[self.sums.number(measure, Node(Sort.CLASS, above))] if above else inf


def _given(cell: Cell, variable: int, choice: Choice) -> Given | None:
    """What the standing values of a cell leave open; null where that is everything."""
    intervals = [_interval(c.figure) for c in choice.standing] or [(0, inf)]
    lows, highs = [low for low, _ in intervals], [high for _, high in intervals]
    if min(lows) == 0 and max(highs) == inf:
        return None
    breadth = 4 - len(Weapon(cell[1] or "all").line) - (1 if cell[4] else 0)
    order = list(Measure).index(Measure(cell[0]))
    trust = COUNTS_IT_ITSELF if choice.rank == RELAYS_IT else choice.rank
    doubt = (1, trust, min(order, 1), breadth, order)
    told = choice.standing if choice.status is Status.DISPUTED else choice.standing[:1]
    words = tuple(dict.fromkeys(claim for c in told for claim in c.claims))
    claims = tuple(dict.fromkeys([*choice.claims, *words]))
    return Given(((variable, min(lows), max(highs)),), claims, choice.rule, doubt, words)


def _interval(figure: Figure) -> tuple[float, float]:
    """The whole numbers that the words allow; a rounded figure binds nothing."""
    if figure.modifier is Modifier.ABOUT:
        return (0, inf)
    low = 0 if figure.low is None else figure.low
    more = 1 if figure.modifier is Modifier.MORE_THAN else 0
    return (low + more, inf if figure.high is None else figure.high)


def _inventories(sums: Sums) -> list[Given]:
    found: list[Given] = []
    for listing in sums.complete:
        nodes = sums.unlisted(listing)
        launches = sorted(c.id for c in listing.claims if in_balance(c) and c.measure is Measure.LAUNCHED)
        if nodes and launches:
            zeros = tuple((sums.number(Measure.LAUNCHED, node), 0, 0) for node in nodes)
            found.append(Given(zeros, tuple(launches), "inventory", (2, -len(listing.listed)), tuple(launches)))
    return found


def _by_doubt(given: Given) -> tuple[tuple[int, ...], tuple[str, ...]]:
    return (given.doubt, given.claims)


def _figure(bounds: Bounds, variable: int) -> Figure:
    low, high = bounds.low[variable], bounds.high[variable]
    if low == 0 and high not in (0, inf):
        return Figure.bounds(None, high)
    return Figure.bounds(low or (0 if high == 0 else None), None if high == inf else high)


def stated(cell: Cell, choice: Choice) -> Account:
    """The account of a cell that stands by its words."""
    measure, weapon, place, object, model = cell
    return Account(
        measure=Measure(measure),
        weapon=Weapon(weapon) if weapon else None,
        place=place,
        figure=choice.figure,
        status=choice.status,
        rule=choice.rule,
        claims=choice.claims,
        against=choice.against,
        object=object,
        model=model,
        past=choice.past,
    )
