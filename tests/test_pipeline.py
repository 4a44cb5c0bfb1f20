"""The main path: files in, a record out, the same whatever the order in which they came."""

from __future__ import annotations

from datetime import date
from itertools import permutations
from pathlib import Path

import pytest

from nightcount import pipeline, reading
from nightcount.errors import InputError
from nightcount.ledger import Store
from nightcount.reconciliation import Attack
from nightcount.vocabulary import Measure, Weapon
from tests.english_posts import posts, written
from tests.shared_data import shared

NIGHT = date(2025, 7, 4)
HEADER = "time_start,time_end,model,launch_place,target,launched,destroyed,not_reach_goal,still_attacking,source\n"
DRONES = "2025-07-03 18:00,2025-07-04 09:00,Shahed-136/131,,Ukraine,{},268,208,,kpszsu/posts/1\n"
MISSILES = "2025-07-03 18:00,2025-07-04 09:00,X-47 Kinzhal,,Ukraine,1,0,,,kpszsu/posts/1\n"
ALERTS = """region,started_at,finished_at,n_subalerts,duration_minutes
Kyiv City,2025-07-03T17:00:00Z,2025-07-04T01:50:00Z,1,530
Kyivska oblast,2025-07-03T14:00:00Z,2025-07-04T03:00:00Z,1,780
"""


def _nightly(folder: Path, name: str = "nightly.csv", launched: str = "539") -> Path:
    return written(folder / name, HEADER + DRONES.format(launched) + MISSILES)


def _files(folder: Path) -> list[Path]:
    first = "On the night of 4 July 2025 Russia launched 530 drones at Ukraine. Air defence shot down 260 drones."
    second = first.replace("530", "539").replace("260", "268")
    return [
        _nightly(folder),
        posts(folder / "posts.jsonl", ("kpszsu", "900", "2025-07-04T06:00:00+00:00", first)),
        posts(folder / "later.jsonl", ("kpszsu", "900", "2025-07-04T07:00:00+00:00", second)),
        written(folder / "alerts.csv", ALERTS),
    ]


def _attack(store: Store, night: date = NIGHT) -> Attack:
    (said,) = store.attacks(night, night)
    return Attack.from_json(said)


def _launched(store: Store, weapon: Weapon = Weapon.DRONE) -> float | None:
    account = _attack(store).account(Measure.LAUNCHED, weapon)
    return account.figure.number if account else None


def test_rows_of_the_data_set_become_a_record_of_their_night(tmp_path: Path) -> None:
    with Store.open(tmp_path / "a.db") as store:
        added = pipeline.ingest(store, [_nightly(tmp_path)])
        assert (added.total.new, added.total.unchanged, added.nights) == (2, 0, (NIGHT,))
        assert _launched(store) == 539
        assert _launched(store, Weapon.ALL) == 540


