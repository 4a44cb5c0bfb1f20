"""Standing: alerts that have stood for years, which every feed knows and no data set lists."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from nightcount.sources.report import Heard, Signal

# What these are put under.
SOURCE = "standing_alerts"


@cache
def standing() -> tuple[tuple[Signal, Heard], ...]:
    """Each standing alert as an open signal, and the time for which it is known to have stood."""
    rows = tomllib.loads(files(__package__).joinpath("standing.toml").read_text("utf-8"))["alert"]
    return tuple(
        (
            Signal(row["area"], row["start"], None, SOURCE, "standing.toml"),
            Heard(row["area"], SOURCE, row["start"], row["seen"]),
        )
        for row in rows
    )
