"""The corpus is what it says: words that stand in their texts, fields that are known."""

from __future__ import annotations

from pathlib import Path

import pytest

from evaluation.labels import LANGUAGES, corpus
from nightcount.errors import InputError

TEXT = """
[[text]]
id = "a"
text = "Two of two drones were shot down."
claim = [{ words = "%s", nth = %d, measure = "shot_down", weapon = ["drone"], low = 2, high = 2 }]
"""


def written(tmp_path: Path, words: str, nth: int) -> Path:
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "texts.toml").write_text(TEXT % (words, nth), encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_label_of_the_corpus_stands_in_its_text(language: str) -> None:
    for text in corpus(language):
        for label in text.labels:
            assert label.span is not None
            assert text.text[label.span.start : label.span.end] == label.words


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_has_an_id_of_its_own(language: str) -> None:
    ids = [text.id for text in corpus(language)]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("language", LANGUAGES)
def test_labels_about_weapons_name_their_classes_and_others_none(language: str) -> None:
    for text in corpus(language):
        for label in text.labels:
            assert bool(label.weapons) == (label.measure.counts == "weapon"), (text.id, label.words)
            assert bool(label.object) <= (label.measure.counts in {"object", "place"}), (text.id, label.words)


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_has_texts_without_any_claim(language: str) -> None:
    assert sum(not text.labels for text in corpus(language)) >= 8


def test_the_nth_occurrence_is_the_one_that_is_meant(tmp_path: Path) -> None:
    (text,) = corpus("en", written(tmp_path, "wo", 2))
    assert text.labels[0].span == (8, 10)


def test_words_that_the_text_does_not_hold_are_refused_with_the_text_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"text a.*two.*2 times"):
        corpus("en", written(tmp_path, "two", 2))


def test_a_language_without_texts_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no texts"):
        corpus("pl", tmp_path)
