"""Nights made up at random whose every number is known, and what reports tell of them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from hypothesis import strategies as st

from nightcount.reconciliation.accounts import Balanced
from nightcount.reconciliation.candidates import candidates
from nightcount.reconciliation.cells import without_parts
from nightcount.reconciliation.choice import choose
from nightcount.reconciliation.listings import listings
from nightcount.vocabulary import Measure, Weapon
from tests.reconciliation.night import Press

FATES = (Measure.SHOT_DOWN, Measure.SUPPRESSED, Measure.GOT_THROUGH, Measure.NOT_REACHED, Measure.IN_AIR)
COLUMNS = (Measure.SHOT_DOWN, Measure.SUPPRESSED, Measure.IN_AIR)

# What a list may name: a class and its models, and of a mix the classes that its members may be of.
ITEMS: tuple[tuple[Weapon, tuple[str, ...], tuple[Weapon, ...]], ...] = (
    (Weapon.DRONE, (), (Weapon.DRONE,)),
    (Weapon.BALLISTIC, ("Iskander-M", "KN-23"), (Weapon.BALLISTIC,)),
    (Weapon.BALLISTIC, ("S-300",), (Weapon.BALLISTIC,)),
    (Weapon.CRUISE, ("Kh-101",), (Weapon.CRUISE,)),
    (Weapon.CRUISE, ("Iskander-K",), (Weapon.CRUISE,)),
    (Weapon.AEROBALLISTIC, ("Kh-47M2 Kinzhal",), (Weapon.AEROBALLISTIC,)),
    (Weapon.GUIDED_AIR, ("Kh-59",), (Weapon.GUIDED_AIR,)),
    (Weapon.MISSILE, ("Kalibr", "Kh-59"), (Weapon.CRUISE, Weapon.GUIDED_AIR)),
    (Weapon.MISSILE, ("Iskander-M", "Kh-101", "Zircon"), (Weapon.BALLISTIC, Weapon.CRUISE, Weapon.ANTI_SHIP)),
)

Count = tuple[Measure, Weapon]


@dataclass(frozen=True)
class MadeUp:
    """`truth` has every count of the night by measure and class, `items` each item of the list with its counts."""

    truth: dict[Count, int]
    items: tuple[tuple[Weapon, tuple[str, ...], dict[Measure, int]], ...]


@st.composite
def nights(draw: st.DrawFn) -> MadeUp:
    """A night that is consistent: what there was of each item, what became of it, and all the sums of that."""
    chosen = draw(st.lists(st.sampled_from(ITEMS), min_size=1, max_size=6, unique=True))
    truth: Counter[Count] = Counter()
    items = []
    for weapon, models, kinds in chosen:
        counts: Counter[Measure] = Counter()
        for kind in kinds:
            fates = {fate: draw(st.sampled_from((0, 0, 1, 2, 3, 7, 20))) for fate in FATES}
            fates[Measure.NEUTRALISED] = fates[Measure.SHOT_DOWN] + fates[Measure.SUPPRESSED]
            fates[Measure.LAUNCHED] = sum(fates[fate] for fate in FATES) + draw(st.sampled_from((0, 0, 1, 4)))
            counts.update(fates)
            for above in kind.line:
                truth.update({(measure, above): number for measure, number in fates.items()})
        items.append((weapon, models, dict(counts)))
    every = {(measure, weapon) for measure, _ in truth for _, weapon in truth}
    return MadeUp({cell: truth[cell] for cell in sorted(every)}, tuple(items))


@st.composite
def presses(draw: st.DrawFn, night: MadeUp, *, off: bool = False) -> Press:
    """Reports on a night: rows of a data set with empty columns, a bulletin's list, cells that outlets tell.

    With `off` some of the figures are wrong.
    """
    press = Press()

    def told(number: int) -> int:
        return max(0, number + draw(st.sampled_from((0, 0, 0, 1, -1, 5)))) if off else number

    if draw(st.booleans()):
        for weapon, models, counts in night.items:
            kept = [m for m in COLUMNS if draw(st.booleans())]
            row = {m.value: told(counts[m]) for m in (Measure.LAUNCHED, *kept)}
            press.row("bulletin", weapon, models, **row)
    elif draw(st.booleans()):
        bulletin = press.report("kpszsu")
        for weapon, models, counts in night.items:
            bulletin.says(Measure.LAUNCHED, weapon, told(counts[Measure.LAUNCHED]), models=models)
        bulletin.says(Measure.NEUTRALISED, Weapon.ALL, told(night.truth[Measure.NEUTRALISED, Weapon.ALL]))
    outlet = press.report("outlet-a", hour=10)
    cells = st.lists(st.sampled_from(list(night.truth)), min_size=1, max_size=14, unique=True)
    for measure, weapon in draw(cells):
        outlet.says(measure, weapon, told(night.truth[measure, weapon]))
    return press


def balanced(press: Press) -> Balanced:
    """The balance of all that a press says."""
    listed = listings(without_parts(press.claims), press.reports, ())
    choices = {cell: choose(Measure(cell[0]), found) for cell, found in candidates(listed, press.reports).items()}
    return Balanced(choices, listed, "UA")
