"""Store: the ledger of one file, opened. The only way in and out; what it stores is in `kept` and `derived`."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from datetime import date, datetime
from pathlib import Path
from types import TracebackType
from typing import Any

from sqlalchemy import Connection, Engine

from nightcount.errors import LedgerError
from nightcount.ledger import derived, kept, reviewing, schema, verifying
from nightcount.ledger import signals as alert_signals
from nightcount.ledger.abbreviation import only
from nightcount.ledger.changes import AddedFile, Snapshot
from nightcount.ledger.dialect import WRITING, Place, connect, connect_server, explained, is_address
from nightcount.ledger.kept import Dated
from nightcount.ledger.opening import no_ledger, refuse_what_is_no_file
from nightcount.ledger.outcome import Outcome, batches
from nightcount.ledger.signals import Reach
from nightcount.reading.claim import Claim, Reading
from nightcount.reviews import Review, Standing
from nightcount.sources.report import Heard, Report, Signal


class Store(AbstractContextManager["Store"]):
    """The ledger at `path`: adds reports and signals, keeps what is derived from them, finds both again.

    Every change happens in a transaction: all of it is there at the end, or none. Methods that change outside of
    `transaction()` open one of their own. Every method raises LedgerError where the file cannot be read or written.
    """

    def __init__(self, engine: Engine, path: Place) -> None:
        self.path = path
        self._engine = engine
        self._connection: Connection | None = None
        self._is_fresh = False  # we made the file, and nothing has been kept in it yet

    @classmethod
    def open(cls, path: str | Path, *, write: bool = True, create: bool = True) -> Store:
        """Opens the ledger at `path`: with `write`, to change it, and with `create`, made here if there is none.

        An older ledger is brought up to date; without `write` nothing is ever written. A ledger on a disk that cannot
        be written opens all the same, and fails at the first change. A file that was made here and in which nothing
        was recorded is taken away again by `close`. Raises LedgerError for what is not there, not a ledger or locked;
        SchemaError for a ledger of a newer version. A `path` such as `postgresql://user@host/database` is a database
        on a server, which must be there.
        """
        if isinstance(path, str) and is_address(path):
            return cls._open_server(path, write=write, create=create)
        path = Path(path)
        mode = "rwc" if write and create else "rw" if write else "ro"
        refuse_what_is_no_file(path, create=mode == "rwc")
        is_new = not path.exists()
        store = cls(connect(path, mode), path)
        store._is_fresh = is_new
        try:
            store._bring_up_to_date(write=write)
        except BaseException:
            store.close()
            raise
        return store

    @classmethod
    def _open_server(cls, address: str, *, write: bool, create: bool) -> Store:
        engine, named = connect_server(address, write=write)
        store = cls(engine, named)
        try:
            store._bring_up_to_date(write=write, create=create)
        except BaseException:
            store.close()
            raise
        return store

    def _bring_up_to_date(self, *, write: bool, create: bool = True) -> None:
        with self._reading() as connection:
            found = schema.revision_of(connection, self.path)
        if found is None and not create:
            raise no_ledger(self.path)
        if found == schema.REVISION:
            return
        if found is not None:
            schema.refuse_newer(found, self.path)
        if not write:
            raise LedgerError(
                "this ledger is empty or of an older version",
                place=str(self.path),
                way_out="Run `nightcount rebuild` on it once",
            )
        with self._writing() as connection:
            # Another program may have been faster while we waited for the lock.
            if schema.revision_of(connection, self.path) != schema.REVISION:
                schema.migrate(connection)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Closes the file, and removes it where it was made for nothing."""
        if self._is_fresh and isinstance(self.path, Path) and self._is_empty():
            self.path.unlink(missing_ok=True)
        self._is_fresh = False
        self._engine.dispose()

    def _is_empty(self) -> bool:
        # Asked again here: another program may have used the file that we made.
        try:
            with self._writing() as connection:
                return schema.revision_of(connection, self.path) is None or kept.is_empty(connection)
        except LedgerError:
            return False

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Everything inside happens, or nothing does. Inside another transaction, it is part of that one."""
        if self._connection is not None:
            yield
            return
        with self._writing() as connection:
            self._connection = connection
            try:
                yield
            finally:
                self._connection = None
        self._is_fresh = False

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with explained(self.path):
            connection = self._engine.connect().execution_options(**{WRITING: True})
            with connection, connection.begin():
                yield connection

    @contextmanager
    def _changing(self) -> Iterator[Connection]:
        with self.transaction(), explained(self.path):
            assert self._connection is not None
            yield self._connection

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        # Each read ends its transaction at once, so that it never holds up a program that writes.
        with explained(self.path):
            if self._connection is not None:
                yield self._connection
                return
            with self._engine.connect() as connection:
                yield connection

    # --- Reports ---

    def add_report(self, report: Report) -> Outcome:
        """Adds one report, and tells what became of it."""
        return self.add_reports([report])[0]

    def add_reports(self, reports: Sequence[Report]) -> list[Outcome]:
        """Adds reports, and tells of each what became of it, in the same order."""
        with self._changing() as connection:
            return kept.add_reports(connection, reports)

    def reports(self, ids: Iterable[str] | None = None) -> Iterator[Report]:
        """Every report, or those of these ids, by id; unknown ids are passed over."""
        with self._reading() as connection:
            wanted = kept.report_ids(connection) if ids is None else sorted(set(ids))
        for batch in batches(wanted):
            # Nothing is locked while the caller works on a batch: it may well write.
            with self._reading() as connection:
                found = kept.reports(connection, batch)
            yield from found

    def report(self, prefix: str) -> Report:
        """The report whose id is or begins with `prefix`. Raises UsageError where there is none, or more than one."""
        with self._reading() as connection:
            found = kept.reports_by_prefix(connection, prefix.strip().lower(), 2)
        return only(found, prefix, self.path, "report", "`nightcount night DATE --json` names the reports of a night")

    def revisions(self, source: str, key: str) -> list[Report]:
        """Every revision of one document, oldest first."""
        with self._reading() as connection:
            return kept.revisions(connection, source, key)

    def documents(self, named: str) -> list[tuple[str, str]]:
        """Source and key of the documents that have this key or this address."""
        with self._reading() as connection:
            return kept.documents(connection, named)

    def revised_documents(self) -> dict[tuple[str, str], list[Dated]]:
        """The revisions of each document that has more than one, by source and key, the oldest first."""
        with self._reading() as connection:
            return kept.revised_documents(connection)

    def superseded(self) -> set[str]:
        """The ids of reports that a later revision of the same document replaced."""
        with self._reading() as connection:
            return kept.superseded(connection)

    def count_by_source(self) -> list[tuple[str, int, datetime | None, datetime | None]]:
        """Of each source: its id, how many reports, and the first and last time of publication."""
        with self._reading() as connection:
            return kept.count_by_source(connection)

    def log_import(self, added: AddedFile, reach: Reach) -> None:
        """Notes what a file brought, and of which times its feeds speak; where nothing was new, there is no note."""
        with self._changing() as connection:
            alert_signals.add_reach(connection, reach)
            if added.is_change:
                kept.log_import(connection, added)

    # --- Signals ---

    def add_signals(self, signals: Iterable[Signal]) -> int:
        """Adds signals; how many of them the ledger did not have."""
        with self._changing() as connection:
            return alert_signals.add_signals(connection, signals)

    def signals(self, areas: Collection[str], window: tuple[datetime, datetime] | None = None) -> list[Signal]:
        """Every signal of these areas, by start; with `window`, at least all that may matter for it."""
        with self._reading() as connection:
            return alert_signals.signals_of(connection, areas, window)

    def reached(self, areas: Collection[str], start: datetime, end: datetime) -> tuple[datetime, datetime] | None:
        """The longest stretch touching `start..end` of which a feed is known to have spoken for one of these areas.

        Outside it, silence says nothing. Null where there is none.
        """
        with self._reading() as connection:
            return alert_signals.reached(connection, areas, start, end)

    def heard(self, areas: Collection[str]) -> list[Heard]:
        """When which feed was heard on these areas. In that time its silence means calm, outside it nothing."""
        with self._reading() as connection:
            return alert_signals.heard(connection, areas)

    def open_signals(self, source: str) -> list[Signal]:
        """The signals of a feed that have no end yet, by start."""
        with self._reading() as connection:
            return alert_signals.open_signals(connection, source)

    def last_heard(self, source: str) -> datetime | None:
        """The last moment at which a feed was heard; null where it never was."""
        with self._reading() as connection:
            return alert_signals.last_heard(connection, source)

    # --- Reviews ---

    def add_reviews(self, reviews: Sequence[Review]) -> int:
        """Adds reviews; how many of them the ledger did not have."""
        with self._changing() as connection:
            return reviewing.add_reviews(connection, reviews)

    def reviews(self) -> list[Review]:
        """Every review, by time."""
        with self._reading() as connection:
            return reviewing.reviews(connection)

    def review(self, prefix: str) -> Review:
        """The review whose id is or begins with `prefix`. Raises UsageError where there is none, or more than one."""
        with self._reading() as connection:
            found = reviewing.reviews(connection, prefix.strip().lower())
        return only(found, prefix, self.path, "review", "`nightcount review list` shows their ids")

    def standings(self) -> list[Standing]:
        """What became of each review, as it was last saved, by time."""
        with self._reading() as connection:
            return reviewing.standings(connection)

    def save_standings(self, standings: Iterable[Standing]) -> None:
        """Replaces what became of the reviews, and the claims that they put in the place of others."""
        with self._changing() as connection:
            reviewing.save_standings(connection, standings)

    # --- What was read ---

    def record_reading(self, report: str, reading: Reading) -> None:
        """Replaces what the report of this id was read to say."""
        self.record_readings({report: reading})

    def record_readings(self, readings: Mapping[str, Reading]) -> None:
        """Replaces what each of these reports was read to say."""
        with self._changing() as connection:
            derived.record_readings(connection, readings)

    def claims(
        self,
        *,
        nights: Iterable[date | None] | None = None,
        reports: Iterable[str] | None = None,
        ids: Iterable[str] | None = None,
        struck: bool = False,
    ) -> list[Claim]:
        """The claims of these nights, of these reports or of these ids (one of the three), in the order of the texts.

        Of nights and reports, those that count: what a review rejected or replaced only with `struck`.
        """
        column, values = next(
            (column, given)
            for column, given in (("night", nights), ("report", reports), ("id", ids or ()))
            if given is not None
        )
        with self._reading() as connection:
            found = derived.claims_of(connection, column, values)
            gone = set() if struck or column == "id" else reviewing.struck(connection)
        return [one for one in found if one.id not in gone] if gone else found

    def claim(self, prefix: str) -> Claim:
        """The claim whose id is or begins with `prefix`. Raises UsageError where there is none, or more than one."""
        with self._reading() as connection:
            found = reviewing.claims_by_prefix(connection, prefix.strip().lower(), 2)
        return only(found, prefix, self.path, "claim", "`nightcount night DATE --claims` shows the ids of its claims")

    def claim_sources(self, ids: Iterable[str]) -> dict[str, str]:
        """The source of each of these claims, by the claim's id; unknown ids are passed over."""
        with self._reading() as connection:
            return derived.claim_sources(connection, ids)

    def claim_nights(self, reports: Iterable[str] | None = None) -> set[date]:
        """The nights of which claims speak: those of these reports, or all."""
        with self._reading() as connection:
            return derived.claim_nights(connection, reports)

    def night_times(self) -> dict[date, tuple[datetime, datetime]]:
        """When a report that speaks of a night was first published, and last published or edited, where one says so."""
        with self._reading() as connection:
            return derived.night_times(connection)

    def said_in(self, what: str, reports: Collection[str]) -> list[tuple[str, dict[str, Any]]]:
        """(report, JSON) of every `problem`, `quotation` or `context` of these reports."""
        with self._reading() as connection:
            return derived.said_in(connection, what, reports)

    # --- What was reconciled ---

    def save_attacks(self, attacks: Mapping[date, Sequence[dict[str, Any]]]) -> None:
        """Replaces the attacks (as `Attack.as_json` gives them) of each of these nights."""
        with self._changing() as connection:
            derived.save_attacks(connection, attacks)

    def attacks(self, start: date | None = None, end: date | None = None) -> list[dict[str, Any]]:
        """The attacks of the nights `start` to `end`, both inclusive, as JSON, by id."""
        with self._reading() as connection:
            return derived.attacks_between(connection, start, end)

    def nights(self) -> list[date]:
        """The nights that have an attack, in order."""
        with self._reading() as connection:
            return derived.attack_nights(connection)

    def snapshot(self) -> Snapshot:
        """What is derived at this moment, to be compared with another."""
        with self._reading() as connection:
            return Snapshot(
                derived.digest(connection), derived.claim_ids(connection), derived.digests_by_night(connection)
            )

    def empty_derived(self) -> None:
        """Drops everything that can be derived again."""
        with self._changing() as connection:
            derived.empty(connection)

    def verify(self) -> tuple[dict[str, int], list[str]]:
        """How much the ledger holds, and what is wrong with it, a sentence each: nothing where it is whole."""
        with self._reading() as connection:
            return verifying.counts(connection), list(verifying.faults(connection))

    def digest(self) -> str:
        """The SHA-256 of everything derived: equal for equal reports, whatever the order in which they came."""
        with self._reading() as connection:
            return derived.digest(connection)

    # --- For whoever takes all of it away ---

    def changed(self) -> datetime:
        """When the ledger last took something in or read something otherwise; 1970 where it never did."""
        with self._reading() as connection:
            return kept.last_change(connection)

    def reports_by(self, sources: Iterable[str]) -> list[Report]:
        """Every report of these sources, by id."""
        with self._reading() as connection:
            return kept.reports_by(connection, sources)

    def every_claim(self) -> list[Claim]:
        """Every claim, also those of no known night, by report and place in the text."""
        with self._reading() as connection:
            return derived.every_claim(connection)

    def signal_areas(self) -> list[str]:
        """The areas that signals speak of, sorted."""
        with self._reading() as connection:
            return alert_signals.signal_areas(connection)

    def reaches(self) -> list[tuple[str, str, datetime, datetime]]:
        """(area, source, start, end) of every stretch of which a feed is known to have spoken."""
        with self._reading() as connection:
            return alert_signals.reaches(connection)
