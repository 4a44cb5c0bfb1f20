"""Addresses of nights: the list, one night, its history and revisions, and the accounts of many nights."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Path, Query, Request
from starlette.responses import Response

from nightcount.desk.history import NightHistory, Revisions, revised_on
from nightcount.publishing.night_csv import COLUMNS as NIGHT_COLUMNS
from nightcount.publishing.night_csv import night_csv
from nightcount.publishing.package.rows import account_id, account_row
from nightcount.reconciliation.attack import Account, Attack
from nightcount.vocabulary import find_area, lies_in
from nightcount.web.api import examples
from nightcount.web.api.answering import as_json, for_now, page_of, table
from nightcount.web.api.asking import AccountsAsked, Contradiction, FormAsked, HistoryAsked, Night, Span
from nightcount.web.api.columns import Row
from nightcount.web.api.document import answers, csv_example, of_list
from nightcount.web.api.listings import ACCOUNTS, HISTORY, NIGHTS, REVISIONS
from nightcount.web.dates import parse_date
from nightcount.web.site import Site

router = APIRouter()
OneNight = Annotated[Night, Path(description="A night, by the date of its morning.")]


def in_order(first: date | None, last: date | None) -> None:
    """Raises Contradiction for a span that runs backwards."""
    if first and last and last < first:
        raise Contradiction("The nights run backwards", "Give the earlier date as `from`")


def place_code(asked: str | None) -> str | None:
    """The code of a place that was asked for, by name or by code. Raises UsageError for one that nobody knows."""
    if asked is None or asked == "unplaced" or asked.startswith("regional:"):
        return asked
    return find_area(asked).code


@router.get("/nights", responses=of_list(NIGHTS, examples.NIGHTS), tags=["nights"])
def nights(request: Request, asked: Annotated[Span, Query()]) -> Response:
    """Attacks with their main figures, the earliest first. A night that is not listed is unknown, not calm."""
    site: Site = request.app.state.site
    in_order(asked.first, asked.last)
    found = site.desk.overview(asked.first, asked.last)
    keyed = ((attack.id, attack) for attack in found.attacks)
    return page_of(request, asked, NIGHTS, keyed, found.attack_json)


@router.get(
    "/nights/{night}",
    responses=answers("Night", examples.NIGHT, csv=",".join(NIGHT_COLUMNS) + "\n"),
    tags=["nights"],
)
def night(request: Request, night: OneNight, asked: Annotated[FormAsked, Query()]) -> Response:
    """All that the ledger holds on a night, with the words behind every number. Without attacks it is unknown."""
    found = request.app.state.site.night(_known(night))
    if asked.format == "csv":
        said = night_csv(found.night).encode("utf-8", "backslashreplace")
        return for_now(Response(said, media_type="text/csv"), found.until is not None)
    return for_now(as_json(found.night.as_json()), found.until is not None)


@router.get(
    "/nights/{night}/history",
    responses=answers("NightHistory", examples.HISTORY, csv=csv_example(HISTORY.columns, ())),
    tags=["nights"],
)
def history(request: Request, night: OneNight, asked: Annotated[HistoryAsked, Query()]) -> Response:
    """How the accounts of a night came to say what they say, as reports, revisions and reviews came in."""
    site: Site = request.app.state.site
    found = site.desk.history(_known(night), asked.measure, asked.weapon)
    shown = site.night(night)
    found = replace(
        found, accounts=tuple(one for one in found.accounts if (one.attack, one.cell) not in shown.withheld)
    )
    answer = table(HISTORY.columns, _values(found)) if asked.format == "csv" else as_json(found.as_json())
    return for_now(answer, shown.until is not None)


def _values(found: NightHistory) -> Iterator[Row]:
    for account in found.as_json()["accounts"]:
        for value in account["values"]:
            yield {**account, **value}


@router.get(
    "/nights/{night}/revisions",
    responses=answers("NightRevisions", examples.REVISIONS, csv=csv_example(REVISIONS.columns, ())),
    tags=["nights"],
)
def revisions(request: Request, night: OneNight, asked: Annotated[FormAsked, Query()]) -> Response:
    """The documents that spoke of a night and that their publishers changed, claim by claim."""
    site: Site = request.app.state.site
    found = revised_on(site.desk.store, _known(night))
    held = site.withheld()
    if asked.format == "csv":
        return table(REVISIONS.columns, (row for one in found for row in _revised(one)))
    documents = [one.as_json() for one in found]
    for document in documents:
        for one in document["revisions"]:
            _withhold(one["since"], held.claims)
    return for_now(as_json({"night": night.isoformat(), "documents": documents}), held.is_any)


def _withhold(since: dict[str, Any] | None, held: Collection[str]) -> None:
    """Leaves out the claims that may not be told now."""
    if since is None:
        return
    for name in ("added", "gone"):
        since[name] = [one for one in since[name] if one["id"] not in held]
    since["changed"] = [one for one in since["changed"] if not {one["before"]["id"], one["after"]["id"]} & set(held)]


def _revised(document: Revisions) -> Iterator[Row]:
    for one in document.as_json()["revisions"]:
        since = one["since"] or {}
        counts = {name: len(since[name]) if since else None for name in ("added", "gone", "changed")}
        yield {"source": document.source, "key": document.key, **one, **counts}


@router.get("/accounts", responses=of_list(ACCOUNTS, examples.ACCOUNTS), tags=["nights"])
def accounts(request: Request, asked: Annotated[AccountsAsked, Query()]) -> Response:
    """The record line by line: each figure with its status, the rule that decided and the claims for and against it.

    The columns are those of the table `accounts` of the data package.
    """
    in_order(asked.first, asked.last)
    place, within = place_code(asked.place), place_code(asked.within)
    site: Site = request.app.state.site
    held = site.withheld()

    def is_wanted(attack: Attack, one: Account) -> bool:
        return (
            asked.measure in (None, one.measure)
            and asked.weapon in (None, one.weapon)
            and asked.object in (None, one.object)
            and place in (None, one.place)
            and (within is None or lies_in(one.place, within))
            and asked.status in (None, one.status)
            and (attack.id, one.cell) not in held.accounts
        )

    def keyed() -> Iterator[tuple[str, tuple[Attack, Account]]]:
        for attack in site.desk.attacks():
            if _is_of(attack, asked):
                wanted = [
                    (account_id(attack.id, one), (attack, one)) for one in attack.accounts if is_wanted(attack, one)
                ]
                yield from sorted(wanted, key=lambda pair: pair[0])

    return for_now(page_of(request, asked, ACCOUNTS, keyed(), lambda pair: _account(*pair)), held.is_any)


def _is_of(attack: Attack, asked: AccountsAsked) -> bool:
    return (
        (asked.first is None or attack.night >= asked.first)
        and (asked.last is None or attack.night <= asked.last)
        and asked.attacker in (None, attack.attacker)
        and asked.part in (None, attack.part)
    )


def _account(attack: Attack, one: Account) -> Row:
    return {**account_row(attack, one), "claims": one.claims, "against": one.against}


def _known(night: date) -> date:
    """The night, if a ledger could speak of it. Raises UsageError for the ends of the calendar."""
    return parse_date(night.isoformat())
