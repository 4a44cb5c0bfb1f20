"""History of a night, and the revisions of a report: what was said when, by whose words, and why it changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from nightcount.desk.night import evidence_of
from nightcount.errors import UsageError
from nightcount.ledger import Dated, Store
from nightcount.reading.claim import Claim
from nightcount.reconciliation.differences import Differences, differences
from nightcount.reconciliation.history import AccountHistory, Moment, history
from nightcount.reviews import Review, Reviewed, Verb, is_corrected, standings
from nightcount.sources.report import Report
from nightcount.vocabulary import Measure, Weapon


@dataclass(frozen=True)
class NightHistory:
    """On `night` the accounts had these values over time; `claims` and `reports`, by id, are the words behind them."""

    night: date
    accounts: tuple[AccountHistory, ...]
    claims: Mapping[str, Claim]
    reports: Mapping[str, Report]

    def as_json(self) -> dict[str, Any]:
        """The accounts with their values, and the words behind them."""
        named = {c for one in self.accounts for value in one.values if value.account for c in value.account.claims}
        return {
            "night": self.night.isoformat(),
            "accounts": [one.as_json() for one in self.accounts],
            "evidence": {
                c: proof.as_json() for c in sorted(named) for proof in evidence_of([self.claims[c]], self.reports)
            },
        }


def night_history(
    store: Store, night: date, measure: Measure | None = None, weapon: Weapon | None = None
) -> NightHistory:
    """The history of the accounts of a night; of one measure, and of one weapon, where they are given."""
    said = _Said(store, night)
    found = history(night, said.moments(), said.reports)
    chosen = [
        one
        for one in found
        if (measure is None or one.cell[0] == measure.value) and (weapon is None or one.cell[1] == weapon.value)
    ]
    return NightHistory(night, tuple(chosen), said.all_claims, said.reports)


class _Said:
    """Everything that was ever said or decided about a night."""

    def __init__(self, store: Store, night: date) -> None:
        self.night = night
        self.reviews = _about(store.reviews(), night)
        spoken = {c.report for c in store.claims(nights=[night], struck=True)}
        spoken |= {one.claim.report for one in self.reviews if one.claim}
        revised = store.revised_documents()
        keys = {(one.source, one.key) for one in store.reports(spoken) if one.key}
        self.documents = [revised[key] for key in sorted(keys & revised.keys())]
        wanted = spoken | {one.id for document in self.documents for one in document}
        self.reports = {one.id: one for one in store.reports(wanted)}
        self.claims: dict[str, list[Claim]] = {report: [] for report in self.reports}
        for c in store.claims(reports=wanted, struck=True):
            if not is_corrected(c):
                self.claims[c.report].append(c)
        self.all_claims = {c.id: c for claims in self.claims.values() for c in claims}

    def moments(self) -> Iterator[Moment]:
        """What was known at each moment. Reports without a time count as known before the first review."""
        known: set[str] = set()
        for at, reports, reviews in self._steps():
            known |= {one.id for one in reports}
            decided = [one for one in self.reviews if at is not None and one.at <= at]
            yield self._moment(at, reports, reviews, known, decided)

    def _steps(self) -> list[tuple[datetime | None, tuple[Report, ...], tuple[Review, ...]]]:
        by_time: dict[datetime, list[Report]] = {}
        untimed = []
        for one in sorted(self.reports.values(), key=lambda report: report.id):
            moment = one.edited or one.published
            by_time.setdefault(moment, []).append(one) if moment else untimed.append(one)
        times = sorted({*by_time, *(one.at for one in self.reviews)})
        steps: list[tuple[datetime | None, tuple[Report, ...], tuple[Review, ...]]] = [
            (at, tuple(by_time.get(at, ())), tuple(one for one in self.reviews if one.at == at)) for at in times
        ]
        if untimed:
            first = next((place for place, step in enumerate(steps) if step[2]), len(steps))
            steps.insert(first, (None, tuple(untimed), ()))
        return steps

    def _moment(
        self,
        at: datetime | None,
        reports: tuple[Report, ...],
        reviews: tuple[Review, ...],
        known: set[str],
        decided: Sequence[Review],
    ) -> Moment:
        found = standings(decided, {one: self.claims[one] for one in known}, known)
        struck = {one.claim.id for one in found if one.is_struck and one.claim}
        corrected = [one.corrected for one in found if one.corrected]
        self.all_claims.update({c.id: c for c in corrected})
        read = [c for one in known for c in self.claims[one] if c.id not in struck]
        claims = tuple(c for c in (*read, *corrected) if c.night == self.night)
        gone = frozenset(one for document in self.documents for one in _replaced(document, known))
        return Moment(at, reports, reviews, claims, gone, Reviewed.of(found))


def _replaced(document: Sequence[Dated], known: set[str]) -> Iterator[str]:
    """The revisions that had been replaced when these were known: as the ledger itself decides it."""
    here = [one for one in document if one.id in known]
    standing = {one.id for one in here if one.is_standing_among(here)}
    return (one.id for one in here if one.id not in standing)


def _about(reviews: Sequence[Review], night: date) -> list[Review]:
    """The reviews of a night, and those that take them back."""
    found = {one.id for one in reviews if night in one.nights}
    count = -1
    while count != len(found):
        count = len(found)
        found |= {one.id for one in reviews if one.verb is Verb.WITHDRAW and found & set(one.overrides)}
    return [one for one in reviews if one.id in found]


@dataclass(frozen=True)
class Revision:
    """The revision `report` of a document claims `claims`; `since` is what the one before it claimed otherwise.

    `since` is null for the first. `text_changed` is false where only the time or the title is another.
    """

    report: Report
    claims: tuple[Claim, ...]
    since: Differences | None = None
    text_changed: bool = False

    def as_json(self) -> dict[str, Any]:
        """The report without its text, and the differences."""
        moment = self.report.edited or self.report.published
        return {
            "report": self.report.id,
            "at": moment.isoformat() if moment else None,
            "title": self.report.title,
            "claims": len(self.claims),
            "text_changed": self.text_changed,
            "since": self.since.as_json() if self.since else None,
        }


@dataclass(frozen=True)
class Revisions:
    """The document of `source` that its publisher calls `key` came out in these revisions, the oldest first.

    `twins` are reports of other documents that hold the text of one of them to the letter.
    """

    source: str
    key: str | None
    revisions: tuple[Revision, ...]
    twins: tuple[Report, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """The revisions, each with what it claims otherwise than the one before."""
        return {
            "source": self.source,
            "key": self.key,
            "revisions": [one.as_json() for one in self.revisions],
            "same_text": [{"report": one.id, "source": one.source, "key": one.key} for one in self.twins],
        }


def revisions_of(store: Store, named: str) -> list[Revisions]:
    """The documents that a URL, a key, or the first digits of a report's id name. Raises UsageError where none does."""
    found = store.documents(named)
    if not found and 4 <= len(named) <= 64 and set(named.lower()) <= set("0123456789abcdef"):
        report = store.report(named)
        return [_revisions(store, store.revisions(report.source, report.key) if report.key else [report])]
    if not found:
        raise UsageError(
            f"no report in {store.path} has the address or number {named!r}",
            way_out="Give the address as `nightcount night DATE` shows it, or the first digits of a report's id",
        )
    return [_revisions(store, store.revisions(source, key)) for source, key in found]


