"""What a ledger holds, gathered for a data package."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from nightcount import alerts
from nightcount.alerts import Alert
from nightcount.checking.finding import Check
from nightcount.desk.night import claim_ids_of
from nightcount.publishing.package import Content, Coverage
from nightcount.reading.claim import Claim
from nightcount.reconciliation import Attack
from nightcount.sources import find_source
from nightcount.sources.report import Report
from nightcount.sources.source import Kind
from nightcount.vocabulary import AlertKind, night_window

if TYPE_CHECKING:
    from nightcount.desk.desk import Desk


def content_of(desk: Desk, start: date | None = None, end: date | None = None) -> Content:
    """Everything of the nights `start` to `end` (both inclusive; null: as far as the ledger goes).

    Without both, claims that no night could be given are part of it. News reports of the ledger are its articles: each
    that speaks of one of the nights is checked.
    """
    attacks = desk.attacks(start, end)
    claims = _claims(desk, attacks, start, end)
    checks = articles_checked(desk, start, end)
    cited = {proof.report for _, check in checks for one in check.findings for proof in one.evidence}
    named = cited | {claim.report for claim in claims} | {article.id for article, _ in checks}
    return Content(
        reports=tuple(desk.store.reports(named)),
        claims=claims,
        attacks=tuple(attacks),
        alerts=_alerts(desk, start, end),
        coverage=tuple(Coverage(*one) for one in desk.store.reaches()),
        checks=checks,
        superseded=frozenset(desk.store.superseded()),
        changed=desk.store.changed(),
        digest=desk.store.digest(),
        start=start,
        end=end,
    )


def _is_within(night: date | None, start: date | None, end: date | None) -> bool:
    if start is None and end is None:
        return True
    return night is not None and (start is None or night >= start) and (end is None or night <= end)


def _claims(desk: Desk, attacks: Iterable[Attack], start: date | None, end: date | None) -> tuple[Claim, ...]:
    if start is None and end is None:
        return tuple(desk.store.every_claim())
    nights = [night for night in desk.store.claim_nights() if _is_within(night, start, end)]
    found = {claim.id: claim for claim in desk.store.claims(nights=nights)}
    others = desk.store.claims(ids=sorted(claim_ids_of(attacks) - found.keys()))
    return (*found.values(), *others)


def articles_checked(desk: Desk, start: date | None, end: date | None) -> tuple[tuple[Report, Check], ...]:
    """The news reports that speak of these nights, by id, each held against the record without its own words."""
    news = [source for source, *_ in desk.store.count_by_source() if find_source(source).kind is Kind.NEWS]
    gone = desk.store.superseded()
    articles = [report for report in desk.store.reports_by(news) if report.id not in gone]
    checked = [(article, desk.check(article)) for article in articles]
    return tuple(one for one in checked if one[1].findings and _is_within(one[1].night, start, end))


def _alerts(desk: Desk, start: date | None, end: date | None) -> Sequence[Alert]:
    signals = desk.store.signals(desk.store.signal_areas())
    merged = [one for kind in AlertKind for one in alerts.merge(signals, kind)]
    first: datetime | None = night_window(start)[0] if start else None
    last: datetime | None = night_window(end)[1] if end else None
    return tuple(
        one
        for one in merged
        if (first is None or one.end is None or one.end >= first) and (last is None or one.start < last)
    )
