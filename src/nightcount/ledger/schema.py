"""Which revision of the tables a ledger has, and bringing an older or empty one up to this version's."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Column, Connection, MetaData, String, Table, inspect, select

from nightcount.errors import LedgerError, SchemaError
from nightcount.ledger.dialect import Place

if TYPE_CHECKING:
    from alembic.config import Config

# The head of `migrations/versions`. Written out so that a current ledger opens without loading Alembic; a test
# compares the two.
REVISION = "0002"
VERSION_TABLE = "ledger_schema"

_version = Table(VERSION_TABLE, MetaData(), Column("version_num", String(32), primary_key=True))


def revision_of(connection: Connection, path: Place) -> str | None:
    """The revision of the tables, null for an empty database.

    Raises LedgerError for a database that is something else.
    """
    names = inspect(connection).get_table_names()
    if VERSION_TABLE in names:
        return connection.execute(select(_version.c.version_num)).scalar_one_or_none()
    if names:
        raise LedgerError(
            f"this is a database, but not a ledger: it holds the table {sorted(names)[0]!r}",
            place=str(path),
            way_out="Name a ledger, or a new file, with --ledger",
        )
    return None


def refuse_newer(found: str, path: Place) -> None:
    """Raises SchemaError when `found` is not a revision that this version of Nightcount knows."""
    from alembic.script import ScriptDirectory  # slow to load, and a current ledger does not need it

    known = {script.revision for script in ScriptDirectory.from_config(config()).walk_revisions()}
    if found not in known:
        raise SchemaError(
            f"this ledger has the schema {found!r}, newer than {REVISION!r}, the newest that this version reads",
            place=str(path),
            way_out="Upgrade Nightcount: pip install --upgrade nightcount",
        )


def migrate(connection: Connection) -> None:
    """Brings the tables up to `REVISION`, inside the transaction of `connection`."""
    from alembic import command

    settings = config()
    settings.attributes["connection"] = connection
    command.upgrade(settings, REVISION)


def config() -> Config:
    """Alembic's settings, without a file of its own."""
    from alembic.config import Config

    settings = Config()
    settings.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    settings.set_main_option("path_separator", "os")
    return settings
