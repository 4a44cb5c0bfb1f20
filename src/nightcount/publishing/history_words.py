"""What changed and why, in words: the values of an account over time, and the revisions of a report."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from nightcount.publishing.review_words import decided
from nightcount.publishing.wording import UNKNOWN, figure_words, moment_words, one_line, place_words, source_words
from nightcount.reading.claim import Claim
from nightcount.reconciliation.attack import Status
from nightcount.reconciliation.differences import Changed, Differences
from nightcount.reconciliation.history import AccountHistory, Value
from nightcount.sources.report import Report
from nightcount.vocabulary import COUNTRY, Measure, Weapon, local


class Behind(Protocol):
    """The claims and reports behind the values, by id."""

    @property
    def claims(self) -> Mapping[str, Claim]: ...  # noqa: D102 — the class says it

    @property
    def reports(self) -> Mapping[str, Report]: ...  # noqa: D102 — the class says it


def account_words(one: AccountHistory) -> str:
    """What an account counts: "Launched, drones", "Injured, Kyiv", with the attack where it is not of the night."""
    measure, weapon, place, object, model = one.cell
    counted = Measure(measure)
    kind = model or (Weapon(weapon).label if weapon and counted.counts == "weapon" else "")
    where = place_words(place) if place not in (COUNTRY, "RU") else ""
    of = "" if one.attack.endswith("-RU-night") else f"attack {one.attack[11:].replace('-', ', ')}"
    said = ", ".join(word for word in (counted.label, kind, (object or ""), where, of) if word)
    return f"{said[:1].upper()}{said[1:]}"


def value_words(value: Value) -> str:
    """A value as it stands in a table, with its sign: "539", "≥ 91 =", "95 ±"; "–" where nothing was known."""
    account = value.account
    if account is None:
        return UNKNOWN
    sign = {Status.DERIVED: "=", Status.DISPUTED: "±", Status.SUPERSEDED: "(withdrawn)"}.get(account.status, "")
    return f"{figure_words(account.figure, account.measure)} {sign}".strip()


def when(one: AccountHistory, value: Value) -> str:
    """From when to when a value stood, in Kyiv time."""
    start = moment_words(value.start) if value.start else "time unknown"
    if value is one.values[-1]:
        return f"from {start}"
    if value.end is None:
        return f"from {start}, until a time unknown"
    same_day = value.start and local(value.start).date() == local(value.end).date()
    end = f"{local(value.end):%H:%M}" if same_day else moment_words(value.end)
    return f"from {start} to {end}"


def because(value: Value, behind: Behind) -> str:
    """Why a value came to stand: whose report, which words, or what a person decided."""
    said = [decided(review) for review in value.reviews]
    said += [_report_words(id, id in value.revised, value, behind) for id in value.reports]
    rule = f" (rule {value.account.rule})" if value.account else ""
    return f"{'; '.join(said)}{rule}"


def _report_words(id: str, revised: bool, value: Value, behind: Behind) -> str:
    report = behind.reports[id]
    deed = "changed by" if revised else "said by"
    ids = (*value.account.claims, *value.account.against) if value.account else ()
    told = dict.fromkeys(one_line(c.text) for c in (behind.claims[one] for one in ids) if c.report == id)
    words = ", ".join(f"“{text}”" for text in told)
    return f"{deed} {source_words(report.source)}{f': {words}' if words else ''}"


class RevisionLike(Protocol):
    """A revision, and what it claims otherwise than the one before."""

    @property
    def report(self) -> Report: ...  # noqa: D102 — the class says it

    @property
    def since(self) -> Differences | None: ...  # noqa: D102 — the class says it

    @property
    def text_changed(self) -> bool: ...  # noqa: D102 — the class says it


def change_words(one: RevisionLike) -> str:
    """What a revision changed, in a phrase: "2 claims changed, 1 gone", "the words changed, no claim did"."""
    if one.since is None:
        return "the first text"
    if one.since.is_none:
        return "the words changed, no claim did" if one.text_changed else "only its title or time changed"
    counts = {"changed": len(one.since.changed), "added": len(one.since.added), "gone": len(one.since.gone)}
    said = [f"{count} {deed}" for deed, count in counts.items() if count]
    first = "claim" if said[0].startswith("1 ") else "claims"
    return f"{said[0].replace(' ', f' {first} ', 1)}{''.join(f', {more}' for more in said[1:])}"


def field_words(changed: Changed) -> str:
    """What is another in a claim: "figure", "weapon and place"."""
    figure = ("low", "high", "modifier")
    named = dict.fromkeys("figure" if name in figure else name.replace("_", " ") for name in changed.fields)
    *first, last = named
    return f"{', '.join(first)} and {last}" if first else last


def summary(found: RevisionsLike) -> str:
    """How many revisions there are, and whether their times tell their order."""
    many = len(found.revisions)
    if many == 1:
        return "One text; the ledger knows of no other revision."
    moments = [one.report.edited or one.report.published for one in found.revisions]
    untold = len(set(moments)) < many
    order = " The publisher gives no time for every change: those stand in the order in which they were added."
    return f"{many} revisions.{order if untold else ''}"


class RevisionsLike(Protocol):
    """The revisions of one document, the oldest first."""

    @property
    def revisions(self) -> Sequence[RevisionLike]: ...  # noqa: D102 — the class says it
