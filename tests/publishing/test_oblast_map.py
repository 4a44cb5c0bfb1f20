"""What was reported of each oblast, and where it stands on the tile map."""

from __future__ import annotations

from datetime import date

import pytest

from nightcount.language import speaking
from nightcount.publishing.oblast_map import Ground, ground_of, oblast_of, oblast_reports, tiles
from nightcount.reconciliation.attack import Account, Attack, Status
from nightcount.vocabulary import Figure, Measure, Weapon, areas

KHARKIV_CITY, KHARKIV_OBLAST, KYIV = "UA63120270010096107", "UA63000000000041885", "UA80000000000093317"


def account(measure: Measure, place: str, number: int = 3, object: str | None = None) -> Account:
    weapon = Weapon.DRONE if measure.counts == "weapon" else None
    return Account(measure, weapon, place, Figure.exact(number), Status.STATED, "uncontested", object=object)


def attack(*accounts: Account) -> Attack:
    return Attack(date(2025, 7, 4), "RU", "night", (None, None), accounts)


def test_every_oblast_has_one_tile_and_no_two_share_a_place() -> None:
    codes = {one.code for one in areas().values() if one.parent == "UA" and one.kind in ("oblast", "city")}
    assert {one.code for one in tiles()} == codes
    assert len({(one.column, one.row) for one in tiles()}) == len(codes) == 27


@pytest.mark.parametrize("language", ["en", "uk"])
def test_names_of_tiles_are_told_apart(language: str) -> None:
    with speaking(language):
        assert len({one.name for one in tiles()}) == len({one.short for one in tiles()}) == 27
        assert all(len(one.short) <= 6 for one in tiles())


def test_a_city_is_told_in_its_oblast_and_kyiv_by_itself() -> None:
    assert oblast_of(KHARKIV_CITY) == KHARKIV_OBLAST
    assert oblast_of(KYIV) == KYIV
    assert [oblast_of(one) for one in ("UA", "RU", "unplaced", "regional:Air Command South", "SEA-BLACK")] == [None] * 5


def test_what_was_in_the_air_is_never_on_the_map() -> None:
    for measure in (Measure.LAUNCHED, Measure.SHOT_DOWN, Measure.SUPPRESSED, Measure.IN_AIR, Measure.NEUTRALISED):
        assert oblast_reports([attack(account(measure, KHARKIV_OBLAST))]) == ()
    assert oblast_reports([attack(account(Measure.ALERT_DURATION, KYIV))]) == ()


def test_an_oblast_is_coloured_by_the_gravest_and_tells_all() -> None:
    (one,) = oblast_reports(
        [
            attack(
                account(Measure.DEBRIS_LOCATIONS, KHARKIV_OBLAST),
                account(Measure.DAMAGED, KHARKIV_CITY, object="school"),
                account(Measure.INJURED, KHARKIV_CITY),
            )
        ]
    )
    assert one.kinds == (Ground.PEOPLE, Ground.DAMAGE, Ground.DEBRIS)


def test_a_report_that_nobody_was_hurt_is_a_report() -> None:
    (one,) = oblast_reports([attack(account(Measure.INJURED, KHARKIV_CITY, 0))])
    assert one.kinds == (Ground.NONE,)
    assert ground_of(account(Measure.INJURED, KHARKIV_CITY, 0)) is Ground.NONE
