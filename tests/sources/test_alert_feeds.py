"""The alert services, asked over a real connection: their answers, and everything else that they may do."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from nightcount.errors import FeedError, InputError, UsageError
from nightcount.sources import Heard, Signal, alert_feeds, open_path
from nightcount.sources.alert_feeds import AlertsInUa, Feed, UkraineAlarm, open_feed
from nightcount.vocabulary import AlertKind, find_area
from tests.shared_data import shared
from tests.sources.alert_service import Service, alerts_in_ua, running, ukrainealarm

KYIV, LUHANSK = find_area("Kyiv").code, find_area("Luhansk oblast").code
VOVCHANSK = find_area("Vovchanska hromada").code
SINCE = "2026-11-23T06:30:15.000Z"


class Clock:
    def __init__(self) -> None:
        self.at = 1000.0

    def __call__(self) -> float:
        return self.at


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache" / "nightcount"


@pytest.fixture
def service() -> Iterator[Service]:
    with running() as found:
        yield found


@pytest.fixture(params=[AlertsInUa, UkraineAlarm])
def feed(request: pytest.FixtureRequest, service: Service) -> Feed:
    made: Feed = request.param("secret-token", service.url, clock=Clock())
    return made


def answer_of(feed: Feed, *rows: tuple[int, str, str]) -> object:
    return alerts_in_ua(*rows) if isinstance(feed, AlertsInUa) else ukrainealarm(*rows)


def advance(feed: Feed, seconds: float) -> None:
    clock = feed._clock
    assert isinstance(clock, Clock)
    clock.at += seconds


def refusal(feed: Feed) -> FeedError:
    with pytest.raises(FeedError) as caught:
        feed.ask()
    assert "\n" not in str(caught.value)
    assert "secret-token" not in str(caught.value)
    return caught.value


def test_an_answer_tells_where_alerts_stand_and_that_all_else_is_calm(feed: Feed, service: Service) -> None:
    kind = "air_raid" if isinstance(feed, AlertsInUa) else "AIR"
    service.will(answer_of(feed, (31, kind, SINCE), (16, kind, "2022-04-04T16:45:39Z")))
    answer = feed.ask()
    assert {(one.area, one.kind) for one in answer.standing} == {(KYIV, "air_raid"), (LUHANSK, "air_raid")}
    assert answer.signals[0].start == datetime(2026, 11, 23, 6, 30, 15, tzinfo=UTC)
    assert [(one.area, one.start == one.end) for one in answer.heard] == [("UA", True)]
    assert answer.unknown == ()


def test_the_token_goes_along_and_is_never_shown(feed: Feed, service: Service) -> None:
    service.will(answer_of(feed))
    feed.ask()
    path, headers = service.asked[0]
    assert "secret-token" in headers["Authorization"]
    assert "secret-token" not in path


def test_kinds_are_kept_apart(service: Service) -> None:
    names = ["air_raid", "artillery_shelling", "urban_fights", "chemical", "nuclear"]
    service.will(alerts_in_ua(*((1313, name, SINCE) for name in names)))
    assert [one.kind for one in AlertsInUa("t", service.url).ask().signals] == list(AlertKind)
    service.answers.clear()
    service.will(ukrainealarm(*((1313, name, SINCE) for name in ("AIR", "ARTILLERY", "URBAN_FIGHTS"))))
    found = UkraineAlarm("t", service.url).ask().signals
    assert [(one.area, one.kind) for one in found] == [(VOVCHANSK, kind) for kind in list(AlertKind)[:3]]


def test_a_place_or_kind_that_nobody_knows_is_named_and_not_taken_for_calm(feed: Feed, service: Service) -> None:
    service.will(answer_of(feed, (987654, "AIR", SINCE), (31, "flood", SINCE)))
    answer = feed.ask()
    assert answer.signals == ()
    assert answer.unknown == ("place 987654: AIR", "place 31: flood")


def test_a_service_asked_too_often_is_left_alone_for_as_long_as_it_says(feed: Feed, service: Service) -> None:
    service.will({"message": "too many"}, 429, Retry_After="120")
    assert "429" in str(refusal(feed))
    assert feed.wait >= alert_feeds.REFUSED
    assert isinstance(feed, AlertsInUa) or feed.wait == 120
    assert "must not be asked" in str(refusal(feed))
    assert len(service.asked) == 1, "the second question never left this machine"


def test_after_errors_the_wait_doubles_and_after_an_answer_it_is_short_again(feed: Feed, service: Service) -> None:
    service.will(b"down", 500)
    waits = []
    for _ in range(8):
        assert "500" in str(refusal(feed))
        waits.append(feed.wait)
        advance(feed, feed.wait)
    assert waits == [15, 30, 60, 120, 240, 480, 600, 600]
    service.answers.clear()
    service.will(answer_of(feed))
    feed.ask()
    assert feed.wait == alert_feeds.APART


@pytest.mark.parametrize(
    "body",
    [b"<html>busy</html>", b"", b'{"alerts": [{"id": 1', b"null", b"7", b'{"alerts": null}', b'[{"regionId": "31"}]',
     b'{"alerts": [{"location_uid": "31", "alert_type": "air_raid", "started_at": "yesterday"}]}',
     b'[{"regionId": "31", "activeAlerts": [{"regionId": "31", "type": "AIR", "lastUpdate": "2026-11-23T06:00:00"}]}]',
     b'{"alerts": [{"location_uid": "31", "alert_type": "air_raid", "started_at": "2026-11-23T06:00:00Z",'
     b' "finished_at": "2026-11-23T05:00:00Z"}]}'],
)  # fmt: skip
def test_nonsense_is_refused_in_one_line_and_nothing_is_taken_from_it(
    feed: Feed, service: Service, body: bytes
) -> None:
    service.will(body)
    error = refusal(feed)
    assert "documented shape" in str(error) or "no JSON" in str(error)
    assert feed.wait == 15


def test_a_service_that_does_not_answer_is_not_waited_for(
    feed: Feed, service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    import alerts_in_ua as official

    monkeypatch.setattr(alert_feeds, "_TIMEOUT", 0.1)
    monkeypatch.setattr(official.Client, "REQUEST_TIMEOUT", 0.1)
    service.will(answer_of(feed), wait=0.6)
    assert "does not answer" in str(refusal(feed))


def test_a_service_that_is_not_there_does_not_answer(feed: Feed) -> None:
    feed._url = "http://127.0.0.1:9"
    assert "does not answer" in str(refusal(feed))


@pytest.mark.parametrize("status", [401, 403])
def test_a_token_that_is_not_accepted_is_said_and_left_alone_for_long(
    feed: Feed, service: Service, status: int
) -> None:
    service.will({"message": "no"}, status)
    assert "_TOKEN" in str(refusal(feed))
    assert feed.wait == 600


def test_history_is_asked_by_number_and_no_oftener_than_twice_a_minute(service: Service) -> None:
    body = alerts_in_ua((31, "air_raid", "2026-11-20T20:00:00.000Z"))
    body["alerts"][0]["finished_at"] = "2026-11-20T21:30:00.000Z"
    service.will(body)
    feed = AlertsInUa("t", service.url, clock=Clock())
    answer = feed.history(KYIV)
    assert service.asked[0][0] == "/v1/regions/31/alerts/month_ago.json"
    assert [(one.end or one.start).isoformat() for one in answer.signals] == ["2026-11-20T21:30:00+00:00"]
    assert [(one.area, one.start.isoformat()) for one in answer.heard] == [(KYIV, "2026-11-20T20:00:00+00:00")]
    assert feed.wait == alert_feeds.HISTORY_APART


def test_without_a_token_no_service_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("ALERTS_IN_UA_TOKEN", "UKRAINEALARM_TOKEN"):
        monkeypatch.delenv(name, raising=False)
    with pytest.raises(UsageError, match="ALERTS_IN_UA_TOKEN or UKRAINEALARM_TOKEN"):
        open_feed()
    monkeypatch.setenv("UKRAINEALARM_TOKEN", "t")
    assert open_feed().id == "ukrainealarm"
    with pytest.raises(UsageError, match="there is no alert service"):
        open_feed("radio")


def test_another_command_waits_as_long_and_a_damaged_memory_is_none(feed: Feed, service: Service, cache: Path) -> None:
    service.will(b"busy", 500)
    refusal(feed)
    again = type(feed)("secret-token", service.url, clock=feed._clock)
    assert "must not be asked for another 15 s" in str(refusal(again))
    assert type(feed)("another-token", service.url, clock=feed._clock).wait == 0
    (kept,) = cache.iterdir()
    assert "secret-token" not in kept.read_text() + kept.name
    kept.write_text("{")
    assert again.wait == 0


# --- Saved answers ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("body", "source"),
    [
        (alerts_in_ua((31, "air_raid", SINCE)), "alerts_in_ua"),
        (ukrainealarm((31, "AIR", SINCE)), "ukrainealarm"),
    ],
)
def test_a_saved_answer_is_read_as_a_file(tmp_path: Path, body: object, source: str) -> None:
    path = tmp_path / "answer.json"
    path.write_text(json.dumps(body), encoding="utf-8")
    signal, heard = open_path(path)
    assert isinstance(signal, Signal)
    assert isinstance(heard, Heard)
    assert (signal.area, signal.end, signal.source) == (KYIV, None, source)
    assert (heard.area, heard.start) == ("UA", heard.end)


def test_a_calm_answer_is_read_too(tmp_path: Path) -> None:
    path = tmp_path / "answer.json"
    path.write_text(json.dumps(alerts_in_ua()), encoding="utf-8")
    assert [type(one) for one in open_path(path)] == [Heard]


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ('{"alerts": [{"id": 1}], "meta": {"last_updated_at": "2026-11-23T07:00:00Z"}}', "documented shape"),
        (json.dumps(alerts_in_ua((987654, "air_raid", SINCE))), "names what no list here knows"),
        ('{"alerts": [], "meta": {}}', "no answer of an alert service"),
        ('{"alerts": [', "no answer of an alert service"),
    ],
)
def test_a_saved_answer_that_is_none_is_refused_in_one_line(tmp_path: Path, body: str, said: str) -> None:
    path = tmp_path / "answer.json"
    path.write_text(body, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        list(open_path(path))
    assert said in str(caught.value)
    assert str(path) in str(caught.value)


@pytest.mark.parametrize(
    ("name", "alerts"),
    [
        ("alerts_in_ua_active_2024-05-06_two_alerts.json", 2),
        ("alerts_in_ua_docs_example_active.json", 1),
        ("alerts_in_ua_raion_with_threats_shape_2026-10.json", 1),
        ("ukrainealarm_v3_alerts_2026-09-24.json", 10),
        ("ukrainealarm_v3_kyiv_yellow_2026-09-25.json", 1),
    ],
)
def test_real_answers_are_read_to_the_last_alert(name: str, alerts: int) -> None:
    found = list(open_path(shared(f"alerts/api_samples/{name}")))
    assert len([one for one in found if isinstance(one, Signal)]) == alerts
