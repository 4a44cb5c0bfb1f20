"""History: every value with its times, by whose words and why; and what a publisher changed, claim by claim."""

from __future__ import annotations

import json
from datetime import date
from itertools import permutations
from pathlib import Path

import pytest

import nightcount
from nightcount.desk import Desk
from nightcount.errors import UsageError
from nightcount.vocabulary import Measure, Weapon
from tests.english_posts import posts
from tests.shared_data import shared

NIGHT = date(2025, 7, 4)
ON = "On the night of 4 July 2025 "
URL = "https://example.org/night"
DAY = "2025-07-04T{}:00+00:00"


def _toll(key: str, clock: str, number: int) -> tuple[str, str, str, str]:
    return (
        "dsns",
        key,
        DAY.format(clock),
        f"{number} people were injured in Kyiv in the attack on the night of 4 July 2025.",
    )


def _desk(folder: Path, *given: tuple[str, str, str, str], name: str = "a") -> Desk:
    desk = nightcount.open_ledger(folder / f"{name}.db")
    for number, one in enumerate(given):
        desk.add(posts(folder / f"{name}{number}.jsonl", one))
    return desk


def _values(desk: Desk, measure: Measure, weapon: Weapon | None = None) -> list[tuple[str, str, str]]:
    """Figure, from and until (as clocks in UTC) of the one account of a measure and weapon."""
    found = [one for one in desk.history(NIGHT, measure, weapon).accounts if one.cell[4] is None]
    (account,) = found
    return [
        (
            str(value.account.figure) if value.account else "nothing",
            f"{value.start:%H:%M}" if value.start else "?",
            f"{value.end:%H:%M}" if value.end else "",
        )
        for value in account.values
    ]


def test_a_toll_that_grows_keeps_every_value_with_its_times(tmp_path: Path) -> None:
    tolls = [_toll("1", "05:00", 23), _toll("2", "07:00", 26), _toll("3", "15:00", 30)]
    wanted = [("23", "05:00", "07:00"), ("26", "07:00", "15:00"), ("30", "15:00", "")]
    for name, order in enumerate(permutations(tolls)):
        with _desk(tmp_path, *order, name=str(name)) as desk:
            assert _values(desk, Measure.INJURED) == wanted
    value = desk.history(NIGHT, Measure.INJURED).accounts[0].values[1]
    assert value.account
    assert value.account.rule == "later_bulletin"


def test_a_corrected_bulletin_is_a_revision_and_says_whose(tmp_path: Path) -> None:
    said = f"{ON}Russia launched {{}} drones at Ukraine."
    given = [
        ("kpszsu", "9", DAY.format(clock), said.format(number)) for clock, number in (("06:00", 71), ("09:00", 74))
    ]
    for name, order in enumerate(permutations(given)):
        with _desk(tmp_path, *order, name=str(name)) as desk:
            assert _values(desk, Measure.LAUNCHED, Weapon.DRONE) == [("71", "06:00", "09:00"), ("74", "09:00", "")]
            found = desk.history(NIGHT, Measure.LAUNCHED, Weapon.DRONE)
            first, second = found.accounts[0].values
            assert (first.revised, second.revised) == ((), second.reports)
            words = found.as_json()["evidence"]
            assert second.account
            assert [words[one]["text"] for one in second.account.claims] == ["74 drones"]


def test_a_total_that_is_worked_out_has_a_history_too(tmp_path: Path) -> None:
    said = f"{ON}Russia launched {{}} drones and 11 missiles at Ukraine."
    given = [
        ("kpszsu", "9", DAY.format(clock), said.format(number)) for clock, number in (("06:00", 71), ("09:00", 74))
    ]
    with _desk(tmp_path, *given) as desk:
        assert _values(desk, Measure.LAUNCHED, Weapon.ALL) == [("82", "06:00", "09:00"), ("85", "09:00", "")]


def test_a_revision_that_moves_to_another_night_ends_the_value(tmp_path: Path) -> None:
    said = "On the night of {} July 2025 Russia launched 71 drones at Ukraine."
    first, second = ((("kpszsu", "9", DAY.format(f"0{hour}:00"), said.format(day))) for hour, day in ((6, 4), (9, 3)))
    with _desk(tmp_path, first, second) as desk:
        values = desk.history(NIGHT, Measure.LAUNCHED, Weapon.DRONE).accounts[0].values
        assert [value.account.status.value if value.account else None for value in values] == ["stated", "superseded"]
        assert _values(desk, Measure.LAUNCHED, Weapon.DRONE)[0] == ("71", "06:00", "09:00")


