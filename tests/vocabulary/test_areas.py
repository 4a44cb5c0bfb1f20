"""The table of areas: its codes, its tree and its names."""

from __future__ import annotations

import csv
import gzip
import re
from collections import Counter

import pytest

from nightcount.errors import UsageError
from nightcount.vocabulary import Area, above, area, areas, below, find_area, lies_in, register
from nightcount.vocabulary.area import fold, of_service
from register.make import stale
from register.spelling import english, russian
from tests.shared_data import shared

OBLASTS = 24
KYIV, KYIV_OBLAST, KHARKIV = "UA80000000000093317", "UA32000000000030281", "UA63120270010096107"
CODE = re.compile(r"UA(\d{17})?|RU(-[A-Z]{2,3})?|SEA-(BLACK|AZOV)")


def of_kind(kind: str) -> list[Area]:
    return [known for known in areas().values() if known.kind == kind]


def test_every_code_is_well_formed() -> None:
    assert [code for code in areas() if not CODE.fullmatch(code)] == []


def test_every_parent_is_in_the_table_and_only_countries_and_seas_have_none() -> None:
    without = {known.code for known in areas().values() if known.parent is None}
    assert without == {"UA", "RU", "SEA-BLACK", "SEA-AZOV"}
    assert {known.parent for known in areas().values() if known.parent} <= set(register())


def test_every_area_lies_in_a_country_unless_it_is_a_sea() -> None:
    afloat = {code for code in areas() if not lies_in(code, "UA") and not lies_in(code, "RU")}
    assert afloat == {"SEA-BLACK", "SEA-AZOV"}


def test_ukraine_has_24_oblasts_crimea_and_two_cities_of_special_status() -> None:
    below = [known for known in areas().values() if known.parent == "UA"]
    assert sorted(known.kind for known in below) == ["city"] * 2 + ["oblast"] * (OBLASTS + 1)


def test_kyiv_has_ten_districts() -> None:
    assert len([known for known in of_kind("city_district") if known.parent == KYIV]) == 10


def test_no_name_leads_to_two_areas() -> None:
    owners: dict[str, set[str]] = {}
    for known in areas().values():
        for name in known.names:
            owners.setdefault(fold(name), set()).add(known.code)
    assert {name: codes for name, codes in owners.items() if len(codes) > 1} == {}


@pytest.mark.parametrize("name", ["Kyiv", "Kyiv City", "Kiev", "Київ", "м. Київ", "Киев", "kyiv", KYIV])
def test_kyiv_is_the_city(name: str) -> None:
    assert find_area(name).code == KYIV


@pytest.mark.parametrize(
    "name", ["Kyiv oblast", "Kyiv Oblast", "Kyiv region", "Kyivska oblast", "Київська область", "Киевская область"]
)
def test_kyiv_oblast_is_the_oblast(name: str) -> None:
    assert find_area(name).code == KYIV_OBLAST


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Kharkov", "Kharkiv"),
        ("Odessa", "Odesa"),
        ("Lvov", "Lviv"),
        ("Nikolaev", "Mykolaiv"),
        ("Dnepropetrovsk", "Dnipro"),
    ],
)
def test_an_old_spelling_leads_to_the_same_city(old: str, new: str) -> None:
    assert find_area(old) == find_area(new)
    assert find_area(old).kind == "city"


def test_a_city_lies_in_its_raion_its_oblast_and_the_country() -> None:
    assert lies_in(KHARKIV, find_area("Kharkivskyi raion").code)
    assert lies_in(KHARKIV, find_area("Kharkiv oblast").code)
    assert lies_in(KHARKIV, "UA")
    assert not lies_in(KHARKIV, KYIV_OBLAST)


def test_the_city_of_kyiv_does_not_lie_in_its_oblast() -> None:
    assert not lies_in(KYIV, KYIV_OBLAST)


def test_an_apostrophe_of_any_kind_finds_the_name() -> None:
    assert find_area("Куп'янськ") == find_area("Куп’янськ") == find_area("КупʼЯНСЬК")


def test_a_renamed_raion_is_found_under_both_names() -> None:
    assert find_area("Novohrad-Volynskyi raion") == find_area("Звягельський район")


def test_an_unknown_name_is_refused_with_a_way_out() -> None:
    with pytest.raises(UsageError, match="Atlantis"):
        find_area("Atlantis")
    with pytest.raises(UsageError, match="UA99"):
        area("UA99")


def test_every_oblast_of_the_register_is_in_the_table_under_its_ukrainian_name() -> None:
    with shared("geo/oblasts.csv").open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            assert find_area(row["name_uk"]).code == row["katotth"]
            assert find_area(row["name_en"]).code == row["katotth"]


@pytest.mark.parametrize("path", ["raions_katotth.csv", "city_districts_katotth.csv"])
def test_codes_of_raions_and_districts_are_those_of_the_register(path: str) -> None:
    with shared(f"geo/{path}").open(encoding="utf-8") as lines:
        known = {row["katotth"]: row["name_uk"] for row in csv.DictReader(lines)}
    ours = of_kind("raion" if "raions" in path else "city_district")
    for found in ours:
        assert found.uk.startswith(known[found.code].replace("'", "’"))


