from __future__ import annotations

from datetime import UTC, date, datetime

from nightcount.checking.dating import Dating, date_article
from nightcount.checking.index import Index
from nightcount.reading import Claim, Reading, WeekdayHint
from nightcount.vocabulary import Modifier, Span
from tests.checking.world import JULY_4, JUNE_29, account, attack, claim, many_nights, nightly

LEDGER = Index(tuple(many_nights(nightly())))
FRIDAY = WeekdayHint(4, "attack", Span(0, 6))
THURSDAY = WeekdayHint(3, "attack", Span(0, 8))
SATURDAY_RECORD = WeekdayHint(5, "record", Span(0, 8))
NOON = datetime(2025, 7, 4, 9, 0, tzinfo=UTC)


def dated(
    *said: Claim, hints: tuple[WeekdayHint, ...] = (), published: datetime | None = None, index: Index = LEDGER
) -> Dating:
    return date_article(Reading(claims=said), published, hints, index)


def test_two_figures_and_a_weekday_single_out_one_night_of_thirteen_hundred() -> None:
    found = dated(claim("launched drone", 539), claim("launched missile", 11), hints=(FRIDAY, SATURDAY_RECORD))
    assert len(LEDGER.nights) >= 1300
    assert found.night == JULY_4
    assert found.confidence > 0.95
    assert "The article speaks of Friday, and 4 July 2025 was a Friday." in found.reasons


def test_the_weekday_of_the_record_before_does_not_date_the_attack() -> None:
    found = dated(claim("launched drone", 539), hints=(SATURDAY_RECORD,))
    assert found.night == JULY_4
    assert not any("2025 was a Saturday" in reason for reason in found.reasons)


def test_the_weekday_of_the_record_before_speaks_for_the_week_after_that_record() -> None:
    found = dated(claim("launched missile", 11), published=NOON, hints=(SATURDAY_RECORD,))
    assert found.night == JULY_4
    assert any(
        "the record before to Saturday, and the largest night until then ended on 29 June 2025" in reason
        for reason in found.reasons
    )


def test_a_weekday_that_disagrees_lowers_the_confidence() -> None:
    alone = dated(claim("launched drone", 539))
    against = dated(claim("launched drone", 539), hints=(WeekdayHint(0, "attack", Span(0, 6)),))
    assert against.confidence < alone.confidence


def test_the_weekday_of_the_evening_agrees_with_the_night_that_began_on_it() -> None:
    found = dated(claim("launched drone", 539), hints=(THURSDAY,))
    assert found.night == JULY_4
    assert any("the evening on which the night to 4 July 2025 began" in reason for reason in found.reasons)


def test_a_common_figure_alone_dates_nothing_and_says_so() -> None:
    found = dated(claim("launched missile", 11))
    assert found.night is None
    assert found.confidence < 0.5
    assert "do not single out one night" in found.reasons[0]


def test_weekdays_break_the_tie_of_a_common_figure_only_together_with_more() -> None:
    assert dated(claim("launched missile", 11), hints=(FRIDAY,)).night is None


def test_without_any_clue_the_night_is_unknown() -> None:
    found = dated()
    assert (found.night, found.confidence) == (None, 0.0)


def test_a_date_in_the_text_is_taken_even_where_the_ledger_lacks_that_night() -> None:
    lacking = date(2031, 1, 1)
    found = dated(claim("launched drone", 90, night=lacking), claim("injured", 2, night=lacking))
    assert found.night == lacking
    assert found.reasons[-1] == "The ledger holds no report on the night to 1 January 2031."


def test_of_several_dates_the_one_of_most_claims_is_the_articles() -> None:
    claims = [claim("launched drone", 539, night=JULY_4), claim("injured", 2, night=JULY_4)]
    assert dated(*claims, claim("launched drone", 477, night=JUNE_29)).night == JULY_4


def test_compared_nights_and_records_before_do_not_date_the_article() -> None:
    other = claim("launched drone", 477, role="comparison", night=JUNE_29)
    assert dated(other, claim("previous_record all", 537)).night is None


def test_a_number_under_the_wrong_weapon_still_points_to_its_night() -> None:
    found = dated(claim("launched drone", 550), hints=(FRIDAY,), published=NOON)
    assert found.night == JULY_4
    assert any("not for what the article says" in reason for reason in found.reasons)


def test_publication_narrows_a_common_figure_down() -> None:
    found = dated(claim("launched missile", 11), published=NOON)
    assert found.night == JULY_4
    assert "The article was published on 4 July 2025." in found.reasons


def test_an_article_published_years_later_is_still_of_the_night_that_its_figures_have() -> None:
    later = datetime(2026, 5, 1, tzinfo=UTC)
    assert dated(claim("launched drone", 539), claim("launched missile", 11), published=later).night == JULY_4


def test_hedged_figures_date_nothing() -> None:
    assert dated(claim("launched drone", 539, Modifier.MORE_THAN)).night is None


def test_a_small_figure_in_a_ledger_of_one_night_dates_nothing() -> None:
    small = Index((attack(JULY_4, account("launched missile", 3)),))
    assert dated(claim("launched missile", 3), index=small).night is None
