"""Table: one table of a data package, its columns described. The descriptions are data, in `tables.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any

from nightcount.checking.finding import Verdict
from nightcount.reading.claim import Claim
from nightcount.reconciliation.attack import Account, Status
from nightcount.sources.source import Kind as SourceKind
from nightcount.sources.source import Party
from nightcount.vocabulary import OBJECTS, AlertKind, Measure, Modifier, Part, Weapon


class Kind(StrEnum):
    """What stands in a column. Times are UTC; a date is a date of Kyiv."""

    STRING = "string"
    INTEGER = "integer"
    NUMBER = "number"
    BOOLEAN = "boolean"
    DATE = "date"
    DATETIME = "datetime"


@dataclass(frozen=True, slots=True)
class Column:
    """In column `name` stands what `says` says; where it is not `required`, empty means unknown, never zero.

    `among` is the closed list of its values, empty where there is none; `hxl` its HXL tag, empty where none fits.
    """

    name: str
    kind: Kind
    says: str
    required: bool = False
    minimum: int | None = None
    among: tuple[str, ...] = ()
    hxl: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """Table `name` holds what `says` says, one row a `key`. `refers` leads from a column to (table, column)."""

    name: str
    title: str
    says: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    refers: Mapping[str, tuple[str, str]]

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the columns."""
        return tuple(column.name for column in self.columns)


# The closed lists that `among` names.
LISTS: dict[str, tuple[str, ...]] = {
    "alert_kind": tuple(AlertKind),
    "attacker": ("RU", "UA"),
    "basis": ("row", "record"),
    "change": ("added", "removed", "changed"),
    "found_measure": (*Measure, "superlative"),
    "measure": tuple(Measure),
    "modifier": tuple(Modifier),
    "object": OBJECTS,
    "part": tuple(Part),
    "party": tuple(Party),
    "role": ("for", "against", "past"),
    "source_kind": tuple(SourceKind),
    "status": tuple(Status),
    "verdict": tuple(Verdict),
    "weapon": tuple(Weapon),
}

# Fields of the record that stand in columns of other names, or in tables of their own.
_ELSEWHERE = {
    "claims": {"figure", "window"},
    "accounts": {"figure", "claims", "against", "past"},
}
_RECORDS: dict[str, type] = {"claims": Claim, "accounts": Account}


@cache
def tables() -> dict[str, Table]:
    """Every table by name, in the order of the package; a table stands after those that it refers to but for rules."""
    raw = tomllib.loads(files(__package__).joinpath("tables.toml").read_text("utf-8"))
    return {name: _table(name, said) for name, said in raw.items()}


def _table(name: str, said: Mapping[str, Any]) -> Table:
    columns = [_column(column, one) for column, one in said["columns"].items()]
    if name in _RECORDS:
        columns += _undescribed(name, {column.name for column in columns})
    refers = {column: (to.partition(".")[0], to.partition(".")[2]) for column, to in said.get("refers", {}).items()}
    return Table(name, said["title"], said["says"], tuple(columns), tuple(said["key"]), refers)


def _column(name: str, said: Mapping[str, Any]) -> Column:
    among = LISTS[said["among"]] if "among" in said else ()
    return Column(
        name=name,
        kind=Kind(said["kind"]),
        says=said["says"],
        required=said.get("required", False),
        minimum=said.get("minimum"),
        among=tuple(str(one) for one in among),
        hxl=said.get("hxl", ""),
    )


def _undescribed(table: str, described: set[str]) -> Iterator[Column]:
    """A field that the record has gained goes out as text before anybody has described it here: nothing is lost."""
    for field in fields(_RECORDS[table]):
        if field.name not in described and field.name not in _ELSEWHERE[table]:
            yield Column(field.name, Kind.STRING, f"The field `{field.name}` of the record; JSON where it has parts.")
