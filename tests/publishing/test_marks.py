"""An article is cut into paragraphs and pieces without losing a letter."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from nightcount.publishing.marks import Piece, paragraphs
from nightcount.vocabulary import Span


def test_a_span_inside_a_span_is_covered_by_both_the_shorter_first() -> None:
    text = "72 of the 539 drones got through"
    pieces = paragraphs(text, [Span(0, 20), Span(10, 20)])[0]
    assert pieces == [
        Piece("72 of the ", (0,), (0,), ()),
        Piece("539 drones", (1, 0), (1,), (1, 0)),
        Piece(" got through", (), (), ()),
    ]


def test_overlapping_spans_are_cut_where_they_meet() -> None:
    pieces = paragraphs("abcdef", [Span(0, 4), Span(2, 6)])[0]
    assert [(piece.text, piece.covering) for piece in pieces] == [("ab", (0,)), ("cd", (0, 1)), ("ef", (1,))]


def test_a_span_across_lines_is_marked_in_both_paragraphs() -> None:
    lines = paragraphs("one two\n\nthree four", [Span(4, 14)])
    assert [[(p.text, p.covering) for p in line] for line in lines] == [
        [("one ", ()), ("two", (0,))],
        [("three", (0,)), (" four", ())],
    ]
    assert [len(p.opening) for line in lines for p in line] == [0, 1, 0, 0]
    assert [len(p.closing) for line in lines for p in line] == [0, 0, 1, 0]


def test_a_span_beyond_the_text_marks_nothing() -> None:
    assert paragraphs("short", [Span(2, 99)]) == [[Piece("short")]]


@given(
    st.text(alphabet="аб1 \n\u202e<&\U0001f680", max_size=60),
    st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=6),
)
def test_the_pieces_joined_are_the_non_empty_lines_of_the_text(text: str, ends: list[tuple[int, int]]) -> None:
    spans = [Span(min(pair), max(pair)) for pair in ends]
    joined = ["".join(piece.text for piece in line) for line in paragraphs(text, spans)]
    assert joined == [line for line in text.split("\n") if line.strip()]
