"""The alerts of an area over a window, as tables, JSON and CSV show them: both measures, periods, waves."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from nightcount.alerts import Alert, Extent, Tally, Timeline
from nightcount.alerts.merge import ASSUMED_END, FEED_SILENT, LOST_ALL_CLEAR
from nightcount.alerts.periods import By, Period, periods
from nightcount.alerts.waves import QUIET, Wave, waves
from nightcount.language import gettext as _
from nightcount.publishing.trend_words import percent_words
from nightcount.publishing.wording import UNKNOWN, hours_words, place_words, source_words

CLOSED = {
    LOST_ALL_CLEAR: "no all-clear was signalled",
    ASSUMED_END: "end assumed",
    FEED_SILENT: "the feed fell silent",
}


@dataclass(frozen=True)
class AlertView:
    """The alerts of an area between two times: `some` of some part of it, `whole` of the whole of it.

    Where both measures are the same, as in a city, `is_one` is true. `nights` are the nights of the window, `periods`
    what it was to be divided into; `waves` are those of `some`, told apart by a quiet gap of `quiet`.
    """

    some: Tally
    whole: Tally
    timelines: tuple[Timeline, Timeline]
    waves: tuple[Wave, ...]
    quiet: timedelta
    nights: tuple[Period, ...]
    periods: tuple[Period, ...]
    by: By | None

    @property
    def is_one(self) -> bool:
        """True where some part of the area and the whole of it come to the same."""
        return (self.some.total_seconds, self.some.gaps) == (self.whole.total_seconds, self.whole.gaps)

    @property
    def sleepless(self) -> tuple[int, int, int]:
        """How many nights had an alert between 00:00 and 05:00, of how many the data does not tell, of how many."""
        every = self.nights
        return sum(n.sleepless for n in every), sum(n.unknown for n in every), sum(n.nights for n in every)

    def as_json(self) -> dict[str, Any]:
        """The tally that VOCABULARY gives, of some part of the area, and that of the whole of it beside it."""
        slept, unknown, of = self.sleepless
        return {
            **self.some.as_json(),
            "name": place_words(self.some.area),
            "waves": len(self.waves),
            "wave_rule": {"rule": "quiet_gap", "minutes": self.quiet.total_seconds() / 60},
            "wave_times": [one.as_json() for one in self.waves],
            "nights": {"sleepless": slept, "unknown": unknown, "of": of},
            "whole": self.whole.as_json(),
            "periods": [one.as_json() for one in self.periods],
        }

    def as_csv(self) -> str:
        """The periods of a divided window, else alerts and gaps of both measures; the first line names columns."""
        rows = [one.as_json() for one in self.periods] if self.by else list(self._alert_rows())
        written = io.StringIO()
        writer = csv.DictWriter(written, list(rows[0]) if rows else _COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
        return written.getvalue()

    def _alert_rows(self) -> Iterator[dict[str, Any]]:
        """The alerts, and the times without data, which must not be taken for calm where the alerts are read alone."""
        for tally in (self.some, self.whole):
            head = {"area": tally.area, "kind": str(tally.kind), "extent": tally.extent.value}
            for alert in tally.intervals:
                yield {**head, "what": "alert", **alert.as_json(), "seconds": alert.seconds}
            for start, end in tally.gaps:
                times = {"start": start.isoformat(), "end": end.isoformat()}
                seconds = (end - start).total_seconds()
                yield {**head, "what": "no_data", **times, "source": None, "closed_by_rule": None, "seconds": seconds}


_COLUMNS = ("area", "kind", "extent", "what", "start", "end", "source", "closed_by_rule", "seconds")


def alert_view(
    timelines: tuple[Timeline, Timeline],
    start: datetime,
    end: datetime,
    *,
    by: By | None = None,
    quiet: timedelta = QUIET,
    arrivals: Iterable[datetime] = (),
) -> AlertView:
    """What the timelines of some part of an area and of the whole of it say of a window (two aware times)."""
    some, whole = (one.tally(start, end) for one in timelines)
    return AlertView(
        some=some,
        whole=whole,
        timelines=timelines,
        waves=tuple(waves(some.intervals, [one for one in arrivals if start <= one < end], quiet)),
        quiet=quiet,
        nights=tuple(periods(timelines[0], By.NIGHT, start, end)),
        periods=tuple(periods(timelines[0], by, start, end)) if by else (),
        by=by,
    )


def lasted(seconds: float) -> str:
    """A duration to the second: "8 h 49 min 40 s"; zero is "0 s"."""
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    days, hours = divmod(hours, 24)
    parts = ((days, _("{n} d")), (hours, _("{n} h")), (minutes, _("{n} min")), (rest, _("{n} s")))
    return " ".join(said.format(n=number) for number, said in parts if number) or _("{n} s").format(n=0)


def hours(seconds: float) -> str:
    """A duration to the minute, in hours: "743 h 42 min"."""
    return hours_words(seconds / 3600)


def bounded(tally: Tally, words: Callable[[float], str] = lasted) -> str:
    """How long an area was under alert: the sum, or the bound that is known where the data has gaps."""
    if not tally.known:
        return UNKNOWN
    if tally.gaps and not tally.total_seconds:
        return f"≤ {words(tally.gap_seconds)}"
    return f"{'≥ ' if tally.gaps else ''}{words(tally.total_seconds)}"


def longest(tally: Tally, words: Callable[[float], str] = lasted) -> str:
    """The longest alert in the window; a lower bound where the data has gaps, unknown where it has nothing else."""
    if not tally.known or (tally.gaps and not tally.longest_seconds):
        return UNKNOWN
    return f"{'≥ ' if tally.gaps else ''}{words(tally.longest_seconds)}"


def share(tally: Tally) -> str:
    """The share of the time, in per cent; 100 and 0 only where they are exact."""
    if not tally.known or not tally.window_seconds:
        return UNKNOWN
    sign, seconds = ("≥ ", tally.total_seconds) if tally.gaps else ("", tally.total_seconds)
    if tally.gaps and not seconds:
        sign, seconds = "≤ ", tally.gap_seconds
    parts = 1000 * seconds / tally.window_seconds
    rounded = min(max(round(parts), 1), 999) if 0 < parts < 1000 else round(parts)
    return f"{sign}{percent_words(rounded)}"


def how_ended(alert: Alert) -> str:
    """A remark on an alert whose end no feed gave; empty for any other."""
    if alert.end is None:
        return "still open"
    return CLOSED.get(alert.closed_by_rule or "", alert.closed_by_rule or "")


def feeds(tallies: Sequence[Tally]) -> str:
    """The feeds that tallies rest on, by name."""
    return ", ".join(sorted({source_words(source) for tally in tallies for source in tally.sources}))


def extent_words(extent: Extent, kind_of_area: str) -> str:
    """ "some part of the oblast", "the whole oblast"."""
    noun = {"city_district": "district"}.get(kind_of_area, kind_of_area)
    return f"some part of the {noun}" if extent is Extent.SOME_PART else f"the whole {noun}"
