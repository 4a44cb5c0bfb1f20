"""History: how the accounts of a night came to say what they say, as reports and reviews came in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from nightcount.reading.claim import Claim
from nightcount.reconciliation.attack import Account
from nightcount.reconciliation.cells import Cell
from nightcount.reconciliation.reconcile import reconcile
from nightcount.reviews import Review, Reviewed
from nightcount.sources.report import Report


@dataclass(frozen=True, slots=True)
class Moment:
    """At `at` (null: nobody knows when) the reports `reports` and the reviews `reviews` came out.

    From then on `claims` are what counts of the night, `superseded` the reports that a later revision replaced,
    `reviewed` what people had decided.
    """

    at: datetime | None
    reports: tuple[Report, ...]
    reviews: tuple[Review, ...]
    claims: tuple[Claim, ...]
    superseded: frozenset[str]
    reviewed: Reviewed


@dataclass(frozen=True, slots=True)
class Value:
    """From `start` until `end` the account stood as `account` (null: nothing was known of it any more).

    `start` is null where the reports that say it have no time, `end` where it still stands. `reports` (ids) and
    `reviews` are what made it so; `revised` are those of the reports that replaced an earlier revision.
    """

    account: Account | None
    start: datetime | None
    end: datetime | None = None
    reports: tuple[str, ...] = ()
    revised: tuple[str, ...] = ()
    reviews: tuple[Review, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """The figure, how it was known, from when to when, and why."""
        known = self.account.as_json() if self.account else {}
        names = ("low", "high", "modifier", "status", "rule", "expression", "claims", "against")
        return {
            **{name: known.get(name) for name in names},
            "from": self.start.isoformat() if self.start else None,
            "until": self.end.isoformat() if self.end else None,
            "because": {
                "reports": list(self.reports),
                "revised": list(self.revised),
                "reviews": [review.as_json() for review in self.reviews],
            },
        }


@dataclass(frozen=True)
class AccountHistory:
    """In the attack `attack` (its id), the account of `cell` had these values, the oldest first."""

    attack: str
    cell: Cell
    values: tuple[Value, ...]

    def as_json(self) -> dict[str, Any]:
        """The account, and its values."""
        names = ("measure", "weapon", "place", "object", "model")
        return {
            "attack": self.attack,
            **dict(zip(names, self.cell, strict=True)),
            "values": [{**value.as_json(), "stands": value is self.values[-1]} for value in self.values],
        }


def history(night: date, moments: Iterable[Moment], reports: Mapping[str, Report]) -> list[AccountHistory]:
    """The values of every account of `night` over the `moments`, which are in order.

    The night is reconciled anew at each moment from what was known by then: the last values are those of the record.
    Accounts stand in the order of the record, those that are gone at the end.
    """
    values: dict[tuple[str, Cell], list[Value]] = {}
    known: dict[str, Report] = {}
    for moment in moments:
        attacks = reconcile(night, moment.claims, reports, moment.superseded, moment.reviewed)
        now = {(attack.id, account.cell): account for attack in attacks for account in attack.accounts}
        for key in (*now, *(key for key in values if key not in now)):
            _note(values.setdefault(key, []), now.get(key), moment, known)
        known.update({report.id: report for report in moment.reports})
        order = list(now)
    told = {key: found for key, found in values.items() if found}
    last = {key: place for place, key in enumerate(order)} if told else {}
    return [AccountHistory(*key, tuple(told[key])) for key in sorted(told, key=lambda key: _order(key, last))]


def _order(key: tuple[str, Cell], last: Mapping[tuple[str, Cell], int]) -> tuple[bool, int, str]:
    return (key not in last, last.get(key, 0), repr(key))


def _note(values: list[Value], now: Account | None, moment: Moment, known: Mapping[str, Report]) -> None:
    """Adds the value of a moment where it is another than the one before."""
    before = values[-1].account if values else None
    if _says(before) == _says(now):
        return
    if values:
        values[-1] = replace(values[-1], end=moment.at)
    came = _behind(before, now, moment)
    revised = tuple(one.id for one in came if one.key and _has_other(one, known))
    values.append(Value(now, moment.at, None, tuple(one.id for one in came), revised, moment.reviews))


def _says(account: Account | None) -> tuple[Any, ...] | None:
    return (account.figure, account.status) if account else None


def _behind(before: Account | None, now: Account | None, moment: Moment) -> tuple[Report, ...]:
    """The reports of this moment that the account rests on now; where it rests on none of them, all."""
    mine = {c.id: c.report for c in moment.claims}
    named = {mine.get(c) for a in (now, before) if a for c in (*a.claims, *a.against)}
    return tuple(one for one in moment.reports if one.id in named) or moment.reports


def _has_other(report: Report, known: Mapping[str, Report]) -> bool:
    return any((one.source, one.key) == (report.source, report.key) for one in known.values())
