"""`python -m benchmarks` prints how fast reading and the sieve are on one core, beside spaCy on the same texts.

Every figure is the median of several rounds of processor time, after one round that is not counted. spaCy and its small
English pipeline go into an environment of the benchmark's own (`benchmarks/.venv`), which the first run makes.
"""

from __future__ import annotations

import argparse
import os
import platform
import re
import statistics
import time
from collections.abc import Callable, Sequence
from random import Random

from benchmarks import peer
from benchmarks.texts import Text, bulletins, corpus, english_news
from nightcount.reading import read, reading_version
from nightcount.reading.sieve import is_fast, sieve

_SIEVED = 20_000_000
_SENTENCES = 30


def seconds(work: Callable[[], object], rounds: int) -> float:
    """The median processor time of a piece of work, over several rounds after an uncounted one."""
    work()
    taken = []
    for _ in range(rounds):
        began = time.process_time()
        work()
        taken.append(time.process_time() - began)
    return statistics.median(taken)


def _read_all(texts: Sequence[Text]) -> int:
    return sum(len(read(one.text, lang=one.language, published=one.published).claims) for one in texts)


def bulletin_speed(rounds: int) -> None:
    """Bulletins a second, of all lengths and of those that report a whole night."""
    name, texts = bulletins()
    for said, chosen in ((name, texts), ("of 600 characters or more", [one for one in texts if len(one.text) >= 600])):
        if chosen:
            taken = seconds(lambda chosen=chosen: _read_all(chosen), rounds)  # type: ignore[misc]  # bound at once
            size = sum(len(one.text) for one in chosen)
            print(
                f"  {said}: {len(chosen):,} of {size / len(chosen):,.0f} characters on average:"
                f" {len(chosen) / taken:,.0f} a second, {size / taken / 1e6:.2f} million characters a second"
            )


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


def news_speed(rounds: int, with_peer: bool) -> None:
    """English news paragraphs a second, and the same of spaCy's small English pipeline."""
    name, texts = english_news()
    paragraphs = sum(len([line for line in one.text.split("\n") if line.strip()]) for one in texts)
    ours = paragraphs / seconds(lambda: _read_all(texts), rounds)
    print(f"  {len(texts):,} {name}, {paragraphs:,} paragraphs")
    print(f"  nightcount: {ours:,.0f} paragraphs a second")
    if with_peer:
        found = peer.measure([one.text for one in texts], rounds)
        theirs = paragraphs / found.seconds
        print(f"  {found.name}: {theirs:,.0f} paragraphs a second; nightcount is {ours / theirs:.1f} times as fast")


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--no-peer", action="store_true", help="leave out spaCy")
    chosen = parser.parse_args()
    load = os.getloadavg()[0]
    print(f"Python {platform.python_version()}, {os.cpu_count()} cores, load {load:.1f}, lexicons {reading_version()}")
    print("Reading bulletins")
    bulletin_speed(chosen.rounds)
    print("The sieve")
    sieve_speed(chosen.rounds)
    print("Reading English news")
    news_speed(chosen.rounds, not chosen.no_peer)


if __name__ == "__main__":
    main()
