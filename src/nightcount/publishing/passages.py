"""Passages: the sentences that a number rests on, as they were published, with the words of the claims marked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from nightcount.checking.finding import Evidence
from nightcount.publishing.wording import moment_words, safe_link, source_words, visible
from nightcount.sources.report import Report

# A sentence is shown whole up to so many characters on either side of the words; what is longer ends in an ellipsis.
REACH = 600
_STOP = re.compile(r"[.!?…]+[\"»”)\]]*\s")


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of a sentence; `is_said` where it is the words of a claim."""

    text: str
    is_said: bool = False


@dataclass(frozen=True, slots=True)
class Passage:
    """Sentences of one report: each a tuple of stretches. `of` is what a row of a data set counts, else null.

    `language` is the code of the report's language, null where it is not known; `url` is null or a safe link.
    """

    sentences: tuple[tuple[Stretch, ...], ...]
    source: str
    published: str
    url: str | None
    report: str
    language: str | None
    of: str | None


def passages(evidence: Iterable[Evidence], reports: Mapping[str, Report]) -> tuple[Passage, ...]:
    """The passages behind a number, a report each, in the order given; equal sentences of a report stand once."""
    by_report: dict[str, list[Evidence]] = {}
    for one in evidence:
        by_report.setdefault(one.report, []).append(one)
    return tuple(_passage(said, reports.get(report)) for report, said in by_report.items())


def _passage(said: Sequence[Evidence], report: Report | None) -> Passage:
    first = said[0]
    text = report.text if report else ""
    marked = sorted({(one.start, one.end) for one in said if text[one.start : one.end] == one.text})
    sentences = tuple(
        _stretches(text, sentence, marked) for sentence in _apart(sentence_of(text, *at) for at in marked)
    )
    return Passage(
        sentences=sentences or tuple((Stretch(visible(one.text), is_said=True),) for one in said),
        source=source_words(first.source),
        published=moment_words(first.published),
        url=safe_link(first.url),
        report=first.report[:12],
        language=report.language if report else None,
        of=visible(first.model) if first.model else None,
    )


def _apart(found: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Sentences in order; those that overlap, being cut from one long line, are one."""
    apart: list[tuple[int, int]] = []
    for start, end in sorted(found):
        if apart and start < apart[-1][1]:
            apart[-1] = apart[-1][0], max(end, apart[-1][1])
        else:
            apart.append((start, end))
    return apart


def sentence_of(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the sentence around the words `start..end` begins and ends: within their lines, at most REACH beyond."""
    first = max(text.rfind("\n", 0, start) + 1, start - REACH)
    stop = text.find("\n", end)
    last = min(len(text) if stop < 0 else stop, end + REACH)
    before = list(_STOP.finditer(text, first, start))
    after = _STOP.search(text, end, last)
    return before[-1].end() if before else first, after.end() if after else last


def _stretches(text: str, sentence: tuple[int, int], marked: Sequence[tuple[int, int]]) -> tuple[Stretch, ...]:
    start, end = sentence
    edges = sorted({start, end, *(edge for span in marked for edge in span if start <= edge <= end)})
    found = []
    for left, right in pairwise(edges):
        is_said = any(first <= left and right <= last for first, last in marked)
        found.append(Stretch(_shown(text[left:right]), is_said))
    head = "…" if start > 0 and text[start - 1] not in "\n " and not text[start - 1].isspace() else ""
    tail = "…" if end < len(text) and text[end - 1] not in ".!?… \n" and text[end] != "\n" else ""
    whole = [Stretch(head)] * bool(head) + found + [Stretch(tail)] * bool(tail)
    return tuple(whole)


def _shown(text: str) -> str:
    """Visible, on one line; spaces at the edges are kept, since a stretch continues another."""
    return re.sub(r"\s+", " ", visible(text))
