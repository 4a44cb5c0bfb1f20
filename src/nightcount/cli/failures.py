"""How a command ends when it cannot be done: one line on standard error, exit code 2, no traceback."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable

from typer import Abort, TyperException

from nightcount.errors import NightcountError

REFUSED = 2
INTERRUPTED = 130
# What a shell reports of a program whose reader went away (128 + SIGPIPE), as of `cat FILE | head`.
READER_GONE = 141


def run(command: Callable[[], int | None]) -> int:
    """Run a command to its exit code. What is wrong with its input is told in one line on standard error."""
    try:
        code = command() or 0
        sys.stdout.flush()
    except (BrokenPipeError, SystemExit) as ending:
        # Typer turns a closed pipe into an exit of its own, with the code that here means a wrong claim.
        if isinstance(ending, SystemExit) and not isinstance(ending.__context__, BrokenPipeError):
            raise
        _drop_output()
        code = READER_GONE
    except (KeyboardInterrupt, Abort):
        code = INTERRUPTED
    except (NightcountError, TyperException, OSError) as error:
        print(f"nightcount: {' '.join(_line(error).split())}", file=sys.stderr)
        code = REFUSED
    return code


def _line(error: NightcountError | TyperException | OSError) -> str:
    if isinstance(error, TyperException):
        return f"{error.format_message()} Try: nightcount --help"
    if isinstance(error, OSError):
        reason = error.strerror or str(error)
        return f"{error.filename}: {reason}." if error.filename else f"{reason}."
    return str(error)


def _drop_output() -> None:
    """Let nothing more be written, so that Python does not complain of the closed pipe when it ends."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