@pytest.mark.parametrize(
    "path", ["oblast_intervals_2022-03-15_2026-06-19.csv.gz", "volunteer_intervals_2022-02-25_2024-08-04.csv.gz"]
)
def test_every_region_of_the_alert_data_sets_is_found(path: str) -> None:
    with gzip.open(shared(f"alerts/{path}"), "rt", encoding="utf-8") as lines:
        names = {row["region"] for row in csv.DictReader(lines)}
    assert {find_area(name).kind for name in names} == {"oblast", "city"}


def test_the_table_is_what_its_generator_makes_of_the_names_written_by_hand() -> None:
    assert stale() == []


def test_the_register_has_every_oblast_raion_hromada_city_and_district() -> None:
    kinds = Counter(known.kind for known in register().values() if known.code.startswith("UA"))
    assert kinds == {"country": 1, "oblast": 25, "raion": 136, "hromada": 1772, "city": 463, "city_district": 108}


def test_the_tree_of_the_register_is_the_one_of_its_codes() -> None:
    for known in register().values():
        if known.kind == "hromada":
            assert known.parent is not None
            assert known.code[:6] == known.parent[:6]
    assert sum(len(below(code)) for code in register()) == sum(1 for known in register().values() if known.parent)


def test_a_city_lies_in_its_hromada_and_that_in_its_raion() -> None:
    assert [area(code).en for code in above(KHARKIV)] == [
        "Kharkivska hromada", "Kharkivskyi raion", "Kharkiv oblast", "Ukraine",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("called", "now"),
    [
        ("Червоноград", "Шептицький"),
        ("Krasnohrad", "Берестин"),
        ("Першотравневська громада", "Мозолевська громада"),
        ("Новомосковський район", "Самарівський район"),
        ("Chervonohradskyi raion", "Шептицький район"),
    ],
)
def test_a_place_is_found_under_the_name_that_it_had(called: str, now: str) -> None:
    assert find_area(called).uk == now


@pytest.mark.parametrize(
    "called",
    [
        "м. Нікополь та Нікопольська територіальна громада",
        "m. Nikopol ta Nikopolska terytorialna hromada, Nikopolskyi raion",
        "Нікопольська територіальна громада",
        "Nikopolska hromada",
    ],
)
def test_a_hromada_is_found_as_the_feeds_call_it(called: str) -> None:
    assert find_area(called).code == "UA12080050000062712"


def test_a_name_of_several_places_is_refused_with_their_codes() -> None:
    with pytest.raises(UsageError, match=r"areas are called 'Андріївська громада'.*UA\d{17}"):
        find_area("Андріївська громада")
    assert find_area("Андріївська громада, Бахчисарайський район").code == "UA01020010000048857"


def test_the_numbers_of_the_alert_services_lead_to_areas() -> None:
    known = {number: found.en for number in ("31", "16", 1313, "9999") if (found := of_service(number))}
    assert known == {
        "31": "Kyiv", "16": "Luhansk oblast", 1313: "Vovchanska hromada", "9999": "Autonomous Republic of Crimea",
    }  # fmt: skip
    assert of_service("0") is None


def test_every_place_of_the_service_but_those_that_cannot_be_told_apart_has_its_area() -> None:
    with shared("alerts/alerts_in_ua_locations.csv").open(encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines))
    unknown = {row["name"] for row in rows if of_service(row["uid"]) is None}
    assert unknown == {"Миколаївська територіальна громада"}
    kinds = {(row["type"], found.kind) for row in rows if (found := of_service(row["uid"])) is not None}
    assert kinds == {
        ("oblast", "oblast"), ("district", "raion"), ("hromada", "hromada"), ("city", "city"),
        ("standalone", "oblast"), ("standalone", "city"),
    }  # fmt: skip


def test_every_hashtag_of_the_alert_channel_leads_to_its_area() -> None:
    with shared("geo/air_alert_ua_tag_map.csv").open(encoding="utf-8") as lines:
        rows = [row for row in csv.DictReader(lines) if row["status"] == "ok"]
    assert {row["katottg_code"]: row["tag"] for row in rows} == {
        known.code: known.hashtag for known in register().values() if known.hashtag
    }


@pytest.mark.parametrize(
    ("name", "latin", "cyrillic"),
    [
        ("Згурівка", "Zghurivka", "Згуровка"),
        ("Їжакевичі", "Yizhakevychi", "Ижакевичи"),
        ("Олександрівська громада", "Oleksandrivska hromada", "Александровская громада"),
        ("Прип’ять", "Prypiat", "Припять"),
        ("Рава-Руська", "Rava-Ruska", "Рава-Руская"),
    ],
)
def test_names_are_written_in_english_and_russian_by_rule(name: str, latin: str, cyrillic: str) -> None:
    assert (english(name), russian(name)) == (latin, cyrillic)
