"""The OpenAPI document: what every address of the API takes and answers, with its schema and an example."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from pydantic.json_schema import models_json_schema

from nightcount.web.api import listings
from nightcount.web.api.answering import Listing
from nightcount.web.api.columns import Columns, cells, heads, shape_of
from nightcount.web.api.more_shapes import SHAPES

_REF = "#/components/schemas/{model}"
_LINK = {"description": 'The page after this one, with `rel="next"` (RFC 8288).', "schema": {"type": "string"}}
_ETAG = {"description": "To ask with `If-None-Match` whether anything changed.", "schema": {"type": "string"}}
_FAILURES = {
    400: "The address is too long, or the text is not JSON.",
    404: "There is no such thing: no such place is known, no ledger speaks of such a year.",
    408: "The text took too long to arrive.",
    409: "Every parameter can be meant, but not together: a span that runs backwards.",
    413: "The text is larger than 5 MB.",
    415: "The text is not sent as JSON.",
    422: "A parameter is not listed, is not written as described, or is given twice.",
    503: "The ledger cannot be read at the moment, or too many texts are being checked.",
}
# What stands beside the rows of a list, by the name of the list.
_AROUND = {"ranked": "RankingHead", "disputes": "DisputesHead", "intervals": "TallyHead"}
LISTS = (
    listings.NIGHTS, listings.ACCOUNTS, listings.CLAIM_ROWS, listings.FINDINGS, listings.SOURCES, listings.PLACES,
    listings.RULES, listings.RECORDS, listings.TRENDS, listings.DISPUTES, listings.ALERTS,
)  # fmt: skip
TAGS = (
    ("nights", "What the record says of a night, and how it came to say so."),
    ("words", "The words that every number rests on."),
    ("many nights", "Lists over many nights."),
    ("check", "A text held against the record."),
    ("about", "Who speaks, of which places, by which rules."),
)
DESCRIPTION = """\
The record of air attacks on Ukraine as sources reported them: what was launched, stopped and got through, with the
words behind every number.

- **Null is unknown, never zero.** A figure has bounds, `low` and `high`, both inclusive; where they meet, that is the
  number. A night that is not listed is unknown, not calm. Times of which no alert feed tells are `gaps`, not calm.
- **Every number leads to its words**: `claims` are ids, and `/claims/{id}` has the words, where they stand in which
  report, whose it is, when it appeared and its address.
- **Never add accounts up.** A class counts everything below it, and what a region counted is part of the national
  count.
- Times are ISO 8601 with an offset; a time that is given without one is Kyiv time. Nights are dates of Kyiv: those of
  the morning.
- Lists come in pages: `next`, also in the header `Link`, leads to the page after. A cursor stays valid when the ledger
  changes. With `format=csv`, or `Accept: text/csv`, the same comes as CSV; an empty cell is unknown.
- Parameters that are not listed here are refused. Problems are told as RFC 9457 has it.
- Answers carry `ETag` and `Last-Modified`. The program itself limits the size of a text (half a million characters,
  2,000 numbers) and how many are checked at once (503 with `Retry-After`), not the rate of requests.

The licence named here is that of the program. Words that are quoted belong to the publishers of the reports.
"""


def csv_example(columns: Columns, rows: Iterable[Mapping[str, Any]]) -> str:
    """Rows of an example as CSV."""
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow(heads(columns))
    writer.writerows(cells(row, columns) for row in rows)
    return written.getvalue()


def of_list(listing: Listing, example: Mapping[str, Any], *failures: int) -> dict[int | str, dict[str, Any]]:
    """The answers of an address that gives a list."""
    rows = example[listing.name]
    return answers(_page(listing), example, *failures, csv=csv_example(listing.columns, rows), is_list=True)


def _page(listing: Listing) -> str:
    return f"{listing.name.capitalize()}Page"


def answers(
    shape: str, example: Any, *failures: int, csv: str | None = None, is_list: bool = False, **others: Any
) -> dict[int | str, dict[str, Any]]:
    """What the document says of the answers of an address: schema and example as JSON, and as CSV, and its failures.

    `others` are further forms by name: their media type, and a schema or an example.
    """
    content: dict[str, Any] = {"application/json": {"schema": _ref(shape), "example": example}}
    if csv is not None:
        content["text/csv"] = {"schema": {"type": "string"}, "example": csv}
    content |= others
    for form in content.values():
        # The library leaves out what is null, and null is what an example has to show: it is told as text until then.
        form["example"] = json.dumps(form["example"])
    headers = {"ETag": _ETAG, **({"Link": _LINK} if is_list else {})}
    found: dict[int | str, dict[str, Any]] = {
        200: {"description": "The answer.", "headers": headers, "content": content}
    }
    for code in sorted({400, 404, 409, 422, 503, *failures}):
        found[code] = {
            "description": _FAILURES[code],
            "content": {"application/problem+json": {"schema": _ref("ProblemDetail")}},
        }
    return found


def _ref(shape: str) -> dict[str, str]:
    return {"$ref": _REF.format(model=shape)}


def document(app: FastAPI) -> dict[str, Any]:
    """The document of the application, made once."""
    if app.openapi_schema is None:
        said = get_openapi(
            title=app.title,
            version=app.version,
            description=DESCRIPTION,
            routes=app.routes,
            license_info={"name": "MIT", "identifier": "MIT"},
            tags=[{"name": name, "description": says} for name, says in TAGS],
        )
        for methods in said["paths"].values():
            for operation in methods.values():
                _mend(operation)
        schemas = said.setdefault("components", {}).setdefault("schemas", {})
        for name in ("HTTPValidationError", "ValidationError"):
            schemas.pop(name, None)
        schemas |= _schemas()
        app.openapi_schema = said
    return app.openapi_schema


def _mend(operation: dict[str, Any]) -> None:
    """Parameters that need not be given are left out, not null; what a library says of failures is ours to say."""
    for parameter in operation.get("parameters", ()):
        schema = parameter["schema"]
        kinds = [one for one in schema.get("anyOf", ()) if one != {"type": "null"}]
        if "anyOf" in schema and len(kinds) < len(schema["anyOf"]):
            del schema["anyOf"]
            schema |= kinds[0] if len(kinds) == 1 else {"anyOf": kinds}
        if schema.get("default", ...) is None:
            del schema["default"]
    for code, answer in operation["responses"].items():
        if code != "200":
            answer["content"].pop("application/json", None)
            continue
        for form in answer["content"].values():
            form["example"] = json.loads(form["example"])


def _schemas() -> dict[str, Any]:
    _, made = models_json_schema([(one, "serialization") for one in SHAPES], by_alias=True, ref_template=_REF)
    found: dict[str, Any] = dict(made["$defs"])
    for listing in LISTS:
        found[listing.shape] = shape_of(listing.columns)
        found[_page(listing)] = _page_schema(listing, found)
    found["ClaimInFull"] = shape_of(listings.CLAIM)
    found["Report"] = shape_of(listings.REPORT)
    return found


def _page_schema(listing: Listing, found: Mapping[str, Any]) -> dict[str, Any]:
    around = found[_AROUND[listing.name]] if listing.name in _AROUND else {"properties": {}, "required": []}
    following = {"type": ["string", "null"], "description": "The address of the page after this one; null at the end."}
    rows = {"type": "array", "items": _ref(listing.shape)}
    return {
        "type": "object",
        "properties": {**around["properties"], listing.name: rows, "next": following},
        "required": [*around["required"], listing.name, "next"],
        "additionalProperties": False,
    }
