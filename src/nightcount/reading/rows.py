"""Rows of the nightly data set, read to claims.

| column | measure |
|---|---|
| `launched` | `launched` |
| `destroyed` | `shot_down`; `neutralised` where the bulletin gives one count |
| `not_reach_goal` | `suppressed`: jammed, or lost from radar; else `not_reached` |
| `still_attacking` | `in_air` |
| `num_hit_location`, `num_fall_fragment_location` | `hit_locations`, `debris_locations` |

The span of a claim is its line of the row's text, `launched: 539.0`. An empty cell is unknown and yields no claim;
`0.0` is a claim of zero. Left unread, and no problem: `is_shahed` and `turbojet…` (a bulletin says them with "about"
or "over", which the data set drops), `border_crossing`, `carrier`, and the breakdowns `destroyed_details`,
`launched_details`, `launch_place_details` and `affected region`.

From the night to 24 July 2025 on, the air force gives one count of what was shot down or suppressed. The data set keeps
that count in `destroyed` and fills `not_reach_goal` with `0.0`. In rows of the air force from then on, `destroyed` is
therefore `neutralised`; `not_reach_goal`, which then stands beside the joint count, is `not_reached`, and its `0.0`
says nothing. Regional commands go on counting what was shot down.

A row of the air force counts for the whole country. A row of a regional command, or of anyone else who does not count
for the country, has the role `regional`: it stands beside the national count and is never added to it.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache
from importlib.resources import files
from typing import Any

from nightcount.problems import Problem
from nightcount.reading.claim import Claim, Reading
from nightcount.sources import Report, Source, find_source, identify
from nightcount.sources.nightly import NIGHTLY, post_of, when
from nightcount.vocabulary import COUNTRY, Figure, Measure, Part, Span, Weapon, at_kyiv, lowest_common
from nightcount.vocabulary.night import EVENING, MORNING

RULE = "row.nightly"
MEASURES = {
    "launched": Measure.LAUNCHED,
    "destroyed": Measure.SHOT_DOWN,
    "not_reach_goal": Measure.SUPPRESSED,
    "still_attacking": Measure.IN_AIR,
    "num_hit_location": Measure.HIT_LOCATIONS,
    "num_fall_fragment_location": Measure.DEBRIS_LOCATIONS,
}
# The first night whose bulletin does not tell what was shot down from what was suppressed: of the drone rows of 2025
# before it 200 of 201 have a `not_reach_goal` above zero, and from it on 2 of 324.
JOINT_SINCE = date(2025, 7, 24)
JOINT_MEASURES = {**MEASURES, "destroyed": Measure.NEUTRALISED, "not_reach_goal": Measure.NOT_REACHED}
AIR_FORCE = "kpszsu"
# What happened to those launched; together they cannot be more than were launched.
FATES = ("destroyed", "not_reach_goal", "still_attacking")
# A row within one date that starts and ends between these clocks tells of a day attack.
DAYBREAK, DUSK = time(7, 0), time(20, 0)
REGIONAL = "regional"
# A video on Facebook is addressed without the page that posted it.
NOT_A_PAGE = ("", "watch")


@dataclass(frozen=True, slots=True)
class Timing:
    """When the attack of a row was: its night, its part where a clock tells, and the ends of its window that do."""

    night: date | None = None
    part: str | None = None
    window: tuple[datetime | None, datetime | None] = (None, None)


class Row:
    """One row under the reader's eyes: its cells, where each stands in the text, and the problems met so far."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.cells = report.cells
        self.problems: list[Problem] = []
        self.spans: dict[str, Span] = {}
        start = 0
        for line in report.text.split("\n"):
            self.spans.setdefault(line.partition(": ")[0], Span(start, start + len(line)))
            start += len(line) + 1

    def problem(self, kind: str, reason: str, column: str) -> None:
        """Note that the cell of `column` could not be read, or not believed."""
        span = self.spans.get(column)
        words = self.report.text[span.start : span.end] if span else None
        start, end = span or (None, None)
        self.problems.append(Problem(kind, reason, start, end, words, self.report.id))


def read_row(report: Report) -> Reading:
    """The claims of one row, by measure in the order above, and what could not be read of it."""
    row = Row(report)
    counted = _counted(row)
    timing = _timing(row)
    source = _speaker(row)
    numbers = _numbers(row)
    measures = _measures(source, timing.night)
    stated = sum(column in row.cells for column in MEASURES)
    if measures is JOINT_MEASURES and numbers.get("not_reach_goal") == 0:
        del numbers["not_reach_goal"]
        stated -= 1
    claims: tuple[Claim, ...] = ()
    if counted:
        numbers = _plausible(row, numbers, counted[0], source)
        frame = _frame(source, timing)
        claims = tuple(
            _claim(row, column, number, (measures[column], *counted), frame) for column, number in numbers.items()
        )
        _add_up(row, numbers)
    return Reading(claims, tuple(row.problems), language="en", coverage=len(claims) / stated if stated else None)


