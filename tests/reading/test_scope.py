"""Which night a count speaks of: the day of the attack, not of the telling, and of several nights its own."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from nightcount.reading import read

SATURDAY_NOON = datetime.fromisoformat("2025-07-12T12:00:00+03:00")


def nights(text: str) -> list[date | None]:
    return [claim.night for claim in read(text, lang="uk", published=SATURDAY_NOON).claims]


def test_each_of_two_nights_in_a_sentence_keeps_its_counts() -> None:
    text = "Росія атакує Україну: у ніч на п’ятницю – 79 дронів, у ніч на суботу – 397 дронів."
    assert nights(text) == [date(2025, 7, 11), date(2025, 7, 12)]


@pytest.mark.parametrize(
    "text",
    [
        "Кількість загиблих унаслідок удару по Києву зросла до семи. Нагадаємо, у середу сюди влучили дві ракети.",
        "Семеро загиблих – підсумок удару по Києву, повідомили в суботу. У середу по місту летіло 15 ракет.",
    ],
)
def test_news_of_a_toll_is_dated_by_the_attack_and_not_by_the_telling(text: str) -> None:
    assert set(nights(text)) == {date(2025, 7, 9)}


def test_a_sentence_of_comparison_keeps_its_night_to_itself() -> None:
    text = "Уночі збито 25 дронів. Для порівняння: 9 липня було 711 дронів. Сьогодні ж влучили 4 дрони по Сумах."
    assert nights(text) == [date(2025, 7, 12), date(2025, 7, 9), date(2025, 7, 12)]


def test_several_days_of_comparison_each_keep_their_count() -> None:
    text = "Росія запустила 728 дронів. Для порівняння, 4 липня було 550 засобів, а 29 червня – 537."
    assert nights(text) == [date(2025, 7, 12), date(2025, 7, 4), date(2025, 6, 29)]


def test_the_day_of_a_death_in_hospital_or_of_a_later_toll_is_no_day_of_attack() -> None:
    text = "Атака на Київ у ніч на 10 липня забрала життя 12 людей. У п’ятницю кількість поранених зросла до 43."
    assert nights(text) == [date(2025, 7, 10), date(2025, 7, 10)]


def test_yesterday_evening_belongs_to_the_night_that_follows() -> None:
    assert nights("Учора ввечері росіяни вдарили по Одесі двома ракетами.") == [date(2025, 7, 12)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("uk", "У Києві 23 загиблих через ракети – найстрашніший удар по столиці з 4 липня. Врятовано 9."),
        ("ru", "В Киеве 23 погибших от ракет – самый смертоносный удар по столице с 4 июля. Спасены 9 человек."),
        ("en", "Missiles killed 23 people in Kyiv, the deadliest strike on the city since July 4. Nine were rescued."),
    ],
)
def test_the_day_since_when_an_attack_is_the_worst_is_not_its_own(language: str, text: str) -> None:
    found = read(text, lang=language, published=SATURDAY_NOON).claims
    assert [claim.night for claim in found] == [date(2025, 7, 12)] * 2


def test_the_attack_before_does_not_date_what_the_text_is_about() -> None:
    text = "Збито 5 дронів. Це третя атака. Попередня, 9 липня, була найбільшою: летіло 23 дрони. Постраждав охоронець."
    assert nights(text) == [date(2025, 7, 12), date(2025, 7, 9), date(2025, 7, 12)]


@pytest.mark.parametrize("before", ["A day earlier", "The night before", "The previous night", "On the day before"])
def test_a_night_earlier_is_the_one_before_that_which_was_told(before: str) -> None:
    text = f"Of 112 drones launched overnight 86 were downed, the air force reported. {before}, Russia sent 50 drones."
    found = read(text, lang="en", published=SATURDAY_NOON).claims
    assert [claim.night for claim in found] == [date(2025, 7, 12), date(2025, 7, 12), date(2025, 7, 11)]
