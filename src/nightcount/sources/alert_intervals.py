"""Data sets of alert intervals, CSV or Parquet, in the three shapes in which they are published.

By oblast (`region, started_at, finished_at`), by oblast with `naive` where volunteers assumed the end, and official
ones by `oblast, raion, hromada` with the `level` that the alert was sounded for. An empty `finished_at` is an alert
that is still open. Rows are taken as they stand: they overlap in the official set, and merging is for `alerts`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from nightcount.errors import InputError, UsageError
from nightcount.sources.article import Given
from nightcount.sources.report import Signal
from nightcount.sources.table import Row, csv_rows, parquet_rows
from nightcount.vocabulary import find_area

TIMES = ("started_at", "finished_at")


@dataclass(frozen=True, slots=True)
class Shape:
    """The columns of one of the data sets, and the source that it is put under."""

    source: str
    places: tuple[str, ...]
    flag: str | None = None

    @property
    def required(self) -> tuple[str, ...]:
        """The columns without which it cannot be read."""
        return (*self.places, *TIMES)


OFFICIAL = Shape("alerts_official", ("oblast", "raion", "hromada", "level"))
VOLUNTEER = Shape("alerts_volunteer", ("region",), flag="naive")
OBLAST = Shape("alerts_oblast", ("region",))


def shape_of(columns: tuple[str, ...]) -> Shape:
    """The shape that columns come nearest to."""
    if len(set(OFFICIAL.places) & set(columns)) > 1:
        return OFFICIAL
    return VOLUNTEER if "naive" in columns else OBLAST


def read_alert_csv(path: Path, given: Given, columns: tuple[str, ...]) -> Iterator[Signal]:
    """One signal a row. Raises InputError that names the row: an unknown area, a bad time, an end before its start."""
    shape = shape_of(columns)
    return _signals(csv_rows(path, shape.required), shape, path, given)


def read_alert_parquet(path: Path, given: Given) -> Iterator[Signal]:
    """One signal a row, of the same columns in Parquet; times are strings with an offset or timestamps with a zone."""
    import polars

    try:
        columns = tuple(polars.read_parquet_schema(path))
    except (polars.exceptions.PolarsError, polars.exceptions.PanicException, OSError):
        columns = ()  # the rows are refused below, with the reason
    shape = shape_of(columns)
    return _signals(parquet_rows(path, shape.required), shape, path, given)


def _signals(rows: Iterator[tuple[int, Row]], shape: Shape, path: Path, given: Given) -> Iterator[Signal]:
    source = given.source or shape.source
    code_of = _area_finder(shape)
    for number, row in rows:
        try:
            start, end = _moment(row["started_at"]), _moment(row["finished_at"])
            area = code_of(row)
            if start is None:
                raise ValueError("started_at is empty")
            if end is not None and end < start:
                raise ValueError(f"the alert ends ({row['finished_at']}) before it starts ({row['started_at']})")
        except (ValueError, UsageError) as error:
            what = error.what if isinstance(error, UsageError) else str(error)
            raise InputError(
                what,
                place=f"{path}, row {number}",
                way_out="Correct the row, or leave it out; nothing was taken from the file",
            ) from None
        assumed = shape.flag is not None and str(row[shape.flag]).casefold() == "true"
        yield Signal(area, start, end, source, f"{path.name}, row {number}", assumed_end=assumed)


def _area_finder(shape: Shape) -> Callable[[Row], str]:
    """A function from a row to the code of its area, which looks up each place only once."""
    known: dict[tuple[Any, ...], str] = {}

    def code_of(row: Row) -> str:
        place = tuple(row[column] for column in shape.places)
        code = known.get(place)
        if code is None:
            code = known[place] = find_area(_place_name(row) if shape is OFFICIAL else place[0] or "").code
        return code

    return code_of


def _place_name(row: Row) -> str:
    """The name of the place that the alert was sounded for; one real row has its raion and oblast exchanged."""
    oblast, raion = row["oblast"] or "", row["raion"] or ""
    if oblast.endswith(" raion"):
        oblast, raion = raion, oblast
    names = {"oblast": oblast, "raion": raion, "hromada": f"{row['hromada']}, {raion}"}
    if row["level"] not in names:
        raise ValueError(f"level {row['level']!r} is none of {', '.join(names)}")
    return names[row["level"]]


def _moment(cell: Any) -> datetime | None:
    if cell is None or cell == "":
        return None
    try:
        moment = cell if isinstance(cell, datetime) else datetime.fromisoformat(cell)
    except (ValueError, TypeError):
        raise ValueError(f"{cell!r} is not a time of the calendar") from None
    if moment.tzinfo is None:
        raise ValueError(f"the time {cell} has no time zone")
    return moment if moment.tzinfo is UTC else moment.astimezone(UTC)
