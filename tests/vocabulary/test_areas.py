"""The table of areas: its codes, its tree and its names."""

from __future__ import annotations

import csv
import gzip
import re

import pytest

from nightcount.errors import UsageError
from nightcount.vocabulary import Area, area, areas, find_area, lies_in
from nightcount.vocabulary.area import fold
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
    assert {known.parent for known in areas().values() if known.parent} <= set(areas())


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
