"""Superlatives: the nights of a ledger by size, and how complete a ranking of them can be."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from nightcount.language import gettext as _
from nightcount.language import ngettext
from nightcount.notebook import html_table, text_table
from nightcount.publishing.wording import day_words, number_words
from nightcount.reconciliation import Account, Ranking
from nightcount.vocabulary import Measure, Weapon

_COLUMNS = ("rank", "night", "figure", "status", "known")


@dataclass(frozen=True, slots=True)
class Ranked:
    """In place `rank` stands `account` of attack `attack` on `night`. Equal figures share a rank.

    Ranks go by the number that is surely reached (`low`). `is_bound` is true where only bounds are known: such a night
    may belong higher.
    """

    rank: int
    night: date
    attack: str
    account: Account

    @property
    def is_bound(self) -> bool:
        """True when the exact number is not known."""
        return self.account.figure.low != self.account.figure.high

    def as_json(self) -> dict[str, Any]:
        """The rank, the night, and the account's figure, status, rule, claims and reviews."""
        said = self.account.as_json()
        kept = ("low", "high", "modifier", "status", "rule", "expression", "claims", "against", "reviews")
        head = {"rank": self.rank, "night": self.night.isoformat(), "attack": self.attack, "is_bound": self.is_bound}
        return head | {name: said[name] for name in kept}


@dataclass(frozen=True)
class Superlatives:
    """The largest attacks by `measure` of `weapon`, as far as the ledger knows: from `first` to `last` night.

    Of the dates between them, `without_record` have no attack in the ledger, and `without_figure` attacks have no lower
    bound for this count. Neither can be ranked, and neither is small.
    """

    measure: Measure
    weapon: Weapon | None
    attacker: str
    ranked: tuple[Ranked, ...]
    first: date | None
    last: date | None
    without_record: int
    without_figure: int

    @property
    def completeness(self) -> str:
        """One sentence on what the ranking rests on."""
        if self.first is None or self.last is None:
            return _("The ledger holds no attacks.")
        missing = [
            ngettext("{many} date between has no record", "{many} dates between have no record", self.without_record),
            ngettext(
                "{many} attack has no figure for this", "{many} attacks have no figure for this", self.without_figure
            ),
        ]
        counts = (self.without_record, self.without_figure)
        gaps = [said.format(many=number_words(many)) for said, many in zip(missing, counts, strict=True) if many]
        return _("From {first} to {last}; {gaps}.").format(
            first=day_words(self.first), last=day_words(self.last), gaps=", ".join(gaps) or _("nothing is missing")
        )

    def as_json(self) -> dict[str, Any]:
        """What was ranked, the ranking, and how complete it is."""
        return {
            "measure": self.measure.value,
            "weapon": self.weapon.value if self.weapon else None,
            "attacker": self.attacker,
            "first_night": self.first.isoformat() if self.first else None,
            "last_night": self.last.isoformat() if self.last else None,
            "without_record": self.without_record,
            "without_figure": self.without_figure,
            "ranked": [one.as_json() for one in self.ranked],
        }

    def _title(self) -> str:
        return f"{self.measure.label}, {self.weapon.label}" if self.weapon else self.measure.label

    def _rows(self) -> list[tuple[object, ...]]:
        return [
            (
                one.rank,
                one.night,
                str(one.account.figure),
                one.account.status.value,
                "a bound only" if one.is_bound else "exactly",
            )
            for one in self.ranked
        ]

    def __repr__(self) -> str:
        return f"{self._title()}\n{text_table(_COLUMNS, self._rows())}\n{self.completeness}"

    def _repr_html_(self) -> str:
        return f"{html_table(self._title(), _COLUMNS, self._rows())}<p>{self.completeness}</p>"


def superlatives(ranking: Ranking, attacker: str, limit: int) -> Superlatives:
    """The first `limit` places of a ranking of which a lower bound is known, and what the ranking does not reach."""
    known = [place for place in ranking.places if place.figure.low is not None]
    unbounded = set(ranking.unknown) - {place.attack for place in ranking.places}
    ranks: list[int] = []
    for position, place in enumerate(known, start=1):
        is_tie = position > 1 and known[position - 2].low == place.low
        ranks.append(ranks[-1] if is_tie else position)
    return Superlatives(
        measure=ranking.measure,
        weapon=ranking.weapon,
        attacker=attacker,
        ranked=tuple(
            Ranked(rank, place.night, place.attack, place.account)
            for rank, place in list(zip(ranks, known, strict=True))[: max(limit, 0)]
        ),
        first=ranking.first,
        last=ranking.last,
        without_record=len(ranking.silent),
        without_figure=len(unbounded) + len(ranking.places) - len(known),
    )
