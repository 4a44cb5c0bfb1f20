"""Site: one open ledger as the pages see it. When the file changes, everything that was made from it is made anew."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path

from nightcount.checking.finding import Check, Finding, Verdict
from nightcount.desk import Desk, open_ledger
from nightcount.desk.export import articles_checked
from nightcount.desk.withholding import Shown, Withheld, shown, withheld_at
from nightcount.errors import LedgerError
from nightcount.language import gettext as _
from nightcount.publishing.boundaries import read_boundaries
from nightcount.sources.report import Report


@dataclass(frozen=True, slots=True)
class Options:
    """What the operator chose: the ledger's file, and how it is shown.

    `keep_checks` is a folder for texts that visitors want to keep, or null where nothing that a visitor sends is
    stored. `url` is where the world finds the site (`https://record.example.org`), null for wherever it is asked.
    `cache` is how many bytes of finished pages are kept; `warm` makes them before anybody asks. `boundaries` is a file
    of oblasts for the maps (null: they are drawn as tiles), `credit` whose it is where the file does not say so.
    """

    ledger: Path
    keep_checks: Path | None = None
    url: str | None = None
    cache: int = 96 * 1024 * 1024
    warm: bool = False
    boundaries: Path | None = None
    credit: str | None = None


class Site:
    """The desk of a ledger, shared by all requests.

    `refresh` looks whether another program changed the file; `version` then differs, and pages are made again. Raises
    LedgerError where the file is no ledger, is gone, or holds a record that this version cannot read, InputError where
    that of the boundaries cannot be read.
    """

    def __init__(self, options: Options) -> None:
        self.options = options
        self.boundaries = read_boundaries(options.boundaries, options.credit) if options.boundaries else None
        self._lock = threading.Lock()
        self._checks: tuple[tuple[Report, Check], ...] | None = None
        self._withheld: tuple[tuple[str, datetime], Withheld] | None = None
        self._seen = self._stamp()
        self._waiting = 0
        self._desk: Desk | None = open_ledger(options.ledger, create=False)
        try:
            self._desk.attacks()
        except LedgerError:
            self._desk.close()
            raise

    @property
    def desk(self) -> Desk:
        """The open ledger."""
        with self._lock:
            if self._desk is None:
                self._desk = open_ledger(self.options.ledger, create=False)
            return self._desk

    @property
    def version(self) -> str:
        """Differs whenever the ledger does."""
        return "-".join(map(str, self._seen))

    @property
    def changed(self) -> datetime:
        """When the ledger was last written to, in UTC."""
        return datetime.fromtimestamp(self._seen[0] // 1_000_000_000, UTC)

    @property
    def nights(self) -> tuple[date, ...]:
        """The nights that have an attack, in order."""
        return tuple(self.desk.nights())

    @property
    def is_quiet(self) -> bool:
        """True while nobody waits for a page that is being made."""
        return self._waiting == 0

    @contextmanager
    def traffic(self, *, is_background: bool = False) -> Iterator[None]:
        """Inside, somebody waits; or, with `is_background`, nobody."""
        self._waiting += not is_background
        try:
            yield
        finally:
            self._waiting -= not is_background

    def night(self, day: date) -> Shown:
        """A night as the public may see it now: places that were hit lately are withheld from it."""
        return shown(self.desk.night(day), datetime.now(UTC))

    def withheld(self) -> Withheld:
        """What of the last nights may not be told now; looked up once a minute."""
        now = datetime.now(UTC)
        minute = (self.version, now.replace(second=0, microsecond=0))
        if self._withheld is None or self._withheld[0] != minute:
            self._withheld = minute, withheld_at(self.desk, now)
        return self._withheld[1]

    def check(self, article: Report, most: int) -> Check:
        """An article of at most so many claims held against what the public may know of the record now."""
        held = self.withheld()
        found = self.desk.check(article, most=most)
        return replace(found, findings=tuple(_told_now(one, held) for one in found.findings)) if held.is_any else found

    def checks(self) -> tuple[tuple[Report, Check], ...]:
        """The news articles that the ledger holds, each held against the record; made once for each state of it."""
        if self._checks is None:
            self._checks = articles_checked(self.desk, None, None)
        return self._checks

    def refresh(self) -> None:
        """Forget what was loaded, if the file is not what it was."""
        stamp = self._stamp()
        if stamp == self._seen:
            return
        with self._lock:
            if self._desk is not None and stamp[2] == self._seen[2]:
                self._desk.refresh()
            else:  # another file stands in its place
                self._close()
            self._checks = None
            self._seen = stamp

    def around(self, night: date) -> tuple[date | None, date | None]:
        """The nights with a record before and after a date; null where there is none."""
        before = [one for one in self.nights if one < night]
        after = [one for one in self.nights if one > night]
        return (before[-1] if before else None), (after[0] if after else None)

    def close(self) -> None:
        """Closes the file."""
        with self._lock:
            self._close()

    def _close(self) -> None:
        if self._desk is not None:
            self._desk.close()
        self._desk = None

    def _stamp(self) -> tuple[int, int, int]:
        try:
            found = self.options.ledger.stat()
        except FileNotFoundError:
            return 0, 0, 0
        return found.st_mtime_ns, found.st_size, found.st_ino


def _told_now(finding: Finding, held: Withheld) -> Finding:
    """The finding; where it rests on words that may not be told now, nothing but that."""
    if all((one.report, one.start, one.end) not in held.words for one in finding.evidence):
        return finding
    reason = _("Where an attack hit is withheld for some hours, and so is what the record says of this.")
    return replace(finding, verdict=Verdict.UNVERIFIABLE, reason=reason, belongs_to=None, evidence=(), reviews=())
