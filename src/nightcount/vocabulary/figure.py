"""Figure: a number as it was stated. Never a bare integer; unknown is null, never zero."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Any

from nightcount.errors import UsageError

Number = int | float


class Modifier(StrEnum):
    """How a number was worded."""

    EXACT = "exact"
    ABOUT = "about"
    AT_LEAST = "at_least"
    MORE_THAN = "more_than"
    AT_MOST = "at_most"
    RANGE = "range"
    INDEFINITE = "indefinite"


_HEDGES = {
    "about ": Modifier.ABOUT,
    "at least ": Modifier.AT_LEAST,
    "more than ": Modifier.MORE_THAN,
    "at most ": Modifier.AT_MOST,
}
_WORDS = {Modifier.ABOUT: "about ", Modifier.AT_LEAST: "at least ", Modifier.MORE_THAN: "more than "}


@dataclass(frozen=True, slots=True)
class Figure:
    """The wording says a number between `low` and `high`, both inclusive, either of them null where unknown.

    The number as worded stands in `low` for `at_least` and `more_than`, in `high` for `at_most`, in both for
    `exact` and `about`; `indefinite` ("dozens") has neither. Counts are whole, durations are hours.
    """

    low: Number | None
    high: Number | None
    modifier: Modifier = Modifier.EXACT

    def __post_init__(self) -> None:
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ValueError(f"a figure from {self.low} down to {self.high}")

    @classmethod
    def exact(cls, number: Number) -> Figure:
        """The number itself."""
        return _stated(number, Modifier.EXACT)

    @classmethod
    def unknown(cls) -> Figure:
        """Nothing is known of the number."""
        return cls(None, None, Modifier.INDEFINITE)

    @classmethod
    def worded(cls, number: Number, modifier: Modifier) -> Figure:
        """The number with its hedge, placed in `low`, `high` or both as the modifier asks."""
        return _stated(number, modifier)

    @classmethod
    def bounds(cls, low: Number | None, high: Number | None) -> Figure:
        """The figure that two bounds give: exact where they meet, else at least, at most, a range or unknown."""
        if low is None:
            return cls.unknown() if high is None else cls(None, high, Modifier.AT_MOST)
        if high is None:
            return cls(low, None, Modifier.AT_LEAST)
        return cls(low, high, Modifier.EXACT if low == high else Modifier.RANGE)

    @classmethod
    def from_json(cls, said: dict[str, Any]) -> Figure:
        """The figure that `as_json` wrote."""
        return cls(said["low"], said["high"], Modifier(said["modifier"]))

    @classmethod
    def parse(cls, text: str) -> Figure:
        """The figure that words such as "539", "530–539", "at least 330" or "unknown" give: what `str` writes.

        Raises UsageError for anything else.
        """
        said = " ".join(text.lower().replace(",", "").split())
        if said == "unknown":
            return cls.unknown()
        hedge = next((words for words in (*_HEDGES, "") if said.startswith(words)), "")
        numbers = [_number(part.strip()) for part in re.split("[–-]", said.removeprefix(hedge))]
        if hedge and len(numbers) == 1 and numbers[0] is not None:
            return cls.worded(numbers[0], _HEDGES[hedge])
        low, high = numbers[0], numbers[-1]
        if hedge or len(numbers) > 2 or low is None or high is None or low > high:
            raise UsageError(f"{text!r} is no figure", way_out="Write it as 539, 530-539, at least 330 or about 500")
        return cls.bounds(low, high)

    @property
    def is_exact(self) -> bool:
        """True when exactly one number is meant."""
        return self.modifier is Modifier.EXACT and self.low is not None and self.low == self.high

    @property
    def is_known(self) -> bool:
        """True when at least one bound is known."""
        return self.low is not None or self.high is not None

    @property
    def number(self) -> Number | None:
        """The number as worded, or null for a range and for an indefinite figure."""
        if self.low is None or self.high is None:
            return self.high if self.low is None else self.low
        return self.low if self.low == self.high else None

    def __str__(self) -> str:
        return self.worded_in(lambda n: f"{n:,}" if isinstance(n, int) else f"{n:g}")

    def worded_in(self, show: Any) -> str:
        """The figure in English words, each number through `show` (a function of a number to a string)."""
        if not self.is_known:
            return "unknown"
        if self.low is None:
            return f"at most {show(self.high)}"
        if self.high is None:
            return f"{_WORDS.get(self.modifier, 'at least ')}{show(self.low)}"
        if self.low != self.high:
            return f"{show(self.low)}–{show(self.high)}"
        return f"{_WORDS.get(self.modifier, '')}{show(self.low)}"

    def as_json(self) -> dict[str, Any]:
        """`low`, `high`, `modifier`, as VOCABULARY names them."""
        return {"low": self.low, "high": self.high, "modifier": self.modifier.value}


def _number(text: str) -> Number | None:
    if not re.fullmatch(r"[0-9]{1,9}(\.[0-9]{1,3})?", text):
        return None
    return float(text) if "." in text else int(text)


# Figures are never altered, so that the same one can stand wherever the same number is stated; 1 and 1.0 stay apart.
@lru_cache(maxsize=10_000, typed=True)
def _stated(number: Number, modifier: Modifier) -> Figure:
    if modifier is Modifier.AT_LEAST or modifier is Modifier.MORE_THAN:
        return Figure(number, None, modifier)
    if modifier is Modifier.AT_MOST:
        return Figure(None, number, modifier)
    return Figure(number, number, modifier)
