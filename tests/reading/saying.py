"""What a sentence is read to say, behind an opening that makes the text one about an attack."""

from __future__ import annotations

from datetime import UTC, datetime

from nightcount.reading import read

PUBLISHED = datetime(2025, 7, 4, 6, 0, tzinfo=UTC)
OPENINGS = {"ru": "Россия нанесла удар по Украине ночью. ", "uk": "Росія завдала удару по Україні вночі. "}
Said = tuple[str, str | None, float | None]


def said_in(language: str, sentence: str) -> list[Said]:
    """(measure, weapon, number) of each claim in a sentence that follows the opening."""
    opening = OPENINGS[language]
    return [
        (claim.measure.value, claim.weapon.value if claim.weapon else None, claim.figure.number)
        for claim in read(opening + sentence, lang=language, published=PUBLISHED).claims
        if claim.start >= len(opening)
    ]
