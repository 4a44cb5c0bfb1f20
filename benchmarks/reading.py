"""How fast reading is in the environment that runs this: `python -m benchmarks.reading` writes its figures as JSON."""

from __future__ import annotations

import argparse
import hashlib
import json
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from typing import NamedTuple

from benchmarks.texts import Text, bulletins, corpus, english_news
from nightcount.reading import read

_LONG = 600


class Speed(NamedTuple):
    """`texts` of `characters` in all with `paragraphs` took `seconds` of processor time to read."""

    name: str
    texts: int
    characters: int
    paragraphs: int
    seconds: float


class Speeds(NamedTuple):
    """What was measured in one environment. `digest` is of all that was read: alike wherever the claims are."""

    bulletins: list[Speed]
    news: Speed
    digest: str
    is_compiled: bool


def seconds(work: Callable[[], object], rounds: int) -> float:
    """The median processor time of a piece of work, over several rounds after an uncounted one."""
    work()
    taken = []
    for _ in range(rounds):
        began = time.process_time()
        work()
        taken.append(time.process_time() - began)
    return statistics.median(taken)


def measure(rounds: int) -> Speeds:
    """Reads the bulletins and the English news, and everything once more for its digest."""
    name, posts = bulletins()
    news_name, news = english_news()
    long = [one for one in posts if len(one.text) >= _LONG]
    chosen = [(name, posts), (f"of {_LONG} characters or more", long)]
    return Speeds(
        [_speed(said, texts, rounds) for said, texts in chosen if texts],
        _speed(news_name, news, rounds),
        _digest([*posts, *news, *corpus()]),
        not sys.modules["nightcount.reading.frames"].__file__.endswith(".py"),  # type: ignore[union-attr]  # it has one
    )


def _speed(name: str, texts: Sequence[Text], rounds: int) -> Speed:
    paragraphs = sum(len([line for line in one.text.split("\n") if line.strip()]) for one in texts)
    taken = seconds(lambda: [_read(one) for one in texts], rounds)
    return Speed(name, len(texts), sum(len(one.text) for one in texts), paragraphs, taken)


def _read(one: Text) -> object:
    return read(one.text, lang=one.language, published=one.published)


def _digest(texts: Sequence[Text]) -> str:
    found = hashlib.sha256()
    for one in texts:
        said = read(one.text, lang=one.language, published=one.published)
        kinds = (said.claims, said.quotations, said.context, said.problems)
        rows = [[part.as_json() for part in kind] for kind in kinds]
        found.update(json.dumps(rows, ensure_ascii=False).encode())
    return found.hexdigest()[:12]


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.reading", description=__doc__)
    parser.add_argument("--rounds", type=int, default=7)
    json.dump(measure(parser.parse_args().rounds), sys.stdout)


if __name__ == "__main__":
    main()
