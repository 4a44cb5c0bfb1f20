"""Normalising solves the spellings and always leads back to the text as it stood."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nightcount.reading.normalise import normalise

STRESS, BREVE, SOFT_HYPHEN, ZERO_WIDTH = "\u0301", "\u0306", "\u00ad", "\u200b"
# Letters of the three languages with everything that the normaliser drops, composes or replaces.
HARD = st.text(st.sampled_from(f"ab Дрїйиеё’«»—–\u00a0\t\n12,.{STRESS}{BREVE}{SOFT_HYPHEN}{ZERO_WIDTH}\ufeff🔹\ufe0f"))


@pytest.mark.parametrize(
    ("written", "normal"),
    [
        ("п’ять", "п'ять"),
        ("пʼять", "п'ять"),
        ("трёх", "трех"),
        ("«Кинжал»", '"Кинжал"'),
        ("“Oniks”", '"Oniks"'),
        ("28—29", "28–29"),
        ("Х‑101", "Х-101"),
        ("1\u00a0200", "1 200"),
        ("one\tdrone", "one drone"),
        ("one\u2028two", "one\ntwo"),
    ],
)
def test_spellings_of_the_same_become_the_same(written: str, normal: str) -> None:
    assert normalise(written).text == normal


@pytest.mark.parametrize(
    ("written", "normal"),
    [
        ("зби\u0301то", "збито"),
        ("бои\u0306", "бой"),
        ("раке\u0301т", "ракет"),
        ("drone\u00ads", "drones"),
        ("\ufeffKyiv", "Kyiv"),
        ("➡\ufe0f 12", "➡ 12"),
    ],
)
def test_marks_that_do_not_show_are_dropped_and_letters_in_two_pieces_are_joined(written: str, normal: str) -> None:
    assert normalise(written).text == normal


def test_an_offset_behind_a_dropped_mark_leads_to_where_it_stood() -> None:
    written = f"зби{STRESS}то 12 БпЛА"
    normal = normalise(written)
    start = normal.text.index("12")
    assert written[normal.start(start) : normal.end(start + 2)] == "12"


def test_a_word_keeps_the_marks_inside_it_when_it_is_led_back() -> None:
    written = f"У ніч зби{STRESS}то"
    normal = normalise(written)
    start = normal.text.index("збито")
    assert written[normal.start(start) : normal.end(start + 5)] == f"зби{STRESS}то"


def test_nothing_is_nothing() -> None:
    assert normalise("").text == ""


@given(HARD | st.text())
def test_every_offset_leads_back_inside_the_text_and_never_backwards(text: str) -> None:
    normal = normalise(text)
    starts = [normal.start(offset) for offset in range(len(normal.text))]
    assert all(0 <= start < len(text) for start in starts)
    assert starts == sorted(set(starts))


@given(HARD | st.text())
def test_the_end_of_every_character_lies_behind_its_start_and_inside_the_text(text: str) -> None:
    normal = normalise(text)
    for offset in range(len(normal.text)):
        assert normal.start(offset) < normal.end(offset + 1) <= len(text)


@given(st.text(st.characters(categories=["Lu", "Ll", "Nd"], max_codepoint=0x4FF)))
def test_plain_letters_and_digits_keep_their_places(text: str) -> None:
    normal = normalise(text)
    assert len(normal.text) == len(text)
    assert [normal.start(offset) for offset in range(len(text))] == list(range(len(text)))


@given(HARD)
def test_normalising_twice_changes_nothing_more(text: str) -> None:
    once = normalise(text).text
    assert normalise(once).text == once


@given(st.text(st.sampled_from("аеиоуіїйёЙ дрон 12")))
def test_a_text_in_pieces_reads_as_the_same_text_composed(text: str) -> None:
    assert normalise(unicodedata.normalize("NFD", text)).text == normalise(text).text
