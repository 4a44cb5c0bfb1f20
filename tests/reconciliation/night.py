"""Claims and reports of an invented press, for the tests of reconciliation."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import Any

from nightcount.reading.claim import Claim
from nightcount.reconciliation import Account, Attack, reconcile
from nightcount.reviews import NOTHING
from nightcount.sources.report import Report
from nightcount.vocabulary import Figure, Measure, Weapon

NIGHT = date(2025, 7, 4)


class Press:
    """Reports put out on one night, with the claims that they make."""

    def __init__(self) -> None:
        self.reports: dict[str, Report] = {}
        self.claims: list[Claim] = []
        self.superseded: set[str] = set()
        self.reviewed = NOTHING

    def report(self, source: str, *, hour: int | None = 9, key: str | None = None, url: str | None = None) -> Writer:
        published = datetime(2025, 7, 4, hour, tzinfo=UTC) if hour is not None else None
        report = Report(source, f"report {len(self.reports)}", published, key=key or str(len(self.reports)), url=url)
        self.reports[report.id] = report
        return Writer(self, report)

    def row(self, url: str, weapon: Weapon, models: tuple[str, ...] = (), **counts: int) -> None:
        """One row of the nightly data set: its counts by measure, the empty columns left out."""
        writer = self.report("nightly", hour=None, url=url)
        for measure, number in counts.items():
            of = Measure(measure).counts == "weapon"
            writer.says(Measure(measure), weapon if of else None, number, models=models if of else (), place="UA")

    def attacks(self, claims: Iterable[Claim] | None = None) -> list[Attack]:
        return reconcile(NIGHT, list(claims or self.claims), self.reports, self.superseded, self.reviewed)

    def attack(self) -> Attack:
        (only,) = self.attacks()
        return only


class Writer:
    """One report, as it is written."""

    def __init__(self, press: Press, report: Report) -> None:
        self.press = press
        self.id = report.id
        self.source = report.source

    def says(self, measure: Measure, weapon: Weapon | None, number: int | Figure, **more: Any) -> Writer:
        figure = number if isinstance(number, Figure) else Figure.exact(number)
        start = len(self.press.claims) * 10
        said = {"part": "night", "source": self.source, "night": NIGHT, **more}
        claim = Claim(self.id, start, start + 3, str(number), measure, weapon, figure, **said)
        self.press.claims.append(claim)
        return self


def value(attack: Attack, measure: Measure, weapon: Weapon | None = None, place: str = "UA") -> str:
    """The figure of an account in words, "nothing" where there is none."""
    account = attack.account(measure, weapon, place)
    return str(account.figure) if account else "nothing"


def of(attack: Attack, measure: Measure, weapon: Weapon | None = None, place: str = "UA") -> Account:
    account = attack.account(measure, weapon, place)
    assert account is not None
    return account


def fourth_of_july(press: Press) -> Press:
    """The rows that the data set holds for the night to 4 July 2025."""
    press.row("b1", Weapon.BALLISTIC, ("Iskander-M", "KN-23"), launched=6, shot_down=0)
    press.row("b1", Weapon.CRUISE, ("Iskander-K",), launched=4, shot_down=2)
    press.row("b1", Weapon.DRONE, launched=539, shot_down=268, suppressed=208, hit_locations=8, debris_locations=33)
    press.row("b1", Weapon.AEROBALLISTIC, ("Kh-47M2 Kinzhal",), launched=1, shot_down=0)
    return press
