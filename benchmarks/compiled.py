"""The reader compiled: an environment of its own with the wheel that NIGHTCOUNT_COMPILED=1 builds."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
_VENV = Path(__file__).resolve().parent / ".compiled"
# What a reading depends on, and what says how it is compiled.
_SOURCES = ("hatch_build.py", *(f"src/nightcount/{name}/**/*.*" for name in ("reading", "sources", "vocabulary")))


def environment() -> Path | None:
    """The Python of the environment, made anew where the reader has changed; null without a C compiler."""
    python, marker = _VENV / "bin" / "python", _VENV / "sources"
    if shutil.which(os.environ.get("CC", "cc")) is None:
        return None
    digest = hashlib.sha256()
    for path in sorted(path for pattern in _SOURCES for path in ROOT.glob(pattern)):
        if path.suffix in (".py", ".toml"):
            digest.update(path.read_bytes())
    if marker.exists() and marker.read_text() == digest.hexdigest():
        return python
    print("  Compiling the reader; this takes some minutes", file=sys.stderr)
    subprocess.run([sys.executable, "-m", "venv", "--clear", _VENV], check=True)
    install: list[str | Path] = [python, "-m", "pip", "install", "-qq", "--constraint", ROOT / "constraints.txt"]
    subprocess.run([*install, f"{ROOT}[scale]"], check=True, env={**os.environ, "NIGHTCOUNT_COMPILED": "1"})
    marker.write_text(digest.hexdigest())
    return python
