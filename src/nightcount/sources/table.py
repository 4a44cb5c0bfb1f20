"""The rows of a table, CSV or Parquet, with the number by which a person finds each of them."""

from __future__ import annotations

import csv
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any

from nightcount.errors import InputError
from nightcount.sources import raw

Row = dict[str, Any]


def header_of(line: str) -> tuple[str, ...]:
    """The column names in the first line of a CSV file; none where the line cannot be one of a CSV file."""
    try:
        return tuple(name.strip() for name in next(csv.reader([line]), []))
    except csv.Error:
        return ()


def csv_rows(path: Path, required: Collection[str]) -> Iterator[tuple[int, Row]]:
    """The lines on which the rows end, and the rows by column; the file is streamed.

    Numbers are those of the file's lines, the header being 1, as a spreadsheet shows them. Raises InputError for a
    missing column, for a row that has more or fewer cells than the header, and for a table without rows.
    """
    lines = csv.reader((f"{line}\n" for _, line in raw.read_lines(path)), strict=True)
    try:
        names = tuple(name.strip() for name in next(lines, []))
        require(path, names, required)
        found = 0
        for cells in lines:
            if cells and len(cells) != len(names):
                raise InputError(
                    f"the row has {len(cells)} cells under {len(names)} columns",
                    place=f"{path}, row {lines.line_num}",
                    way_out="Fetch the file again; nothing was taken from it",
                )
            if cells:
                found += 1
                yield lines.line_num, dict(zip(names, cells, strict=True))
    except csv.Error as error:
        raise InputError(
            f"this is not CSV: {error}", place=f"{path}, row {lines.line_num}", way_out="Fetch the file again"
        ) from None
    if not found:
        raise _without_rows(path)


def parquet_rows(path: Path, required: Collection[str]) -> Iterator[tuple[int, Row]]:
    """Row numbers from 1 and the rows by column. Raises InputError as above, and for a damaged file."""
    import polars

    try:
        table = polars.scan_parquet(path).collect(engine="in-memory")
    except (polars.exceptions.PolarsError, polars.exceptions.PanicException, OSError) as error:
        raise InputError(
            f"the Parquet file is cut short or damaged ({str(error)[:80].partition(chr(10))[0]})",
            place=str(path),
            way_out="Fetch it again; nothing was taken from it",
        ) from None
    require(path, table.columns, required)
    if table.is_empty():
        raise _without_rows(path)
    yield from enumerate(table.iter_rows(named=True), start=1)


def require(path: Path, names: Collection[str], required: Collection[str]) -> None:
    """Raise InputError that names the columns of `required` that a table does not have."""
    missing = [name for name in required if name not in names]
    if missing:
        one = len(missing) == 1
        raise InputError(
            f"the column{'' if one else 's'} {', '.join(missing)} {'is' if one else 'are'} missing"
            f" (it has {', '.join(names)})",
            place=str(path),
            way_out="Fetch the data set again, or give the columns back their names",
        )


def _without_rows(path: Path) -> InputError:
    return InputError("the table has no rows", place=str(path), way_out="Fetch the data set again")
