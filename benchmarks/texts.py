"""The texts that the benchmarks read: the project's own corpus, and the shared data where it is present."""

from __future__ import annotations

import json
import os
import tomllib
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parent.parent
CORPUS = ROOT / "tests" / "corpus"


class Text(NamedTuple):
    """`text` in `language` (null where unknown), published at an aware time (null where unknown)."""

    text: str
    language: str | None
    published: datetime | None


def shared() -> Path:
    """The folder of real data; it may be absent."""
    return Path(os.environ.get("NIGHTCOUNT_SHARED", ROOT.parent / "shared" / "data"))


def corpus(name: str = "*") -> list[Text]:
    """The texts of our own in three languages; `name` is one file's (`air_force`, `news`), `*` all of them."""
    found = []
    for path in sorted(CORPUS.glob(f"*/{name}.toml")):
        rows = tomllib.loads(path.read_text(encoding="utf-8"))["text"]
        found += [Text(row["text"], path.parent.name, _moment(row.get("published"))) for row in rows]
    return found


def bulletins() -> tuple[str, list[Text]]:
    """What they are, and the posts of an air force: the real ones where present, else those of our own."""
    real = [*_rows("gold/bulletins_texts.jsonl", "uk"), *_rows("bulletins/kpszsu_posts.jsonl", "uk")]
    return ("real posts", real) if real else ("posts of the project's own corpus", corpus("air_force"))


def english_news() -> tuple[str, list[Text]]:
    """What they are, and news items in English: the shared ones where present, else those of our own."""
    rows = [row for row in _lines("gold/news_texts.jsonl") if (row.get("language") or row.get("lang")) == "en"]
    if rows:
        return "news texts of the gold", [_text(row, "en") for row in rows]
    return "news texts of the project's own corpus", [text for text in corpus("news") if text.language == "en"]


def _rows(path: str, language: str) -> list[Text]:
    return [_text(row, language) for row in _lines(path) if row.get("text")]


def _text(row: dict[str, Any], language: str) -> Text:
    return Text(row["text"], language, _moment(row.get("published") or row.get("posted_at")))


def _lines(path: str) -> Iterator[dict[str, Any]]:
    file = shared() / path
    if file.exists():
        with file.open(encoding="utf-8") as lines:
            yield from (json.loads(line) for line in lines if line.strip())


def _moment(said: str | datetime | None) -> datetime | None:
    """An aware time, or null: a time without a zone dates nothing."""
    if isinstance(said, str):
        try:
            said = datetime.fromisoformat(said)
        except ValueError:
            return None
    return said if said is not None and said.tzinfo is not None else None
