"""The view of the sources: who speaks in this ledger, how often they corrected themselves, where they were silent."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from nightcount.desk.hearing import Heard, Silence, heard
from nightcount.desk.searching import ClaimsWanted, find_claims
from nightcount.language import gettext as _
from nightcount.publishing.age_words import age_words, span_words
from nightcount.publishing.passages import Passage, passages
from nightcount.publishing.wording import UNKNOWN, claim_words, day_words, number_words, source_words
from nightcount.reading.claim import Claim
from nightcount.vocabulary import local
from nightcount.web.site import Site

# How many claims of a source its page shows.
MANY = 60


@dataclass(frozen=True, slots=True)
class SourceView:
    """A source in words: who it is, what the ledger has of it, when it was heard, and where it was silent."""

    id: str
    name: str
    kind: str
    party: str
    reports: str
    claims: str
    nights: str
    changed: str
    replaced: str
    first: str
    last: str
    age: str
    silences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ClaimLine:
    """A claim of a source: what it says, its night in the form of an address (null: none), and its words."""

    says: str
    night: str | None
    night_words: str
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class OneSourceView:
    """A source with its latest claims; `more` are not shown."""

    source: SourceView
    claims: tuple[ClaimLine, ...]
    more: int


def source_views(site: Site) -> tuple[SourceView, ...]:
    """Every source of the ledger, the one with most claims first."""
    now = datetime.now(UTC)
    lines = sorted(heard(site.desk), key=lambda one: (-one.voice.claims, -one.voice.reports, one.id))
    return tuple(_view(one, now) for one in lines)


def one_source_view(site: Site, id: str) -> OneSourceView | None:
    """A source with its latest claims; null for one that the ledger does not have."""
    found = next((one for one in heard(site.desk, longest=10) if one.id == id), None)
    if found is None:
        return None
    held = site.withheld()
    all_claims = [one for one in find_claims(site.desk, ClaimsWanted(source=id)) if one.id not in held.claims]
    latest = list(reversed(all_claims))[:MANY]
    return OneSourceView(
        source=_view(found, datetime.now(UTC)),
        claims=tuple(_claims(site, latest)),
        more=len(all_claims) - len(latest),
    )


def _claims(site: Site, claims: list[Claim]) -> list[ClaimLine]:
    reports = {one.id: one for one in site.desk.store.reports({claim.report for claim in claims})}
    proofs = site.desk.evidence([one.id for one in claims])
    return [
        ClaimLine(
            says=claim_words(claim),
            night=claim.night.isoformat() if claim.night else None,
            night_words=day_words(claim.night) if claim.night else _("of no known night"),
            passages=passages([proof], reports),
        )
        for claim, proof in zip(claims, proofs, strict=True)
    ]


def _view(one: Heard, now: datetime) -> SourceView:
    voice = one.voice
    reports = _("{many} signals").format(many=number_words(voice.signals)) if voice.signals else ""
    if voice.reports:
        reports = number_words(voice.reports) + (f", {reports}" if reports else "")
    return SourceView(
        id=one.id,
        name=source_words(one.id),
        kind=_kinds().get(one.kind, one.kind),
        party={"ukraine": _("Ukraine"), "russia": _("Russia"), "none": ""}.get(one.party, one.party),
        reports=reports or "0",
        claims=number_words(voice.claims),
        nights=number_words(voice.nights),
        changed=number_words(voice.changed),
        replaced=number_words(one.replaced),
        first=_day(one.first),
        last=_day(one.last),
        age=age_words(max(now - one.last, now - now)) if one.last else "",
        silences=tuple(map(_silence, one.silences)),
    )


def _kinds() -> dict[str, str]:
    return {
        "air_force": _("air force"),
        "emergency_service": _("emergency service"),
        "municipal": _("city or region"),
        "ministry": _("ministry"),
        "news": _("news"),
        "alert_feed": _("alert feed"),
        "dataset": _("data set"),
    }


def _day(moment: datetime | None) -> str:
    return day_words(local(moment).date()) if moment else UNKNOWN


def _silence(one: Silence) -> str:
    said = _("{length}: {start} to {end}")
    return said.format(length=span_words(one.length), start=_day(one.start), end=_day(one.end))
