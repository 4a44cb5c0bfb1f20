"""Which of the three languages a text is in, told by its letters and one word: quick, and enough for a lexicon."""

from __future__ import annotations

import re

UKRAINIAN = re.compile("[іїєґІЇЄҐ]")
# «и» is a word in Russian only.
RUSSIAN = re.compile(r"[ыэъёЫЭЪЁ]|\b[иИ]\b")
# Runs of letters, which are fewer than letters.
CYRILLIC = re.compile("[\u0400-\u04ff]+")
LATIN = re.compile("[A-Za-z]+")
# Long texts say it in their beginning.
ENOUGH = 4000


def language_of(text: str) -> str | None:
    """`uk`, `ru` or `en`; null where the text has no letters of either script.

    Cyrillic without a letter that only one of the two has is Ukrainian: short posts of a Ukrainian channel are far
    more often so than Russian ones, which seldom go a sentence without «ы» or «и».
    """
    text = text[:ENOUGH]
    cyrillic, latin = (sum(map(len, letters.findall(text))) for letters in (CYRILLIC, LATIN))
    if not cyrillic and not latin:
        return None
    if latin > cyrillic:
        return "en"
    return "ru" if len(RUSSIAN.findall(text)) > len(UKRAINIAN.findall(text)) else "uk"
