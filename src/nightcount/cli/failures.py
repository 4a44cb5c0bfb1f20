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
    except BrokenPipeError:
        _drop_output()
        return READER_GONE
    except (KeyboardInterrupt, Abort):
        return INTERRUPTED
    except NightcountError as error:
        return _refuse(str(error))
    except TyperException as error:
        return _refuse(f"{error.format_message()} Try: nightcount --help")
    except OSError as error:
        return _refuse(_os_line(error))
    return code


def _refuse(line: str) -> int:
    print(f"nightcount: {' '.join(line.split())}", file=sys.stderr)
    return REFUSED


def _os_line(error: OSError) -> str:
    reason = error.strerror or str(error)
    return f"{error.filename}: {reason}." if error.filename else f"{reason}."


def _drop_output() -> None:
    """Let nothing more be written, so that Python does not complain of the closed pipe when it ends."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
