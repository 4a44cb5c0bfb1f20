"""What differs between databases, in one place: how to connect, how time is stored, insert-if-new, guards, errors.

SQLite is the default; the tables and queries elsewhere in this package run on PostgreSQL unchanged.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, DateTime, Dialect, Engine, String, Table, create_engine, event, make_url
from sqlalchemy.dialects import sqlite
from sqlalchemy.exc import ArgumentError, DBAPIError, OperationalError
from sqlalchemy.types import TypeDecorator, TypeEngine

from nightcount.errors import LedgerError

# How long to wait for another program that is writing before giving up, in seconds.
PATIENCE = 5.0
# How much of an import stays in memory before any of it goes to the file, in KiB: until then others read on
# undisturbed, and are held up only for the moment in which all of it is written.
IN_MEMORY = 256 * 1024

WRITING = "nightcount_writing"
FORBIDDEN = "the ledger is append-only"


# A ledger is a file, or a database on a PostgreSQL server, named by its address without the password.
Place = Path | str

# Of the lock that a writer holds on a server; any number that nothing else there uses.
_WRITERS_LOCK = 728_155_094


def word(length: int) -> TypeEngine[str]:
    """A short text that sorts by its bytes in every database, whatever language a server was set up for."""
    return String(length).with_variant(String(length, collation="C"), "postgresql")


class UtcTime(TypeDecorator[datetime]):
    """An aware time, stored in UTC; in SQLite, which has no such type, as ISO 8601 text, which sorts as time does."""

    impl = String(32)
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """Text in SQLite, `timestamp with time zone` elsewhere."""
        own = String(32) if dialect.name == "sqlite" else DateTime(timezone=True)
        return dialect.type_descriptor(own)

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> Any:
        """The moment in UTC. Raises ValueError for a naive one."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a datetime without a time zone")
        moment = value.astimezone(UTC)
        return moment.isoformat() if dialect.name == "sqlite" else moment

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        """The moment, aware, in UTC."""
        if isinstance(value, str):
            return datetime.fromisoformat(value)
        return value.astimezone(UTC) if isinstance(value, datetime) else None


def connect(path: Path, mode: str) -> Engine:
    """An engine on the SQLite file `path`; connections open on first use. `mode` is `ro`, `rw` or `rwc` (and create).

    The journal is SQLite's default, not WAL: one file that can be copied, mailed, and read from a disk that cannot be
    written. After a process was killed in the middle of an import, the next one to open it rolls the rest back.
    """
    url = URL.create("sqlite", database=path.absolute().as_uri(), query={"mode": mode, "uri": "true"})
    engine = create_engine(url, connect_args={"timeout": PATIENCE})
    event.listen(engine, "connect", _on_connect)
    event.listen(engine, "begin", _on_begin)
    return engine


def is_address(place: Path | str) -> bool:
    """True for the address of a PostgreSQL server (postgresql://user@host/database), false for a file."""
    return isinstance(place, str) and place.startswith("postgresql")


def connect_server(address: str, *, write: bool) -> tuple[Engine, str]:
    """An engine on the PostgreSQL database at `address`, and the address without the password.

    Raises LedgerError for an address that cannot be one, and where the driver is not installed.
    """
    try:
        url = make_url(address).set(drivername="postgresql+psycopg")
        engine = create_engine(url, isolation_level="REPEATABLE READ")
    except ArgumentError:
        raise LedgerError(
            "this is no address of a database", way_out="Write it as postgresql://user@host/database"
        ) from None
    except ImportError:
        raise LedgerError(
            "a ledger on a PostgreSQL server needs the driver psycopg", way_out="pip install 'nightcount[postgres]'"
        ) from None
    event.listen(engine, "begin", _on_begin_server if write else _on_begin_reading)
    return engine, url.set(drivername="postgresql").render_as_string(hide_password=True)


def _on_begin_server(connection: Connection) -> None:
    # As in a file, there is one writer at a time, and it sees what the one before it wrote.
    if connection.get_execution_options().get(WRITING, False):
        connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL READ COMMITTED")
        connection.exec_driver_sql(f"SET LOCAL lock_timeout = {int(PATIENCE * 1000)}")
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_WRITERS_LOCK})")


def _on_begin_reading(connection: Connection) -> None:
    connection.exec_driver_sql("SET TRANSACTION READ ONLY")


def _on_connect(connection: Any, _record: Any) -> None:
    # Python's driver would commit behind our back before DDL; SQLAlchemy's events open transactions instead.
    connection.isolation_level = None
    connection.execute("PRAGMA foreign_keys = ON")


