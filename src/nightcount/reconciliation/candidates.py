"""Candidates: what each listing says of each cell, as values to choose from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from types import MappingProxyType

from nightcount.reading.claim import Claim
from nightcount.reconciliation.authority import origin_of, rank
from nightcount.reconciliation.cells import Cell, in_balance, place_of, weapon_of
from nightcount.reconciliation.choice import Candidate
from nightcount.reconciliation.listings import Listing, item_of
from nightcount.reviews import Review
from nightcount.sources.report import Report
from nightcount.vocabulary import Figure


def candidates(
    listings: Iterable[Listing],
    reports: Mapping[str, Report],
    upheld: Collection[str] = (),
    settled: Mapping[Cell, Review] = MappingProxyType({}),
) -> dict[Cell, list[Candidate]]:
    """Every value that the listings give for a cell: one for each figure of a text, one sum for the rows of a bulletin.

    Claims without any number ("dozens") give a value only where their listing has no better one for the cell. `upheld`
    are the ids of claims that a person accepted or corrected, `settled` the cells of which a person chose the value.
    """
    found: dict[Cell, list[Candidate]] = defaultdict(list)
    rows: set[str] = set()
    for listing in listings:
        rows.update({listing.id} if listing.is_rows else ())
        for cell, claims in _by_cell(listing).items():
            counted = [c for c in claims if c.figure.is_known] or claims
            groups = [counted] if listing.is_rows else _by_figure(counted)
            for members in groups:
                figure = _total(listing, members) if listing.is_rows else members[0].figure
                if figure != Figure.bounds(0, None):
                    made = _candidate(figure, members, reports, listing)
                    found[cell].append(replace(made, upheld=True) if _is_upheld(members, upheld) else made)
    chosen = {cell for cell, review in settled.items() if any(one.figure == review.figure for one in found[cell])}
    return {cell: given if cell in chosen else _overlapping(given, rows) for cell, given in found.items() if given}


def _overlapping(given: list[Candidate], rows: Collection[str]) -> list[Candidate]:
    """One lower bound in place of what several bulletins in one data set count (rule `bulletins_overlap`)."""
    by_source: dict[str, list[Candidate]] = defaultdict(list)
    for one in given:
        if one.report in rows and not one.replaced:
            by_source[one.source].append(one)
    found = [one for one in given if one.report not in rows or one.replaced]
    for together in by_source.values():
        figures = {one.figure for one in together}
        if len(figures) == 1:
            found += together
            continue
        most = max(together, key=lambda one: (one.figure.low or 0, one.key))
        found.append(
            replace(
                most,
                figure=Figure.bounds(most.figure.low, None),
                claims=tuple(sorted({claim for one in together for claim in one.claims})),
                rule="bulletins_overlap",
                upheld=all(one.upheld for one in together),
            )
        )
    return found


def _is_upheld(members: Sequence[Claim], upheld: Collection[str]) -> bool:
    """Whether a person looked at a value: of a sum of rows, at every row of it."""
    return bool(upheld) and all(c.id in upheld for c in members)


def _by_cell(listing: Listing) -> dict[Cell, list[Claim]]:
    found: dict[Cell, list[Claim]] = defaultdict(list)
    for c in listing.claims:
        weapon = weapon_of(c, listing.claims)
        model = listing.model_of(c) if in_balance(c) else (" + ".join(sorted(c.models)) or None if weapon else None)
        found[c.measure.value, weapon.value if weapon else None, place_of(c), c.object, model].append(c)
    return found


def _by_figure(claims: Iterable[Claim]) -> list[list[Claim]]:
    found: dict[tuple[Figure, str | None], list[Claim]] = defaultdict(list)
    for c in claims:
        found[c.figure, c.role].append(c)
    return list(found.values())


def _total(listing: Listing, members: Sequence[Claim]) -> Figure:
    """The sum of rows, a lower bound where a row of the same item leaves the column empty (rule `rows_add`)."""
    lows = [c.figure.low for c in members]
    highs = [c.figure.high for c in members]
    item = item_of(members[0])
    rows = {c.report for c in listing.claims if in_balance(c) and item_of(c) == item}
    silent = in_balance(members[0]) and bool(rows - {c.report for c in members})
    if len(members) == 1 and not silent:
        return members[0].figure
    low = sum(low or 0 for low in lows)
    high = None if silent or None in highs else sum(high or 0 for high in highs)
    return Figure.bounds(low, high)


def _candidate(figure: Figure, members: Sequence[Claim], reports: Mapping[str, Report], listing: Listing) -> Candidate:
    known = [reports[c.report] for c in members if c.report in reports]
    published = _last(report.edited or report.published for report in known)
    return Candidate(
        figure=figure,
        claims=tuple(sorted(c.id for c in members)),
        source=listing.source,
        report=listing.id,
        rank=min(rank(c) for c in members),
        origins=frozenset(origin_of(c) for c in members),
        moment=_last(c.as_of for c in members) or published,
        published=published,
        role=members[0].role,
        replaced=all(c.report in listing.replaced for c in members),
        part=next((c.part for c in listing.claims if c.part), None),
        rule="rows_add" if listing.is_rows and len(members) > 1 else "uncontested",
    )


def _last(moments: Iterable[datetime | None]) -> datetime | None:
    return max((moment for moment in moments if moment is not None), default=None)
