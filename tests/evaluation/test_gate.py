"""The gate says what was read wrongly, with its words, and fails where a floor or a quiet text is not held."""

from __future__ import annotations

from evaluation.floors import Floor
from evaluation.gate import Result, failures, misses, table
from evaluation.labels import Label, Labelled
from evaluation.score import score
from nightcount.reading.claim import Claim
from nightcount.vocabulary import Figure, Measure, Span, Weapon

KEY = ("corpus", "en")
LABEL = Label("nine drones", Span(0, 11), (Measure.SHOT_DOWN,), (Weapon.DRONE,), Figure.exact(9))
RIGHT = Claim("r", 0, 4, "nine", Measure.SHOT_DOWN, Weapon.DRONE, Figure.exact(9))
WRONG = Claim("r", 30, 32, "18", Measure.GOT_THROUGH, Weapon.ALL, Figure.exact(18), rule="a rule")


def result(*claims: Claim, labels: tuple[Label, ...] = (LABEL,)) -> Result:
    text = Labelled("en-1", "en", "nine drones were shot down", labels=labels)
    return Result(KEY, ((text, score(labels, claims)),))


def test_a_reading_on_its_floor_passes() -> None:
    assert list(failures([result(RIGHT)], {KEY: Floor(1.0, 1.0)})) == []


def test_a_reading_under_its_floor_fails_with_the_set_named() -> None:
    (said,) = failures([result(RIGHT, WRONG)], {KEY: Floor(1.0, 0.0)})
    assert said == "corpus en: precision 0.5000 is under its floor of 1.000"


def test_a_claim_in_a_text_without_labels_fails_whatever_the_floors() -> None:
    (said,) = failures([result(WRONG, labels=())], {})
    assert said == "corpus en: claims were read in texts that hold none: en-1"


def test_the_table_has_a_line_for_the_set_and_for_each_measure() -> None:
    lines = [line.split() for line in table([result(RIGHT, WRONG)])]
    assert ["corpus", "en", "1", "1", "0", "0.5000", "1.0000", "0.6667", "0", "of", "0"] in lines
    assert ["en", "got_through", "0", "1", "0", "0.0000", "0.0000", "0.0000"] in lines


def test_misses_show_the_words_of_what_was_missed_and_of_what_was_read_instead() -> None:
    lines = list(misses([result(WRONG)], 5))
    assert "  en-1: shot_down drone 9 «nine drones»" in lines
    assert "  en-1: got_through all 18 «18» (a rule)" in lines


def test_no_more_misses_are_shown_than_asked_for() -> None:
    assert sum("«" in line for line in misses([result(WRONG, WRONG, WRONG)], 1)) == 2
