"""Opening: what is refused before a ledger is opened."""

from __future__ import annotations

from pathlib import Path

from nightcount.errors import LedgerError
from nightcount.ledger.dialect import Place


def refuse_what_is_no_file(path: Path, *, create: bool) -> None:
    """Raises LedgerError where `path` is no file that could be a ledger, or may be made one where `create` is true."""
    if path.is_dir():
        raise LedgerError("this is a folder, not a ledger", place=str(path), way_out="Name a file in it")
    if not path.parent.is_dir():
        raise LedgerError(
            f"the folder {str(path.parent)!r} does not exist", place=str(path), way_out="Make it, or name another place"
        )
    if not create and path.is_file() and not path.stat().st_size:
        raise LedgerError(
            "this file is empty, not a ledger",
            place=str(path),
            way_out="Put reports into it with `nightcount add PATH…`, or name another",
        )
    if not path.exists() and not create:
        raise no_ledger(path)


def no_ledger(place: Place) -> LedgerError:
    """What is raised where nothing was ever put into the place."""
    way_out = "Make one with `nightcount add PATH…`, or name another"
    return LedgerError("there is no ledger here", place=str(place), way_out=way_out)
