"""The whole nightly data set, where it exists: known totals, known records, and what conflicts."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from functools import cache

import pytest

from nightcount.reading.claim import Claim
from nightcount.reading.rows import read_row
from nightcount.reconciliation import Attack, Status, largest, reconcile
from nightcount.sources import Report, open_path
from nightcount.vocabulary import Measure, Weapon
from tests.reconciliation.night import value
from tests.shared_data import shared

ALL, DRONE, MISSILE = Weapon.ALL, Weapon.DRONE, Weapon.MISSILE


@cache
def _attacks() -> tuple[Attack, ...]:
    reports: dict[str, Report] = {}
    claims: dict[date, list[Claim]] = defaultdict(list)
    for one in open_path(shared("nightly/missile_attacks_daily.csv")):
        assert isinstance(one, Report)
        reports[one.id] = one
        for claim in read_row(one).claims:
            if claim.night:
                claims[claim.night].append(claim)
    return tuple(attack for night in claims for attack in reconcile(night, claims[night], reports))


def _night(id: str) -> Attack:
    return next(attack for attack in _attacks() if attack.id == id)


@pytest.mark.parametrize(
    ("id", "measure", "weapon", "figure"),
    [
        ("2025-07-04-RU-night", Measure.LAUNCHED, ALL, "550"),
        ("2025-07-04-RU-night", Measure.SHOT_DOWN, ALL, "270"),
        ("2025-07-04-RU-night", Measure.GOT_THROUGH, ALL, "at most 72"),
        ("2025-06-29-RU-night", Measure.LAUNCHED, ALL, "537"),
        ("2025-06-29-RU-night", Measure.LAUNCHED, MISSILE, "60"),
        ("2024-08-26-RU-night", Measure.LAUNCHED, ALL, "236"),
        ("2024-08-26-RU-night", Measure.SHOT_DOWN, ALL, "201"),
        ("2024-11-17-RU-night", Measure.LAUNCHED, MISSILE, "120"),
        ("2024-12-25-RU-night", Measure.LAUNCHED, ALL, "184"),
    ],
)
def test_totals_are_those_that_the_air_force_gave(id: str, measure: Measure, weapon: Weapon, figure: str) -> None:
    assert value(_night(id), measure, weapon) == figure


@pytest.mark.parametrize(("weapon", "number", "night"), [(DRONE, "479", 9), (ALL, "537", 29)])
def test_the_record_before_4_july_2025(weapon: Weapon, number: str, night: int) -> None:
    ranking = largest(_attacks(), Measure.LAUNCHED, weapon, date(2025, 7, 4))
    assert ranking.leader is not None
    assert (ranking.leader.night, str(ranking.leader.figure)) == (date(2025, 6, night), number)


def test_the_only_night_whose_rows_break_a_sum_is_the_one_that_does() -> None:
    assert [attack.id for attack in _attacks() if attack.conflicts] == ["2024-12-28-RU-night"]


def test_national_counts_are_seldom_disputed_and_always_explained() -> None:
    national = [a for attack in _attacks() for a in attack.accounts if a.place == "UA"]
    assert all(account.claims for account in national)
    assert all(account.expression or account.rule for account in national if account.status is Status.DERIVED)
    assert sum(account.status is Status.DISPUTED for account in national) < 20
