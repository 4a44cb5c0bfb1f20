"""Choice: one value out of all that the claims say of a cell, by the ordered rules, with the losers kept."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from nightcount.reconciliation.attack import Past, Status
from nightcount.reviews import Review
from nightcount.vocabulary import Figure, Measure, Modifier

# The rank of what a person settled: above every source, so that a broken sum casts doubt on it last.
SETTLED = -1
# A rounded figure ("about 540") is taken to agree with an exact one within a tenth.
ABOUT = 0.1


@dataclass(frozen=True)
class Candidate:
    """Source `source` says `figure` of a cell, in the claims `claims` (ids; several where rows were added).

    `moment` is when it was true or published (null: unknown), `rank` its authority (0 is best), `origins` from whom
    it comes, `role` the role of the claims, `replaced` whether its report has been superseded by a revision, `part`
    the part of the date that its report names anywhere, `rule` how its figure was made, `upheld` whether a person
    accepted or corrected all claims of it.
    """

    figure: Figure
    claims: tuple[str, ...]
    source: str
    report: str
    rank: int
    origins: frozenset[str]
    moment: datetime | None
    published: datetime | None
    role: str | None = None
    replaced: bool = False
    part: str | None = None
    rule: str = "uncontested"
    upheld: bool = False

    @property
    def key(self) -> tuple[int, str, tuple[str, ...]]:
        """The order in which candidates are listed: the best authority first, then by content."""
        return (self.rank, self.source, self.claims)


@dataclass(frozen=True)
class Choice:
    """Of a cell, `figure` stands by rule `rule`. `standing` are the candidates that no rule removed."""

    figure: Figure
    status: Status
    rule: str
    claims: tuple[str, ...]
    against: tuple[str, ...]
    past: tuple[Past, ...]
    rank: int
    standing: tuple[Candidate, ...]


def choose(measure: Measure, candidates: Sequence[Candidate], review: Review | None = None) -> Choice:
    """The value of a cell that `candidates` (at least one) speak to. The order of `candidates` does not matter.

    `review` is the one that settles the cell, where a person did; it holds while a candidate says what it chose.
    """
    everyone = sorted(candidates, key=lambda c: c.key)
    if review is not None and any(c.figure == review.figure for c in everyone):
        return _reviewed(measure, everyone, review)
    current = [c for c in everyone if not c.replaced and c.role != "earlier"]
    if not current:
        return _withdrawn(everyone)
    decided, standing, overtaken = "uncontested", current, [c for c in everyone if c not in current]
    if overtaken and any(c.figure != current[0].figure for c in overtaken):
        decided = "later_bulletin"
    for name, narrow, is_past in NARROWING:
        kept = narrow(measure, standing)
        if len(kept) == len(standing):
            continue
        lost = [c for c in standing if c not in kept]
        if {c.figure for c in lost} - {c.figure for c in kept}:
            decided = name
        overtaken += lost if is_past else []
        standing = kept
    return _settle(measure, decided, current, standing, overtaken)


def _reviewed(measure: Measure, everyone: Sequence[Candidate], review: Review) -> Choice:
    """What a person chose, against what the other rules would say; disputed by what was published since."""
    chosen = [c for c in everyone if c.figure == review.figure]
    figure = chosen[0].figure
    past = tuple(p for p in choose(measure, everyone).past if p.figure != figure)
    overtaken = {p.claim for p in past}
    others = [c for c in everyone if c.figure != figure and c.claims[0] not in overtaken and _differ(c.figure, figure)]
    since = [c for c in others if c.published is not None and c.published > review.at]
    return Choice(
        figure=figure,
        status=Status.DISPUTED if since else Status.STATED,
        rule="review",
        claims=_ids(chosen),
        against=_ids(others),
        past=past,
        rank=SETTLED,
        standing=(*chosen, *since),
    )


def agrees(hedged: Figure, exact: Figure) -> bool:
    """True when an exact figure is one of those that `hedged` leaves open."""
    number = exact.number
    if number is None or not hedged.is_known:
        return True
    if hedged.modifier is Modifier.ABOUT and hedged.low is not None:
        return abs(number - hedged.low) <= ABOUT * max(abs(hedged.low), abs(number))
    if hedged.modifier is Modifier.MORE_THAN and hedged.low is not None:
        return number > hedged.low
    return (hedged.low is None or number >= hedged.low) and (hedged.high is None or number <= hedged.high)


def _settle(
    measure: Measure,
    decided: str,
    current: Sequence[Candidate],
    standing: Sequence[Candidate],
    overtaken: Sequence[Candidate],
) -> Choice:
    best, ties = _foremost(standing)
    if measure.counts == "person":  # an earlier, lower toll does not contradict a later one, whoever gave it
        overtaken = [*overtaken, *(c for c in current if c not in overtaken and _grew(c, best))]
    if decided == "uncontested":
        decided = best.rule
    disputed = any(_differ(c.figure, best.figure) for c in standing)
    if disputed:
        decided = "one_origin" if not ties else "side_by_side"
    gone = set(overtaken)
    others = [c for c in current if c not in gone]
    return Choice(
        figure=best.figure,
        status=Status.DISPUTED if disputed else Status.STATED,
        rule=decided,
        claims=_ids(c for c in others if c.figure == best.figure),
        against=_ids(c for c in others if _differ(c.figure, best.figure)),
        past=_past(overtaken),
        rank=best.rank,
        standing=tuple(standing),
    )


def _foremost(standing: Sequence[Candidate]) -> tuple[Candidate, bool]:
    """The value to show first, and whether the number of its independent origins did not decide it."""
    origins: dict[Figure, set[str]] = {}
    for c in standing:
        origins.setdefault(c.figure, set()).update(c.origins)
    most = max(len(found) for found in origins.values())
    leading = [figure for figure, found in origins.items() if len(found) == most]
    among = [c for c in standing if c.figure in leading]
    latest = max((c.published.timestamp() if c.published else 0.0) for c in among)
    last = [c for c in among if (c.published.timestamp() if c.published else 0.0) == latest]
    best = min(last, key=lambda c: (not c.figure.is_exact, -(c.figure.number or 0), c.key))
    return best, len(leading) > 1


def _withdrawn(everyone: Sequence[Candidate]) -> Choice:
    """A cell of which no report speaks any more: its last value, marked as superseded."""
    last = max(everyone, key=lambda c: (c.published.timestamp() if c.published else 0.0, c.key))
    return Choice(last.figure, Status.SUPERSEDED, "later_bulletin", (), (), _past(everyone), last.rank, ())


def _differ(figure: Figure, chosen: Figure) -> bool:
    if figure == chosen:
        return False
    if figure.is_exact and not chosen.is_exact:
        return not agrees(chosen, figure)
    return not agrees(figure, chosen)


def _ids(candidates: Iterable[Candidate]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(claim for c in candidates for claim in c.claims))


def _past(candidates: Sequence[Candidate]) -> tuple[Past, ...]:
    seen = {(c.claims[0], c.figure, c.moment or c.published) for c in candidates}
    rows = [Past(figure, claim, moment) for claim, figure, moment in seen]
    return tuple(sorted(rows, key=lambda p: (p.published.timestamp() if p.published else 0.0, p.claim)))


def _part_unsaid(measure: Measure, standing: Sequence[Candidate]) -> list[Candidate]:
    if measure.counts != "weapon":
        return list(standing)
    told = [c for c in standing if c.part is not None]
    return [c for c in standing if c.part or not any(o.source == c.source and _fell(o, c) for o in told)]


def _later_bulletin(_: Measure, standing: Sequence[Candidate]) -> list[Candidate]:
    kept = []
    for c in standing:
        rivals = [o for o in standing if o.source == c.source and o.report != c.report and _is_later(o, c)]
        if not any(_differ(o.figure, c.figure) or (o.figure.is_exact and not c.figure.is_exact) for o in rivals):
            kept.append(c)
    return kept


def _is_later(one: Candidate, other: Candidate) -> bool:
    return one.moment is not None and other.moment is not None and one.moment > other.moment


def _aside(_: Measure, standing: Sequence[Candidate]) -> list[Candidate]:
    return [c for c in standing if c.role != "comparison"] or list(standing)


def _breakdown(_: Measure, standing: Sequence[Candidate]) -> list[Candidate]:
    """Without headlines where the same source, or a better one, gives a figure that is none; then without hedges."""
    detailed = [c for c in standing if c.role != "headline"]
    ranks = [c.rank for c in detailed]
    kept = [c for c in standing if c.role != "headline" or not ranks or c.rank < min(ranks)]
    exact = [c for c in kept if c.figure.is_exact]
    return [
        c for c in kept if c.figure.is_exact or not any(agrees(c.figure, e.figure) and e.rank <= c.rank for e in exact)
    ]


def _authority(_: Measure, standing: Sequence[Candidate]) -> list[Candidate]:
    best = min(c.rank for c in standing)
    return [c for c in standing if c.rank == best]


def _toll_grows(measure: Measure, standing: Sequence[Candidate]) -> list[Candidate]:
    if measure.counts != "person" or any(c.moment is None or c.figure.number is None for c in standing):
        return list(standing)
    last = max(standing, key=lambda c: (c.moment.timestamp() if c.moment else 0.0, c.figure.number or 0, c.claims))
    kept = [c for c in standing if c.figure == last.figure]
    return kept if all(_grew(c, last) for c in standing if c.figure != last.figure) else list(standing)


def _upheld(_: Measure, standing: Sequence[Candidate]) -> list[Candidate]:
    return [c for c in standing if c.upheld] or list(standing)


def _fell(earlier: Candidate, later: Candidate) -> bool:
    high, low = earlier.figure.number, later.figure.number
    return low is not None and high is not None and low < high and _is_later(later, earlier)


def _grew(earlier: Candidate, later: Candidate) -> bool:
    low, high = earlier.figure.number, later.figure.number
    return low is not None and high is not None and low < high and _is_later(later, earlier)


_Narrow = Callable[[Measure, Sequence[Candidate]], list[Candidate]]
# Each rule keeps some of the candidates; what it removes is past (true) or stands against the value (false).
NARROWING: tuple[tuple[str, _Narrow, bool], ...] = (
    ("part_unsaid", _part_unsaid, False),
    ("later_bulletin", _later_bulletin, True),
    ("aside", _aside, False),
    ("breakdown", _breakdown, False),
    ("authority", _authority, False),
    ("toll_grows", _toll_grows, True),
    ("upheld", _upheld, False),
)
