"""Shelf: answers that were made for the present state of the ledger, within a limit of memory."""

from __future__ import annotations

import gzip
import zlib
from collections import OrderedDict
from dataclasses import dataclass
from functools import lru_cache

# Scheme and host, path, query, language, theme: pages name their own address. Programs get the same in any language.
Key = tuple[str, str, bytes, str, str]

# About what an answer of no size takes: its key, its headers, and the objects around them.
_AROUND = 1_000
# Nobody asks twice for an address of this length; without the limit, keys could take the room of pages.
_LONGEST = 500
_WORTH_GZIP = 600
_TEXTS = ("text/", "application/json", "application/problem+json", "application/xml", "application/atom", "image/svg")


@dataclass(frozen=True, slots=True)
class Kept:
    """An answer of status 200: its headers, and `body`, gzipped where `is_small`; unpacked it has `length` bytes.

    `made_of` is a digest of all that it was made of, empty where nobody said.
    """

    headers: list[tuple[bytes, bytes]]
    body: bytes
    is_small: bool
    length: int
    made_of: str = ""

    @classmethod
    def of(cls, headers: list[tuple[bytes, bytes]], kind: str, body: bytes, made_of: str = "") -> Kept:
        """The answer of a body of this content type, as small as it can be kept."""
        is_small = kind.startswith(_TEXTS) and len(body) >= _WORTH_GZIP
        shared = [_same(*pair) for pair in headers]
        return cls(shared, gzip.compress(body, 6, mtime=0) if is_small else body, is_small, len(body), made_of)

    def plain(self) -> bytes:
        """The body as it was given."""
        return zlib.decompress(self.body, wbits=31) if self.is_small else self.body


@lru_cache(maxsize=2_000)
def _same(name: bytes, value: bytes) -> tuple[bytes, bytes]:
    # Thousands of answers carry the same headers.
    return name, value


class Shelf:
    """Holds at most `limit` bytes of answers, all made for one version of the ledger.

    What was not asked for longest leaves first. Of what was made for the version before, answers that say what they
    are made of stay aside: where it is still the same, they need not be made again.
    """

    def __init__(self, limit: int) -> None:
        self.limit = limit
        self.size = 0
        self._version = ""
        self._kept: OrderedDict[Key, Kept] = OrderedDict()
        self._before: OrderedDict[Key, Kept] = OrderedDict()

    def __len__(self) -> int:
        return len(self._kept)

    def turn_to(self, version: str) -> None:
        """From now on, what was made for another version of the ledger is gone, or aside."""
        if version != self._version:
            self._version = version
            self._before |= {key: kept for key, kept in self._kept.items() if kept.made_of}
            self._kept.clear()
            self.size = sum(map(_room, self._before.values()))

    def find(self, key: Key) -> Kept | None:
        """The answer under `key`."""
        kept = self._kept.get(key)
        if kept is not None:
            self._kept.move_to_end(key)
        return kept

    def aside(self, key: Key) -> Kept | None:
        """The answer that was under `key` before the ledger changed, where it says what it is made of."""
        return self._before.get(key)

    def keep(self, key: Key, kept: Kept, version: str) -> None:
        """Keeps an answer that was begun when the ledger had this version."""
        if version != self._version or len(key[1]) + len(key[2]) > _LONGEST:
            return
        for place in (self._before, self._kept):
            self._drop(place, key)
        self._kept[key] = kept
        self.size += _room(kept)
        while self.size > self.limit and (place := self._before or self._kept):
            self._drop(place, next(iter(place)))

    def _drop(self, place: OrderedDict[Key, Kept], key: Key) -> None:
        gone = place.pop(key, None)
        self.size -= _room(gone) if gone else 0


def _room(kept: Kept) -> int:
    return len(kept.body) + _AROUND
