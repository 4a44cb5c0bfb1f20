"""The sources that are known by name: one file each in `registry/`, and how a report is told to be theirs."""

from __future__ import annotations

import tomllib
from functools import cache, lru_cache
from importlib.resources import files

from nightcount.sources.source import Party, Source

# What a report is put under when nothing says whose it is.
ANYONE = "news"

# With one of these words a speaker is none of Ukraine's.
_RUSSIAN = ("russia", "росі", "росси", " рф")


def known_sources() -> dict[str, Source]:
    """Every source of the registry by id, sorted by id."""
    return dict(_registry())


@lru_cache(maxsize=1000)
def find_source(id: str) -> Source:
    """The source of an id. An id that the registry does not hold is an outlet of kind `news`, of no party."""
    return _registry().get(id) or Source(id=id, name=id)


def identify(name: str) -> Source | None:
    """The known source behind a channel, a page, a file name or an id; null for a stranger. Case does not matter."""
    return _by_name().get(name.strip().lstrip("@").casefold())


@cache
def identify_speaker(words: str) -> Source | None:
    """The known source that a report names in its own words, "the air force" or «Кличко»; null for anyone else.

    Where several fit, the longest of their words decides. "The Russian air force" is not Ukraine's.
    """
    folded = " ".join(words.casefold().replace("’", "'").split())
    named = next((known for known in _registry().values() if known.name.casefold() == folded), None)
    russian = any(name in folded for name in _RUSSIAN)
    sides = [known for known in _registry().values() if not (russian and known.party is Party.UKRAINE)]
    called = [(len(name), known) for known in sides for name in known.called if name in folded]
    return named or max(called, key=lambda one: one[0], default=(0, None))[1]


def identify_file(stem: str) -> Source | None:
    """The known source that a file is named after: `kpszsu_posts` holds posts of `kpszsu`."""
    folded = stem.casefold()
    ours = [name for name in _by_name() if folded == name or folded.startswith((f"{name}_", f"{name}-", f"{name}."))]
    return _by_name()[max(ours, key=len)] if ours else None


def identify_host(host: str) -> Source | None:
    """The known source of a web site; `www.` and other subdomains count as the site."""
    labels = host.casefold().split(":")[0].split(".")
    for start in range(len(labels) - 1):
        found = _by_host().get(".".join(labels[start:]))
        if found:
            return found
    return None


def identify_opening(text: str) -> Source | None:
    """The known source that the first words of a text name, such as "(BBC News)" or "BBC News –"."""
    head = text.lstrip(" \t\r\n(").casefold()
    for source in _registry().values():
        if any(head.startswith(opening.casefold()) for opening in source.openings):
            return source
    return None


@cache
def _registry() -> dict[str, Source]:
    folder = files(__package__).joinpath("registry")
    names = sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".toml"))
    ids = {name: name.removesuffix(".toml") for name in names}
    return {
        ids[name]: Source.from_table(ids[name], tomllib.loads(folder.joinpath(name).read_text("utf-8")))
        for name in names
    }


@cache
def _by_name() -> dict[str, Source]:
    return {
        name.casefold(): source
        for source in _registry().values()
        for name in (source.id, *source.identifies, *([source.telegram] if source.telegram else []))
    }


@cache
def _by_host() -> dict[str, Source]:
    return {host.casefold(): source for source in _registry().values() for host in source.hosts}
