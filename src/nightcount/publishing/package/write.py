"""Writing a package, and a release: a package under a number that never means anything else."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from nightcount.errors import UsageError
from nightcount.publishing.package.changes import accounts_in, changes, changes_text
from nightcount.publishing.package.content import Content
from nightcount.publishing.package.descriptor import DESCRIPTOR, File, descriptor
from nightcount.publishing.package.folder import SUMS, sums, write_folder
from nightcount.publishing.package.frames import FORMATS, Format, file_bytes, frame_of
from nightcount.publishing.package.papers import citation_cff, readme
from nightcount.publishing.package.publication import Publication, Rights, version_of
from nightcount.publishing.package.rows import rows_of
from nightcount.publishing.package.tables import tables
from nightcount.publishing.package.verify import is_package, strangers, verify
from nightcount.publishing.wording import day_words, source_words

NUMBER = re.compile(r"(\d{4})\.(0|[1-9]\d{0,3})")
Rows = Mapping[str, Sequence[dict[str, Any]]]


@dataclass(frozen=True, slots=True)
class Written:
    """A package stands at `place`, with `rows` by table; `is_new` is false where the same release stood there."""

    place: Path
    version: str
    rows: dict[str, int]
    bytes: int
    is_new: bool = True

    def as_json(self) -> dict[str, Any]:
        """Every field."""
        return {
            "place": str(self.place),
            "version": self.version,
            "rows": self.rows,
            "bytes": self.bytes,
            "new": self.is_new,
        }


def write_package(
    content: Content, place: Path, rights: Rights, formats: Sequence[Format] = FORMATS, *, hxl: bool = False
) -> Written:
    """Write the content as a package, in place of an older one that stands there.

    Raises UsageError for a folder that holds anything else, and where it cannot be written; then nothing has changed.
    """
    _refuse_foreign(place)
    rows = rows_of(content)
    publication = _publication(content, rows, rights, version_of(content))
    files = _files(rows, publication, formats, hxl)
    write_folder(place, files)
    return _written(place, publication, rows, files)


def write_release(
    content: Content,
    releases: Path,
    number: str,
    rights: Rights,
    formats: Sequence[Format] = FORMATS,
    *,
    hxl: bool = False,
) -> Written:
    """Write the content as release `number` (such as 2026.1), a folder of that name in `releases`.

    It says what changed since the release before. The same number with the same content is left as it is; with other
    content it is refused. Raises UsageError for that, for a number below the latest, for rights that are not stated,
    and where it cannot be written; InputError where the release before is not what it was.
    """
    _refuse_unstated(rights)
    before = _before(releases, number)
    rows: dict[str, list[dict[str, Any]]] = rows_of(content)
    found = []
    if before:
        verify(releases / before)
        found = rows["account_changes"] = changes(accounts_in(releases / before), rows["accounts"])
    publication = _publication(content, rows, rights, number)
    papers = {
        "CHANGES.md": changes_text(number, before, found).encode(),
        "CITATION.cff": citation_cff(publication).encode(),
    }
    files = _files(rows, publication, formats, hxl, papers)
    place = releases / number
    if place.exists():
        _refuse_other(place, files)
        return _written(place, publication, rows, files, is_new=False)
    write_folder(place, files)
    return _written(place, publication, rows, files)


def _publication(content: Content, rows: Rows, rights: Rights, version: str) -> Publication:
    said = [source_words(row["id"]) for row in rows["sources"]]
    return Publication(version, content.changed, rights, said, _span(content))


def _span(content: Content) -> str:
    if content.start is None and content.end is None:
        return ""
    first = f"from {day_words(content.start)} " if content.start else ""
    last = f"to {day_words(content.end)} " if content.end else ""
    return f"It holds the nights {first}{last}only.".replace("nights to", "nights up to")


def _files(
    rows: Rows,
    publication: Publication,
    formats: Sequence[Format],
    hxl: bool,
    papers: Mapping[str, bytes] | None = None,
) -> dict[str, bytes]:
    """Every file of a package by its path, the checksums last."""
    formats = tuple(dict.fromkeys(formats))
    held = {name: table for name, table in tables().items() if name in rows}
    made = []
    for name, table in held.items():
        frame = frame_of(table, rows[name])
        for form in formats:
            if form is Format.JSONL and frame.is_empty():
                continue  # an empty file is no JSON Lines to most programs; the table is in the other forms
            tagged = hxl and form is Format.CSV
            data = file_bytes(table, frame, form, hxl=tagged)
            made.append(File(table, form, f"{form.value}/{name}.{form.value}", data, frame.height, tagged))
    made.sort(key=lambda file: formats.index(file.form))
    counts = {name: len(rows[name]) for name in held}
    files = {
        DESCRIPTOR: descriptor(made, formats, publication),
        "README.md": readme(publication, counts, held.values()).encode(),
        **(papers or {}),
        **{file.path: file.data for file in made},
    }
    return files | {SUMS: sums(files)}


def _written(
    place: Path, publication: Publication, rows: Rows, files: Mapping[str, bytes], *, is_new: bool = True
) -> Written:
    counts = {name: len(found) for name, found in rows.items()}
    return Written(place, publication.version, counts, sum(map(len, files.values())), is_new)


def _refuse_foreign(place: Path) -> None:
    if not place.exists():
        return
    if not place.is_dir():
        raise UsageError("this is a file, not a folder", place=str(place), way_out="Name a folder for the package")
    if any(place.iterdir()) and not is_package(place):
        raise UsageError(
            "this folder holds something that is no package of Nightcount",
            place=str(place),
            way_out="Name a new or an empty folder",
        )
    others = strangers(place) if is_package(place) else []
    if others:
        raise UsageError(
            f"the package would be replaced, and {others[0]} in it is not part of it",
            place=str(place),
            way_out="Move it away, or name another folder",
        )


def _refuse_unstated(rights: Rights) -> None:
    if not rights.authors:
        raise UsageError("a release that is to be cited says who made it", way_out="Add --author 'Your desk'")
    if rights.licence is None:
        raise UsageError("a release says under which licence it stands", way_out="Add --licence, such as CC-BY-4.0")


def _before(releases: Path, number: str) -> str | None:
    """The number of the release before `number`. Raises UsageError where the number cannot be given."""
    wanted = _parsed(number)
    if wanted is None:
        raise UsageError(f"{number!r} is no number of a release", way_out="Write the year and a count, such as 2026.1")
    if releases.exists() and not releases.is_dir():
        raise UsageError("this is a file, not a folder", place=str(releases), way_out="Name a folder for the releases")
    if is_package(releases):
        raise UsageError(
            "this folder is a package itself", place=str(releases), way_out="Name a folder that holds releases only"
        )
    names = [path.name for path in releases.iterdir() if is_package(path)] if releases.exists() else []
    found = sorted((parsed, name) for name in names if (parsed := _parsed(name)) is not None)
    if found and found[-1][0] > wanted:
        raise UsageError(
            f"the release {found[-1][1]} has been written, and {number} would come before it",
            place=str(releases),
            way_out="Give the next number",
        )
    return next((name for parsed, name in reversed(found) if parsed < wanted), None)


def _parsed(number: str) -> tuple[int, int] | None:
    found = NUMBER.fullmatch(number)
    return (int(found[1]), int(found[2])) if found else None


def _refuse_other(place: Path, files: Mapping[str, bytes]) -> None:
    if not is_package(place):
        raise UsageError("this folder is no release", place=str(place), way_out="Move it away, or give another number")
    verify(place)
    different = [path for path, data in files.items() if not _holds(place / path, data)]
    if different:
        raise UsageError(
            f"the release {place.name} is frozen, and the ledger would write {different[0]} otherwise today",
            place=str(place),
            way_out="Give the next number",
        )


def _holds(path: Path, data: bytes) -> bool:
    return path.is_file() and path.read_bytes() == data
