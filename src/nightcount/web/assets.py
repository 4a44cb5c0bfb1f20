"""Static files, each under an address that holds a hash of its content: it may be kept for ever."""

from __future__ import annotations

import hashlib
import mimetypes
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

FOR_EVER = "public, max-age=31536000, immutable"


@dataclass(frozen=True, slots=True)
class Asset:
    """A file as it is served under `address`."""

    address: str
    kind: str
    body: bytes


@cache
def assets() -> dict[str, Asset]:
    """Every static file by the name that it has in `static/`."""
    found = {}
    own = files(__package__).joinpath("static").iterdir()
    # The look of a checked article is the same on a page of the site and in a file of its own.
    shared = files("nightcount.publishing").joinpath("templates", "article.css")
    for entry in sorted([*own, shared], key=lambda one: one.name):
        body = entry.read_bytes()
        stem, _, ending = entry.name.rpartition(".")
        address = f"/static/{stem}.{hashlib.sha256(body).hexdigest()[:12]}.{ending}"
        found[entry.name] = Asset(address, mimetypes.guess_type(entry.name)[0] or "application/octet-stream", body)
    return found


@cache
def by_address() -> dict[str, Asset]:
    """Every static file by its address."""
    return {one.address: one for one in assets().values()}


def address(name: str) -> str:
    """The address of a static file. Raises KeyError for a name that is not there."""
    return assets()[name].address
