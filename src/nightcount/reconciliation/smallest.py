"""Smallest: the fewest claims that cannot all be true, so that an editor has the fewest to look at."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from nightcount.reconciliation.balance import Balance, Given

# How many sets of claims are tried in search of a smaller conflict, before one is taken that merely has none too many.
TRIES = 50
# A smaller conflict is sought among sets of at most this many members: there are too many larger ones to look through.
FEW = 5


def smallest_conflict(balance: Balance, givens: Sequence[Given]) -> list[Given]:
    """A smallest part of `givens` that cannot all be true. Empty if all can.

    Without any one of it the sums hold. No other part with fewer members (and at most FEW) breaks them either, unless
    more than TRIES sets had to be tried for one. Of several as small, one of the least doubtful claims is preferred.
    """
    if not balance.breaks(givens):
        return []
    ordered = sorted(givens, key=lambda g: (g.doubt, g.claims))
    core = _with_none_too_many(balance, ordered)
    known: list[frozenset[int]] = []
    for _ in range(TRIES):
        fewest = _hitting(known, min(len(core) - 1, FEW))
        if fewest is None:
            break
        tried = [ordered[n] for n in sorted(fewest)]
        if balance.breaks(tried):
            return tried
        known.append(_left_out(balance, ordered, fewest))
    return core


def _with_none_too_many(balance: Balance, givens: Sequence[Given]) -> list[Given]:
    """By deletion: each is left out in turn, the most doubtful first, and stays out if the rest still breaks."""
    core = balance.bounds(givens, ()).core
    for given in reversed(givens):
        if given in core:
            tried = balance.bounds(without := [g for g in core if g is not given], ())
            if tried.broken is not None:
                behind = tried.core
                core = [g for g in without if g in behind]
    return core


def _left_out(balance: Balance, givens: Sequence[Given], chosen: Collection[int]) -> frozenset[int]:
    """What has to be left out of `givens` so that the rest, with all of `chosen`, can be true; nothing too many."""
    table = balance.table()
    for n in sorted(chosen):
        table.narrow(givens[n].bounds)
    rest = [n for n in range(len(givens)) if n not in chosen]
    return frozenset(n for n in rest if not table.narrow(givens[n].bounds))


def _hitting(sets: Sequence[frozenset[int]], most: int) -> frozenset[int] | None:
    """A smallest set that has a member of each of `sets`, of at most `most` members; null where there is none."""
    return next((found for size in range(most + 1) if (found := _hit(sets, frozenset(), size)) is not None), None)


def _hit(sets: Sequence[frozenset[int]], chosen: frozenset[int], more: int) -> frozenset[int] | None:
    missed = next((one for one in sets if not one & chosen), None)
    if missed is None:
        return chosen
    if not more:
        return None
    return next((found for n in sorted(missed) if (found := _hit(sets, chosen | {n}, more - 1)) is not None), None)
