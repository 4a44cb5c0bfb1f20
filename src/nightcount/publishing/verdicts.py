"""How a verdict looks: a sign and a word, so that it reads without colour."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from nightcount.checking.finding import Check, Verdict
from nightcount.language import gettext as _
from nightcount.language import ngettext
from nightcount.publishing.wording import night_words


@dataclass(frozen=True, slots=True)
class Sign:
    """A verdict is shown by `mark` and its word; `meaning` is one sentence; `tone` names its colour."""

    mark: str
    meaning: str
    tone: str


SIGNS: dict[Verdict, Sign] = {
    Verdict.CONTRADICTED: Sign("✗", "No reading of the record yields this number.", "wrong"),
    Verdict.MISLABELLED: Sign("≠", "The number is right for something else.", "wrong"),
    Verdict.OUTDATED: Sign("↺", "A source said so earlier and has updated it since.", "old"),
    Verdict.DISPUTED: Sign("±", "The sources of the record disagree.", "open"),
    Verdict.UNVERIFIABLE: Sign("?", "The ledger holds nothing on it.", "open"),
    Verdict.CONSISTENT: Sign("≈", "True as worded.", "right"),
    Verdict.CONFIRMED: Sign("✓", "The figure equals the record's.", "right"),
}


def count_words(check: Check) -> str:
    """How many findings have which verdict, the gravest first: "2 mislabelled, 4 confirmed"."""
    counts = Counter(finding.verdict for finding in check.findings)
    return ", ".join(f"{counts[verdict]} {_(verdict.value)}" for verdict in SIGNS if counts[verdict])


def summary(check: Check) -> str:
    """The result of a check in one sentence."""
    if not check.findings:
        return _("No claim about an attack was read in this article (English, Russian and Ukrainian are known).")
    many = len(check.findings)
    counted = ngettext("{many} claim checked: {counts}.", "{many} claims checked: {counts}.", many)
    return counted.format(many=many, counts=count_words(check))


def dating(check: Check) -> str:
    """Which night the article speaks of, and how sure that is, in one sentence."""
    if check.night is None:
        return _("The night could not be found: nothing was held against the record.")
    said = _("It speaks of {night} (confidence {confidence}).")
    return said.format(night=night_words(check.night), confidence=f"{check.night_confidence:.0%}")
