"""A table's rows as the bytes of a file: CSV, Parquet or JSON Lines. The same rows give the same bytes."""

from __future__ import annotations

import io
from collections.abc import Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from nightcount.publishing.package.tables import Column, Kind, Table

if TYPE_CHECKING:
    import polars

# Times as ISO 8601 in UTC; a fraction of a second is written where there is one.
MOMENT = "%Y-%m-%dT%H:%M:%S%.fZ"


class Format(StrEnum):
    """A form of a table; its value is also the ending of the file."""

    CSV = "csv"
    PARQUET = "parquet"
    JSONL = "jsonl"

    @property
    def mediatype(self) -> str:
        """The IANA type, or for JSON Lines what is used in its place."""
        return {"csv": "text/csv", "parquet": "application/vnd.apache.parquet", "jsonl": "application/jsonl"}[self]


FORMATS = tuple(Format)


def frame_of(table: Table, rows: Sequence[dict[str, Any]]) -> polars.DataFrame:
    """The rows as a typed frame; a column that a row does not name is null in it."""
    import polars

    schema = {column.name: _type(column) for column in table.columns}
    values = {column.name: [_value(column, row.get(column.name)) for row in rows] for column in table.columns}
    return polars.DataFrame(values, schema=schema)


def file_bytes(table: Table, frame: polars.DataFrame, form: Format, *, hxl: bool = False) -> bytes:
    """The file of a table. With `hxl`, a CSV has a row of tags under its header."""
    if form is Format.PARQUET:
        page = io.BytesIO()
        frame.write_parquet(page, compression="zstd", compression_level=9, statistics=True)
        return page.getvalue()
    if form is Format.JSONL:
        page = io.BytesIO()
        _with_times(frame, table).write_ndjson(page)
        return page.getvalue()
    return _csv(table, frame, hxl).encode()


def _csv(table: Table, frame: polars.DataFrame, hxl: bool) -> str:
    text = _with_numbers(_with_times(frame, table), table).write_csv(line_terminator="\n", quote_style="necessary")
    if not hxl:
        return text
    header, _, rest = text.partition("\n")
    return f"{header}\n{','.join(column.hxl for column in table.columns)}\n{rest}"


def _type(column: Column) -> Any:
    import polars

    return {
        Kind.STRING: polars.String,
        Kind.INTEGER: polars.Int64,
        Kind.NUMBER: polars.Float64,
        Kind.BOOLEAN: polars.Boolean,
        Kind.DATE: polars.Date,
        Kind.DATETIME: polars.Datetime("us", "UTC"),
    }[column.kind]


def _value(column: Column, value: Any) -> Any:
    if value is None:
        return None
    if column.kind is Kind.NUMBER:
        return float(value)
    if column.kind is Kind.STRING:
        # Half of a surrogate pair can stand in no file.
        return str(value).encode("utf-8", "backslashreplace").decode()
    return value


def _of_kind(table: Table, kind: Kind) -> list[str]:
    return [column.name for column in table.columns if column.kind is kind]


def _with_times(frame: polars.DataFrame, table: Table) -> polars.DataFrame:
    import polars

    return frame.with_columns(polars.col(_of_kind(table, Kind.DATETIME)).dt.strftime(MOMENT))


def _with_numbers(frame: polars.DataFrame, table: Table) -> polars.DataFrame:
    """Whole numbers without a fraction: 539, not 539.0."""
    import polars

    numbers = polars.col(_of_kind(table, Kind.NUMBER))
    whole = polars.when(numbers == numbers.round()).then(numbers.cast(polars.Int64, strict=False).cast(polars.String))
    return frame.with_columns(whole.otherwise(numbers.cast(polars.String)))
