"""The desk: what a person at a newsdesk asks of a ledger, and what it answers when it does not know."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

import nightcount
from nightcount.desk import Desk
from nightcount.desk.desk import KYIV_CITY
from nightcount.errors import LedgerError, UsageError
from nightcount.vocabulary import Measure, Weapon, area
from tests.english_posts import ALERTS, ARTICLE, NIGHTS, posts, written
from tests.shared_data import shared

NIGHT = date(2025, 7, 4)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    folder = tmp_path_factory.mktemp("desk")
    with nightcount.open_ledger(folder / "a.db") as opened:
        opened.add([posts(folder / "posts.jsonl", *NIGHTS), written(folder / "alerts.csv", ALERTS)])
        yield opened


def test_a_night_shows_its_accounts_with_the_words_behind_each(desk: Desk) -> None:
    night = desk.night("2025-07-04")
    (attack,) = [one for one in night.attacks if one.part == "night"]
    launched = attack.account(Measure.LAUNCHED, Weapon.DRONE)
    assert launched is not None
    assert launched.figure.number == 539
    words = night.evidence(launched.claims)
    assert words
    for one in words:
        assert one.text == night.reports[one.report].text[one.start : one.end]
        assert "539" in one.text


def test_every_claim_that_an_account_names_is_at_hand_with_its_report(desk: Desk) -> None:
    night = desk.night(NIGHT)
    named = {one for attack in night.attacks for account in attack.accounts for one in account.claims + account.against}
    assert named
    assert named <= set(night.claims)
    assert {claim.report for claim in night.claims.values()} == set(night.reports)


def test_the_json_of_a_night_has_the_form_of_the_vocabulary(desk: Desk) -> None:
    said = json.loads(json.dumps(desk.night(NIGHT).as_json()))
    assert said["night"] == "2025-07-04"
    attack = said["attacks"][0]
    assert {"id", "attacker", "part", "window", "accounts", "alerts", "quotations", "context", "conflicts"} <= set(
        attack
    )
    assert {"measure", "weapon", "place", "low", "high", "status", "rule", "claims", "against"} <= set(
        attack["accounts"][0]
    )
    cited = {one for account in attack["accounts"] for one in account["claims"]}
    assert cited <= set(attack["evidence"])


def test_the_alerts_of_a_night_are_those_of_the_city_of_kyiv(desk: Desk) -> None:
    assert "Kyiv City" in area(KYIV_CITY).also
    alerts = desk.night(NIGHT).alerts
    assert alerts.known
    assert alerts.total_seconds == pytest.approx((1 * 60 + 24 + 8 * 60 + 50 + 3 * 60 + 39) * 60)
    assert alerts.longest_seconds == pytest.approx(8 * 3600 + 50 * 60, abs=60)


def test_a_night_of_which_nothing_is_known_is_not_called_calm(desk: Desk) -> None:
    night = desk.night("2025-01-15")
    assert not night.is_known
    assert not night.alerts.known
    assert night.as_json() == {"night": "2025-01-15", "attacks": [], "reviews": []}
    assert "does not mean that it was calm" in repr(night)
    assert "does not mean that it was calm" in night._repr_html_()


def test_nights_are_those_with_an_attack_between_two_dates(desk: Desk) -> None:
    assert NIGHT in desk.nights()
    assert desk.nights("2025-06-01", "2025-06-30") == [date(2025, 6, 9), date(2025, 6, 29)]
    assert desk.nights(start=date(2025, 7, 5)) == []


def test_an_overview_counts_the_dates_without_a_record(desk: Desk) -> None:
    overview = desk.overview("2025-06-29", "2025-07-04")
    assert overview.nights == [date(2025, 6, 29), NIGHT]
    assert overview.without_record == 4
    assert "4 dates of this span have no record" in repr(overview)
    first = overview.as_json()["nights"][0]
    assert (first["night"], first["launched"]["low"], first["drones"]["low"]) == ("2025-06-29", 537, 477)


def test_superlatives_rank_by_what_is_surely_known_and_say_what_they_rest_on(desk: Desk) -> None:
    ranking = desk.superlatives("launched", "drone")
    assert [(one.rank, one.night, one.account.figure.low) for one in ranking.ranked] == [
        (1, NIGHT, 539),
        (2, date(2025, 6, 9), 479),
        (3, date(2025, 6, 29), 477),
    ]
    assert (ranking.first, ranking.last) == (date(2025, 6, 9), NIGHT)
    assert ranking.without_record == 23
    assert "23 dates between have no record" in repr(ranking)
    assert [one.rank for one in desk.superlatives("launched", "drone", limit=1).ranked] == [1]


def test_what_only_a_bound_is_known_of_is_marked(tmp_path: Path) -> None:
    said = "On the night of {} July 2025 Russia launched {} drones at Ukraine."
    at_least = ("kpszsu", "1", "2025-07-04T06:00:00Z", said.format(4, "more than 300"))
    exactly = ("kpszsu", "2", "2025-07-05T06:00:00Z", said.format(5, "200"))
    with nightcount.open_ledger(tmp_path / "a.db") as desk:
        desk.add(posts(tmp_path / "posts.jsonl", at_least, exactly))
        ranked = desk.superlatives("launched", "drone").ranked
    assert [(one.night.day, one.is_bound) for one in ranked] == [(4, True), (5, False)]


def test_measures_of_people_are_ranked_without_a_weapon(desk: Desk) -> None:
    assert desk.superlatives("injured", "drone").weapon is None


@pytest.mark.parametrize(("measure", "weapon"), [("fired", "all"), ("launched", "tank")])
def test_a_word_outside_the_vocabulary_is_refused_with_those_that_are_in_it(
    desk: Desk, measure: str, weapon: str
) -> None:
    with pytest.raises(UsageError, match=r"Use one of: .*(shot_down|drone)"):
        desk.superlatives(measure, weapon)


def test_dates_that_cannot_be_meant_are_refused(desk: Desk) -> None:
    with pytest.raises(UsageError, match="2025-02-30"):
        desk.night("2025-02-30")
    with pytest.raises(UsageError, match="backwards"):
        desk.nights("2025-07-04", "2025-07-01")
    with pytest.raises(UsageError, match="not a time"):
        desk.night(datetime(2025, 7, 4, tzinfo=UTC))


def test_claims_and_reports_are_found_from_each_other(desk: Desk) -> None:
    claims = desk.claims(night=NIGHT)
    assert claims
    report = desk.report(claims[0].report[:16])
    assert claims[0] in desk.claims(report=report.id[:16])
    assert desk.claims(ids=[claims[0].id]) == [claims[0]]
    assert all(problem.report == report.id for problem in desk.problems(report.id))


def test_evidence_comes_in_the_order_asked_for_without_what_is_unknown(desk: Desk) -> None:
    ids = [claim.id for claim in desk.claims(night=NIGHT)][:3]
    asked = [ids[2], "unknown", ids[0]]
    assert [one.start for one in desk.evidence(asked)] == [desk.claims(ids=[one])[0].start for one in (ids[2], ids[0])]


def test_sources_are_listed_with_how_many_reports_they_have(desk: Desk) -> None:
    lines = {line.id: line for line in desk.sources()}
    assert lines["kpszsu"].reports == 3
    assert lines["kpszsu"].kind == "air_force"
    assert lines["kpszsu"].first == datetime(2025, 6, 9, 8, 20, tzinfo=UTC)


def test_an_article_is_checked_against_the_ledger(desk: Desk) -> None:
    check = desk.check(ARTICLE)
    assert check.night == NIGHT
    assert {f.claim.figure.number: f.verdict.value for f in check.findings if f.claim.weapon} == {
        539: "confirmed",
        12: "contradicted",
    }


def test_all_attacks_are_loaded_once_until_the_ledger_changes(tmp_path: Path) -> None:
    with nightcount.open_ledger(tmp_path / "a.db") as desk:
        desk.add(posts(tmp_path / "a.jsonl", *NIGHTS[:3]))
        before = desk.attacks()
        assert desk.attacks() is before
        assert [one.id for one in before] == sorted(one.id for one in before)
        desk.add(posts(tmp_path / "b.jsonl", *NIGHTS[3:]))
        assert desk.attacks() is not before


def test_an_alert_of_the_oblast_holds_for_its_towns_and_not_for_the_capital(tmp_path: Path) -> None:
    alerts = tmp_path / "alerts.csv"
    columns = "oblast,raion,hromada,level,started_at,finished_at,source\n"
    alerts.write_text(f"{columns}Kyivska oblast,,,oblast,2025-07-03T20:00:00Z,2025-07-03T22:00:00Z,official\n")
    hours = (datetime(2025, 7, 3, 20, tzinfo=UTC), datetime(2025, 7, 3, 21, tzinfo=UTC))
    with nightcount.open_ledger(tmp_path / "a.db") as desk:
        desk.add(alerts)
        town = desk.tally(nightcount.vocabulary.find_area("Bila Tserkva").code, *hours)
        assert (town.known, town.total_seconds) == (True, 3600)
        assert not desk.tally(KYIV_CITY, *hours).known


def test_an_alert_of_some_part_of_the_oblast_says_nothing_certain_of_a_town_but_calm_does(tmp_path: Path) -> None:
    alerts = tmp_path / "alerts.csv"
    rows = ("2025-07-03T20:00:00Z,2025-07-03T22:00:00Z", "2025-07-04T20:00:00Z,2025-07-04T22:00:00Z")
    alerts.write_text(
        "".join(f"{row}\n" for row in ["region,started_at,finished_at", *(f"Kyivska oblast,{r}" for r in rows)])
    )
    day = datetime(2025, 7, 3, tzinfo=UTC)
    with nightcount.open_ledger(tmp_path / "a.db") as desk:
        desk.add(alerts)
        during = desk.tally("Bila Tserkva", day.replace(hour=20), day.replace(hour=21))
        after = desk.tally("Bila Tserkva", day.replace(hour=22), day.replace(hour=23))
        oblast = desk.tally("Kyiv oblast", day.replace(hour=20), day.replace(hour=21))
        whole = desk.tally("Kyiv oblast", day.replace(hour=20), day.replace(hour=21), extent="whole")
    assert not during.known
    assert (after.known, after.count, after.gaps) == (True, 0, ())
    assert oblast.total_seconds == 3600
    assert not whole.known


def test_a_tally_within_what_the_feed_reaches_may_be_calm_and_outside_it_is_unknown(desk: Desk) -> None:
    calm = desk.tally(KYIV_CITY, datetime(2025, 6, 15, 10, tzinfo=UTC), datetime(2025, 6, 15, 11, tzinfo=UTC))
    outside = desk.tally(KYIV_CITY, datetime(2025, 8, 15, 10, tzinfo=UTC), datetime(2025, 8, 15, 11, tzinfo=UTC))
    assert (calm.known, calm.count) == (True, 0)
    assert not outside.known


def test_results_show_themselves_in_a_notebook_with_every_word_escaped(tmp_path: Path) -> None:
    path = tmp_path / "<b>.db"
    with nightcount.open_ledger(path) as desk:
        desk.add(posts(tmp_path / "a.jsonl", *(("<i>", *post[1:]) for post in NIGHTS)))
        for shown in (desk, desk.night(NIGHT), desk.overview(), desk.superlatives()):
            html = shown._repr_html_()
            assert html.startswith("<table")
            assert "<b>" not in html
            assert "<i>" not in html


def test_what_a_file_does_not_say_of_itself_can_be_said_for_it(tmp_path: Path) -> None:
    moment = datetime(2025, 7, 4, 15, 10, tzinfo=UTC)
    toll = written(tmp_path / "toll.txt", "In Kyiv 26 people were injured on the night of 4 July 2025.\n")
    with nightcount.open_ledger(tmp_path / "a.db") as desk:
        desk.add(str(toll), source="dsns", published=moment, language="en")
        (report,) = desk.store.reports()
    assert (report.source, report.published, report.language) == ("dsns", moment, "en")


def test_a_ledger_that_is_not_there_is_not_made_unless_asked_for(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="no ledger here"):
        nightcount.open_ledger(tmp_path / "a.db", create=False)
    assert list(tmp_path.iterdir()) == []


def test_the_worked_example_comes_out_of_the_whole_data_set(tmp_path: Path) -> None:
    nightly = shared("nightly/missile_attacks_daily.csv")
    alerts = shared("alerts/oblast_intervals_2025-07.csv")
    with nightcount.open_ledger(tmp_path / "a.db") as desk:
        added = desk.add([nightly, alerts])
        assert added.total.new == 3770
        (attack,) = desk.attacks(NIGHT, NIGHT)
        table = {
            (Measure.LAUNCHED, Weapon.ALL): 550,
            (Measure.LAUNCHED, Weapon.DRONE): 539,
            (Measure.LAUNCHED, Weapon.MISSILE): 11,
            (Measure.SHOT_DOWN, Weapon.ALL): 270,
            (Measure.SHOT_DOWN, Weapon.DRONE): 268,
            (Measure.SHOT_DOWN, Weapon.MISSILE): 2,
            (Measure.SUPPRESSED, Weapon.DRONE): 208,
        }
        found = {cell: attack.account(*cell) for cell in table}
        assert {cell: account.figure.number for cell, account in found.items() if account} == table
        assert not desk.add([nightly, alerts]).is_change
