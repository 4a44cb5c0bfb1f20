"""Comparisons: what a claimed figure and a recorded one have to do with each other.

Both are read as the interval of numbers that their wording allows. What the record allows must lie within what the
claim allows for the claim to be true as worded; where they only overlap nothing is proved; where they do not meet the
claim is wrong.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from math import inf

from nightcount.vocabulary import Figure, Modifier, Number

# How far "about" reaches: half of the unit that the number is rounded to ("about 500": 50), at least 5 % and at most
# 10 % of it, so that "about 1,000" does not cover 600 and "about 539" still covers 540.
_ABOUT_AT_LEAST = 0.05
_ABOUT_AT_MOST = 0.10

# Larger numbers are no counts, and arithmetic with fractions would fail on them.
_COUNTABLE = 10**15


class Relation(StrEnum):
    """Of a claimed figure to the record's."""

    EQUAL = "equal"
    HOLDS = "holds"
    ALLOWED = "allowed"
    BREAKS = "breaks"


@dataclass(frozen=True, slots=True)
class Interval:
    """The numbers from `low` to `high`; `above` leaves `low` itself out ("more than 330")."""

    low: float
    high: float
    above: bool = False

    def lies_in(self, other: Interval) -> bool:
        """True when every number of it belongs to `other`."""
        starts = self.low > other.low or (self.low == other.low and (self.above or not other.above))
        return starts and self.high <= other.high

    def meets(self, other: Interval) -> bool:
        """True when some number belongs to both."""
        low, high = max(self.low, other.low), min(self.high, other.high)
        shut_out = (self.above and low == self.low) or (other.above and low == other.low)
        return low < high or (low == high and not shut_out)


def compare(claimed: Figure, recorded: Figure) -> Relation:
    """How a claimed figure stands to the record's. A figure without any number allows everything."""
    if claimed == recorded and claimed.is_known:
        return Relation.EQUAL
    if not recorded.is_known:
        return Relation.ALLOWED
    said, known = interval(claimed), interval(recorded)
    if not said.meets(known):
        return Relation.BREAKS
    if claimed.is_known and known.lies_in(said):
        return Relation.HOLDS
    return Relation.ALLOWED


def interval(figure: Figure) -> Interval:
    """The numbers that a figure allows; counts are never below zero, and a word such as "dozens" is more than one."""
    if not figure.is_known:
        return Interval(1 if figure.modifier is Modifier.INDEFINITE else 0, inf)
    slack = about(figure.low) if figure.modifier is Modifier.ABOUT and figure.low is not None else 0
    low = 0 if figure.low is None else figure.low - slack
    high = inf if figure.high is None else figure.high + slack
    return Interval(low, high, above=figure.modifier is Modifier.MORE_THAN)


def about(number: Number) -> float:
    """How far from `number` "about" still is; nothing for numbers that no count reaches."""
    if abs(number) > _COUNTABLE:
        return 0
    unit = 1
    while number and number % (unit * 10) == 0:
        unit *= 10
    return min(max(unit / 2, _ABOUT_AT_LEAST * abs(number)), _ABOUT_AT_MOST * abs(number))
