"""The tables: Core and migrations agree, on both databases, and a ledger tells what it is."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, create_mock_engine, inspect
from sqlalchemy.schema import CreateIndex, CreateTable

from nightcount.errors import LedgerError, SchemaError
from nightcount.ledger import Store, schema
from nightcount.ledger.dialect import guards
from nightcount.ledger.tables import DERIVED, KEPT, metadata
from tests.ledger.made_up import report


def test_the_constant_is_the_head_of_the_migrations() -> None:
    assert ScriptDirectory.from_config(schema.config()).get_current_head() == schema.REVISION


def test_migrations_make_exactly_the_tables_that_core_declares() -> None:
    migrated, declared = create_engine("sqlite://"), create_engine("sqlite://")
    with migrated.connect() as one, declared.connect() as other:
        schema.migrate(one)
        metadata.create_all(other)
        options = {"compare_type": True, "version_table": schema.VERSION_TABLE}
        assert compare_metadata(MigrationContext.configure(one, opts=options), metadata) == []
        for table in metadata.tables:
            assert _described(inspect(one), table) == _described(inspect(other), table)


def _described(look: object, table: str) -> list[str]:
    parts = ("columns", "pk_constraint", "indexes", "foreign_keys", "unique_constraints")
    return [repr(getattr(look, f"get_{part}")(table)) for part in parts]


def test_every_table_belongs_to_one_zone() -> None:
    assert sorted(table.name for table in (*KEPT, *DERIVED)) == sorted(metadata.tables)


def test_the_derived_zone_holds_no_time_of_the_clock() -> None:
    assert [column.name for table in DERIVED for column in table.columns if "Time" in repr(column.type)] == []


def test_the_tables_and_guards_can_be_written_for_postgresql() -> None:
    dialect = create_mock_engine("postgresql://", lambda *_: None).dialect
    for table in metadata.sorted_tables:
        assert "CREATE TABLE" in str(CreateTable(table).compile(dialect=dialect))
        assert all("CREATE INDEX" in str(CreateIndex(index).compile(dialect=dialect)) for index in table.indexes)
    assert "published TIMESTAMP WITH TIME ZONE" in str(CreateTable(metadata.tables["report"]).compile(dialect=dialect))
    assert any("BEFORE UPDATE OR DELETE" in statement for statement in guards("report", "postgresql"))


def test_a_current_ledger_opens_without_loading_alembic(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    with Store.open(path) as store:
        store.add_report(report())
    code = (
        "import sys; from nightcount.ledger import Store; "
        f"Store.open({str(path)!r}).close(); sys.exit('alembic' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_newer_ledger_is_refused_with_both_revisions_and_the_way_out(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    with Store.open(path) as store:
        store.add_report(report())
    with sqlite3.connect(path) as raw:
        raw.execute(f"UPDATE {schema.VERSION_TABLE} SET version_num = '0099'")
    raw.close()
    before = path.read_bytes()
    with pytest.raises(SchemaError) as caught:
        Store.open(path)
    line = str(caught.value)
    assert str(path) in line
    assert "'0099'" in line
    assert f"'{schema.REVISION}'" in line
    assert "Upgrade Nightcount" in line
    assert "\n" not in line
    assert path.read_bytes() == before


def test_an_empty_file_becomes_a_ledger_only_where_one_may_be_made(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    path.touch()
    for write in (False, True):
        with pytest.raises(LedgerError, match="this file is empty, not a ledger"):
            Store.open(path, write=write, create=False)
        assert path.read_bytes() == b""
    with Store.open(path) as store:
        assert store.nights() == []
    assert path.stat().st_size > 0
