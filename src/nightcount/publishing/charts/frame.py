"""Frame: the paper of a chart with a scale on the left: where a number stands on it, its lines and their labels."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from math import floor, log10
from typing import Any

from nightcount.publishing.charts.drawing import values
from nightcount.publishing.charts.palette import RULE, SOFT


@dataclass(frozen=True, slots=True)
class Frame:
    """A drawing `width` by `height` pixels, in which 0 to `most` is drawn between `bottom` and `top` from above.

    What is drawn begins at `left`, so that the labels of the scale have room.
    """

    width: float
    height: float
    most: float
    left: float = 44.0
    top: float = 16.0
    foot: float = 24.0

    @property
    def bottom(self) -> float:
        """Where zero stands."""
        return self.height - self.foot

    def y(self, number: float) -> float:
        """Where a number stands, in pixels from above."""
        return self.bottom - (self.bottom - self.top) * min(number, self.most) / self.most

    def axes(self) -> tuple[Any, Any]:
        """The encodings of x and y, both in pixels."""
        import altair as alt

        x = alt.X("x:Q", axis=None, scale=alt.Scale(domain=[0, self.width], nice=False))
        y = alt.Y("y:Q", axis=None, scale=alt.Scale(domain=[self.height, 0], nice=False))
        return x, y

    def rects(self, rows: Iterable[dict[str, Any]]) -> Any:
        """Rectangles from (x, y) to (x2, y2), each in its `colour`."""
        import altair as alt

        x, y = self.axes()
        chart = alt.Chart(values(rows)).mark_rect()
        return chart.encode(x=x, x2="x2:Q", y=y, y2="y2:Q", fill=alt.Fill("colour:N", scale=None))

    def texts(self, rows: Iterable[dict[str, Any]], colour: str = SOFT, **look: Any) -> Any:
        """Words, each at (x, y), where it ends below or above as `look` says."""
        import altair as alt

        x, y = self.axes()
        chart = alt.Chart(values(rows)).mark_text(**{"fontSize": 12, "baseline": "middle", "color": colour, **look})
        return chart.encode(x=x, y=y, text="text:N")

    def scale(self, ticks: Sequence[float], words: Callable[[float], str]) -> list[Any]:
        """The lines of the scale, each with its number above its left end."""
        lines = [
            {
                "x": 0,
                "x2": self.width,
                "y": self.y(tick),
                "y2": self.y(tick) - (1.5 if tick == 0 else 1),
                "colour": RULE,
            }
            for tick in ticks
        ]
        labels = [{"x": 0, "y": self.y(tick) - 8, "text": words(tick)} for tick in ticks if tick]
        return [self.rects(lines), self.texts(labels, align="left")]


def ticks_to(most: float, many: int = 3) -> list[float]:
    """Round numbers from 0 to at least `most`, about `many` steps apart; 0 and 1 where there is nothing to show."""
    if most <= 0:
        return [0, 1]
    rough = most / many
    power = 10.0 ** floor(log10(rough))
    step = next(factor * power for factor in (1, 2, 2.5, 5, 10) if factor * power >= rough)
    found = [0.0]
    while found[-1] < most - step * 1e-9:
        found.append(found[-1] + step)
    return found