def weapon_of(model: str) -> tuple[Weapon, tuple[str, ...]] | None:
    """The class of what a row counts, and the models of the vocabulary in it; null where a name is not known."""
    names = [name.strip().casefold() for name in model.split(" and ")]
    known = [_models()[name] for name in names if name in _models()]
    if len(known) < len(names):
        return None
    return lowest_common(weapon for weapon, _ in known), tuple(dict.fromkeys(one for _, ones in known for one in ones))


def _measures(source: Source | None, night: date | None) -> Mapping[str, Measure]:
    """What the columns count in a row of this source and night."""
    is_joint = source is not None and source.id == AIR_FORCE and night is not None and night >= JOINT_SINCE
    return JOINT_MEASURES if is_joint else MEASURES


def _counted(row: Row) -> tuple[Weapon, tuple[str, ...]] | None:
    model = row.cells.get("model", "")
    known = weapon_of(model)
    if known is None:
        row.problem("ambiguous", f"no class of weapon is known for the model {model!r}", "model")
    return known


def _numbers(row: Row) -> dict[str, int]:
    """The whole numbers of the row by column; anything else that stands in one of the columns is a problem."""
    numbers: dict[str, int] = {}
    for column in MEASURES:
        cell = row.cells.get(column)
        if cell is None:
            continue
        try:
            number = float(cell)
            if number < 0 or not number.is_integer():
                raise ValueError(cell)
            numbers[column] = int(number)
        except ValueError:
            row.problem("implausible", f"{column} {cell!r} is not a whole number of things", column)
    return numbers


def _plausible(row: Row, numbers: Mapping[str, int], weapon: Weapon, source: Source | None) -> dict[str, int]:
    """The numbers that a bulletin of the source can mean; the others become problems and no claims."""
    kept: dict[str, int] = {}
    for column, number in numbers.items():
        if source is None or source.holds(weapon, number):
            kept[column] = number
        else:
            reason = f"{number:,} {weapon.noun(number)} is more than one bulletin of {source.name} can mean"
            row.problem("implausible", reason, column)
    return kept


def _add_up(row: Row, numbers: Mapping[str, int]) -> None:
    launched = numbers.get("launched")
    fates = [numbers[column] for column in FATES if column in numbers]
    if launched is not None and sum(fates) > launched:
        sums = " + ".join(map(str, fates))
        row.problem("arithmetic", f"{sums} = {sum(fates)} were accounted for, of {launched} launched", "launched")


def _timing(row: Row) -> Timing:
    try:
        first, start = when(row.cells.get("time_start", ""))
        last, end = when(row.cells.get("time_end", ""))
    except ValueError as error:
        row.problem("no_night", str(error), "time_start")
        return Timing()
    window = (at_kyiv(first, start) if start else None, at_kyiv(last, end) if end else None)
    if last < first or (window[0] and window[1] and window[1] < window[0]):
        row.problem("implausible", "the attack ends before it starts", "time_end")
        return Timing(_night(first, start, first))
    return Timing(_night(first, start, last), _part(first, start, last, end), window)


def _night(first: date, start: time | None, last: date) -> date:
    """The morning on which it ended: of the next date for a start in the evening, else the date of the end."""
    if start and start >= EVENING:
        return max(first + timedelta(days=1), last)
    return last


def _part(first: date, start: time | None, last: date, end: time | None) -> str | None:
    """Night or day as far as the clocks tell; null for dates alone, and for a lone end after the morning."""
    if start and end and first == last and start >= DAYBREAK and end <= DUSK:
        return Part.DAY.value
    if start or (end and end <= MORNING):
        return Part.NIGHT.value
    return None


def _speaker(row: Row) -> Source | None:
    """Who posted what the row was taken from; null where the row does not say."""
    page = post_of(row.cells.get("source", ""))[0]
    if page in NOT_A_PAGE:
        return None
    return identify(page) or find_source(page)


def _frame(source: Source | None, timing: Timing) -> dict[str, Any]:
    """The fields that all claims of the row share."""
    area = source.area if source else None
    return {
        "place": area,
        "night": timing.night,
        "part": timing.part,
        "window": timing.window,
        "speaker": source.name if source else None,
        "source": NIGHTLY,
        "attacker": "RU",
        "role": None if area == COUNTRY else REGIONAL,
        "rule": RULE,
    }


def _claim(
    row: Row, column: str, number: int, counted: tuple[Measure, Weapon, tuple[str, ...]], frame: Mapping[str, Any]
) -> Claim:
    measure, span = counted[0], row.spans[column]
    weapon, models = counted[1:] if measure.counts == "weapon" else (None, ())
    return Claim(
        report=row.report.id,
        start=span.start,
        end=span.end,
        text=row.report.text[span.start : span.end],
        measure=measure,
        weapon=weapon,
        figure=Figure.exact(number),
        models=models,
        **frame,
    )


@cache
def _models() -> dict[str, tuple[Weapon, tuple[str, ...]]]:
    raw = tomllib.loads(files(__package__).joinpath("nightly_models.toml").read_text("utf-8"))
    return {
        name.casefold(): (Weapon(row["weapon"]), tuple(row.get("models", ()))) for name, row in raw["model"].items()
    }
