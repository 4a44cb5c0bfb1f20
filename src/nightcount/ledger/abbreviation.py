"""Abbreviation: an id may be given by its first digits, as long as they name one thing only."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from nightcount.errors import UsageError
from nightcount.ledger.dialect import Place

T = TypeVar("T")


def only(found: Sequence[T], prefix: str, place: Place, noun: str, way_out: str) -> T:
    """What the first digits of an id found in the ledger at `place`. Raises UsageError for none, and for several."""
    if not found:
        raise UsageError(f"no {noun} in {place} has an id that begins with {prefix!r}", way_out=way_out)
    if len(found) > 1 or not prefix.strip():
        raise UsageError(f"more than one {noun} has an id that begins with {prefix!r}", way_out="Give more digits")
    return found[0]
