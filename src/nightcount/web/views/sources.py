"""The view of the sources: who speaks in this ledger."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from nightcount.language import gettext as _
from nightcount.publishing.wording import UNKNOWN, day_words, number_words, source_words
from nightcount.vocabulary import local
from nightcount.web.site import Site


@dataclass(frozen=True, slots=True)
class SourceView:
    """A source in words: who it is, how many reports it has here, and from when to when they were published."""

    id: str
    name: str
    kind: str
    party: str
    reports: str
    first: str
    last: str


def source_views(site: Site) -> tuple[SourceView, ...]:
    """Every source with reports in the ledger, the one with most of them first."""
    kinds = {
        "air_force": _("air force"),
        "emergency_service": _("emergency service"),
        "municipal": _("city or region"),
        "ministry": _("ministry"),
        "news": _("news"),
        "alert_feed": _("alert feed"),
        "dataset": _("data set"),
    }
    parties = {"ukraine": _("Ukraine"), "russia": _("Russia"), "none": ""}
    lines = sorted(site.desk.sources(), key=lambda one: (-one.reports, one.id))
    return tuple(
        SourceView(
            id=one.id,
            name=source_words(one.id),
            kind=kinds.get(one.kind, one.kind),
            party=parties.get(one.party, one.party),
            reports=number_words(one.reports),
            first=_day(local(one.first).date() if one.first else None),
            last=_day(local(one.last).date() if one.last else None),
        )
        for one in lines
    )


def _day(day: date | None) -> str:
    return day_words(day) if day else UNKNOWN
