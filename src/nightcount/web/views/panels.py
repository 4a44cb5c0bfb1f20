"""Panels: what opens when a number is asked for its words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from nightcount.desk import Night
from nightcount.language import gettext as _
from nightcount.phrasing import sum_words
from nightcount.publishing.night_view import AttackView, Cell, Table
from nightcount.publishing.passages import Passage, passages
from nightcount.publishing.review_words import review_words
from nightcount.publishing.wording import figure_words, moment_words, noun_words, one_line, place_words
from nightcount.reconciliation.attack import Account, Status
from nightcount.reconciliation.rules import RULES
from nightcount.reviews import Review
from nightcount.vocabulary import COUNTRY

_SENTENCES = {rule.id: rule.sentence for rule in RULES}


@dataclass(frozen=True, slots=True)
class Said:
    """A figure in words, and the passages that say it; `when` is empty where that is not the point."""

    figure: str
    passages: tuple[Passage, ...]
    when: str = ""


@dataclass(frozen=True, slots=True)
class Panel:
    """What stands behind one number: how it is known, by which rule, in whose words; and who says otherwise.

    `account` is the cell of the account that the number is.
    """

    id: str
    account: tuple[str | None, ...]
    title: str
    figure: str
    how: str
    rule: str
    rule_sentence: str
    passages: tuple[Passage, ...]
    against: tuple[Said, ...]
    past: tuple[Said, ...]
    reviews: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CellView:
    """A number of a table, and the panel that it opens; null where the record has nothing."""

    cell: Cell
    panel: Panel | None


@dataclass(frozen=True, slots=True)
class RowView:
    """A row of a table; `is_finer` where it is a part of the row above."""

    label: str
    is_finer: bool
    cells: tuple[CellView, ...]


@dataclass(frozen=True, slots=True)
class TableView:
    """A table whose numbers open panels."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[RowView, ...]


def table_views(night: Night, attack: AttackView, prefix: str) -> tuple[TableView, ...]:
    """The tables of an attack; the ids of their panels begin with `prefix`."""
    return tuple(_table(night, table, f"{prefix}-{number}") for number, table in enumerate(attack.tables, 1))


def _table(night: Night, table: Table, prefix: str) -> TableView:
    rows = []
    for number, row in enumerate(table.rows, 1):
        cells = tuple(
            CellView(cell, panel(night, cell.account, f"{prefix}-{number}-{column}") if cell.account else None)
            for column, cell in enumerate(row.cells, 1)
        )
        rows.append(RowView(row.label.strip(), row.label != row.label.strip(), cells))
    return TableView(table.title, table.columns, tuple(rows))


def panel(night: Night, account: Account, id: str) -> Panel:
    """The panel of an account."""
    return Panel(
        id=id,
        account=account.cell,
        title=title(account),
        figure=figure_words(account.figure, account.measure),
        how=_how(account),
        rule=account.rule,
        rule_sentence=_(_SENTENCES[account.rule]) if account.rule in _SENTENCES else "",
        passages=passages(night.evidence(account.claims), night.reports),
        against=_against(night, account),
        past=tuple(
            Said(
                figure_words(old.figure, account.measure),
                passages(night.evidence([old.claim]), night.reports),
                moment_words(old.published),
            )
            for old in account.past
        ),
        reviews=tuple(review_words(one) for one in _reviews(night, account)),
    )


def title(account: Account) -> str:
    """What is counted, as a heading: "drones: shot down", "injured, Kyiv"."""
    of = account.model or (noun_words(account.weapon) if account.weapon and account.measure.counts == "weapon" else "")
    label = _(account.measure.label) + (f" ({_(account.object)})" if account.object else "")
    where = "" if account.place == COUNTRY else f", {place_words(account.place)}"
    return (f"{one_line(of)}: {label}" if of else label) + where


def _how(account: Account) -> str:
    if account.status is Status.DERIVED:
        said = _("No source says this number in so many words. It is worked out from the words below.")
        return f"{said} {worked_out(account)}".rstrip()
    if account.status is Status.DISPUTED:
        return _("The sources disagree. What each of them says stands below.")
    return _("A source says so.")


def worked_out(account: Account) -> str:
    """The sum that makes a figure: "6 ballistic missiles + 4 cruise missiles makes 10."; empty without one."""
    if not account.expression:
        return ""
    made = _("{expression} makes {figure}.")
    return made.format(expression=sum_words(account.expression), figure=figure_words(account.figure))


def _reviews(night: Night, account: Account) -> list[Review]:
    """What people decided that the account rests on."""
    known = {review.id: review for attack in night.attacks for review in attack.reviews}
    return [known[one] for one in account.reviews if one in known]


def _against(night: Night, account: Account) -> tuple[Said, ...]:
    by_figure: dict[str, list[str]] = {}
    for one in account.against:
        claim = night.claims.get(one)
        if claim is not None:
            by_figure.setdefault(figure_words(claim.figure, claim.measure), []).append(one)
    return tuple(Said(figure, _words(night, ids)) for figure, ids in by_figure.items())


def _words(night: Night, claims: Sequence[str]) -> tuple[Passage, ...]:
    return passages(night.evidence(claims), night.reports)
