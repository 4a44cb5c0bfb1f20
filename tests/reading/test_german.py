"""A fourth language needs no code: eight small files, and German sentences are read by the same grammar."""

from __future__ import annotations

from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path

import pytest

from nightcount.reading import Claim, read
from nightcount.reading.lexicon import FILES, Lexicon, load

PUBLISHED = datetime(2025, 7, 4, 6, 0, tzinfo=UTC)
FOLDER = Path(__file__).parent / "german"


@cache
def german() -> Lexicon:
    return load(FOLDER, "de")


def claims(text: str) -> tuple[Claim, ...]:
    return read(text, own=german(), published=PUBLISHED).claims


def said(text: str) -> list[tuple[str, str, str | None, float | None]]:
    """The words, the measure, the weapon or object and the lower bound of each claim."""
    return [(c.text, c.measure.value, c.weapon.value if c.weapon else c.object, c.figure.low) for c in claims(text)]


def test_the_lexicon_is_eight_files() -> None:
    assert sorted(path.stem for path in FOLDER.glob("*.toml")) == sorted(FILES)


def test_what_was_launched_is_read_with_its_night() -> None:
    text = "In der Nacht zum 4. Juli 2025 griff Russland die Ukraine mit 539 Drohnen und elf Raketen an."
    assert said(text) == [
        ("539 Drohnen", "launched", "drone", 539),
        ("elf Raketen", "launched", "missile", 11),
    ]
    assert {claim.night for claim in claims(text)} == {date(2025, 7, 4)}
    assert read(text, own=german(), published=PUBLISHED).problems == ()


def test_a_day_with_a_stop_is_a_date_without_a_time_of_publication() -> None:
    text = "In der Nacht zum 5. Mai 2025 griff Russland Kiew mit 12 Drohnen an."
    (claim,) = read(text, own=german()).claims
    assert claim.night == date(2025, 5, 5)


def test_a_speaker_is_named_for_what_was_shot_down() -> None:
    text = "Die Luftwaffe meldete, 268 Drohnen und zwei Raketen seien abgeschossen worden."
    assert said(text) == [
        ("268 Drohnen", "shot_down", "drone", 268),
        ("zwei Raketen", "shot_down", "missile", 2),
    ]
    assert {claim.speaker for claim in claims(text)} == {"Die Luftwaffe"}


def test_people_are_counted_an_article_counts_one_and_children_are_a_part() -> None:
    text = (
        "Bei dem russischen Angriff auf Kiew wurden eine Frau getötet und 26 Menschen verletzt, darunter drei Kinder."
    )
    assert said(text) == [
        ("eine Frau", "killed", None, 1),
        ("26 Menschen", "injured", None, 26),
        ("drei Kinder", "children_injured", None, 3),
    ]
    assert {claim.place for claim in claims(text)} == {"UA80000000000093317"}


def test_damage_and_homes_without_power_are_read_with_their_hedges() -> None:
    text = "Nach dem Angriff auf Kiew waren rund 1.200 Haushalte ohne Strom, vierzehn Wohnhäuser wurden beschädigt."
    homes, houses = claims(text)
    assert (homes.measure.value, homes.figure.low, homes.figure.modifier.value) == ("without_power", 1200, "about")
    assert (houses.measure.value, houses.object, houses.figure.low) == ("damaged", "residential", 14)


@pytest.mark.parametrize(
    "text",
    [
        "Russland könnte 500 Drohnen pro Nacht starten.",
        "Die Mannschaft gewann 3:1 vor 45.000 Zuschauern.",
        "In Gaza starben bei einem Angriff 14 Menschen.",
    ],
)
def test_plans_sport_and_other_wars_yield_nothing(text: str) -> None:
    assert claims(text) == ()
