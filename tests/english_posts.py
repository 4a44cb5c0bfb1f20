"""Files of our own for tests of the whole way: three nights with their true figures, in plain English sentences."""

from __future__ import annotations

import json
from pathlib import Path

Post = tuple[str, str, str, str]  # source, key, time of publication, text

NIGHTS: tuple[Post, ...] = (
    (
        "kpszsu",
        "1",
        "2025-06-09T08:20:00+00:00",
        "On the night of 9 June 2025 Russia launched 479 drones at Ukraine. Air defence shot down 277 drones.",
    ),
    (
        "kpszsu",
        "2",
        "2025-06-29T06:40:00+00:00",
        "On the night of 29 June 2025 Russia launched 477 drones and 60 missiles at Ukraine.",
    ),
    (
        "kpszsu",
        "3",
        "2025-07-04T05:50:00+00:00",
        "On the night of 4 July 2025 Russia launched 539 drones and 11 missiles at Ukraine. "
        "Air defence shot down 268 drones and 2 missiles.",
    ),
    ("dsns", "4", "2025-07-04T15:10:00+00:00", "In Kyiv 26 people were injured on the night of 4 July 2025."),
)

ARTICLE = """Russia launched 539 drones and 12 missiles at Ukraine overnight, the air force said on Friday.
The attack was on the night of 4 July 2025."""

ALERTS = """region,started_at,finished_at
Kyiv City,2025-06-08T19:45:45Z,2025-06-09T02:15:04Z
Kyiv City,2025-07-03T14:16:00Z,2025-07-03T16:24:00Z
Kyiv City,2025-07-03T17:00:00Z,2025-07-04T01:50:00Z
Kyiv City,2025-07-04T02:04:00Z,2025-07-04T05:43:00Z
Kyiv City,2025-07-05T21:00:00Z,2025-07-05T22:00:00Z
"""


def posts(path: Path, *given: Post) -> Path:
    """Writes posts as JSON Lines."""
    names = ("source", "id", "posted_at", "text")
    lines = [json.dumps({**dict(zip(names, post, strict=True)), "lang": "en"}) for post in given]
    return written(path, "".join(f"{line}\n" for line in lines))


def written(path: Path, text: str) -> Path:
    """Writes a file, and gives its path back."""
    path.write_text(text, encoding="utf-8")
    return path
