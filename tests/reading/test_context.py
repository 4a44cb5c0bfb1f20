"""Context: the events that a text ties to the attack, launch areas and the main target."""

from __future__ import annotations

import pytest

from nightcount.reading import Context, read

ATTACK = "Russia launched 20 drones at Ukraine overnight. "


def only(text: str, language: str, kind: str) -> Context:
    (found,) = [one for one in read(text, lang=language).context if one.kind == kind]
    assert text[found.start : found.end] == found.text
    return found


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        (
            "en",
            "Russia launched 20 drones from the directions of Kursk, Oryol and Bryansk.",
            ("Kursk", "Oryol", "Bryansk"),
        ),
        ("uk", "Ворог запустив 20 БпЛА (район пуску – Курськ, Орел).", ("Курськ", "Орел")),
        ("ru", "Враг запустил 20 беспилотников с направлений: Курск, Орёл.", ("Курск", "Орёл")),
    ],
)
def test_launch_areas_are_kept_as_they_were_worded(language: str, text: str, names: tuple[str, ...]) -> None:
    assert only(text, language, "launch_area").participants == names


@pytest.mark.parametrize(
    ("language", "text", "place"),
    [
        ("en", ATTACK + "Kyiv was the main target, the air force said.", "Kyiv"),
        ("en", ATTACK + "The main target was Odesa.", "Odesa"),
        ("uk", "Ворог запустив 20 БпЛА. Основний напрямок удару – Київ.", "Київ"),
    ],
)
def test_the_main_target_is_the_place_beside_the_words(language: str, text: str, place: str) -> None:
    assert only(text, language, "main_target").participants == (place,)


def test_words_for_a_target_without_a_place_yield_nothing() -> None:
    assert not [c for c in read(ATTACK + "The main target is unknown.", lang="en").context if c.kind == "main_target"]


def test_an_event_before_the_attack_says_so_and_names_who_took_part() -> None:
    found = only(
        ATTACK + "The strike came hours after a phone call between the president and Moscow.", "en", "phone_call"
    )
    assert found.relation == "before"
    assert "president" in " ".join(found.participants)


def test_one_sentence_tells_an_event_once() -> None:
    found = read(ATTACK + "After a phone call, another phone call followed.", lang="en").context
    assert [one.kind for one in found] == ["phone_call"]
