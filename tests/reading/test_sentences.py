"""Sentences end where they end, not at abbreviations, initials and decimals; list lines know what opened them."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nightcount.reading.lexicon import LANGUAGES, lexicon
from nightcount.reading.sentences import Sentence, find_sentences
from nightcount.reading.wording import Wording, word_text


def split(text: str, language: str = "en") -> tuple[Wording, list[Sentence]]:
    wording = word_text(text, lexicon(language))
    return wording, find_sentences(wording)


def wordings(text: str, language: str = "en") -> list[str]:
    wording, sentences = split(text, language)
    return [wording.wording(sentence.first, sentence.last) for sentence in sentences]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Twelve drones came. Nine fell!", ["Twelve drones came.", "Nine fell!"]),
        ("uk", "Прилетіло 12 БпЛА. Збито дев'ять.", ["Прилетіло 12 БпЛА.", "Збито дев'ять."]),
        ("ru", "Прилетело 12 БПЛА. Сбиты девять.", ["Прилетело 12 БПЛА.", "Сбиты девять."]),
    ],
)
def test_a_stop_before_a_capital_ends_a_sentence(language: str, text: str, expected: list[str]) -> None:
    assert wordings(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "V. Koval said that 1.5 million homes were dark."),
        ("uk", "Без світла 12 тис. родин і 3 підприємства."),
        ("ru", "Без света 12 тыс. семей, сообщил В. Коваль."),
        ("en", "Alerts began at 6 p.m. and ended at dawn."),
        ("uk", "Загинули 2 ос. віком 40 років."),
    ],
)
def test_a_stop_inside_an_abbreviation_an_initial_or_a_number_ends_nothing(language: str, text: str) -> None:
    assert len(split(text, language)[1]) == 1


def test_a_quotation_keeps_its_closing_mark() -> None:
    assert wordings('"We heard four blasts." Nobody slept.') == ['"We heard four blasts."', "Nobody slept."]


def test_the_end_of_a_line_ends_a_sentence_without_a_stop() -> None:
    assert wordings("Night report\nNine drones came") == ["Night report", "Nine drones came"]


def test_paragraphs_are_counted_from_nought() -> None:
    _, sentences = split("One came. Two came.\nThree came.")
    assert [sentence.paragraph for sentence in sentences] == [0, 0, 1]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "They launched:\n- 7 cruise missiles;\n- 30 drones.\nThat was all."),
        ("uk", "Ворог запустив:\n- 7 крилатих ракет;\n- 30 БпЛА.\nЦе все."),
        ("ru", "Противник выпустил:\n- 7 крылатых ракет;\n- 30 БПЛА.\nЭто все."),
    ],
)
def test_the_items_of_a_list_know_the_line_that_opens_it(language: str, text: str) -> None:
    _, sentences = split(text, language)
    assert [(sentence.is_item, sentence.opener) for sentence in sentences[:3]] == [(False, None), (True, 0), (True, 0)]
    assert not sentences[3].is_item


def test_a_line_of_signs_alone_is_no_sentence() -> None:
    assert wordings("***\nNine came.\n—") == ["Nine came."]


def test_a_text_without_words_has_no_sentences() -> None:
    assert wordings("  \n\n ") == []


@given(st.text(), st.sampled_from(LANGUAGES))
def test_sentences_follow_one_another_and_openers_stand_before_their_items(text: str, language: str) -> None:
    wording, sentences = split(text, language)
    assert all(0 <= sentence.first < sentence.last <= len(wording.tokens) for sentence in sentences)
    assert all(left.last <= right.first for left, right in pairwise(sentences))
    assert all(sentence.opener is None or sentence.opener < at for at, sentence in enumerate(sentences))


@given(st.text(), st.sampled_from(LANGUAGES))
def test_every_word_and_number_stands_in_one_sentence(text: str, language: str) -> None:
    wording, sentences = split(text, language)
    inside = [at for sentence in sentences for at in range(sentence.first, sentence.last)]
    spoken = [at for at, token in enumerate(wording.tokens) if token.is_word or token.is_number]
    assert set(spoken) <= set(inside)
    assert len(inside) == len(set(inside))
