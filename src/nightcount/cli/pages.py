"""Writing a page to a file, whole or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from nightcount.checking.finding import Check
from nightcount.errors import UsageError


def write_page(path: Path, check: Check, name: str) -> None:
    """Write the page of a checked article. Raises UsageError where it cannot be written; no half page is left."""
    from nightcount.publishing.page import article_page

    text = article_page(check, name)
    unfinished: str | None = None
    try:
        if path.exists() and not path.is_file():
            path.write_text(text, encoding="utf-8")  # a pipe or /dev/stdout: there is nothing to replace
            return
        handle, unfinished = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
        Path(unfinished).chmod(0o666 & ~_umask())
        Path(unfinished).replace(path)
    except OSError as error:
        if unfinished:
            Path(unfinished).unlink(missing_ok=True)
        raise UsageError(
            f"the page cannot be written ({error.strerror})", place=str(path), way_out="Name another file with --html"
        ) from None


def _umask() -> int:
    current = os.umask(0)
    os.umask(current)
    return current
