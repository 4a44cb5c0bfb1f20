"""A plain text file: one report, usually an article that someone copied."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from nightcount.errors import InputError
from nightcount.sources import raw
from nightcount.sources.language import language_of
from nightcount.sources.registry import ANYONE, identify, identify_file, identify_opening
from nightcount.sources.report import Report

# A first line is a headline when it is short, has no full stop, and an empty line follows it.
HEADLINE = 160


@dataclass(frozen=True, slots=True)
class Given:
    """What the user says of a file; it takes precedence over what the file says of itself."""

    source: str | None = None
    published: datetime | None = None
    language: str | None = None

    def source_of(self, said: str | None, path: Path) -> str:
        """The id of the source: as given, else as the file says, else by the file's name, else `news`."""
        name = self.source or said
        if name:
            known = identify(name)
            return known.id if known else name
        known = identify_file(path.name.split(".")[0])
        return known.id if known else ANYONE


def read_article(path: Path, given: Given) -> Iterator[Report]:
    """The one report of a text file; its text is the file's, and its time is null unless it is given."""
    text = raw.read_text(path)
    if not text.strip():
        raise InputError("the file is empty", place=str(path), way_out="Save the report again, with its text")
    opening = identify_opening(text)
    yield Report(
        source=given.source_of(opening.id if opening else None, path),
        text=text,
        published=given.published,
        language=given.language or language_of(text),
        title=headline(text),
    )


def headline(text: str) -> str | None:
    """The first line where it is clearly a title; the text keeps it all the same."""
    first, _, rest = text.lstrip().partition("\n")
    follows, _, body = rest.partition("\n")
    first = first.strip()
    clear = first and len(first) <= HEADLINE and first[-1] not in ".!?…:;," and not follows.strip() and body.strip()
    return first if clear else None
