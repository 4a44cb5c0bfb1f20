"""Places: where a count holds, and what is named only to say where another place lies."""

from __future__ import annotations

import pytest

from nightcount.reading import read
from nightcount.vocabulary import find_area


@pytest.mark.parametrize(
    ("language", "text", "place"),
    [
        ("en", "A drone struck Brovary, east of Kyiv, killing two people.", "Brovary"),
        ("uk", "Дрон влучив у Бровари, східніше Києва, загинули двоє людей.", "Бровари"),
        ("ru", "Дрон попал в Бровары, восточнее Киева, погибли два человека.", "Бровары"),
    ],
)
def test_a_place_that_says_where_another_lies_is_not_where_it_happened(language: str, text: str, place: str) -> None:
    (killed,) = [claim for claim in read(text, lang=language).claims if claim.measure.value == "killed"]
    assert killed.place == find_area(place).code


def test_parts_of_a_country_are_no_count_of_what_came_down_there() -> None:
    text = "Russia's Defence Ministry said it shot down 111 Ukrainian drones over eight Russian regions."
    (claim,) = read(text, lang="en").claims
    assert (claim.figure.number, claim.attacker, claim.place) == (111, "UA", "RU")
