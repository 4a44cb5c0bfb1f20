"""Disputes: where the sources of a ledger agree and where they do not, with the words of every side."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from nightcount.checking.finding import Evidence
from nightcount.notebook import html_table, text_table
from nightcount.publishing.dispute_words import reason, subject, who
from nightcount.reconciliation import Attack, Dispute, Status, disputes
from nightcount.reconciliation.attack import Account
from nightcount.sources import find_source
from nightcount.vocabulary import Figure

_COLUMNS = ("night", "part", "of", "shown", "others", "rule")


@dataclass(frozen=True, slots=True)
class Side:
    """`evidence` says `figure`: the words of one side of a dispute; the rows of one bulletin are added up."""

    figure: Figure
    evidence: tuple[Evidence, ...]

    def as_json(self) -> dict[str, Any]:
        """The figure, whose it is, and the words."""
        return {
            **self.figure.as_json(),
            "sources": list(dict.fromkeys(one.source for one in self.evidence)),
            "evidence": [one.as_json() for one in self.evidence],
        }


@dataclass(frozen=True, slots=True)
class Disputed:
    """One dispute with its `sides` (the value shown first) and its reason in one sentence.

    Where a sum is broken there are no sides of one figure, and `sides` are the claims that cannot all be true.
    """

    dispute: Dispute
    sides: tuple[Side, ...]

    @property
    def reason(self) -> str:
        """Who says what, and which rule chose: one sentence."""
        return reason(self.dispute, [(side.figure, side.evidence) for side in self.sides])

    def as_json(self) -> dict[str, Any]:
        """The cell, whether a rule settled it, the reason, and both sides with their words."""
        attack, account, conflict = self.dispute.attack, self.dispute.account, self.dispute.conflict
        return {
            "night": attack.night.isoformat(),
            "attack": attack.id,
            "measure": account.measure.value if account else None,
            "weapon": account.weapon.value if account and account.weapon else None,
            "model": account.model if account else None,
            "object": account.object if account else None,
            "place": account.place if account else None,
            "shown": account.figure.as_json() if account else None,
            "is_settled": self.dispute.is_settled,
            "rule": self.dispute.rule,
            "sum": conflict.sum if conflict else None,
            "reason": self.reason,
            "sides": [side.as_json() for side in self.sides],
        }


@dataclass(frozen=True)
class Disputes:
    """Of the nights `start` to `end` (inclusive; null: as far as the ledger goes), everything on which claims differ.

    `nights` are those of which two or more sources speak. Of the cells that two or more sources state, `agreeing` is
    the number on which they say the same; those of the others are among `found`, beside disputes within one source.
    """

    start: date | None
    end: date | None
    nights: tuple[date, ...]
    agreeing: int
    differing: int
    found: tuple[Disputed, ...]

    @property
    def settled(self) -> tuple[Disputed, ...]:
        """Those in which a rule chose one value."""
        return tuple(one for one in self.found if one.dispute.is_settled)

    @property
    def open(self) -> tuple[Disputed, ...]:
        """Those in which the values stand side by side, or do not add up."""
        return tuple(one for one in self.found if not one.dispute.is_settled)

    @property
    def summary(self) -> str:
        """How many nights and cells were compared, and what came of it."""
        nights, cells = _count(len(self.nights), "night"), _count(self.agreeing + self.differing, "figure")
        within = len(self.found) - self.differing
        compared = f"Two or more sources speak of {nights} and give {cells} in common: {self.agreeing:,} the same"
        said = f"{compared}, {self.differing:,} not. "
        said += f"{_count(within, 'further dispute')} within one source or of a sum. " if within else ""
        return f"{said}Settled by a rule: {len(self.settled):,}; open: {len(self.open):,}."

    def as_json(self) -> dict[str, Any]:
        """The span, the counts and every dispute."""
        return {
            "from": self.start.isoformat() if self.start else None,
            "to": self.end.isoformat() if self.end else None,
            "nights_of_several_sources": len(self.nights),
            "compared": self.agreeing + self.differing,
            "agreeing": self.agreeing,
            "differing": self.differing,
            "settled": len(self.settled),
            "open": len(self.open),
            "disputes": [one.as_json() for one in self.found],
        }

    def _rows(self) -> list[tuple[object, ...]]:
        return [_row(one) for one in self.found]

    def __repr__(self) -> str:
        return f"{text_table(_COLUMNS, self._rows())}\n{self.summary}" if self.found else self.summary

    def _repr_html_(self) -> str:
        return f"{html_table('Disputes', _COLUMNS, self._rows())}<p>{self.summary}</p>"


def compared(
    attacks: Sequence[Attack],
    span: tuple[date | None, date | None],
    said_by: Mapping[str, str],
    evidence: Mapping[str, Evidence],
) -> Disputes:
    """The disputes of `attacks`, by the ids of claims: `said_by` has the source of every one, `evidence` the words.

    Words are needed only of what is in dispute.
    """
    found = [Disputed(one, _sides(one, evidence)) for one in disputes(attacks)]
    sources: dict[date, set[str]] = {}
    agreeing = differing = 0
    for attack in attacks:
        for account in attack.accounts:
            told = _sources(account, said_by)
            sources.setdefault(attack.night, set()).update(told)
            if len(told) > 1 and account.status is not Status.DERIVED:
                same = not account.against and account.status is not Status.DISPUTED
                agreeing, differing = agreeing + same, differing + (not same)
    nights = tuple(sorted(night for night, told in sources.items() if len(told) > 1))
    return Disputes(*span, nights, agreeing, differing, tuple(found))


def _sources(account: Account, said_by: Mapping[str, str]) -> set[str]:
    return {said_by[one] for one in (*account.claims, *account.against) if one in said_by}


def _sides(dispute: Dispute, evidence: Mapping[str, Evidence]) -> tuple[Side, ...]:
    account = dispute.account
    if dispute.conflict is not None or account is None:
        told = [evidence[one] for one in dispute.claims if one in evidence]
        return tuple(Side(one.figure, (one,)) for one in told if one.figure)
    first = Side(account.figure, tuple(evidence[one] for one in account.claims if one in evidence))
    return first, *_others([evidence[one] for one in account.against if one in evidence])


def _others(against: Iterable[Evidence]) -> list[Side]:
    """The other values, each with all words for it; what the rows of one bulletin count is added up."""
    bulletins: dict[tuple[str, str], list[Evidence]] = {}
    for one in against:
        is_row = find_source(one.source).kind == "dataset"
        bulletins.setdefault((one.source, (one.url if is_row else None) or one.report), []).append(one)
    by_figure: dict[Figure, list[Evidence]] = {}
    for together in bulletins.values():
        figures = [one.figure for one in together if one.figure]
        if len(figures) > 1 and find_source(together[0].source).kind == "dataset":
            figures = [_added(figures)] * len(together)
        for figure, one in zip(figures, together, strict=False):
            by_figure.setdefault(figure, []).append(one)
    return [Side(figure, tuple(told)) for figure, told in by_figure.items()]


def _added(figures: Sequence[Figure]) -> Figure:
    highs = [figure.high for figure in figures]
    known = [high for high in highs if high is not None]
    return Figure.bounds(sum(figure.low or 0 for figure in figures), sum(known) if len(known) == len(highs) else None)


def _row(one: Disputed) -> tuple[object, ...]:
    attack, account = one.dispute.attack, one.dispute.account
    others = "; ".join(f"{side.figure} ({who(side.evidence)})" for side in one.sides[1:])
    shown = str(account.figure) if account else None
    return (attack.night, attack.part, subject(one.dispute), shown, others, one.dispute.rule)


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
