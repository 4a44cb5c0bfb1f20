"""The descriptor of a package: `datapackage.json` as the Data Package standard, version 2, has it."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from nightcount.publishing.package.frames import Format
from nightcount.publishing.package.publication import (
    KEYWORDS,
    LICENCES,
    NAME,
    NOT_STATED,
    SAYS,
    TITLE,
    Publication,
)
from nightcount.publishing.package.tables import Column, Kind, Table

PROFILES = "https://datapackage.org/profiles/2.0"
DESCRIPTOR = "datapackage.json"


@dataclass(frozen=True, slots=True)
class File:
    """The file of `table` in one form, at `path` of the package."""

    table: Table
    form: Format
    path: str
    data: bytes
    rows: int
    hxl: bool = False


def resource_name(table: str, form: Format, formats: Sequence[Format]) -> str:
    """What a resource is called: the table alone in the first form, with the form in any other."""
    return table if form is formats[0] else f"{table}-{form}"


def descriptor(files: Sequence[File], formats: Sequence[Format], publication: Publication) -> bytes:
    """`datapackage.json`, in UTF-8."""
    held = {resource_name(file.table.name, file.form, formats) for file in files}
    said: dict[str, Any] = {
        "$schema": f"{PROFILES}/datapackage.json",
        "name": NAME,
        "title": TITLE,
        "description": " ".join(part for part in (SAYS, publication.span, publication.terms) if part),
        "version": publication.version,
        "created": f"{publication.created:%Y-%m-%dT%H:%M:%SZ}",
        "licenses": [_licence(publication)],
        "contributors": [
            *({"title": author, "roles": ["creator"]} for author in publication.rights.authors),
            {"title": "Nightcount", "roles": ["software"]},
        ],
        "sources": [{"title": source} for source in publication.sources],
        "keywords": list(KEYWORDS),
        "citation": publication.citation,
        "resources": [_resource(file, formats, held) for file in files],
    }
    return (json.dumps(said, ensure_ascii=False, indent=2) + "\n").encode()


def _licence(publication: Publication) -> dict[str, str]:
    licence = publication.rights.licence
    if licence is None:
        return {"name": NOT_STATED, "title": "No licence is stated"}
    title, path = LICENCES[licence]
    return {"name": licence, "title": title, "path": path}


def _resource(file: File, formats: Sequence[Format], held: Collection[str]) -> dict[str, Any]:
    said: dict[str, Any] = {
        "$schema": f"{PROFILES}/dataresource.json",
        "name": resource_name(file.table.name, file.form, formats),
        "type": "table",
        "path": file.path,
        "title": file.table.title,
        "description": file.table.says,
        "format": file.form.value,
        "mediatype": file.form.mediatype,
        "bytes": len(file.data),
        "hash": f"sha256:{sha256(file.data).hexdigest()}",
        "rows": file.rows,
    }
    if file.form is not Format.PARQUET:
        said["encoding"] = "utf-8"
    if file.hxl:
        said["dialect"] = {"$schema": f"{PROFILES}/tabledialect.json", "headerRows": [1], "commentRows": [2]}
    return said | {"schema": _schema(file, formats, held)}


def _schema(file: File, formats: Sequence[Format], held: Collection[str]) -> dict[str, Any]:
    """The schema of a file; it refers to files of the same form, as far as the package has them."""
    leads = {
        column: (resource_name(table, file.form, formats), to) for column, (table, to) in file.table.refers.items()
    }
    keys = [
        {"fields": [column], "reference": {"resource": resource, "fields": [to]}}
        for column, (resource, to) in leads.items()
        if resource in held
    ]
    return {
        "$schema": f"{PROFILES}/tableschema.json",
        "fields": [_field(column) for column in file.table.columns],
        "missingValues": [""],
        "primaryKey": list(file.table.key),
        **({"foreignKeys": keys} if keys else {}),
    }


def _field(column: Column) -> dict[str, Any]:
    rules: dict[str, Any] = {}
    if column.required:
        rules["required"] = True
    if column.minimum is not None:
        rules["minimum"] = column.minimum
    if column.among:
        rules["enum"] = list(column.among)
    said: dict[str, Any] = {"name": column.name, "type": column.kind.value, "description": column.says}
    if column.kind is Kind.DATETIME:
        said["format"] = "default"
    return said | ({"constraints": rules} if rules else {})
