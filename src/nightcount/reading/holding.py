"""Holding: what holds for the counts of a sentence: their night, its part, whether a longer time is told of."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from nightcount.reading.dates import Dated
from nightcount.reading.sentences import Sentence

_NOTHING: Mapping[int, date] = {}


class Scope:
    """What holds for a sentence. `night` is the local date of the morning; null where the text does not say.

    `ask` tells of a sentence its part (`night`, `day` or null) and whether it tells of a longer time. Most sentences
    count nothing, and it is never asked of them.
    """

    __slots__ = ("_ask", "_sentence", "_told", "months", "night", "touching", "turns")

    def __init__(
        self,
        sentence: Sentence,
        ask: Callable[[Sentence], tuple[str | None, bool]],
        night: date | None,
        months: bool = False,
        turns: tuple[tuple[Dated, date], ...] = (),
        touching: Mapping[int, date] = _NOTHING,
    ) -> None:
        self._sentence = sentence
        self._ask = ask
        self._told: tuple[str | None, bool] | None = None
        self.night = night
        self.months = months
        self.turns = turns
        self.touching = touching

    @property
    def part(self) -> str | None:
        """`night` or `day`, where the sentence or the text says so."""
        return self._find()[0]

    @property
    def period(self) -> bool:
        """True where the sentence tells a total of a longer time."""
        return self._find()[1]

    def _find(self) -> tuple[str | None, bool]:
        if self._told is None:
            self._told = self._ask(self._sentence)
        return self._told

    def night_at(self, first: int, last: int) -> date | None:
        """The night that a count at tokens `first..last` speaks of, where its sentence names several.

        «У ніч на суботу – 25 дронів, у ніч на неділю – 31»: the day right behind the count, else the one before it.
        "138 drones on the 11th, and 76 on the 15th": a day that touches the count is its own. `touching` has such days
        by where their phrases begin.
        """
        if last in self.touching:
            return self.touching[last]
        if not self.turns:
            return self.night
        behind = [night for dated, night in self.turns if 0 <= dated.first - last <= 2]
        before = [night for dated, night in self.turns if dated.last <= first]
        if before and (not behind or self.turns[0][0].last <= first):
            return before[-1]
        return behind[0] if behind else self.night
