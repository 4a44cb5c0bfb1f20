"""Sentences on which night an article speaks of."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from nightcount.checking.wording.phrases import count, day, figure, night, on_night, quantity, weekday
from nightcount.language import gettext as _
from nightcount.language import ngettext
from nightcount.reading.claim import Claim


def night_unknown() -> str:
    """No night of the ledger is the article's."""
    return _(
        "The night that the article speaks of could not be found in the ledger, "
        "so there is nothing to check it against."
    )


def other_night_unknown() -> str:
    """The attack that is compared is not named."""
    return _("The article compares with another attack without saying which, so there is nothing to check it against.")


def night_missing(of: date, attacker: str = "RU") -> str:
    """The ledger holds no attack of that night by that side."""
    if attacker == "UA":
        return _("The ledger holds no report on an attack by Ukraine {when}.").format(when=on_night(of))
    return _("The ledger holds no report on {night}.").format(night=night(of))


def no_clue() -> str:
    """Nothing dates the article."""
    return _("The article gives no date, and none of its figures is in the ledger.")


def dated_by_text(of: date) -> str:
    """A date in the text."""
    return _("The article speaks of {night}.").format(night=night(of))


def dated_by_figure(claim: Claim, nights: int) -> str:
    """A figure that one night or a few have."""
    said = quantity(claim.figure, claim.measure, claim.weapon, claim.object)
    if nights == 1:
        return _("No other night in the ledger has {counted}.").format(counted=said)
    told = ngettext(
        "{counted}: {nights} night in the ledger has this figure, and this is it.",
        "{counted}: {nights} nights in the ledger have this figure, and this is one of them.",
        nights,
    )
    return told.format(counted=f"{said[0].upper()}{said[1:]}", nights=count(nights))


def dated_by_number(claim: Claim, of: date) -> str:
    """A number that the night has for something else."""
    said = _("The number {number} is in the record of {night}, though not for what the article says.")
    return said.format(number=figure(claim.figure), night=night(of))


def dated_by_publication(of: date) -> str:
    """When the article was published."""
    return _("The article was published on {day}.").format(day=day(of))


def dated_by_weekday(number: int, of: date) -> str:
    """The weekday agrees."""
    said = _("The article speaks of {weekday}, and {day} was a {weekday}.")
    return said.format(weekday=weekday(number), day=day(of))


def dated_by_evening(number: int, of: date) -> str:
    """The weekday is that of the evening before."""
    said = _("The article speaks of {weekday}, the evening on which {night} began.")
    return said.format(weekday=weekday(number), night=night(of))


def undecided(nights: Sequence[date]) -> str:
    """No night is likelier than the rest."""
    said = _("The article's dates and figures do not single out one night; the nearest are {days}.")
    return said.format(days=", ".join(day(one) for one in nights))


def speaks_for(of: date, reasons: Sequence[str]) -> str:
    """What speaks for one of several nights."""
    said = "; ".join(f"{reason[0].lower()}{reason[1:]}".rstrip(".") for reason in reasons)
    return _("For {night}: {reasons}.").format(night=night(of), reasons=said)


def dated_by_record(record: date, number: int) -> str:
    """The weekday of the record before agrees."""
    said = _("The article dates the record before to {weekday}, and the largest night until then ended on {day}.")
    return said.format(weekday=weekday(number), day=day(record))
