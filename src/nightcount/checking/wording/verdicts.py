"""Sentences on claims that are right, out of date, disputed, wrong, or beyond the record."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from nightcount.checking.wording.phrases import counted, figure, kind, moment, on_night, place, when
from nightcount.language import gettext as _
from nightcount.phrasing import sum_words
from nightcount.reconciliation.attack import Account, Attack
from nightcount.sources import find_source
from nightcount.vocabulary import COUNTRY, Figure


def confirmed(account: Account, attack: Attack) -> str:
    """The figure equals the account's."""
    return _("The record has {counted} {when}.").format(counted=counted(account), when=when(attack))


def rounded(account: Account, attack: Attack, claimed: Figure) -> str:
    """True as worded."""
    said = _("The record has {counted} {when}, so “{figure}” is true as worded.")
    return said.format(counted=counted(account), when=when(attack), figure=figure(claimed))


def toll_at_the_time(old: Figure, now: Account, published: datetime, changed: datetime) -> str:
    """A toll that was the latest when the article came out."""
    said = _("When the article was published ({published}) the toll stood at {old}; it became {new} on {changed}.")
    return said.format(published=moment(published), old=figure(old), new=figure(now.figure), changed=moment(changed))


def outdated(old: Figure, since: datetime | None, account: Account, attack: Attack) -> str:
    """Equal to what a source said before it updated."""
    told = _(", as first published on {moment}").format(moment=moment(since)) if since else _(", as first published")
    said = _("{old} is an earlier figure{told}; the record has since been brought to {counted} {when}.")
    return said.format(old=figure(old), told=told, counted=counted(account), when=when(attack))


def overtaken(account: Account, attack: Attack) -> str:
    """The article itself says that its figure was overtaken, and the record shows by what."""
    said = _("The article gives this as an earlier figure, and the record has {counted} {when}.")
    return said.format(counted=counted(account), when=when(attack))


def disputed(account: Account, attack: Attack, follows: str, others: Sequence[str]) -> str:
    """The sources disagree, and the claim follows one side."""
    against = _(" and ").join(dict.fromkeys(others)) or _("others")
    said = _("The sources disagree on the {kind} {when}: the article follows {follows}, against {against}.")
    what = kind(account.measure, account.weapon, account.object)
    return said.format(kind=what, when=when(attack), follows=follows, against=against)


def side(told: Figure, *sources: str) -> str:
    """One side of a dispute: 72 (Air Force of Ukraine)."""
    names = ", ".join(dict.fromkeys(find_source(source).name for source in sources)) or _("the record")
    return f"{figure(told)} ({names})"


def contradicted(account: Account, attack: Attack) -> str:
    """No reading of the record yields the figure."""
    said = _("The record has {counted} {when}, and nothing in it yields the article's figure.")
    return said.format(counted=counted(account), when=when(attack))


def too_many_for_place(account: Account, attack: Attack, claimed: str) -> str:
    """More than the whole country had."""
    said = _("The record has only {counted} {when} in all of {whole}, fewer than the article gives {place}.")
    return said.format(counted=counted(account), when=when(attack), whole=place(account.place), place=place(claimed))


def place_unknown(account: Account, attack: Attack, claimed: str) -> str:
    """The record has the country's figure and none of the place."""
    said = _("The record has {counted} {when} for the whole country and no figure for {place}.")
    return said.format(counted=counted(account), when=when(attack), place=place(claimed))


def within_bounds(account: Account, attack: Attack) -> str:
    """The bounds allow the figure and nobody states it."""
    worked_out = f" ({sum_words(account.expression)})" if account.expression else ""
    said = _("The record has {counted} {when}{sum}, which allows the article's figure and does not prove it.")
    return said.format(counted=counted(account), when=when(attack), sum=worked_out)


def no_number(account: Account, attack: Attack) -> str:
    """The wording gives no number."""
    said = _("The wording gives no number to check; the record has {counted} {when}.")
    return said.format(counted=counted(account), when=when(attack))


def nothing_held(kind_of: str, at: str | None, of: date) -> str:
    """The ledger holds nothing of the cell."""
    if at in (None, COUNTRY):
        return _("No report in the ledger states the number of {kind} {when}.").format(kind=kind_of, when=on_night(of))
    said = _("No report in the ledger states the number of {kind} in {place} {when}.")
    return said.format(kind=kind_of, place=place(at), when=on_night(of))


def only_the_whole(kind_of: str, whole: Account, of: date) -> str:
    """No figure for the class, and the number is that of the class above."""
    said = _(
        "No report in the ledger states the number of {kind} {when}; "
        "it has the same figure for all of these: {counted}."
    )
    return said.format(kind=kind_of, when=on_night(of), counted=counted(whole))


def increment() -> str:
    """An increase is no toll."""
    return _("The article speaks of an increase, and the record keeps tolls, not the steps between them.")


def still_growing(account: Account, published: datetime, first: datetime) -> str:
    """The article is older than the first toll of the record."""
    said = _(
        "The article was published on {published}, before the first toll that the ledger holds "
        "({counted}, from {first}), so an earlier and lower one cannot be checked."
    )
    return said.format(published=moment(published), counted=counted(account), first=moment(first))


def more_than_whole(kind_of: str, whole: Account, attack: Attack) -> str:
    """More than the class above had in all."""
    said = _("The record has only {counted} {when}, so there cannot have been more {kind}.")
    return said.format(counted=counted(whole), when=when(attack), kind=kind_of)


def own_words(attack: Attack) -> str:
    """The ledger holds the article, and nothing else says so."""
    said = _("Of all reports in the ledger {when} only this article says so, and it is no witness for itself.")
    return said.format(when=on_night(attack.night))


def does_not_add_up(account: Account, attack: Attack) -> str:
    """The figure is stated, and the same reports' other figures make another."""
    said = _("The reports say {counted} {when}, as the article does, but their own figures do not add up to it: {sum}.")
    return said.format(counted=counted(account), when=when(attack), sum=sum_words(account.expression or ""))


def not_told_apart(account: Account, attack: Attack, models: Sequence[str]) -> str:
    """The record has the class and not the models."""
    said = _("The record has {counted} {when} and no figure for {models} alone.")
    return said.format(counted=counted(account), when=when(attack), models=", ".join(models))
