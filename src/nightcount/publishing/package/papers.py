"""The papers of a package: what it is, what its columns mean, and how to cite it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from nightcount.publishing.markdown import escaped
from nightcount.publishing.package.publication import KEYWORDS, SAYS, TITLE, Publication
from nightcount.publishing.package.tables import Column, Table


def readme(publication: Publication, counts: dict[str, int], tables: Iterable[Table]) -> str:
    """README.md of a package."""
    found = list(tables)
    lines = [f"# {TITLE}", "", f"Version {publication.version}, of {publication.created:%Y-%m-%d}.", "", SAYS, ""]
    lines += [publication.span, ""] if publication.span else []
    lines += ["## Terms", "", publication.terms, "", f"Cite it as: {publication.citation}", ""]
    lines += ["## Whether it is whole", "", "```console", "sha256sum --check SHA256SUMS"]
    lines += ["nightcount export --verify .", "```", ""]
    lines += ["## Tables", "", "| table | rows | |", "| --- | --- | --- |"]
    lines += [f"| `{table.name}` | {counts[table.name]:,} | {escaped(table.title)} |" for table in found]
    return "\n".join([*lines, "", *table_lines(found)]) + "\n"


def table_lines(tables: Iterable[Table]) -> Iterator[str]:
    """Each table with its columns, as Markdown."""
    for table in tables:
        yield f"### {table.name}"
        yield ""
        yield table.says
        yield ""
        yield f"Key: {', '.join(f'`{name}`' for name in table.key)}."
        yield ""
        yield "| column | type | meaning |"
        yield "| --- | --- | --- |"
        for column in table.columns:
            yield f"| `{column.name}` | {_type(column)} | {_meaning(column, table)} |"
        yield ""


def _type(column: Column) -> str:
    return f"{column.kind.value}{', required' if column.required else ''}"


def _meaning(column: Column, table: Table) -> str:
    said = column.says
    if column.name in table.refers:
        said += f" See `{'.'.join(table.refers[column.name])}`."
    if 0 < len(column.among) <= 4:
        said += f" One of {', '.join(f'`{one}`' for one in column.among)}."
    return said


def citation_cff(publication: Publication) -> str:
    """CITATION.cff of a release, in the Citation File Format 1.2.0."""
    licence = publication.rights.licence
    lines = [
        "cff-version: 1.2.0",
        'message: "If you use this data set, please cite it."',
        "type: dataset",
        f"title: {_quoted(TITLE)}",
        f"abstract: {_quoted(SAYS)}",
        f"version: {_quoted(publication.version)}",
        f"date-released: {publication.created:%Y-%m-%d}",
        *([f"license: {licence}"] if licence else []),
        "authors:",
        *(f"  - name: {_quoted(author)}" for author in publication.rights.authors),
        "keywords:",
        *(f"  - {keyword}" for keyword in KEYWORDS),
    ]
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    """A text as YAML takes it in double quotes, which is how JSON writes it."""
    return json.dumps(text, ensure_ascii=False)
