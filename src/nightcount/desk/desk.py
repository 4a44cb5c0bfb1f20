"""Desk: an open ledger as a person uses it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from nightcount import pipeline, sources
from nightcount.alerts import Extent, Tally, Timeline
from nightcount.alerts.follow import Change, follow
from nightcount.checking.finding import Check, Evidence
from nightcount.desk.disputes import Disputes, compared
from nightcount.desk.history import NightHistory, Revisions, night_history, revisions_of
from nightcount.desk.loaded import Loaded
from nightcount.desk.night import Night, claim_ids_of, evidence_of
from nightcount.desk.overview import Overview, SourceLine
from nightcount.desk.ranking import Superlatives, superlatives
from nightcount.desk.reviewing import Reviewing
from nightcount.errors import UsageError
from nightcount.ledger import Added, AddedFile, Reach, Rebuilt, Store
from nightcount.notebook import html_table, text_table
from nightcount.problems import Problem
from nightcount.reading.claim import Claim
from nightcount.reconciliation import Attack, Period, disputes, largest
from nightcount.sources.alert_answers import Answer
from nightcount.sources.report import Report
from nightcount.vocabulary import AlertKind, Measure, Weapon, find_area, night_window, parse_night, register

if TYPE_CHECKING:
    import polars as pl

    from nightcount.publishing.package import Content

# Alerts of a night are told for the capital, which every feed covers (KATOTTH code of the city of Kyiv).
KYIV_CITY = "UA80000000000093317"

# The source of an article that is given as bare text.
ARTICLE = "article"


class Desk:
    """An open ledger: add files, look up nights, reports and claims, check articles.

    Opened by `nightcount.open_ledger`; closed by `close` or at the end of a `with` block. Nights are dates, or text
    such as "2025-07-04". Methods raise LedgerError where the file cannot be read or written, UsageError for arguments
    that cannot be meant. What another program adds while it is open is seen after `refresh`.
    """

    def __init__(self, store: Store) -> None:
        self.store = store
        self._loaded = Loaded(store)

    def __enter__(self) -> Desk:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def path(self) -> Path | str:
        """The file of the ledger, or its address on a server without the password."""
        return self.store.path

    def close(self) -> None:
        """Closes the file."""
        self.store.close()

    def refresh(self) -> None:
        """Forgets what was loaded, so that it is read from the file again."""
        # A new one, not this one emptied: what another thread is loading at this moment is already old.
        self._loaded = Loaded(self.store)

    # --- Adding ---

    def add(
        self,
        paths: Path | str | Iterable[Path | str],
        *,
        source: str | None = None,
        published: datetime | None = None,
        language: str | None = None,
    ) -> Added:
        """Adds the reports and alerts of files: all of them, or, where one cannot be read, nothing at all.

        `source`, `published` (aware) and `language` hold for reports that do not say so themselves. Raises InputError
        for a file that cannot be read.
        """
        given = [paths] if isinstance(paths, (str, Path)) else paths
        added = pipeline.ingest(self.store, [Path(path) for path in given], pipeline.Hints(source, published, language))
        self.refresh()
        return added

    def rebuild(self) -> Rebuilt:
        """Derives everything again from the reports, and tells whether it came out the same, byte for byte."""
        rebuilt = pipeline.rebuild(self.store)
        self.refresh()
        return rebuilt

    def verify(self) -> tuple[dict[str, int], list[str]]:
        """How much the ledger holds, and what is wrong with it, a sentence each: nothing where it is whole."""
        return self.store.verify()

    # --- Nights ---

    def night(self, night: date | str) -> Night:
        """What the ledger holds on a night: its attacks, the alerts in Kyiv City, and the words behind every number."""
        day = _date(night)
        attacks = tuple(self.attacks(day, day))
        claims = {claim.id: claim for claim in self.store.claims(ids=sorted(claim_ids_of(attacks)))}
        reports = {report.id: report for report in self.store.reports({claim.report for claim in claims.values()})}
        return Night(
            night=day,
            attacks=attacks,
            alerts=self.tally(KYIV_CITY, *night_window(day)),
            claims=claims,
            reports=reports,
            quotations=tuple({"report": report, **said} for report, said in self.store.said_in("quotation", reports)),
            context=tuple({"report": report, **said} for report, said in self.store.said_in("context", reports)),
            reviews=tuple(self.reviews.all(day)),
        )

    def nights(self, start: date | str | None = None, end: date | str | None = None) -> list[date]:
        """The nights from `start` to `end`, both inclusive, that have an attack, in order."""
        first, last = _span(start, end)
        return [one for one in self._loaded.nights() if (not first or one >= first) and (not last or one <= last)]

    def overview(self, start: date | str | None = None, end: date | str | None = None) -> Overview:
        """The main figures of every attack from `start` to `end`, both inclusive."""
        first, last = _span(start, end)
        return Overview(first, last, tuple(self.attacks(first, last)))

    def attacks(self, start: date | None = None, end: date | None = None) -> Sequence[Attack]:
        """The attacks of the nights from `start` to `end`, both inclusive, by id.

        All of them together are loaded once, and are the same object until the next change.
        """
        return self._loaded.attacks() if start is None and end is None else self._loaded.between(start, end)

    def period(self, start: date | str, end: date | str, *, attacker: str = "RU") -> Period:
        """What the attacks from `start` to `end`, both inclusive, add up to, month by month and in all."""
        first, last = _date(start), _date(end)
        _span(first, last)
        return Period.of(self._loaded.counts(), first, last, attacker)

    def superlatives(
        self,
        measure: Measure | str = Measure.LAUNCHED,
        weapon: Weapon | str | None = Weapon.ALL,
        *,
        limit: int = 10,
        attacker: str = "RU",
    ) -> Superlatives:
        """The `limit` largest attacks by `measure` of `weapon` (null or ignored where weapons are not counted).

        Ranked by what was surely reached; says where only a bound is known, and what the ledger does not reach.
        """
        counted, kind = _cell(measure, weapon)
        return superlatives(largest(self.attacks(), counted, kind, attacker=attacker), attacker, limit)

    def history(self, night: date | str, measure: Measure | None = None, weapon: Weapon | None = None) -> NightHistory:
        """How the accounts of a night came to say what they say; of one measure or weapon where they are given."""
        return night_history(self.store, _date(night), measure, weapon)

    def disputes(self, start: date | str | None = None, end: date | str | None = None) -> Disputes:
        """Where the claims on the nights from `start` to `end`, both inclusive, differ, and how often sources agree."""
        first, last = _span(start, end)
        attacks = sorted(self.attacks(first, last), key=lambda one: (one.night, one.part == "day", one.attacker))
        said_by = self.store.claim_sources(sorted(claim_ids_of(attacks)))
        # Words are read only for what is in dispute, a small part of it all.
        ids = sorted({claim for one in disputes(attacks) for claim in one.claims})
        return compared(attacks, (first, last), said_by, dict(self._evidence_by_claim(ids)))

    # --- Reports and claims ---

    def revisions(self, named: str) -> list[Revisions]:
        """The documents that an address, a key or an id names, with what each revision claims otherwise."""
        return revisions_of(self.store, named)

    def report(self, prefix: str) -> Report:
        """The report whose id is or begins with `prefix`."""
        return self.store.report(prefix)

    def claims(
        self, *, night: date | str | None = None, report: str | None = None, ids: Iterable[str] | None = None
    ) -> list[Claim]:
        """The claims of a night, of a report (by id or its beginning), or of these ids, in the order of the texts."""
        if night is not None:
            return self.store.claims(nights=[_date(night)])
        if report is not None:
            return self.store.claims(reports=[self.store.report(report).id])
        return self.store.claims(ids=ids or ())

    def problems(self, report: str) -> list[Problem]:
        """What could not be read in a report (by id or its beginning)."""
        found = self.store.report(report).id
        return [Problem(**{**said, "report": found}) for _, said in self.store.said_in("problem", [found])]

    def _evidence_by_claim(self, ids: Sequence[str]) -> Iterator[tuple[str, Evidence]]:
        claims = self.store.claims(ids=ids)
        reports = {report.id: report for report in self.store.reports({claim.report for claim in claims})}
        return zip((claim.id for claim in claims), evidence_of(claims, reports), strict=True)

    def evidence(self, claim_ids: Sequence[str]) -> list[Evidence]:
        """The words of claims, in the order asked for; ids that the ledger does not hold are left out."""
        claims = {claim.id: claim for claim in self.store.claims(ids=claim_ids)}
        reports = {report.id: report for report in self.store.reports({claim.report for claim in claims.values()})}
        return evidence_of((claims[one] for one in claim_ids if one in claims), reports)

    def sources(self) -> list[SourceLine]:
        """Each source that has reports in the ledger: who it is, how many, and from when to when."""
        lines = []
        for source, count, first, last in self.store.count_by_source():
            known = sources.find_source(source)
            lines.append(SourceLine(source, known.name, str(known.kind), str(known.party), count, first, last))
        return lines

    @property
    def reviews(self) -> Reviewing:
        """What people decided about claims and disputes, to look at and to add to."""
        return Reviewing(self)

    # --- Alerts and articles ---

    def timeline(
        self,
        area: str,
        *,
        kind: AlertKind | str = AlertKind.AIR_RAID,
        extent: Extent | str = Extent.SOME_PART,
    ) -> Timeline:
        """When an area (by name or code) was under alert, and of which times that is known.

        Alerts of the oblast that it lies in hold for it too. `extent` tells which of the two measures: alerts of some
        part of the area (the default), or of the whole of it. Raises UsageError for an area that nobody knows.
        """
        return self._loaded.timeline((find_area(area).code, AlertKind(kind), Extent(extent)))

    def alert_frame(self) -> pl.DataFrame:
        """Every signal of alerts in the ledger as a Polars table, for `nightcount.alerts.frames`."""
        from nightcount.alerts import frames

        return frames.of_signals(self.store.signals(list(register())))

    def hear(self, answer: Answer) -> Change:
        """Keeps what an alert service answered: alerts that began, alerts that ended, and that it was heard."""
        with self.store.transaction():
            standing, last = self.store.open_signals(answer.source), self.store.last_heard(answer.source)
            change = follow(standing, last, answer)
            signals = (*change.began, *change.ended)
            reach = Reach()
            for heard in change.heard:
                reach.add_heard(heard)
            new = self.store.add_signals(signals)
            self.store.log_import(AddedFile(answer.source, alerts_new=new), reach)
        self.refresh()
        return change

    def last_answer(self, source: str) -> Answer | None:
        """What an alert service answered last, as far as it was kept; null where it never was heard."""
        last = self.store.last_heard(source)
        if last is None:
            return None
        return Answer(source, last, None, tuple(self.store.open_signals(source)), ())

    def tally(
        self,
        area: str,
        start: datetime,
        end: datetime,
        *,
        extent: Extent | str = Extent.SOME_PART,
        kind: AlertKind | str = AlertKind.AIR_RAID,
    ) -> Tally:
        """What the alerts of an area (by name or code) add up to between two aware times; see `timeline`."""
        key = (find_area(area).code, AlertKind(kind), Extent(extent))
        # An alert that reaches past the window is followed to its ends, through everything that it may have met.
        found = self._loaded.known_timeline(key) or pipeline.tally(self.store, *key, window=(start, end))
        counted = found.tally(start, end)
        is_cut = any(one.start < start or one.end is None or one.end > end for one in counted.intervals)
        return self.timeline(area, kind=kind, extent=extent).tally(start, end) if is_cut else counted

    def check(
        self,
        article: str | Report,
        *,
        published: datetime | None = None,
        language: str | None = None,
        title: str | None = None,
        most: int | None = None,
    ) -> Check:
        """Holds an article against the record: finds the night it speaks of, and gives each of its claims a verdict.

        Raises InputError for an article of more claims than `most`.
        """
        if isinstance(article, str):
            article = Report(ARTICLE, article, published=published, language=language, title=title)
        return pipeline.check(article, self, most)

    # --- Taking all of it away ---

    def content(self, start: date | str | None = None, end: date | str | None = None) -> Content:
        """What the ledger holds on the nights `start` to `end`, both inclusive, for a data package."""
        from nightcount.desk.export import content_of  # a heavy library is behind it

        return content_of(self, *_span(start, end))

    def __repr__(self) -> str:
        nights = self.nights()
        span = f"{len(nights):,} nights with a record, {nights[0]} to {nights[-1]}" if nights else "no nights yet"
        return f"Ledger {self.path}: {span}\n{text_table(*self._source_table())}"

    def _repr_html_(self) -> str:
        return html_table(f"Ledger {self.path}", *self._source_table())

    def _source_table(self) -> tuple[Sequence[str], list[tuple[object, ...]]]:
        columns = ("name", "kind", "reports", "first", "last")
        return columns, [tuple(getattr(one, column) for column in columns) for one in self.sources()]


def open_ledger(path: str | Path, *, create: bool = True) -> Desk:
    """Opens the ledger at `path`; where there is none, makes it, or with `create=False` raises LedgerError.

    A ledger that was made and to which nothing was added leaves no file behind when it is closed. Raises
    LedgerError for a file that is not a ledger or is locked, SchemaError for a ledger of a newer version.
    """
    return Desk(Store.open(path, create=create))


def _date(night: date | str) -> date:
    if isinstance(night, datetime):
        raise UsageError("a night is a date, not a time", way_out="Use nightcount.vocabulary.night_of for a moment")
    return parse_night(night) if isinstance(night, str) else night


def _span(start: date | str | None, end: date | str | None) -> tuple[date | None, date | None]:
    first = _date(start) if start is not None else None
    last = _date(end) if end is not None else None
    if first and last and last < first:
        raise UsageError(f"the nights from {first} to {last} run backwards", way_out="Give the earlier date first")
    return first, last


def _cell(measure: Measure | str, weapon: Weapon | str | None) -> tuple[Measure, Weapon | None]:
    try:
        counted = Measure(measure)
        kind = Weapon(weapon) if weapon is not None and counted.counts == "weapon" else None
    except ValueError:
        wrong, allowed, called = (
            (weapon, Weapon, "weapon") if measure in set(Measure) else (measure, Measure, "measure")
        )
        raise UsageError(f"{str(wrong)!r} is no {called}", way_out=f"Use one of: {', '.join(allowed)}") from None
    return counted, kind
