"""The view of how the figures of a night changed: what was said first, and what then."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from nightcount.desk import Night
from nightcount.desk.history import NightHistory
from nightcount.language import gettext as _
from nightcount.publishing.wording import UNKNOWN, figure_words, moment_words
from nightcount.reconciliation.attack import Account, Status
from nightcount.reconciliation.history import AccountHistory, Value
from nightcount.web.views.panels import Panel, panel, title


@dataclass(frozen=True, slots=True)
class Step:
    """From `when` on the figure stood as `figure`; `panel` holds its words, null where nothing was known any more."""

    figure: str
    when: str
    panel: Panel | None


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """A figure that changed: what it counts, and its values, the oldest first."""

    what: str
    steps: tuple[Step, ...]


def change_lines(
    night: Night, found: NightHistory, without: Sequence[tuple[str, tuple[str | None, ...]]]
) -> tuple[ChangeLine, ...]:
    """The figures of a night that were once others; but for accounts `without` (by attack and cell)."""
    behind = replace(night, claims=found.claims, reports=found.reports)
    lines: list[ChangeLine] = []
    for one in found.accounts:
        values = _told(one)
        if len(values) > 1 and (one.attack, one.cell) not in without:
            number = len(lines) + 1
            steps = tuple(_step(behind, value, f"h{number}-{at}") for at, value in enumerate(values, 1))
            lines.append(ChangeLine(_what(one, values), steps))
    return tuple(lines)


def _told(one: AccountHistory) -> list[Value]:
    """The values that a reader would see as others: another figure, or another standing among the sources."""
    found: list[Value] = []
    for value in one.values:
        if not found or _shown(found[-1].account) != _shown(value.account):
            found.append(value)
    return found


def _shown(account: Account | None) -> tuple[str, bool] | None:
    if account is None or account.status is Status.SUPERSEDED:
        return None
    return figure_words(account.figure, account.measure), account.status is Status.DISPUTED


def _what(one: AccountHistory, values: Sequence[Value]) -> str:
    known = next(value.account for value in values if value.account)
    by_day = f" ({_('by day')})" if one.attack.endswith("-day") else ""
    return f"{title(known)}{by_day}"


def _step(behind: Night, value: Value, id: str) -> Step:
    account = value.account
    when = moment_words(value.start)
    if account is None:
        return Step(UNKNOWN, when, None)
    sign = " ±" if account.status is Status.DISPUTED else ""
    # What stood before is a step of its own here.
    return Step(
        f"{figure_words(account.figure, account.measure)}{sign}", when, panel(behind, replace(account, past=()), id)
    )
