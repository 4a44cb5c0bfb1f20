"""Where a result goes: to standard output, or to a file, whole or not at all."""

from __future__ import annotations

import json
import os
import sys
import tempfile
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, TypeVar

import typer

from nightcount.errors import UsageError

if TYPE_CHECKING:
    from rich.console import RenderableType


class CheckFormat(StrEnum):
    """The forms of a checked article."""

    TEXT = "text"
    JSON = "json"
    HTML = "html"
    MARKDOWN = "markdown"
    CLAIMREVIEW = "claimreview"


class NightFormat(StrEnum):
    """The forms of a night."""

    TEXT = "text"
    JSON = "json"
    HTML = "html"
    MARKDOWN = "markdown"
    CSV = "csv"


OutputOption = Annotated[
    Path | None,
    typer.Option("--output", "-o", metavar="FILE", help="Write it to this file, whole or not at all."),
]
Format = TypeVar("Format", CheckFormat, NightFormat)


def chosen(given: Format | None, json: bool, plain: Format) -> Format:
    """The format that --format and --json ask for. Raises UsageError where they ask for different ones."""
    wanted = type(plain)("json")
    if json and given not in (None, wanted):
        raise UsageError(f"--json and --format {given} ask for different things", way_out="Leave one of them out")
    return wanted if json else given or plain


def as_json(said: Any) -> str:
    """A value as indented JSON with a line end, Cyrillic as it is; half characters are written out."""
    text = json.dumps(said, ensure_ascii=False, indent=2) + "\n"
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def put(text: str, output: Path | None) -> None:
    """Print a text, or write it to a file."""
    if output is None:
        sys.stdout.write(text)
    else:
        write_whole(output, text)


def put_blocks(output: Path | None, *blocks: RenderableType) -> None:
    """Print blocks one under the other, or write them to a file without colour."""
    from nightcount.cli.terminal import plain, show

    if output is None:
        show(*blocks)
    else:
        write_whole(output, plain(*blocks))


def write_whole(path: Path, text: str) -> None:
    """Write a text in UTF-8. Raises UsageError where it cannot be written; no half file is left."""
    unfinished: str | None = None
    data = text.encode("utf-8", "backslashreplace")
    try:
        if path.exists() and not path.is_file():
            path.write_bytes(data)  # a pipe or /dev/stdout: there is nothing to replace
            return
        handle, unfinished = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(unfinished).chmod(0o666 & ~_umask())
        Path(unfinished).replace(path)
    except OSError as error:
        if unfinished:
            Path(unfinished).unlink(missing_ok=True)
        raise UsageError(
            f"the file cannot be written ({error.strerror})", place=str(path), way_out="Name another file"
        ) from None


def _umask() -> int:
    current = os.umask(0)
    os.umask(current)
    return current
