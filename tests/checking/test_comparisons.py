from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nightcount.checking.comparisons import Relation, compare, interval
from nightcount.vocabulary import Figure, Modifier

figures = st.one_of(
    st.builds(Figure.exact, st.integers(0, 60)),
    st.builds(lambda a, b: Figure.bounds(min(a, b), max(a, b)), st.integers(0, 60), st.integers(0, 60)),
    st.builds(Figure.worded, st.integers(0, 60), st.sampled_from(list(Modifier)[:5])),
)


@pytest.mark.parametrize(
    ("claimed", "recorded", "relation"),
    [
        (Figure.exact(539), Figure.exact(539), Relation.EQUAL),
        (Figure.exact(540), Figure.exact(539), Relation.BREAKS),
        (Figure.worded(540, Modifier.ABOUT), Figure.exact(539), Relation.HOLDS),
        (Figure.worded(500, Modifier.ABOUT), Figure.exact(539), Relation.HOLDS),
        (Figure.worded(500, Modifier.ABOUT), Figure.exact(551), Relation.BREAKS),
        (Figure.worded(1000, Modifier.ABOUT), Figure.exact(600), Relation.BREAKS),
        (Figure.worded(500, Modifier.MORE_THAN), Figure.exact(539), Relation.HOLDS),
        (Figure.worded(539, Modifier.MORE_THAN), Figure.exact(539), Relation.BREAKS),
        (Figure.worded(539, Modifier.AT_LEAST), Figure.exact(539), Relation.HOLDS),
        (Figure.worded(100, Modifier.AT_MOST), Figure.exact(539), Relation.BREAKS),
        (Figure(500, 550, Modifier.RANGE), Figure.exact(539), Relation.HOLDS),
        (Figure.exact(63), Figure.bounds(None, 63), Relation.ALLOWED),
        (Figure.exact(72), Figure.bounds(None, 63), Relation.BREAKS),
        (Figure.exact(330), Figure.worded(330, Modifier.MORE_THAN), Relation.BREAKS),
        (Figure.worded(330, Modifier.MORE_THAN), Figure.worded(330, Modifier.MORE_THAN), Relation.EQUAL),
        (Figure.worded(300, Modifier.MORE_THAN), Figure.worded(330, Modifier.MORE_THAN), Relation.HOLDS),
        (Figure.unknown(), Figure.exact(539), Relation.ALLOWED),
        (Figure.unknown(), Figure.exact(0), Relation.BREAKS),
        (Figure.exact(0), Figure.unknown(), Relation.ALLOWED),
    ],
)
def test_a_claim_is_compared_as_it_is_worded(claimed: Figure, recorded: Figure, relation: Relation) -> None:
    assert compare(claimed, recorded) is relation


@given(figures, figures)
def test_whether_two_figures_can_both_be_true_does_not_depend_on_their_order(one: Figure, other: Figure) -> None:
    assert (compare(one, other) is Relation.BREAKS) == (compare(other, one) is Relation.BREAKS)


@given(figures, st.integers(0, 70))
def test_a_figure_holds_for_exactly_the_numbers_of_its_interval(figure: Figure, number: int) -> None:
    allowed = interval(figure)
    within = allowed.low <= number <= allowed.high and not (allowed.above and number == allowed.low)
    relation = compare(figure, Figure.exact(number))
    assert within == (relation in (Relation.EQUAL, Relation.HOLDS))
