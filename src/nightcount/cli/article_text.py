"""A check and a reading as text: the result first, then each finding with its words, reason and evidence."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from nightcount.checking.finding import Check
from nightcount.cli.terminal import TONES, grid, ruled
from nightcount.publishing.article import EvidenceView, FindingView, article_view
from nightcount.publishing.wording import claim_words, night_words, one_line, place_words, problem_words, shortened
from nightcount.reading.claim import Claim, Reading
from nightcount.sources.report import Report

if TYPE_CHECKING:
    from rich.console import RenderableType

# How many digits of an id are shown: enough that two claims of a large ledger hardly ever share them.
SHORT = 10
# Long passages are shown by their beginning; --json and the page hold all of them.
PASSAGE_SHOWN = 160


def check_blocks(check: Check, name: str | None = None) -> Iterator[RenderableType]:
    """The blocks of one checked article."""
    from rich.text import Text

    view = article_view(check, name)
    yield Text(view.title, style="bold")
    yield Text(view.summary)
    yield Text(view.dating)
    if view.reasons:
        yield grid([(Text(" •"), Text(reason)) for reason in view.reasons])
    for finding in view.findings:
        yield Text("")
        yield from _finding(finding)
    yield from _problems(view.problems)


def reading_blocks(report: Report, reading: Reading, name: str, *, ids: bool = False) -> Iterator[RenderableType]:
    """The blocks of one report as it was read: its claims, the share of its numbers that was read, its problems.

    With `ids`, each claim begins with the first digits of its id.
    """
    from rich.text import Text

    yield Text(one_line(report.title or name), style="bold")
    yield Text(_coverage(reading))
    said = sorted((*reading.claims, *reading.alerts), key=lambda claim: (claim.start, claim.end))
    if said:
        shown = [(*([claim.id[:SHORT]] if ids else []), *_claim_row(claim)) for claim in said]
        head = (*(["claim"] if ids else []), "the words", "what they say", "night", "place")
        yield ruled(head, [[Text(cell) for cell in row] for row in shown], label=ids)
    yield from _problems(tuple(problem_words(problem, report.text) for problem in reading.problems))
    yield Text("")


def _finding(view: FindingView) -> Iterator[RenderableType]:
    from rich.text import Text

    head = Text.assemble(
        f"{view.number:>2}  ",
        (f"{view.sign.mark} {view.verdict.upper()}", TONES[view.sign.tone]),
        f"  “{view.words}”",
    )
    yield head
    rows = [("read as", view.says), ("reason", view.reason)]
    if view.belongs:
        rows.append(("right for", view.belongs))
    if view.runners_up:
        rows.append(("before it", "; ".join(view.runners_up)))
    rows += [("reviewed" if not position else "", one) for position, one in enumerate(view.reviews)]
    rows += [("evidence" if not position else "", _evidence(proof)) for position, proof in enumerate(view.evidence)]
    yield grid([(Text(label, style="dim"), Text(words, overflow="fold")) for label, words in rows], indent=4)


def _evidence(proof: EvidenceView) -> str:
    passages = ((shortened(one.words, PASSAGE_SHOWN), f" ({one.of})" if one.of else "") for one in proof.words)
    words = ", ".join(f"“{words}”{of}" for words, of in passages)
    reports = ", ".join(report[:12] for report in proof.reports)
    link = f", {proof.url}" if proof.url else ""
    return f"{words} — {proof.source}, {proof.published}{link}, report {reports}"


def _problems(problems: tuple[str, ...]) -> Iterator[RenderableType]:
    from rich.text import Text

    if problems:
        yield Text("")
        yield Text("Not read or not decided", style="bold")
        yield grid([(Text(" •"), Text(problem)) for problem in problems])


def _coverage(reading: Reading) -> str:
    if reading.coverage is None:
        return "No attack was found in it (English, Russian and Ukrainian are known): nothing was read."
    many = len(reading.claims)
    return f"{many} claim{'' if many == 1 else 's'}; coverage {reading.coverage:.0%} of its numbers."


def _claim_row(claim: Claim) -> tuple[str, str, str, str]:
    night = night_words(claim.night, claim.part).removeprefix("the ") if claim.night else "–"
    speaker = f" (according to {one_line(claim.speaker)})" if claim.speaker else ""
    return (
        f"“{shortened(claim.text, 60)}”",
        claim_words(claim) + speaker,
        night,
        place_words(claim.place) if claim.place else "–",
    )
