"""Loaded: what is kept in memory of a ledger, as it was at one moment."""

from __future__ import annotations

import gc
import threading
from bisect import bisect_left, bisect_right
from collections import OrderedDict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from typing import Any

from nightcount import pipeline
from nightcount.alerts import Extent, Timeline
from nightcount.errors import LedgerError
from nightcount.ledger import Store
from nightcount.reconciliation import Attack, Counts
from nightcount.vocabulary import AlertKind

# An area by its code, and what is asked of it.
Key = tuple[str, AlertKind, Extent]
# Each is half a megabyte where a feed tells of four years.
TIMELINES = 12


class Loaded:
    """All attacks of a ledger and the timelines asked for last, each loaded once, whichever thread asks first.

    It is never brought up to date: when the ledger changes, another one takes its place. Raises LedgerError for attacks
    that an older version derived and that this one cannot read.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._lock = threading.Lock()
        self._timelines: OrderedDict[Key, Timeline] = OrderedDict()
        self._attacks: tuple[Attack, ...] | None = None
        self._nights: list[date] = []  # of each attack
        self._known: list[date] | None = None
        self._counts: tuple[Counts, ...] | None = None

    def attacks(self) -> tuple[Attack, ...]:
        """All attacks, by id; the same object each time."""
        with self._lock:
            if self._attacks is None:
                with _nothing_to_collect():
                    found = self._read(self._store.attacks())
                self._nights = [attack.night for attack in found]
                self._attacks = found
            return self._attacks

    def between(self, start: date | None, end: date | None) -> Sequence[Attack]:
        """The attacks of the nights `start` to `end`, both inclusive, null for open, by id."""
        every = self._attacks
        if every is None:
            return self._read(self._store.attacks(start, end))
        # An id begins with its night, so that by id is by night too.
        first = bisect_left(self._nights, start) if start else 0
        last = bisect_right(self._nights, end) if end else len(every)
        return every[first:last]

    def counts(self) -> tuple[Counts, ...]:
        """What each attack counts, for sums over many."""
        if self._counts is None:
            self._counts = tuple(map(Counts.in_attack, self.attacks()))
        return self._counts

    def nights(self) -> list[date]:
        """The nights that have an attack, in order."""
        if self._known is None:
            self._known = self._store.nights()
        return self._known

    def timeline(self, key: Key) -> Timeline:
        """The whole timeline of an area."""
        found = self.known_timeline(key) or pipeline.tally(self._store, *key)
        with self._lock:
            self._timelines[key] = found
            while len(self._timelines) > TIMELINES:
                self._timelines.popitem(last=False)
        return found

    def known_timeline(self, key: Key) -> Timeline | None:
        """The whole timeline of an area, where it was loaded already."""
        with self._lock:
            if key in self._timelines:
                self._timelines.move_to_end(key)
            return self._timelines.get(key)

    def _read(self, said: Sequence[dict[str, Any]]) -> tuple[Attack, ...]:
        try:
            return tuple(map(Attack.from_json, said))
        except (KeyError, TypeError, ValueError) as error:
            raise LedgerError(
                "the record in this ledger was made by another version of Nightcount",
                place=str(self._store.path),
                way_out="Run `nightcount rebuild` on it once",
            ) from error


@contextmanager
def _nothing_to_collect() -> Iterator[None]:
    # Loading a ledger makes a hundred thousand objects that all stay; looking for garbage among them as they come
    # takes a third of the time.
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
