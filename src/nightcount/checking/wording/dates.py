"""Sentences on which night an article speaks of."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from nightcount.checking.wording.phrases import WEEKDAYS, day, night, quantity
from nightcount.reading.claim import Claim

NIGHT_UNKNOWN = (
    "The night that the article speaks of could not be found in the ledger, so there is nothing to check it against."
)


OTHER_NIGHT_UNKNOWN = (
    "The article compares with another attack without saying which, so there is nothing to check it against."
)


def night_missing(of: date, attacker: str = "RU") -> str:
    """The ledger holds no attack of that night by that side."""
    by = "an attack by Ukraine on " if attacker == "UA" else ""
    return f"The ledger holds no report on {by}{night(of)}."


NO_CLUE = "The article gives no date, and none of its figures is in the ledger."


def dated_by_text(of: date) -> str:
    """A date in the text."""
    return f"The article speaks of {night(of)}."


def dated_by_figure(claim: Claim, nights: int) -> str:
    """A figure that one night or a few have."""
    said = quantity(claim.figure, claim.measure, claim.weapon, claim.object)
    if nights == 1:
        return f"No other night in the ledger has {said}."
    return f"{said[0].upper()}{said[1:]}: {nights:,} nights in the ledger have this figure, and this is one of them."


def dated_by_number(claim: Claim, of: date) -> str:
    """A number that the night has for something else."""
    return f"The number {claim.figure} is in the record of {night(of)}, though not for what the article says."


def dated_by_publication(of: date) -> str:
    """When the article was published."""
    return f"The article was published on {day(of)}."


def dated_by_weekday(weekday: int, of: date) -> str:
    """The weekday agrees."""
    return f"The article speaks of {WEEKDAYS[weekday]}, and {day(of)} was a {WEEKDAYS[weekday]}."


def dated_by_evening(weekday: int, of: date) -> str:
    """The weekday is that of the evening before."""
    return f"The article speaks of {WEEKDAYS[weekday]}, the evening on which {night(of)} began."


def undecided(nights: Sequence[date]) -> str:
    """No night is likelier than the rest."""
    listed = ", ".join(day(one) for one in nights)
    return f"The article's dates and figures do not single out one night; the nearest are {listed}."


def speaks_for(of: date, reasons: Sequence[str]) -> str:
    """What speaks for one of several nights."""
    said = "; ".join(f"{reason[0].lower()}{reason[1:]}".rstrip(".") for reason in reasons)
    return f"For {night(of)}: {said}."


def dated_by_record(record: date, weekday: int) -> str:
    """The weekday of the record before agrees."""
    dates = f"The article dates the record before to {WEEKDAYS[weekday]}"
    return f"{dates}, and the largest night until then ended on {day(record)}."
