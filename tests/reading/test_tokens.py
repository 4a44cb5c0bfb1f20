"""Tokens cover every word and number of a text, and their spans reproduce it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nightcount.reading.tokens import Token, cut, look_alikes, tokenise


def words(text: str) -> list[str]:
    return [token.word for token in tokenise(text)]


def placed(text: str) -> list[tuple[Token, int, int]]:
    """Each token with where it starts and ends."""
    return [(token, start, start + token.size) for token, start in zip(tokenise(text), cut(text)[1], strict=True)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("на11 локаціях", ["на", "11", "локаціях"]),
        ("113-ма", ["113", "-", "ма"]),
        ("Х-101/Х-555", ["х", "-", "101", "/", "х", "-", "555"]),
        ("п'ять об'єктів", ["п'ять", "об'єктів"]),
        ("Ukraine's air force", ["ukraine's", "air", "force"]),
        ("1,200 drones", ["1", ",", "200", "drones"]),
        ("3М22", ["3", "м", "22"]),
        ("сбито\n\n12", ["сбито", "\n\n", "12"]),
        ("18:00", ["18", ":", "00"]),
        ("90%", ["90", "%"]),
    ],
)
def test_words_numbers_and_signs_come_apart(text: str, expected: list[str]) -> None:
    assert words(text) == expected


def test_a_token_knows_what_it_is() -> None:
    number, word, line = tokenise("72 drones\n")
    assert (number.is_number, number.is_word, number.is_break) == (True, False, False)
    assert (word.is_number, word.is_word, word.is_break) == (False, True, False)
    assert (line.is_number, line.is_word, line.is_break) == (False, False, True)


def test_the_spelling_of_a_word_is_kept_beside_its_folded_form() -> None:
    (token,) = tokenise("БпЛА")
    assert (token.word, token.raw) == ("бпла", "БпЛА")


def test_blanks_behind_a_piece_make_no_difference_to_its_token() -> None:
    first, _, second = tokenise("drones and drones ")
    assert (first.word, first.raw, first.size) == (second.word, second.raw, second.size) == ("drones", "drones", 6)


def test_a_name_typed_in_the_other_alphabet_has_a_look_alike_in_this_one() -> None:
    assert "х" in look_alikes("x")
    assert "x" in look_alikes("х")


def test_a_word_without_letters_of_both_alphabets_has_no_look_alike() -> None:
    assert look_alikes("збш") == ()


@given(st.text())
def test_the_span_of_a_token_reproduces_it(text: str) -> None:
    for token, start, end in placed(text):
        assert text[start:end] == token.raw
        assert token.word == token.raw.casefold()


@given(st.text())
def test_tokens_follow_one_another_without_overlapping(text: str) -> None:
    reached = 0
    for _, start, end in placed(text):
        assert reached <= start < end
        reached = end


@given(st.text())
def test_what_lies_between_tokens_is_only_space_and_marks(text: str) -> None:
    covered = {at for _, start, end in placed(text) for at in range(start, end)}
    left = [text[at] for at in range(len(text)) if at not in covered]
    assert not any(character.isalpha() or character == "\n" or character.isdecimal() for character in left)
