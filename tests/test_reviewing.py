"""Reviews on the main path: applied in a rebuild, the same in any order, never lost and never misapplied."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from itertools import permutations
from pathlib import Path
from typing import TypedDict

import pytest

import nightcount
from nightcount import pipeline, reading
from nightcount.desk import Desk
from nightcount.errors import InputError, LedgerError, UsageError
from nightcount.ledger import Store
from nightcount.reading.claim import Claim, Reading
from nightcount.reconciliation import Account, Status
from nightcount.reviews import Review
from nightcount.sources.report import Report
from nightcount.vocabulary import Measure, Weapon
from tests.english_posts import posts
from tests.reviews.made_up import review


class Who(TypedDict):
    by: str
    reason: str


NIGHT = date(2025, 8, 10)
SAID = "On the night of 10 August 2025 Russia launched {} drones at Ukraine, and 70 drones were shot down."
WHO: Who = {"by": "Olena", "reason": "asked the press office"}


def _files(folder: Path) -> list[Path]:
    return [
        posts(folder / "town.jsonl", ("town", "1", "2025-08-10T06:00:00+00:00", SAID.format(91))),
        posts(folder / "river.jsonl", ("river", "1", "2025-08-10T06:30:00+00:00", SAID.format(95))),
    ]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with nightcount.open_ledger(tmp_path / "a.db") as opened:
        opened.add(_files(tmp_path))
        yield opened


def _claim(desk: Desk, number: int, measure: Measure = Measure.LAUNCHED, night: date = NIGHT) -> Claim:
    claims = desk.store.claims(nights=[night], struck=True)
    return next(one for one in claims if one.figure.number == number and one.measure is measure)


def _launched(desk: Desk, night: date = NIGHT) -> Account:
    (attack,) = desk.attacks(night, night)
    found = attack.account(Measure.LAUNCHED, Weapon.DRONE)
    assert found is not None
    return found


def _same_after_rebuild(desk: Desk) -> None:
    before = desk.store.digest()
    assert desk.rebuild().is_same
    assert desk.store.digest() == before


def test_a_settled_dispute_is_settled_after_a_rebuild_too(desk: Desk) -> None:
    assert _launched(desk).status is Status.DISPUTED
    made = desk.reviews.settle(NIGHT, "launched", "drone", 91, **WHO)
    assert (str(_launched(desk).figure), _launched(desk).rule, _launched(desk).reviews) == ("91", "review", (made.id,))
    _same_after_rebuild(desk)
    assert _launched(desk).rule == "review"


def test_a_dispute_is_settled_by_naming_a_claim(desk: Desk) -> None:
    made = desk.reviews.settle_by_claim(_claim(desk, 91).id[:12], **WHO)
    assert made.claim == _claim(desk, 91)
    assert str(_launched(desk).figure) == "91"


def test_an_accepted_claim_beats_one_that_nobody_looked_at(desk: Desk) -> None:
    desk.reviews.accept(_claim(desk, 91).id, **WHO)
    assert (str(_launched(desk).figure), _launched(desk).rule) == ("91", "upheld")
    _same_after_rebuild(desk)


def test_a_rejected_claim_counts_nowhere_and_stays_visible(desk: Desk) -> None:
    struck = _claim(desk, 95)
    made = desk.reviews.reject(struck.id, **WHO)
    account = _launched(desk)
    assert (str(account.figure), account.status, account.reviews) == ("91", Status.STATED, (made.id,))
    assert struck not in desk.claims(night=NIGHT)
    assert struck in desk.store.claims(nights=[NIGHT], struck=True)
    said = desk.night(NIGHT).as_json()
    assert said["attacks"][0]["reviews"][0]["claim"]["text"] == struck.text
    assert said["reviews"][0]["state"] == "applied"
    _same_after_rebuild(desk)


def test_a_night_of_which_every_claim_was_rejected_still_shows_them(tmp_path: Path) -> None:
    with nightcount.open_ledger(tmp_path / "b.db") as desk:
        desk.add(posts(tmp_path / "b.jsonl", ("town", "1", "2025-08-10T06:00:00+00:00", SAID.format(91)[:-32] + ".")))
        for one in desk.claims(night=NIGHT):
            desk.reviews.reject(one.id, **WHO)
        night = desk.night(NIGHT)
        assert night.attacks == ()
        assert [one.review.claim.text for one in night.reviews if one.review.claim] == ["91 drones"]


def test_a_corrected_claim_keeps_its_words_and_counts_as_corrected(desk: Desk) -> None:
    made = desk.reviews.replace(_claim(desk, 95).id, {"low": 91, "high": 91, "modifier": "exact"}, **WHO)
    account = _launched(desk)
    assert (str(account.figure), account.status, account.reviews) == ("91", Status.STATED, (made.id,))
    words = {one.text for one in desk.night(NIGHT).evidence(account.claims)}
    assert words == {"91 drones", "95 drones"}
    _same_after_rebuild(desk)


def test_a_claim_can_be_moved_to_another_night_and_back(desk: Desk) -> None:
    other = date(2025, 8, 11)
    made = desk.reviews.replace(_claim(desk, 95).id, {"night": "2025-08-11"}, **WHO)
    assert str(_launched(desk, other).figure) == "95"
    assert (str(_launched(desk).figure), _launched(desk).status) == ("91", Status.STATED)
    assert [one.review.id for one in desk.night(other).reviews] == [made.id]
    _same_after_rebuild(desk)
    desk.reviews.withdraw(made.id[:6], **WHO)
    assert desk.attacks(other, other) == ()
    assert _launched(desk).status is Status.DISPUTED
    _same_after_rebuild(desk)


def test_a_review_of_a_corrected_claim_is_one_of_the_claim_that_was_read(desk: Desk) -> None:
    read = _claim(desk, 95)
    first = desk.reviews.replace(read.id, {"low": 91, "high": 91}, **WHO)
    (corrected,) = [one for one in desk.claims(night=NIGHT) if one.rule == f"review {first.id}"]
    second = desk.reviews.reject(corrected.id, **WHO)
    assert second.claim == read
    assert [one.state.value for one in desk.reviews.all()] == ["overridden", "applied"]
    assert desk.night(NIGHT).reviews == tuple(desk.reviews.all())


def test_withdrawing_restores_the_record_to_the_byte(desk: Desk) -> None:
    plain = [attack.as_json() for attack in desk.attacks(NIGHT, NIGHT)]
    claim = _claim(desk, 95).id
    decide: list[Callable[[], Review]] = [
        lambda: desk.reviews.settle(NIGHT, "launched", "drone", 91, **WHO),
        lambda: desk.reviews.reject(claim, **WHO),
        lambda: desk.reviews.accept(claim, **WHO),
        lambda: desk.reviews.replace(claim, {"low": 7, "high": 7}, **WHO),
    ]
    for one in decide:
        made = one()
        assert [attack.as_json() for attack in desk.attacks(NIGHT, NIGHT)] != plain
        desk.reviews.withdraw(made.id, **WHO)
        assert [attack.as_json() for attack in desk.attacks(NIGHT, NIGHT)] == plain
    assert len(desk.reviews.export()) == 8


def test_what_holds_no_more_cannot_be_withdrawn_again(desk: Desk) -> None:
    made = desk.reviews.accept(_claim(desk, 91).id, **WHO)
    desk.reviews.withdraw(made.id, **WHO)
    with pytest.raises(UsageError, match="holds no more"):
        desk.reviews.withdraw(made.id, **WHO)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("2025-08-10", "launched", "drone", "93"), r"no claim of this account says 93 \(they say: 95, 91\)"),
        (("2025-08-10", "launched", "missile", "5"), "no account of launched missile"),
        (("2025-08-11", "launched", "drone", "91"), "no account of launched drone for 2025-08-11"),
        (("2025-08-10", "launched", "drone", "many"), "'many' is no figure"),
        (("2025-08-10", "launched", "all", "91"), "worked out from other accounts"),
        (("2025-02-30", "launched", "drone", "91"), "2025-02-30"),
    ],
)
def test_a_settlement_that_cannot_be_meant_is_refused_and_not_kept(
    desk: Desk, words: tuple[str, str, str, str], said: str
) -> None:
    with pytest.raises(UsageError, match=said):
        desk.reviews.settle(*words, **WHO)
    assert desk.reviews.export() == []


def test_an_abbreviation_that_fits_two_claims_is_refused(desk: Desk) -> None:
    for prefix, said in (("", "more than one claim"), ("zz", "no claim"), ("g" * 3, "no claim")):
        with pytest.raises(UsageError, match=said):
            desk.reviews.accept(prefix, **WHO)
    with pytest.raises(UsageError, match="no review"):
        desk.reviews.withdraw("abcdef", **WHO)
    firsts = [one.id[0] for one in desk.claims(night=NIGHT)]
    for first in firsts:
        if firsts.count(first) > 1:
            with pytest.raises(UsageError, match="more than one claim"):
                desk.reviews.accept(first, **WHO)


def test_reports_and_reviews_in_any_order_give_the_same_record(tmp_path: Path, desk: Desk) -> None:
    desk.reviews.reject(_claim(desk, 70, Measure.SHOT_DOWN).id, **WHO)
    desk.reviews.replace(_claim(desk, 95).id, {"low": 96, "high": 96}, **WHO)
    desk.reviews.settle(NIGHT, "launched", "drone", 91, **WHO)
    exported = tmp_path / "reviews.jsonl"
    exported.write_text("".join(json.dumps(one.as_json()) + "\n" for one in desk.reviews.export()), encoding="utf-8")
    digests = {desk.store.digest()}
    for number, order in enumerate(permutations([*_files(tmp_path), exported])):
        with nightcount.open_ledger(tmp_path / f"{number}.db") as other:
            for path in order:
                added = other.reviews.load(path) if path == exported else other.add(path)
            assert added is not None
            digests.add(other.store.digest())
            assert [one.review for one in other.reviews.all()] == desk.reviews.export()
            assert other.reviews.load(exported).new == 0
    assert len(digests) == 1


def test_adding_the_same_file_twice_leaves_a_ledger_with_reviews_as_it_was(tmp_path: Path, desk: Desk) -> None:
    desk.reviews.replace(_claim(desk, 95).id, {"low": 96, "high": 96}, **WHO)
    desk.reviews.accept(_claim(desk, 91).id, **WHO)
    before = Path(desk.path).read_bytes()
    assert not desk.add(_files(tmp_path)).is_change
    assert Path(desk.path).read_bytes() == before


def test_a_bad_line_among_reviews_leaves_the_ledger_as_it_was(tmp_path: Path, desk: Desk) -> None:
    good = desk.reviews.accept(_claim(desk, 91).id, **WHO).as_json()
    path = tmp_path / "reviews.jsonl"
    altered = {**good, "reason": "something else"}
    path.write_text(f"{json.dumps(good)}\n{json.dumps(altered)}\n", encoding="utf-8")
    before = Path(desk.path).read_bytes()
    with pytest.raises(InputError, match=r"line 2: .* altered"):
        desk.reviews.load(path)
    assert Path(desk.path).read_bytes() == before


def _reads_otherwise(change: Callable[[Claim], Claim | None]) -> Callable[[Report], Reading]:
    plain = reading.read_report

    def read(report: Report) -> Reading:
        found = plain(report)
        return replace(found, claims=tuple(now for one in found.claims if (now := change(one)) is not None))

    return read


def test_a_better_lexicon_does_not_lose_a_review(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    made = desk.reviews.reject(_claim(desk, 95).id, **WHO)
    monkeypatch.setattr(reading, "read_report", _reads_otherwise(lambda one: replace(one, rule="better")))
    rebuilt = desk.rebuild()
    assert not rebuilt.is_same
    assert rebuilt.orphaned == 0
    (one,) = desk.reviews.all()
    assert (one.state.value, one.review.id) == ("applied", made.id)
    assert str(_launched(desk).figure) == "91"


def test_a_review_whose_claim_is_no_longer_read_is_reported_and_strikes_nothing_else(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.reviews.reject(_claim(desk, 95).id, **WHO)
    blind = _reads_otherwise(lambda one: None if one.figure.number == 95 else one)
    monkeypatch.setattr(reading, "read_report", blind)
    rebuilt = desk.rebuild()
    assert rebuilt.orphaned == 1
    assert "1 review no longer finds its claim" in repr(rebuilt)
    (one,) = desk.night(NIGHT).reviews
    assert (one.state.value, one.because) == ("orphaned", "these words are no longer read as a claim")
    monkeypatch.undo()
    assert desk.rebuild().orphaned == 0


def test_a_settlement_on_a_value_that_is_no_longer_read_is_reported(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.reviews.settle(NIGHT, "launched", "drone", 91, **WHO)
    monkeypatch.setattr(reading, "read_report", _reads_otherwise(lambda one: None if one.figure.number == 91 else one))
    assert desk.rebuild().orphaned == 1
    assert (str(_launched(desk).figure), _launched(desk).rule) == ("95", "uncontested")
    assert desk.reviews.all()[0].because == "no claim of this account says 91"


def test_a_finding_names_the_reviews_that_it_rests_on(desk: Desk) -> None:
    made = desk.reviews.settle(NIGHT, "launched", "drone", 91, **WHO)
    findings = {one.claim.figure.number: one for one in desk.check(SAID.format(91)).findings}
    assert findings[91].verdict == "confirmed"
    assert [review.id for review in findings[91].reviews] == [made.id]
    assert findings[91].as_json()["reviews"][0]["reason"] == WHO["reason"]
    assert findings[70].reviews == ()


def test_a_ledger_of_the_first_version_gets_its_table_of_reviews(tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    with nightcount.open_ledger(path) as desk:
        desk.add(_files(tmp_path))
    with sqlite3.connect(path) as raw:
        raw.executescript(
            "DROP TABLE reviewed; DROP TABLE review; UPDATE ledger_schema SET version_num = '0001'; VACUUM"
        )
    raw.close()
    with nightcount.open_ledger(path) as desk:
        desk.reviews.reject(_claim(desk, 95).id, **WHO)
        assert str(_launched(desk).figure) == "91"


def test_a_ledger_that_may_not_be_written_refuses_a_review(desk: Desk) -> None:
    with Store.open(desk.path, write=False) as store, pytest.raises(LedgerError, match="cannot be written"):
        pipeline.review(store, [review()])
    assert desk.reviews.all() == []
