"""A record made by hand: the nights around 4 July 2025, as the bulletins tell them or as the nightly data set does."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

from nightcount.alerts import Extent, Tally, tally
from nightcount.checking import Evidence
from nightcount.reading.claim import Claim, Reading
from nightcount.reconciliation.attack import Account, Attack, Past, Status
from nightcount.sources.report import Report, Signal
from nightcount.vocabulary import Figure, Measure, Modifier, Weapon, find_area

KYIV = find_area("Kyiv").code
ODESA = find_area("Odesa oblast").code
JULY_4 = date(2025, 7, 4)
JUNE_29 = date(2025, 6, 29)
JUNE_9 = date(2025, 6, 9)

_DERIVED = {"launched all", "got_through drone", "got_through missile", "got_through all"}


def account(
    said: str,
    number: int | tuple[int | None, int | None],
    place: str = "UA",
    status: Status = Status.STATED,
    past: tuple[Past, ...] = (),
    against: tuple[str, ...] = (),
) -> Account:
    """`account("launched drone", 539)`; bounds as a pair."""
    measure, _, weapon = said.partition(" ")
    figure = Figure.exact(number) if isinstance(number, int) else Figure.bounds(*number)
    return Account(
        Measure(measure),
        Weapon(weapon) if weapon else None,
        place,
        figure,
        status,
        "by_hand",
        claims=(f"{said} {place} {figure}",),
        past=past,
        against=against,
    )


def attack(night: date, *accounts: Account, attacker: str = "RU", part: str = "night") -> Attack:
    return Attack(night, attacker, part, (None, None), accounts)


def nightly() -> list[Attack]:
    """What the nightly data set alone yields: no word of what got through."""
    return [
        attack(JUNE_9, account("launched drone", 479), account("launched missile", 20), account("launched all", 499)),
        attack(JUNE_29, account("launched drone", 477), account("launched missile", 60), account("launched all", 537)),
        attack(date(2025, 7, 3), account("launched drone", 52), account("launched all", 52)),
        attack(
            JULY_4,
            account("launched drone", 539),
            account("launched missile", 11),
            account("launched all", 550),
            account("shot_down drone", 268),
            account("shot_down missile", 2),
            account("shot_down all", 270),
            account("suppressed drone", 208),
            account("hit_locations", 8),
            account("debris_locations", 33),
        ),
    ]


def with_bulletins() -> list[Attack]:
    """The same nights where the bulletin of 4 July is in the ledger too."""
    *before, last = nightly()
    more = (
        account("suppressed missile", 0),
        account("suppressed all", 208),
        account("neutralised drone", 476),
        account("neutralised missile", 2),
        account("neutralised all", 478),
        account("got_through drone", 63),
        account("got_through missile", 9),
        account("got_through all", 72),
        account("launched strike_drone", (330, None)),
    )
    return [*before, attack(JULY_4, *last.accounts, *more)]


def many_nights(around: Sequence[Attack], count: int = 1300) -> list[Attack]:
    """The given nights among `count` others, whose figures are all smaller than any of the largest."""
    taken = {one.night for one in around}
    first = JULY_4 - timedelta(days=count - 300)
    others = [
        attack(night, account("launched drone", 20 + i * 7 % 150), account("launched missile", i % 23))
        for i in range(count)
        if (night := first + timedelta(days=i)) not in taken
    ]
    return sorted([*around, *others], key=lambda one: one.id)


class World:
    """A record held in memory, with the alerts of Kyiv on the night to 4 July 2025."""

    def __init__(self, attacks: Sequence[Attack], told: dict[str, Evidence] | None = None) -> None:
        self._attacks = tuple(sorted(attacks, key=lambda one: one.id))
        self._told = told or {}
        day = datetime(2025, 7, 3, tzinfo=UTC)
        hours = ((14.267, 16.412), (17.0089, 25.8367), (26.0722, 29.724), (43.0, 47.0))
        self._signals = [
            Signal(KYIV, day + timedelta(hours=start), day + timedelta(hours=end), "alerts", str(start))
            for start, end in hours
        ]

    def attacks(self, start: date | None = None, end: date | None = None) -> Sequence[Attack]:
        return self._attacks

    def nights(self) -> list[date]:
        return sorted({one.night for one in self._attacks})

    def tally(self, area: str, start: datetime, end: datetime, *, extent: Extent = Extent.SOME_PART) -> Tally:
        return tally(area, start, end, self._signals, extent=extent)

    def evidence(self, claim_ids: Sequence[str]) -> list[Evidence]:
        return [self._told.get(one, Evidence("r", 0, 1, one, "kpszsu", None, None)) for one in claim_ids]


def article(*claims: Claim, published: datetime | None = None) -> tuple[Report, Reading]:
    """An article that makes the claims, one a line, each at its own place in the text."""
    text = "\n".join(claim.text for claim in claims) + "\nKyiv was under attack."
    return Report("newspaper", text, published=published), Reading(claims=claims, language="en")


def claims(*said: Claim) -> tuple[Claim, ...]:
    """The same claims, one after the other in a text."""
    placed, at = [], 0
    for one in said:
        values = {**one.__dict__, "start": at, "end": at + len(one.text)}
        values.pop("id", None)
        placed.append(Claim(**values))
        at += len(one.text) + 1
    return tuple(placed)


def claim(
    said: str,
    number: float | None,
    modifier: Modifier = Modifier.EXACT,
    **other: object,
) -> Claim:
    """`claim("launched drone", 539)`; further fields of a claim by name."""
    measure, _, weapon = said.partition(" ")
    figure = Figure.unknown() if number is None else Figure.worded(number, modifier)
    fields: dict[str, object] = {"night": None, "place": None, **other}
    text = f"{figure} {said}"
    return Claim("a", 0, len(text), text, Measure(measure), Weapon(weapon) if weapon else None, figure, **fields)  # type: ignore[arg-type]  # the fields are named by each test
