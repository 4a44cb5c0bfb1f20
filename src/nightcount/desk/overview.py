"""Overview: many nights at a glance, and what a ledger has of each source."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from nightcount.notebook import html_table, text_table
from nightcount.reconciliation.attack import Attack
from nightcount.reconciliation.cells import target_of
from nightcount.vocabulary import Figure, Measure, Weapon

_SHOWN = (
    ("launched", Measure.LAUNCHED, Weapon.ALL),
    ("drones", Measure.LAUNCHED, Weapon.DRONE),
    ("missiles", Measure.LAUNCHED, Weapon.MISSILE),
    ("neutralised", Measure.NEUTRALISED, Weapon.ALL),
    ("got_through", Measure.GOT_THROUGH, Weapon.ALL),
)
_COLUMNS = ("night", "part", "attacker", *(name for name, _, _ in _SHOWN))


@dataclass(frozen=True)
class Overview:
    """The attacks of the nights `start` to `end` (inclusive; null: as far as the ledger goes), by id.

    `without_record` counts the dates between the first and the last night shown on which the ledger holds no attack.
    Those were not calm; they are unknown.
    """

    start: date | None
    end: date | None
    attacks: tuple[Attack, ...]

    @property
    def nights(self) -> list[date]:
        """The nights that have an attack, in order."""
        return sorted({attack.night for attack in self.attacks})

    @property
    def without_record(self) -> int | None:
        """How many dates of the span have no record; null where neither bounds nor attacks give a span."""
        nights = self.nights
        first = self.start or (nights[0] if nights else None)
        last = self.end or (nights[-1] if nights else None)
        return (last - first).days + 1 - len(nights) if first and last else None

    def figures(self, attack: Attack) -> dict[str, Figure | None]:
        """What was launched, in all and by drones and missiles, neutralised, and got through; null where unknown."""
        place = target_of(attack.attacker)
        found = {name: attack.account(measure, weapon, place) for name, measure, weapon in _SHOWN}
        return {
            name: account.figure if account and account.figure.is_known else None for name, account in found.items()
        }

    def reviewed(self, attack: Attack) -> set[str]:
        """The names of the figures that rest on what a person decided."""
        place = target_of(attack.attacker)
        found = {name: attack.account(measure, weapon, place) for name, measure, weapon in _SHOWN}
        return {name for name, account in found.items() if account and account.reviews}

    def as_json(self) -> dict[str, Any]:
        """The span, how many of its dates have no record, and one object an attack."""
        return {
            "from": self.start.isoformat() if self.start else None,
            "to": self.end.isoformat() if self.end else None,
            "without_record": self.without_record,
            "nights": [self.attack_json(attack) for attack in self.attacks],
        }

    def attack_json(self, attack: Attack) -> dict[str, Any]:
        """An attack with its main figures, null where unknown, and the names of those that a person decided."""
        head = {
            "night": attack.night.isoformat(),
            "attack": attack.id,
            "part": attack.part,
            "attacker": attack.attacker,
        }
        figures = self.figures(attack)
        said = {name: figure.as_json() if figure else None for name, figure in figures.items()}
        return head | said | {"reviewed": sorted(self.reviewed(attack))}

    def _rows(self) -> list[tuple[object, ...]]:
        return [(attack.night, attack.part, attack.attacker, *self.figures(attack).values()) for attack in self.attacks]

    def _last_line(self) -> str:
        count = self.without_record
        return f"{count:,} dates of this span have no record: unknown, not calm." if count else ""

    def __repr__(self) -> str:
        return f"{text_table(_COLUMNS, self._rows())}\n{self._last_line()}".rstrip()

    def _repr_html_(self) -> str:
        return f"{html_table('Nights', _COLUMNS, self._rows())}<p>{self._last_line()}</p>"


@dataclass(frozen=True, slots=True)
class SourceLine:
    """Source `id` has `reports` reports in the ledger (revisions included), published from `first` to `last`."""

    id: str
    name: str
    kind: str
    party: str
    reports: int
    first: datetime | None
    last: datetime | None

    def as_json(self) -> dict[str, Any]:
        """Every field; times in ISO 8601."""
        return {
            "id": self.id,
            "name": self.name,
            "kind": self.kind,
            "party": self.party,
            "reports": self.reports,
            "first": self.first.isoformat() if self.first else None,
            "last": self.last.isoformat() if self.last else None,
        }
