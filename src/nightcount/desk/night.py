"""Night: what the ledger holds on one night, with the words behind every number."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from nightcount.alerts import Tally
from nightcount.checking.finding import Evidence
from nightcount.notebook import html_table, text_table
from nightcount.reading.claim import Claim
from nightcount.reconciliation.attack import Account, Attack
from nightcount.reviews import Standing
from nightcount.sources.report import Report

_COLUMNS = ("attack", "measure", "of", "place", "figure", "status", "rule", "sources")


@dataclass(frozen=True)
class Night:
    """On `night` there were these `attacks`; alerts in Kyiv City, 18:00 to 09:00 local time, add up to `alerts`.

    `claims` and `reports` hold, by id, everything that the accounts rest on or that stands against them.
    `quotations` and `context` are JSON objects of those reports, each with the id of its `report`. `reviews` are all
    that people decided about this night, also what holds no more. A night without
    attacks is one of which the ledger knows nothing: that is not a calm night.
    """

    night: date
    attacks: tuple[Attack, ...]
    alerts: Tally
    claims: Mapping[str, Claim] = field(default_factory=dict)
    reports: Mapping[str, Report] = field(default_factory=dict)
    quotations: tuple[dict[str, Any], ...] = ()
    context: tuple[dict[str, Any], ...] = ()
    reviews: tuple[Standing, ...] = ()

    @property
    def is_known(self) -> bool:
        """True when the ledger holds an attack on this night."""
        return bool(self.attacks)

    def evidence(self, claim_ids: Iterable[str]) -> list[Evidence]:
        """The words of these claims, in the order given; unknown ids are passed over."""
        return evidence_of((self.claims[one] for one in claim_ids if one in self.claims), self.reports)

    def as_json(self) -> dict[str, Any]:
        """The object that `nightcount night DATE --json` prints, as VOCABULARY gives it."""
        return {
            "night": self.night.isoformat(),
            "attacks": [self._attack_json(attack) for attack in self.attacks],
            "reviews": [one.as_json() for one in self.reviews],
        }

    def _attack_json(self, attack: Attack) -> dict[str, Any]:
        behind = self._reports_behind(attack)
        return {
            **attack.as_json(),
            "alerts": self.alerts.as_json(),
            "quotations": [one for one in self.quotations if one["report"] in behind],
            "context": [one for one in self.context if one["report"] in behind],
            "evidence": {
                claim: one.as_json() for claim in sorted(claim_ids_of([attack])) for one in self.evidence([claim])
            },
        }

    def _reports_behind(self, attack: Attack) -> set[str]:
        return {self.claims[one].report for one in claim_ids_of([attack]) if one in self.claims}

    def _rows(self) -> list[tuple[object, ...]]:
        return [self._row(attack, account) for attack in self.attacks for account in attack.accounts]

    def _row(self, attack: Attack, account: Account) -> tuple[object, ...]:
        of = account.model or account.object or (account.weapon.label if account.weapon else "")
        sources = sorted({one.source for one in self.evidence(account.claims)})
        figure = str(account.figure) if account.figure.is_known else None
        head = (attack.part, account.measure.label, of, account.place, figure)
        return (*head, account.status.value, account.rule, ", ".join(sources))

    def __repr__(self) -> str:
        if not self.attacks:
            return f"Night {self.night}: the ledger holds nothing on it. That does not mean that it was calm."
        return f"Night {self.night}\n{text_table(_COLUMNS, self._rows())}"

    def _repr_html_(self) -> str:
        if not self.attacks:
            return f"<p>{self!r}</p>"
        return html_table(f"Night {self.night}", _COLUMNS, self._rows())


def claim_ids_of(attacks: Iterable[Attack]) -> set[str]:
    """The id of every claim that these attacks rest on, that stands against them or that they once rested on."""
    found: set[str] = set()
    for attack in attacks:
        for account in attack.accounts:
            found.update(account.claims, account.against, (old.claim for old in account.past))
        for conflict in attack.conflicts:
            found.update(conflict.claims)
    return found


def evidence_of(claims: Iterable[Claim], reports: Mapping[str, Report]) -> list[Evidence]:
    """The words of claims, each with the report that holds them."""
    found = []
    for claim in claims:
        report = reports[claim.report]
        published = report.published.isoformat() if report.published else None
        words = (claim.report, claim.start, claim.end, claim.text)
        model = report.cells.get("model")
        found.append(Evidence(*words, report.source, published, report.url, claim.figure, model))
    return found
