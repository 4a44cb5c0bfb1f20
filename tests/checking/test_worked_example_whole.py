"""The worked example from end to end: reports and articles of our own with its figures, read, recorded and checked."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

import pytest

from nightcount.checking import Check, Verdict
from nightcount.desk import Desk, open_ledger
from tests.checking.world import JULY_4, JUNE_9, JUNE_29
from tests.shared_data import ROOT, shared

DEMO = ROOT / "demo"
REPORTS = [DEMO / "reports" / f"{name}.jsonl" for name in ("air_force", "rescue", "news")]

FIRST = """A record 539 drones and 11 missiles were fired at Ukraine overnight, the air force said on Friday.
Of the 539 drones, 72 got through the air defences. The attack topped the previous record of 537 drones, set last
Saturday night.

Air raid alerts sounded in Kyiv for more than eight hours. One person was killed and 26 were injured in Kyiv."""
SECOND = """Russia launched 550 drones and 11 missiles at Ukraine overnight, the air force said on Friday.
In Kyiv 23 people were injured."""


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    with open_ledger(tmp_path_factory.mktemp("whole") / "a.db") as opened:
        rows = DEMO / "reports" / "missile_attacks_daily.csv"
        opened.add([rows, *REPORTS, DEMO / "alerts" / "oblast_intervals_kyiv.csv"])
        yield opened


def verdicts(found: Check) -> list[tuple[str, str, Verdict]]:
    return [
        (one.claim.measure.value, one.claim.text, one.verdict) for one in found.findings if one.superlative_of is None
    ]


def test_the_first_outlet(desk: Desk) -> None:
    found = desk.check(FIRST, language="en")
    assert found.night == JULY_4
    assert found.night_confidence > 0.95
    assert verdicts(found) == [
        ("launched", "539 drones", Verdict.CONFIRMED),
        ("launched", "11 missiles", Verdict.CONFIRMED),
        ("launched", "539 drones", Verdict.CONFIRMED),
        ("got_through", "72", Verdict.MISLABELLED),
        ("previous_record", "537 drones", Verdict.MISLABELLED),
        ("alert_duration", "eight hours", Verdict.CONSISTENT),
        ("killed", "One person", Verdict.CONFIRMED),
        ("injured", "26", Verdict.CONFIRMED),
    ]


def test_why_of_the_first_outlet(desk: Desk) -> None:
    reasons = {one.claim.text: one.reason for one in desk.check(FIRST, language="en").findings}
    assert reasons["72"] == (
        "63 of the 539 drones got through; 72 is how many of all 550 drones and missiles did (63 drones + 9 missiles)."
    )
    assert reasons["537 drones"] == (
        "537 is 477 drones + 60 missiles (the night to 29 June 2025), not drones alone; in like terms it is "
        "550 against 537 in all (the night to 29 June 2025), or 539 drones against 479 (the night to 9 June 2025)."
    )
    assert "8 h 50 min without a break" in reasons["eight hours"]


def test_the_second_outlet_and_a_toll_that_was_overtaken(desk: Desk) -> None:
    found = desk.check(SECOND, language="en")
    assert found.night == JULY_4
    assert verdicts(found) == [
        ("launched", "550 drones", Verdict.MISLABELLED),
        ("launched", "11 missiles", Verdict.CONFIRMED),
        ("injured", "23 people", Verdict.OUTDATED),
    ]
    drones, _, injured = found.findings
    assert drones.belongs_to is not None
    assert drones.belongs_to.expression == "539 drones + 11 missiles"
    assert "4 July 2025, 07:30 Kyiv time" in injured.reason


def test_the_same_toll_in_an_article_of_that_morning_was_right(desk: Desk) -> None:
    published = datetime.fromisoformat("2025-07-04T09:00:00+03:00")
    found = desk.check(SECOND, language="en", published=published)
    assert verdicts(found)[-1] == ("injured", "23 people", Verdict.CONFIRMED)


def test_a_record_is_not_confirmed_by_a_ledger_that_reaches_back_a_month(desk: Desk) -> None:
    (record,) = [one for one in desk.check(FIRST, language="en").findings if one.superlative_of is not None]
    assert record.verdict is Verdict.UNVERIFIABLE
    assert record.reason.endswith("too many to tell a record.")


def test_the_record_holds_in_like_terms_over_four_years_of_nights(tmp_path_factory: pytest.TempPathFactory) -> None:
    with open_ledger(tmp_path_factory.mktemp("whole") / "b.db") as opened:
        opened.add([shared("nightly/missile_attacks_daily.csv"), *REPORTS])
        (record,) = [one for one in opened.check(FIRST, language="en").findings if one.superlative_of is not None]
    assert record.verdict is Verdict.CONFIRMED
    assert record.runner_up is not None
    assert (record.runner_up.night, record.runner_up.low) == (JUNE_9, 479)
    assert [(one.night, one.low) for one in record.also_runner_up] == [(JUNE_29, 537)]
