"""Days and times of day are found as they are written, and mean the day that a reader would take them for."""

from __future__ import annotations

from datetime import date, time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nightcount.reading import read
from nightcount.reading.dates import Clock, Dated, find_dates
from nightcount.reading.days import resolve
from nightcount.reading.lexicon import LANGUAGES, lexicon
from nightcount.reading.wording import word_text

FRIDAY = date(2025, 7, 4)


def found(text: str, language: str) -> tuple[list[Dated], list[Clock]]:
    return find_dates(word_text(text, lexicon(language)))


def only(text: str, language: str) -> Dated:
    (dated,) = found(text, language)[0]
    return dated


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "on 4 July 2025"),
        ("en", "on July 4, 2025"),
        ("en", "on the 4th of July 2025"),
        ("en", "on 2025-07-04"),
        ("uk", "4 липня 2025 року"),
        ("uk", "4-го липня 2025 року"),
        ("uk", "14.07.2025"),
        ("ru", "4 июля 2025 года"),
        ("ru", "14.07.2025"),
        ("ru", "14.07.25"),
    ],
)
def test_a_full_date_is_read_however_it_is_written(language: str, text: str) -> None:
    dated = only(text, language)
    assert (dated.day, dated.month, dated.year) == (14 if "14" in text else 4, 7, 2025)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "on the night of 28–29 June"),
        ("en", "on June 28-29"),
        ("uk", "у ніч з 28 на 29 червня"),
        ("uk", "у ніч на 29 червня"),
        ("ru", "в ночь на 29 июня"),
        ("ru", "в ночь с 28 на 29 июня"),
    ],
)
def test_of_two_days_the_later_one_names_the_night(language: str, text: str) -> None:
    dated = found(text, language)[0][-1]
    assert resolve(dated, FRIDAY, None) == date(2025, 6, 29)


@pytest.mark.parametrize(
    ("language", "text", "day"),
    [
        ("en", "on Friday", FRIDAY),
        ("en", "on Wednesday", date(2025, 7, 2)),
        ("en", "last Saturday night", date(2025, 6, 29)),
        ("en", "yesterday", date(2025, 7, 3)),
        ("en", "today", FRIDAY),
        ("uk", "у п’ятницю", FRIDAY),
        ("uk", "вчора", date(2025, 7, 3)),
        ("ru", "в пятницу", FRIDAY),
        ("ru", "вчера", date(2025, 7, 3)),
        ("en", "on 10 July", date(2024, 7, 10)),
        ("uk", "6 липня", date(2025, 7, 6)),
        ("ru", "31 декабря", date(2024, 12, 31)),
    ],
)
def test_a_day_without_a_year_is_the_last_one_before_publication(language: str, text: str, day: date) -> None:
    assert resolve(only(text, language), FRIDAY, None) == day


def test_the_evening_of_a_day_belongs_to_the_night_that_follows() -> None:
    assert resolve(only("on the evening of 3 July", "en"), FRIDAY, None) == FRIDAY


@pytest.mark.parametrize("text", ["on Friday", "yesterday", "on 4 July"])
def test_without_a_publication_or_a_year_a_day_stays_unknown(text: str) -> None:
    assert resolve(only(text, "en"), None, None) is None


def test_a_year_named_elsewhere_in_the_text_completes_a_day() -> None:
    assert resolve(only("on 4 July", "en"), None, 2025) == FRIDAY


@pytest.mark.parametrize(("language", "text"), [("en", "on 30 February 2025"), ("uk", "30 лютого"), ("ru", "31 июня")])
def test_a_day_that_does_not_exist_is_no_day(language: str, text: str) -> None:
    assert resolve(only(text, language), FRIDAY, None) is None


@pytest.mark.parametrize(
    ("language", "text", "clock"),
    [
        ("en", "at 08:30", time(8, 30)),
        ("en", "at 6 p.m.", time(18, 0)),
        ("en", "by 9 am", time(9, 0)),
        ("uk", "о 18:00", time(18, 0)),
        ("uk", "станом на 08:30", time(8, 30)),
        ("ru", "в 18:00", time(18, 0)),
        ("ru", "к 07.00", time(7, 0)),
    ],
)
def test_a_time_of_day_is_a_clock(language: str, text: str, clock: time) -> None:
    assert [one.time for one in found(text, language)[1]] == [clock]


@pytest.mark.parametrize(
    ("language", "text"),
    [("en", "As of 08:30, nine fell"), ("uk", "Станом на 08:30 збито 9"), ("ru", "По состоянию на 08:30 сбито 9")],
)
def test_the_time_of_a_count_is_told_from_other_times(language: str, text: str) -> None:
    (clock,) = found(text, language)[1]
    assert clock.as_of


@pytest.mark.parametrize("text", ["They may return", "a 4.5 share", "drones in 24 hours", "12/15 were hit"])
def test_what_only_looks_like_a_day_is_none(text: str) -> None:
    assert [dated for dated in found(text, "en")[0] if dated.day or dated.month] == []


@given(st.dates(min_value=date(2022, 2, 24), max_value=date(2039, 12, 31)), st.sampled_from(LANGUAGES))
def test_any_date_from_the_year_down_is_read_back(day: date, language: str) -> None:
    assert resolve(only(f"{day:%Y-%m-%d}", language), None, None) == day


@given(st.dates(min_value=date(2022, 2, 24), max_value=date(2039, 12, 31)), st.sampled_from(LANGUAGES))
def test_any_date_with_stops_is_read_back(day: date, language: str) -> None:
    assert resolve(only(f"{day:%d.%m.%Y}", language), None, None) == day


@given(st.times(), st.sampled_from(LANGUAGES))
def test_any_clock_is_read_back(moment: time, language: str) -> None:
    (clock,) = found(f"{moment:%H:%M}", language)[1]
    assert (clock.time.hour, clock.time.minute) == (moment.hour, moment.minute)


@given(st.text(st.sampled_from("0123456789.:/- липnight of July уночi,")), st.sampled_from(LANGUAGES))
def test_days_and_clocks_lie_inside_the_text_and_apart(text: str, language: str) -> None:
    wording = word_text(text, lexicon(language))
    dates, clocks = find_dates(wording)
    spans = sorted([(one.first, one.last) for one in dates] + [(one.first, one.last) for one in clocks])
    assert all(0 <= first < last <= len(wording.tokens) for first, last in spans)
    assert all(left[1] <= right[0] for left, right in pairwise(spans))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("uk", "у ніч на десяте лютого дві тисячі двадцять шостого року"),
        ("uk", "за ніч із 9 на 10 лютого 2026-го"),
        ("en", "on the tenth of February 2026"),
    ],
)
def test_a_day_in_words_or_of_two_is_one_date(language: str, text: str) -> None:
    dated = only(text, language)
    assert (dated.day, dated.month, dated.year) == (10, 2, 2026)


def test_of_two_weekdays_the_later_one_ends_the_night() -> None:
    dated = only("уночі з понеділка на вівторок", "uk")
    assert dated.weekday == 1


def test_a_day_alone_is_of_the_month_named_before() -> None:
    dated = found("у березні 2026 року найгіршою була ніч на 24-те", "uk")[0][-1]
    assert (dated.day, dated.month, dated.year) == (24, 3, 2026)


def test_the_day_of_a_window_is_no_evening_on_which_a_night_began() -> None:
    text = "З 08.00 до 18.30 13 березня 2026 року ворог атакував 56 ударними БпЛА."
    (claim,) = read(text, lang="uk").claims
    assert claim.night == date(2026, 3, 13)
    assert claim.part == "day"
