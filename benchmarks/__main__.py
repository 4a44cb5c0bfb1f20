"""`python -m benchmarks` prints how fast reading, the sieve and the record are on one core, beside spaCy and HiGHS.

Every figure is the median of several rounds of processor time, after one round that is not counted. Reading is
measured as plain Python and, where there is a C compiler, compiled (`NIGHTCOUNT_COMPILED=1 pip install .`): the claims
must be the same. The compiled reader and spaCy go into environments of the benchmark's own, which the first run makes.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from random import Random

from benchmarks import compiled, peer
from benchmarks.reading import Speed, Speeds, seconds
from benchmarks.record import record_speed
from benchmarks.texts import corpus, english_news
from nightcount.reading import reading_version
from nightcount.reading.sieve import is_fast, sieve

_SIEVED = 20_000_000
_SENTENCES = 30


def reading_speeds(rounds: int, ways: dict[str, Path]) -> dict[str, Speeds]:
    """What reading takes in each environment, measured by a process of its own, and printed."""
    found: dict[str, Speeds] = {}
    for way, python in ways.items():
        found[way] = _measured(python, rounds)
        for speed in found[way].bulletins:
            size, characters = speed.characters / speed.texts, speed.characters / speed.seconds / 1e6
            print(f"  {way}, {speed.name}: {speed.texts:,} of {size:,.0f} characters on average:", end=" ")
            print(f"{speed.texts / speed.seconds:,.0f} a second, {characters:.2f} million characters a second")
    if len({speeds.digest for speeds in found.values()}) > 1:
        raise SystemExit("The ways read different things; no speed makes up for that.")
    return found


def _measured(python: Path, rounds: int) -> Speeds:
    clean = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    done = subprocess.run(
        [python, "-m", "benchmarks.reading", "--rounds", str(rounds)],
        cwd=compiled.ROOT,
        env=clean,
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    )
    said = json.loads(done.stdout)
    bulletins, news = [Speed(*one) for one in said[0]], Speed(*said[1])
    return Speeds(bulletins, news, *said[2:])


def silent_texts() -> list[str]:
    """About 20 MB of texts in three languages that hold nothing to read, made of sentences of the corpus."""
    chance = Random(1)
    sentences = [one for text in corpus() for one in re.split(r"(?<=[.!?])\s+|\n+", text.text)]
    silent = [one for one in sentences if one and not sieve().plain(one)]
    texts, size = [], 0
    while size < _SIEVED:
        text = " ".join(chance.choice(silent) for _ in range(_SENTENCES))
        texts.append(text)
        size += len(text.encode())
    return texts


def sieve_speed(rounds: int) -> None:
    """Megabytes a second of the sieve, on texts that hold nothing and so must be searched to their end."""
    texts = silent_texts()
    data = [text.encode() for text in texts]
    size = sum(map(len, data)) / 1e6
    print(f"  {len(texts):,} texts with nothing to read, {size:.0f} MB of UTF-8 in three languages")
    ways: list[tuple[str, float, Callable[[], object]]] = []
    if is_fast():
        sieve().fast(b"")
        ways.append(("hyperscan, UTF-8", size, lambda: sum(map(sieve().fast, data))))
        ways.append(
            ("hyperscan, str", size, lambda: sum(sieve().fast(text.encode("utf-8", "replace")) for text in texts))
        )
    else:
        print("  hyperscan is not installed: pip install 'nightcount[scale]'")
    few = texts[: len(texts) // 20]
    ways.append(("plain Python, str", size / 20, lambda: sum(map(sieve().plain, few))))
    for name, amount, work in ways:
        print(f"  {name}: {amount / seconds(work, rounds):,.0f} MB a second")


def news_speed(rounds: int, found: dict[str, Speeds], with_peer: bool) -> None:
    """English news paragraphs a second, and the same of spaCy's small English pipeline."""
    news = next(iter(found.values())).news
    print(f"  {news.texts:,} {news.name}, {news.paragraphs:,} paragraphs")
    theirs = 0.0
    if with_peer:
        measured = peer.measure([one.text for one in english_news()[1]], rounds)
        theirs = news.paragraphs / measured.seconds
        print(f"  {measured.name}: {theirs:,.0f} paragraphs a second")
    for way, speeds in found.items():
        ours = speeds.news.paragraphs / speeds.news.seconds
        times = f"; {ours / theirs:.1f} times as fast as spaCy" if theirs else ""
        print(f"  {way}: {ours:,.0f} paragraphs a second{times}")


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--no-peer", action="store_true", help="leave out spaCy and HiGHS")
    parser.add_argument("--plain", action="store_true", help="leave out the compiled reader")
    chosen = parser.parse_args()
    load = os.getloadavg()[0]
    print(f"Python {platform.python_version()}, {os.cpu_count()} cores, load {load:.1f}, lexicons {reading_version()}")
    print("Reading bulletins")
    ways = {"plain Python": Path(sys.executable)}
    built = None if chosen.plain else compiled.environment()
    if built is not None:
        ways["compiled"] = built
    elif not chosen.plain:
        print("  no C compiler here: the compiled reader is left out")
    found = reading_speeds(chosen.rounds, ways)
    print("The sieve")
    sieve_speed(chosen.rounds)
    print("Reading English news")
    news_speed(chosen.rounds, found, not chosen.no_peer)
    print("The record")
    record_speed(chosen.rounds, not chosen.no_peer)


if __name__ == "__main__":
    main()
