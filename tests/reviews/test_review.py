"""A review: what it must say, that it survives JSON to the letter, and that it cannot be altered unseen."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nightcount.errors import InputError, UsageError
from nightcount.reviews import Review, Verb, is_corrected, read_reviews
from nightcount.vocabulary import Figure, Measure
from tests.ledger.made_up import claim
from tests.reviews.made_up import DRONES, NOON, POST, review, settlement, withdrawal

WORDS = st.text(st.characters(blacklist_categories=["Cs"]), min_size=1, max_size=50).filter(lambda said: said.split())
YEAR = datetime(2022, 1, 1)  # noqa: DTZ001 — Hypothesis adds the zone; without one it is refused
MOMENTS = st.datetimes(timezones=st.sampled_from([UTC, timezone(timedelta(hours=3))]), min_value=YEAR)
INSTEAD = st.fixed_dictionaries({"low": st.integers(0, 9), "high": st.integers(9, 20)}).map(
    lambda bounds: {**bounds, "modifier": "range"}
)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(WORDS, WORDS, MOMENTS, INSTEAD, st.sampled_from([Verb.ACCEPT, Verb.REJECT, Verb.REPLACE]))
def test_a_review_comes_back_from_json_as_it_was(
    by: str, reason: str, at: datetime, instead: dict[str, Any], verb: Verb
) -> None:
    corrections = instead if verb is Verb.REPLACE else {}
    made = Review(verb, by, reason, at, claim=claim(POST), instead=corrections, overrides=("b" * 20, "a" * 20))
    again = Review.from_json(json.loads(json.dumps(made.as_json(), ensure_ascii=False)))
    assert again == made
    assert again.id == made.id
    assert again.as_json() == made.as_json()


@pytest.mark.parametrize("made", [settlement(), withdrawal(review()), settlement(claim=claim(POST))])
def test_settlements_and_withdrawals_come_back_from_json_as_they_were(made: Review) -> None:
    assert Review.from_json(json.loads(json.dumps(made.as_json()))) == made


def test_the_id_changes_with_everything_that_is_said_and_with_nothing_else() -> None:
    here = timezone(timedelta(hours=3))
    assert review().id == review(at=NOON.astimezone(here)).id == review(by=" Olena \n").id
    others = [review(minutes=1), review(by="Ivan"), review(reason="no"), review(Verb.REJECT), review(of=claim(POST, 1))]
    assert len({one.id for one in [review(), *others]}) == 6


def test_a_correction_keeps_the_words_and_names_the_review() -> None:
    made = review(Verb.REPLACE, instead={"low": 5, "high": 5, "measure": "shot_down", "night": "2025-07-05"})
    corrected = made.corrected(claim(POST))
    assert (corrected.text, corrected.start, corrected.end, corrected.report) == ("539", 0, 3, POST.id)
    assert (corrected.figure, corrected.measure) == (Figure.exact(5), Measure.SHOT_DOWN)
    assert made.id in corrected.rule
    assert is_corrected(corrected)
    assert not is_corrected(claim(POST))
    assert [night.isoformat() for night in sorted(made.nights)] == ["2025-07-04", "2025-07-05"]


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"by": "  "}, "a review needs a name"),
        ({"reason": ""}, "a review needs a reason"),
        ({"reason": "x" * 2001}, "at most 2,000"),
        ({"by": "\ud800"}, "half a character"),
        ({"verb": Verb.REPLACE}, "says what stands instead"),
        ({"instead": {"low": 1}}, "no other does"),
        ({"verb": Verb.REPLACE, "instead": {"text": "540"}}, "'text' of a claim cannot be corrected"),
        ({"verb": Verb.REPLACE, "instead": {"measure": "seen"}}, "no claim can say this"),
        ({"verb": Verb.REPLACE, "instead": {"low": "5"}}, "not a number of things"),
        ({"verb": Verb.REPLACE, "instead": {"low": True}}, "not a number of things"),
        ({"verb": Verb.REPLACE, "instead": {"low": 9, "high": 3}}, "no claim can say this"),
        ({"verb": Verb.REPLACE, "instead": {"low": -1}}, "not a number of things"),
        ({"verb": Verb.SETTLE}, "must name both"),
        ({"account": DRONES, "figure": Figure.exact(1)}, "must name both"),
        ({"verb": Verb.WITHDRAW}, "of a claim"),
        ({"verb": Verb.WITHDRAW, "claim": None}, "the one review"),
        ({"claim": None}, "of no claim"),
    ],
)
def test_what_cannot_be_meant_is_refused_when_it_is_written(wrong: dict[str, Any], said: str) -> None:
    given = {"verb": Verb.ACCEPT, "by": "Olena", "reason": "seen", "at": NOON, "claim": claim(POST), **wrong}
    with pytest.raises(UsageError, match=said):
        Review(**given)


def test_a_time_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        review(at=YEAR)


def _file(folder: Path, *lines: str) -> Path:
    path = folder / "reviews.jsonl"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def test_a_file_of_reviews_is_read_line_by_line(tmp_path: Path) -> None:
    made = [review(), settlement(), withdrawal(review())]
    assert read_reviews(_file(tmp_path, *(json.dumps(one.as_json()) for one in made), "")) == made


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"reason": "another"}, "altered after it was written"),
        ({"id": None}, "altered after it was written"),
        ({"by": 5}, "needs a name"),
        ({"at": "2025-07-04T12:00:00"}, "time zone"),
        ({"at": 7}, "no review"),
        ({"verb": "burn"}, "no review"),
        ({"claim": []}, "of no claim"),
        ({"claim": {"report": 1}}, "no field"),
        ({"overrides": 7}, "no review"),
        ({"instead": "x"}, "no review"),
    ],
)
def test_a_line_that_is_no_review_is_refused_with_its_number(tmp_path: Path, change: dict[str, Any], said: str) -> None:
    good = json.dumps(review().as_json())
    bad = json.dumps({**review().as_json(), **change})
    with pytest.raises(InputError, match=said) as caught:
        read_reviews(_file(tmp_path, good, bad))
    assert "reviews.jsonl, line 2" in str(caught.value)


@pytest.mark.parametrize("line", ["{", "[]", '{"id": "1", "text": "a post"}', '"review"'])
def test_a_file_of_something_else_is_refused(tmp_path: Path, line: str) -> None:
    with pytest.raises(InputError, match="line 1"):
        read_reviews(_file(tmp_path, line))
