"""Which of the three languages a text is in, by its letters and a few words that only one of them has."""

from __future__ import annotations

import re

_UKRAINIAN = re.compile("[іїєґІЇЄҐ]")
_RUSSIAN = re.compile("[ыэъёЫЭЪЁ]")
_CYRILLIC = re.compile("[а-яА-ЯіїєґІЇЄҐёЁ]")
_LATIN = re.compile("[a-zA-Z]")
# Long texts say it in their beginning.
_ENOUGH = 4000


def language_of(text: str) -> str | None:
    """`uk`, `ru` or `en`; null for a text without letters."""
    sample = text[:_ENOUGH]
    cyrillic, latin = len(_CYRILLIC.findall(sample)), len(_LATIN.findall(sample))
    if not cyrillic and not latin:
        return None
    if latin > cyrillic:
        return "en"
    ukrainian, russian = len(_UKRAINIAN.findall(sample)), len(_RUSSIAN.findall(sample))
    return "ru" if russian > ukrainian else "uk"
