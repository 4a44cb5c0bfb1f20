from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from nightcount.alerts import Tally
from nightcount.checking import Finding, Verdict, check
from nightcount.vocabulary import Modifier
from tests.checking.world import JULY_4, KYIV, ODESA, World, article, claim, nightly


def alerts(hours: float, modifier: Modifier = Modifier.EXACT, place: str | None = KYIV) -> Finding:
    said = claim("alert_duration", hours, modifier, place=place, night=JULY_4)
    return check(*article(said), World(nightly())).findings[0]


@pytest.mark.parametrize(
    ("hours", "modifier", "verdict"),
    [
        (8, Modifier.MORE_THAN, Verdict.CONSISTENT),
        (9, Modifier.EXACT, Verdict.CONSISTENT),
        (9, Modifier.ABOUT, Verdict.CONSISTENT),
        (8.8278, Modifier.EXACT, Verdict.CONFIRMED),
        (8, Modifier.EXACT, Verdict.CONTRADICTED),
        (14, Modifier.EXACT, Verdict.CONSISTENT),
        (14, Modifier.MORE_THAN, Verdict.CONTRADICTED),
        (8, Modifier.AT_MOST, Verdict.CONTRADICTED),
    ],
)
def test_hours_are_read_as_prose_rounds_them(hours: float, modifier: Modifier, verdict: Verdict) -> None:
    assert alerts(hours, modifier).verdict is verdict


def test_hours_that_only_the_sum_reaches_are_told_of_the_sum() -> None:
    found = alerts(13, Modifier.MORE_THAN)
    assert found.verdict is Verdict.CONSISTENT
    assert found.reason == "In Kyiv, alerts lasted 13 h 53 min in all on the night to 4 July 2025."


def test_wrong_hours_are_answered_with_both_lengths() -> None:
    assert alerts(20).reason == (
        "In Kyiv, the longest alert on the night to 4 July 2025 lasted 8 h 50 min and all together 13 h 53 min."
    )


def test_where_the_claim_names_no_place_the_articles_place_is_taken_and_said() -> None:
    found = alerts(8, Modifier.MORE_THAN, place=None)
    assert found.verdict is Verdict.CONSISTENT
    assert found.reason.startswith("In Kyiv, the place that the article is about, ")


def test_a_place_of_which_no_alerts_are_held_is_unverifiable_and_not_calm() -> None:
    found = alerts(8, Modifier.MORE_THAN, place=ODESA)
    assert found.verdict is Verdict.UNVERIFIABLE
    assert "that is not the same as none" in found.reason


def test_gaps_in_the_data_leave_open_what_they_may_hide_and_no_more() -> None:
    class Cut(World):
        def tally(self, area: str, start: datetime, end: datetime) -> Tally:
            whole = super().tally(area, start, end)
            return replace(whole, gaps=((end - timedelta(hours=1), end),))

    def verdict(hours: float, modifier: Modifier) -> Verdict:
        said = claim("alert_duration", hours, modifier, place=KYIV, night=JULY_4)
        return check(*article(said), Cut(nightly())).findings[0].verdict

    assert verdict(8, Modifier.MORE_THAN) is Verdict.CONSISTENT
    assert verdict(14, Modifier.MORE_THAN) is Verdict.UNVERIFIABLE
    assert verdict(16, Modifier.MORE_THAN) is Verdict.CONTRADICTED
