"""The rules of grammar that English sentences put to the test: a sentence of our own, and what it must yield."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from nightcount.reading import read

PUBLISHED = datetime(2025, 7, 4, 6, 0, tzinfo=UTC)
OPENING = "Russia attacked Ukraine with 300 drones and 20 missiles overnight. "


def said(sentence: str) -> list[tuple[str, str | None, float | None, str]]:
    """(measure, weapon, number, words) of each claim in a sentence that follows the opening."""
    text = OPENING + sentence
    claims = read(text, lang="en", published=PUBLISHED).claims
    return [
        (claim.measure.value, claim.weapon.value if claim.weapon else None, claim.figure.number, claim.text)
        for claim in claims
        if claim.start >= len(OPENING)
    ]


READ = [
    ("The number of people killed in Lviv rose to 31 from 29 overnight.", [("killed", 31), ("killed", 29)]),
    ("Rescuers pulled six people from one stairwell.", [("rescued", 6)]),
    (
        "At least 12 were killed, including two medics, and 40 wounded.",
        [("killed", 12), ("killed", 2), ("injured", 40)],
    ),
    ("None of the nine Kinzhals was intercepted.", [("launched", 9)]),
    ("Russia used a record number of unmanned aircraft, 612 in all.", [("launched", 612)]),
    ("A tram, one of five damaged in Odesa, stood empty.", [("damaged", 5)]),
    ("The drone was one of six that did not reach their targets.", [("not_reached", 6)]),
    ("Tu-95 bombers, eight of them, fired cruise missiles.", []),
    ("He put the total at 320.", [("launched", 320)]),
    ("The 300 drones were the most of this year.", [("launched", 300)]),
    (
        "They stopped 250 drones and 12 missiles: 199 shot down, 63 jammed.",
        [("neutralised", 250), ("neutralised", 12), ("shot_down", 199), ("suppressed", 63)],
    ),
    (
        "Forty drones and two missiles got through. The number of hits rose from 40 to 42.",
        [("got_through", 40), ("got_through", 2), ("got_through", 40), ("got_through", 42)],
    ),
    (
        "Strikes left 19 people dead, including two children, and 54 wounded, 11 of them children.",
        [("killed", 19), ("children_killed", 2), ("injured", 54), ("children_injured", 11)],
    ),
    (
        "It killed six people and wounded 30, including two children and a pregnant woman.",
        [("killed", 6), ("injured", 30), ("children_injured", 2), ("injured", 1)],
    ),
    ("Two days earlier it was 48 Shaheds, of which 41 were downed.", [("launched", 48), ("shot_down", 41)]),
    ("Sixty drones were destroyed; 18 were over Sumy.", [("shot_down", 60), ("shot_down", 18)]),
    ("In Sumy, 20 people were injured; in Poltava, 31.", [("injured", 20), ("injured", 31)]),
    ("Police say 6 injured, not 4.", [("injured", 6), ("injured", 4)]),
    ("Six people were injured. Two of the six are in hospital.", [("injured", 6), ("hospitalised", 2), ("injured", 6)]),
    ("Seven people were hurt. A 12-year-old boy is among them.", [("injured", 7), ("children_injured", 1)]),
    ("Two aeroballistic Kinzhals were among the missiles.", [("launched", 2)]),
    ("Of the missiles 15 were stopped; nothing is said of the 5 that were not.", [("neutralised", 15)]),
    ("Seventy drones heading for the city had been downed.", [("shot_down", 70)]),
    ("The heating network was hit: 52 houses have no heat.", []),
    ("In Kyiv a man of 41 died.", [("killed", 1)]),
    (
        "Of the 19 injured, 12 remain in hospital, three are children.",
        [("injured", 19), ("hospitalised", 12), ("children_injured", 3)],
    ),
    ("The governor put the number of drones at between 14 and 17.", [("launched", None)]),
    ("The driver's was the second death this month. A 41-year-old man died.", [("killed", 1)]),
    ("Three missiles landed within two blocks of a school.", [("got_through", 3)]),
    ("Around a million people lost power.", [("without_power", 1_000_000)]),
    (
        "They stopped 250 drones: 190 by gunfire and missiles, 60 by jamming.",
        [("neutralised", 250), ("shot_down", 190), ("suppressed", 60)],
    ),
    ("The Air Force said that 288 and three, respectively, were stopped.", [("neutralised", 288), ("neutralised", 3)]),
    (
        "The 300 drones were the second-largest number of this year after 894 in May.",
        [("launched", 300), ("previous_record", 894)],
    ),
    ("In Lutsk a woman's body was found in a house.", [("killed", 1)]),
    ("Two people died. A six-year-old was among them.", [("killed", 2), ("children_killed", 1)]),
    ("An earthquake in Japan injured 14.", []),
    ("Of these, 280 drones and all seven missiles were stopped.", [("neutralised", 280), ("neutralised", 7)]),
    ("The previous record of 267 was set in February.", [("previous_record", 267)]),
    ("They launched 22 UAVs over the region, 20 of which were downed.", [("launched", 22), ("shot_down", 20)]),
    ("Four Kalibr carriers are at sea; 8 S-300 anti-aircraft guided missiles were fired.", [("launched", 8)]),
    ("The ministry denied that 12 missiles had hit the port.", []),
    (
        "At dawn they spoke of 54 Shaheds launched and 52 shot down; by noon the figures were 59 and 58.",
        [("launched", 54), ("shot_down", 52), ("launched", 59), ("shot_down", 58)],
    ),
    ("Nine in ten drones were stopped.", []),
    ("The mayor counted three strikes by S-300 missiles.", [("got_through", 3)]),
    ("Alarm: 95 minutes and 2 h 30 min.", [("alert_duration", 1.58), ("alert_duration", 2.5)]),
    (
        "The raid went on for 11 hours and the siren for nine and a half.",
        [("attack_duration", 11), ("alert_duration", 9.5)],
    ),
    ("In Odesa there were fires in three warehouses.", [("on_fire", 3)]),
    ("The refinery, about 800km from the front, was struck.", []),
    ("Two women, 58 and 71, were wounded.", [("injured", 2)]),
    ("Two people, one of whom is a child, were injured.", [("injured", 2), ("children_injured", 1)]),
    ("Of 48 drones and six missiles, 41 drones were jammed.", [("launched", 48), ("launched", 6), ("suppressed", 41)]),
    ("Officials said 17 bodies have been identified.", []),
    ("Five people were hurt, including 12-year-old boy.", [("injured", 5), ("children_injured", 1)]),
    ("Did the army stop 120 drones?", []),
    ("In a house neighbours aged 71 and 68 were found dead.", []),
    ("It is three years since Bucha, where 400 bodies were found.", []),
    (
        "Ukraine reported 415 drones overnight, with 386 drones downed.",
        [("launched", 415), ("shot_down", 386)],
    ),
    ("It was the most hurt in one attack on the city.", []),
    ("Russia used nine attack and decoy drones.", [("launched", 9)]),
    ("Three Su-24s were hit at an airfield.", []),
    ("It claimed its troops had killed 1,300 soldiers.", []),
    ("Neither of the two missiles reached its target.", [("launched", 2)]),
    ("Russia targets Odesa with 60 drones, a port hit.", [("launched", 60)]),
    ("Since February 2022 the strikes have killed 12 workers.", []),
    ("Air defences destroyed all but seven of the missiles and 250 drones.", [("shot_down", 250)]),
]


@pytest.mark.parametrize(("sentence", "expected"), READ)
def test_a_sentence_yields_its_claims_and_no_other(sentence: str, expected: list[tuple[str, float]]) -> None:
    assert [(measure, number) for measure, _, number, _ in said(sentence)] == expected


SUPERLATIVES = [
    ("Russia fired a record 539 drones and 11 missiles at Ukraine.", ["record", None]),
    ("Russia launched 58 missiles at Ukraine, the most in one night since spring.", ["largest_since"]),
    ("The strike on Ukraine, in which 500 drones were used, was the biggest since May.", [None]),
    ("Russia fired 13 missiles at Ukraine, most of which were downed.", [None]),
]


@pytest.mark.parametrize(("text", "expected"), SUPERLATIVES)
def test_a_superlative_belongs_to_the_count_that_it_is_said_of(text: str, expected: list[str | None]) -> None:
    assert [claim.superlative for claim in read(text, lang="en", published=PUBLISHED).claims] == expected


def test_the_one_who_attacks_is_not_where_it_happens() -> None:
    claims = read("Three people were killed as Russia strikes Kharkiv with drones.", lang="en").claims
    assert [claim.place for claim in claims] == ["UA63120270010096107"]


def test_the_month_of_may_is_no_possibility() -> None:
    claims = read("It was the largest attack on Ukraine since May, with 500 drones.", lang="en").claims
    assert [(claim.measure.value, claim.figure.number) for claim in claims] == [("launched", 500)]


def test_each_day_that_touches_a_count_is_its_own() -> None:
    text = (
        "Russia attacked Ukraine on the night to 14 November 2025. Before: 138 drones on the 11th, and 76 on the 12th."
    )
    nights = {c.figure.number: c.night for c in read(text, lang="en", published=PUBLISHED).claims}
    assert nights == {138: date(2025, 11, 11), 76: date(2025, 11, 12)}


def test_and_behind_a_comma_opens_a_clause_whatever_came_before() -> None:
    text = "Nine people were injured, among them a girl, and a man died after the drone attack on Kharkiv."
    said = [(claim.text, claim.measure.value) for claim in read(text, lang="en").claims]
    assert said == [("Nine people", "injured"), ("a girl", "children_injured"), ("a man", "killed")]


@pytest.mark.parametrize(
    "text",
    [
        "Ukraine downed 40 of 45 drones and three of four missiles launched by Russia overnight.",
        "Three of the four missiles launched at Kyiv were shot down.",
    ],
)
def test_what_is_said_of_the_whole_is_not_said_of_its_part(text: str) -> None:
    claims = {claim.text.lower(): claim.measure.value for claim in read(text, lang="en").claims}
    assert claims["three"] == "shot_down"


def test_a_table_of_losses_is_no_report_of_an_attack() -> None:
    text = "The General Staff said Russian losses reached 1,254,450 troops, 11,600 tanks and 98,000 drones."
    assert read(text, lang="en").claims == ()


def test_the_capital_is_that_of_the_side_attacked() -> None:
    text = "Moscow's mayor said 32 drones flying towards the capital were shot down overnight. Nobody was hurt."
    (claim,) = read(text, lang="en", published=PUBLISHED).claims
    assert (claim.attacker, claim.figure.number) == ("UA", 32)


def test_where_some_died_is_not_where_all_did() -> None:
    text = OPENING + "At least five people were killed, including two in Kyiv and one in Zhytomyr."
    places = [claim.place for claim in read(text, lang="en", published=PUBLISHED).claims if claim.start > len(OPENING)]
    assert places[0] == "UA"
    assert len(set(places)) == 3


def test_a_place_behind_an_aside_is_that_of_all() -> None:
    text = OPENING + "At least eight people, including a three-year-old, were hurt in Kyiv."
    claims = [claim for claim in read(text, lang="en", published=PUBLISHED).claims if claim.start > len(OPENING)]
    assert {claim.place for claim in claims} == {"UA80000000000093317"}


def test_what_fell_over_the_waters_of_a_sea_did_so_there() -> None:
    text = "Russia's ministry said it downed 93 Ukrainian drones, 60 of them over the waters of the Black Sea."
    assert read(text, lang="en", published=PUBLISHED).claims[-1].place == "SEA-BLACK"


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Moscow mayor Sergei Sobyanin said 19 drones were repelled.", ["RU-MOW"]),
        ("The governor of Sumy region said 8 drones were shot down.", ["UA59000000000057109"]),
        ("Kyiv mayor Klitschko spoke of fires. The air force said 120 drones were launched.", ["UA"]),
        ("Kyiv mayor Klitschko said six were hurt, the air force that 120 drones were downed.", [None, "UA"]),
    ],
)
def test_a_mayor_or_governor_counts_what_came_to_his_own_place(text: str, places: list[str | None]) -> None:
    found = read(text, lang="en", published=PUBLISHED).claims
    assert [claim.place if claim.weapon else None for claim in found] == places
