"""Floors: precision and F1 that reading must reach, per set of texts and language; `floors.toml` is the table."""

from __future__ import annotations

import math
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from evaluation.score import Tally

FLOORS = Path(__file__).with_name("floors.toml")
HEAD = """\
# What reading must reach, per set of texts and language. Lifted by `python -m evaluation.gate --raise`, never lowered.
"""


@dataclass(frozen=True, slots=True)
class Floor:
    """Precision and F1, between 0 and 1, below which reading must not fall."""

    precision: float = 0.0
    f1: float = 0.0

    def shortfall(self, reached: Tally) -> str | None:
        """What falls short of the floor, in words; null where nothing does."""
        short = [
            f"{name} {got:.4f} is under its floor of {floor:.3f}"
            for name, got, floor in (("precision", reached.precision, self.precision), ("F1", reached.f1, self.f1))
            if got < floor
        ]
        return ", ".join(short) or None

    def lifted(self, reached: Tally) -> Floor:
        """The floor at what was reached, cut to thousandths, where that is higher."""
        return Floor(max(self.precision, _cut(reached.precision)), max(self.f1, _cut(reached.f1)))


Key = tuple[str, str]
"""A set of texts (`corpus`, `bulletins`, `news`) and a language."""


def load(path: Path = FLOORS) -> dict[Key, Floor]:
    """The floors of a table."""
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    return {(name, lang): Floor(**row) for name, rows in table.items() for lang, row in rows.items()}


def save(floors: Mapping[Key, Floor], path: Path = FLOORS) -> None:
    """Write the table, sorted."""
    rows = [
        f"\n[{name}.{language}]\nprecision = {floor.precision:.3f}\nf1 = {floor.f1:.3f}\n"
        for (name, language), floor in sorted(floors.items())
    ]
    path.write_text(HEAD + "".join(rows), encoding="utf-8")


def _cut(share: float) -> float:
    return math.floor(share * 1000) / 1000
