"""A ledger tells whether it is whole, and what is missing where it is not."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

import nightcount
from nightcount.ledger import Store
from tests.cli.command import call
from tests.english_posts import posts


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    said = "On the night of 10 August 2025 Russia launched 91 drones at Ukraine."
    with nightcount.open_ledger(tmp_path / "a.db") as desk:
        desk.add(posts(tmp_path / "a.jsonl", ("town", "1", "2025-08-10T06:00:00+00:00", said)))
        desk.reviews.accept(desk.claims(night="2025-08-10")[0].id, by="Olena", reason="seen")
    return tmp_path / "a.db"


def test_a_whole_ledger_says_how_much_it_holds(ledger: Path) -> None:
    ended = call("--ledger", ledger, "verify")
    assert (ended.code, ended.err) == (0, "")
    assert ended.out == f"{ledger} is whole: 1 report, 1 claim, 1 attack, 1 review\n"
    with Store.open(ledger, write=False) as store:
        assert store.verify() == ({"reports": 1, "claims": 1, "attacks": 1, "reviews": 1}, [])


@pytest.mark.parametrize(
    ("harm", "said"),
    [
        ("UPDATE report SET text = text || '!'", "the text of the report .* is not the one that was added"),
        ("DELETE FROM reading", "the report .* was never read"),
        ("DELETE FROM claim", "rests on the claim .*, which is not there"),
        ("UPDATE claim SET payload = replace(payload, '91', '92')", "the claim .* does not say what its id stands for"),
        ("DELETE FROM account", "does not list its accounts"),
        ("UPDATE review SET payload = replace(payload, 'Olena', 'Ivan')", "the review .* does not say what its id"),
        ("DELETE FROM reviewed", "the review .* was never applied"),
        ("DELETE FROM report", "belongs to a row of report that is not there"),
    ],
)
def test_harm_is_found_and_named_in_one_line(ledger: Path, harm: str, said: str) -> None:
    with sqlite3.connect(ledger) as raw:
        for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            raw.execute(f"DROP TRIGGER {name}")
        raw.execute(harm)
    raw.close()
    ended = call("--ledger", ledger, "verify")
    assert (ended.code, ended.out, ended.err.count("\n")) == (2, "", 1)
    assert "not whole" in ended.err
    with Store.open(ledger, write=False) as store, pytest.raises(AssertionError, match=said):
        assert store.verify()[1] == []


def test_a_damaged_page_of_the_file_is_found(ledger: Path) -> None:
    data = bytearray(ledger.read_bytes())
    root = (
        sqlite3.connect(ledger)
        .execute("SELECT rootpage FROM sqlite_master WHERE name = 'ix_claim_night'")
        .fetchone()[0]
    )
    size = int.from_bytes(data[16:18], "big")
    data[(root - 1) * size + 8 : root * size] = bytes(size - 8)
    ledger.write_bytes(data)
    ended = call("--ledger", ledger, "verify")
    assert ended.code == 2
    assert "damaged" in ended.err
