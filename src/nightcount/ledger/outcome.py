"""Outcome: what became of a report that was handed to the ledger."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum
from itertools import islice
from typing import TypeVar

T = TypeVar("T")

# How many rows go to or come from the database at once; below the number of values that a statement may hold.
BATCH = 500


class Outcome(StrEnum):
    """What became of a report: it is new, the ledger had it, or it is another revision of one that the ledger had."""

    NEW = "new"
    UNCHANGED = "unchanged"
    REVISED = "revised"


def batches(items: Iterable[T], size: int = BATCH) -> Iterator[list[T]]:
    """The items in lists of at most `size`, in order."""
    rest = iter(items)
    while batch := list(islice(rest, size)):
        yield batch
