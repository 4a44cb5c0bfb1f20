"""Pace: how long a service must not be asked, remembered from one command to the next.

Kept in the user's cache folder (`XDG_CACHE_HOME`, else `~/.cache`), under a hash of the service, its address and the
token. Where that folder cannot be written, each command only remembers for itself.
"""

from __future__ import annotations

import hashlib
import json
import os
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple


class Pace(NamedTuple):
    """Not to be asked before `not_before` (seconds since 1970), after so many failures in a row."""

    not_before: float = 0.0
    failures: int = 0


def place_of(*said: str | None) -> Path:
    """The file in which the pace of a service, address and token is kept."""
    folder = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "nightcount"
    return folder / f"pace-{hashlib.sha256(repr(said).encode()).hexdigest()[:24]}.json"


def remembered(path: Path) -> Pace:
    """What is remembered; nothing where the file is absent or damaged."""
    try:
        said = json.loads(path.read_text("utf-8"))
        return Pace(float(said["not_before"]), int(said["failures"]))
    except (OSError, ValueError, KeyError, TypeError):
        return Pace()


def remember(path: Path, pace: Pace) -> None:
    """Keeps it, where that can be written."""
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        new = path.with_suffix(f".{os.getpid()}")
        new.write_text(json.dumps(pace._asdict()), "utf-8")
        new.replace(path)
