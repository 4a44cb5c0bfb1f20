"""The rules of grammar that Ukrainian sentences put to the test: a sentence of our own, and what it must yield."""

from __future__ import annotations

import pytest

from nightcount.reading import read
from tests.reading.saying import OPENINGS, PUBLISHED, Said, said_in

OPENING = OPENINGS["uk"]


def said(sentence: str) -> list[Said]:
    return said_in("uk", sentence)


READ: list[tuple[str, list[Said]]] = [
    # Sums: a part is no larger than its whole, a total adds up, a bare row takes the nouns of the row before.
    (
        "Летіло 310 дронів та 12 ракет, 285 з них збили.",
        [("launched", "drone", 310), ("launched", "missile", 12), ("shot_down", "all", 285)],
    ),
    (
        "Збито 47: 40 дронів і 7 ракет.",
        [("shot_down", "all", 47), ("shot_down", "drone", 40), ("shot_down", "missile", 7)],
    ),
    (
        "Збито 30 дронів, подавлено 12, разом 42.",
        [("shot_down", "drone", 30), ("suppressed", "drone", 12), ("neutralised", "drone", 42)],
    ),
    (
        "Випущено 90 дронів і 11 ракет. Знешкоджено 81 та 6.",
        [
            ("launched", "drone", 90),
            ("launched", "missile", 11),
            ("neutralised", "drone", 81),
            ("neutralised", "missile", 6),
        ],
    ),
    ("Звітують про 51 збитий із 60 дронів.", [("shot_down", "drone", 51), ("launched", "drone", 60)]),
    (
        "Випущено 11 ракет. Серед ракет – шість «Іскандер-М» і п’ять «Калібрів».",
        [("launched", "missile", 11), ("launched", "ballistic", 6), ("launched", "cruise", 5)],
    ),
    # What is negated, doubted or told of before.
    ("Балістичних ракет було вісім, не перехопили жодної.", [("launched", "ballistic", 8)]),
    ("Локаційно втрачено 25 дронів, імовірно через протидію РЕБ.", [("suppressed", "drone", 25)]),
    ("Під завалами можуть бути ще двоє людей.", [("missing", None, 2)]),
    (
        "Область атакували 60 дронів, це рекорд: торік у липні їх було 42.",
        [("launched", "drone", 60), ("previous_record", "drone", 42)],
    ),
    # Words beside a number that are not what it counts.
    ("За добу завдано 61 авіаційний удар.", []),
    ("Поранено чоловіка, водія автобуса.", [("injured", None, 1)]),
    ("Прилетіло 60 дронів, з них 50 збито.", [("launched", "drone", 60), ("shot_down", "drone", 50)]),
    ("Морози до мінус 17.", []),
    ("Збито 9 дронів. Інформація щодо двох ракет уточнюється.", [("shot_down", "drone", 9)]),
    ("Крім них, ворог застосував до восьми крилатих ракет.", [("launched", "cruise", 8)]),
    ("Зафіксовано влучання 31-го дрона.", [("got_through", "drone", 31)]),
    ("Крім цього зафіксовано 4 пуски КАБ по Сумщині.", [("launched", "guided_bomb", 4)]),
    # Interceptors fired at what is on the ground are weapons; fired at what flies they are none.
    ("Ворог випустив 9 зенітних керованих ракет С-300.", [("launched", "ballistic", 9)]),
    ("Для відбиття випущено 9 зенітних ракет.", []),
    # Where it came down, each noun with its own number.
    (
        "Зафіксовано влучання ракет та ударних БпЛА на 11-ти локаціях та падіння збитих (уламки) на 8-ми.",
        [("hit_locations", None, 11), ("debris_locations", None, 8)],
    ),
    # Lists that go on: over "and also", over a clause in passing, over parts of what was downed.
    (
        "Збито 21 «Шахед», 5 «Калібрів».\nА також 2 Х-59, ще одна не досягла цілі.",
        [
            ("shot_down", "strike_drone", 21),
            ("shot_down", "cruise", 5),
            ("shot_down", "guided_air", 2),
            ("not_reached", "guided_air", 1),
        ],
    ),
    (
        "Знищено 9 ракет:\n- 4 «Кинджали», випущені з літаків;\n- 5 «Калібрів» з моря.",
        [("shot_down", "missile", 9), ("shot_down", "aeroballistic", 4), ("shot_down", "cruise", 5)],
    ),
    (
        "Летіло 7 дронів. Збито 6 з 7.\nЗокрема: 4 — на Одещині, 2 — на Черкащині.",
        [
            ("launched", "drone", 7),
            ("shot_down", "drone", 6),
            ("launched", "drone", 7),
            ("shot_down", "drone", 4),
            ("shot_down", "drone", 2),
        ],
    ),
    (
        "Знешкоджено 150 дронів (90 — вогневими засобами, 60 — РЕБ).",
        [("neutralised", "drone", 150), ("shot_down", "drone", 90), ("suppressed", "drone", 60)],
    ),
    (
        "Кількість поранених унаслідок удару «шахедами» зросла до 46, серед них 7 дітей.",
        [("injured", None, 46), ("children_injured", None, 7)],
    ),
    ("Протягом року збито 26 тисяч цілей.", []),
    (
        "35 ворожих цілей знищено.\nКрилаті ракети:\n• 11 – «Калібр»\n• 1 – Х-59\nУдарні БпЛА:\n• 23 Shahed-136/131",
        [
            ("shot_down", "all", 35),
            ("shot_down", "cruise", 11),
            ("shot_down", "guided_air", 1),
            ("shot_down", "strike_drone", 23),
        ],
    ),
    (
        "Застосовано 31 ударний БпЛА. У підсумку з 31 знищено 29.",
        [("launched", "strike_drone", 31), ("launched", "strike_drone", 31), ("shot_down", "strike_drone", 29)],
    ),
    ("Збито два «Орлани» та «Ланцет».", [("shot_down", "recon_drone", 2), ("shot_down", "loitering", 1)]),
    # Whom and what a number leans on.
    (
        "Серед загиблих двоє дітей, серед поранених – одинадцятеро.",
        [("children_killed", None, 2), ("children_injured", None, 11)],
    ),
    ("Дітей серед загиблих – четверо.", [("children_killed", None, 4)]),
    (
        "Загинула 64-річна жінка, ще семеро людей дістали поранення.",
        [("killed", None, 1), ("injured", None, 7)],
    ),
    ("Зруйновано приватний будинок, ще 20 пошкоджено.", [("damaged", None, 20)]),
    (
        "Врятовано п’ятьох людей, які не могли йти, та семеро дітей.",
        [("rescued", None, 5), ("rescued", None, 7)],
    ),
    ("Збито 3 БпЛА („Орлан“, „Supercam“).", [("shot_down", "drone", 3)]),
    ("Уражено низку важливих воєнних цілей.", []),
    (
        "Без світла 44 тисячі абонентів, ще понад 20 тис. – на Сумщині.",
        [("without_power", None, 44000), ("without_power", None, 20000)],
    ),
    ("Це найбільша атака за час війни: 810 дронів.", [("launched", "drone", 810)]),
    (
        "Є поранені: у Сумах – троє, серед яких дитина; у Ромнах – ще двоє.",
        [("injured", None, 3), ("children_injured", None, 1), ("injured", None, 2)],
    ),
    (
        "У Києві загинули четверо, один із них підліток; у Дніпрі – двоє.",
        [("killed", None, 4), ("children_killed", None, 1), ("killed", None, 2)],
    ),
    ("Влучань по енергооб’єктах – сім.", [("got_through", "all", 7)]),
    ("Рятувальники знайшли тіло дитини.", [("children_killed", None, 1)]),
    ("Випущено п’ять КАБів, один не розірвався.", [("launched", "guided_bomb", 5)]),
    (
        "Запущено 20 Х-101, 4 «Калібри», 3 Х-59. Перехоплено 18, 4 і 2 відповідно.",
        [
            ("launched", "cruise", 20),
            ("launched", "cruise", 4),
            ("launched", "guided_air", 3),
            ("shot_down", "cruise", 18),
            ("shot_down", "cruise", 4),
            ("shot_down", "guided_air", 2),
        ],
    ),
    (
        "Поранено чотирьох людей: чоловіка 34 років, 28-річну жінку та двох сусідів.",
        [("injured", None, 4), ("injured", None, 2)],
    ),
    ("Тривога тривала шість годин, вибухи лунали 40 хвилин.", [("alert_duration", None, 6)]),
    ("Не збито 3 ракети «Іскандер-М».", []),
    ("Поранено 16-річного юнака.", [("children_injured", None, 1)]),
    ("На 25-ти локаціях впали уламки, ще на 7-ми впали збиті дрони.", [("debris_locations", None, 25)]),
    ("Скинуто 12 КАБів, 22 ВОГ.", [("launched", "guided_bomb", 12)]),
    (
        "Кількість знеструмлених споживачів зменшилася з 60 до 18 тисяч.",
        [("without_power", None, 60000), ("without_power", None, 18000)],
    ),
    ("Ворог застосував 52 засоби повітряного ураження.", [("launched", "all", 52)]),
    ("Тривога у столиці, оголошена ввечері, – майже шість годин.", [("alert_duration", None, 6)]),
]


