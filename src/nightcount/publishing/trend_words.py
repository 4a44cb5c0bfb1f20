"""Trends in words: sums, shares and what is missing from them."""

from __future__ import annotations

import math

from nightcount.language import DEFAULT, ngettext, spoken
from nightcount.language import gettext as _
from nightcount.publishing.wording import UNKNOWN, number_words
from nightcount.reconciliation.trends import Share, Total


def share_words(share: Share) -> str:
    """A share in per cent: "10.6 %", "8.1–10.6 %", "at most 17.2 %"; bounds are rounded outwards, to a tenth."""
    if share.low is None or share.high is None:
        return UNKNOWN
    if share.low == share.high:
        return percent_words(round(share.low * 1000))
    low, high = math.floor(share.low * 1000 + 1e-9), math.ceil(share.high * 1000 - 1e-9)
    if low == high:
        return percent_words(low)
    if low <= 0:
        return _("at most {number}").format(number=percent_words(high))
    return f"{_tenths(low)}–{percent_words(high)}"


def percent_words(thousandths: int) -> str:
    """So many thousandths as "10.6 %"."""
    return f"{_tenths(thousandths)} %"


def scale_words(share: float) -> str:
    """A share on a scale as "10 %", with a tenth only where there is one."""
    thousandths = round(share * 1000)
    return percent_words(thousandths) if thousandths % 10 else f"{thousandths // 10} %"


def _tenths(thousandths: int) -> str:
    if spoken() == DEFAULT:
        return f"{thousandths / 10:.1f}"
    from babel.numbers import format_decimal

    return str(format_decimal(thousandths / 10, format="#,##0.0", locale=spoken()))


def counted_words(share: Share) -> str:
    """Over how many attacks a share is, and what it leaves out: "7 of 30 attacks; ≥ 2,212 launched are left out"."""
    said = ngettext("{many} of {of} attack", "{many} of {of} attacks", share.of)
    words = said.format(many=number_words(share.attacks), of=number_words(share.of))
    if not share.left_out:
        return words
    return _("{counted}; ≥ {number} launched are left out").format(counted=words, number=number_words(share.left_out))


def missing_words(total: Total, without_record: int) -> str:
    """What a sum does not surely hold; empty where it holds everything."""
    said = []
    if total.inexact:
        open_ones = ngettext(
            "{many} attack without an exact figure", "{many} attacks without an exact figure", total.inexact
        )
        said.append(open_ones.format(many=number_words(total.inexact)))
    if without_record:
        dates = ngettext("{many} date without a record", "{many} dates without a record", without_record)
        said.append(dates.format(many=number_words(without_record)))
    return ", ".join(said)
