"""The page about the API: every address with its parameters, an example and its fields, out of the OpenAPI document."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from nightcount.web.api.routes import ROOT

# What is asked for in the example of each address; of addresses with an id, the reader has to have one.
ASKED = {
    "": "",
    "/nights": "?from=2025-07-01&to=2025-07-31",
    "/nights/{night}": "",
    "/nights/{night}/history": "?measure=launched&weapon=drone",
    "/nights/{night}/revisions": "",
    "/accounts": "?measure=launched&weapon=drone&place=UA",
    "/claims": "?night=2025-07-04",
    "/findings": "?from=2025-07-01&to=2025-07-31",
    "/records": "?weapon=missile&limit=10",
    "/disputes": "?state=open",
    "/trends": "?weapon=drone",
    "/alerts": "?area=Kyiv&from=2025-07-03T18:00&to=2025-07-04T09:00",
    "/sources": "",
    "/places": "",
    "/rules": "",
}
_NIGHT = "2025-07-04"
# More values than these are not listed one by one.
_LISTED = 30


@dataclass(frozen=True, slots=True)
class Named:
    """A parameter or a field: its name, what it means, and what it can be, in words of the document."""

    name: str
    says: str
    values: str
    is_required: bool = False


@dataclass(frozen=True, slots=True)
class Address:
    """An address as its page shows it. `example` is an address to try, empty where it needs an id or a text.

    `common` are the names of parameters that the page explains once for all of them.
    """

    id: str
    method: str
    path: str
    says: tuple[str, ...]
    parameters: tuple[Named, ...]
    common: tuple[str, ...]
    rows: str
    fields: tuple[Named, ...]
    example: str
    has_csv: bool


def addresses(document: Mapping[str, Any]) -> list[Address]:
    """Every address, in the order of the document."""
    return [
        _address(path, method, said, document["components"]["schemas"])
        for path, methods in document["paths"].items()
        for method, said in methods.items()
    ]


def _address(path: str, method: str, said: Mapping[str, Any], schemas: Mapping[str, Any]) -> Address:
    short = path.removeprefix(ROOT)
    content = said["responses"]["200"]["content"]
    rows, fields = _fields(content["application/json"]["schema"], schemas)
    given = said.get("parameters", ())
    asked = f"{path.replace('{night}', _NIGHT)}{ASKED[short]}" if short in ASKED else ""
    return Address(
        id=short.strip("/").replace("/", "-").replace("{", "").replace("}", "") or "index",
        method=method.upper(),
        path=path,
        says=tuple(part.replace("\n", " ") for part in said["description"].split("\n\n")),
        parameters=tuple(_parameter(one, schemas) for one in given if not _is_common(one)),
        common=tuple(one["name"] for one in given if _is_common(one)),
        rows=rows,
        fields=tuple(fields),
        example=asked,
        has_csv="text/csv" in content,
    )


def _is_common(one: Mapping[str, Any]) -> bool:
    is_form = one["name"] == "format" and set(one["schema"].get("enum", ())) == {"json", "csv"}
    return is_form or one["name"] in ("limit", "cursor")


def _parameter(one: Mapping[str, Any], schemas: Mapping[str, Any]) -> Named:
    schema = one["schema"]
    says = one.get("description") or schema.get("description", "")
    values = _values(schema, schemas)
    if "default" in schema:
        values = f"{values}; default: {schema['default']}"
    return Named(one["name"], says, values, one.get("required", False))


def _fields(schema: Mapping[str, Any], schemas: Mapping[str, Any]) -> tuple[str, Iterator[Named]]:
    """The name of the list that an answer holds (empty for one that is no list), and the fields of its rows."""
    whole = _resolved(schema, schemas)
    rows = next((name for name, one in whole["properties"].items() if _is_rows(one, whole)), "")
    shape = _resolved(whole["properties"][rows]["items"], schemas) if rows else whole
    return rows, (
        Named(name, one.get("description", ""), _values(one, schemas)) for name, one in shape["properties"].items()
    )


def _is_rows(one: Mapping[str, Any], whole: Mapping[str, Any]) -> bool:
    return one.get("type") == "array" and "next" in whole["properties"] and "$ref" in one.get("items", {})


def _resolved(schema: Mapping[str, Any], schemas: Mapping[str, Any]) -> Mapping[str, Any]:
    found = schemas[schema["$ref"].rpartition("/")[2]] if "$ref" in schema else schema
    return found if isinstance(found, Mapping) else {}


def _values(schema: Mapping[str, Any], schemas: Mapping[str, Any]) -> str:
    """What can stand there: the values of a closed list, else the kind; "null" where it can be unknown."""
    found = _resolved(schema, schemas)
    if "enum" in found:
        known = [str(one) for one in found["enum"] if one is not None]
        null = ["null"] if None in found["enum"] else []
        return ", ".join([*known[:_LISTED], *(["…"] if len(known) > _LISTED else []), *null])
    if "anyOf" in found:
        return " | ".join(dict.fromkeys(_values(one, schemas) for one in found["anyOf"]))
    if found.get("type") == "array":
        return f"[{_values(found.get('items', {}), schemas)}]"
    kinds = found.get("type", "")
    said = found.get("format") or found.get("const")
    if isinstance(kinds, list):
        return " | ".join([said or kinds[0], *kinds[1:]])
    return str(said or kinds)
