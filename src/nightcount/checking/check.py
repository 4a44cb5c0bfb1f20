"""Check: an article held against the record, claim by claim."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from nightcount.checking.bench import Bench, Judgement
from nightcount.checking.dating import Dating, date_article
from nightcount.checking.finding import Check, Finding
from nightcount.checking.index import index_of
from nightcount.checking.record import Record
from nightcount.checking.records import judge_superlative, spoken_of_together
from nightcount.checking.verdict import judge
from nightcount.reading import Claim, Reading, weekday_hints
from nightcount.reviews import Review
from nightcount.sources.report import Report
from nightcount.vocabulary import Measure, areas, find_area

# The claims of the ledger shown beside one finding; a derived account may rest on many more.
_EVIDENCE_AT_MOST = 24


def check(report: Report, reading: Reading, record: Record) -> Check:
    """The findings on an article, in the order of its text: one for each claim, and one for each superlative.

    The night is found first (see `dating`); claims without one take it. Raises nothing for what cannot be decided:
    that is `unverifiable`, with the reason.
    """
    index = index_of(record)
    hints = weekday_hints(report.text, reading.language)
    dating = date_article(reading, report.published, hints, index)
    bench = Bench(
        record, index, dating.night, report.published, _place(report, reading), report.id, tuple(reading.claims)
    )
    return _checked(report, reading, dating, _findings(reading, bench))


def _checked(report: Report, reading: Reading, dating: Dating, findings: Iterable[Finding]) -> Check:
    return Check(
        text=report.text,
        title=report.title,
        night=dating.night,
        night_confidence=dating.confidence,
        night_reasons=dating.reasons,
        findings=tuple(findings),
        problems=reading.problems,
        quotations=reading.quotations,
        context=reading.context,
    )


def _findings(reading: Reading, bench: Bench) -> list[Finding]:
    claims = sorted((*reading.claims, *reading.alerts), key=lambda claim: (claim.start, claim.end))
    ranked = {id(claim) for claim in spoken_of_together(claims)}
    findings = []
    for claim in claims:
        dated = _dated(claim, bench)
        findings.append(_finding(dated, judge(dated, bench), bench))
        if id(claim) in ranked:
            ranking = judge_superlative(dated, bench)
            findings.append(replace(ranking, reviews=_reviews(ranking, (), bench)))
    return findings


def _finding(claim: Claim, judged: Judgement, bench: Bench) -> Finding:
    finding = Finding(
        claim=replace(claim, night=judged.night) if judged.night and claim.night is None else claim,
        verdict=judged.verdict,
        reason=judged.reason,
        belongs_to=judged.belongs_to,
        evidence=bench.evidence(judged.claims[:_EVIDENCE_AT_MOST]),
    )
    return replace(finding, reviews=_reviews(finding, judged.claims, bench))


def _reviews(finding: Finding, claims: Iterable[str], bench: Bench) -> tuple[Review, ...]:
    """What people decided about the accounts that a finding speaks of, its own and the one its number is right for."""
    claim, right = finding.claim, finding.belongs_to
    attacks = bench.attacks(claim, claim.night) if claim.night else []
    cells = {(claim.measure, claim.weapon)} if claim.night else set()
    found = bench.index.reviews(claims, attacks, cells)
    if right is None:
        return found
    others = bench.index.reviews((), bench.attacks(claim, right.night), {(right.measure, right.weapon)})
    return tuple(sorted({one.id: one for one in (*found, *others)}.values(), key=lambda one: one.order))


def _dated(claim: Claim, bench: Bench) -> Claim:
    """The claim with its night: the article's, unless it has its own or speaks of another attack."""
    if claim.night is not None or claim.role == "comparison" or claim.measure is Measure.PREVIOUS_RECORD:
        return claim
    return replace(claim, night=bench.night)


def _place(report: Report, reading: Reading) -> str | None:
    """The place that an article is about, for what is only counted by place: the one that most of its claims name.

    Where none names any, Kyiv, if the text does: bulletins and reports from the capital often do not say so again.
    """
    known = areas()
    named = Counter(
        claim.place
        for claim in reading.claims
        if claim.place in known and known[claim.place].kind in ("city", "oblast")
    )
    if named:
        return min(named, key=lambda code: (-named[code], code or ""))
    capital = find_area("Kyiv")
    text = report.text.casefold()
    return capital.code if any(name.casefold() in text for name in capital.names) else None
