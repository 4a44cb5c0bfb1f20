"""Timelines of areas: oblasts, raions and hromadas, several feeds, what is known and what is not."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta

import pytest

from nightcount.alerts import Extent, Timeline, standing, timeline
from nightcount.alerts.merge import FEED_SILENT, LOST_ALL_CLEAR
from nightcount.sources.report import Heard, Signal
from nightcount.vocabulary import AlertKind, below, find_area, local, night_window

DAY = datetime(2025, 12, 3, tzinfo=UTC)
OBLAST = find_area("Odesa oblast").code
RAIONS = below(OBLAST)
RAION = RAIONS[0]
HROMADA = below(RAION)[0]
CITY = find_area("Odesa").code
OFFICIAL, PARTIAL, LIVE = "alerts_official", "alerts_oblast", "alerts_in_ua"


def at(hour: float) -> datetime:
    return DAY + timedelta(hours=hour)


def said(area: str, start: float, end: float | None, source: str = OFFICIAL, kind: str = "air_raid") -> Signal:
    return Signal(area, at(start), None if end is None else at(end), source, f"{source} {start}", kind)


def heard(area: str = OBLAST, start: float = 0, end: float = 24, source: str = OFFICIAL) -> Heard:
    return Heard(area, source, at(start), at(end))


def hours(of: Timeline, start: float = 0, end: float = 24) -> float:
    return of.tally(at(start), at(end)).total_seconds / 3600


def gaps(of: Timeline, start: float = 0, end: float = 24) -> list[tuple[float, float]]:
    found = of.tally(at(start), at(end)).gaps
    return [((a - DAY).total_seconds() / 3600, (b - DAY).total_seconds() / 3600) for a, b in found]


def both(area: str, signals: Iterable[Signal], *told: Heard) -> tuple[Timeline, Timeline]:
    given = list(signals)
    return (
        timeline(area, given, told or (heard(),), extent=Extent.SOME_PART),
        timeline(area, given, told or (heard(),), extent=Extent.WHOLE),
    )


def test_an_alert_of_the_oblast_is_one_of_its_raions_hromadas_and_cities() -> None:
    for area in (OBLAST, RAION, HROMADA, CITY):
        some, whole = both(area, [said(OBLAST, 1, 3)])
        assert (hours(some), hours(whole)) == (2, 2)


def test_an_alert_of_one_raion_is_one_of_some_part_of_the_oblast_only() -> None:
    some, whole = both(OBLAST, [said(RAION, 1, 3)])
    assert (hours(some), hours(whole)) == (2, 0)
    assert gaps(whole) == []
    assert hours(timeline(RAIONS[1], [said(RAION, 1, 3)], [heard()])) == 0


def test_the_whole_oblast_is_under_alert_while_every_raion_is() -> None:
    signals = [said(code, 1 + n / 10, 3 + n / 10) for n, code in enumerate(RAIONS)]
    some, whole = both(OBLAST, signals)
    assert hours(some) == pytest.approx(2 + (len(RAIONS) - 1) / 10)
    assert hours(whole) == pytest.approx(2 - (len(RAIONS) - 1) / 10)


def test_durations_stay_right_across_the_change_from_oblasts_to_raions() -> None:
    before, after = [said(OBLAST, 1, 3)], [said(code, 3, 5) for code in RAIONS]
    for of in both(OBLAST, [*before, *after]):
        assert of.tally(at(0), at(24)).longest_seconds == 4 * 3600
        assert len(of.alerts) == 1


def test_a_raion_under_an_alert_of_all_its_hromadas_counts_for_the_whole_oblast() -> None:
    signals = [said(code, 1, 3) for code in (*RAIONS[1:], *below(RAION))]
    assert hours(both(OBLAST, signals)[1]) == 2
    assert hours(both(OBLAST, signals[:-1])[1]) == 0


def test_an_open_alert_of_every_raion_is_an_open_alert_of_the_whole() -> None:
    _, whole = both(OBLAST, [said(code, 1, None) for code in RAIONS])
    assert whole.alerts[-1].end is None
    assert hours(whole) == 23


def test_a_feed_that_tells_only_of_some_part_leaves_the_whole_and_each_place_open() -> None:
    signals, told = [said(OBLAST, 1, 3, PARTIAL)], heard(source=PARTIAL)
    some, whole = both(OBLAST, signals, told)
    assert (hours(some), gaps(some)) == (2, [])
    assert (hours(whole), gaps(whole)) == (0, [(1, 3)])
    for of in both(CITY, signals, told):
        assert (hours(of), gaps(of)) == (0, [(1, 3)])


def test_another_feed_settles_what_the_first_leaves_open() -> None:
    signals = [said(OBLAST, 1, 3, PARTIAL), said(CITY, 1, 2)]
    some, _ = both(CITY, signals, heard(source=PARTIAL), heard())
    assert (hours(some), gaps(some)) == (1, [])


def test_the_capital_is_one_area_even_for_a_feed_of_parts() -> None:
    kyiv = find_area("Kyiv").code
    for of in both(kyiv, [said(kyiv, 1, 3, PARTIAL)], heard(kyiv, source=PARTIAL)):
        assert (hours(of), gaps(of)) == (2, [])


def test_a_hole_between_two_times_that_a_feed_was_heard_is_a_gap_and_not_calm() -> None:
    some, _ = both(OBLAST, [said(OBLAST, 1, 2)], heard(end=6), heard(start=8))
    assert gaps(some) == [(6, 8)]
    assert some.tally(at(6), at(8)).known is False
    assert some.tally(at(5), at(9)).known is True


def test_an_alert_that_spans_a_hole_is_known_in_it() -> None:
    some, _ = both(OBLAST, [said(OBLAST, 5, 9)], heard(end=6), heard(start=8))
    assert (gaps(some), hours(some)) == ([], 4)


def test_silence_on_a_kind_that_a_feed_does_not_tell_of_is_no_calm() -> None:
    signals = [said(OBLAST, 1, 2)]
    shelling = timeline(OBLAST, signals, [heard()], kind=AlertKind.ARTILLERY)
    assert not shelling.tally(at(0), at(24)).known
    told = timeline(OBLAST, signals, [heard(source=LIVE)], kind=AlertKind.ARTILLERY)
    assert told.tally(at(0), at(24)).known


def test_kinds_are_never_added_together() -> None:
    signals = [said(OBLAST, 1, 2, LIVE), said(OBLAST, 2, 5, LIVE, "artillery"), said(OBLAST, 7, 8, LIVE, "chemical")]
    found = {kind: hours(timeline(OBLAST, signals, [heard(source=LIVE)], kind=kind)) for kind in AlertKind}
    assert found == {"air_raid": 1, "artillery": 3, "street_fights": 0, "chemical": 1, "nuclear": 0}


def test_a_lost_all_clear_of_one_feed_is_a_gap_unless_another_feed_tells() -> None:
    lost = [said(OBLAST, 1, None), said(OBLAST, 8, 9)]
    alone, _ = both(OBLAST, lost)
    assert (hours(alone), gaps(alone)) == (1, [(1, 8)])
    assert alone.alerts[0].closed_by_rule == LOST_ALL_CLEAR
    other = [said(OBLAST, 1, 2, LIVE), said(OBLAST, 8, 9, LIVE)]
    together, _ = both(OBLAST, [*lost, *other], heard(), heard(source=LIVE))
    assert (hours(together), gaps(together)) == (2, [])


def test_an_open_alert_of_one_raion_is_not_lost_because_another_raion_goes_on() -> None:
    some, _ = both(OBLAST, [said(RAION, 1, None), said(RAIONS[1], 4, 5)])
    assert (hours(some), len(some.alerts), some.alerts[0].end) == (23, 1, None)


def test_an_open_alert_is_counted_to_the_last_word_of_a_feed_that_fell_silent() -> None:
    signals = [said(OBLAST, 1, None, LIVE), said(OBLAST, 10, 11)]
    some, _ = both(OBLAST, signals, heard(end=3, source=LIVE), heard(start=9))
    assert some.alerts[0].closed_by_rule == FEED_SILENT
    assert (hours(some), gaps(some)) == (3, [(3, 9)])


def test_luhansk_and_crimea_are_known_to_be_under_alert_for_years() -> None:
    signals, seen = zip(*standing(), strict=True)
    for name, since in (("Luhansk oblast", date(2022, 4, 4)), ("Crimea", date(2022, 12, 10))):
        area = find_area(name).code
        mine = [(s, h) for s, h in zip(signals, seen, strict=True) if s.area == area]
        found = timeline(area, [s for s, _ in mine], [h for _, h in mine], extent=Extent.WHOLE)
        assert found.alerts[0].start.date() == since
        night = found.tally(*night_window(date(2025, 7, 4)))
        assert (night.total_seconds, night.gaps) == (15 * 3600, ())
        later = found.tally(*night_window(date(2026, 11, 4)))
        assert not later.known, "nobody was seen to say so of that night"


@pytest.mark.parametrize(
    ("night", "length"),
    [(date(2025, 10, 26), 16), (date(2026, 3, 29), 14), (date(2025, 10, 27), 15)],
)
def test_a_night_in_which_the_clocks_change_is_an_hour_longer_or_shorter(night: date, length: int) -> None:
    start, end = night_window(night)
    whole = Signal(OBLAST, start - timedelta(hours=1), end + timedelta(hours=1), OFFICIAL, "")
    found = timeline(OBLAST, [whole], []).tally(start, end)
    assert found.total_seconds == found.window_seconds == length * 3600
    assert found.share == 1
    assert found.longest_seconds_unclipped == (length + 2) * 3600
    by_clocks = timeline(OBLAST, [whole], []).tally(local(start), local(end))
    assert by_clocks.window_seconds == by_clocks.total_seconds == length * 3600
