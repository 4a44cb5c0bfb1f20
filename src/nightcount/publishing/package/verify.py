"""Whether a package is as it was written: every file that it names is there, with the same bytes, and no other."""

from __future__ import annotations

import json
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

from nightcount.errors import InputError
from nightcount.publishing.package.descriptor import DESCRIPTOR
from nightcount.publishing.package.folder import SUMS
from nightcount.publishing.package.publication import NAME


def verify(place: Path) -> int:
    """How many files of the package at `place` were found to be as written. Raises InputError for the first that isn't.

    Also raised where there is no package, and for a file that the package does not name.
    """
    named = _named(place)
    wrong = [*_wrong(place, named), *_strange(place, named), *_undescribed(place, named)]
    if wrong:
        more = f" (and {len(wrong) - 1} more like it)" if len(wrong) > 1 else ""
        raise InputError(f"{wrong[0]}{more}", place=str(place), way_out="Fetch the package again, or export it anew")
    return len(named) + 1


def is_package(place: Path) -> bool:
    """True where the folder holds a package of ours."""
    try:
        said = json.loads((place / DESCRIPTOR).read_bytes())
    except (OSError, ValueError):
        return False
    return isinstance(said, dict) and said.get("name") == NAME


def strangers(place: Path) -> list[str]:
    """The files in the folder of a package that are none of its own, sorted."""
    try:
        named: dict[str, str] = _named(place)
    except InputError:
        named = {}
    return sorted(_files(place) - named.keys() - {SUMS})


def _named(place: Path) -> dict[str, str]:
    """The checksum of each file that the package names, by path."""
    if not place.is_dir():
        raise InputError("there is no such folder", place=str(place), way_out="Name the folder of a package")
    try:
        text = (place / SUMS).read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        raise InputError(
            f"this is no package of Nightcount: {SUMS} is missing or cannot be read",
            place=str(place),
            way_out="Name a folder that `nightcount export` wrote",
        ) from None
    pairs = [line.partition("  ") for line in text.splitlines()]
    if not pairs or any(len(sum) != 64 or not path or ".." in path or path[0] == "/" for sum, _, path in pairs):
        raise InputError(f"{SUMS} is cut short or damaged", place=str(place), way_out="Fetch the package again")
    return {path: sum for sum, _, path in pairs}


def _wrong(place: Path, named: dict[str, str]) -> Iterator[str]:
    for path, sum in named.items():
        target = place / path
        if not target.is_file():
            yield f"{path} is missing"
        elif _sum(target) != sum:
            yield f"{path} is not what it was when the package was written"


def _strange(place: Path, named: dict[str, str]) -> Iterator[str]:
    for path in sorted(_files(place) - named.keys() - {SUMS}):
        yield f"{path} is not part of the package"


def _undescribed(place: Path, named: dict[str, str]) -> Iterator[str]:
    """What the descriptor says of a file has to hold as well, or one of the two was changed."""
    try:
        said: dict[str, Any] = json.loads((place / DESCRIPTOR).read_bytes())
        resources = [(one["path"], one["hash"].removeprefix("sha256:")) for one in said["resources"]]
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        yield f"{DESCRIPTOR} cannot be read"
        return
    for path, sum in resources:
        if named.get(path) != sum:
            yield f"{DESCRIPTOR} and {SUMS} do not agree on {path}"


def _files(place: Path) -> set[str]:
    return {path.relative_to(place).as_posix() for path in place.rglob("*") if not path.is_dir()}


def _sum(path: Path) -> str:
    with path.open("rb") as file:
        found = sha256()
        while block := file.read(1 << 20):
            found.update(block)
    return found.hexdigest()
