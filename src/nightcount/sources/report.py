"""Report: one document as its publisher put it out. Signal: one alert as a feed gave it. Heard: when it was heard."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cached_property
from typing import Any, NamedTuple


@dataclass(frozen=True)
class Report:
    """Source `source` published `text` at `published` (aware, UTC), in language `language`.

    `key` is what the publisher calls the document (a post's number, a URL); a later text under the same source and
    key is a new revision of it. `url` leads a reader to it. `cells` holds the fields of a data set's row, whose text
    is then one `column: value` a line. Reports are never altered; `id` is the SHA-256 of what they say.
    """

    source: str
    text: str
    published: datetime | None = None
    language: str | None = None
    title: str | None = None
    key: str | None = None
    url: str | None = None
    cells: dict[str, str] = field(default_factory=dict)
    edited: datetime | None = None

    def __post_init__(self) -> None:
        for moment in (self.published, self.edited):
            if moment is not None and moment.tzinfo is None:
                raise ValueError("a report's time without a time zone")

    @cached_property
    def id(self) -> str:
        """Lower-case hexadecimal SHA-256 of the source, key, time of publication, title and text."""
        # In UTC, so that the same moment written at another offset is the same report.
        published = self.published.astimezone(UTC).isoformat() if self.published else None
        said = [self.source, self.key, published, self.title, self.text]
        return hashlib.sha256(json.dumps(said, ensure_ascii=False).encode("utf-8", "surrogatepass")).hexdigest()

    def as_json(self) -> dict[str, Any]:
        """The report as a JSON object with every field present."""
        return {
            "id": self.id,
            "source": self.source,
            "key": self.key,
            "url": self.url,
            "published": self.published.isoformat() if self.published else None,
            "edited": self.edited.isoformat() if self.edited else None,
            "language": self.language,
            "title": self.title,
            "text": self.text,
            "cells": self.cells,
        }


@dataclass(frozen=True, slots=True)
class Signal:
    """Feed `source` says: an alert of `kind` stood in `area` (an area code) from `start` to `end`.

    Both times are aware UTC; `end` is null while the alert is open. `origin` names the file and line, or the address,
    that said so. `assumed_end` is true where the feed itself marks the end as assumed.
    """

    area: str
    start: datetime
    end: datetime | None
    source: str
    origin: str
    kind: str = "air_raid"
    assumed_end: bool = False


class Heard(NamedTuple):
    """Feed `source` was heard on `area` from `start` to `end` (aware, UTC): in that time its silence means calm."""

    area: str
    source: str
    start: datetime
    end: datetime
