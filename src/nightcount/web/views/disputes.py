"""The view of the disputes: where sources differ, with the words of every side."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from nightcount.desk import Disputed, Disputes
from nightcount.language import gettext as _
from nightcount.language import ngettext
from nightcount.publishing.article import EvidenceView, evidence_views
from nightcount.publishing.dispute_words import subject
from nightcount.publishing.wording import figure_words, number_words
from nightcount.web.site import Site

# How many disputes a page holds, and how many passages of one side.
MANY, PASSAGES = 100, 6


@dataclass(frozen=True, slots=True)
class SideView:
    """One side: its figure in words, and the words; `more` passages are not shown."""

    figure: str
    evidence: tuple[EvidenceView, ...]
    more: int


@dataclass(frozen=True, slots=True)
class DisputeView:
    """One dispute; `reason` and `subject` are English sentences, as they are published elsewhere."""

    night: date
    subject: str
    is_settled: bool
    rule: str
    reason: str
    sides: tuple[SideView, ...]


@dataclass(frozen=True, slots=True)
class DisputesView:
    """The disputes of a span, the latest first, and what the comparison came to; `more` of them are not shown."""

    summary: tuple[str, ...]
    disputes: tuple[DisputeView, ...]
    more: int


def disputes_view(site: Site, first: date | None, last: date | None) -> DisputesView:
    """The disputes of the nights from `first` to `last`, both inclusive; null: as far as the ledger goes."""
    found = site.desk.disputes(first, last)
    latest = list(reversed(found.found))
    return DisputesView(_summary(found), tuple(map(_view, latest[:MANY])), max(len(latest) - MANY, 0))


def _summary(found: Disputes) -> tuple[str, ...]:
    nights, cells = len(found.nights), found.agreeing + found.differing
    spoken = ngettext(
        "Two or more sources speak of {many} night.", "Two or more sources speak of {many} nights.", nights
    )
    said = [spoken.format(many=number_words(nights))]
    if cells:
        common = _("Of {cells} figures in common, {same} are the same and {other} are not.")
        counts = (number_words(one) for one in (cells, found.agreeing, found.differing))
        said.append(common.format(**dict(zip(("cells", "same", "other"), counts, strict=True))))
    came = _("Disputes in all: settled by a rule {settled}, open {open}.")
    said.append(came.format(settled=number_words(len(found.settled)), open=number_words(len(found.open))))
    return tuple(said)


def _view(one: Disputed) -> DisputeView:
    sides = tuple(
        SideView(
            figure_words(side.figure), evidence_views(side.evidence[:PASSAGES]), max(len(side.evidence) - PASSAGES, 0)
        )
        for side in one.sides
    )
    named = subject(one.dispute)
    night, is_settled = one.dispute.attack.night, one.dispute.is_settled
    return DisputeView(night, named[:1].upper() + named[1:], is_settled, one.dispute.rule, one.reason, sides)
