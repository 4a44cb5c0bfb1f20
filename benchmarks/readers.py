"""Readers: a client of the pages that asks as fast as they answer, in a process of its own.

It is written by hand, some sixty lines on asyncio's streams, because a client library takes longer to ask than the site
takes to answer a page that it has: its own speed would be measured.
"""

from __future__ import annotations

import asyncio
import gzip
import re
import time
from collections import defaultdict
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from random import Random

_PICTURE = re.compile(rb'<img src="(/nights/[^"]+)"')
_LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)", re.IGNORECASE)


@dataclass(slots=True)
class Taken:
    """Seconds that answers of each kind took, how many went wrong, and over how many seconds all of it went on."""

    seconds: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    wrong: int = 0
    lasted: float = 0.0

    def all(self) -> list[float]:
        """Every answer's."""
        return [one for kind in self.seconds.values() for one in kind]


class Reader:
    """One reader with one connection, who waits for each answer before asking again."""

    def __init__(self, host: str, port: int, language: str = "en") -> None:
        self._place = host, port
        self._head = f"Host: {host}:{port}\r\nAccept-Encoding: gzip\r\nAccept-Language: {language}\r\n"
        self._streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def ask(self, path: str, body: bytes | None = None) -> tuple[int, float, bytes]:
        """Status, seconds and body (gzipped, if the site says so) of GET, or of POST where there is a form."""
        if self._streams is None:
            self._streams = await asyncio.open_connection(*self._place, limit=1 << 20)
        reading, writing = self._streams
        head = f"{'GET' if body is None else 'POST'} {path} HTTP/1.1\r\n{self._head}"
        if body is not None:
            head += f"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(body)}\r\n"
        began = time.perf_counter()
        writing.write(head.encode() + b"\r\n" + (body or b""))
        answered = await reading.readuntil(b"\r\n\r\n")
        length = _LENGTH.search(answered)
        said = await reading.readexactly(int(length[1]) if length else 0)
        took = time.perf_counter() - began
        if b"\r\nconnection: close" in answered.lower():
            await self.close()
        return int(answered[9:12]), took, said

    async def close(self) -> None:
        """Hangs up."""
        if self._streams is not None:
            self._streams[1].close()
        self._streams = None


@dataclass(frozen=True, slots=True)
class Mix:
    """What readers open: `kinds` are (share, name, addresses). With a night they load the pictures that it shows."""

    kinds: tuple[tuple[float, str, tuple[str, ...]], ...]
    with_pictures: bool = True

    def choose(self, chance: Random) -> tuple[str, str]:
        """Kind and address of the next page."""
        (_, name, addresses) = chance.choices(self.kinds, [share for share, *_ in self.kinds])[0]
        return name, chance.choice(addresses)


async def crowd(
    at: tuple[str, int], mix: Mix, *, readers: int, seconds: float, think: Callable[[Random], float] | None
) -> Taken:
    """What so many readers get in so many seconds; `think` says how long each looks at a page, null not at all."""
    taken = Taken()
    until = time.perf_counter() + seconds

    async def read(number: int) -> None:
        chance = Random(number)
        reader = Reader(*at, language="en" if number % 2 else "uk")
        if think:
            await asyncio.sleep(think(chance))
        while time.perf_counter() < until:
            name, address = mix.choose(chance)
            page = await _noted(taken, name, reader.ask(address))
            for picture in pictures(page) if mix.with_pictures and name.startswith("night") else ():
                await _noted(taken, "chart", reader.ask(picture))
            if think:
                await asyncio.sleep(think(chance))
        await reader.close()

    began = time.perf_counter()
    await asyncio.gather(*(read(number) for number in range(readers)))
    taken.lasted = time.perf_counter() - began
    return taken


async def _noted(taken: Taken, name: str, asked: Awaitable[tuple[int, float, bytes]]) -> bytes:
    status, took, body = await asked
    taken.seconds[name].append(took)
    taken.wrong += status != 200
    return body


def pictures(page: bytes) -> list[str]:
    """The addresses of the pictures that a page shows."""
    html = gzip.decompress(page) if page[:2] == b"\x1f\x8b" else page
    return [one.decode().replace("&amp;", "&") for one in _PICTURE.findall(html)]
