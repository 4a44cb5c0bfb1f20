"""Reading is total and repeatable, and every claim carries the very words that it rests on."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nightcount.reading import read
from nightcount.reading.lexicon import LANGUAGES
from nightcount.vocabulary import Measure, Weapon

PUBLISHED = datetime(2025, 7, 4, 6, 0, tzinfo=UTC)
# Pieces of three languages, so that arbitrary text often speaks of an attack.
PIECES = [
    "Russia fired",
    "539 drones",
    "and",
    "11 missiles",
    "at Kyiv",
    "overnight",
    ", of which",
    "72",
    "of the 550",
    "were shot down",
    "two people",
    "killed",
    "26 injured",
    "at least",
    "(",
    ")",
    ":",
    ";",
    "\n- ",
    ". ",
    ", ",
    "«",
    "»",
    "більше ніж",
    "12 БпЛА",
    "збито/подавлено",
    "на11 локаціях",
    "Х-101/Калібр",
    "загинула жінка",
    "Росія",
    "ночью",
    "сбито",
    "47 беспилотников",
    "четверо детей",
    "до трёх",
    "о́",
    "18:00",
    "4 July 2025",
    "last Saturday",
    "%",
    "- ",
    "№",
    "half a",
    "dozen",
]
ATTACKS = st.lists(st.sampled_from(PIECES), max_size=40).map(" ".join)
TEXTS = st.text() | ATTACKS
LANGUAGE = st.sampled_from((*LANGUAGES, None))


@given(TEXTS, LANGUAGE)
@settings(deadline=None)
def test_reading_any_text_gives_claims_whose_words_stand_in_it(text: str, language: str | None) -> None:
    reading = read(text, lang=language, published=PUBLISHED)
    for claim in reading.claims:
        assert 0 <= claim.start < claim.end <= len(text)
        assert claim.text == text[claim.start : claim.end]


@given(TEXTS, LANGUAGE)
@settings(deadline=None)
def test_problems_and_quotations_lead_to_their_words_too(text: str, language: str | None) -> None:
    reading = read(text, lang=language, published=PUBLISHED)
    found = [(one.start, one.end, one.text) for one in reading.problems]
    found += [(one.start, one.end, one.text) for one in reading.quotations]
    found += [(one.start, one.end, one.text) for one in reading.context]
    assert [words for _, _, words in found] == [text[start:end] for start, end, _ in found]


@given(TEXTS, LANGUAGE)
@settings(deadline=None)
def test_reading_twice_gives_the_same(text: str, language: str | None) -> None:
    assert read(text, lang=language, published=PUBLISHED) == read(text, lang=language, published=PUBLISHED)


@given(TEXTS, LANGUAGE)
@settings(deadline=None)
def test_coverage_is_a_share_and_falls_short_only_where_a_problem_says_why(text: str, language: str | None) -> None:
    reading = read(text, lang=language, published=PUBLISHED)
    assert reading.coverage is None or 0 <= reading.coverage <= 1
    unread = [problem for problem in reading.problems if problem.kind == "unread_number"]
    assert (reading.coverage is not None and reading.coverage < 1) == bool(unread)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Russia fired 12 drones at Ukraine overnight."),
        ("uk", "Уночі росія атакувала Україну: 12 БпЛА."),
        ("ru", "Ночью Россия атаковала Украину 12 беспилотниками."),
    ],
)
def test_marks_that_do_not_show_move_no_span(language: str, text: str) -> None:
    (plain,) = read(text, lang=language, published=PUBLISHED).claims
    marked_text = f"\ufeff{text[:4]}\u00ad{text[4:]}"
    (marked,) = read(marked_text, lang=language, published=PUBLISHED).claims
    assert marked_text[marked.start : marked.end] == plain.text == marked.text
    assert (marked.measure, marked.weapon, marked.figure) == (plain.measure, plain.weapon, plain.figure)


def test_a_time_of_publication_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        read("Russia fired 12 drones.", lang="en", published=datetime(2025, 7, 4, 6, 0))  # noqa: DTZ001 - that is the test


@pytest.mark.parametrize("text", ["", "   \n\n", "\x00", "72", "🔹"])
def test_a_text_that_says_nothing_gives_nothing(text: str) -> None:
    claims, problems = read(text, published=PUBLISHED)
    assert (claims, problems) == ((), ())


@pytest.mark.parametrize(
    ("text", "place", "attacker"),
    [
        ("Russia launched 539 drones overnight.", "UA", "RU"),
        ("Росія запустила 539 дронів.", "UA", "RU"),
        ("Россия запустила 539 беспилотников и 11 ракет.", "UA", "RU"),
        ("Ukraine launched 100 drones at Russia.", "RU", "UA"),
    ],
)
def test_the_country_before_the_verb_is_the_one_that_attacks(text: str, place: str, attacker: str) -> None:
    claim = read(text).claims[0]
    assert (claim.place, claim.attacker) == (place, attacker)


def test_places_are_told_apart_by_weapon_only_where_each_has_its_own() -> None:
    both = "Зафіксовано влучання 6 ракет та 30 дронів на 12 локаціях."
    each = "Зафіксовано влучання 6 балістичних ракет на 3 локаціях та 30 дронів на 12 локаціях."
    assert [claim.weapon for claim in read(both, source="kpszsu").claims][-1] is None
    hits = [claim for claim in read(each, source="kpszsu").claims if claim.measure is Measure.HIT_LOCATIONS]
    assert [(claim.figure.low, claim.weapon) for claim in hits] == [(3, Weapon.BALLISTIC), (12, Weapon.DRONE)]
