"""Answering: a list a page at a time, as JSON or as CSV, with a link to the page after it."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, TypeVar

from fastapi import Request
from starlette.responses import Response

from nightcount.web.api.asking import FormAsked, Page
from nightcount.web.api.columns import Columns, Row, cells, heads, plain
from nightcount.web.cache import NEVER

T = TypeVar("T")
# What a spreadsheet would take for a formula where a cell begins with it.
_FORMULAS = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True)
class Listing:
    """A list called `name` in JSON, with rows of `columns`; `shape` names the schema of a row."""

    name: str
    shape: str
    columns: Columns


def as_json(said: Any) -> Response:
    """An answer in JSON."""
    body = json.dumps(said, ensure_ascii=False).encode("utf-8", "backslashreplace")
    return Response(body, media_type="application/json")


def for_now(answer: Response, is_partial: bool) -> Response:
    """The answer; not kept by anybody where something is withheld from it that will be told later."""
    if is_partial:
        answer.headers["cache-control"] = NEVER
    return answer


def as_csv(first: Sequence[str], rows: Iterable[Sequence[Any]]) -> Response:
    """Rows under their heads as CSV (RFC 4180, lines end with \\n)."""
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow(first)
    writer.writerows([_harmless(one) for one in row] for row in rows)
    return Response(written.getvalue().encode("utf-8", "backslashreplace"), media_type="text/csv")


def _harmless(cell: Any) -> Any:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULAS) else cell


def table(columns: Columns, rows: Iterable[Row]) -> Response:
    """Rows of these columns as CSV."""
    return as_csv(heads(columns), (cells(row, columns) for row in rows))


def page_of(
    request: Request,
    asked: Page,
    listing: Listing,
    keyed: Iterable[tuple[str, T]],
    show: Callable[[T], Row],
    **around: Any,
) -> Response:
    """The rows after the cursor. `keyed` is sorted by its keys, of which a cursor is one; `around` stands beside."""
    rest = ((key, one) for key, one in keyed if asked.cursor is None or key > asked.cursor)
    found = list(islice(rest, asked.limit + 1))
    rows = [show(one) for _, one in found[: asked.limit]]
    address = request.url.include_query_params(cursor=found[-2][0]) if len(found) > asked.limit else None
    following = f"{address.path}?{address.query}" if address else None
    if asked.format == "csv":
        answer = table(listing.columns, rows)
    else:
        answer = as_json({**around, listing.name: [plain(one, listing.columns) for one in rows], "next": following})
    if following:
        answer.headers["link"] = f'<{following}>; rel="next"'
    return answer


def single(asked: FormAsked, columns: Columns, row: Row) -> Response:
    """One thing; as CSV, a table of one row."""
    return table(columns, [row]) if asked.format == "csv" else as_json(plain(row, columns))
