from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from nightcount.alerts import Extent, Tally, timeline
from nightcount.checking import Finding, Verdict, check
from nightcount.sources.report import Heard, Signal
from nightcount.vocabulary import Modifier, below
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
        def tally(self, area: str, start: datetime, end: datetime, *, extent: Extent = Extent.SOME_PART) -> Tally:
            whole = super().tally(area, start, end, extent=extent)
            return replace(whole, gaps=((end - timedelta(hours=1), end),))

    def verdict(hours: float, modifier: Modifier) -> Verdict:
        said = claim("alert_duration", hours, modifier, place=KYIV, night=JULY_4)
        return check(*article(said), Cut(nightly())).findings[0].verdict

    assert verdict(8, Modifier.MORE_THAN) is Verdict.CONSISTENT
    assert verdict(14, Modifier.MORE_THAN) is Verdict.UNVERIFIABLE
    assert verdict(16, Modifier.MORE_THAN) is Verdict.CONTRADICTED


class Raions(World):
    """A world in which Odesa oblast was under alert by raions: one raion for five hours, all of them for two."""

    source = "alerts_official"

    def tally(self, area: str, start: datetime, end: datetime, *, extent: Extent = Extent.SOME_PART) -> Tally:
        day = datetime(2025, 7, 3, 20, tzinfo=UTC)
        spans = dict.fromkeys(below(ODESA), (2, 4)) | {below(ODESA)[0]: (0, 5)}
        signals = [
            Signal(code, day + timedelta(hours=first), day + timedelta(hours=last), self.source, code)
            for code, (first, last) in spans.items()
        ]
        heard = [Heard(ODESA, self.source, start, end)]
        return timeline(area, signals, heard, extent=extent).tally(start, end)


class PartOnly(Raions):
    """The same, told by a feed that only knows of some part of an oblast."""

    def tally(self, area: str, start: datetime, end: datetime, *, extent: Extent = Extent.SOME_PART) -> Tally:
        day = datetime(2025, 7, 3, 20, tzinfo=UTC)
        signal = Signal(ODESA, day, day + timedelta(hours=5), "alerts_oblast", "")
        return timeline(area, [signal], [Heard(ODESA, "alerts_oblast", start, end)], extent=extent).tally(start, end)


def in_odesa(hours: float, world: type[World]) -> Finding:
    said = claim("alert_duration", hours, place=ODESA, night=JULY_4)
    return check(*article(said), world(nightly())).findings[0]


def test_hours_of_an_oblast_are_held_against_some_part_of_it_and_the_whole_of_it() -> None:
    some, whole, neither = (in_odesa(hours, Raions) for hours in (5, 2, 9))
    assert (some.verdict, whole.verdict) == (Verdict.CONFIRMED, Verdict.CONFIRMED)
    assert some.reason.startswith("In some part of Odesa oblast, the longest alert")
    assert whole.reason.startswith("In the whole of Odesa oblast, the longest alert")
    assert neither.verdict is Verdict.CONTRADICTED
    assert neither.reason == (
        "In some part of Odesa oblast, the longest alert on the night to 4 July 2025 lasted 5 h and all together 5 h; "
        "in the whole of Odesa oblast, 2 h and 2 h."
    )


def test_hours_that_no_feed_tells_of_the_whole_are_no_contradiction() -> None:
    assert in_odesa(5, PartOnly).verdict is Verdict.CONFIRMED
    assert in_odesa(2, PartOnly).verdict is Verdict.UNVERIFIABLE
    assert in_odesa(9, PartOnly).verdict is Verdict.CONTRADICTED


def waves(number: int, place: str | None = KYIV) -> Finding:
    return check(*article(claim("waves", number, place=place, night=JULY_4)), World(nightly())).findings[0]


def test_waves_that_a_calm_between_alerts_parts_are_consistent_and_the_calm_is_named() -> None:
    assert waves(2).reason == (
        "Alerts in Kyiv came in 2 waves on the night to 4 July 2025, if a calm of 30 minutes parts two."
    )
    assert (waves(2).verdict, waves(3).verdict) == (Verdict.CONSISTENT, Verdict.CONSISTENT)
    assert "a calm of 10 minutes" in waves(3).reason


def test_more_waves_than_alerts_tell_apart_are_not_contradicted_by_them() -> None:
    found = waves(7)
    assert found.verdict is Verdict.UNVERIFIABLE
    assert "one alert may hold several" in found.reason


def test_waves_of_a_place_without_alerts_in_the_ledger_stay_unverifiable() -> None:
    assert waves(2, ODESA).verdict is Verdict.UNVERIFIABLE


def counted(
    number: int, modifier: Modifier = Modifier.EXACT, place: str | None = KYIV, world: World | None = None
) -> Finding:
    said = claim("alerts", number, modifier, place=place, night=JULY_4)
    return check(*article(said), world or World(nightly())).findings[0]


def test_as_many_alerts_as_the_night_had_are_confirmed_and_the_window_is_named() -> None:
    night = World(nightly()).tally(KYIV, datetime(2025, 7, 3, 15, tzinfo=UTC), datetime(2025, 7, 4, 6, tzinfo=UTC))
    found = counted(night.count)
    assert found.verdict is Verdict.CONFIRMED
    assert f"{night.count} alert" in found.reason
    assert "18:00 on 3 July" in found.reason
    assert counted(night.count, Modifier.AT_LEAST).verdict is Verdict.CONSISTENT


def test_more_alerts_than_night_or_day_had_are_contradicted_with_both_numbers() -> None:
    found = counted(50)
    assert found.verdict is Verdict.CONTRADICTED
    assert "00:00 on 4 July" in found.reason


def test_gaps_may_hide_alerts_so_a_larger_number_stays_open() -> None:
    class Cut(World):
        def tally(self, area: str, start: datetime, end: datetime, *, extent: Extent = Extent.SOME_PART) -> Tally:
            whole = super().tally(area, start, end, extent=extent)
            return replace(whole, gaps=((end - timedelta(hours=1), end),))

    assert counted(50, world=Cut(nightly())).verdict is Verdict.UNVERIFIABLE
    assert counted(1, place=ODESA).verdict is Verdict.UNVERIFIABLE
