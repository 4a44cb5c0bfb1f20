"""Opening: every file that cannot be used ends in one line with the way out, and nothing is left behind."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

import pytest

from nightcount.errors import LedgerError
from nightcount.ledger import Store, dialect
from tests.ledger.made_up import report


def _refused(path: Path, *, write: bool = True, create: bool = True) -> str:
    with pytest.raises(LedgerError) as caught:
        Store.open(path, write=write, create=create)
    line = str(caught.value)
    assert "\n" not in line
    assert line.startswith(f"{path}: ")
    assert caught.value.way_out
    return line


def test_a_ledger_that_does_not_exist_is_refused_unless_it_may_be_made(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    assert "there is no ledger here" in _refused(path, create=False)
    assert "there is no ledger here" in _refused(path, write=False)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_does_not_exist_is_named(tmp_path: Path) -> None:
    assert "'nowhere' does not exist".replace("nowhere", str(tmp_path / "nowhere")) in _refused(
        tmp_path / "nowhere/a.db"
    )


def test_a_folder_is_not_a_ledger(tmp_path: Path) -> None:
    assert "a folder" in _refused(tmp_path)


@pytest.mark.parametrize(
    "content", [b"date,launched\n2025-07-04,550\n", b"\x00\x01\x02" * 2000, b"SQLite format 3\x00" + b"x" * 5000]
)
def test_another_file_is_not_a_ledger_and_stays_as_it_is(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.db"
    path.write_bytes(content)
    assert "not a ledger" in _refused(path) or "damaged" in _refused(path)
    assert path.read_bytes() == content
    assert list(tmp_path.iterdir()) == [path]


def test_another_database_is_not_a_ledger_and_stays_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    with sqlite3.connect(path) as raw:
        raw.execute("CREATE TABLE places (name TEXT)")
    raw.close()
    before = path.read_bytes()
    assert "not a ledger: it holds the table 'places'" in _refused(path)
    assert path.read_bytes() == before


def test_a_locked_ledger_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dialect, "PATIENCE", 0.05)
    path = tmp_path / "a.db"
    with Store.open(path) as store:
        store.add_report(report())
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    assert "locked by another program" in _refused(path)
    other.execute("ROLLBACK")
    other.execute("BEGIN IMMEDIATE")
    with Store.open(path) as store:
        assert len(list(store.reports())) == 1
        with pytest.raises(LedgerError, match="locked by another program"):
            store.add_report(report("other"))
    other.close()


def test_a_ledger_opened_for_reading_refuses_every_change(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    with Store.open(path) as store:
        store.add_report(report())
    before = path.read_bytes()
    with Store.open(path, write=False) as store:
        assert len(list(store.reports())) == 1
        with pytest.raises(LedgerError, match="reading only, or lies on a read-only disk") as caught:
            store.add_report(report("other"))
    assert str(path) in str(caught.value)
    assert path.read_bytes() == before


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="needs a file system on which nothing can be made: /proc")
def test_a_ledger_cannot_be_made_where_nothing_can_be_written() -> None:
    assert "cannot be opened or created here" in _refused(Path("/proc/nightcount.db"))


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_ledger_on_a_read_only_disk_can_be_read_and_not_changed(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    with Store.open(path) as store:
        store.add_report(report())
    path.chmod(0o444)
    tmp_path.chmod(0o555)
    try:
        with Store.open(path) as store:
            assert len(list(store.reports())) == 1
            with pytest.raises(LedgerError, match="read-only disk"):
                store.add_report(report("other"))
    finally:
        tmp_path.chmod(0o755)


def test_a_ledger_made_for_nothing_is_taken_away_again(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    with Store.open(path) as store:
        assert store.nights() == []
    assert list(tmp_path.iterdir()) == []


def test_a_ledger_that_another_program_has_used_meanwhile_is_not_taken_away(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    with Store.open(path), Store.open(path) as other:
        other.add_report(report())
    with Store.open(path, create=False) as store:
        assert len(list(store.reports())) == 1


def test_a_path_with_signs_that_mean_something_in_addresses_works(tmp_path: Path) -> None:
    path = tmp_path / "ніч 4%20?x=1#y.db"
    with Store.open(path) as store:
        store.add_report(report())
    assert [one.name for one in tmp_path.iterdir()] == [path.name]
