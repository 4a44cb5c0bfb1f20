"""Transactions: all or nothing, also when the program is killed in the middle."""

from __future__ import annotations

import signal as signals
import subprocess
import sys
from pathlib import Path

import pytest

from nightcount.errors import InputError
from nightcount.ledger import Store, dialect
from tests.ledger.made_up import claim, reading, report, signal

# Adds far more than it may keep in memory, so that half of it has reached the disk, then waits to be killed.
KILLED = """
import sys
from datetime import UTC, datetime, timedelta
from nightcount.ledger import Store, dialect
from nightcount.sources.report import Report, Signal
dialect.IN_MEMORY = 1024
start = datetime(2025, 1, 1, tzinfo=UTC)
with Store.open(sys.argv[1]) as store, store.transaction():
    store.add_reports([Report("kpszsu", "x" * 2000, key=str(n)) for n in range(3000)])
    store.add_signals(Signal("UA80", start + timedelta(minutes=n), None, "feed", "f") for n in range(3000))
    print("half way", flush=True)
    sys.stdin.read()
"""


def _state(path: Path) -> tuple[str, int, int]:
    with Store.open(path, create=False) as store:
        return store.digest(), len(list(store.reports())), len(store.signals(["UA80"]))


def _one_report_in(path: Path) -> None:
    one = report()
    with Store.open(path) as store, store.transaction():
        store.add_report(one)
        store.record_reading(one.id, reading(one, claim(one)))
        store.add_signals([signal()])


def _add_and_fail(store: Store) -> None:
    with store.transaction():
        store.add_reports([report(key=str(number)) for number in range(2000)])
        store.add_signals([signal(start=5, end=6)])
        store.empty_derived()
        raise InputError("broken on line 17")


def _add_inside_and_fail(store: Store) -> None:
    with store.transaction():
        with store.transaction():
            store.add_report(report())
        raise InputError("late")


def test_a_failure_in_a_transaction_leaves_the_ledger_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    _one_report_in(path)
    before = path.read_bytes()
    with Store.open(path) as store:
        with pytest.raises(InputError, match="line 17"):
            _add_and_fail(store)
        assert len(list(store.reports())) == 1
    assert path.read_bytes() == before


def test_a_transaction_within_another_is_part_of_it(tmp_path: Path) -> None:
    with Store.open(tmp_path / "a.db") as store:
        with pytest.raises(InputError):
            _add_inside_and_fail(store)
        assert list(store.reports()) == []


def test_what_was_added_is_seen_inside_the_transaction_and_by_nobody_else(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    _one_report_in(path)
    with Store.open(path) as store, Store.open(path, write=False) as reader, store.transaction():
        store.add_report(report("other", "2"))
        assert len(list(store.reports())) == 2
        assert len(list(reader.reports())) == 1


def test_reports_can_be_read_one_by_one_while_others_are_added(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dialect, "PATIENCE", 0.05)
    with Store.open(tmp_path / "a.db") as store:
        store.add_reports([report(key=str(number)) for number in range(3)])
        for one in store.reports():
            store.add_report(report("a second look", one.key, hours=1))
        assert len(store.superseded()) == 3


@pytest.mark.parametrize("exists", [True, False])
def test_a_program_killed_in_the_middle_leaves_the_ledger_as_it_was(tmp_path: Path, exists: bool) -> None:
    path = tmp_path / "a.db"
    if exists:
        _one_report_in(path)
    before = _state(path) if exists else None
    child = subprocess.Popen(
        [sys.executable, "-c", KILLED, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert child.stdout is not None
    assert child.stdout.readline() == "half way\n"
    assert path.stat().st_size > 1_000_000  # some of it is in the file already
    child.send_signal(signals.SIGKILL)
    child.communicate()
    after = _state(path)
    assert after[1:] == ((1, 1) if exists else (0, 0))
    if before:
        assert after == before
    _one_report_in(path)
    assert _state(path)[1:] == (1, 1)
