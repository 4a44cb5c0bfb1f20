"""From answer to answer: what began, what ended, and what nobody heard; kept in a ledger and shown with its age."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

import nightcount
from nightcount.alerts.merge import ASSUMED_END
from nightcount.desk import Desk
from nightcount.sources.alert_answers import Answer, understand
from nightcount.vocabulary import find_area
from tests.cli.command import call
from tests.sources.alert_service import Service, alerts_in_ua, running

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
KYIV = find_area("Kyiv").code
ODESA = find_area("Odesa oblast").code


def at(minutes: float) -> datetime:
    return NOON + timedelta(minutes=minutes)


def answer(minutes: float, *rows: tuple[int, float]) -> Answer:
    """What alerts.in.ua answers so many minutes after noon: (number of the place, start in minutes)."""
    said = alerts_in_ua(*((number, "air_raid", at(start).isoformat()) for number, start in rows), told=None)
    return understand(said, "alerts_in_ua", at(minutes))


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with nightcount.open_ledger(tmp_path / "a.db") as opened:
        yield opened


def test_an_alert_that_goes_on_and_then_is_gone_ends_when_it_was_last_seen(desk: Desk) -> None:
    desk.hear(answer(0, (31, -10)))
    for minutes in (2, 4, 6):
        assert desk.hear(answer(minutes, (31, -10))).began == ()
    change = desk.hear(answer(8))
    assert [(one.area, one.end, one.assumed_end) for one in change.ended] == [(KYIV, at(6), True)]
    counted = desk.tally("Kyiv", at(-20), at(8))
    assert counted.total_seconds == 16 * 60
    assert counted.intervals[0].closed_by_rule == ASSUMED_END
    assert [(start, end) for start, end in counted.gaps] == [(at(-20), at(-10))]


def test_an_alert_keeps_the_first_start_that_was_told_of_it(desk: Desk) -> None:
    desk.hear(answer(0, (31, -10)))
    assert desk.hear(answer(3, (31, -1))).began == ()
    assert desk.tally("Kyiv", at(-20), at(3)).intervals[0].start == at(-10)


def test_an_alert_that_began_after_the_last_answer_is_another_one(desk: Desk) -> None:
    desk.hear(answer(0, (31, -10)))
    change = desk.hear(answer(4, (31, 2)))
    assert [one.start for one in change.began] == [at(2)]
    assert [(one.start, one.end) for one in change.ended] == [(at(-10), at(0))]


def test_nothing_for_an_hour_is_a_gap_and_nothing_that_was_known_is_lost(desk: Desk) -> None:
    desk.hear(answer(0, (31, -10), (18, -5)))
    desk.hear(answer(62, (18, -5)))
    kyiv, odesa = desk.tally("Kyiv", at(-10), at(62)), desk.tally("Odesa oblast", at(-5), at(62))
    assert kyiv.total_seconds == 10 * 60
    assert kyiv.gaps == ((at(0), at(62)),)
    assert odesa.gaps == (), "the service says that this one stood all the time"
    assert odesa.total_seconds == 67 * 60
    lviv = desk.tally("Lviv oblast", at(-5), at(62))
    assert not lviv.known


def test_history_fills_a_gap_and_gives_an_assumed_end_its_true_one(desk: Desk) -> None:
    desk.hear(answer(0, (31, -10)))
    desk.hear(answer(62))
    told = alerts_in_ua((31, "air_raid", at(-10).isoformat()), (31, "air_raid", at(30).isoformat()), told=None)
    told["alerts"][0]["finished_at"], told["alerts"][1]["finished_at"] = at(5).isoformat(), at(40).isoformat()
    desk.hear(understand(told, "alerts_in_ua", at(63), history_of=KYIV))
    counted = desk.tally("Kyiv", at(-10), at(62))
    assert (counted.total_seconds, counted.count, counted.gaps) == (25 * 60, 2, ())
    assert counted.intervals[0].closed_by_rule is None


def test_the_same_answer_twice_changes_nothing(desk: Desk) -> None:
    first = desk.hear(answer(0, (31, -10)))
    again = desk.hear(answer(0, (31, -10)))
    assert len(first.began) == 1
    assert (again.began, again.ended) == ((), ())


# --- The command -----------------------------------------------------------------------------------------------------


@pytest.fixture
def service(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Service]:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    with running() as found:
        monkeypatch.setenv("ALERTS_IN_UA_TOKEN", "secret-token")
        monkeypatch.setenv("ALERTS_IN_UA_URL", found.url)
        yield found


def ago(minutes: float) -> str:
    return (datetime.now(UTC) - timedelta(minutes=minutes)).isoformat()


def test_now_shows_the_age_of_the_information_before_everything_else(service: Service, tmp_path: Path) -> None:
    service.will(alerts_in_ua((31, "air_raid", ago(95)), told=ago(3)))
    shown = call("--ledger", tmp_path / "none.db", "alerts", "--now")
    assert shown.code == 0, shown.err
    first = shown.out.splitlines()[0]
    assert first.startswith("Alerts, 3 min")
    assert first.endswith("old")
    assert "1 h 32 min" in shown.out
    assert not (tmp_path / "none.db").exists(), "asking makes no ledger"


def test_now_says_that_no_alert_stands_in_a_place_only_with_an_answer(
    service: Service, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    service.will(alerts_in_ua((31, "air_raid", ago(5)), told=None)).will(b"busy", 500)
    path = tmp_path / "none.db"
    assert "No alert in Lviv, Lviv oblast was standing." in call("--ledger", path, "alerts", "Lviv", "--now").out
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "another"))  # as if the time to wait were over
    refused = call("--ledger", path, "alerts", "Lviv", "--now")
    assert (refused.code, refused.out) == (2, "")
    assert "alerts_in_ua: it answers with an error" in refused.err


def test_when_the_service_fails_the_last_answer_is_shown_with_its_age_and_the_reason(
    service: Service, tmp_path: Path
) -> None:
    path = tmp_path / "a.db"
    with nightcount.open_ledger(path) as desk:
        said = alerts_in_ua((31, "air_raid", ago(80)), told=None)
        desk.hear(understand(said, "alerts_in_ua", datetime.now(UTC) - timedelta(minutes=64)))
    service.will({"message": "slow down"}, 429)
    shown = call("--ledger", path, "alerts", "--now")
    assert shown.code == 0, shown.err
    assert shown.out.startswith("Alerts, 1 h 4 min")
    assert "It gives no newer answer: it was asked too often (429)." in shown.out
    assert "Kyiv" in shown.out
    said = json.loads(call("--ledger", path, "alerts", "--now", "--json").out)
    assert (said["is_fresh"], said["alerts"][0]["area"]) == (False, KYIV)
    assert 3840 <= said["age_seconds"] <= 3900


def test_now_keeps_the_answer_where_there_is_a_ledger(service: Service, tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    with nightcount.open_ledger(path) as desk:
        desk.hear(answer(0))
    service.will(alerts_in_ua((31, "air_raid", ago(5)), told=None))
    assert call("--ledger", path, "alerts", "--now").code == 0
    with nightcount.open_ledger(path) as desk:
        assert desk.timeline("Kyiv").alerts[-1].end is None


def test_now_without_a_token_is_refused_with_the_way_out(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("ALERTS_IN_UA_TOKEN", "UKRAINEALARM_TOKEN"):
        monkeypatch.delenv(name, raising=False)
    refused = call("--ledger", tmp_path / "a.db", "alerts", "--now")
    assert refused.code == 2
    assert "ALERTS_IN_UA_TOKEN" in refused.err


def test_following_keeps_every_change_through_failures(
    service: Service, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from nightcount.cli import alerts_now
    from nightcount.sources import alert_feeds

    path = tmp_path / "a.db"
    with nightcount.open_ledger(path) as desk:
        desk.hear(answer(0))
    waited: list[float] = []
    monkeypatch.setattr(alert_feeds.Feed, "wait", property(lambda self: 0.0))  # as if it had been waited for
    standing = alerts_in_ua((31, "air_raid", ago(5)), told=None)
    service.will(standing).will(b"oops", 500).will(b"<html>", 200).will(alerts_in_ua(told=None))
    alerts_now.follow_now(path, None, times=4, sleep=waited.append)
    lines = capsys.readouterr().out.splitlines()
    assert all(words in line for words, line in zip(("began", "no answer", "no answer", "ended"), lines, strict=True))
    assert waited == [30.0] * 3


def test_following_needs_a_ledger(service: Service, tmp_path: Path) -> None:
    refused = call("--ledger", tmp_path / "none.db", "alerts", "--follow")
    assert refused.code == 2
    assert "no ledger to keep the alerts in" in refused.err
