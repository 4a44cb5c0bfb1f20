"""The registry of sources: complete, consistent, and able to tell whose a report is."""

from __future__ import annotations

import pytest

from nightcount.sources import Kind, Party, Source, find_source, identify, identify_speaker, known_sources
from nightcount.sources.registry import identify_file, identify_host
from nightcount.vocabulary import Measure, Weapon, area

KINDS = {
    "kpszsu": Kind.AIR_FORCE,
    "pvk_south": Kind.AIR_FORCE,
    "general_staff": Kind.MINISTRY,
    "dsns": Kind.EMERGENCY_SERVICE,
    "kmva": Kind.MUNICIPAL,
    "klitschko": Kind.MUNICIPAL,
    "mod_russia": Kind.MINISTRY,
    "president": Kind.MINISTRY,
    "news": Kind.NEWS,
    "bbc": Kind.NEWS,
    "clash_report": Kind.NEWS,
    "nightly": Kind.DATASET,
    "alerts_oblast": Kind.ALERT_FEED,
    "alerts_in_ua": Kind.ALERT_FEED,
    "ukrainealarm": Kind.ALERT_FEED,
}


@pytest.mark.parametrize(("id", "kind"), KINDS.items())
def test_the_sources_of_the_first_version_are_there(id: str, kind: Kind) -> None:
    assert find_source(id).kind is kind
    assert find_source(id).id == id


def test_no_name_and_no_host_belongs_to_two_sources() -> None:
    names = [name.casefold() for known in known_sources().values() for name in (known.id, *known.identifies)]
    hosts = [host for known in known_sources().values() for host in known.hosts]
    assert len(names) == len(set(names))
    assert len(hosts) == len(set(hosts))


def test_every_area_of_a_source_is_in_the_table() -> None:
    assert all(area(known.area) for known in known_sources().values() if known.area)


def test_ranges_run_upwards_from_zero() -> None:
    ranges = [bounds for known in known_sources().values() for bounds in known.ranges.values()]
    assert ranges
    assert all(low == 0 < high for low, high in ranges)


def test_an_unknown_id_is_an_outlet_of_no_party() -> None:
    assert find_source("Meridian Wire") == Source("Meridian Wire", "Meridian Wire", Kind.NEWS, Party.NONE)


@pytest.mark.parametrize("name", ["kpszsu", "KPSZSU", "@kpszsu", " kpszsu "])
def test_a_channel_is_known_however_it_is_written(name: str) -> None:
    found = identify(name)
    assert found is not None
    assert found.id == "kpszsu"


@pytest.mark.parametrize(
    ("host", "id"), [("bbc.com", "bbc"), ("www.bbc.co.uk", "bbc"), ("kyiv.dsns.gov.ua", "dsns"), ("notbbc.com", None)]
)
def test_a_web_site_is_known_with_its_subdomains(host: str, id: str | None) -> None:
    found = identify_host(host)
    assert (found.id if found else None) == id


@pytest.mark.parametrize(
    ("stem", "id"), [("kpszsu_posts", "kpszsu"), ("kpszsu", "kpszsu"), ("kpszsuposts", None), ("article", None)]
)
def test_a_file_is_named_after_a_source_only_up_to_a_mark(stem: str, id: str | None) -> None:
    found = identify_file(stem)
    assert (found.id if found else None) == id


def test_the_air_force_speaks_for_drones_and_not_for_casualties() -> None:
    assert Measure.LAUNCHED in find_source("kpszsu").speaks_for
    assert Measure.KILLED not in find_source("kpszsu").speaks_for
    assert Measure.KILLED in find_source("dsns").speaks_for


@pytest.mark.parametrize(
    ("weapon", "number", "meant"),
    [
        (Weapon.DRONE, 810, True),
        (Weapon.STRIKE_DRONE, 1501, False),
        (Weapon.CRUISE, 301, False),
        (Weapon.ALL, 5000, True),
    ],
)
def test_a_range_holds_for_the_classes_below_it(weapon: Weapon, number: int, meant: bool) -> None:
    assert find_source("kpszsu").holds(weapon, number) is meant


def test_a_source_as_json_has_every_field() -> None:
    said = find_source("kpszsu").as_json()
    assert said["kind"] == "air_force"
    assert said["party"] == "ukraine"
    assert said["ranges"]["drone"] == [0, 1500]


def test_a_word_out_of_place_in_a_registry_file_is_refused() -> None:
    with pytest.raises(ValueError, match="tabloid"):
        Source.from_table("x", {"name": "X", "kind": "tabloid", "party": "none"})
    with pytest.raises(TypeError, match="colour"):
        Source.from_table("x", {"name": "X", "kind": "news", "party": "none", "colour": "red"})


@pytest.mark.parametrize(
    ("words", "id"),
    [
        ("the air force", "kpszsu"),
        ("Ukraine’s air force", "kpszsu"),
        ("речник Повітряних сил Юрій Ігнат", "kpszsu"),
        ("Воздушные силы Украины", "kpszsu"),
        ("Kyiv mayor Vitali Klitschko", "klitschko"),
        ("Air Command South", "pvk_south"),
        ("Russia's defence ministry", "mod_russia"),
        ("the governor", None),
        ("Russian air force", None),
    ],
)
def test_a_speaker_is_known_by_whatever_others_call_it(words: str, id: str | None) -> None:
    found = identify_speaker(words)
    assert (found.id if found else None) == id
