"""The page of a checked article: its words with the claims marked, and beside them what the record says."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from nightcount.checking.finding import BelongsTo, Check, Evidence, Finding, RunnerUp, Verdict
from nightcount.language import gettext as _
from nightcount.phrasing import sum_words
from nightcount.publishing.marks import Piece, paragraphs
from nightcount.publishing.review_words import review_words
from nightcount.publishing.verdicts import SIGNS, Sign, dating, summary
from nightcount.publishing.wording import (
    claim_words,
    day_words,
    figure_words,
    moment_words,
    night_words,
    noun_words,
    one_line,
    problem_words,
    quantity_words,
    safe_link,
    sentence,
    source_words,
    visible,
)
from nightcount.vocabulary import Figure, Measure, Span


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words of the ledger; `of` is what they count where they are a row of a data set, else empty."""

    words: str
    of: str = ""


@dataclass(frozen=True, slots=True)
class EvidenceView:
    """Passages of the ledger behind a finding that one source published at one time: `words`, and a link or null.

    `reports` are the ids of the reports that hold them: several where a bulletin became rows of a data set.
    """

    words: tuple[Quoted, ...]
    source: str
    published: str
    url: str | None
    reports: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FindingView:
    """Finding `number` (from 1, in the order of the text) in the words of the page."""

    number: int
    verdict: str
    sign: Sign
    words: str
    says: str
    reason: str
    belongs: str | None
    runners_up: tuple[str, ...]
    evidence: tuple[EvidenceView, ...]
    # What stands in the place of evidence where no words are shown.
    wordless: str
    reviews: tuple[str, ...] = ()  # what people decided about the accounts behind it


@dataclass(frozen=True, slots=True)
class PieceView:
    """A stretch of the article; of the findings in `covering` the first colours its ground, the last its underline."""

    text: str
    covering: tuple[FindingView, ...]
    opening: tuple[FindingView, ...]
    closing: tuple[FindingView, ...]


@dataclass(frozen=True)
class ArticleView:
    """Everything that the page of a checked article shows, as plain text that still has to be escaped."""

    title: str
    summary: str
    dating: str
    reasons: tuple[str, ...]
    findings: tuple[FindingView, ...]
    paragraphs: tuple[tuple[PieceView, ...], ...]
    problems: tuple[str, ...]


def article_view(check: Check, name: str | None = None) -> ArticleView:
    """The view of a check; `name` is what to call an article that has no title of its own."""
    order = in_text_order(check)
    findings = tuple(finding_view(finding, number) for number, finding in enumerate(order, 1))
    spans = [Span(finding.claim.start, finding.claim.end) for finding in order]
    return ArticleView(
        title=one_line(check.title or name or _("An article without a title")),
        summary=summary(check),
        dating=dating(check),
        reasons=tuple(sentence(reason) for reason in check.night_reasons),
        findings=findings,
        paragraphs=tuple(tuple(_piece(p, findings) for p in line) for line in paragraphs(check.text, spans)),
        problems=tuple(problem_words(problem, check.text) for problem in check.problems),
    )


def in_text_order(check: Check) -> list[Finding]:
    """The findings as a reader meets them: by the place of their words, a claim before the record it makes."""
    return sorted(check.findings, key=lambda f: (f.claim.start, f.claim.end, f.superlative_of is not None))


def finding_view(finding: Finding, number: int) -> FindingView:
    """One finding in the words of pages and tables."""
    beaten = ([finding.runner_up] if finding.runner_up else []) + list(finding.also_runner_up)
    return FindingView(
        number=number,
        verdict=finding.verdict.value,
        sign=SIGNS[finding.verdict],
        words=one_line(finding.claim.text),
        says=_says(finding),
        reason=one_line(finding.reason),
        belongs=belongs_words(finding.belongs_to) if finding.belongs_to else None,
        runners_up=tuple(_runner_up(one) for one in beaten),
        evidence=evidence_views(finding.evidence),
        wordless=_wordless(finding),
        reviews=tuple(map(review_words, finding.reviews)),
    )


def evidence_views(evidence: Iterable[Evidence]) -> tuple[EvidenceView, ...]:
    """Evidence in the words of pages and tables, that of one source, time and link together, in the order given."""
    together: dict[tuple[str, str | None, str | None], list[Evidence]] = {}
    for one in evidence:
        together.setdefault((one.source, one.published, one.url), []).append(one)
    return tuple(
        EvidenceView(
            words=tuple(Quoted(one_line(one.text), one_line(one.model or "")) for one in passages),
            source=source_words(source),
            published=moment_words(published),
            url=safe_link(url),
            reports=tuple(dict.fromkeys(one.report for one in passages)),
        )
        for (source, published, url), passages in together.items()
    )


def belongs_words(right: BelongsTo) -> str:
    """Where a mislabelled number is right: "72 drones and missiles got through, the night to … (63 + 9)"."""
    said = quantity_words(right.measure, right.weapon, right.figure)
    sum_ = f" ({one_line(sum_words(right.expression))})" if right.expression else ""
    return f"{said}, {night_words(right.night)}{sum_}"


def _says(finding: Finding) -> str:
    if finding.superlative_of is None:
        return claim_words(finding.claim)
    measure, weapon = finding.superlative_of
    kind = (finding.claim.superlative or "record").replace("_", " ")
    return _("a {kind}: {noun} {said}").format(kind=_(kind), noun=noun_words(weapon), said=_(measure.said))


def _wordless(finding: Finding) -> str:
    if finding.claim.measure is Measure.ALERT_DURATION and finding.verdict is not Verdict.UNVERIFIABLE:
        return _("It rests on the alert signals in the ledger, which are times and no words.")
    return _("No evidence in the ledger.")


def _runner_up(beaten: RunnerUp) -> str:
    figure = Figure.bounds(beaten.low, beaten.high)
    return f"{figure_words(figure)} {noun_words(beaten.weapon, figure.number)}, {day_words(beaten.night)}"


def _piece(piece: Piece, findings: tuple[FindingView, ...]) -> PieceView:
    def of(numbers: tuple[int, ...]) -> tuple[FindingView, ...]:
        return tuple(findings[number] for number in numbers)

    return PieceView(visible(piece.text), of(piece.covering), of(piece.opening), of(piece.closing))
