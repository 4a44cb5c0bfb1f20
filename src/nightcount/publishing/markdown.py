"""A checked article and a night as Markdown (CommonMark, with tables as GitHub has them), to be pasted by an editor.

What others wrote is escaped: it can be no heading, link or tag of the text that it is pasted into.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from nightcount.checking.finding import Check
from nightcount.publishing.article import EvidenceView, FindingView, article_view
from nightcount.publishing.night_document import LEGEND, NightRecord, night_document
from nightcount.publishing.night_view import AttackView, CitedReport, Table

_SPECIAL = re.compile(r"([\\`*_\[\]<>|~#])")
_LEDGER = "What the ledger does not hold is unknown, not calm and not zero. Times are Kyiv time."


def article_markdown(check: Check, name: str | None = None) -> str:
    """A check: the result, then each finding with its words, reason and evidence. Ends with a line end."""
    view = article_view(check, name)
    lines = [f"# Checked: {escaped(view.title)}", "", f"**{escaped(view.summary)}**", "", escaped(view.dating), ""]
    lines += _list(view.reasons)
    for finding in view.findings:
        lines += _finding(finding)
    if view.problems:
        lines += ["## Not read or not decided", "", *_list(view.problems)]
    return _joined([*lines, "---", "", f"A verdict speaks of what the ledger holds. {_LEDGER}"])


def night_markdown(night: NightRecord) -> str:
    """A night: its tables, then the words that the numbers in brackets lead to. Ends with a line end."""
    view = night_document(night)
    lines = [f"# {escaped(view.title)}", "", f"**{escaped(view.summary)}**", ""]
    for attack in view.attacks:
        lines += _attack(attack)
    if view.reviews:
        lines += ["## Reviews that change nothing here", "", *_list(view.reviews)]
    lines += ["## Air-raid alerts", "", *_list(view.alerts)]
    lines += ["---", "", *_list(f"{sign} {meaning}" for sign, meaning in LEGEND)]
    return _joined([*lines, f"The record speaks of what the ledger holds. {_LEDGER}"])


def escaped(text: str) -> str:
    """The text with everything that Markdown would take for a sign of its own written as itself."""
    return _SPECIAL.sub(r"\\\1", text.replace("&", "&amp;"))


def _joined(lines: Iterable[str]) -> str:
    return "\n".join(lines) + "\n"


def _list(lines: Iterable[str]) -> list[str]:
    """A list and the empty line after it; nothing for nothing."""
    found = [f"- {escaped(line)}" for line in lines]
    return [*found, ""] if found else []


def _finding(one: FindingView) -> Iterator[str]:
    yield f"## {one.number}. {one.sign.mark} {one.verdict}: “{escaped(one.words)}”"
    yield ""
    yield f"- Read as: {escaped(one.says)}"
    yield f"- **Reason: {escaped(one.reason)}**"
    if one.belongs:
        yield f"- Right for: {escaped(one.belongs)}"
    if one.runners_up:
        yield f"- Before it: {escaped('; '.join(one.runners_up))}"
    for review in one.reviews:
        yield f"- Reviewed by a person: {escaped(review)}"
    if one.evidence:
        yield "- Evidence in the ledger:"
        yield from (f"  - {_evidence(proof)}" for proof in one.evidence)
    else:
        yield f"- {one.wordless}"
    yield ""


def _evidence(proof: EvidenceView) -> str:
    words = ", ".join(f"“{escaped(one.words)}”" + (f" ({escaped(one.of)})" if one.of else "") for one in proof.words)
    reports = ", ".join(f"`{report[:12]}`" for report in proof.reports)
    return f"{words} — {_origin(proof.source, proof.published, proof.url)}, report {reports}"


def _origin(source: str, published: str, url: str | None) -> str:
    return ", ".join([escaped(source), published, *([f"<{_address(url)}>"] if url else [])])


def _address(url: str) -> str:
    """An address between angle brackets, which it must not close itself."""
    return url.replace("<", "%3C").replace(">", "%3E")


def _attack(attack: AttackView) -> Iterator[str]:
    yield f"## {escaped(attack.title)}"
    yield ""
    yield escaped(attack.window)
    yield ""
    for table in attack.tables:
        yield f"### {escaped(table.title)}"
        yield ""
        yield from _table(table)
        yield ""
    if attack.reviews:
        yield "### Reviewed by a person"
        yield ""
        yield from _list(f"[R{number}] {words}" for number, words in enumerate(attack.reviews, 1))
    if attack.conflicts:
        yield "### Conflicts"
        yield ""
        yield from _list(attack.conflicts)
    if attack.reports:
        yield "### The words behind the numbers"
        yield ""
        for report in attack.reports:
            yield from _cited(report)
        yield ""


def _table(table: Table) -> Iterator[str]:
    yield _row(["", *table.columns])
    yield _row(["---"] * (len(table.columns) + 1))
    for row in table.rows:
        yield _row([row.label.strip(), *map(str, row.cells)])


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(escaped(cell) for cell in cells)} |"


def _cited(report: CitedReport) -> Iterator[str]:
    title = f", “{escaped(report.title)}”" if report.title else ""
    yield f"- {_origin(report.source, report.published, report.url)}{title}, report `{report.report}`"
    for passage in report.passages:
        yield f"  - {escaped(f'[{passage.number}]')} “{escaped(passage.words)}”"
