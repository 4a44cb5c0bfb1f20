"""Writing a folder whole or not at all: made beside its place under another name, and renamed at the end."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

from nightcount.errors import UsageError

SUMS = "SHA256SUMS"


def sums(files: Mapping[str, bytes]) -> bytes:
    """The checksums of files as `sha256sum --check` reads them, by path."""
    return "".join(f"{sha256(data).hexdigest()}  {path}\n" for path, data in sorted(files.items())).encode()


def write_folder(place: Path, files: Mapping[str, bytes]) -> None:
    """Write the files (by path within the folder) as the folder `place`, in place of an older one if there is one.

    Raises UsageError where it cannot be written, a full disk included: then everything is as it was. A process that is
    killed leaves at most a hidden folder `.<name>.….unfinished` beside it.
    """
    unfinished: str | None = None
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        unfinished = tempfile.mkdtemp(dir=place.parent, prefix=f".{place.name}.", suffix=".unfinished")
        _fill(Path(unfinished), files)
        _rename(Path(unfinished), place)
    except OSError as error:
        raise UsageError(
            f"the package cannot be written ({error.strerror or error})",
            place=str(place),
            way_out="Name another folder, or make room",
        ) from None
    finally:
        if unfinished and Path(unfinished).exists():
            shutil.rmtree(unfinished, ignore_errors=True)


def _fill(folder: Path, files: Mapping[str, bytes]) -> None:
    for path, data in files.items():
        target = folder / path
        target.parent.mkdir(exist_ok=True)
        with target.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())  # the name must not come to stand before what it names
    folder.chmod(0o755)


def _rename(unfinished: Path, place: Path) -> None:
    if not place.exists() or not any(place.iterdir()):
        unfinished.replace(place)  # an empty folder is replaced in one step
        return
    old = unfinished.with_name(unfinished.name.replace(".unfinished", ".replaced"))
    place.rename(old)
    try:
        unfinished.rename(place)
    except OSError:
        old.rename(place)
        raise
    shutil.rmtree(old, ignore_errors=True)
