"""What the words after `claims` and `check` stand for: files, standard input, or reports of the ledger."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import BinaryIO

from nightcount.errors import InputError
from nightcount.reading import read_report
from nightcount.reading.claim import Reading
from nightcount.sources import open_path, raw
from nightcount.sources.article import headline
from nightcount.sources.language import language_of
from nightcount.sources.report import Report

STDIN = "-"
STDIN_SOURCE = "stdin"


def readings(
    what: Sequence[str], published: datetime | None, ledger: Path
) -> Iterator[tuple[Report, Reading, str, bool]]:
    """Each report that the words name, as it is read now, what to call it, and whether it is one of the ledger."""
    for word in what:
        is_held = word != STDIN and not Path(word).exists() and ledger.exists() and _looks_like_id(word)
        for report, name in _held(word, ledger) if is_held else _from_file(word, published):
            yield report, read_report(report), name, is_held


def one_article(word: str, published: datetime | None) -> tuple[Report, str]:
    """The one article of a file or of standard input. Raises InputError where there is none, or more than one."""
    found = list(islice(_from_file(word, published), 2))
    if len(found) == 1:
        return found[0]
    wrong = "holds more than one report" if found else "holds no article"
    raise InputError(
        wrong, place=word, way_out="Give one article as a text or HTML file; for posts use `nightcount claims`"
    )


def _held(word: str, ledger: Path) -> Iterator[tuple[Report, str]]:
    from nightcount.desk import open_ledger

    with open_ledger(ledger, create=False) as desk:
        report = desk.report(word)
    yield report, report.key or report.id


def _looks_like_id(word: str) -> bool:
    return len(word) >= 4 and all(c in "0123456789abcdef" for c in word)


def _from_file(word: str, published: datetime | None) -> Iterator[tuple[Report, str]]:
    if word == STDIN:
        yield _from_stream(sys.stdin.buffer, "standard input", published), "standard input"
        return
    if Path(word).is_fifo():  # what a shell hands over for `<(…)`
        with Path(word).open("rb") as pipe:
            yield _from_stream(pipe, word, published), word
        return
    for found in open_path(Path(word), published=published):
        if isinstance(found, Report):
            yield found, found.key or Path(word).name


def _from_stream(stream: BinaryIO, place: str, published: datetime | None) -> Report:
    data = stream.read(raw.TEXT_LIMIT + 1)
    if len(data) > raw.TEXT_LIMIT:
        raise InputError("more than 20 MB", place=place, way_out="Give one article at a time")
    raw.refuse_binary(Path(place), data[: raw.HEAD])
    text = raw.decode(data, Path(place))
    if not text.strip():
        raise InputError("no text came", place=place, way_out="Pipe the words of an article in")
    return Report(
        STDIN_SOURCE, text, published.astimezone(UTC) if published else None, language_of(text), headline(text)
    )
