"""Numbers that stand beside an attack and are not of it, and figures that a report itself puts right."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from nightcount.reading import read

PUBLISHED = datetime(2026, 9, 14, 6, 0, tzinfo=UTC)


def said(language: str, text: str, source: str | None = None) -> list[tuple[str, str | None, str, str | None]]:
    """Measure, weapon, figure and role of each claim."""
    found = read(text, lang=language, published=PUBLISHED, source=source).claims
    return [(c.measure.value, c.weapon.value if c.weapon else None, str(c.figure), c.role) for c in found]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Ukrainian drones struck a plant in Samara, 900 kilometres from the border, overnight."),
        ("en", "Ukrainian drones struck a plant in Samara, 560 miles from the front, overnight."),
        ("uk", "Дрони СБУ вночі вразили завод у Самарі, за 900 кілометрів від кордону."),
        ("uk", "Окупанти за добу завдали 712 ударів по 18 населених пунктах Запорізької області."),
        ("uk", "Втрати російських загарбників за добу: 900 осіб, знищено 6 танків і 1 300 БпЛА."),
        ("uk", "На Сумщині росіяни за добу скинули 12 гранат із БпЛА."),
        ("uk", "За серпень Росія випустила по Україні 4 132 дрони та 156 ракет."),
        ("en", "In August Russia launched 4,132 drones and 156 missiles at Ukraine."),
        ("uk", "Повітряні Сили не підтвердили збиття двох «Калібрів» під час нічної атаки."),
        ("ru", "С начала проведения специальной военной операции средствами ПВО уничтожены 112 418 беспилотников."),
    ],
)
def test_no_count_of_a_night_is_read(language: str, text: str) -> None:
    assert said(language, text) == []


@pytest.mark.parametrize(
    ("language", "text", "measure", "weapon"),
    [
        ("uk", "Росіяни атакували вночі: Повітряні Сили збили не 27, а 29 крилатих ракет.", "shot_down", "cruise"),
        ("en", "Russia launched not 27 but 29 cruise missiles at Ukraine overnight.", "launched", "cruise"),
        ("en", "Russia launched 29 cruise missiles at Ukraine overnight, not 27.", "launched", "cruise"),
        ("uk", "Росіяни атакували вночі: Повітряні Сили збили 29 крилатих ракет, а не 27.", "shot_down", "cruise"),
    ],
)
def test_a_wrong_figure_counted_what_the_right_one_counts(language: str, text: str, measure: str, weapon: str) -> None:
    assert sorted(said(language, text)) == [(measure, weapon, "27", "earlier"), (measure, weapon, "29", None)]


def test_where_weapons_came_from_says_nothing_of_who_was_attacked() -> None:
    text = (
        "У ніч на 14 вересня противник атакував 5 балістичними ракетами та 164 БпЛА із напрямків: Курськ, Орел, "
        "Міллерово – рф, близько 110 із них – «шахеди»."
    )
    reading = read(text, lang="uk", published=PUBLISHED)
    assert {claim.attacker for claim in reading.claims} == {"RU"}
    assert {claim.place for claim in reading.claims} == {"UA"}
    (areas,) = [one for one in reading.context if one.kind == "launch_area"]
    assert areas.participants == ("Курськ", "Орел", "Міллерово – рф")


def test_what_russias_ministry_shot_down_was_launched_by_ukraine() -> None:
    text = "Средствами ПВО за сутки сбиты четыре управляемые авиационные бомбы и 314 беспилотных летательных аппаратов."
    reading = read(text, lang="ru", published=PUBLISHED, source="mod_russia")
    assert {claim.attacker for claim in reading.claims} == {"UA"}


def test_a_drone_whose_debris_fell_is_no_place() -> None:
    text = "За ніч над Миколаївщиною росіяни втратили 14 «Шахедів». Уламками одного з них пошкоджено лінію."
    assert all(measure != "debris_locations" for measure, *_ in said("uk", text))


def test_drones_that_are_named_with_whose_they_are_are_drones() -> None:
    text = "Минобороны: за ночь сбито 73 дрона ВСУ, из них 38 – над Крымом."
    assert said("ru", text) == [("shot_down", "drone", "73", None), ("shot_down", "drone", "38", "subset")]
