"""Addresses of many nights at once: records, disputes, alerts."""

from __future__ import annotations

from datetime import timedelta
from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from nightcount.alerts import Alert
from nightcount.desk import Disputed
from nightcount.desk.withholding import Withheld
from nightcount.errors import UsageError
from nightcount.publishing.trend_files import COLUMNS, month_rows
from nightcount.vocabulary import find_area
from nightcount.web.api import examples
from nightcount.web.api.answering import for_now, page_of
from nightcount.web.api.asking import AlertsAsked, Contradiction, DisputesAsked, RecordsAsked, TrendsAsked
from nightcount.web.api.columns import Row
from nightcount.web.api.document import of_list
from nightcount.web.api.listings import ALERTS, DISPUTES, RECORDS, TRENDS
from nightcount.web.api.nights import in_order
from nightcount.web.dates import YEARS
from nightcount.web.site import Site

router = APIRouter(tags=["many nights"])
# More than these are no trend.
MOST_YEARS = 10
LONGEST = timedelta(days=366 * 5)


@router.get("/records", responses=of_list(RECORDS, examples.RECORDS))
def records(request: Request, asked: Annotated[RecordsAsked, Query()]) -> Response:
    """The largest attacks by a count, and how complete the ranking can be."""
    site: Site = request.app.state.site
    every = len(site.desk.attacks())
    found = site.desk.superlatives(asked.measure, asked.weapon, limit=every, attacker=asked.attacker)
    keyed = ((f"{place:06d}", one) for place, one in enumerate(found.ranked))
    around = {name: value for name, value in found.as_json().items() if name != RECORDS.name}
    return page_of(request, asked, RECORDS, keyed, lambda one: one.as_json(), **around)


@router.get("/disputes", responses=of_list(DISPUTES, examples.DISPUTES))
def disputes(request: Request, asked: Annotated[DisputesAsked, Query()]) -> Response:
    """Where the claims on a night differ, with the words of every side, and how often sources agree."""
    site: Site = request.app.state.site
    in_order(asked.first, asked.last)
    found = site.desk.disputes(asked.first, asked.last)
    held = site.withheld()
    wanted = [one for one in found.found if _is_wanted(one, asked.state) and not _is_held(one, held)]
    keyed = [(f"{one.dispute.attack.id}/{place:06d}", one) for place, one in enumerate(wanted)]
    keyed.sort(key=lambda pair: pair[0])
    around = {name: value for name, value in found.as_json().items() if name != DISPUTES.name}
    return for_now(page_of(request, asked, DISPUTES, keyed, lambda one: one.as_json(), **around), held.is_any)


@router.get("/trends", responses=of_list(TRENDS, examples.TRENDS))
def trends(request: Request, asked: Annotated[TrendsAsked, Query()]) -> Response:
    """Months by class of weapon: what was launched, and what share got through, with bounds and what they leave out."""
    site: Site = request.app.state.site
    nights = site.nights
    if not nights:
        return page_of(request, asked, TRENDS, (), dict)
    start = asked.first or nights[0]
    end = asked.last or max(nights[-1], start)
    in_order(start, end)
    if start.year not in YEARS or end.year not in YEARS:
        raise UsageError("No ledger speaks of such a year", way_out="Ask for nights between 1900 and 2199")
    if end.year - start.year > MOST_YEARS:
        raise Contradiction(f"The nights span more than {MOST_YEARS} years", "Ask for less at once")
    keyed = (
        (f"{row['month']}/{place:02d}", row)
        for month in site.desk.period(start, end, attacker=asked.attacker).months()
        for place, row in enumerate(dict(zip(COLUMNS, cells, strict=True)) for cells in month_rows(month))
        if asked.weapon in (None, row["weapon"])
    )
    return page_of(request, asked, TRENDS, keyed, dict)


def _is_held(one: Disputed, held: Withheld) -> bool:
    account = one.dispute.account
    is_account = account is not None and (one.dispute.attack.id, account.cell) in held.accounts
    return is_account or not held.claims.isdisjoint(one.dispute.claims)


def _is_wanted(one: Disputed, state: str | None) -> bool:
    return state is None or one.dispute.is_settled == (state == "settled")


@router.get("/alerts", responses=of_list(ALERTS, examples.ALERTS))
def alerts(request: Request, asked: Annotated[AlertsAsked, Query()]) -> Response:
    """The alerts of an area between two times. `gaps` are times of which no feed tells: no data is not calm.

    The sums are those of the whole time, whichever page of the intervals is shown.
    """
    if asked.first.year not in YEARS or asked.last.year not in YEARS:
        raise UsageError("No ledger speaks of such a year", way_out="Ask for times between 1900 and 2199")
    if asked.last <= asked.first:
        raise Contradiction("The time ends before it starts", "Give the earlier time as `from`")
    if asked.last - asked.first > LONGEST:
        raise Contradiction("The time is longer than five years", "Ask for less at once")
    area = find_area(asked.area).code
    found = request.app.state.site.desk.tally(area, asked.first, asked.last, kind=asked.kind, extent=asked.extent)
    around = {name: value for name, value in found.as_json().items() if name != ALERTS.name}
    keyed = ((one.start.isoformat(), one) for one in found.intervals)

    def show(one: Alert) -> Row:
        return {**one.as_json(), "seconds": one.seconds, "area": area, "kind": str(asked.kind)}

    return page_of(request, asked, ALERTS, keyed, show, **around)
