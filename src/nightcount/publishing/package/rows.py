"""The rows of every table but the nightly one, from the content of a package. Sorted, so that bytes do not vary."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from nightcount.checking.finding import Check, Finding
from nightcount.publishing.article import in_text_order
from nightcount.publishing.package.content import Content
from nightcount.publishing.package.nightly import nightly_rows
from nightcount.publishing.package.tables import tables
from nightcount.publishing.review_words import decided
from nightcount.publishing.wording import REGIONAL
from nightcount.reading.claim import Claim
from nightcount.reconciliation.attack import Account, Attack
from nightcount.reconciliation.cells import UNPLACED
from nightcount.reconciliation.rules import RULES
from nightcount.sources import find_source
from nightcount.sources.report import Report
from nightcount.vocabulary import areas

Row = dict[str, Any]
BETWEEN_MODELS = " + "
BETWEEN_FEEDS = ", "


def rows_of(content: Content) -> dict[str, list[Row]]:
    """The rows by table, each a value a column; null is unknown. The changes of a release are not among them."""
    claims = sorted(content.claims, key=lambda one: (one.report, one.start, one.end, one.id))
    attacks = sorted(content.attacks, key=lambda one: one.id)
    checks = sorted(content.checks, key=lambda one: one[0].id)
    found: dict[str, list[Row]] = {
        "sources": [],
        "places": [],
        "reports": [
            report_row(one, one.id in content.superseded) for one in sorted(content.reports, key=lambda one: one.id)
        ],
        "claims": [claim_row(one) for one in claims],
        "attacks": [_attack(one) for one in attacks],
        "accounts": [account_row(attack, one) for attack in attacks for one in attack.accounts],
        "account_claims": [row for attack in attacks for one in attack.accounts for row in _behind(attack, one)],
        "conflicts": [row for attack in attacks for row in _conflicts(attack)],
        "rules": rule_rows(),
        "alerts": list(_alerts(content)),
        "alert_coverage": list(_coverage(content)),
        "findings": [row for article, check in checks for row in finding_rows(article, check)],
        "finding_evidence": [row for article, check in checks for row in _evidence(article, check)],
        "nightly": nightly_rows(content),
    }
    found["sources"] = list(_sources(found))
    found["places"] = list(_places(found))
    return {name: found[name] for name in tables() if name in found}


def account_id(attack: str, account: Account) -> str:
    """What identifies an account among all: its attack and its cell."""
    measure, weapon, place, object, model = account.cell
    return "/".join(part or "-" for part in (attack, measure, weapon, place, object, model))


def report_row(one: Report, superseded: bool) -> Row:
    """The row of a report; `superseded` tells whether a later revision replaced it."""
    return {
        "id": one.id,
        "source": one.source,
        "key": one.key or None,
        "published": one.published,
        "edited": one.edited,
        "language": one.language or None,
        "title": one.title or None,
        "url": one.url or None,
        "superseded": superseded,
    }


def claim_row(one: Claim) -> Row:
    """The row of a claim."""
    row = _fitting("claims", one.as_json())
    moments = {"window_start": one.window[0], "window_end": one.window[1], "as_of": one.as_of, "night": one.night}
    return row | moments | {"id": one.id, "models": BETWEEN_MODELS.join(one.models) or None}


def _attack(one: Attack) -> Row:
    return {
        "id": one.id,
        "night": one.night,
        "attacker": one.attacker,
        "part": one.part,
        "window_start": one.window[0],
        "window_end": one.window[1],
    }


def account_row(attack: Attack, one: Account) -> Row:
    """The row of an account of this attack."""
    head = {"id": account_id(attack.id, one), "attack": attack.id, "night": attack.night, "attacker": attack.attacker}
    reviews = "; ".join(decided(review) for review in attack.reviews if review.id in one.reviews)
    return _fitting("accounts", one.as_json()) | head | {"reviews": reviews or None}


def _fitting(table: str, said: Row) -> Row:
    """What a record says of itself, as far as the table has columns for it; parts of parts go out as JSON."""
    names = tables()[table].names
    return {name: _plain(said.get(name)) for name in names}


def _plain(value: Any) -> Any:
    if isinstance(value, dict | list):
        return json.dumps(value, ensure_ascii=False, sort_keys=True) if value else None
    return None if value == "" else value


def _behind(attack: Attack, account: Account) -> Iterator[Row]:
    id = account_id(attack.id, account)
    for role, claims in (("for", account.claims), ("against", account.against)):
        for position, claim in enumerate(claims, 1):
            yield {"account": id, "role": role, "position": position, "claim": claim}
    for position, old in enumerate(account.past, 1):
        head = {"account": id, "role": "past", "position": position, "claim": old.claim}
        yield head | old.figure.as_json() | {"published": old.published}


def _conflicts(attack: Attack) -> Iterator[Row]:
    for number, one in enumerate(attack.conflicts, 1):
        for claim in dict.fromkeys(one.claims):
            yield {"attack": attack.id, "conflict": number, "sum": one.sum, "reason": one.reason, "claim": claim}


def rule_rows() -> list[Row]:
    """A row for each rule of reconciliation, in the order in which they stand."""
    return [{"id": rule.id, "position": n, "sentence": rule.sentence} for n, rule in enumerate(RULES, 1)]


def _alerts(content: Content) -> Iterator[Row]:
    for one in sorted(content.alerts, key=lambda one: (one.area, one.kind, one.start)):
        yield {
            "area": one.area,
            "kind": str(one.kind),
            "start": one.start,
            "end": one.end,
            "seconds": one.seconds,
            "source": one.source,
            "closed_by_rule": one.closed_by_rule,
            # Where a file lay is nobody's business.
            "origin": one.origin.replace("\\", "/").rpartition("/")[2] or None,
        }


def _coverage(content: Content) -> Iterator[Row]:
    for one in sorted(content.coverage, key=lambda one: (one.area, one.source, one.start)):
        yield {"area": one.area, "source": one.source, "start": one.start, "end": one.end}


def finding_rows(article: Report, check: Check) -> Iterator[Row]:
    """A row for each finding of a checked article, in the order of the text."""
    for number, one in enumerate(in_text_order(check), 1):
        said = one.as_json()
        yield {
            **{name: said[name] for name in ("start", "end", "text", "measure", "low", "high", "modifier", "place")},
            **_compared(one),
            **_right(one),
            "id": f"{article.id}/{number}",
            "article": article.id,
            "number": number,
            "night": one.claim.night,
            "article_night": check.night,
            "night_confidence": check.night_confidence,
            "verdict": one.verdict.value,
            "reason": one.reason,
        }


def _compared(one: Finding) -> Row:
    if one.superlative_of is None:
        return {"weapon": one.claim.weapon.value if one.claim.weapon else None}
    measure, weapon = one.superlative_of
    row: Row = {"weapon": weapon.value, "of_measure": measure.value}
    if one.runner_up:
        row["runner_up_night"] = one.runner_up.night
        row |= {"runner_up_low": one.runner_up.low, "runner_up_high": one.runner_up.high}
    return row


def _right(one: Finding) -> Row:
    right = one.belongs_to
    if right is None:
        return {}
    said = {f"right_{name}": value for name, value in right.as_json().items()}
    return said | {"right_night": right.night}


def _evidence(article: Report, check: Check) -> Iterator[Row]:
    for number, one in enumerate(in_text_order(check), 1):
        for position, proof in enumerate(one.evidence, 1):
            head = {"finding": f"{article.id}/{number}", "position": position}
            yield head | {name: getattr(proof, name) for name in ("report", "start", "end", "text")}


def _sources(found: dict[str, list[Row]]) -> Iterator[Row]:
    named = {row["source"] for row in (*found["reports"], *found["alert_coverage"], *found["claims"]) if row["source"]}
    named |= {feed for row in found["alerts"] for feed in row["source"].split(BETWEEN_FEEDS)}
    for id in sorted(named):
        source = find_source(id)
        yield {"id": id, "name": source.name, "kind": source.kind.value, "party": source.party.value}


def _places(found: dict[str, list[Row]]) -> Iterator[Row]:
    named: set[str] = set()
    for table, column in (("claims", "place"), ("accounts", "place"), ("alerts", "area"), ("alert_coverage", "area")):
        named |= _values(found[table], column)
    for code in sorted(named | _values(found["findings"], "place")):
        yield place_row(code)


def _values(rows: Sequence[Row], column: str) -> set[str]:
    return {row[column] for row in rows if row[column] is not None}


def place_row(code: str) -> Row:
    """The row of a place that a claim, an account or an alert names."""
    known = areas().get(code)
    if known:
        return {"code": code, "kind": known.kind, "name_en": known.en, "name_uk": known.uk, "parent": known.parent}
    if code.startswith(REGIONAL):
        return {"code": code, "kind": "regional", "name_en": code.removeprefix(REGIONAL)}
    return {"code": code, "kind": code if code == UNPLACED else "unknown", "name_en": code}