def test_importing_twice_changes_nothing_and_says_so(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    files = _files(tmp_path)
    with Store.open(path) as store:
        assert pipeline.ingest(store, files).is_change
    before = path.read_bytes()
    with Store.open(path) as store:
        again = pipeline.ingest(store, files)
    assert not again.is_change
    assert again.nights == ()
    assert (again.total.unchanged, again.total.alerts_unchanged, again.total.claims) == (4, 2, 0)
    assert "nothing changed" in str(again.files[0])
    assert path.read_bytes() == before


def test_files_in_any_order_together_or_one_by_one_give_the_same_record(tmp_path: Path) -> None:
    files = _files(tmp_path)
    digests = set()
    for number, order in enumerate(permutations(files)):
        with Store.open(tmp_path / f"{number}.db") as store:
            for one in order:
                pipeline.ingest(store, [one])
            digests.add(store.digest())
    with Store.open(tmp_path / "together.db") as store:
        pipeline.ingest(store, files)
        digests.add(store.digest())
        assert store.claims(nights=[NIGHT])
    assert len(digests) == 1


def test_a_later_revision_takes_the_place_of_the_one_before(tmp_path: Path) -> None:
    _, first, second, _ = _files(tmp_path)
    with Store.open(tmp_path / "a.db") as store:
        pipeline.ingest(store, [first])
        assert _launched(store) == 530
        added = pipeline.ingest(store, [second])
        assert (added.total.new, added.total.revised) == (0, 1)
        assert _launched(store) == 539


def test_a_revision_that_moves_to_another_night_leaves_the_old_one_without_its_figure(tmp_path: Path) -> None:
    said = "On the night of {} July 2025 Russia launched 530 drones at Ukraine."
    first = posts(tmp_path / "a.jsonl", ("kpszsu", "1", "2025-07-04T06:00:00+00:00", said.format(4)))
    second = posts(tmp_path / "b.jsonl", ("kpszsu", "1", "2025-07-04T07:00:00+00:00", said.format(3)))
    with Store.open(tmp_path / "a.db") as store:
        pipeline.ingest(store, [first])
        added = pipeline.ingest(store, [second])
        assert added.nights == (date(2025, 7, 3), NIGHT)
        standing = [
            account
            for said_of in store.attacks(NIGHT, NIGHT)
            for account in Attack.from_json(said_of).accounts
            if account.status != "superseded"
        ]
        assert standing == []


def test_a_file_that_breaks_leaves_the_ledger_and_the_files_before_it_out(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    broken = written(tmp_path / "broken.jsonl", '{"id": "1", "posted_at": "2025-07-04T06:00:00+00:00", "text": "a"}\n{')
    with Store.open(path) as store, pytest.raises(InputError, match="line 2"):
        pipeline.ingest(store, [_nightly(tmp_path), broken])
    assert not path.exists()
    with Store.open(path) as store:
        pipeline.ingest(store, [_nightly(tmp_path)])
    before = path.read_bytes()
    with Store.open(path) as store, pytest.raises(InputError, match="line 2"):
        pipeline.ingest(store, [_nightly(tmp_path, "other.csv", "500"), broken])
    assert path.read_bytes() == before


def test_rebuilding_gives_the_same_byte_for_byte(tmp_path: Path) -> None:
    with Store.open(tmp_path / "a.db") as store:
        pipeline.ingest(store, _files(tmp_path))
        rebuilt = pipeline.rebuild(store)
        assert rebuilt.is_same
        assert (rebuilt.reports, rebuilt.added, rebuilt.removed, rebuilt.nights) == (4, (), (), ())
        assert "the same byte for byte" in repr(rebuilt)


def test_rebuilding_with_another_reader_tells_what_changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Store.open(tmp_path / "a.db") as store:
        pipeline.ingest(store, [_nightly(tmp_path)])
        claims = {claim.id for claim in store.claims(nights=[NIGHT])}
        monkeypatch.setattr(reading, "read_report", lambda _: reading.Reading(lexicon="blind"))
        rebuilt = pipeline.rebuild(store)
        assert not rebuilt.is_same
        assert set(rebuilt.removed) == claims
        assert (rebuilt.added, rebuilt.nights) == ((), (NIGHT,))
        assert store.nights() == []
        monkeypatch.undo()
        assert set(pipeline.rebuild(store).added) == claims


def test_the_whole_data_set_in_two_halves_is_the_same_record_as_at_once(tmp_path: Path) -> None:
    lines = shared("nightly/missile_attacks_daily.csv").read_text(encoding="utf-8").splitlines(keepends=True)
    months = [line for line in lines[1:] if line.startswith(("2025-06", "2025-07"))]
    halves = [written(tmp_path / f"{n}.csv", lines[0] + "".join(months[n::2])) for n in (0, 1)]
    digests = set()
    for number, order in enumerate((halves, halves[::-1])):
        with Store.open(tmp_path / f"{number}.db") as store:
            for one in order:
                pipeline.ingest(store, [one])
            digests.add(store.digest())
            assert len(store.nights()) > 50
    assert len(digests) == 1
