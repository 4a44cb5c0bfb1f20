"""The language of a text, by its letters."""

from __future__ import annotations

import pytest

from nightcount.sources.language import language_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("У ніч на 4 липня збито 268 дронів.", "uk"),
        ("В ночь на 4 июля были сбиты 268 дронов.", "ru"),
        ("Overnight, 268 drones were shot down.", "en"),
        ("The mayor wrote «Київ» on his channel, and no more than that.", "en"),
        ("БпЛА курсом на Харків (KAB, UMPB).", "uk"),
        ("Ракета на Одесу!", "uk"),
        ("Россия запустила 539 беспилотников и 11 ракет.", "ru"),
        ("Министр сказал: «Ї» — буква украинского алфавита, а мы её не знаем.", "ru"),
        ("539 + 11", None),
        ("", None),
    ],
)
def test_a_language_is_told_by_its_letters(text: str, language: str | None) -> None:
    assert language_of(text) == language
