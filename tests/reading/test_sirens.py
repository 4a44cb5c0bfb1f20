"""How often an alert sounded is read beside the claims, and what else happened so often is not."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from nightcount.reading import read

PUBLISHED = datetime(2025, 7, 4, 9, 0, tzinfo=UTC)
KYIV, LVIV = "UA80000000000093317", "UA46060250010015970"


@pytest.mark.parametrize(
    ("language", "text", "words", "number", "place"),
    [
        ("en", "Sirens sounded five times in Kyiv overnight as Russia launched drones.", "five times", 5, KYIV),
        ("en", "There were three air raid alerts in Kyiv as Russia launched drones.", "three air raid alerts", 3, KYIV),
        ("en", "Russia sent drones; in Kyiv the alert sounded twice.", "twice", 2, KYIV),
        ("uk", "Росія запустила дрони: тривогу в Києві оголошували чотири рази.", "чотири рази", 4, KYIV),
        ("uk", "Росія атакувала дронами, тривога у Львові лунала тричі за ніч.", "тричі", 3, LVIV),
        ("ru", "Россия запустила дроны, тревога в Киеве звучала дважды.", "дважды", 2, KYIV),
        ("ru", "Россия запустила дроны. В Киеве объявляли 7 тревог.", "7 тревог", 7, KYIV),
    ],
)
def test_how_often_an_alert_sounded(language: str, text: str, words: str, number: int, place: str) -> None:
    reading = read(text, lang=language, published=PUBLISHED)
    (said,) = reading.alerts
    assert (said.text, said.figure.number, said.place) == (words, number, place)
    assert text[said.start : said.end] == words
    assert all(claim.start != said.start for claim in reading.claims)
    assert reading.problems == ()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Kyiv was hit three times during the alert as Russia launched drones."),
        ("en", "Russia launched three missiles while the alert stood in Kyiv."),
        ("uk", "Під час тривоги Росія тричі атакувала Київ дронами."),
        ("ru", "Во время тревоги в Киеве дважды ударили ракеты."),
    ],
)
def test_what_else_happened_so_often_is_no_alert(language: str, text: str) -> None:
    assert read(text, lang=language, published=PUBLISHED).alerts == ()
