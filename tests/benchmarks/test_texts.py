"""The benchmarks find texts with and without the shared data."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks import texts
from benchmarks.reading import measure, seconds


def test_the_corpus_has_texts_in_three_languages() -> None:
    assert {one.language for one in texts.corpus()} == {"uk", "ru", "en"}
    assert all(one.published is None or one.published.tzinfo for one in texts.corpus())


def test_without_shared_data_the_texts_are_our_own(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("NIGHTCOUNT_SHARED", str(tmp_path))
    name, bulletins = texts.bulletins()
    assert name == "posts of the project's own corpus"
    assert bulletins == texts.corpus("air_force")
    assert {one.language for one in texts.english_news()[1]} == {"en"}


def test_a_post_without_a_time_zone_has_no_time(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("NIGHTCOUNT_SHARED", str(tmp_path))
    (tmp_path / "bulletins").mkdir()
    row = '{"text": "12", "posted_at": "2025-07-04T08:00:00"}\n'
    (tmp_path / "bulletins" / "kpszsu_posts.jsonl").write_text(row, encoding="utf-8")
    assert texts.bulletins() == ("real posts", [texts.Text("12", "uk", None)])


def test_work_is_done_once_uncounted_and_then_for_each_round() -> None:
    done: list[int] = []
    assert seconds(lambda: done.append(1), rounds=3) >= 0
    assert len(done) == 4


def test_what_is_measured_is_read_alike_each_time(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("NIGHTCOUNT_SHARED", str(tmp_path))
    first, second = measure(1), measure(1)
    assert first.digest == second.digest
    assert not first.is_compiled
    assert all(speed.seconds > 0 and speed.texts > 0 for speed in (*first.bulletins, first.news))
