"""Labels: what a correct reader must find in a text. Loads the project's corpus and gold of the same meaning.

A corpus file (`tests/corpus/<language>/*.toml`) is an array `[[text]]` of `id`, `published` (ISO 8601 with an offset,
or absent), `title`, `text`, and `claim` rows. `words` are the exact words of the span (`nth` tells repeated ones
apart), `also` names further right measures, `weapon` every right class; an absent `low` or `high` is unknown. What is
labelled, and how, is told in `tests/corpus/README.md`.
"""

from __future__ import annotations

import json
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from nightcount.errors import InputError
from nightcount.vocabulary import OBJECTS, Figure, Measure, Modifier, Span, Weapon

CORPUS = Path(__file__).resolve().parent.parent / "tests" / "corpus"
LANGUAGES = ("uk", "ru", "en")


@dataclass(frozen=True)
class Label:
    """At `span` stand `words`, which say `figure` of any of `measures` and any of `weapons`.

    No weapons means that the claim is not about weapons, or that any class is right. A null span is a label for the
    whole text. Finding an `optional` one is neither right nor wrong.
    """

    words: str
    span: Span | None
    measures: tuple[Measure, ...]
    weapons: tuple[Weapon, ...]
    figure: Figure
    object: str | None = None
    night: date | None = None
    optional: bool = False

    @property
    def measure(self) -> Measure:
        """The measure under which the label is counted."""
        return self.measures[0]


@dataclass(frozen=True)
class Labelled:
    """Text `id` in `language`, as `published` (aware, or null where the text is undated), with its labels."""

    id: str
    language: str
    text: str
    published: datetime | None = None
    title: str | None = None
    labels: tuple[Label, ...] = ()


def corpus(language: str, folder: Path = CORPUS) -> list[Labelled]:
    """Every text of the project's corpus in a language. Raises InputError where a label does not fit its text."""
    found = [text for path in sorted((folder / language).glob("*.toml")) for text in _corpus_file(path, language)]
    if not found:
        raise InputError("there are no texts", place=str(folder / language), way_out="Choose uk, ru or en")
    return found


def _corpus_file(path: Path, language: str) -> Iterator[Labelled]:
    for row in tomllib.loads(path.read_text(encoding="utf-8"))["text"]:
        place = f"{path.name}, text {row['id']}"
        try:
            yield Labelled(
                id=row["id"],
                language=language,
                text=row["text"],
                published=_moment(row.get("published")),
                title=row.get("title"),
                labels=tuple(_corpus_label(row["text"], claim) for claim in row.get("claim", ())),
            )
        except (KeyError, ValueError) as wrong:
            raise InputError(f"a label cannot be read: {wrong}", place=place, way_out="Correct the row") from wrong


def _corpus_label(text: str, row: dict[str, Any]) -> Label:
    known = {"words", "nth", "measure", "also", "weapon", "low", "high", "modifier", "night", "object", "optional"}
    if unknown := row.keys() - known:
        raise ValueError(f"unknown fields {sorted(unknown)}")
    if row.get("object") not in {None, *OBJECTS}:
        raise ValueError(f"unknown object {row['object']!r}")
    return Label(
        words=row["words"],
        span=_occurrence(text, row["words"], row.get("nth", 1)),
        measures=tuple(map(Measure, (row["measure"], *row.get("also", ())))),
        weapons=tuple(map(Weapon, row.get("weapon", ()))),
        figure=Figure(row.get("low"), row.get("high"), Modifier(row.get("modifier", "exact"))),
        object=row.get("object"),
        night=date.fromisoformat(row["night"]) if "night" in row else None,
        optional=row.get("optional", False),
    )


def _occurrence(text: str, words: str, nth: int) -> Span:
    start = -1
    for _ in range(nth):
        start = text.find(words, start + 1)
        if start < 0:
            raise ValueError(f"the text does not say {words!r} {nth} times")
    return Span(start, start + len(words))


def gold(folder: Path, name: str, language: str) -> list[Labelled]:
    """Texts of a language from `<name>_texts.jsonl`, with the labels of `<name>_gold.jsonl`, in `folder`."""
    labels: dict[str, list[Label]] = defaultdict(list)
    for row in _json_lines(folder / f"{name}_gold.jsonl"):
        labels[str(row["doc"])].append(_gold_label(row))
    return [
        Labelled(
            id=str(row["id"]),
            language=language,
            text=row["text"],
            published=_moment(row.get("published")),
            title=row.get("title"),
            labels=tuple(labels[str(row["id"])]),
        )
        for row in _json_lines(folder / f"{name}_texts.jsonl")
        if row["lang"] == language
    ]


def _gold_label(row: dict[str, Any]) -> Label:
    modifier = row.get("modifier") or "exact"
    return Label(
        words=row.get("span") or row.get("note") or "",
        span=None if row.get("start") is None else Span(row["start"], row["end"]),
        measures=tuple(map(Measure, (row["measure"], *(row.get("measure_alt") or ())))),
        weapons=tuple(map(Weapon, row.get("weapons") or ())),
        figure=Figure(row.get("low"), row.get("high"), Modifier("at_most" if modifier == "up_to" else modifier)),
        object=row.get("object"),
        night=date.fromisoformat(row["night"]) if row.get("night") else None,
        optional=bool(row.get("optional")),
    )


def _json_lines(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())


def _moment(said: str | None) -> datetime | None:
    if said is None:
        return None
    moment = datetime.fromisoformat(said)
    if moment.tzinfo is None:
        raise ValueError(f"{said} has no offset")
    return moment