@pytest.mark.parametrize(("sentence", "expected"), READ)
def test_a_sentence_yields_its_claims_and_no_other(sentence: str, expected: list[Said]) -> None:
    assert said(sentence) == expected


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Ворог атакував Одещину. Збито 7 із 9 дронів в межах області.", ["UA51000000000030770"] * 2),
        ("Вибухи в Сумах. Над областю збито 8 дронів.", ["UA59000000000057109"]),
        ("Вибухи в Сумах і в Одесі. Над областю збито 8 дронів.", ["UA"]),
        ("Вночі над Дніпропетровщиною захисники неба збили 14 дронів.", ["UA12000000000090473"]),
        ("Над Львівщиною знищено 5 із 7 дронів.", ["UA46000000000026241"] * 2),
        ("Найбільше постраждав Харків: 8 влучань.", ["UA63120270010096107"]),
        ("Після удару по Одесі військові збили 58 дронів.", ["UA"]),
        ("У Києві Повітряні сили повідомили про 58 збитих дронів.", ["UA"]),
        ("Росія вночі атакувала енергетику дронами: знеструмлено 1,2 млн споживачів.", ["UA"]),
        ("Збито 5 дронів: 3 на Запоріжжі, 2 у Дніпрі.", ["UA", "UA23000000000064947", "UA12020010010037010"]),
    ],
)
def test_the_oblast_is_the_one_that_the_text_is_about(text: str, places: list[str]) -> None:
    assert [claim.place for claim in read(text, published=PUBLISHED).claims] == places


def test_a_bulletin_of_an_air_force_tells_of_attacks_on_its_country_wherever_they_came_from() -> None:
    text = "Застосовано 3 ракети «Іскандер-М» (р-н Курська – рф)."
    assert [claim.attacker for claim in read(text, published=PUBLISHED, source="kpszsu").claims] == ["RU"]
