"""Whoever uses the nightly data set can switch: it comes out of the ledger with the figures that went in."""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from nightcount import open_ledger
from nightcount.publishing.package import Content, Format, Rights, write_package
from nightcount.publishing.package.nightly import CLASSES, MIX, MIX_NAME, MODELS, nightly_rows
from nightcount.reading.rows import JOINT_SINCE, weapon_of
from nightcount.reconciliation import Account, Attack, Status
from nightcount.vocabulary import Figure, Measure, Weapon
from tests.publishing.package.made import ATTACK, BULLETIN, DRONES, content
from tests.shared_data import shared

COUNTED = (
    "launched", "destroyed", "not_reach_goal", "still_attacking", "num_hit_location", "num_fall_fragment_location",
)  # fmt: skip
HEADER = (
    "time_start", "time_end", "model", "launch_place", "target", "target_main", "launched", "destroyed",
    "not_reach_goal", "still_attacking", "border_crossing", "is_shahed", "num_hit_location",
    "num_fall_fragment_location", "carrier", "turbojet", "turbojet_destroyed", "affected region",
    "destroyed_details", "launched_details", "launch_place_details", "source",
)  # fmt: skip


def account(weapon: Weapon, figure: Figure, model: str | None = None, measure: Measure = Measure.LAUNCHED) -> Account:
    return Account(measure, weapon, "UA", figure, Status.STATED, "uncontested", (DRONES.id,), model=model)


def rows(accounts: Iterable[Account], attack: Attack = ATTACK) -> list[dict[str, Any]]:
    return nightly_rows(replace(content(), attacks=(replace(attack, accounts=tuple(accounts)),)))


def launched(found: list[dict[str, Any]]) -> dict[str, int | None]:
    return {row["model"]: row["launched"] for row in found}


def test_an_attack_without_rows_is_told_by_the_finest_classes_that_add_up() -> None:
    found = rows(
        [
            account(Weapon.ALL, Figure.exact(550)),
            account(Weapon.DRONE, Figure.exact(539)),
            account(Weapon.STRIKE_DRONE, Figure.bounds(330, None)),
            account(Weapon.MISSILE, Figure.exact(11)),
            account(Weapon.BALLISTIC, Figure.exact(6)),
            account(Weapon.BALLISTIC, Figure.exact(6), "Iskander-M"),
            account(Weapon.CRUISE, Figure.exact(5)),
        ]
    )
    assert launched(found) == {"Shahed-136/131": 539, "Iskander-M": 6, "cruise missiles": 5}
    assert {row["basis"] for row in found} == {"record"}


def test_parts_that_do_not_add_up_do_not_stand_for_the_whole() -> None:
    found = rows([account(Weapon.MISSILE, Figure.exact(11)), account(Weapon.BALLISTIC, Figure.exact(6))])
    assert launched(found) == {"Unknown Missile": 11}


def test_a_bound_is_no_number() -> None:
    fate = account(Weapon.DRONE, Figure.bounds(40, None), measure=Measure.SHOT_DOWN)
    (row,) = rows([account(Weapon.DRONE, Figure.bounds(60, 70)), fate])
    assert (row["launched"], row["launched_low"], row["launched_high"]) == (None, 60, 70)
    assert (row["destroyed"], row["destroyed_low"], row["destroyed_high"]) == (None, 40, None)
    assert row["not_reach_goal"] is row["not_reach_goal_low"] is None


@pytest.mark.parametrize("down", [None, Figure.bounds(60, 268)])
def test_a_joint_count_stands_in_destroyed_and_never_beside_the_suppressed(down: Figure | None) -> None:
    told = [
        account(Weapon.DRONE, Figure.exact(539)),
        account(Weapon.DRONE, Figure.exact(476), measure=Measure.NEUTRALISED),
        account(Weapon.DRONE, Figure.exact(208), measure=Measure.SUPPRESSED),
    ]
    (row,) = rows([*told, *([account(Weapon.DRONE, down, measure=Measure.SHOT_DOWN)] if down else [])])
    assert (row["destroyed"], row["not_reach_goal"]) == (476, None)


def test_what_is_told_apart_stays_apart() -> None:
    fates = {Measure.SHOT_DOWN: 268, Measure.SUPPRESSED: 208, Measure.NEUTRALISED: 476}
    told = [account(Weapon.DRONE, Figure.exact(number), measure=measure) for measure, number in fates.items()]
    (row,) = rows([account(Weapon.DRONE, Figure.exact(539)), *told])
    assert (row["destroyed"], row["not_reach_goal"]) == (268, 208)


def test_a_row_made_of_accounts_has_kyiv_time_and_names_its_source() -> None:
    (row,) = rows([account(Weapon.DRONE, Figure.exact(539))])
    assert (row["time_start"], row["time_end"]) == ("2025-07-03 18:00", "2025-07-04")
    assert row["source"] == BULLETIN.url
    (day,) = rows([account(Weapon.DRONE, Figure.exact(9))], replace(ATTACK, part="day", window=(None, None)))
    assert (day["time_start"], day["time_end"]) == ("2025-07-04", "2025-07-04")


