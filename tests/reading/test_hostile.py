"""Texts that once made reading fall, and the bounds that keep hostile ones from making it slow."""

from __future__ import annotations

import pytest

from benchmarks.adversarial import FAMILIES, opened
from benchmarks.fuzz import check
from nightcount.reading import read
from nightcount.reading.lexicon import lexicon
from nightcount.reading.numerals import find_numerals
from nightcount.reading.sentences import find_sentences
from nightcount.reading.wording import word_text

LONGEST_SENTENCE = 400


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("uk", "Х-59.74уламками БПЛА уражені"),
        ("uk", "аеробалістичні7270знешкодили цех-БпЛА"),
        ("ru", "9звучала дронов.ДСНС."),
        ("uk", "288тривала університету Україні удару"),
    ],
)
def test_a_participle_that_does_not_take_the_noun_behind_it_is_no_error(language: str, text: str) -> None:
    check(text, language)


def test_a_whole_whose_noun_stands_ahead_of_it_keeps_its_words() -> None:
    reading, _ = check("8засобів Івано-Франківськ:63and з госпіталізації1.", "uk")
    assert [claim.text for claim in reading.claims][-1] == "1"


@pytest.mark.parametrize(
    "text", ["Russia fired 8.⓷ drones.", "Russia fired ② drones, ①.② missiles", "12.①.2025: 5 drones"]
)
def test_a_sign_that_only_looks_like_a_digit_is_no_number(text: str) -> None:
    check(text, "en")


@pytest.mark.parametrize("name", sorted(FAMILIES))
def test_an_adversarial_text_is_read_and_its_spans_hold(name: str) -> None:
    language, text = opened(name, 3000)
    assert len(text) > 2000
    check(text, language)


def test_the_opening_of_an_adversarial_text_is_still_read() -> None:
    language, text = opened("of the", 3000)
    assert "12 drones" in [claim.text for claim in read(text, lang=language).claims]


@pytest.mark.parametrize("piece", ["12 drones, ", "of the ", "5 ", "word "])
def test_no_sentence_is_longer_than_the_bound(piece: str) -> None:
    wording = word_text("Russia fired " + piece * 2000, lexicon("en"))
    sentences = find_sentences(wording)
    assert max(sentence.last - sentence.first for sentence in sentences) <= LONGEST_SENTENCE
    assert sentences[-1].last == len(wording.tokens)


def test_a_row_of_groups_of_three_digits_without_end_is_not_one_number() -> None:
    numerals = find_numerals(word_text("123 " * 50, lexicon("en")))
    assert len(numerals) > 1
    assert max(numeral.value or 0 for numeral in numerals) < 10**16
