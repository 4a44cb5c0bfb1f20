"""A year as a calendar: what is unknown is never of the level of the fewest."""

from __future__ import annotations

from datetime import date

import pytest

from nightcount.publishing.calendar import months, steps
from nightcount.reconciliation import Account, Attack, Status
from nightcount.vocabulary import Figure, Measure, Weapon


@pytest.mark.parametrize(
    ("figure", "level", "short"),
    [
        (Figure.exact(0), 1, "0"),
        (Figure.exact(49), 1, "49"),
        (Figure.exact(50), 2, "50"),
        (Figure.bounds(400, None), 5, "≥ 400"),
        (Figure.bounds(None, 5), 0, "≤ 5"),
        (Figure.bounds(0, 5), 0, "0–5"),
        (Figure.unknown(), 0, "–"),
    ],
)
def test_a_date_is_of_the_level_of_what_was_surely_launched(figure: Figure, level: int, short: str) -> None:
    account = Account(Measure.LAUNCHED, Weapon.ALL, "UA", figure, Status.STATED, "uncontested")
    attack = Attack(date(2025, 7, 4), "RU", "night", (None, None), (account,))
    (july,) = months(2025, [attack], (date(2025, 7, 4), date(2025, 7, 5)))
    (day,) = [one for week in july.weeks for one in week if one and one.date == attack.night]
    assert (day.level, day.short, day.has_record) == (level, short, True)
    (silent,) = [one for week in july.weeks for one in week if one and one.date == date(2025, 7, 5)]
    assert (silent.level, silent.has_record) == (0, False)


def test_the_steps_leave_no_number_out() -> None:
    assert [words for _level, words in steps()] == ["0–49", "50–99", "100–199", "200–399", "400 and more"]
