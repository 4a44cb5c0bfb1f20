"""Sentences on claims that are right, out of date, disputed, wrong, or beyond the record."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from nightcount.checking.wording.phrases import counted, kind, moment, night, place, when
from nightcount.reconciliation.attack import Account, Attack
from nightcount.sources import find_source
from nightcount.vocabulary import COUNTRY, Figure


def confirmed(account: Account, attack: Attack) -> str:
    """The figure equals the account's."""
    return f"The record has {counted(account)} {when(attack)}."


def rounded(account: Account, attack: Attack, figure: Figure) -> str:
    """True as worded."""
    return f"The record has {counted(account)} {when(attack)}, so “{figure}” is true as worded."


def toll_at_the_time(old: Figure, now: Account, published: datetime, changed: datetime) -> str:
    """A toll that was the latest when the article came out."""
    return (
        f"When the article was published ({moment(published)}) the toll stood at {old}; "
        f"it became {now.figure} on {moment(changed)}."
    )


def outdated(old: Figure, since: datetime | None, account: Account, attack: Attack) -> str:
    """Equal to what a source said before it updated."""
    told = f", as first published on {moment(since)}" if since else ", as first published"
    return f"{old} is an earlier figure{told}; the record has since been brought to {counted(account)} {when(attack)}."


def overtaken(account: Account, attack: Attack) -> str:
    """The article itself says that its figure was overtaken, and the record shows by what."""
    return f"The article gives this as an earlier figure, and the record has {counted(account)} {when(attack)}."


def disputed(account: Account, attack: Attack, follows: str, others: Sequence[str]) -> str:
    """The sources disagree, and the claim follows one side."""
    against = " and ".join(dict.fromkeys(others)) or "others"
    return (
        f"The sources disagree on the {kind(account.measure, account.weapon, account.object)} {when(attack)}: "
        f"the article follows {follows}, against {against}."
    )


def side(figure: Figure, *sources: str) -> str:
    """One side of a dispute: 72 (Air Force of Ukraine)."""
    names = ", ".join(dict.fromkeys(find_source(source).name for source in sources)) or "the record"
    return f"{figure} ({names})"


def contradicted(account: Account, attack: Attack) -> str:
    """No reading of the record yields the figure."""
    return f"The record has {counted(account)} {when(attack)}, and nothing in it yields the article's figure."


def too_many_for_place(account: Account, attack: Attack, claimed: str) -> str:
    """More than the whole country had."""
    held = f"The record has only {counted(account)} {when(attack)} in all of {place(account.place)}"
    return f"{held}, fewer than the article gives {place(claimed)}."


def place_unknown(account: Account, attack: Attack, claimed: str) -> str:
    """The record has the country's figure and none of the place."""
    return f"The record has {counted(account)} {when(attack)} for the whole country and no figure for {place(claimed)}."


def within_bounds(account: Account, attack: Attack) -> str:
    """The bounds allow the figure and nobody states it."""
    worked_out = f" ({account.expression})" if account.expression else ""
    held = f"The record has {counted(account)} {when(attack)}{worked_out}"
    return f"{held}, which allows the article's figure and does not prove it."


def no_number(account: Account, attack: Attack) -> str:
    """The wording gives no number."""
    return f"The wording gives no number to check; the record has {counted(account)} {when(attack)}."


def nothing_held(kind_of: str, at: str | None, of: date) -> str:
    """The ledger holds nothing of the cell."""
    where = f" in {place(at)}" if at not in (None, COUNTRY) else ""
    return f"No report in the ledger states the number of {kind_of}{where} on {night(of)}."


def only_the_whole(kind_of: str, whole: Account, of: date) -> str:
    """No figure for the class, and the number is that of the class above."""
    return (
        f"No report in the ledger states the number of {kind_of} on {night(of)}; "
        f"it has the same figure for all of these: {counted(whole)}."
    )


INCREMENT = "The article speaks of an increase, and the record keeps tolls, not the steps between them."


def still_growing(account: Account, published: datetime, first: datetime) -> str:
    """The article is older than the first toll of the record."""
    return (
        f"The article was published on {moment(published)}, before the first toll that the ledger holds "
        f"({counted(account)}, from {moment(first)}), so an earlier and lower one cannot be checked."
    )


def more_than_whole(kind_of: str, whole: Account, attack: Attack) -> str:
    """More than the class above had in all."""
    return f"The record has only {counted(whole)} {when(attack)}, so there cannot have been more {kind_of}."


def own_words(attack: Attack) -> str:
    """The ledger holds the article, and nothing else says so."""
    reports = f"Of all reports in the ledger on {night(attack.night)}"
    return f"{reports} only this article says so, and it is no witness for itself."


def does_not_add_up(account: Account, attack: Attack) -> str:
    """The figure is stated, and the same reports' other figures make another."""
    return (
        f"The reports say {counted(account)} {when(attack)}, as the article does, but their own figures do not add up "
        f"to it: {account.expression}."
    )


def not_told_apart(account: Account, attack: Attack, models: Sequence[str]) -> str:
    """The record has the class and not the models."""
    return f"The record has {counted(account)} {when(attack)} and no figure for {', '.join(models)} alone."
