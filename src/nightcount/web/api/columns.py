"""Columns: what stands in the rows of a list. JSON, CSV and the OpenAPI document are all written from them.

Where the data package has a table of the same, its columns are those of the package, word for word.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache
from typing import Any

from nightcount.publishing.package.tables import Column, Kind, tables
from nightcount.vocabulary import Modifier

Row = Mapping[str, Any]
BETWEEN = "; "
_TYPES = {
    Kind.STRING: ("string", None),
    Kind.INTEGER: ("integer", None),
    Kind.NUMBER: ("number", None),
    Kind.BOOLEAN: ("boolean", None),
    Kind.DATE: ("string", "date"),
    Kind.DATETIME: ("string", "date-time"),
}
_FIGURE = ("low", "high", "modifier")


@dataclass(frozen=True, slots=True)
class Many:
    """In column `name` stand several of what `says` says: an array in JSON, in CSV one cell, parted by `; `.

    `shape` names the schema of each, empty for plain text; `words` puts one of them into a cell.
    """

    name: str
    says: str
    shape: str = ""
    words: Callable[[Any], str] = str


@dataclass(frozen=True, slots=True)
class Counted:
    """In column `name` stands a figure, or null: an object in JSON, three columns (`launched.low` …) in CSV."""

    name: str
    says: str


Columns = Sequence[Column | Many | Counted]


@cache
def columns_of(table: str, without: tuple[str, ...] = ()) -> tuple[Column, ...]:
    """The columns of a table of the data package."""
    return tuple(one for one in tables()[table].columns if one.name not in without)


def text(name: str, says: str, among: Iterable[str] = (), required: bool = True) -> Column:
    """A column of text."""
    return Column(name, Kind.STRING, says, required=required, among=tuple(str(one) for one in among))


def shape_of(columns: Columns) -> dict[str, Any]:
    """The JSON Schema of a row: every column is there, null where it is unknown."""
    return {
        "type": "object",
        "properties": {one.name: _schema(one) for one in columns},
        "required": [one.name for one in columns],
        "additionalProperties": False,
    }


def _schema(one: Column | Many | Counted) -> dict[str, Any]:
    if isinstance(one, Counted):
        return {"anyOf": [{"$ref": "#/components/schemas/Figure"}, {"type": "null"}], "description": one.says}
    if isinstance(one, Many):
        items = {"$ref": f"#/components/schemas/{one.shape}"} if one.shape else {"type": "string"}
        return {"type": "array", "items": items, "description": one.says}
    kind, form = _TYPES[one.kind]
    said: dict[str, Any] = {"type": kind if one.required else [kind, "null"], "description": one.says}
    if form:
        said["format"] = form
    if one.among:
        said["enum"] = [*one.among, *([] if one.required else [None])]
    if one.minimum is not None:
        said["minimum"] = one.minimum
    return said


def plain(row: Row, columns: Columns) -> dict[str, Any]:
    """The row as JSON has it: every column, times in UTC."""
    return {one.name: _plain(row.get(one.name), one) for one in columns}


def _plain(value: Any, column: Column | Many | Counted) -> Any:
    if isinstance(column, Many):
        return list(value or ())
    if isinstance(column, Counted):
        return value
    if column.kind is Kind.DATETIME and value is not None:
        moment = datetime.fromisoformat(value) if isinstance(value, str) else value
        return moment.astimezone(UTC).isoformat().replace("+00:00", "Z")
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value.isoformat() if isinstance(value, date) else value


def heads(columns: Columns) -> list[str]:
    """The heads of the columns in CSV."""
    return [head for one in columns for head in _heads(one)]


def _heads(one: Column | Many | Counted) -> list[str]:
    return [f"{one.name}.{part}" for part in _FIGURE] if isinstance(one, Counted) else [one.name]


def cells(row: Row, columns: Columns) -> list[Any]:
    """The row as CSV has it; an empty cell is unknown, never zero."""
    said = plain(row, columns)
    return [cell for one in columns for cell in _cells(said[one.name], one)]


def _cells(value: Any, column: Column | Many | Counted) -> list[Any]:
    if isinstance(column, Counted):
        return [(value or {}).get(part) for part in _FIGURE]
    if isinstance(column, Many):
        return [BETWEEN.join(column.words(one) for one in value)]
    return ["true" if value else "false"] if isinstance(value, bool) else [value]


def quoted(evidence: Mapping[str, Any]) -> str:
    """The words of a piece of evidence, in marks."""
    return f"“{evidence['text']}”"


# What several lists add to the columns of the package.
CLAIMS = Many("claims", "The ids of the claims that it rests on: `/claims/{id}` has the words of each.")
AGAINST = Many("against", "The ids of the claims that say otherwise.")
EVIDENCE = Many("evidence", "The words of the ledger that it rests on; in CSV the words alone.", "Evidence", quoted)
MODIFIER = tuple(str(one) for one in Modifier)
