"""`python -m benchmarks.alerts` times alerts by area and day on one core, beside pandas, and shows what rows overcount.

What is compared, on the largest data set (alerts by oblast, 2022 to 2026):
- ours: `frames.by_day`, which merges, cuts at local midnights and sums, for every area and day;
- the usual pandas loop: `iterrows`, a `while` that cuts a row at each local midnight, a dictionary of sums;
- a sum of rows: `groupby` on the day of the start, which cuts nothing and merges nothing.

Then, on the official set, hours by a sum of rows beside hours under alert. Without the data sets a made-up table of the
same size is timed. pandas goes into an environment of the benchmarks' own (`benchmarks/.venv`).
"""

from __future__ import annotations

import os

# Before Polars is imported: one core, as for the peer.
os.environ.setdefault("POLARS_MAX_THREADS", "1")

import argparse
import json
import platform
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from benchmarks.texts import shared
from nightcount.alerts import frames
from nightcount.sources.report import Signal
from nightcount.vocabulary import below

_HERE = Path(__file__).resolve().parent
_VENV = _HERE / ".venv"
_DATA = shared() / "alerts"
_LARGEST, _OFFICIAL = (
    "oblast_intervals_2022-03-15_2026-06-19.csv.gz",
    "official_with_raion_2022-03-15_2023-10-27.csv.gz",
)
_ROWS = 74_675

_PEER = """
import json, statistics, sys, time
from collections import defaultdict
import pandas as pd
table = pd.read_parquet(sys.argv[1]) if sys.argv[1].endswith("parquet") else pd.read_csv(sys.argv[1])
for column in ("start", "end"):
    table[column] = pd.to_datetime(table[column], utc=True, format="ISO8601")

def loop():
    sums = defaultdict(float)
    for _, row in table.iterrows():
        start, end = row["start"].tz_convert("Europe/Kyiv"), row["end"].tz_convert("Europe/Kyiv")
        while start < end:
            midnight = (start.normalize() + pd.DateOffset(days=1))
            until = min(end, midnight)
            sums[row["area"], start.date()] += (until - start).total_seconds()
            start = until
    return sums

def rows():
    day = table["start"].dt.tz_convert("Europe/Kyiv").dt.date
    return (table["end"] - table["start"]).dt.total_seconds().groupby([table["area"], day]).sum()

def timed(work, rounds):
    found = []
    for _ in range(rounds):
        began = time.process_time()
        result = work()
        found.append(time.process_time() - began)
    return statistics.median(found), result

slow, sums = timed(loop, 1)
fast, _ = timed(rows, 5)
total = sum(sums.values())
json.dump({"loop": slow, "rows": fast, "hours": total / 3600, "pandas": pd.__version__}, sys.stdout)
"""


def seconds(work: Callable[[], object], rounds: int) -> float:
    """The median processor time of a piece of work, over several rounds after two uncounted ones."""
    work(), work()
    taken = []
    for _ in range(rounds):
        began = time.process_time()
        work()
        taken.append(time.process_time() - began)
    return statistics.median(taken)


def made_up(rows: int) -> list[Signal]:
    """So many alerts in all oblasts over four years, of minutes to hours, none overlapping its neighbour."""
    chance, oblasts = Random(1), below("UA")
    each = rows // len(oblasts) + 1
    found = []
    for area in oblasts:
        at = datetime(2022, 3, 15, tzinfo=UTC)
        for _ in range(each):
            at += timedelta(seconds=chance.randrange(600, 80_000))
            lasted = timedelta(seconds=chance.randrange(60, 14_000))
            found.append(Signal(area, at, at + lasted, "made_up", ""))
            at += lasted
    return found[:rows]


def peer(signals: Sequence[Signal]) -> dict[str, float]:
    """Seconds of processor time of the pandas loop and of the sum of rows, and the hours that the loop finds."""
    python = _VENV / "bin" / "python"
    if not python.exists():
        print(f"  Making {_VENV.name}", file=sys.stderr)
        subprocess.run([sys.executable, "-m", "venv", _VENV], check=True)
    if subprocess.run([python, "-c", "import pandas"], capture_output=True, check=False).returncode:
        print("  Installing pandas in it", file=sys.stderr)
        subprocess.run([python, "-m", "pip", "install", "--quiet", "pandas>=2.2"], check=True)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "alerts.csv"
        frames.of_signals(signals).write_csv(path)
        done = subprocess.run([python, "-c", _PEER, path], capture_output=True, text=True, check=True)
    said: dict[str, float] = json.loads(done.stdout)
    return said


def largest(rounds: int, *, with_peer: bool) -> None:
    """Times all areas and days of the largest set."""
    path = _DATA / _LARGEST
    signals: Sequence[Signal] = made_up(_ROWS)
    name = f"a made-up table ({_LARGEST} is not here)"
    if path.exists():
        table = frames.read(path)
        name = path.name
        rows = table.select("area", "kind", "start", "end", "source").iter_rows()
        signals = [Signal(area, start, end, source, "", kind) for area, kind, start, end, source in rows]
    table = frames.of_signals(signals)
    days = frames.by_day(table)
    ours = seconds(lambda: frames.by_day(table), rounds)
    print(f"{name}: {len(table):,} rows, {len(days):,} areas and days")
    print(f"  nightcount: {ours * 1000:.0f} ms, {days['seconds'].sum() / 3600:,.1f} hours under alert")
    if with_peer:
        said = peer(signals)
        loop, found, times = said["loop"], said["hours"], said["loop"] / ours
        print(f"  pandas {said['pandas']} loop: {loop:,.1f} s, {found:,.1f} hours; {times:,.0f} times as long")
        print(f"  pandas sum of rows: {said['rows'] * 1000:.0f} ms, each row on the day of its start, nothing merged")


def overcount() -> None:
    """Shows how much longer a sum of the official rows is than the time under alert."""
    path = _DATA / _OFFICIAL
    if not path.exists():
        print(f"{_OFFICIAL} is not here: no overcount to show")
        return
    import polars as pl

    table = frames.read(path)
    oblasts = pl.Series("area", below("UA"))
    merged = frames.merged(frames.spread(table)).filter(pl.col("area").is_in(oblasts.implode()))
    rows, hours = (
        sum((end - start for start, end in one.select("start", "end").iter_rows()), timedelta()) / timedelta(hours=1)
        for one in (table, merged)
    )
    print(f"{path.name}: {len(table):,} rows")
    print(f"  sum of rows: {rows:,.1f} hours")
    print(f"  hours in which some part of an oblast was under alert: {hours:,.1f}")
    print(f"  the sum of rows is {100 * (rows / hours - 1):.1f} % too long")


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.alerts", description=__doc__)
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--no-peer", action="store_true", help="leave out pandas")
    chosen = parser.parse_args()
    print(f"Python {platform.python_version()}, one core, load {os.getloadavg()[0]:.1f}")
    largest(chosen.rounds, with_peer=not chosen.no_peer)
    overcount()


if __name__ == "__main__":
    main()
