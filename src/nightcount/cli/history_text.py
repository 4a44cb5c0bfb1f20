"""The history of a night and the revisions of a report as text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from nightcount.cli.terminal import grid, ruled
from nightcount.publishing.history_words import (
    account_words,
    because,
    change_words,
    field_words,
    summary,
    value_words,
    when,
)
from nightcount.publishing.wording import claim_words, moment_words, night_words, one_line, shortened, source_words

if TYPE_CHECKING:
    from rich.console import RenderableType

    from nightcount.desk import NightHistory, Revision, Revisions


def history_blocks(found: NightHistory, *, only_changed: bool) -> Iterator[RenderableType]:
    """Each account with its values, the oldest first; with `only_changed`, those that had more than one."""
    from rich.text import Text

    told = [one for one in found.accounts if len(one.values) > 1 or not only_changed]
    if not told:
        yield Text(_nothing(found, only_changed))
    for one in told:
        yield Text(account_words(one), style="bold")
        rows = [[Text(value_words(value)), Text(when(one, value)), Text(because(value, found))] for value in one.values]
        yield ruled(("figure", "when", "why"), rows)


def _nothing(found: NightHistory, only_changed: bool) -> str:
    night = night_words(found.night)
    if not found.accounts:
        return f"The ledger holds nothing of this on {night}. That does not mean that it was calm."
    many = f"{len(found.accounts)} account{'' if len(found.accounts) == 1 else 's'}"
    return f"No figure of {night} ever changed ({many})." if only_changed else ""


def revisions_blocks(found: Revisions) -> Iterator[RenderableType]:
    """The revisions of a document, each with what it claims otherwise than the one before."""
    from rich.text import Text

    yield Text(_named(found.source, found.key), style="bold", overflow="fold")
    yield Text(summary(found))
    for number, one in enumerate(found.revisions, 1):
        yield Text("")
        moment = one.report.edited or one.report.published
        yield Text(f"{number}. {moment_words(moment)}, report {one.report.id[:12]}: {change_words(one)}")
        rows = [(Text(f" {sign}"), Text(words)) for sign, words in _lines(one)]
        if rows:
            yield grid(rows)
    if found.twins:
        yield Text("")
        yield Text("The same text, to the letter, also stands here:")
        yield grid([(Text(" •"), Text(f"{_named(one.source, one.key)}, report {one.id[:12]}")) for one in found.twins])
    yield Text("")


def _lines(one: Revision) -> Iterator[tuple[str, str]]:
    if one.since is None:
        yield from (("•", f"{claim_words(claim)}: “{shortened(claim.text)}”") for claim in one.claims)
        return
    for changed in one.since.changed:
        old, new = changed.before, changed.after
        said = f"{claim_words(old)} → {claim_words(new)} (another {field_words(changed)})"
        yield "≠", f"{said}: “{shortened(old.text)}” → “{shortened(new.text)}”"
    yield from (("+", f"{claim_words(claim)}: “{shortened(claim.text)}”") for claim in one.since.added)
    yield from (("−", f"{claim_words(claim)}: “{shortened(claim.text)}”") for claim in one.since.gone)


def _named(source: str, key: str | None) -> str:
    return f"{source_words(source)}, {one_line(key)}" if key else source_words(source)
