"""Publication: what a package says of itself beside its tables: version, licence, authors, how to cite it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from nightcount.errors import UsageError
from nightcount.publishing.package.content import Content

NAME = "nightcount-ledger"
TITLE = "Nightcount: a record of air attacks, with the words behind every number"
SAYS = (
    "What sources publish about air attacks, reconciled into one record per attack. Every figure has bounds, a status, "
    "the named rule that decided it, and the claims for and against it, each with its exact words. An empty cell is "
    "unknown, never zero; a night that is missing is unknown, never calm."
)
KEYWORDS = ("air attacks", "drones", "missiles", "air-raid alerts", "Ukraine", "fact-checking")
COVERED = "It covers the record: the selection, the arrangement and what was worked out."
TERMS = (
    "Quoted words and rows of other data sets remain under the terms of their publishers, who are listed in the table "
    "of sources."
)

# The licences that can be named, by their id in SPDX.
LICENCES = {
    "CC0-1.0": ("Creative Commons Zero 1.0", "https://creativecommons.org/publicdomain/zero/1.0/"),
    "CC-BY-4.0": ("Creative Commons Attribution 4.0", "https://creativecommons.org/licenses/by/4.0/"),
    "CC-BY-SA-4.0": (
        "Creative Commons Attribution-ShareAlike 4.0",
        "https://creativecommons.org/licenses/by-sa/4.0/",
    ),
    "CC-BY-NC-4.0": (
        "Creative Commons Attribution-NonCommercial 4.0",
        "https://creativecommons.org/licenses/by-nc/4.0/",
    ),
    "CC-BY-NC-SA-4.0": (
        "Creative Commons Attribution-NonCommercial-ShareAlike 4.0",
        "https://creativecommons.org/licenses/by-nc-sa/4.0/",
    ),
    "ODbL-1.0": ("Open Database License 1.0", "https://opendatacommons.org/licenses/odbl/1-0/"),
    "ODC-By-1.0": ("Open Data Commons Attribution 1.0", "https://opendatacommons.org/licenses/by/1-0/"),
    "PDDL-1.0": ("Open Data Commons Public Domain Dedication 1.0", "https://opendatacommons.org/licenses/pddl/1-0/"),
}
# What the Open Definition calls it where nobody has said.
NOT_STATED = "notspecified"


@dataclass(frozen=True, slots=True)
class Rights:
    """Who made the package, and the id of its licence in `LICENCES`; null where nobody has said."""

    authors: tuple[str, ...] = ()
    licence: str | None = None

    def __post_init__(self) -> None:
        if self.licence is not None and self.licence not in LICENCES:
            raise UsageError(f"{self.licence!r} is no licence known here", way_out=f"Use one of: {', '.join(LICENCES)}")
        if any(not author.strip() for author in self.authors):
            raise UsageError("an author without a name", way_out="Write it as --author 'Your desk'")


@dataclass(frozen=True, slots=True)
class Publication:
    """A package of `version`, made at `created` (when the ledger last changed), under `rights`, from `sources`.

    `span` says in a sentence which nights it holds, empty for all.
    """

    version: str
    created: datetime
    rights: Rights
    sources: Sequence[str] = field(default=())
    span: str = ""

    @property
    def terms(self) -> str:
        """Under what terms it may be used, in a few sentences."""
        if self.rights.licence is None:
            return f"No licence is stated. {TERMS}"
        title, path = LICENCES[self.rights.licence]
        return f"Licence: {title} ({path}). {COVERED} {TERMS}"

    @property
    def citation(self) -> str:
        """How to cite it, in one line."""
        said = f"{TITLE}, version {self.version} [Data set]"
        if not self.rights.authors:
            return f"{said} ({self.created.year})."
        return f"{', '.join(self.rights.authors)} ({self.created.year}). {said}."


def version_of(content: Content) -> str:
    """The version of a package that is no release: the day of the ledger's last change, and what it derived."""
    changed = content.changed
    return f"{changed.year}.{changed.month}.{changed.day}+{content.digest[:12]}"
