"""Figures, times and claims in words: unknown is never a zero, hostile text never a command."""

from __future__ import annotations

from datetime import date

import pytest

from nightcount.problems import Problem
from nightcount.publishing.wording import (
    figure_words,
    hours_words,
    moment_words,
    night_words,
    place_words,
    problem_words,
    quantity_words,
    safe_link,
    shortened,
    visible,
)
from nightcount.vocabulary import Figure, Measure, Modifier, Weapon


@pytest.mark.parametrize(
    ("figure", "words"),
    [
        (Figure.exact(539), "539"),
        (Figure.exact(0), "0"),
        (Figure.unknown(), "–"),
        (Figure.worded(63, Modifier.AT_MOST), "at most 63"),
        (Figure.worded(330, Modifier.MORE_THAN), "more than 330"),
        (Figure(60, 63, Modifier.RANGE), "60–63"),
    ],
)
def test_a_figure_keeps_its_bounds_and_unknown_is_a_dash(figure: Figure, words: str) -> None:
    assert figure_words(figure) == words


def test_hours_are_told_in_hours_and_minutes() -> None:
    assert hours_words(8 + 50 / 60) == "8 h 50 min"
    assert hours_words(8) == "8 h"
    assert hours_words(0.5) == "30 min"
    assert figure_words(Figure.worded(8, Modifier.MORE_THAN), Measure.ALERT_DURATION) == "more than 8 h"


def test_times_are_told_in_kyiv_time() -> None:
    assert moment_words("2025-07-04T05:41:00+00:00") == "4 July 2025, 08:41"
    assert moment_words(None) == "time unknown"
    assert night_words(date(2025, 7, 4)) == "the night to 4 July 2025"
    assert night_words(date(2025, 7, 4), "day") == "the day of 4 July 2025"


def test_a_quantity_reads_as_a_phrase() -> None:
    assert quantity_words(Measure.GOT_THROUGH, Weapon.DRONE, Figure.exact(72)) == "72 drones got through"
    assert quantity_words(Measure.LAUNCHED, Weapon.DRONE, Figure.exact(1)) == "1 drone launched"
    assert quantity_words(Measure.INJURED, None, Figure.exact(26)) == "26 injured"
    assert quantity_words(Measure.DAMAGED, None, Figure.unknown(), "school") == "damaged (school), number not stated"


def test_an_area_that_the_vocabulary_lacks_stands_for_itself() -> None:
    assert place_words("UA") == "Ukraine"
    assert place_words("XX-1") == "XX-1"


def test_control_and_direction_marks_are_written_out() -> None:
    assert visible("a\x1b[31mb\u202ec") == "a[U+001B][31mb[U+202E]c"
    assert visible("Київ\n539\t11 \U0001f680") == "Київ\n539\t11 \U0001f680"


def test_only_web_addresses_become_links() -> None:
    assert safe_link("https://t.me/kpszsu/1") == "https://t.me/kpszsu/1"
    assert safe_link("javascript:alert(1)") is None
    assert safe_link("https://t.me/a\nb") is None
    assert safe_link(None) is None


def test_long_words_are_cut_with_an_ellipsis() -> None:
    assert shortened("a b", 10) == "a b"
    assert shortened("x" * 20, 10) == "x" * 9 + "…"


def test_a_problem_is_told_with_the_words_around_it() -> None:
    text = "Officials said that one shop in 14 was shut until the evening of that day."
    problem = Problem("unread_number", "no measure stands near it", text.index("14"), text.index("14") + 2, "14")
    assert problem_words(problem, text) == (
        "“14” in “…ficials said that one shop in 14 was shut until the evening of…”: no measure stands near it."
    )
    assert problem_words(Problem("no_night", "no date is given")) == "no date is given."
