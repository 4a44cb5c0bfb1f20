"""Addresses of words: claims, the reports that hold them, and what the record says of articles."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, HTTPException, Path, Query, Request
from starlette.responses import Response

from nightcount.desk.searching import ClaimsWanted, find_claims
from nightcount.publishing.article import in_text_order
from nightcount.publishing.package.rows import claim_row, finding_rows, report_row
from nightcount.reading.claim import Claim
from nightcount.sources.report import Report
from nightcount.web.api import examples
from nightcount.web.api.answering import for_now, page_of, single
from nightcount.web.api.asking import ClaimsAsked, Contradiction, FindingsAsked, FormAsked
from nightcount.web.api.columns import Row
from nightcount.web.api.document import answers, csv_example, of_list
from nightcount.web.api.listings import CLAIM, CLAIM_ROWS, FINDINGS, REPORT
from nightcount.web.api.nights import in_order, place_code
from nightcount.web.site import Site

router = APIRouter(tags=["words"])
# How much of a report's text is quoted on either side of a claim, in characters: enough to see what it is about.
AROUND = 120
# What stands in a cursor in the place of a night that is not known: it comes last.
_UNDATED = date.max
ClaimId = Annotated[str, Path(pattern="^[0-9a-f]{20}$", description="The id of a claim.")]
ReportId = Annotated[str, Path(pattern="^[0-9a-f]{64}$", description="The id of a report.")]


@router.get("/claims", responses=of_list(CLAIM_ROWS, examples.CLAIMS))
def claims(request: Request, asked: Annotated[ClaimsAsked, Query()]) -> Response:
    """What reports claim, by night, each with its exact words; those of no known night come last.

    The columns are those of the table `claims` of the data package. What a review struck is not among them.
    """
    site: Site = request.app.state.site
    in_order(asked.first, asked.last)
    if asked.night and (asked.first or asked.last):
        raise Contradiction("Both a night and a span are asked for", "Give `night`, or `from` and `to`")
    wanted = ClaimsWanted(
        start=asked.night or asked.first,
        end=asked.night or asked.last,
        source=asked.source,
        measure=asked.measure,
        weapon=asked.weapon,
        place=place_code(asked.place),
        within=place_code(asked.within),
        report=asked.report,
    )
    found = find_claims(site.desk, wanted, _night_in(asked.cursor))
    held = site.withheld()
    keyed = ((f"{(one.night or _UNDATED).isoformat()}/{one.id}", one) for one in found if one.id not in held.claims)
    return for_now(page_of(request, asked, CLAIM_ROWS, keyed, claim_row), held.is_any)


def _night_in(cursor: str | None) -> date | None:
    """The night of a cursor, so that nothing before it is looked through; null where it holds none."""
    try:
        return date.fromisoformat((cursor or "")[:10])
    except ValueError:
        return None


@router.get(
    "/claims/{id}", responses=answers("ClaimInFull", examples.CLAIM, 404, csv=csv_example(CLAIM, [examples.CLAIM]))
)
def claim(request: Request, id: ClaimId, asked: Annotated[FormAsked, Query()]) -> Response:
    """The words of a claim: where they stand in which report, who published it, when and where, and what is around."""
    site: Site = request.app.state.site
    desk, held = site.desk, site.withheld()
    found: list[Claim] = desk.claims(ids=[id])
    if not found:
        raise HTTPException(404, "The ledger holds no claim of this id.")
    if id in held.claims:
        raise HTTPException(404, "Where an attack hit is withheld for some hours: ask for this claim tomorrow.")
    report: Report = desk.report(found[0].report)
    before = report.text[max(found[0].start - AROUND, 0) : found[0].start]
    after = report.text[found[0].end : found[0].end + AROUND]
    if any(one == report.id for one, _, _ in held.words):
        before = after = ""  # what is withheld may stand there
    more = {"published": report.published, "url": report.url or None, "before": before or None, "after": after or None}
    return for_now(single(asked, CLAIM, {**claim_row(found[0]), **more}), held.is_any)


@router.get(
    "/reports/{id}", responses=answers("Report", examples.REPORT, 404, csv=csv_example(REPORT, [examples.REPORT]))
)
def report(request: Request, id: ReportId, asked: Annotated[FormAsked, Query()]) -> Response:
    """Who published a report, when and where. Its text belongs to its publisher, and is not handed out."""
    store = request.app.state.site.desk.store
    found = list(store.reports([id]))
    if not found:
        raise HTTPException(404, "The ledger holds no report of this id.")
    return single(asked, REPORT, report_row(found[0], id in store.superseded()))


@router.get("/findings", responses=of_list(FINDINGS, examples.FINDINGS))
def findings(request: Request, asked: Annotated[FindingsAsked, Query()]) -> Response:
    """What the record says of the news articles that the ledger holds, each claim with its verdict and the evidence.

    The columns are those of the table `findings` of the data package. For a text of your own, see `/check`.
    """
    in_order(asked.first, asked.last)
    site: Site = request.app.state.site
    by_source = {article.id: article.source for article, _ in site.checks()}
    held = site.withheld()
    wanted = (row for row in _found(site) if _is_wanted(row, by_source[row["article"]], asked))
    found = sorted((row for row in wanted if not _words_of(row) & held.words), key=lambda row: row["key"])
    return for_now(page_of(request, asked, FINDINGS, ((row["key"], row) for row in found), dict), held.is_any)


def _words_of(row: Row) -> set[tuple[str, int, int]]:
    """Where the words of a finding stand, and those of its evidence."""
    proofs = {(one["report"], one["start"], one["end"]) for one in row["evidence"]}
    return {(row["article"], row["start"], row["end"]), *proofs}


def _found(site: Site) -> Iterator[dict[str, Any]]:
    for article, check in site.checks():
        rows = list(finding_rows(article, check))
        for row, one in zip(rows, in_text_order(check), strict=True):
            key = f"{(check.night or _UNDATED).isoformat()}/{article.id}/{row['number']:05d}"
            yield {**row, "evidence": [proof.as_json() for proof in one.evidence], "key": key}


def _is_wanted(row: Row, source: str, asked: FindingsAsked) -> bool:
    night = row["article_night"]
    return (
        (asked.first is None or (night is not None and night >= asked.first))
        and (asked.last is None or (night is not None and night <= asked.last))
        and asked.verdict in (None, row["verdict"])
        and asked.measure in (None, row["measure"])
        and asked.source in (None, source)
        and asked.article in (None, row["article"])
    )
