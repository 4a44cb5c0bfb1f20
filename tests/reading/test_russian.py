"""The rules of grammar that Russian sentences put to the test: a sentence of our own, and what it must yield."""

from __future__ import annotations

import pytest

from nightcount.reading import read
from tests.reading.saying import OPENINGS, PUBLISHED, Said, said_in

OPENING = OPENINGS["ru"]
MINISTRY = "Дежурными средствами ПВО Минобороны России "


def said(sentence: str) -> list[Said]:
    return said_in("ru", sentence)


READ: list[tuple[str, list[Said]]] = [
    # A predicate that a bare number touches is that number's.
    ("По Одессе – 45 дронов, 31 сбит.", [("launched", "drone", 45), ("shot_down", "drone", 31)]),
    (
        "Сбито 60 дронов, 8 подавлены.",
        [("shot_down", "drone", 60), ("suppressed", "drone", 8)],
    ),
    (
        "Сбиты 38 ракет и 412 дронов, 27 ракет и 31 дрон попали.",
        [
            ("shot_down", "missile", 38),
            ("shot_down", "drone", 412),
            ("got_through", "missile", 27),
            ("got_through", "drone", 31),
        ],
    ),
    # An aside does not part a count from its predicate.
    (
        "Погиб мужчина, еще семь человек, в том числе двое детей, получили ранения.",
        [("killed", None, 1), ("injured", None, 7), ("children_injured", None, 2)],
    ),
    (
        "Ранения получили 40 человек, в том числе 14-летняя девочка – она в больнице.",
        [("injured", None, 40), ("children_injured", None, 1)],
    ),
    ("Сбито 5 дронов. Обломки одного из них упали на дом.", [("shot_down", "drone", 5)]),
    ("Ранее губернатор сообщил о четырех жертвах.", [("killed", None, 4)]),
    # Rows of bare numbers.
    (
        "Сводка ПВО: 300 дронов, 24 ракеты. Сбито/подавлено 280 и 19.",
        [
            ("launched", "drone", 300),
            ("launched", "missile", 24),
            ("neutralised", "drone", 280),
            ("neutralised", "missile", 19),
        ],
    ),
    # Parts.
    (
        "Убиты двое, ранены восемь, в том числе три девочки.",
        [("killed", None, 2), ("injured", None, 8), ("children_injured", None, 3)],
    ),
    (
        "В воздухе остаются семь БПЛА, из них два – разведывательные.",
        [("in_air", "drone", 7), ("in_air", "recon_drone", 2)],
    ),
    ("Трое раненых, один из них – 13-летний мальчик.", [("injured", None, 3), ("children_injured", None, 1)]),
    # What was told of the same count at another moment.
    ("Погибли четверо, к вечеру их было шестеро.", [("killed", None, 4), ("killed", None, 6)]),
    (
        "Пострадали пятеро. Мэр говорил сначала о двух, потом о четырёх.",
        [("injured", None, 5), ("injured", None, 2), ("injured", None, 4)],
    ),
    ("Пострадали не семеро, а шестеро.", [("injured", None, 7), ("injured", None, 6)]),
    ("Число раненых возросло с семи до пятнадцати.", [("injured", None, 7), ("injured", None, 15)]),
    ("Количество пострадавших от удара выросло до 38 человек.", [("injured", None, 38)]),
    (
        "Воздушные силы: обезврежено 40: 30 дронов и 10 ракет. ПВО: 5 и 4.",
        [("neutralised", "all", 40), ("neutralised", "drone", 30), ("neutralised", "missile", 10)],
    ),
    (
        "По дронам: 80 сбито, 105 потеряны с радаров.",
        [("shot_down", "drone", 80), ("suppressed", "drone", 105)],
    ),
    (
        "В ночь на 3 июля было 70 дронов, 55 сбито, накануне их было 90.",
        [("launched", "drone", 70), ("shot_down", "drone", 55), ("launched", "drone", 90)],
    ),
    # Words left out.
    (
        "Над Курской областью сбиты 12 дронов. Над Орловской – 5.",
        [("shot_down", "drone", 12), ("shot_down", "drone", 5)],
    ),
    (
        "Тревога длилась семь часов, сам налёт – не более двух.",
        [("alert_duration", None, 7), ("attack_duration", None, 2)],
    ),
    (
        "Без света, тыс. абонентов: Сумы – 40; Полтава – 12,5.",
        [("without_power", None, 40_000), ("without_power", None, 12_500)],
    ),
    # Numbers.
    ("На город летели десятка два дронов.", [("launched", "drone", 20)]),
    ("ПВО удалось сбить 41 дрон.", [("shot_down", "drone", 41)]),
    ("Спасатели подняли тело девочки.", [("children_killed", None, 1)]),
    ("Пострадали четверо, двое – младше 10 лет.", [("injured", None, 4), ("children_injured", None, 2)]),
    ("Трое ранены: женщины 34 и 58, парень 19 лет.", [("injured", None, 3)]),
    ("Погибли пятеро, одному из них 7 лет.", [("killed", None, 5), ("children_killed", None, 1)]),
    ("Погибли пятеро, одному из них 34 года.", [("killed", None, 5)]),
    (
        "В больницах 40 раненых, в том числе девять детей.",
        [("hospitalised", None, 40), ("children_injured", None, 9)],
    ),
    (
        "Четверо убиты (трое взрослых и ребёнок).",
        [("killed", None, 4), ("killed", None, 3), ("children_killed", None, 1)],
    ),
    ("Убиты двое детей – мальчик и девочка.", [("children_killed", None, 2)]),
    ("Днём в больнице умер в реанимации мужчина.", [("killed", None, 1)]),
    ("ПВО сообщает о двух десятках сбитых дронов.", [("shot_down", "drone", 20)]),
    ("Около 21.30 мск сбит один дрон.", [("shot_down", "drone", 1)]),
    ("Летели три группы дронов.", []),
    ("Город получил 40 ракет для ПВО, сообщил мэр.", []),
    ("Отключены были 18 трансформаторов.", []),
    ("Из-за тревоги матч задерживали на 40 минут.", []),
]


