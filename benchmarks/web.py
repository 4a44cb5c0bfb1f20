"""`python -m benchmarks.web [LEDGER]` times `nightcount serve`: how long 50 readers wait, and how much memory it takes.

The server is a process of its own, and so is the client. Without a ledger one is made of the data sets, where they are.

- Each kind of page is asked for by one reader, every address new, and then by 50 readers from memory.
- 50 readers open pages of a mix: 70 % nights from all there are, 10 % the latest night, 20 % other pages; with each
  night the charts that it shows. Once with a time to look at each page (1 to 5 seconds), once without any; on a site
  that was just started and makes nothing in advance, and on one that was asked for everything once.
- The same while somebody has texts of 100,000 characters checked, one after the other.

Memory is the largest sum over all processes of the site, and is looked at ten times a second.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import platform
import re
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from random import Random
from urllib.parse import quote_plus

from benchmarks.readers import Mix, Reader, Taken, crowd, pictures
from benchmarks.texts import shared
from nightcount.desk import open_ledger
from nightcount.vocabulary import areas

READERS = 50
_OTHERS = ("/", "/nights", "/calendar", "/records", "/trends", "/alerts", "/disputes", "/sources", "/method", "/about")
_DATA = (
    "bulletins/kpszsu_posts.jsonl",
    "nightly/missile_attacks_daily.csv",
    "alerts/oblast_intervals_2022-03-15_2026-06-19.csv.gz",
)


class Server:
    """`nightcount serve` on a ledger: its address and the memory of its processes."""

    def __init__(self, ledger: Path, *, warm: bool) -> None:
        said = ("serve", "--port", "0", "--ledger", str(ledger), "--warm" if warm else "--no-warm")
        start = "from nightcount.cli.main import main; main()"
        self._process = subprocess.Popen([sys.executable, "-c", start, *said], stdout=subprocess.PIPE, text=True)
        assert self._process.stdout
        found = re.search(r"http://([\d.]+):(\d+)", self._process.stdout.readline())
        if not found:
            raise SystemExit("The site did not start.")
        self.at = found[1], int(found[2])
        self.memory = 0
        self._ended = threading.Event()
        self._watching = threading.Thread(target=self._watch)
        self._watching.start()

    def _watch(self) -> None:
        while not self._ended.wait(0.1):
            self.memory = max(self.memory, sum(_resident(one) for one in self._processes()))

    def _processes(self) -> list[int]:
        found = [self._process.pid]
        for one in found:
            tasks = Path(f"/proc/{one}/task")
            for task in tasks.iterdir() if tasks.exists() else ():
                found += [int(child) for child in _said(task / "children").split()]
        return found

    def close(self) -> None:
        """Ends it."""
        self._ended.set()
        self._watching.join()
        self._process.terminate()
        self._process.wait(20)


@contextmanager
def serving(ledger: Path, *, warm: bool) -> Iterator[Server]:
    """A server that ends with the block."""
    server = Server(ledger, warm=warm)
    try:
        yield server
    finally:
        server.close()


def _said(path: Path) -> str:
    try:
        return path.read_text()
    except OSError:
        return ""


def _resident(process: int) -> int:
    """Proportional memory in bytes: what processes share counts once."""
    found = re.search(r"^Pss: +(\d+)", _said(Path(f"/proc/{process}/smaps_rollup")), re.MULTILINE)
    return int(found[1]) * 1024 if found else 0


def kinds(nights: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """Addresses of each kind of page."""
    chance = Random(1)
    some = chance.sample(list(nights), min(60, len(nights)))
    oblasts = [one.code for one in areas().values() if one.parent == "UA" and one.kind in ("oblast", "city")]
    return {
        "night": tuple(f"/nights/{night}" for night in some),
        "chart": tuple(f"/nights/{night}/charts/flow-1.svg" for night in some[:20]),
        "list of nights": tuple(f"/nights?to={night}" for night in some[:20]),
        "first page": ("/",),
        "calendar": tuple(f"/calendar/{year}" for year in sorted({night[:4] for night in nights})),
        "records": ("/records", *(f"/records?measure={one}" for one in ("got_through", "shot_down", "killed"))),
        "trends": ("/trends",),
        "alerts": tuple(f"/alerts?area={code}" for code in oblasts[:12]),
        "disputes": ("/disputes",),
        "sources": ("/sources",),
        "method": ("/method",),
        "feed": ("/feeds/nights.atom",),
        "night as JSON": tuple(f"/api/v1/nights/{night}" for night in some[:20]),
        "nights as JSON": tuple(f"/api/v1/nights?from={night}" for night in some[:20]),
    }


def mixed(nights: Sequence[str]) -> Mix:
    """What readers open."""
    every = tuple(f"/nights/{night}" for night in nights)
    return Mix(((0.7, "night", every), (0.1, "night, the latest", every[-1:]), (0.2, "other page", _OTHERS)))


async def _new(server: Server, addresses: dict[str, tuple[str, ...]]) -> dict[str, list[float]]:
    reader, taken = Reader(*server.at), Taken()
    for name, every in addresses.items():
        for address in every:
            status, took, _ = await reader.ask(address)
            taken.seconds[name].append(took)
            if status != 200:
                print(f"    {address} answers {status}")
    await reader.close()
    return taken.seconds


async def _mixed(server: Server, mix: Mix, seconds: float, text: bytes = b"") -> None:
    for looks in (True, False):
        think = _look if looks else None
        checks: list[float] = []
        checking = asyncio.create_task(_check(server, text, checks)) if text else None
        found = await crowd(server.at, mix, readers=READERS, seconds=seconds, think=think)
        if checking is not None:
            checking.cancel()
        said = "looking at each page for 1 to 5 s" if looks else "without looking"
        _print(f"{READERS} readers {said}", found.all(), found.lasted, found.wrong)
        for name, took in sorted(found.seconds.items()):
            _print(f"  {name}", took, found.lasted)
        _print("  checks meanwhile", checks, found.lasted)


def _look(chance: Random) -> float:
    return chance.uniform(1, 5)


async def _check(server: Server, text: bytes, checks: list[float]) -> None:
    reader = Reader(*server.at)
    while True:
        status, took, _ = await reader.ask("/check", text)
        if status == 200:
            checks.append(took)


def _print(name: str, seconds: Sequence[float], lasted: float | None = None, wrong: int = 0) -> None:
    if not seconds:
        return
    ordered = sorted(seconds)
    last = ordered[min(int(len(ordered) * 0.99), len(ordered) - 1)]
    rate = f"{len(ordered) / lasted:9,.0f} a second" if lasted else ""
    told = f"; {wrong} not answered with a page" if wrong else ""
    middle = statistics.median(ordered) * 1000
    figures = f"{len(ordered):7,} asked, median {middle:7.1f} ms, p99 {last * 1000:7.1f} ms"
    print(f"    {name:44} {figures} {rate}{told}", flush=True)


def _article() -> bytes:
    said = "On the night of 4 July 2025 Russia launched 539 drones and 11 missiles; 268 drones were shot down. "
    filler = "The council spoke of roads, of schools and of the budget, and nobody had anything to add to that. "
    return f"text={quote_plus((said + filler * 19) * 50)}".encode()


async def _asked_once(server: Server, mix: Mix) -> int:
    """Asks for every page of the mix, and the pictures that it shows, in both languages; how many there were."""
    asked = 0
    for language in ("en", "uk"):
        reader = Reader(*server.at, language=language)
        for name, address in ((name, one) for _, name, every in mix.kinds for one in every):
            page = (await reader.ask(address))[2]
            for picture in pictures(page) if mix.with_pictures and name.startswith("night") else ():
                await reader.ask(picture)
                asked += 1
            asked += 1
        await reader.close()
    return asked


def made(folder: Path) -> Path:
    """A ledger of the data sets. Ends the program where they are not."""
    data = [shared() / one for one in _DATA]
    if not all(one.exists() for one in data):
        raise SystemExit("The data sets are not here: name a ledger.")
    ledger = folder / "ledger.db"
    print("Making a ledger of the data sets", flush=True)
    with open_ledger(ledger) as desk:
        desk.add(data)
    return ledger


def measure(ledger: Path, seconds: float, most: int | None) -> None:
    """Prints all of it; readers open the `most` latest nights, null for all."""
    with open_ledger(ledger, create=False) as desk:
        every = [night.isoformat() for night in desk.nights()]
    nights = every[-most:] if most else every
    addresses, mix = kinds(nights), mixed(nights)
    print(f"A site just started, {len(every):,} nights, of which {len(nights):,} are read, nothing made in advance")
    with serving(ledger, warm=False) as server:
        print("  One reader, every address new")
        for name, took in asyncio.run(_new(server, addresses)).items():
            _print(name, took)
        print(f"  Memory, at most: {server.memory / 1e6:.0f} MB")
    with serving(ledger, warm=False) as server:
        print("  A mix, every address new at first")
        asyncio.run(_mixed(server, mix, seconds))
        print(f"  Memory, at most: {server.memory / 1e6:.0f} MB")
    with serving(ledger, warm=False) as server:
        began = time.monotonic()
        asked = asyncio.run(_asked_once(server, mix))
        said = f"{asked:,} pages and pictures were asked for once, in {time.monotonic() - began:.0f} s"
        print(f"A site that has its pages: {said}", flush=True)
        print(f"  {READERS} readers, one kind of page at a time")
        for name, some in addresses.items():
            only = Mix(((1.0, name, some),), with_pictures=False)
            asyncio.run(_asked_once(server, only))
            found = asyncio.run(crowd(server.at, only, readers=READERS, seconds=seconds / 5, think=None))
            _print(name, found.all(), found.lasted, found.wrong)
        print("  The mix")
        asyncio.run(_mixed(server, mix, seconds))
        print("  The mix, while texts of 100,000 characters are checked")
        asyncio.run(_mixed(server, mix, seconds, _article()))
        print(f"  Memory, at most: {server.memory / 1e6:.0f} MB")


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.web", description=__doc__)
    parser.add_argument("ledger", type=Path, nargs="?")
    parser.add_argument("--nights", type=int, help="how many of the latest nights are read; all of them if not given")
    parser.add_argument("--seconds", type=float, default=30.0, help="how long a crowd reads")
    chosen = parser.parse_args()
    print(f"Python {platform.python_version()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")
    with tempfile.TemporaryDirectory() as folder:
        measure(chosen.ledger or made(Path(folder)), chosen.seconds, chosen.nights)


if __name__ == "__main__":
    main()
