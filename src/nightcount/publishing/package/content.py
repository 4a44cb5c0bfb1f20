"""Content: what a data package is made of, as the ledger holds it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from nightcount.alerts.alert import Alert
from nightcount.checking.finding import Check
from nightcount.reading.claim import Claim
from nightcount.reconciliation.attack import Attack
from nightcount.sources.report import Report


@dataclass(frozen=True, slots=True)
class Coverage:
    """Feed `source` is known to have spoken of `area` from `start` to `end` (aware, UTC)."""

    area: str
    source: str
    start: datetime
    end: datetime


@dataclass(frozen=True)
class Content:
    """The reports, claims, attacks, alerts and checked articles of the nights `start` to `end` (null: as far as known).

    Every claim that an attack or a check names is among `claims`, every report of a claim or of evidence among
    `reports`. `superseded` are the ids of reports that a later revision replaced. `changed` is when the ledger last
    changed and `digest` the SHA-256 of what it derived: they date and name the package, not the clock.
    """

    reports: Sequence[Report]
    claims: Sequence[Claim]
    attacks: Sequence[Attack]
    alerts: Sequence[Alert]
    coverage: Sequence[Coverage]
    checks: Sequence[tuple[Report, Check]]
    superseded: frozenset[str]
    changed: datetime
    digest: str
    start: date | None = None
    end: date | None = field(default=None)
