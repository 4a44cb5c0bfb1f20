"""How fast the record is made and asked: a rebuild, a check, and the bounds of a night beside a linear programme.

The ledger is the nightly data set, the bulletins and the alerts of `../shared/data`; without them there is nothing to
measure.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

from benchmarks.texts import shared
from nightcount.desk import Desk, open_ledger
from nightcount.reconciliation import accounts, reconcile
from nightcount.reconciliation.sums import Sums
from nightcount.sources import Report, open_path

_FILES = (
    "nightly/missile_attacks_daily.csv",
    "bulletins/kpszsu_posts.jsonl",
    "bulletins/67095.html",
    "bulletins/69965.html",
    "alerts/oblast_intervals_2022-03-15_2026-06-19.csv.gz",
)
_ARTICLE = "articles/seed.txt"
# Of every so many nights one is given to the peer too, which takes its time.
_EVERY = 40


def record_speed(rounds: int, with_peer: bool) -> None:
    """A rebuild of the whole ledger, one check cold and warm, and the bounds of single nights."""
    if not all((shared() / name).exists() for name in (*_FILES, _ARTICLE)):
        print("  ../shared/data is not here: nothing to measure")
        return
    with tempfile.TemporaryDirectory() as folder, open_ledger(Path(folder) / "record.db") as desk:
        desk.add([shared() / name for name in _FILES])
        began = time.process_time()
        rebuilt = desk.rebuild()
        print(f"  rebuild of {rebuilt.reports:,} reports, {len(desk.nights()):,} nights: {_since(began):.1f} s")
        article = next(iter(open_path(shared() / _ARTICLE)))
        assert isinstance(article, Report)
        desk.check(article)
        print(f"  one check, warm: {_median(lambda: desk.check(article), rounds) * 1000:.0f} ms")
        print(f"  one check, a process of its own: {_cold(desk.path):.2f} s")
        _bounds_speed(desk, with_peer)


def _since(began: float) -> float:
    return time.process_time() - began


def _median(work: Callable[[], object], rounds: int) -> float:
    taken = []
    for _ in range(rounds):
        began = time.process_time()
        work()
        taken.append(_since(began))
    return statistics.median(taken)


def _cold(ledger: Path | str) -> float:
    command = (sys.executable, "-c", "from nightcount.cli.main import main; main()", "--ledger", ledger, "check")
    began = time.perf_counter()
    subprocess.run([*map(str, command), str(shared() / _ARTICLE)], check=True, capture_output=True)
    return time.perf_counter() - began


def _bounds_speed(desk: Desk, with_peer: bool) -> None:
    """The bounds of all accounts of some nights, by our own arithmetic and by HiGHS, one programme a bound."""
    systems = _systems(desk)[::_EVERY]
    shown = [[n for n, low in enumerate(one.bounds.low) if low != one.bounds.high[n]] for one in systems]
    began = time.process_time()
    for one, open_ones in zip(systems, shown, strict=True):
        one.balance.bounds(one.held, open_ones)
    ours = _since(began) / len(systems)
    print(f"  bounds of a night (of {len(systems)}): {ours * 1000:.1f} ms")
    if with_peer:
        from tests.reconciliation.judge import Judge

        began = time.process_time()
        for one, open_ones in zip(systems, shown, strict=True):
            Judge(one.balance.variables, one.balance.sums, one.held).bounds(open_ones)
        theirs = _since(began) / len(systems)
        print(f"  the same by scipy's HiGHS: {theirs * 1000:.1f} ms; nightcount is {theirs / ours:.0f} times as fast")


def _systems(desk: Desk) -> list[accounts.Balanced]:
    """The balance of every night, caught as it is made."""
    made: list[accounts.Balanced] = []
    settle = accounts.Balanced._settle

    def caught(self: accounts.Balanced, sums: Sums) -> None:
        settle(self, sums)
        made.append(self)

    accounts.Balanced._settle = caught  # type: ignore[method-assign]  # put back afterwards
    try:
        claims = defaultdict(list)
        for claim in desk.store.claims(nights=desk.nights()):
            claims[claim.night].append(claim)
        reports = {report.id: report for report in desk.store.reports()}
        for night, said in claims.items():
            if night:
                reconcile(night, said, reports, desk.store.superseded())
    finally:
        accounts.Balanced._settle = settle  # type: ignore[method-assign]  # put back afterwards
    return made
