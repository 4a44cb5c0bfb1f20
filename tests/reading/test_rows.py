"""Rows of the nightly data set, read to claims."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import UTC, date, datetime

import pytest

from nightcount.reading.claim import Claim
from nightcount.reading.rows import read_row, weapon_of
from nightcount.sources import Report, open_path
from nightcount.vocabulary import Figure, Measure, Weapon, models
from tests.shared_data import shared

NIGHT = date(2025, 7, 4)
ROW = {
    "time_start": "2025-07-03 18:00",
    "time_end": "2025-07-04 06:00",
    "model": "Shahed-136/131",
    "launched": "539.0",
    "destroyed": "268.0",
    "not_reach_goal": "208.0",
    "num_hit_location": "8.0",
    "num_fall_fragment_location": "33.0",
    "source": "kpszsu/posts/a",
}


def row(**changes: str | None) -> Report:
    """The row above with some of its cells changed; null empties a cell."""
    cells = {name: value for name, value in {**ROW, **changes}.items() if value is not None}
    return Report("nightly", "\n".join(f"{name}: {value}" for name, value in cells.items()), cells=cells)


def counts(claims: Iterable[Claim]) -> dict[str, float | None]:
    return {claim.measure.value: claim.figure.number for claim in claims}


def test_a_row_claims_each_of_its_counts() -> None:
    reading = read_row(row(still_attacking="2.0"))
    assert counts(reading.claims) == {
        "launched": 539,
        "shot_down": 268,
        "suppressed": 208,
        "in_air": 2,
        "hit_locations": 8,
        "debris_locations": 33,
    }
    assert reading.problems == ()
    assert reading.coverage == 1.0


def test_the_span_of_a_claim_is_its_cell_in_the_text() -> None:
    report = row()
    for claim in read_row(report).claims:
        assert report.text[claim.start : claim.end] == claim.text
    assert read_row(report).claims[0].text == "launched: 539.0"


def test_a_claim_says_who_counted_what_where_and_when() -> None:
    claim = read_row(row()).claims[0]
    assert claim.figure == Figure.exact(539)
    assert (claim.weapon, claim.models) == (Weapon.DRONE, ())
    assert (claim.place, claim.attacker, claim.role) == ("UA", "RU", None)
    assert (claim.speaker, claim.source) == ("Ukraine's air force", "nightly")
    assert (claim.night, claim.part) == (NIGHT, "night")
    assert claim.window == (datetime(2025, 7, 3, 15, tzinfo=UTC), datetime(2025, 7, 4, 3, tzinfo=UTC))


def test_places_that_were_hit_are_no_count_of_a_weapon() -> None:
    kinds = {claim.measure: claim.weapon for claim in read_row(row()).claims}
    assert kinds[Measure.HIT_LOCATIONS] is None
    assert kinds[Measure.DEBRIS_LOCATIONS] is None


def test_an_empty_cell_is_unknown_and_a_zero_is_a_claim_of_zero() -> None:
    assert counts(read_row(row(destroyed="0.0", not_reach_goal=None)).claims)["shot_down"] == 0
    assert "suppressed" not in counts(read_row(row(not_reach_goal=None)).claims)


def joint(**changes: str | None) -> Report:
    """A row of the first night whose bulletin gives one count of what was shot down or suppressed."""
    return row(time_start="2025-07-23 18:00", time_end="2025-07-24 11:30", **changes)


def test_one_count_of_shot_down_and_suppressed_is_neutralised_and_never_shot_down() -> None:
    reading = read_row(joint(launched="103.0", destroyed="90.0", not_reach_goal="0.0"))
    assert counts(reading.claims) == {"launched": 103, "neutralised": 90, "hit_locations": 8, "debris_locations": 33}
    assert (reading.coverage, reading.problems) == (1.0, ())


def test_the_night_before_the_joint_count_still_tells_shot_down_from_suppressed() -> None:
    last = row(time_start="2025-07-22 18:00", time_end="2025-07-23 09:00", launched="71.0", not_reach_goal="18.0")
    assert {"shot_down", "suppressed"} <= counts(read_row(last).claims).keys()


def test_what_did_not_reach_its_goal_stands_beside_the_joint_count() -> None:
    assert counts(read_row(joint(not_reach_goal="17.0")).claims)["not_reached"] == 17


def test_a_regional_command_goes_on_counting_what_was_shot_down() -> None:
    claims = read_row(joint(source="PvKPivden/posts/a", not_reach_goal=None)).claims
    assert counts(claims)["shot_down"] == 268


@pytest.mark.parametrize("cell", ["-1.0", "2.5", "many", "inf", "nan"])
def test_what_is_no_whole_number_is_a_problem_at_its_cell(cell: str) -> None:
    report = row(destroyed=cell)
    reading = read_row(report)
    (problem,) = reading.problems
    assert (problem.kind, problem.text, problem.report) == ("implausible", f"destroyed: {cell}", report.id)
    assert problem.start is not None
    assert report.text[problem.start : problem.end] == problem.text
    assert "shot_down" not in counts(reading.claims)
    assert reading.coverage == 0.8


def test_more_drones_than_a_bulletin_can_mean_are_a_problem_and_no_claim() -> None:
    reading = read_row(row(launched="53900.0"))
    assert [problem.kind for problem in reading.problems] == ["implausible"]
    assert "launched" not in counts(reading.claims)


def test_sums_that_do_not_close_are_flagged_and_the_claims_kept() -> None:
    reading = read_row(row(launched="16.0", destroyed="15.0", not_reach_goal="11.0"))
    (problem,) = reading.problems
    assert problem.kind == "arithmetic"
    assert "15 + 11 = 26" in problem.reason
    assert counts(reading.claims)["launched"] == 16


def test_an_unknown_model_is_a_problem_at_its_cell_and_no_claim() -> None:
    reading = read_row(row(model="Wunderwaffe"))
    (problem,) = reading.problems
    assert (problem.kind, problem.text) == ("ambiguous", "model: Wunderwaffe")
    assert reading.claims == ()
    assert reading.coverage == 0.0


@pytest.mark.parametrize(
    ("model", "weapon", "named"),
    [
        ("Shahed-136/131", Weapon.DRONE, ()),
        ("X-101/X-555 and Kalibr", Weapon.CRUISE, ("Kh-101", "Kh-555", "Kalibr")),
        ("Iskander-M/KN-23", Weapon.BALLISTIC, ("Iskander-M", "KN-23")),
        ("Iskander-M and Iskander-K", Weapon.MISSILE, ("Iskander-M", "Iskander-K")),
        ("X-47 Kinzhal and Iskander-M", Weapon.MISSILE, ("Kh-47M2 Kinzhal", "Iskander-M")),
        ("Orlan-10 and Orlan-30 and ZALA and Supercam", Weapon.RECON_DRONE, ("Orlan", "Zala", "Supercam")),
        ("Молнія and Lancet", Weapon.LOITERING, ("Molniya", "Lancet")),
        ("Shahed-136/131 and Lancet", Weapon.DRONE, ("Lancet",)),
        ("Unknown UAV", Weapon.DRONE, ()),
        ("Unknown Missile", Weapon.MISSILE, ()),
        ("Intercontinental ballistic missile", Weapon.BALLISTIC, ()),
        ("GBU", Weapon.GUIDED_BOMB, ()),
    ],
)
def test_a_mix_counts_for_the_lowest_class_that_holds_it(model: str, weapon: Weapon, named: tuple[str, ...]) -> None:
    assert weapon_of(model) == (weapon, named)


def test_a_mix_with_an_unknown_member_has_no_class() -> None:
    assert weapon_of("Kalibr and Wunderwaffe") is None


@pytest.mark.parametrize(
    ("page", "speaker"),
    [
        ("PvKPivden/posts/a", "Air Command South"),
        ("pvkshid/posts/a", "Air Command East"),
        ("PvkZahid/posts/a", "Air Command West"),
        ("PvkCenter/posts/a", "Air Command Centre"),
        ("https://t.me/war_monitor/1", "war_monitor"),
        ("watch/?v=1", None),
        (None, None),
    ],
)
def test_who_does_not_count_for_the_country_stands_beside_it(page: str | None, speaker: str | None) -> None:
    claim = read_row(row(source=page)).claims[0]
    assert (claim.speaker, claim.role, claim.place) == (speaker, "regional", None)


def test_the_administration_of_one_oblast_counts_for_that_oblast() -> None:
    claim = read_row(row(source="kharkivoda.gov.ua/news/1")).claims[0]
    assert (claim.place, claim.role) == ("UA63000000000041885", "regional")


@pytest.mark.parametrize("page", ["https://t.me/kpszsu/1", "GeneralStaff.ua/posts/a", "CinCAFU/posts/a"])
def test_who_counts_for_the_country_is_told_on_every_site(page: str) -> None:
    claim = read_row(row(source=page)).claims[0]
    assert (claim.place, claim.role) == ("UA", None)


@pytest.mark.parametrize(
    ("start", "end", "night", "part"),
    [
        ("2025-07-03 18:00", "2025-07-04 06:00", NIGHT, "night"),
        ("2025-07-03 23:45", "2025-07-03 23:50", NIGHT, "night"),
        ("2025-07-03 16:30", "2025-07-04 09:00", NIGHT, "night"),
        ("2025-07-04 00:20", "2025-07-04 00:30", NIGHT, "night"),
        ("2025-07-04 3:30", "2025-07-04 07:00", NIGHT, "night"),
        ("2025-07-04 07:00", "2025-07-04 20:00", NIGHT, "day"),
        ("2025-07-04 11:00", "2025-07-04 12:30", NIGHT, "day"),
        ("2025-07-04 06:59", "2025-07-04 12:30", NIGHT, "night"),
        ("2025-07-04", "2025-07-04", NIGHT, None),
        ("2025-07-03", "2025-07-04", NIGHT, None),
        ("2025-07-04", "2025-07-04 08:00", NIGHT, "night"),
        ("2025-07-04", "2025-07-04 17:00", NIGHT, None),
        ("2025-07-03 19:00", "2025-07-04", NIGHT, "night"),
    ],
)
def test_the_night_is_the_morning_on_which_it_ended(start: str, end: str, night: date, part: str | None) -> None:
    claim = read_row(row(time_start=start, time_end=end)).claims[0]
    assert (claim.night, claim.part) == (night, part)


@pytest.mark.parametrize(
    ("start", "end", "window"),
    [
        ("2025-07-04", "2025-07-04", (None, None)),
        ("2025-07-04", "2025-07-04 08:00", (None, datetime(2025, 7, 4, 5, tzinfo=UTC))),
        ("2025-01-03 18:00", "2025-01-04", (datetime(2025, 1, 3, 16, tzinfo=UTC), None)),
    ],
)
def test_a_date_without_a_clock_leaves_its_end_of_the_window_open(
    start: str, end: str, window: tuple[datetime | None, datetime | None]
) -> None:
    assert read_row(row(time_start=start, time_end=end)).claims[0].window == window


def test_an_attack_that_ends_before_it_starts_is_a_problem_and_its_claims_have_no_window() -> None:
    reading = read_row(row(time_start="2025-07-04 06:00", time_end="2025-07-04 01:00"))
    assert [(problem.kind, problem.text) for problem in reading.problems] == [
        ("implausible", "time_end: 2025-07-04 01:00")
    ]
    assert {(claim.night, claim.part, claim.window) for claim in reading.claims} == {(NIGHT, None, (None, None))}


def test_a_row_without_a_readable_time_has_no_night() -> None:
    reading = read_row(row(time_start="2025-02-30"))
    assert [problem.kind for problem in reading.problems] == ["no_night"]
    assert reading.claims[0].night is None


def test_a_row_is_read_the_same_each_time() -> None:
    assert [claim.id for claim in read_row(row()).claims] == [claim.id for claim in read_row(row()).claims]


@pytest.fixture(scope="module")
def rows() -> list[Report]:
    path = shared("nightly/missile_attacks_daily.csv")
    return [item for item in open_path(path) if isinstance(item, Report)]


def test_every_model_of_the_real_file_has_a_class(rows: list[Report]) -> None:
    assert {report.cells["model"] for report in rows if weapon_of(report.cells["model"]) is None} == set()


def test_every_model_that_a_row_names_is_one_of_the_vocabulary(rows: list[Report]) -> None:
    found = [weapon_of(report.cells["model"]) for report in rows]
    assert {name for known in found if known for name in known[1]} <= set(models())


def test_the_real_file_has_one_row_whose_sums_do_not_close(rows: list[Report]) -> None:
    problems = [problem for report in rows for problem in read_row(report).problems]
    assert Counter(problem.kind for problem in problems) == {"arithmetic": 1}


def test_every_cell_that_counts_is_a_claim_but_for_the_zeros_beside_a_joint_count(rows: list[Report]) -> None:
    readings = [read_row(report) for report in rows]
    assert sum(len(reading.claims) for reading in readings) == 9191 - 324
    assert {reading.coverage for reading in readings} == {1.0}


def test_the_night_to_4_july_2025_is_the_one_of_the_bulletin(rows: list[Report]) -> None:
    claims = [claim for report in rows for claim in read_row(report).claims if claim.night == NIGHT]
    national = [claim for claim in claims if claim.role is None]
    launched = {claim.weapon: claim.figure.number for claim in national if claim.measure is Measure.LAUNCHED}
    assert launched == {Weapon.DRONE: 539, Weapon.BALLISTIC: 6, Weapon.CRUISE: 4, Weapon.AEROBALLISTIC: 1}
    assert sum(claim.figure.low or 0 for claim in national if claim.measure is Measure.SHOT_DOWN) == 270
    assert {claim.speaker for claim in claims if claim.role == "regional"} == {"Air Command South"}


def test_the_night_to_29_june_2025_has_477_drones(rows: list[Report]) -> None:
    claims = [claim for report in rows for claim in read_row(report).claims]
    night = [claim for claim in claims if claim.night == date(2025, 6, 29) and claim.place == "UA"]
    launched = [claim for claim in night if claim.measure is Measure.LAUNCHED and claim.part != "day"]
    drones = [claim.figure.low for claim in launched if claim.weapon is Weapon.DRONE]
    assert drones == [477]
    assert sum(claim.figure.low or 0 for claim in launched) == 537