def test_what_people_decided_is_part_of_the_history(tmp_path: Path) -> None:
    said = f"{ON}Russia launched {{}} drones at Ukraine."
    given = [(who, "9", DAY.format("06:00"), said.format(number)) for who, number in (("town", 91), ("river", 95))]
    with _desk(tmp_path, *given) as desk:
        made = desk.reviews.settle(NIGHT, "launched", "drone", 91, by="Olena", reason="asked")
        back = desk.reviews.withdraw(made.id, by="Ivan", reason="asked again")
        disputed, settled, again = desk.history(NIGHT, Measure.LAUNCHED, Weapon.DRONE).accounts[0].values
        assert (disputed.end, settled.start, settled.reviews) == (made.at, made.at, (made,))
        assert (settled.end, again.start, again.reviews) == (back.at, back.at, (back,))
        assert settled.account
        assert str(settled.account.figure) == "91"
        assert again.account == disputed.account


def test_rows_without_a_time_say_that_it_is_unknown(tmp_path: Path) -> None:
    head = "time_start,time_end,model,launch_place,target,launched,destroyed,not_reach_goal,still_attacking,source\n"
    path = tmp_path / "nightly.csv"
    row = "2025-07-03 18:00,2025-07-04 09:00,Shahed-136/131,,Ukraine,539,268,208,,kpszsu/posts/1\n"
    path.write_text(head + row, encoding="utf-8")
    with nightcount.open_ledger(tmp_path / "a.db") as desk:
        desk.add(path)
        assert _values(desk, Measure.LAUNCHED, Weapon.DRONE) == [("539", "?", "")]
        claim = next(one for one in desk.claims(night=NIGHT) if one.measure is Measure.LAUNCHED)
        made = desk.reviews.replace(claim.id, {"low": 540, "high": 540}, by="Olena", reason="misprint")
        first, second = desk.history(NIGHT, Measure.LAUNCHED, Weapon.DRONE).accounts[0].values
        assert (first.start, first.end, second.start) == (None, made.at, made.at)
        assert second.account
        assert str(second.account.figure) == "540"


def test_the_last_value_of_every_account_is_that_of_the_record(tmp_path: Path) -> None:
    with nightcount.open_ledger(tmp_path / "a.db") as desk:
        desk.add([shared("bulletins/kpszsu_posts.jsonl"), shared("nightly/missile_attacks_daily.csv")])
        nights = [*desk.nights()[::97], *(night for night in desk.nights() if night.year == 2026)][:60]
        assert len(nights) > 20
        for night in nights:
            record = {(one.id, a.cell): a for one in desk.attacks(night, night) for a in one.accounts}
            told = {(one.attack, one.cell): one.values[-1].account for one in desk.history(night).accounts}
            standing = {key: account for key, account in told.items() if account}
            assert {key: (a.figure, a.status) for key, a in standing.items()} == {
                key: (a.figure, a.status) for key, a in record.items()
            }


def test_a_night_of_which_nothing_is_known_has_no_history(tmp_path: Path) -> None:
    with _desk(tmp_path) as desk:
        assert desk.history("2025-01-01").accounts == ()


# --- Revisions ---


def _article(clock: str, text: str, key: str = URL) -> tuple[str, str, str, str]:
    return ("gazette", key, DAY.format(clock), text)


def test_an_article_that_changed_its_figure_shows_both_wordings(tmp_path: Path) -> None:
    before = f"{ON}Russia launched 550 drones and 11 missiles at Ukraine. 26 people were injured in Kyiv."
    after = f"In Kyiv 26 people were injured. {ON}Russia fired 539 drones and 11 missiles at Ukraine."
    for name, order in enumerate(permutations([_article("06:00", before), _article("11:00", after)])):
        with _desk(tmp_path, *order, name=str(name)) as desk:
            (found,) = desk.revisions(URL)
            first, second = found.revisions
            assert (first.since, first.report.text, second.report.text) == (None, before, after)
            assert second.since
            assert [(one.before.text, one.after.text) for one in second.since.changed] == [("550 drones", "539 drones")]
            assert not second.since.added + second.since.gone
            assert desk.revisions(first.report.id[:10]) == [found]


def test_words_that_change_without_a_claim_are_said_to(tmp_path: Path) -> None:
    text = f"{ON}Russia launched 550 drones at Ukraine. It was a warm night."
    with _desk(tmp_path, _article("06:00", text), _article("07:00", text.replace("warm", "cold"))) as desk:
        (found,) = desk.revisions(URL)
        assert found.revisions[1].since
        assert found.revisions[1].since.is_none
        assert found.revisions[1].text_changed


def test_the_same_text_under_two_addresses_is_named(tmp_path: Path) -> None:
    text = f"{ON}Russia launched 550 drones at Ukraine."
    with _desk(tmp_path, _article("06:00", text), _article("06:00", text, f"{URL}?amp")) as desk:
        (found,) = desk.revisions(URL)
        assert len(found.revisions) == 1
        assert [one.key for one in found.twins] == [f"{URL}?amp"]
        json.dumps(found.as_json())


def test_a_report_that_nobody_added_is_refused(tmp_path: Path) -> None:
    with _desk(tmp_path, _article("06:00", "Nothing.")) as desk:
        for named in ("https://example.org/other", "abc", ""):
            with pytest.raises(UsageError, match="no report in"):
                desk.revisions(named)
