"""Listing: what one bulletin counts. A text is one listing; the rows that a data set took from one bulletin are one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cached_property

from nightcount.reading.claim import Claim
from nightcount.reconciliation.authority import kind_of, source_of
from nightcount.reconciliation.cells import PARTS, class_counted, in_balance, is_row
from nightcount.sources.report import Report
from nightcount.vocabulary import Measure, Weapon, class_of

# The item of a list by class and the models that it names, in the order of their names.
Item = tuple[Weapon, tuple[str, ...]]

# The model of an item that names none, beside others of its class ("another 4 drones").
UNSPECIFIED = "unspecified"

_OUTCOMES = (Measure.NEUTRALISED, Measure.SHOT_DOWN, Measure.SUPPRESSED, Measure.GOT_THROUGH)


@dataclass(frozen=True)
class Listing:
    """`source` lists, under `id` (a report's id, a bulletin's address), what `claims` say.

    `is_rows` is true for rows of a data set, where every claim is an item and none a total. `complete` is true where
    the rule `inventory` applies: what it does not name was not launched.
    """

    id: str
    source: str
    claims: tuple[Claim, ...]
    is_rows: bool = False
    complete: bool = False
    replaced: frozenset[str] = field(default=frozenset())

    @cached_property
    def items(self) -> dict[Measure, frozenset[Item]]:
        """What it lists under each measure; for rows the same under all of them, since a row has every column."""
        found: dict[Measure, set[Item]] = defaultdict(set)
        for c in self.claims:
            if in_balance(c):
                found[c.measure].add(item_of(c))
        if self.is_rows and found:
            every = frozenset().union(*found.values())
            return dict.fromkeys(Measure, every)
        return {measure: frozenset(items) for measure, items in found.items()}

    @cached_property
    def listed(self) -> frozenset[Item]:
        """Everything that it names under any measure."""
        return frozenset().union(*self.items.values())

    @cached_property
    def wholes(self) -> frozenset[Weapon]:
        """The classes of which it counts the launched as a whole."""
        launched = [c for c in self.claims if c.measure is Measure.LAUNCHED and in_balance(c)]
        return frozenset(item_of(c)[0] for c in launched if self.model_of(c) is None)

    @cached_property
    def _within(self) -> dict[Measure, frozenset[Item]]:
        """What it lists only as a part of a count before it: of a lower class it lies within that, not beside it."""
        parts: dict[Measure, set[Item]] = defaultdict(set)
        for c in self.claims:
            if c.role in PARTS and in_balance(c):
                parts[c.measure].add(item_of(c))
        return {measure: frozenset(items) for measure, items in parts.items()}

    def items_at(self, weapon: Weapon) -> dict[str, Item]:
        """What it counts directly under a class besides the class itself, by the model of the cell."""
        return self._items_by_class.get(weapon, {})

    @cached_property
    def _items_by_class(self) -> dict[Weapon, dict[str, Item]]:
        found: dict[Weapon, dict[str, Item]] = defaultdict(dict)
        for c in self.claims:
            if not self.is_rows and c.measure is not Measure.LAUNCHED:
                continue  # a text may group what was stopped otherwise than what was launched: those overlap
            model = self.model_of(c) if in_balance(c) else None
            if model:
                item = item_of(c)
                found[item[0]][model] = item
        return found

    def model_of(self, claim: Claim) -> str | None:
        """The model of the claim's cell, null where the claim counts its whole class.

        A claim that names one model counts that model. One that names a mix, or none, counts the class if the list
        has nothing else of that class; beside other items of the class it is one of them. In a text, a count without
        a model is always of the class.
        """
        weapon, models = item_of(claim)
        single = len(models) == 1 and class_of(models[0]) is weapon
        if not models and not self.is_rows:
            return None
        within = self._within.get(claim.measure, frozenset())
        others = self.items.get(claim.measure, frozenset()) - {(weapon, models)}
        others = frozenset(other for other in others if other[0] is weapon or other not in within)
        if not single and not any(_shares_class(weapon, other) and (other[1] or self.is_rows) for other in others):
            return None
        return " + ".join(models) or UNSPECIFIED


def _shares_class(weapon: Weapon, other: Item) -> bool:
    """True where another item counts some of a class, or may: it is of the class, or a mix above with a model of it."""
    if other[0].is_kind_of(weapon):
        return True
    kinds = [class_of(model) for model in other[1]]
    return weapon.is_kind_of(other[0]) and (not kinds or any(k is None or k.is_kind_of(weapon) for k in kinds))


def item_of(claim: Claim) -> Item:
    """The item of a list that a claim of the balance counts."""
    return (class_counted(claim) or Weapon.ALL, tuple(sorted(claim.models)))


def listings(claims: Sequence[Claim], reports: Mapping[str, Report], superseded: Collection[str]) -> list[Listing]:
    """The listings of an attack, sorted by source and id. `superseded` are the ids of reports that were replaced."""
    grouped: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for c in claims:
        grouped[source_of(c), _address(c, reports)].append(c)
    gone = frozenset(superseded)
    found = [
        Listing(id, source, tuple(members), is_row(members[0]), replaced=gone)
        for (source, id), members in sorted(grouped.items())
    ]
    rows = [one for one in found if one.is_rows and any(in_balance(c) for c in one.claims)]
    merged = _complete_each_other(rows)
    texts = [_with_inventory(one) for one in found if one not in rows]
    texts = [replace(one, complete=one.complete and _is_last_word(one, texts, reports)) for one in texts]
    return sorted([*merged, *texts], key=lambda one: (one.source, one.id))


def bulletins(claims: Iterable[Claim], reports: Mapping[str, Report]) -> dict[str, str]:
    """The bulletin that each row of a data set was taken from, by the id of the row's report."""
    return {c.report: _address(c, reports) for c in claims if is_row(c)}


