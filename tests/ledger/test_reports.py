"""Reports: kept as they came, counted once, revised in the order in which the publisher changed them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from itertools import permutations
from pathlib import Path

import pytest

from nightcount.errors import LedgerError, UsageError
from nightcount.ledger import Outcome, Store
from nightcount.sources.report import Report
from tests.ledger.made_up import report


def test_a_report_comes_back_as_it_was_kept(tmp_path: Path) -> None:
    given = Report(
        source="air_force",
        text="Збито 268 БпЛА\u0000\r\n\u202e",
        published=datetime(2025, 7, 4, 6, 30, 0, 125, tzinfo=UTC),
        language="uk",
        title="«Зведення»",
        key="a/1",
        url="https://example.org/1",
        cells={"z": "1", "a": ""},
        edited=datetime(2025, 7, 4, 7, tzinfo=UTC),
    )
    with Store.open(tmp_path / "a.db") as store:
        store.add_report(given)
        kept = store.report(given.id)
    assert kept == given
    assert kept.id == given.id
    assert list(kept.cells) == ["z", "a"]


def test_the_id_of_a_report_published_at_another_offset_survives(tmp_path: Path) -> None:
    kyiv = timezone(timedelta(hours=3))
    given = Report("news", "text", published=datetime(2025, 7, 4, 9, 30, tzinfo=kyiv))
    with Store.open(tmp_path / "a.db") as store:
        store.add_report(given)
        assert [one.id for one in store.reports()] == [given.id]


def test_adding_twice_changes_nothing_and_says_so(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    given = [report(key=str(number)) for number in range(1200)]
    with Store.open(path) as store:
        assert set(store.add_reports(given)) == {Outcome.NEW}
    before = path.read_bytes()
    with Store.open(path) as store:
        assert store.add_reports(given) == [Outcome.UNCHANGED] * 1200
    assert path.read_bytes() == before


def test_the_same_report_twice_in_one_file_is_kept_once(tmp_path: Path) -> None:
    with Store.open(tmp_path / "a.db") as store:
        assert store.add_reports([report(), report()]) == [Outcome.NEW, Outcome.UNCHANGED]
        assert len(list(store.reports())) == 1


def test_another_text_under_the_same_key_is_a_revision_and_supersedes(tmp_path: Path) -> None:
    first, second = report("71 drones"), report("74 drones", hours=1)
    with Store.open(tmp_path / "a.db") as store:
        assert store.add_reports([first, second]) == [Outcome.NEW, Outcome.REVISED]
        assert store.revisions("kpszsu", "1") == [first, second]
        assert store.superseded() == {first.id}


def test_a_report_without_a_key_is_never_a_revision(tmp_path: Path) -> None:
    with Store.open(tmp_path / "a.db") as store:
        assert store.add_reports([report("a", None), report("b", None)]) == [Outcome.NEW, Outcome.NEW]
        assert store.superseded() == set()


def test_the_same_key_of_another_source_is_another_document(tmp_path: Path) -> None:
    with Store.open(tmp_path / "a.db") as store:
        store.add_reports([report("a"), report("b", source="other")])
        assert store.superseded() == set()


def test_the_publishers_times_decide_which_revision_stands_whatever_came_first(tmp_path: Path) -> None:
    texts = [
        report("71 drones"),
        report("74 drones", hours=1),
        replace(report("75 drones"), edited=datetime.max.replace(tzinfo=UTC)),
    ]
    for number, order in enumerate(permutations(texts)):
        with Store.open(tmp_path / f"{number}.db") as store:
            for one in order:
                store.add_report(one)
            assert store.superseded() == {texts[0].id, texts[1].id}


def test_two_texts_of_the_same_time_both_stand(tmp_path: Path) -> None:
    for number, order in enumerate(permutations([report("71 drones"), report("74 drones")])):
        with Store.open(tmp_path / f"{number}.db") as store:
            assert store.add_reports(order) == [Outcome.NEW, Outcome.REVISED]
            assert store.superseded() == set()


def test_of_rows_without_any_time_the_one_added_last_stands(tmp_path: Path) -> None:
    first, second = (Report("nightly", text, key="row 1") for text in ("launched: 530", "launched: 539"))
    with Store.open(tmp_path / "a.db") as store:
        store.add_reports([first, second])
        assert store.superseded() == {first.id}


def test_a_report_is_found_by_the_beginning_of_its_id_where_that_is_unique(tmp_path: Path) -> None:
    given = [report(key=str(number)) for number in range(40)]
    with Store.open(tmp_path / "a.db") as store:
        store.add_reports(given)
        assert store.report(given[0].id[:12].upper()) == given[0]
        with pytest.raises(UsageError, match="more than one report"):
            store.report("")
        with pytest.raises(UsageError, match="no report"):
            store.report("zz")
        with pytest.raises(UsageError, match="no report"):
            store.report(given[0].id + "0")


def test_a_text_that_no_database_can_hold_is_refused_in_one_line(tmp_path: Path) -> None:
    with Store.open(tmp_path / "a.db") as store, pytest.raises(LedgerError, match="half a character") as caught:
        store.add_report(report("broken \ud83d emoji"))
    assert "\n" not in str(caught.value)


def test_sources_are_counted_with_their_first_and_last_time(tmp_path: Path) -> None:
    with Store.open(tmp_path / "a.db") as store:
        store.add_reports([report("a", "1"), report("b", "2", hours=2), Report("news", "c")])
        counted = store.count_by_source()
    first = datetime(2025, 7, 4, 6, 30, tzinfo=UTC)
    assert counted == [("kpszsu", 2, first, first + timedelta(hours=2)), ("news", 1, None, None)]