def test_a_region_and_the_other_side_make_no_rows() -> None:
    own = replace(account(Weapon.DRONE, Figure.exact(4)), place="regional:Air Command South")
    assert rows([own]) == []
    assert rows([replace(own, place="RU")], replace(ATTACK, attacker="UA")) == []


@pytest.mark.parametrize(("weapon", "name"), CLASSES.items())
def test_what_the_data_set_calls_a_class_is_read_as_that_class(weapon: Weapon, name: str) -> None:
    assert weapon_of(name) == (weapon, ())


@pytest.mark.parametrize(("model", "name"), MODELS.items())
def test_what_the_data_set_calls_a_model_is_read_as_that_model(model: str, name: str) -> None:
    read = weapon_of(name)
    assert read is not None
    assert read[1] == (model,)


def test_the_mix_of_two_is_called_as_one() -> None:
    read = weapon_of(MIX_NAME)
    assert read is not None
    assert set(read[1]) == MIX
    mixed = account(Weapon.CRUISE, Figure.exact(28), "Kalibr + Kh-101 + Kh-555")
    assert launched(rows([mixed])) == {f"Kalibr and {MIX_NAME}": 28}


# --- The whole data set, there and back ---


@cache
def _there(folder: Path) -> Content:
    with open_ledger(folder / "there.db") as ledger:
        ledger.add(shared("nightly/missile_attacks_daily.csv"))
        return ledger.content()


@pytest.fixture(scope="module")
def there(tmp_path_factory: pytest.TempPathFactory) -> Content:
    return _there(tmp_path_factory.mktemp("nightly"))


def _number(cell: str | None) -> float | None:
    return float(cell) if cell not in (None, "", "{}") else None


def test_the_table_begins_with_the_columns_of_the_data_set(there: Content, tmp_path: Path) -> None:
    place = write_package(replace(there, alerts=()), tmp_path / "package", Rights(), (Format.CSV,)).place
    with (place / "csv" / "nightly.csv").open(encoding="utf-8") as file:
        header = tuple(next(csv.reader(file)))
    with shared("nightly/missile_attacks_daily.csv").open(encoding="utf-8") as file:
        assert tuple(next(csv.reader(file))) == HEADER
    assert header[: len(HEADER)] == HEADER


def test_every_row_comes_out_with_the_figures_that_went_in(there: Content) -> None:
    text = shared("nightly/missile_attacks_daily.csv").read_text(encoding="utf-8")
    went_in: dict[tuple[str, ...], list[tuple[float | None, ...]]] = defaultdict(list)
    for row in csv.DictReader(io.StringIO(text)):
        went_in[_key(row)].append(tuple(_number(row[column]) for column in COUNTED))
    came_out: dict[tuple[str, ...], list[tuple[float | None, ...]]] = defaultdict(list)
    for made in nightly_rows(there):
        assert made["basis"] == "row"
        came_out[_key(made)].append(tuple(made[column] for column in COUNTED))
    assert came_out.keys() == went_in.keys()
    lost = [
        (key, before, after)
        for key in went_in
        for before, after in zip(_sorted(went_in[key]), _sorted(came_out[key]), strict=True)
        if before != after and not _says_nothing(key, before, after)
    ]
    # The one row whose number no bulletin can mean is a problem in the ledger, and no figure.
    assert len(lost) <= 1, lost


def _key(row: dict[str, Any]) -> tuple[str, ...]:
    return tuple(" ".join((row[name] or "").split()) for name in ("time_start", "time_end", "model", "source"))


def _sorted(rows: list[tuple[float | None, ...]]) -> list[tuple[float | None, ...]]:
    # `not_reach_goal` left out, since a 0 in it may have been dropped.
    return sorted(rows, key=lambda row: [-1 if n is None else n for n in (*row[:2], *row[3:])])


def _says_nothing(key: tuple[str, ...], before: tuple[float | None, ...], after: tuple[float | None, ...]) -> bool:
    """The 0 of `not_reach_goal` beside a joint count, which nobody said."""
    dropped = (*before[:2], None, *before[3:])
    return before[2] == 0 and after == dropped and key[1][:10] >= JOINT_SINCE.isoformat()


def test_the_table_read_again_makes_the_same_accounts(there: Content, tmp_path: Path) -> None:
    place = write_package(replace(there, alerts=()), tmp_path / "package", Rights(), (Format.CSV,)).place
    with open_ledger(tmp_path / "back.db") as ledger:
        ledger.add(place / "csv" / "nightly.csv", source="nightly")
        back = {attack.id: attack for attack in ledger.attacks()}
    first = {attack.id: attack for attack in there.attacks}
    assert back.keys() == first.keys()
    different = [id for id in first if _figures(first[id]) != _figures(back[id])]
    assert different == []


def _figures(attack: Attack) -> list[tuple[Any, ...]]:
    return [(one.cell, one.figure, one.status, one.rule) for one in attack.accounts]


def test_the_content_is_dated_by_the_ledger(there: Content) -> None:
    assert there.changed <= datetime.now(UTC)
    assert there.start is there.end is None
