"""Running a command as a person does: in a process of its own, or, faster, in this one."""

from __future__ import annotations

import contextlib
import io
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from nightcount.cli.failures import run
from nightcount.cli.main import app

COMMAND = (sys.executable, "-c", "from nightcount.cli.main import main; main()")


@dataclass(frozen=True, slots=True)
class Ended:
    """How a command ended and what it said."""

    code: int
    out: str
    err: str


def start(*words: str | Path, given: bytes = b"", folder: Path | None = None) -> Ended:
    """The command in a process of its own."""
    environment = {name: value for name, value in os.environ.items() if name != "NIGHTCOUNT_LEDGER"}
    done = subprocess.run(
        [*COMMAND, *map(str, words)], input=given, cwd=folder, env=environment, capture_output=True, check=False
    )
    return Ended(done.returncode, done.stdout.decode(), done.stderr.decode())


def call(*words: str | Path) -> Ended:
    """The command in this process."""
    out, err = io.StringIO(), io.StringIO()
    given: Sequence[str] = [str(word) for word in words]
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = run(lambda: app(list(given), prog_name="nightcount", standalone_mode=False))
    return Ended(code, out.getvalue(), err.getvalue())
