"""Figures, times and claims in the words of tables and pages. Unknown is "–", never blank and never 0.

The words are English, or those of the language in force (`language`); examples here are English.
"""

from __future__ import annotations

import unicodedata

from nightcount.errors import UsageError
from nightcount.language import gettext as _
from nightcount.language import spoken
from nightcount.phrasing import (
    UNKNOWN,
    day_words,
    figure_words,
    hours_words,
    moment_words,
    month_words,
    night_words,
    noun_words,
    number_words,
    quantity_words,
    short_figure,
)
from nightcount.problems import Problem
from nightcount.reading.claim import Claim
from nightcount.sources import find_source
from nightcount.vocabulary import area

__all__ = [
    "AROUND",
    "REGIONAL",
    "UNKNOWN",
    "claim_words",
    "day_words",
    "figure_words",
    "hours_words",
    "moment_words",
    "month_words",
    "night_words",
    "noun_words",
    "number_words",
    "one_line",
    "place_words",
    "problem_words",
    "quantity_words",
    "safe_link",
    "sentence",
    "short_figure",
    "shortened",
    "source_words",
    "visible",
]

# How the place of a count begins that a regional air command made of its own zone, which is no area of the register.
REGIONAL = "regional:"
# How many characters of a text are shown on either side of words that were not read.
AROUND = 30
_KEPT = "\n\t"
# Zero-width joiners and the soft hyphen change nothing that a reader could be deceived by.
_HARMLESS_FORMATS = "\u200b\u200c\u200d\u00ad\u2060\ufeff"


def visible(text: str) -> str:
    """The text with every control and direction mark written out as `[U+202E]`.

    What others wrote can then neither turn a line round nor send commands to a terminal.
    """
    return "".join(f"[U+{ord(c):04X}]" if _is_hidden_command(c) else c for c in text)


def one_line(text: str) -> str:
    """Words quoted from a report, visible, on one line."""
    return " ".join(visible(text).split())


def shortened(text: str, width: int = 160) -> str:
    """One line of at most `width` characters; what was left out shows as an ellipsis."""
    line = one_line(text)
    return line if len(line) <= width else line[: width - 1].rstrip() + "…"


def sentence(text: str) -> str:
    """One line that ends as a sentence does."""
    line = one_line(text)
    return line if not line or line[-1] in ".!?…" else f"{line}."


def place_words(code: str | None) -> str:
    """The name of an area, or of the regional command that counted; an unknown code stands for itself."""
    if code is None:
        return _("place not stated")
    if code.startswith(REGIONAL):
        return one_line(code.removeprefix(REGIONAL))
    try:
        known = area(code)
    except UsageError:
        return code
    return known.uk if spoken() == "uk" else known.en


def source_words(id: str) -> str:
    """The name of a source in the language in force, where it has one; one that nobody registered has its id."""
    return one_line(_(find_source(id).name))


def claim_words(claim: Claim) -> str:
    """What a claim says, as a phrase."""
    return quantity_words(claim.measure, claim.weapon, claim.figure, claim.object, claim.models)


def problem_words(problem: Problem, text: str = "") -> str:
    """A problem in one line: the words, those around them in `text`, and why they were not read."""
    reason = sentence(problem.reason)
    if not problem.text:
        return reason
    if problem.start is None or problem.end is None or not text:
        return f"“{shortened(problem.text, 80)}”: {reason}"
    start, end = max(problem.start - AROUND, 0), min(problem.end + AROUND, len(text))
    opening, closing = "…" if start else "", "…" if end < len(text) else ""
    around = f"{opening}{one_line(text[start:end])}{closing}"
    return f"“{shortened(problem.text, 80)}” in “{around}”: {reason}"


def safe_link(url: str | None) -> str | None:
    """The address where it is a web address that can be printed as a link, else null."""
    if url and url.startswith(("https://", "http://")) and url.isprintable() and " " not in url:
        return url
    return None


def _is_hidden_command(character: str) -> bool:
    if character in _KEPT or character in _HARMLESS_FORMATS:
        return False
    return unicodedata.category(character) in ("Cc", "Cf", "Co", "Cs")
