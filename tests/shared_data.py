"""Where the real data stands that tests read if it is there; it is never part of the project."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


def shared(path: str) -> Path:
    """The file `path` of the shared data; the test is skipped, with the reason, where it does not exist."""
    folder = Path(os.environ.get("NIGHTCOUNT_SHARED", ROOT.parent / "shared" / "data"))
    wanted = folder / path
    if not wanted.exists():
        pytest.skip(f"needs the shared data file {path}, which is not on this machine")
    return wanted
