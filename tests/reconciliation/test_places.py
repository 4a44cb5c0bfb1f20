"""Which counts of one place were the largest, and by which models the most was launched."""

from __future__ import annotations

from datetime import date

from nightcount.reconciliation import Account, Attack, Status
from nightcount.reconciliation.places import largest_at_places, largest_by_model
from nightcount.vocabulary import Figure, Measure, Weapon

KHARKIV_CITY, KHARKIV_OBLAST, KYIV = "UA63120270010096107", "UA63000000000041885", "UA80000000000093317"


def injured(place: str, figure: Figure, status: Status = Status.STATED) -> Account:
    return Account(Measure.INJURED, None, place, figure, status, "uncontested")


def model(name: str, weapon: Weapon, figure: Figure, place: str = "UA") -> Account:
    return Account(Measure.LAUNCHED, weapon, place, figure, Status.STATED, "uncontested", model=name)


def attack(day: int, *accounts: Account) -> Attack:
    return Attack(date(2025, 7, day), "RU", "night", (None, None), accounts)


def test_places_are_ranked_by_what_is_sure_and_never_added() -> None:
    attacks = [
        attack(1, injured(KHARKIV_CITY, Figure.exact(11)), injured(KYIV, Figure.bounds(9, None))),
        attack(
            2, injured(KYIV, Figure.exact(26)), injured("unplaced", Figure.exact(40)), injured("UA", Figure.exact(99))
        ),
        attack(3, injured(KYIV, Figure.bounds(None, 50)), injured(KYIV, Figure.exact(70), Status.SUPERSEDED)),
    ]
    found = largest_at_places(attacks, Measure.INJURED)
    assert [(one.low, one.account.place) for one in found] == [
        (40, "unplaced"),
        (26, KYIV),
        (11, KHARKIV_CITY),
        (9, KYIV),
    ]


def test_a_place_lies_in_its_oblast() -> None:
    attacks = [attack(1, injured(KHARKIV_CITY, Figure.exact(11)), injured(KYIV, Figure.exact(26)))]
    assert [one.low for one in largest_at_places(attacks, Measure.INJURED, KHARKIV_OBLAST)] == [11]
    assert largest_at_places(attacks, Measure.KILLED) == []


def test_models_stand_by_class_with_those_that_follow() -> None:
    attacks = [
        attack(1, model("Kalibr", Weapon.CRUISE, Figure.exact(4)), model("Orlan", Weapon.RECON_DRONE, Figure.exact(1))),
        attack(2, model("Kalibr", Weapon.CRUISE, Figure.exact(9))),
        attack(3, model("Kalibr", Weapon.CRUISE, Figure.bounds(None, 30))),
        attack(4, model("Kalibr", Weapon.CRUISE, Figure.exact(50), "regional:Air Command South")),
    ]
    orlan, kalibr = largest_by_model(attacks)
    assert (orlan.model, kalibr.model) == ("Orlan", "Kalibr")
    assert ([one.low for one in kalibr.largest], kalibr.attacks) == ([9, 4], 2)
