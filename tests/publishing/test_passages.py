"""Passages: the sentence around the words, whole where it can be, and never more than was published."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from nightcount.checking.finding import Evidence
from nightcount.publishing.passages import REACH, passages, sentence_of
from nightcount.sources.report import Report

TEXT = "Head line\nFirst of all, it was dark. They shot down 12 drones of 20! What then?\nNothing."


def shown(text: str, words: str) -> str:
    start = text.index(words)
    found = sentence_of(text, start, start + len(words))
    return text[slice(*found)].strip()


def evidence(report: Report, *words: str) -> list[Evidence]:
    starts = [report.text.index(word) for word in words]
    return [
        Evidence(report.id, start, start + len(word), word, "kpszsu", None, None)
        for start, word in zip(starts, words, strict=True)
    ]


def test_the_sentence_around_the_words() -> None:
    assert shown(TEXT, "12 drones") == "They shot down 12 drones of 20!"
    assert shown(TEXT, "Nothing") == "Nothing."
    assert shown(TEXT, "Head") == "Head line"


def test_a_sentence_without_end_is_cut() -> None:
    text = "a " * 1000 + "12 drones" + " b" * 1000
    start = text.index("12 drones")
    first, last = sentence_of(text, start, start + 9)
    assert last - first <= 2 * REACH + 9


@given(st.text(max_size=200), st.data())
def test_the_words_are_always_in_their_sentence(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    first, last = sentence_of(text, start, end)
    assert 0 <= first <= start <= end <= last <= len(text)


def test_words_of_one_sentence_stand_in_it_together() -> None:
    report = Report("kpszsu", TEXT, language="en")
    (found,) = passages(evidence(report, "12 drones", "20"), {report.id: report})
    (sentence,) = found.sentences
    assert [part.text for part in sentence if part.is_said] == ["12 drones", "20"]
    assert "".join(part.text for part in sentence).strip() == "They shot down 12 drones of 20!"
    assert found.language == "en"


def test_a_long_line_is_shown_once() -> None:
    text = "In the night " + ", ".join(f"{number} drones from place {number}" for number in range(100, 150))
    report = Report("kpszsu", text)
    (found,) = passages(evidence(report, "100 drones", "120 drones", "149 drones"), {report.id: report})
    assert len(found.sentences) == 1
    assert [part.text for part in found.sentences[0] if part.is_said] == ["100 drones", "120 drones", "149 drones"]


def test_a_report_that_is_not_at_hand_still_gives_its_words() -> None:
    report = Report("kpszsu", TEXT)
    (found,) = passages(evidence(report, "12 drones"), {})
    assert [[part.text for part in one] for one in found.sentences] == [["12 drones"]]


def test_marks_that_turn_a_line_round_are_written_out() -> None:
    report = Report("kpszsu", "They shot \u202e12 drones\u202c down.")
    (found,) = passages(evidence(report, "12 drones"), {report.id: report})
    assert "\u202e" not in "".join(part.text for part in found.sentences[0])
