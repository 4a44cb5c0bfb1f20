"""What an import or a rebuild changed, in numbers that a reader can hold against what she expected."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

_COUNTS = ("new", "unchanged", "revised", "alerts_new", "alerts_unchanged", "claims", "problems")


def counted(number: int, noun: str) -> str:
    """A count with its noun: "1 claim", "1,200 claims"."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


@dataclass(frozen=True, slots=True)
class AddedFile:
    """Of the file at `path`: how many reports were new, unchanged or revised, how many alerts were new or unchanged.

    `claims` and `problems` count what the new and revised reports were read to say, and what could not be read.
    """

    path: str
    new: int = 0
    unchanged: int = 0
    revised: int = 0
    alerts_new: int = 0
    alerts_unchanged: int = 0
    claims: int = 0
    problems: int = 0

    @property
    def is_change(self) -> bool:
        """True when the file brought something that the ledger did not have."""
        return bool(self.new or self.revised or self.alerts_new)

    def as_json(self) -> dict[str, Any]:
        """The counts, and the path."""
        return {"path": self.path, **{name: getattr(self, name) for name in _COUNTS}}

    def __str__(self) -> str:
        said = []
        if self.new or self.unchanged or self.revised:
            said.append(f"reports: {self.new:,} new, {self.revised:,} revised, {self.unchanged:,} unchanged")
        if self.alerts_new or self.alerts_unchanged:
            said.append(f"alerts: {self.alerts_new:,} new, {self.alerts_unchanged:,} unchanged")
        if self.new or self.revised:
            said.append(f"{counted(self.claims, 'claim')}, {counted(self.problems, 'problem')}")
        if not said:
            said.append("nothing in it")
        elif not self.is_change:
            said.append("nothing changed")
        return f"{self.path}: {'; '.join(said)}"


@dataclass(frozen=True)
class Added:
    """What adding files changed: counts for each file, and the nights that were reconciled again."""

    files: tuple[AddedFile, ...]
    nights: tuple[date, ...] = ()

    @property
    def is_change(self) -> bool:
        """True when at least one file brought something that the ledger did not have."""
        return any(one.is_change for one in self.files)

    @property
    def total(self) -> AddedFile:
        """The counts of all files together."""
        return AddedFile("all", *(sum(getattr(one, name) for one in self.files) for name in _COUNTS))

    def as_json(self) -> dict[str, Any]:
        """The files with their counts, the total, and the nights touched."""
        return {
            "files": [one.as_json() for one in self.files],
            "total": {name: count for name, count in self.total.as_json().items() if name != "path"},
            "nights": [night.isoformat() for night in self.nights],
        }

    def __repr__(self) -> str:
        nights = f"{counted(len(self.nights), 'night')} reconciled" if self.nights else "no night touched"
        return "\n".join([*map(str, self.files), nights])


@dataclass(frozen=True)
class AddedReviews:
    """Of the reviews given, `new` were new and `unchanged` known; the nights were reconciled again."""

    new: int
    unchanged: int = 0
    nights: tuple[date, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """The counts, and the nights touched."""
        nights = [night.isoformat() for night in self.nights]
        return {"new": self.new, "unchanged": self.unchanged, "nights": nights}

    def __repr__(self) -> str:
        nights = f"{counted(len(self.nights), 'night')} reconciled" if self.nights else "no night touched"
        return f"{counted(self.new, 'review')} new, {self.unchanged:,} unchanged; {nights}"


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What was derived at one moment: its digest, the ids of the claims, and a hash of each night's attacks."""

    digest: str
    claims: set[str]
    nights: dict[date, str]


@dataclass(frozen=True)
class Rebuilt:
    """Everything derived was made again from `reports` reports: its digest before and after, and what changed.

    `added` and `removed` are ids of claims; `nights` are those whose attacks are not what they were; `orphaned` counts
    the reviews whose claim is not read, or not held, any more.
    """

    before: str
    after: str
    reports: int
    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    nights: tuple[date, ...] = ()
    orphaned: int = 0

    @classmethod
    def between(cls, before: Snapshot, after: Snapshot, reports: int, orphaned: int = 0) -> Rebuilt:
        """What changed from one moment to another."""
        every = before.nights.keys() | after.nights.keys()
        return cls(
            before.digest,
            after.digest,
            reports,
            added=tuple(sorted(after.claims - before.claims)),
            removed=tuple(sorted(before.claims - after.claims)),
            nights=tuple(sorted(night for night in every if before.nights.get(night) != after.nights.get(night))),
            orphaned=orphaned,
        )

    @property
    def is_same(self) -> bool:
        """True when the result is the same byte for byte."""
        return self.before == self.after

    def as_json(self) -> dict[str, Any]:
        """Every field, and `same`."""
        return {
            "before": self.before,
            "after": self.after,
            "same": self.is_same,
            "reports": self.reports,
            "claims_added": list(self.added),
            "claims_removed": list(self.removed),
            "nights_changed": [night.isoformat() for night in self.nights],
            "reviews_orphaned": self.orphaned,
        }

    def __repr__(self) -> str:
        said = f"Rebuilt from {counted(self.reports, 'report')}: "
        if self.is_same:
            said += f"the same byte for byte ({self.after[:12]})"
        else:
            said += (
                f"{counted(len(self.added), 'claim')} added, {len(self.removed):,} removed, "
                f"{counted(len(self.nights), 'night')} changed ({self.before[:12]} → {self.after[:12]})"
            )
        if self.orphaned:
            lost = f"{counted(self.orphaned, 'review')} no longer {'finds its' if self.orphaned == 1 else 'find their'}"
            said += f"\n{lost} claim: look with `nightcount review list`"
        return said
