"""Attack and account: what the record says of one night, and why."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from functools import cache, lru_cache
from typing import Any

from nightcount.reviews import Review
from nightcount.vocabulary import Figure, Measure, Modifier, Number, Weapon


class Status(StrEnum):
    """How an account came by its figure."""

    STATED = "stated"
    DERIVED = "derived"
    DISPUTED = "disputed"
    SUPERSEDED = "superseded"


@dataclass(frozen=True, slots=True)
class Past:
    """An account once stood at `figure`, as claim `claim` had it, published at `published` (null: unknown)."""

    figure: Figure
    claim: str
    published: datetime | None


@dataclass(frozen=True)
class Account:
    """In this attack, `measure` of `weapon` (or `object`) at `place` is `figure`, says the rule `rule`.

    `claims` are the ids of the claims that it rests on: for a derived account, of those that the sum was made of, with
    the sum in `expression`. `against` are the ids of claims that say otherwise. `past` holds superseded values.
    `reviews` are the ids of the reviews that it rests on, or that struck a claim of it.
    """

    measure: Measure
    weapon: Weapon | None
    place: str
    figure: Figure
    status: Status
    rule: str
    claims: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    object: str | None = None
    model: str | None = None
    expression: str | None = None
    past: tuple[Past, ...] = ()
    reviews: tuple[str, ...] = ()

    @property
    def cell(self) -> tuple[str, str | None, str, str | None, str | None]:
        """What identifies the account within its attack."""
        return (self.measure.value, self.weapon.value if self.weapon else None, self.place, self.object, self.model)

    def as_json(self) -> dict[str, Any]:
        """The account as VOCABULARY gives it, with the fields that explain it."""
        return {
            "measure": self.measure.value,
            "weapon": self.weapon.value if self.weapon else None,
            "model": self.model,
            "object": self.object,
            "place": self.place,
            **self.figure.as_json(),
            "status": self.status.value,
            "rule": self.rule,
            "expression": self.expression,
            "claims": list(self.claims),
            "against": list(self.against),
            "past": [
                {
                    **old.figure.as_json(),
                    "claim": old.claim,
                    "published": old.published.isoformat() if old.published else None,
                }
                for old in self.past
            ],
            "reviews": list(self.reviews),
        }

    @classmethod
    def from_json(cls, said: dict[str, Any]) -> Account:
        """The account that `as_json` wrote."""
        return cls(
            measure=_measure(said["measure"]),
            weapon=_weapon(said["weapon"]) if said["weapon"] else None,
            place=said["place"],
            figure=_figure(said["low"], said["high"], said["modifier"]),
            status=_status(said["status"]),
            rule=said["rule"],
            claims=tuple(said["claims"]),
            against=tuple(said["against"]),
            object=said["object"],
            model=said["model"],
            expression=said["expression"],
            past=tuple([_past(old) for old in said["past"]]),
            reviews=tuple(said["reviews"]),
        )


# A ledger holds tens of thousands of accounts, made of few different words and figures: each is made once.
_measure = cache(Measure)
_weapon = cache(Weapon)
_status = cache(Status)


@lru_cache(maxsize=10_000, typed=True)  # typed: 1 and 1.0 are written differently
def _figure(low: Number | None, high: Number | None, modifier: str) -> Figure:
    return Figure(low, high, Modifier(modifier))


def _past(said: dict[str, Any]) -> Past:
    published = datetime.fromisoformat(said["published"]) if said["published"] else None
    return Past(Figure.from_json(said), said["claim"], published)


@dataclass(frozen=True, slots=True)
class Conflict:
    """These claims cannot all be true: together they break `sum`. `reason` says so in one sentence."""

    sum: str
    claims: tuple[str, ...]
    reason: str

    def as_json(self) -> dict[str, Any]:
        """The conflict as a JSON object."""
        return {"sum": self.sum, "claims": list(self.claims), "reason": self.reason}


@dataclass(frozen=True)
class Attack:
    """On `night`, `attacker` (`RU` or `UA`) attacked during `window`; `accounts` is what is known of it.

    `part` is `night` or `day`. Accounts are sorted by measure, weapon, place. `reviews` are those that its accounts
    name, by time.
    """

    night: date
    attacker: str
    part: str
    window: tuple[datetime | None, datetime | None]
    accounts: tuple[Account, ...] = ()
    conflicts: tuple[Conflict, ...] = field(default=())
    reviews: tuple[Review, ...] = ()

    @property
    def id(self) -> str:
        """`2025-07-04-RU-night`: stable, readable, unique."""
        return f"{self.night.isoformat()}-{self.attacker}-{self.part}"

    def account(
        self, measure: Measure, weapon: Weapon | None = None, place: str = "UA", object: str | None = None
    ) -> Account | None:
        """The account of a cell (not of a single model), or null."""
        wanted = (measure.value, weapon.value if weapon else None, place, object, None)
        return next((a for a in self.accounts if a.cell == wanted), None)

    def as_json(self) -> dict[str, Any]:
        """The attack as VOCABULARY gives it."""
        return {
            "id": self.id,
            "night": self.night.isoformat(),
            "attacker": self.attacker,
            "part": self.part,
            "window": [moment.isoformat() if moment else None for moment in self.window],
            "accounts": [account.as_json() for account in self.accounts],
            "conflicts": [conflict.as_json() for conflict in self.conflicts],
            "reviews": [review.as_json() for review in self.reviews],
        }

    @classmethod
    def from_json(cls, said: dict[str, Any]) -> Attack:
        """The attack that `as_json` wrote."""
        start, end = (datetime.fromisoformat(moment) if moment else None for moment in said["window"])
        return cls(
            night=date.fromisoformat(said["night"]),
            attacker=said["attacker"],
            part=said["part"],
            window=(start, end),
            accounts=tuple(Account.from_json(account) for account in said["accounts"]),
            conflicts=tuple(Conflict(c["sum"], tuple(c["claims"]), c["reason"]) for c in said["conflicts"]),
            reviews=tuple(Review.from_json(review) for review in said["reviews"]),
        )
