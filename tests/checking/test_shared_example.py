"""The acceptance case on the real files: an article without a date, four years of nights, the alerts of July 2025."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from nightcount.checking import Check, Finding, Verdict
from nightcount.desk import open_ledger
from nightcount.sources import open_path
from nightcount.sources.report import Report
from tests.checking.world import JULY_4, JUNE_9, JUNE_29
from tests.shared_data import shared


@pytest.fixture(scope="module")
def checked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Check]:
    article = next(iter(open_path(shared("articles/seed.txt"))))
    assert isinstance(article, Report)
    with open_ledger(tmp_path_factory.mktemp("ledger") / "nights.db") as ledger:
        ledger.add([shared("nightly/missile_attacks_daily.csv"), shared("alerts/oblast_intervals_2025-07.csv")])
        yield ledger.check(article)


def finding(checked: Check, measure: str, number: float) -> Finding:
    return next(
        one
        for one in checked.findings
        if one.claim.measure.value == measure and one.claim.figure.number == number and one.superlative_of is None
    )


def test_the_undated_article_is_dated(checked: Check) -> None:
    assert checked.night == JULY_4
    assert checked.night_confidence > 0.95
    assert "The article speaks of Friday, and 4 July 2025 was a Friday." in checked.night_reasons


@pytest.mark.parametrize(
    ("measure", "number", "verdict"),
    [
        ("launched", 539, Verdict.CONFIRMED),
        ("launched", 11, Verdict.CONFIRMED),
        ("got_through", 72, Verdict.MISLABELLED),
        ("previous_record", 537, Verdict.MISLABELLED),
        ("alert_duration", 8, Verdict.CONSISTENT),
        ("killed", 1, Verdict.UNVERIFIABLE),
        ("injured", 26, Verdict.UNVERIFIABLE),
    ],
)
def test_each_claim_gets_the_verdict_of_the_worked_example(
    checked: Check, measure: str, number: float, verdict: Verdict
) -> None:
    assert finding(checked, measure, number).verdict is verdict


def test_the_numbers_are_led_back_to_what_they_belong_to(checked: Check) -> None:
    through, before = (
        finding(checked, "got_through", 72).belongs_to,
        finding(checked, "previous_record", 537).belongs_to,
    )
    assert through is not None
    assert before is not None
    assert through.expression == "63 drones + 9 missiles"
    assert (before.night, before.expression) == (JUNE_29, "477 drones + 60 missiles")


def test_the_record_names_the_nights_that_it_beat(checked: Check) -> None:
    record = next(one for one in checked.findings if one.superlative_of is not None)
    assert record.verdict is Verdict.CONFIRMED
    assert record.runner_up is not None
    assert (record.runner_up.night, record.runner_up.low) == (JUNE_9, 479)
    assert [(one.night, one.low) for one in record.also_runner_up] == [(JUNE_29, 537)]


def test_every_verdict_on_launches_leads_to_the_words_behind_it(checked: Check) -> None:
    for measure, number in (("launched", 539), ("launched", 11), ("got_through", 72), ("previous_record", 537)):
        assert finding(checked, measure, number).evidence
