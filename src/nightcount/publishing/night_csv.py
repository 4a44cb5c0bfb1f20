"""A night as a tidy table in CSV: one row an account, with what decided it and the words behind it."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence

from nightcount.checking.finding import Evidence
from nightcount.publishing.night_document import NightRecord, in_order
from nightcount.publishing.review_words import decided
from nightcount.publishing.wording import one_line, place_words, source_words
from nightcount.reconciliation.attack import Account, Attack

COLUMNS = (
    "night", "attack", "attacker", "part", "measure", "weapon", "model", "object", "place", "place_name",
    "value", "low", "high", "modifier", "status", "rule", "expression", "sources", "words", "words_against", "reports",
    "urls", "reviews",
)  # fmt: skip
BETWEEN = "; "


def night_csv(night: NightRecord) -> str:
    """The accounts of a night as CSV (RFC 4180, lines end with \\n); an empty cell is unknown, never zero.

    `value` is filled where the figure is one exact number; `low` and `high` are its bounds, both inclusive, hours for
    durations. Several sources, words, reports or addresses in one cell are parted by "; ". Words stand in quotation
    marks, so that no cell of quoted text begins with a sign that a spreadsheet would take for a formula.
    """
    page = io.StringIO()
    writer = csv.DictWriter(page, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(_rows(night))
    return page.getvalue()


def _rows(night: NightRecord) -> Iterator[dict[str, object]]:
    for attack in in_order(night.attacks):
        for account in attack.accounts:
            evidence = night.evidence(account.claims)
            yield {
                **_account(attack, account),
                **_behind(evidence),
                "words_against": _words(night, account.against),
                "reviews": _reviews(attack, account),
            }


def _account(attack: Attack, account: Account) -> dict[str, object]:
    said = account.as_json()
    known = {name: said[name] for name in COLUMNS if name in said}
    return {
        **known,
        "night": attack.night.isoformat(),
        "attack": attack.id,
        "attacker": attack.attacker,
        "part": attack.part,
        "place_name": place_words(account.place),
        "value": account.figure.low if account.figure.is_exact else None,
    }


def _behind(evidence: Sequence[Evidence]) -> dict[str, str]:
    return {
        "sources": _joined(source_words(one.source) for one in evidence),
        "words": _joined(_quoted(one) for one in evidence),
        "reports": _joined(one.report[:12] for one in evidence),
        "urls": _joined(one.url or "" for one in evidence),
    }


def _words(night: NightRecord, claims: Sequence[str]) -> str:
    return _joined(_quoted(one) for one in night.evidence(claims))


def _quoted(one: Evidence) -> str:
    return f"“{one_line(one.text)}”" + (f" ({one_line(one.model)})" if one.model else "")


def _reviews(attack: Attack, account: Account) -> str:
    return _joined(f"“{decided(review)}”" for review in attack.reviews if review.id in account.reviews)


def _joined(parts: Iterator[str]) -> str:
    return BETWEEN.join(dict.fromkeys(part for part in parts if part))
