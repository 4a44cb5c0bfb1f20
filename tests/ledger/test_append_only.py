"""What was kept can neither be changed nor deleted, whoever asks."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from nightcount.ledger import AddedFile, Reach, Store
from nightcount.ledger.tables import KEPT
from nightcount.reviews import Review, Verb
from tests.ledger.made_up import MORNING, claim, reading, report, signal


@pytest.fixture
def raw(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    path = tmp_path / "a.db"
    with Store.open(path) as store:
        one = report()
        store.add_report(one)
        store.record_reading(one.id, reading(one, claim(one)))
        store.add_signals([signal()])
        reach = Reach()
        reach.add([signal()])
        store.add_reviews([Review(Verb.ACCEPT, "Olena", "seen", MORNING, claim=claim(one))])
        store.log_import(AddedFile("a.csv", new=1), reach)
    connection = sqlite3.connect(path)
    yield connection
    connection.close()


@pytest.mark.parametrize("table", [table.name for table in KEPT])
def test_rows_of_the_kept_zone_cannot_be_deleted(raw: sqlite3.Connection, table: str) -> None:
    assert raw.execute(f"SELECT count(*) FROM {table}").fetchone() == (1,)
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        raw.execute(f"DELETE FROM {table}")


@pytest.mark.parametrize("table", [table.name for table in KEPT])
def test_rows_of_the_kept_zone_cannot_be_changed(raw: sqlite3.Connection, table: str) -> None:
    column = [row[1] for row in raw.execute(f"PRAGMA table_info({table})")][1]
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        raw.execute(f"UPDATE {table} SET {column} = {column}")


def test_a_claim_cannot_stand_without_its_report(raw: sqlite3.Connection) -> None:
    raw.execute("PRAGMA foreign_keys = ON")
    with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"):
        raw.execute("INSERT INTO claim VALUES ('x', 'no such report', NULL, 'launched', NULL, '{}')")