@pytest.mark.parametrize(("sentence", "expected"), READ, ids=[sentence for sentence, _ in READ])
def test_a_sentence_yields_what_it_says(sentence: str, expected: list[Said]) -> None:
    assert said(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "places"),
    [
        ("сбит дрон над территорией Брянской области.", ["RU-BRY"]),
        (
            "уничтожены 9 украинских БПЛА: **5** – над **Брянской**, 4 – над акваторией Чёрного моря.",
            ["RU", "RU-BRY", "SEA-BLACK"],
        ),
        ("уничтожены 3 БПЛА над Курской и Тульской областями.", ["RU"]),
        ("сбита ракета «Нептун» над Ростовской областью.", ["RU-ROS"]),
        ("уничтожено по два БПЛА над Курской и Тульской областями.", ["RU-KRS", "RU-TUL"]),
        (
            "уничтожены 9 БПЛА: восемь – над территорией Республики Дагестан, один – над Б**рянской областью**.",
            ["RU", "RU-DA", "RU-BRY"],
        ),
        ("уничтожены украинские БПЛА над Курской (4 БПЛА) и Тульской (1 БПЛА) областями.", ["RU-KRS", "RU-TUL"]),
    ],
)
def test_a_count_holds_where_its_sentence_says(sentence: str, places: list[str]) -> None:
    claims = read(MINISTRY + sentence, lang="ru", published=PUBLISHED).claims
    assert [claim.place for claim in claims] == places
    assert {claim.attacker for claim in claims} == {"UA"}


def test_items_of_a_list_that_lost_its_line_ends_share_its_head() -> None:
    text = f"{MINISTRY}**уничтожены семь БПЛА:**  ▫️ **4** – над Курской областью,  ▫️ **3** БПЛА – над Крымом."
    claims = read(text, lang="ru", published=PUBLISHED).claims
    assert [(claim.measure.value, claim.figure.number, claim.attacker) for claim in claims] == [
        ("shot_down", 7, "UA"),
        ("shot_down", 4, "UA"),
        ("shot_down", 3, "UA"),
    ]


def test_a_day_of_comparison_is_told_of_in_its_clause() -> None:
    text = "Россия выпустила 4 июля по Украине 100 ракет – больше, чем 29 июня, когда их было 60."
    nights = [str(claim.night) for claim in read(text, lang="ru", published=PUBLISHED).claims]
    assert nights == ["2025-07-04", "2025-06-29"]


def test_whence_a_missile_came_is_not_where_it_holds() -> None:
    claims = read("Россия атаковала Украину ракетой из Ростовской области.", lang="ru", published=PUBLISHED).claims
    assert [claim.place for claim in claims] == ["UA"]
    assert [claim.attacker for claim in claims] == ["RU"]


def test_a_text_of_crimea_alone_tells_of_a_ukrainian_attack() -> None:
    text = "Глава Крыма: над полуостровом, в Крыму, сбили 22 беспилотника. Ранен один человек."
    assert {claim.attacker for claim in read(text, lang="ru", published=PUBLISHED).claims} == {"UA"}


def test_the_capital_is_that_of_the_side_attacked() -> None:
    text = "Собянин заявил, что ночью на подлете к столице сбиты семь дронов. Над Воронежем сбили 5 БПЛА."
    claims = read(text, lang="ru", published=PUBLISHED).claims
    assert [(claim.attacker, claim.place) for claim in claims] == [("UA", "RU-MOW"), ("UA", "RU-VOR")]


def test_the_time_of_a_place_is_not_where_it_happened() -> None:
    struck = read(OPENING + "По Киеву ударили ракетами. Ранены 24 человека.", lang="ru", published=PUBLISHED).claims
    timed = read(OPENING + "В 8 утра по Киеву во Львове ранены 24 человека.", lang="ru", published=PUBLISHED).claims
    assert struck[-1].place == "UA80000000000093317"
    assert (timed[-1].place or "").startswith("UA46")
