"""The main path, from a file to a finding. Each stage is one package with one verb:

    fetch      sources         a path                   → reports, signals
    read       reading         a report                 → claims, problems
    record     ledger          reports and readings     → entries, only ever added
    reconcile  reconciliation  a night's claims         → attacks
    tally      alerts          signals of an area       → its timeline: alerts, durations, waves
    check      checking        an article × the record  → findings
    publish    publishing      a check                  → a page

`ingest` is the first four for new files, `rebuild` the second to fourth for every report that the ledger holds, and
`review` the third and fourth for what people decided, which stands between reading and reconciling.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from nightcount import alerts, checking, reading, reconciliation, sources
from nightcount.checking.finding import Check
from nightcount.checking.record import Record
from nightcount.errors import InputError
from nightcount.language import gettext as _
from nightcount.ledger import Added, AddedFile, AddedReviews, Outcome, Reach, Rebuilt, Store, batches
from nightcount.publishing.page import article_page
from nightcount.publishing.wording import number_words
from nightcount.reading.claim import Claim, Reading
from nightcount.reviews import Review, Reviewed, Standing, State, is_corrected, standings
from nightcount.sources.report import Heard, Report, Signal
from nightcount.vocabulary import AlertKind, above, inside

# How many reports or signals, and how many nights, go through a stage together.
TOGETHER = 5_000
NIGHTS_TOGETHER = 100


@dataclass(frozen=True, slots=True)
class Hints:
    """What is known of files that do not say it themselves: their source, time of publication, language."""

    source: str | None = None
    published: datetime | None = None
    language: str | None = None


def ingest(store: Store, paths: Iterable[Path], hints: Hints | None = None) -> Added:
    """Adds the reports and signals of files and reconciles the nights that they touch: all of it, or nothing."""
    with store.transaction():
        replaced = store.superseded()
        touched: set[date] = set()
        files = tuple(_ingest_file(store, path, hints or Hints(), touched) for path in paths)
        # A new revision also changes the nights that only the one before it speaks of.
        touched |= store.claim_nights(store.superseded() ^ replaced)
        touched |= apply_reviews(store)
        reconcile(store, touched)
    return Added(files, tuple(sorted(touched)))


def _ingest_file(store: Store, path: Path, hints: Hints, touched: set[date]) -> AddedFile:
    counts: Counter[str] = Counter()
    reach = Reach()
    for batch in batches(fetch(path, hints), TOGETHER):
        record(store, [one for one in batch if isinstance(one, Report)], counts, touched)
        signals = [one for one in batch if isinstance(one, Signal)]
        new = store.add_signals(signals)
        counts.update(alerts_new=new, alerts_unchanged=len(signals) - new)
        reach.add(signals)
        for heard in (one for one in batch if isinstance(one, Heard)):
            reach.add_heard(heard)
    added = AddedFile(str(path), **counts)
    store.log_import(added, reach)
    return added


def rebuild(store: Store) -> Rebuilt:
    """Derives everything again from the reports, and tells what came out differently."""
    with store.transaction():
        before = store.snapshot()
        store.empty_derived()
        counts: Counter[str] = Counter()
        for reports in batches(store.reports(), TOGETHER):
            store.record_readings(read(reports))
            counts.update(reports=len(reports))
        apply_reviews(store)
        reconcile(store, store.claim_nights())
        orphaned = sum(one.state is State.ORPHANED for one in outcomes(store))
        return Rebuilt.between(before, store.snapshot(), counts["reports"], orphaned)


def review(store: Store, reviews: Sequence[Review]) -> AddedReviews:
    """Adds what people decided and reconciles the nights that it changes: all of it, or nothing."""
    with store.transaction():
        new = store.add_reviews(reviews)
        touched = apply_reviews(store)
        reconcile(store, touched)
    return AddedReviews(new, len(reviews) - new, tuple(sorted(touched)))


def fetch(path: Path, hints: Hints) -> Iterator[Report | Signal | Heard]:
    """The reports and signals in the file at `path`, and what a feed says it was heard of."""
    return sources.open_path(path, source=hints.source, published=hints.published, language=hints.language)


def read(reports: Iterable[Report]) -> dict[str, Reading]:
    """What each report says, by its id. A pure function of each report."""
    return {report.id: reading.read_report(report) for report in reports}


def record(store: Store, reports: Sequence[Report], counts: Counter[str], touched: set[date]) -> None:
    """Adds reports, reads those that the ledger did not have, and notes counts and the nights that they touch."""
    outcomes = store.add_reports(reports)
    counts.update(outcome.value for outcome in outcomes)
    said = read(report for report, outcome in zip(reports, outcomes, strict=True) if outcome is not Outcome.UNCHANGED)
    store.record_readings(said)
    for one in said.values():
        counts.update(claims=len(one.claims), problems=len(one.problems))
        touched.update(claim.night for claim in one.claims if claim.night is not None)


def apply_reviews(store: Store) -> set[date]:
    """Finds the claim of every review in what the reports are read to say now, and gives the nights that changed.

    What is unchanged is not written again, so that adding a file twice leaves the ledger as it was to the byte.
    """
    reviews = store.reviews()
    before = store.standings()
    wanted = {one.claim.report for one in reviews if one.claim}
    known = {report.id for report in store.reports(wanted)}
    claims: dict[str, list[Claim]] = {report: [] for report in known}
    for claim in store.claims(reports=known, struck=True):
        if not is_corrected(claim):
            claims[claim.report].append(claim)
    after = standings(reviews, claims, known)
    was, now = ({one.review.id: one for one in some} for some in (before, after))
    changed = [one for one in (*before, *after) if was.get(one.review.id) != now.get(one.review.id)]
    if changed:
        store.save_standings(after)
    nights = {claim.night for one in changed for claim in (one.claim, one.corrected) if claim}
    return {night for night in nights.union(*(one.review.nights for one in changed)) if night}


def outcomes(store: Store) -> list[Standing]:
    """What became of every review. One that settled a value which no claim says any more is orphaned."""
    found = store.standings()
    nights = {one.review.account.night for one in found if one.review.account}
    attacks = [attack for night in sorted(nights) for attack in store.attacks(night, night)]
    effective = {review["id"] for attack in attacks for review in attack["reviews"]}
    return [one.without_effect() if one.settles and one.review.id not in effective else one for one in found]


def reconcile(store: Store, nights: Collection[date]) -> None:
    """Makes the attacks of these nights again from all that the ledger holds on them, reviews included."""
    replaced = store.superseded()
    reviewed = Reviewed.of(store.standings())
    for batch in batches(sorted(nights), NIGHTS_TOGETHER):
        claims = store.claims(nights=batch)
        reports = {report.id: report for report in store.reports({claim.report for claim in claims})}
        said: dict[date, list[Claim]] = {night: [] for night in batch}
        for claim in claims:
            if claim.night is not None:
                said[claim.night].append(claim)
        attacks = {night: reconciliation.reconcile(night, said[night], reports, replaced, reviewed) for night in batch}
        store.save_attacks({night: [attack.as_json() for attack in found] for night, found in attacks.items()})


def tally(
    store: Store,
    area: str,
    kind: AlertKind = AlertKind.AIR_RAID,
    extent: alerts.Extent = alerts.Extent.SOME_PART,
    window: tuple[datetime, datetime] | None = None,
) -> alerts.Timeline:
    """The alerts of an area, from all that the feeds say of it, of what it lies in and of what lies in it.

    With `window` (aware times) the timeline is complete there and need not be elsewhere.
    """
    around = (area, *above(area))
    signals, heard = store.signals((*around, *inside(area)), window), store.heard(around)
    for signal, seen in alerts.standing():
        if signal.area in around or area in above(signal.area):
            signals.append(signal)
            heard.append(seen)
    return alerts.timeline(area, signals, heard, kind=kind, extent=extent)


def check(report: Report, record: Record, most: int | None = None) -> Check:
    """An article held against the record: a finding for each of its claims.

    Raises InputError for one that makes more claims than `most`.
    """
    said = reading.read_report(report)
    if most is not None and len(said.claims) > most:
        raise InputError(
            _("The text makes more than {many} claims").format(many=number_words(most)),
            way_out=_("Give one article at a time"),
        )
    return checking.check(report, said, record)


def publish(check: Check, name: str | None = None) -> str:
    """The page of a checked article, as HTML."""
    return article_page(check, name)
