"""Figures as words, and words as figures."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nightcount.errors import UsageError
from nightcount.vocabulary import Figure, Modifier

WORDED = (Modifier.EXACT, Modifier.ABOUT, Modifier.AT_LEAST, Modifier.MORE_THAN, Modifier.AT_MOST)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(0, 99_999), st.integers(0, 500), st.sampled_from(WORDED))
def test_the_words_of_a_figure_are_read_as_that_figure(number: int, more: int, modifier: Modifier) -> None:
    for figure in (Figure.worded(number, modifier), Figure.bounds(number, number + more), Figure.unknown()):
        assert Figure.parse(str(figure)) == figure


@pytest.mark.parametrize("text", ["530-539", "530–539", " 530 - 539 "])
def test_a_range_takes_either_dash(text: str) -> None:
    assert Figure.parse(text) == Figure(530, 539, Modifier.RANGE)


@pytest.mark.parametrize("text", ["", "many", "-5", "5-", "9-3", "1-2-3", "about 5-6", "5 drones", "1e9", "nan", "٣"])
def test_words_that_are_no_figure_are_refused(text: str) -> None:
    with pytest.raises(UsageError, match="is no figure"):
        Figure.parse(text)
