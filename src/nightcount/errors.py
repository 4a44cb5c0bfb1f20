"""Every exception that Nightcount raises on purpose.

    NightcountError
    ├── UsageError          an argument that cannot be meant: 2025-02-30, an unknown area
    ├── InputError          a file or text that cannot be read as what it claims to be
    ├── FeedError           an alert service that does not answer, refuses, or answers nonsense
    └── LedgerError         the ledger cannot be opened, read or written
        └── SchemaError     the ledger was written by a newer version of Nightcount

A message is one line: where, what is wrong, the way out. The command line prints it and ends with exit code 2.
What is merely hard to read in a report is a `Problem`, a value, never an exception.
"""

from __future__ import annotations


class NightcountError(Exception):
    """Something is wrong, `place` says where, `way_out` says what to do. `str()` is one line."""

    def __init__(self, what: str, *, place: str | None = None, way_out: str | None = None) -> None:
        self.what = what.rstrip(".")
        self.place = place
        self.way_out = way_out.rstrip(".") if way_out else None
        super().__init__(self._line())

    def _line(self) -> str:
        head = f"{self.place}: {self.what}." if self.place else f"{self.what}."
        line = f"{head} {self.way_out}." if self.way_out else head
        return " ".join(line.split())


class UsageError(NightcountError):
    """An argument that cannot be meant."""


class InputError(NightcountError):
    """A file or text that cannot be read as what it claims to be."""


class FeedError(NightcountError):
    """An alert service that does not answer, refuses, or answers nonsense.

    `retry_after` is how many seconds it asks to be left alone, null where it does not say.
    """

    def __init__(
        self, what: str, *, place: str | None = None, way_out: str | None = None, retry_after: float | None = None
    ) -> None:
        super().__init__(what, place=place, way_out=way_out)
        self.retry_after = retry_after


class LedgerError(NightcountError):
    """The ledger cannot be opened, read or written."""


class SchemaError(LedgerError):
    """The ledger was written by a newer version of Nightcount."""
