"""Numbers in digits and words keep their value, their hedges and their place; nothing grows more precise than said."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nightcount.reading.dates import find_dates
from nightcount.reading.lexicon import LANGUAGES, lexicon
from nightcount.reading.numerals import Numeral, find_numerals
from nightcount.reading.wording import Wording, word_text
from nightcount.vocabulary import Figure, Modifier, Number


def numerals(text: str, language: str) -> tuple[Wording, list[Numeral]]:
    wording = word_text(text, lexicon(language))
    find_dates(wording)
    return wording, find_numerals(wording)


def only(text: str, language: str) -> Numeral:
    (numeral,) = numerals(text, language)[1]
    return numeral


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("en", "72 drones", 72),
        ("en", "1,200 homes", 1200),
        ("en", "1.5 million homes", 1_500_000),
        ("en", "twenty-six people", 26),
        ("en", "one hundred and four drones", 104),
        ("en", "two thousand three hundred homes", 2300),
        ("en", "a hundred homes", 100),
        ("en", "half a million homes", 500_000),
        ("uk", "1 200 родин", 1200),
        ("uk", "12 тис. родин", 12_000),
        ("uk", "сто двадцять чотири дрони", 124),
        ("uk", "двісті п’ятдесят ракет", 250),
        ("uk", "шестеро людей", 6),
        ("uk", "113-ма безпілотниками", 113),
        ("uk", "на11 локаціях", 11),
        ("ru", "8 300 абонентов", 8300),
        ("ru", "сорок семь беспилотников", 47),
        ("ru", "трёмя ракетами", 3),
        ("ru", "пятеро детей", 5),
        ("ru", "полтора миллиона жителей", 1_500_000),
        ("ru", "двумястами дронами", 200),
    ],
)
def test_a_number_is_read_however_it_is_written(language: str, text: str, value: Number) -> None:
    numeral = only(text, language)
    assert numeral.figure == Figure.exact(value)


@pytest.mark.parametrize(
    ("language", "text", "figure"),
    [
        ("en", "about 70 drones", Figure(70, 70, Modifier.ABOUT)),
        ("en", "at least 12 people", Figure(12, None, Modifier.AT_LEAST)),
        ("en", "more than 330 drones", Figure(330, None, Modifier.MORE_THAN)),
        ("en", "up to 40 drones", Figure(None, 40, Modifier.AT_MOST)),
        ("en", "no fewer than 9 people", Figure(9, None, Modifier.AT_LEAST)),
        ("en", "between 14 and 17 drones", Figure(14, 17, Modifier.RANGE)),
        ("en", "10–12 drones", Figure(10, 12, Modifier.RANGE)),
        ("uk", "близько 70 дронів", Figure(70, 70, Modifier.ABOUT)),
        ("uk", "щонайменше 12 людей", Figure(12, None, Modifier.AT_LEAST)),
        ("uk", "понад 330 дронів", Figure(330, None, Modifier.MORE_THAN)),
        ("uk", "до 40 дронів", Figure(None, 40, Modifier.AT_MOST)),
        ("uk", "від 14 до 17 дронів", Figure(14, 17, Modifier.RANGE)),
        ("ru", "около 70 дронов", Figure(70, 70, Modifier.ABOUT)),
        ("ru", "не менее 12 человек", Figure(12, None, Modifier.AT_LEAST)),
        ("ru", "более 330 дронов", Figure(330, None, Modifier.MORE_THAN)),
        ("ru", "до 40 дронов", Figure(None, 40, Modifier.AT_MOST)),
        ("ru", "от 14 до 17 дронов", Figure(14, 17, Modifier.RANGE)),
    ],
)
def test_a_hedge_stays_with_its_number(language: str, text: str, figure: Figure) -> None:
    assert only(text, language).figure == figure


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "dozens of drones"),
        ("en", "hundreds of drones"),
        ("en", "several missiles"),
        ("uk", "десятки дронів"),
        ("uk", "кілька ракет"),
        ("ru", "десятки дронов"),
        ("ru", "несколько ракет"),
    ],
)
def test_dozens_and_several_have_no_number(language: str, text: str) -> None:
    numeral = only(text, language)
    assert numeral.figure == Figure.unknown()
    assert numeral.value is None


@pytest.mark.parametrize(
    ("language", "text"), [("en", "a dozen drones"), ("uk", "дюжина дронів"), ("ru", "дюжина дронов")]
)
def test_a_dozen_is_about_twelve(language: str, text: str) -> None:
    assert only(text, language).figure == Figure(12, 12, Modifier.ABOUT)


@pytest.mark.parametrize(
    ("language", "text"),
    [("en", "the 13th wave"), ("uk", "13-та хвиля"), ("ru", "13-я волна"), ("en", "the third wave")],
)
def test_an_ordinal_is_known_as_one(language: str, text: str) -> None:
    assert only(text, language).kind in ("ordinal", "either")


@pytest.mark.parametrize(
    ("language", "text"),
    [("en", "no drones"), ("en", "not a single missile"), ("uk", "жодного дрона"), ("ru", "ни одного дрона")],
)
def test_none_is_a_negation(language: str, text: str) -> None:
    assert only(text, language).kind == "none"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Kh-101"),
        ("en", "on 4 July 2025"),
        ("en", "since 18:00"),
        ("en", "in 2024"),
        ("uk", "Х-101"),
        ("uk", "4 липня 2025 року"),
        ("uk", "станом на 08:30"),
        ("ru", "Х-101"),
        ("ru", "4 июля 2025 года"),
        ("ru", "с 18:00"),
    ],
)
def test_names_dates_clocks_and_years_are_no_numbers(language: str, text: str) -> None:
    assert numerals(text, language)[1] == []


def test_the_hedge_stands_outside_the_number() -> None:
    wording, (numeral,) = numerals("They fired more than 330 drones", "en")
    assert wording.wording(numeral.first, numeral.last) == "330"
    assert wording.wording(numeral.hedge, numeral.first) == "more than"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "the toll rose to 28 from 26"),
        ("uk", "кількість загиблих зросла з 26 до 28"),
        ("ru", "число погибших выросло с 26 до 28"),
    ],
)
def test_two_figures_of_a_change_are_no_range(language: str, text: str) -> None:
    assert [numeral.value for numeral in numerals(text, language)[1] if numeral.value in (26, 28)] in (
        [26, 28],
        [28, 26],
    )


@given(st.integers(min_value=0, max_value=999_999_999), st.sampled_from(LANGUAGES))
def test_any_whole_number_in_digits_is_itself(number: int, language: str) -> None:
    wording = word_text(f"({number})", lexicon(language))
    assert [numeral.value for numeral in find_numerals(wording)] == [number]


@given(st.integers(min_value=1000, max_value=999_999_999))
def test_commas_between_thousands_change_nothing(number: int) -> None:
    assert [numeral.value for numeral in find_numerals(word_text(f"({number:,})", lexicon("en")))] == [number]


@given(st.text(), st.sampled_from(LANGUAGES))
def test_numerals_follow_one_another_inside_the_text(text: str, language: str) -> None:
    wording, found = numerals(text, language)
    assert all(0 <= one.hedge <= one.first < one.last <= len(wording.tokens) for one in found)
    assert all(left.last <= right.first for left, right in pairwise(found))
