"""Flow: what was launched, by kind, and what became of it – as far as the record knows, and no further.

A kind is drawn where the record has one number for what was launched of it. An outcome is drawn as wide as it surely
is (the lower bound), and what is left over is of unknown fate. Nothing is drawn where outcomes are more than launches.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from nightcount.language import gettext as _
from nightcount.publishing.wording import noun_words, number_words
from nightcount.reconciliation.attack import Account, Attack
from nightcount.vocabulary import COUNTRY, Measure, Number, Weapon

KINDS = (Weapon.DRONE, Weapon.MISSILE, Weapon.GUIDED_BOMB)
# What can become of a weapon, in the order of the chart; null stands for what is not known.
OUTCOMES: tuple[Measure | None, ...] = (
    Measure.SHOT_DOWN,
    Measure.SUPPRESSED,
    Measure.NEUTRALISED,
    Measure.NOT_REACHED,
    Measure.GOT_THROUGH,
    Measure.IN_AIR,
    None,
)


@dataclass(frozen=True, slots=True)
class Branch:
    """Of `weapon`, `count` met the fate `outcome`; null: their fate is not known. `is_bound`: it may be more."""

    weapon: Weapon
    outcome: Measure | None
    count: Number
    is_bound: bool = False

    @property
    def label(self) -> str:
        """The fate in words."""
        return _(self.outcome.label) if self.outcome else _("fate unknown")


@dataclass(frozen=True)
class Flow:
    """The branches of an attack, by weapon, then by outcome; none of them is zero."""

    branches: tuple[Branch, ...]

    @property
    def weapons(self) -> list[Weapon]:
        """The kinds that are drawn, in order."""
        return list(dict.fromkeys(branch.weapon for branch in self.branches))

    @property
    def outcomes(self) -> list[Measure | None]:
        """The fates that are drawn, in order."""
        drawn = {branch.outcome for branch in self.branches}
        return [outcome for outcome in OUTCOMES if outcome in drawn]

    def launched(self, weapon: Weapon) -> Number:
        """How many of a kind were launched."""
        return sum(branch.count for branch in self.branches if branch.weapon is weapon)

    def met(self, outcome: Measure | None) -> tuple[Number, bool]:
        """How many met a fate, and whether it may be more."""
        found = [branch for branch in self.branches if branch.outcome is outcome]
        return sum(branch.count for branch in found), any(branch.is_bound for branch in found)

    def words(self) -> str:
        """The chart in words, for those who do not see it."""
        return " ".join(self._sentence(weapon) for weapon in self.weapons)

    def _sentence(self, weapon: Weapon) -> str:
        head = _("{launched} {weapon} launched").format(
            launched=number_words(self.launched(weapon)), weapon=noun_words(weapon, self.launched(weapon))
        )
        said = [f"{counted(b.count, b.is_bound)} {b.label}" for b in self.branches if b.weapon is weapon]
        return f"{head}: {', '.join(said)}."


def counted(count: Number, is_bound: bool) -> str:
    """A number as a label shows it: "63", and "at least 63" where it may be more."""
    number = number_words(count)
    return _("at least {number}").format(number=number) if is_bound else number


def flow(attack: Attack) -> Flow | None:
    """The flow of an attack; null where of no kind it is known how many were launched."""
    branches = [branch for weapon in KINDS for branch in _branches(attack, weapon)]
    return Flow(tuple(branches)) if branches else None


def _branches(attack: Attack, weapon: Weapon) -> Sequence[Branch]:
    launched = _bounds(attack, Measure.LAUNCHED, weapon)
    if launched[0] is None or launched[0] != launched[1] or not launched[0]:
        return ()
    found = [branch for outcome in _fates(attack, weapon) if (branch := _branch(attack, weapon, outcome))]
    left = launched[0] - sum(branch.count for branch in found)
    if left < 0:
        return ()
    return [*found, Branch(weapon, None, left)] if left else found


def _fates(attack: Attack, weapon: Weapon) -> list[Measure]:
    """Shot down and suppressed by themselves where they make up what was neutralised, else neutralised alone."""
    apart = [_bounds(attack, measure, weapon) for measure in (Measure.SHOT_DOWN, Measure.SUPPRESSED)]
    low, high = _bounds(attack, Measure.NEUTRALISED, weapon)
    of_parts = sum(part[0] or 0 for part in apart)
    stopped = [Measure.SHOT_DOWN, Measure.SUPPRESSED] if of_parts >= (low or 0) else [Measure.NEUTRALISED]
    if high is not None and of_parts > high:
        stopped = [Measure.NEUTRALISED]
    return [*stopped, Measure.NOT_REACHED, Measure.GOT_THROUGH, Measure.IN_AIR]


def _branch(attack: Attack, weapon: Weapon, outcome: Measure) -> Branch | None:
    low, high = _bounds(attack, outcome, weapon)
    return Branch(weapon, outcome, low, low != high) if low else None


def account_of(attack: Attack, measure: Measure, weapon: Weapon) -> Account | None:
    """The account that a branch of the flow is drawn by: that of the country which was attacked."""
    return attack.account(measure, weapon, COUNTRY if attack.attacker == "RU" else "RU")


def _bounds(attack: Attack, measure: Measure, weapon: Weapon) -> tuple[Number | None, Number | None]:
    account = account_of(attack, measure, weapon)
    return (account.figure.low, account.figure.high) if account else (None, None)
