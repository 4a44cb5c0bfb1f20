"""The months of a period as files: CSV and JSON, the same whoever asks for them."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from typing import Any

from nightcount.reconciliation import Period
from nightcount.vocabulary import Measure, Weapon

COLUMNS = (
    "month",
    "from",
    "to",
    "dates",
    "dates_without_record",
    "attacks",
    "weapon",
    "launched_low",
    "launched_high",
    "recorded_low",
    "recorded_high",
    "attacks_without_exact_figure",
    "attacks_without_upper_bound",
    "attacks_overlapping",
    "share_low",
    "share_high",
    "share_attacks",
    "share_left_out_at_least",
    "bounded_share_low",
    "bounded_share_high",
    "bounded_share_attacks",
)


def trend_csv(period: Period) -> str:
    """A line a month and class of weapon; the first line names the columns. An empty field is unknown, never zero."""
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(row for month in period.months() for row in month_rows(month))
    return written.getvalue()


def trend_json(period: Period) -> str:
    """The period and each of its months as one object."""
    weapons = list(Weapon)
    months: list[dict[str, Any]] = [{"month": f"{one.first:%Y-%m}", **one.as_json(weapons)} for one in period.months()]
    said = {"attacker": period.attacker, **period.as_json(weapons), "months": months}
    return json.dumps(said, ensure_ascii=False, indent=1) + "\n"


def month_rows(month: Period) -> Iterator[tuple[object, ...]]:
    """The rows of a month, one a class of weapon; their columns are `COLUMNS`."""
    head = (f"{month.first:%Y-%m}", month.first, month.last, month.dates, month.without_record, len(month.counts))
    for weapon in Weapon:
        whole, total = month.sum(Measure.LAUNCHED, weapon), month.total(Measure.LAUNCHED, weapon)
        share, bounded = month.share(weapon), month.bounded_share(weapon)
        yield (
            *head,
            weapon.value,
            *(
                whole.low,
                whole.high,
                total.figure.low,
                total.figure.high,
                total.inexact,
                total.unbounded,
                total.overlapping,
            ),
            *(_rounded(share.low), _rounded(share.high), share.attacks, share.left_out),
            *(_rounded(bounded.low), _rounded(bounded.high), bounded.attacks),
        )


def _rounded(share: float | None) -> float | None:
    return None if share is None else round(share, 6)