def revised_on(store: Store, night: date) -> list[Revisions]:
    """The documents that spoke of a night in one of their revisions and have more than one, by source and key."""
    spoken = {claim.report for claim in store.claims(nights=[night], struck=True)}
    keys = {(one.source, one.key) for one in store.reports(spoken) if one.key}
    revised = store.revised_documents()
    return [_revisions(store, store.revisions(source, key or "")) for source, key in sorted(keys & revised.keys())]


def _revisions(store: Store, reports: Sequence[Report]) -> Revisions:
    claims: dict[str, list[Claim]] = {one.id: [] for one in reports}
    for c in store.claims(reports=claims, struck=True):
        if not is_corrected(c):
            claims[c.report].append(c)
    made: list[Revision] = []
    for one in reports:
        since, changed = None, False
        if made:
            since, changed = differences(made[-1].claims, claims[one.id]), made[-1].report.text != one.text
        made.append(Revision(one, tuple(claims[one.id]), since, changed))
    return Revisions(reports[0].source, reports[0].key, tuple(made), tuple(_twins(store, reports, claims)))


def _twins(store: Store, reports: Sequence[Report], claims: Mapping[str, Iterable[Claim]]) -> Iterator[Report]:
    """Reports that speak of the same nights and hold one of the texts to the letter."""
    nights = {c.night for said in claims.values() for c in said if c.night}
    others = {c.report for c in store.claims(nights=nights, struck=True)} - {one.id for one in reports}
    texts = {one.text for one in reports}
    return (one for one in store.reports(others) if one.text in texts)
