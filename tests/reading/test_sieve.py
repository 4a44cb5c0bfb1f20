"""The sieve loses no text that has something to say, and gives the same answer with and without hyperscan."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evaluation.labels import LANGUAGES, Labelled, corpus, gold
from nightcount.reading import read
from nightcount.reading.lexicon import lexicon
from nightcount.reading.relevance import is_relevant
from nightcount.reading.sieve import Sieve, is_fast, sieve
from nightcount.reading.wording import word_text
from tests.shared_data import shared

PIECES = [
    "Х-101", "x 59", "с-300", "S–400", "з 300 км", "дрон", "ДРОНИ", "рАкЕта", "атакa", "пакет", "карта", "КАРи", "air",
    "chair", "нальот", "налёт", "налет", "mißile", "ﬁre", "Kalibr", "ſiren", "о́", "ра\u00adкета", "▪️", "\u200b",
    "’", "'", "3м22", "2026", " ", "\n", "-", "_", "Straße", "İskander",
]  # fmt: skip
TEXTS = st.text() | st.lists(st.sampled_from(PIECES) | st.characters(), max_size=20).map("".join)
needs_hyperscan = pytest.mark.skipif(not is_fast(), reason="needs hyperscan, the optional extra `scale`")


def is_lost(text: Labelled) -> bool:
    """True for a text with labels that would be read, were it not for the sieve."""
    wording = word_text(text.text, lexicon(text.language))
    return bool(text.labels) and is_relevant(wording) and not sieve().plain(text.text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_of_the_corpus_with_claims_is_lost(language: str) -> None:
    assert [text.id for text in corpus(language) if is_lost(text)] == []


@pytest.mark.parametrize("name", ["bulletins", "news"])
def test_every_text_of_the_gold_with_claims_passes(name: str) -> None:
    folder = shared(f"gold/{name}_gold.jsonl").parent
    texts = [text for language in LANGUAGES for text in gold(folder, name, language)]
    assert texts
    lost = [text.id for text in texts if text.labels and not sieve().plain(text.text)]
    assert lost == []


@given(TEXTS, st.sampled_from(LANGUAGES))
@settings(deadline=None)
def test_a_text_that_does_not_pass_is_not_relevant(text: str, language: str) -> None:
    assert sieve().plain(text) or not is_relevant(word_text(text, lexicon(language)))


@needs_hyperscan
@given(TEXTS)
@settings(deadline=None)
def test_hyperscan_and_plain_python_agree(text: str) -> None:
    assert sieve().fast(text.encode("utf-8", "replace")) == sieve().plain(text)


@pytest.mark.parametrize(
    "text",
    [
        "Збито 3 Х-101.",
        "ЗБИТО ТРИ РАКЕТИ",
        "два налёта за ночь",
        "Shаhed",  # the second letter is Cyrillic
        "ра\u00adкета",
        "three missiles",
        "С – 300",
    ],
)
def test_a_name_of_a_weapon_passes_however_it_is_typed(text: str) -> None:
    assert sieve().plain(text)


@pytest.mark.parametrize("text", ["", "The cabinet met on Tuesday.", "Ціни на хліб зросли на 12 %.", "В 19:30 матч."])
def test_a_text_without_weapons_and_attacks_does_not_pass(text: str) -> None:
    assert not sieve().plain(text)


def test_what_does_not_pass_is_read_as_silent_in_its_language() -> None:
    reading = read("The cabinet met 12 ministers on Tuesday.")
    assert (reading.claims, reading.problems, reading.language) == ((), (), "en")
    assert reading.lexicon == lexicon("en").version


@needs_hyperscan
def test_after_many_texts_the_fast_way_is_taken_and_answers_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("nightcount.reading.sieve._PATIENCE", 2)
    own = Sieve([lexicon("en")])
    answers = [(own.may_hold("12 drones"), own.may_hold("12 ministers")) for _ in range(3)]
    assert answers == [(True, False)] * 3
