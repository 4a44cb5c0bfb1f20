"""The months of a period as charts: what was launched, and the share that got through, both with what is not known."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from math import ceil
from typing import TYPE_CHECKING, Any

from nightcount.language import DEFAULT, spoken
from nightcount.language import gettext as _
from nightcount.publishing.charts.chart import Chart, Told
from nightcount.publishing.charts.frame import Frame, ticks_to
from nightcount.publishing.charts.palette import ACCENT, FLOW_1, FLOW_3, LIGHT, SOFT
from nightcount.publishing.trend_words import scale_words, share_words
from nightcount.publishing.wording import day_words, month_words, noun_words, number_words, short_figure
from nightcount.reconciliation import Period
from nightcount.vocabulary import Measure, Weapon

if TYPE_CHECKING:
    import altair as alt

HEIGHTS = (240, 210)
# Above a bar of which nobody knows how much higher it is.
OPEN = "△"
# So many months are each called by name; of more, only their years are.
NAMED_MONTHS = 14


@dataclass(frozen=True, slots=True)
class MonthRow:
    """A month: between `low` and `high` (null: not bounded, or nothing known), and of `sure` the share is known.

    `sure` is null where it is not known, or is of too few launches to tell.
    """

    month: date
    low: float | None
    high: float | None
    sure: tuple[float, float] | None = None


def chart_of_launches(period: Period, weapon: Weapon, source: str, most: int | None = None) -> Chart:
    """The launches of a class of weapon by month; the scale reaches to `most`, or as far as the months need it."""
    months = [(one.first, one.sum(Measure.LAUNCHED, weapon)) for one in period.months()]
    rows = tuple(MonthRow(month, figure.low, figure.high) for month, figure in months)
    title = _capital(_("{weapon} launched, by month").format(weapon=noun_words(weapon)))
    known = [(month, figure) for month, figure in months if figure.low]
    words = _("Nothing is known of these months.")
    if known:
        month, figure = max(known, key=lambda one: one[1].low or 0)
        words = _("{first} to {last}; most in {month}: {figure}. Each month stands in the table.").format(
            first=month_words(months[0][0]),
            last=month_words(months[-1][0]),
            month=month_words(month),
            figure=short_figure(figure),
        )
    top = most or ceil(_top(rows))
    name = f"launched-{weapon.value}-to-{top}"
    told = tuple(Told(f"{month_words(month)}: {short_figure(figure)}") for month, figure in months)
    draw = partial(launched_chart, rows, top)
    return Chart(name, title, words, draw, HEIGHTS, source, about=_about(period), told=told)


def chart_of_shares(period: Period, weapon: Weapon, source: str, most: int | None = None) -> Chart:
    """The share that got through by month; the scale reaches to `most` per cent, or as far as the months need it."""
    rows = []
    months = period.months()
    for one in months:
        bounds, exact = one.bounded_share(weapon), one.share(weapon)
        sure = (
            (exact.low, exact.high) if exact.is_telling and exact.low is not None and exact.high is not None else None
        )
        rows.append(MonthRow(one.first, bounds.low, bounds.high, sure))
    title = _("Share that got through, by month: {weapon}").format(weapon=noun_words(weapon))
    words = _("{first} to {last}: bounds, and where both numbers are known the share. Each month stands in the table.")
    said = words.format(first=month_words(months[0].first), last=month_words(months[-1].first))
    top = most or ceil(100 * _top(rows))
    name = f"share-{weapon.value}-to-{top}"
    told = tuple(Told(f"{month_words(one.first)}: {share_words(one.bounded_share(weapon))}") for one in months)
    draw = partial(share_chart, tuple(rows), top)
    return Chart(name, title, said, draw, HEIGHTS, source, about=_about(period), told=told)


def _about(period: Period) -> str:
    return f"{day_words(period.first)} – {day_words(period.last)}"


def _top(rows: Sequence[MonthRow]) -> float:
    return max((one.high or one.low or 0 for one in rows), default=0) or 1


def launched_chart(rows: tuple[MonthRow, ...], most: int, width: int) -> alt.LayerChart | alt.FacetChart:
    """Bars: solid up to what is sure, light up to the most, a mark above where nobody knows the most."""
    ticks = ticks_to(most)
    frame = _frame(width, ticks[-1])
    bars: list[dict[str, Any]] = []
    marks: list[dict[str, Any]] = []
    for one, (left, right) in zip(rows, _columns(frame, len(rows), gap=True), strict=True):
        if one.high is not None and one.high > (one.low or 0):
            bars.append(_rect(left, right, frame.y(one.low or 0), frame.y(one.high), FLOW_3))
        if one.low:
            bars.append(_rect(left, right, frame.bottom, frame.y(one.low), FLOW_1))
        if one.low is None and one.high is None:
            marks.append({"x": (left + right) / 2, "y": frame.bottom - 8, "text": "?"})
        elif one.high is None:
            marks.append({"x": (left + right) / 2, "y": frame.y(one.low or 0) - 7, "text": OPEN})
    return _layered(frame, rows, ticks, number_words_of, [frame.rects(bars), _marks(frame, marks, len(rows))])


def share_chart(rows: tuple[MonthRow, ...], most: int, width: int) -> alt.LayerChart | alt.FacetChart:
    """Bands from bound to bound, and upon them the share where it is known."""
    ticks = [tick / 100 for tick in ticks_to(most)]
    frame = _frame(width, ticks[-1])
    bands: list[dict[str, Any]] = []
    sure: list[dict[str, Any]] = []
    marks: list[dict[str, Any]] = []
    for one, (left, right) in zip(rows, _columns(frame, len(rows), gap=False), strict=True):
        if one.low is None or one.high is None:
            marks.append({"x": (left + right) / 2, "y": frame.bottom - 8, "text": "?"})
            continue
        bands.append(_rect(left, right, frame.y(one.low), min(frame.y(one.high), frame.y(one.low) - 2), LIGHT["h3"]))
        if one.sure:
            low, high = (frame.y(bound) for bound in one.sure)
            sure.append(_rect(left + 1, right - 1, low + 1, min(high, low - 2), ACCENT))
    layers = [frame.rects(bands), frame.rects(sure), _marks(frame, marks, len(rows))]
    return _layered(frame, rows, ticks, scale_words, layers)


def number_words_of(number: float) -> str:
    """A number of the scale in words; whole numbers without a point."""
    return number_words(int(number) if number == int(number) else number)


def _frame(width: int, most: float) -> Frame:
    return Frame(width, HEIGHTS[0] if width >= 500 else HEIGHTS[1], most)


def _columns(frame: Frame, many: int, *, gap: bool) -> Iterator[tuple[float, float]]:
    each = (frame.width - frame.left) / max(many, 1)
    space = min(each * 0.22, 14) if gap else 0.0
    # A bar of a single month is no wall.
    wide = min(each - space, 120.0) if gap else each
    for at in range(many):
        middle = frame.left + each * (at + 0.5)
        yield middle - wide / 2, middle + wide / 2


def _rect(left: float, right: float, foot: float, head: float, colour: str) -> dict[str, Any]:
    return {"x": left, "x2": right, "y": foot, "y2": head, "colour": colour}


def _marks(frame: Frame, rows: list[dict[str, Any]], many: int) -> Any:
    size = 11 if (frame.width - frame.left) / max(many, 1) >= 11 else 7
    return frame.texts(rows, SOFT, align="center", fontSize=size)


def _layered(
    frame: Frame, rows: Sequence[MonthRow], ticks: Sequence[float], words: Callable[[float], str], layers: list[Any]
) -> alt.LayerChart | alt.FacetChart:
    import altair as alt

    return alt.layer(*frame.scale(ticks, words), *layers, *_months(frame, rows))


def _months(frame: Frame, rows: Sequence[MonthRow]) -> list[Any]:
    """The names of the months under their columns, or of their years where each begins."""
    columns = list(_columns(frame, len(rows), gap=False))
    if len(rows) <= NAMED_MONTHS:
        every = 1 if columns and columns[0][1] - columns[0][0] >= 34 else 2
        names = [
            {"x": (left + right) / 2, "y": frame.bottom + 13, "text": short_month(one.month)}
            for at, (one, (left, right)) in enumerate(zip(rows, columns, strict=True))
            if at % every == 0
        ]
        return [frame.texts(names, align="center")]
    years = [
        (left, one.month)
        for at, (one, (left, _right)) in enumerate(zip(rows, columns, strict=True))
        if one.month.month == 1 or at == 0
    ]
    starts = [(left, str(month.year)) for left, month in years]
    # A first year of which only the last months are shown has no room for its name.
    if len(starts) > 1 and starts[1][0] - starts[0][0] < 34:
        starts = starts[1:]
    lines = [_rect(left, left + 1, frame.bottom + 8, frame.bottom, SOFT) for left, _year in starts]
    names = [{"x": left + 3, "y": frame.bottom + 13, "text": year} for left, year in starts]
    return [frame.rects(lines), frame.texts(names, align="left")]


def short_month(month: date) -> str:
    """A month as "Jul"."""
    if spoken() == DEFAULT:
        return f"{month:%b}"
    from babel.dates import format_date

    return str(format_date(month, "LLL", locale=spoken()))


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