def _on_begin(connection: Connection) -> None:
    # A writer takes its lock at once, so that it fails before it has read, not after it has worked.
    writing = connection.get_execution_options().get(WRITING, False)
    if writing:
        connection.exec_driver_sql(f"PRAGMA cache_size = -{IN_MEMORY}")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


def file_faults(connection: Connection) -> Iterator[str]:
    """What the database itself finds wrong with its file; a server looks after its own."""
    if connection.dialect.name != "sqlite":
        return
    for (said,) in connection.exec_driver_sql("PRAGMA integrity_check"):
        if said != "ok":
            yield f"the file is damaged: {said}"
    for row in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        yield f"a row of {row[0]} belongs to a row of {row[2]} that is not there"


def insert_new(table: Table, connection: Connection) -> Any:
    """An INSERT into `table` that passes over rows which are already there."""
    if connection.dialect.name == "sqlite":
        return sqlite.insert(table).on_conflict_do_nothing()
    from sqlalchemy.dialects import postgresql  # slow to load, and most ledgers are files

    return postgresql.insert(table).on_conflict_do_nothing()


def guards(table: str, dialect: str) -> list[str]:
    """The statements that make the database itself refuse to change or delete rows of `table`."""
    if dialect == "sqlite":
        return [
            f"CREATE TRIGGER {table}_no_{deed.lower()} BEFORE {deed} ON {table} "
            f"BEGIN SELECT RAISE(ABORT, '{FORBIDDEN}'); END"
            for deed in ("UPDATE", "DELETE")
        ]
    return [
        "CREATE OR REPLACE FUNCTION nightcount_refuse() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{FORBIDDEN}'; END $$",
        f"CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
        "EXECUTE FUNCTION nightcount_refuse()",
    ]


_REASONS = {
    "SQLITE_BUSY": (
        "the ledger is locked by another program that is writing to it",
        "Try again when it has finished",
    ),
    "SQLITE_LOCKED": ("the ledger is locked by another program", "Try again when it has finished"),
    "SQLITE_READONLY": (
        "the ledger cannot be written: it is opened for reading only, or lies on a read-only disk",
        "Copy it to a folder that you may write to, and name that copy with --ledger",
    ),
    "SQLITE_CANTOPEN": (
        "the ledger cannot be opened or created here",
        "Check that the folder exists and that you may write to it, or name another place with --ledger",
    ),
    "SQLITE_NOTADB": ("this file is not a ledger", "Name a ledger, or a new file, with --ledger"),
    "SQLITE_FULL": ("the disk is full; the ledger is as it was", "Free some space and run it again"),
    "SQLITE_CORRUPT": (
        "the ledger is damaged",
        "Restore a copy, or add the reports again to a new ledger",
    ),
    "SQLITE_IOERR": ("the disk does not answer; the ledger is as it was", "Check the disk and run it again"),
}
# The same on a server, by SQLSTATE.
_REASONS |= {
    "55P03": _REASONS["SQLITE_BUSY"],
    "25006": ("the ledger is opened for reading only", "Open it for writing"),
    "53100": _REASONS["SQLITE_FULL"],
    "42501": ("this user may not do that in the database", "Ask the server's owner for the right to"),
    "57P": ("the server is stopping or starting; the ledger is as it was", "Run it again"),
}


_NO_SERVER = "Check that it runs, that the database is there, and the address"


@contextmanager
def explained(path: Place) -> Iterator[None]:
    """Turns the database's errors about the file `path` into a LedgerError of one line with the way out."""
    try:
        yield
    except UnicodeEncodeError as error:
        raise LedgerError(
            f"a text holds half a character ({error.object[error.start]!r}), which no file can hold",
            place=str(path),
            way_out="Repair the file that it came from; the ledger is as it was",
        ) from error
    except DBAPIError as error:
        name = str(getattr(error.orig, "sqlite_errorname", "") or getattr(error.orig, "sqlstate", "") or "")
        for start, (what, way_out) in _REASONS.items():
            if name.startswith(start):
                raise LedgerError(what, place=str(path), way_out=way_out) from error
        if not name and isinstance(error, OperationalError):
            said = str(error.orig).strip().splitlines()[0]
            raise LedgerError(f"the server gives no access: {said}", place=str(path), way_out=_NO_SERVER) from error
        raise LedgerError(
            f"the database refused: {error.orig}", place=str(path), way_out="The ledger is as it was before"
        ) from error
