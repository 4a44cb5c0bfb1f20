"""Which attack was the largest in like terms."""

from __future__ import annotations

from datetime import date

from nightcount.reconciliation import Attack, largest, reconcile
from nightcount.reconciliation.attack import Account, Status
from nightcount.vocabulary import Figure, Measure, Weapon


def _attack(day: int, figure: Figure | None, *, month: int = 6, status: Status = Status.STATED) -> Attack:
    accounts = () if figure is None else (Account(Measure.LAUNCHED, Weapon.DRONE, "UA", figure, status, "uncontested"),)
    return Attack(date(2025, month, day), "RU", "night", (None, None), accounts)


def test_the_largest_is_looked_for_before_the_night_that_is_called_a_record() -> None:
    attacks = [_attack(9, Figure.exact(479)), _attack(29, Figure.exact(477)), _attack(4, Figure.exact(539), month=7)]
    ranking = largest(attacks, Measure.LAUNCHED, Weapon.DRONE, date(2025, 7, 4))
    assert ranking.leader is not None
    assert (ranking.leader.night, str(ranking.leader.figure)) == (date(2025, 6, 9), "479")
    assert [place.night.day for place in ranking.places] == [9, 29]
    assert ranking.is_certain


def test_a_night_that_is_only_bounded_below_keeps_the_record_open() -> None:
    attacks = [_attack(9, Figure.exact(479)), _attack(10, Figure.bounds(300, None)), _attack(11, Figure.bounds(0, 400))]
    ranking = largest(attacks, Measure.LAUNCHED, Weapon.DRONE)
    assert ranking.leader is not None
    assert ranking.leader.night.day == 9
    assert [place.night.day for place in ranking.rivals] == [10]
    assert ranking.unknown == ("2025-06-10-RU-night",)
    assert not ranking.is_certain


def test_an_attack_without_a_count_is_unknown_and_not_small() -> None:
    ranking = largest([_attack(9, Figure.exact(479)), _attack(10, None)], Measure.LAUNCHED, Weapon.DRONE)
    assert ranking.unknown == ("2025-06-10-RU-night",)
    assert not ranking.is_certain


def test_nights_of_which_the_record_holds_nothing_are_named() -> None:
    ranking = largest([_attack(9, Figure.exact(5)), _attack(12, Figure.exact(6))], Measure.LAUNCHED, Weapon.DRONE)
    assert ranking.silent == (date(2025, 6, 10), date(2025, 6, 11))
    assert (ranking.first, ranking.last) == (date(2025, 6, 9), date(2025, 6, 12))


def test_an_empty_record_has_no_leader() -> None:
    ranking = largest(reconcile(date(2025, 6, 9), [], {}), Measure.LAUNCHED, Weapon.DRONE)
    assert ranking.leader is None
    assert ranking.as_json()["places"] == []
    assert not ranking.is_certain


def test_a_disputed_leader_is_not_certain() -> None:
    attacks = [_attack(9, Figure.exact(479), status=Status.DISPUTED), _attack(10, Figure.exact(3))]
    assert not largest(attacks, Measure.LAUNCHED, Weapon.DRONE).is_certain


def test_the_first_of_equals_leads_and_the_ranking_can_start_late() -> None:
    attacks = [_attack(11, Figure.exact(7)), _attack(9, Figure.exact(7)), _attack(8, Figure.exact(9))]
    ranking = largest(attacks, Measure.LAUNCHED, Weapon.DRONE, since=date(2025, 6, 9))
    assert [place.night.day for place in ranking.places] == [9, 11]