def _address(claim: Claim, reports: Mapping[str, Report]) -> str:
    if not is_row(claim):
        return claim.report
    report = reports.get(claim.report)
    return (report.url if report else None) or claim.report


def _with_inventory(text: Listing) -> Listing:
    """The air force's own bulletin tells what was launched and what became of it; an alert tells only the first."""
    if text.is_rows or kind_of(text.source) != "air_force" or text.id in text.replaced:
        return text
    measures = text.items.keys()
    complete = Measure.LAUNCHED in measures and any(outcome in measures for outcome in _OUTCOMES)
    return Listing(text.id, text.source, text.claims, text.is_rows, complete, text.replaced)


def _is_last_word(text: Listing, texts: Sequence[Listing], reports: Mapping[str, Report]) -> bool:
    """Whether a bulletin is later than any other of its source, and names every kind that they name."""
    others = [o for o in texts if o.complete and o.source == text.source and o.id != text.id]
    kinds = {item[0] for item in text.listed}
    return all(_published(text, reports) > _published(o, reports) and {i[0] for i in o.listed} <= kinds for o in others)


def _published(text: Listing, reports: Mapping[str, Report]) -> float:
    report = reports.get(text.id)
    return report.published.timestamp() if report and report.published else 0.0


def _complete_each_other(rows: Sequence[Listing]) -> list[Listing]:
    """One complete listing of all bulletins where the rule `bulletins_complete` allows it, else each by itself."""
    if len(rows) == 1 or not rows:
        return [Listing(r.id, r.source, r.claims, True, True, r.replaced) for r in rows]
    pairs = [(a, b) for i, a in enumerate(rows) for b in rows[i + 1 :]]
    if not all(a.source == b.source and (_different_kinds(a, b) or _different_windows(a, b)) for a, b in pairs):
        return list(rows)
    claims = tuple(c for r in rows for c in r.claims)
    return [Listing(" ".join(r.id for r in rows), rows[0].source, claims, True, True, rows[0].replaced)]


def _different_kinds(a: Listing, b: Listing) -> bool:
    return not any(_may_be_same(item, other) for item in a.listed for other in b.listed)


def _may_be_same(one: Item, other: Item) -> bool:
    """True where two items may count the same: one class holds the other, and no models tell them apart."""
    if not (one[0].is_kind_of(other[0]) or other[0].is_kind_of(one[0])):
        return False
    return not one[1] or not other[1] or bool(set(one[1]) & set(other[1]))


def _different_windows(a: Listing, b: Listing) -> bool:
    one, other = _window(a), _window(b)
    return one is not None and other is not None and (one[1] <= other[0] or other[1] <= one[0])


def _window(listing: Listing) -> tuple[datetime, datetime] | None:
    starts = [c.window[0] for c in listing.claims]
    ends = [c.window[1] for c in listing.claims]
    known = [m for m in (*starts, *ends) if m is not None]
    return (min(known), max(known)) if len(known) == 2 * len(starts) else None
