"""Frames: alerts as Polars tables, for all areas and days at once.

    from nightcount.alerts import frames

    signals = frames.read("oblast_intervals.csv.gz")     # or frames.of_signals(…), or desk.alert_frame()
    frames.merged(signals)                               # one row an alert
    frames.by_day(signals)                               # one row an area and day
    frames.by_day(frames.spread(signals))                # an oblast with what its raions were under, and the reverse

| table | columns |
|---|---|
| signals | `area` (code), `kind`, `start`, `end` (UTC, microseconds; null while open), `source` |
| merged | `area`, `kind`, `start`, `end`, `signals` (how many it was made of) |
| by day | `area`, `kind`, `day` (date in Kyiv), `seconds`, `longest_seconds`, `alerts`, `unknown_seconds` |

The sums are those of `Timeline`, area by area and second by second; the tests hold them to that. What frames do not
know: which feed was heard when, beyond the first and last moment of the whole table, and alerts of a whole oblast that
follow from all of its raions.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, time, timedelta
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from nightcount.alerts.stretches import SECOND, moment, ticks
from nightcount.errors import InputError
from nightcount.sources import find_source, open_path
from nightcount.sources.report import Report, Signal
from nightcount.vocabulary import above, area_or_none, at_kyiv, local

if TYPE_CHECKING:
    import polars as pl


def of_signals(signals: Iterable[Signal]) -> pl.DataFrame:
    """Signals as a table, in their order."""
    import polars as pl

    rows = [(one.area, one.kind, one.start, one.end, one.source) for one in signals]
    utc = pl.Datetime("us", "UTC")
    columns = [("area", pl.String()), ("kind", pl.String()), ("start", utc), ("end", utc), ("source", pl.String())]
    return pl.DataFrame(rows, schema=columns, orient="row")


def read(path: Path | str) -> pl.DataFrame:
    """The signals of a data set of alerts, CSV or Parquet. Raises InputError for a file that holds none."""
    found = list(open_path(Path(path)))
    signals = [one for one in found if isinstance(one, Signal)]
    if any(isinstance(one, Report) for one in found):
        raise InputError("these are reports, not alerts", place=str(path), way_out="Add them to a ledger instead")
    return of_signals(signals)


def spread(signals: pl.DataFrame) -> pl.DataFrame:
    """Each signal for every area of the table of which it says that some part was under alert.

    One declared for an oblast holds for its raions, hromadas and cities, and one declared for those for the oblast.
    Where a feed's alert of an oblast means some part of it, it says nothing of the places in it.
    """
    import polars as pl

    declared = signals.select("area", "source").unique().rows()
    places = {area for area, _ in declared} | {up for area, _ in declared for up in above(area)}
    pairs = [
        (area, source, place)
        for area, source in declared
        for place in places
        if place == area or place in above(area) or (area in above(place) and not _is_partial(area, source))
    ]
    holds = pl.DataFrame(pairs, schema=["area", "source", "place"], orient="row")
    spread_out = signals.join(holds, on=["area", "source"]).drop("area").rename({"place": "area"})
    return spread_out.select(signals.columns)


def _is_partial(area: str, source: str) -> bool:
    known = area_or_none(area)
    return find_source(source).part_of_oblast and known is not None and known.kind != "city"


def merged(signals: pl.DataFrame) -> pl.DataFrame:
    """One row an alert: overlapping and touching signals of an area and kind are one.

    A signal without an end lasts to the last moment that the table names, unless a later one of its area and source
    overtakes it: then its all-clear was lost, and it counts for the moment of its start only.
    """
    import polars as pl

    areas, alerts = _merged(signals)
    moments = (pl.col(name).cast(pl.Datetime("us", "UTC")) for name in ("start", "end"))
    return alerts.join(areas, on="lane", maintain_order="left").select("area", "kind", *moments, "signals")


def _merged(signals: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    """The areas and kinds by number (`lane`), and their alerts, by lane and start, in microseconds."""
    import polars as pl

    lanes = signals.select("area", "kind").unique().sort("area", "kind").with_row_index("lane")
    first, last = signals.select(pl.col("start").min(), pl.max_horizontal(pl.col("start", "end").max()).alias("l")).row(
        0
    )
    ends = pl.col("end")
    if signals["end"].null_count():
        overtaken = pl.col("start") < pl.max_horizontal("start", "end").max().over("area", "kind", "source")
        ends = pl.when(ends.is_null() & overtaken).then("start").otherwise(ends.fill_null(last))
    # Each lane is put behind the one before it, so that one running maximum serves for all of them.
    behind = pl.col("lane").cast(pl.Int64) * (ticks(last) - ticks(first) + 1)
    moments = (one.cast(pl.Datetime("us", "UTC")).to_physical() for one in (pl.col("start"), ends.alias("end")))
    alerts = (
        signals.lazy()
        .join(lanes.lazy(), on=["area", "kind"])
        .select("lane", *moments)
        .sort("lane", "start")
        .with_columns((pl.col("start") + behind > (pl.col("end") + behind).cum_max().shift(1)).alias("is_new"))
        .with_columns(pl.col("is_new").fill_null(True).cum_sum().alias("alert"))
        .group_by("alert", maintain_order=True)
        .agg(pl.col("lane", "start").first(), pl.col("end").max(), pl.len().alias("signals"))
        .drop("alert")
    )
    return lanes, alerts.collect()


def by_day(signals: pl.DataFrame, first: date | None = None, last: date | None = None) -> pl.DataFrame:
    """One row an area, kind and day from `first` to `last` (both included; by default all that the table reaches).

    Days are those of Kyiv's clocks, 23 or 25 hours long when these change. Of `unknown_seconds` of a day the table
    says nothing, since they lie before its first or after its last moment; where that is all of it, the sums are null.
    Raises InputError for an empty table.
    """
    import polars as pl

    if signals.is_empty():
        raise InputError("the table of alerts is empty", way_out="Give signals of at least one alert")
    lanes, alerts = _merged(signals)
    reach = alerts.select(pl.col("start").min(), pl.col("end").max()).row(0)
    start = first or local(moment(reach[0])).date()
    count = ((last or local(moment(reach[1])).date()) - start).days + 1
    edges = [ticks(at_kyiv(start + timedelta(days=n), time())) for n in range(count + 1)]
    unknown = [b - a - max(min(b, reach[1]) - max(a, reach[0]), 0) for a, b in pairwise(edges)]
    is_known = [lost < b - a for lost, (a, b) in zip(unknown, pairwise(edges), strict=True)]
    days = pl.DataFrame(
        {
            "day": pl.date_range(start, start + timedelta(days=count - 1), eager=True),
            "known": is_known,
            "unknown_seconds": [lost / SECOND for lost in unknown],
        }
    )
    cells = pl.select(pl.int_range(len(lanes) * count, dtype=pl.Int64).alias("cell"))
    found = cells.join(_by_cell(alerts, edges), on="cell", how="left", maintain_order="left")
    of_day = days.select(pl.all().gather(found["cell"] % count))
    of_lane = lanes.select(pl.col("area", "kind").gather(found["cell"] // count))
    sums = (pl.when("known").then(pl.col(name).fill_null(0)) for name in ("seconds", "longest_seconds", "alerts"))
    table = pl.concat([of_lane, of_day, found], how="horizontal")
    return table.select("area", "kind", "day", *sums, "unknown_seconds")


def _by_cell(alerts: pl.DataFrame, edges: list[int]) -> pl.DataFrame:
    """The sums of every lane and day with an alert; `cell` is the lane times the number of days, plus the day."""
    import polars as pl

    days, count = pl.Series("edge", edges), len(edges) - 1
    # The last day of an alert is that of its last moment: one that ends at midnight is not of the day that begins.
    until = alerts.select(pl.max_horizontal("start", pl.col("end") - 1)).to_series()
    spans = alerts.select("lane", "start", "end").with_columns(
        (days.search_sorted(alerts["start"], side="right").cast(pl.Int64) - 1).alias("first"),
        (days.search_sorted(until, side="right").cast(pl.Int64) - 1).alias("last"),
    )
    one_day = pl.col("first") == pl.col("last")
    many = spans.filter(~one_day).with_columns(pl.int_ranges("first", pl.col("last") + 1).alias("day")).explode("day")
    parts = pl.concat([spans.filter(one_day).with_columns(pl.col("first").alias("day")), many])
    parts = parts.filter(pl.col("day").is_between(0, count - 1))
    begins, ends = days.gather(parts["day"]), days.gather(parts["day"] + 1)
    lasted = pl.min_horizontal("end", ends) - pl.max_horizontal("start", begins)
    return (
        parts.select((pl.col("lane").cast(pl.Int64) * count + pl.col("day")).alias("cell"), lasted.alias("part"))
        .group_by("cell")
        .agg(
            (pl.col("part").sum() / SECOND).alias("seconds"),
            (pl.col("part").max() / SECOND).alias("longest_seconds"),
            pl.len().cast(pl.Int64).alias("alerts"),
        )
    )
