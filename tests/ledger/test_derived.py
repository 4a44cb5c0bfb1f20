"""What is derived: found again by night, report and id, replaced as a whole, and hashed in one order."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from nightcount.ledger import Store
from nightcount.sources.report import Report
from nightcount.vocabulary import Measure
from tests.ledger.made_up import NIGHT, claim, reading, report

NEXT = date(2025, 7, 5)


def _attack(night: date, low: float | None, *, part: str = "night", attacker: str = "RU") -> dict[str, Any]:
    account: dict[str, Any] = {"measure": "launched", "weapon": "drone", "model": None, "object": None, "place": "UA"}
    account |= {"low": low, "high": low, "modifier": "exact", "status": "stated", "rule": "R1", "expression": None}
    return {
        "id": f"{night}-{attacker}-{part}",
        "night": night.isoformat(),
        "attacker": attacker,
        "part": part,
        "window": [None, None],
        "accounts": [{**account, "claims": [], "against": [], "past": []}],
        "conflicts": [],
    }


def _with(store: Store, *reports: Report) -> None:
    store.add_reports(reports)
    store.record_readings({one.id: reading(one, claim(one)) for one in reports})


def test_claims_are_found_by_night_by_report_and_by_id(tmp_path: Path) -> None:
    one, other = report("539 drones", "1"), report("537 drones", "2")
    late = claim(other, 537, NEXT)
    with Store.open(tmp_path / "a.db") as store:
        store.add_reports([one, other])
        store.record_readings({one.id: reading(one, claim(one)), other.id: reading(other, late)})
        assert store.claims(nights=[NIGHT]) == [claim(one)]
        assert store.claims(reports=[other.id]) == [late]
        assert store.claims(ids=[late.id, "unknown"]) == [late]
        assert store.claim_nights() == {NIGHT, NEXT}
        assert store.claim_nights([one.id]) == {NIGHT}


def test_a_claim_without_a_night_is_kept_and_touches_no_night(tmp_path: Path) -> None:
    one = report()
    with Store.open(tmp_path / "a.db") as store:
        store.add_report(one)
        store.record_reading(one.id, reading(one, claim(one, night=None)))
        assert store.claim_nights() == set()
        assert len(store.claims(reports=[one.id])) == 1


def test_reading_again_replaces_everything_that_the_report_was_read_to_say(tmp_path: Path) -> None:
    one, other = report("539 drones", "1"), report("537 drones", "2")
    with Store.open(tmp_path / "a.db") as store:
        _with(store, one, other)
        better = claim(one, 540, measure=Measure.SHOT_DOWN)
        store.record_reading(one.id, replace(reading(one, better), quotations=()))
        assert store.claims(reports=[one.id]) == [better]
        assert store.claims(reports=[other.id]) == [claim(other)]
        assert store.said_in("quotation", [one.id]) == []
        assert [said for said, _ in store.said_in("problem", [one.id, other.id])] == sorted([one.id, other.id])


def test_only_a_reading_that_differs_is_logged(tmp_path: Path) -> None:
    one, path = report(), tmp_path / "a.db"
    with Store.open(path) as store:
        _with(store, one)
        store.record_reading(one.id, reading(one, claim(one)))
        store.record_reading(one.id, reading(one, claim(one, 540)))
        store.record_reading(one.id, reading(one, claim(one)))
    with sqlite3.connect(path) as raw:
        logged = raw.execute("SELECT lexicon, digest FROM reading_log ORDER BY number").fetchall()
    raw.close()
    assert [lexicon for lexicon, _ in logged] == ["test-1"] * 3
    assert logged[0] == logged[2] != logged[1]


def test_attacks_are_found_between_nights_and_replaced_by_night(tmp_path: Path) -> None:
    with Store.open(tmp_path / "a.db") as store:
        store.save_attacks({NIGHT: [_attack(NIGHT, 539), _attack(NIGHT, 3, part="day")], NEXT: [_attack(NEXT, 7)]})
        assert [one["id"] for one in store.attacks()] == [
            "2025-07-04-RU-day",
            "2025-07-04-RU-night",
            "2025-07-05-RU-night",
        ]
        assert [one["id"] for one in store.attacks(NEXT, NEXT)] == ["2025-07-05-RU-night"]
        store.save_attacks({NIGHT: [_attack(NIGHT, 540)]})
        assert [one["accounts"][0]["low"] for one in store.attacks(None, NIGHT)] == [540]
        store.save_attacks({NIGHT: []})
        assert store.nights() == [NEXT]


def test_accounts_can_be_asked_for_with_sql_by_night_measure_and_weapon(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    with Store.open(path) as store:
        store.save_attacks({NIGHT: [_attack(NIGHT, 539)], NEXT: [_attack(NEXT, None)]})
        store.save_attacks({NIGHT: [_attack(NIGHT, 540)]})
    with sqlite3.connect(path) as raw:
        rows = raw.execute("SELECT night, low FROM account WHERE measure = 'launched' AND weapon = 'drone'").fetchall()
    raw.close()
    assert sorted(rows) == [("2025-07-04", 540), ("2025-07-05", None)]


def test_the_digest_tells_what_is_derived_and_not_how_it_came(tmp_path: Path) -> None:
    one, other = report("539 drones", "1"), report("537 drones", "2")
    with Store.open(tmp_path / "a.db") as first, Store.open(tmp_path / "b.db") as second:
        empty = first.digest()
        _with(first, one, other)
        _with(second, other)
        assert first.digest() != second.digest()
        _with(second, one)
        assert first.digest() == second.digest() != empty
        first.empty_derived()
        assert first.digest() == empty
        assert len(list(first.reports())) == 2
