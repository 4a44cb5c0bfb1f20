"""The nightly data set (`missile_attacks_daily.csv`): one report a row, of one weapon model in one attack.

Its text is one `column: value` a line, of the cells that are filled; an empty cell is unknown, not zero. A row has no
time of publication. The column `source` is the address of the post that the row was taken from, mostly a path on
Facebook. What the cells mean is read by `reading.rows`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date, time
from pathlib import Path

from nightcount.errors import InputError
from nightcount.sources.article import Given
from nightcount.sources.report import Report
from nightcount.sources.table import csv_rows

NIGHTLY = "nightly"
REQUIRED = ("time_start", "time_end", "model", "launched", "destroyed", "source")
# What a row is about. A row that changes in any other cell is a new revision of itself.
IDENTITY = ("time_start", "time_end", "model", "source")
# What tells rows of one post apart that count the same model in different places.
PLACES = ("target", "launch_place")
WHEN = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[ T](\d{1,2}):(\d{2})(?::\d{2}(?:\.0+)?)?)?")
# `{}` is the data set's own way of leaving a cell empty; the others are what passing through a program makes of it.
EMPTY = ("", "{}", "nan", "NaN", "None")


def read_nightly(path: Path, given: Given) -> Iterator[Report]:
    """One report a row, in the order of the file. Raises InputError that names the row and the column."""
    rows: list[tuple[int, dict[str, str]]] = []
    for number, row in csv_rows(path, REQUIRED):
        _check(row, f"{path}, row {number}")
        rows.append((number, row))
    alike = Counter(_identity(row) for _, row in rows)
    seen: Counter[str] = Counter()
    for _, row in rows:
        key = _identity(row)
        if alike[key] > 1:
            key = " | ".join((key, *(row.get(column, "").strip() for column in PLACES)))
        seen[key] += 1
        again = seen[key]
        yield _report(row, key if again == 1 else f"{key} | {again}", given)


def when(cell: str) -> tuple[date, time | None]:
    """The date and, where it has one, the clock of a cell, in Kyiv civil time. Raises ValueError."""
    found = WHEN.fullmatch(cell.strip())
    if not found:
        raise ValueError(f"{cell!r} is not a time")
    day, hour, minute = found.groups()
    return date.fromisoformat(day), time(int(hour), int(minute)) if hour else None


def post_of(cell: str) -> tuple[str, str]:
    """The page that posted it and the address of the post, from the column `source`."""
    address = cell.strip()
    if not address.startswith("https://"):
        page = address.split("/")[0].split("?")[0]
        own_site = "." in page and not page.startswith(("GeneralStaff.", "www."))
        return page, f"https://{address}" if own_site else f"https://www.facebook.com/{address}"
    return address.removeprefix("https://t.me/").split("/")[0], address


def _check(row: Mapping[str, str], place: str) -> None:
    for column in ("time_start", "time_end"):
        try:
            when(row[column])
        except ValueError:
            raise InputError(
                f"{column} {row[column]!r} is not a time of the calendar",
                place=place,
                way_out="Correct the row, or leave it out; nothing was taken from the file",
            ) from None
    if not row["model"].strip():
        raise InputError("the model is empty", place=place, way_out="Correct the row, or leave it out")


def _identity(row: Mapping[str, str]) -> str:
    return " | ".join(row[column].strip() for column in IDENTITY)


def _report(row: Mapping[str, str], key: str, given: Given) -> Report:
    cells = {name: " ".join(value.split()) for name, value in row.items() if value.strip() not in EMPTY}
    url = post_of(cells["source"])[1] if "source" in cells else None
    return Report(
        source=given.source or NIGHTLY,
        text="\n".join(f"{name}: {value}" for name, value in cells.items()),
        published=given.published,
        language=given.language or "en",
        key=key,
        url=url,
        cells=cells,
    )
