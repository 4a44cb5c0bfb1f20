"""The algebra of sets of time, against sets of whole numbers."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from nightcount.alerts.stretches import (
    Stretch,
    complement,
    difference,
    intersection,
    length,
    longest,
    moment,
    seconds,
    ticks,
    union,
    within,
)

raw = st.lists(
    st.tuples(st.integers(0, 60), st.integers(0, 20)).map(lambda one: (one[0], one[0] + one[1])), max_size=12
)
sets = raw.map(union)


def points(of: list[Stretch]) -> set[int]:
    return {point for start, end in of for point in range(start, end)}


@given(sets)
def test_a_set_is_in_order_and_its_stretches_neither_meet_nor_are_empty(one: list[Stretch]) -> None:
    assert all(start < end for start, end in one)
    assert all(before[1] < after[0] for before, after in pairwise(one))


@given(raw, raw, raw)
def test_union_is_idempotent_commutative_and_associative(a: list[Stretch], b: list[Stretch], c: list[Stretch]) -> None:
    assert union(union(a)) == union(a) == union(a, a)
    assert union(a, b) == union(b, a)
    assert union(union(a, b), c) == union(a, union(b, c)) == union(a, b, c)


@given(sets, sets, sets)
def test_intersection_is_idempotent_commutative_associative_and_distributes(
    a: list[Stretch], b: list[Stretch], c: list[Stretch]
) -> None:
    assert intersection(a, a) == a
    assert intersection(a, b) == intersection(b, a)
    assert intersection(intersection(a, b), c) == intersection(a, intersection(b, c))
    assert intersection(a, union(b, c)) == union(intersection(a, b), intersection(a, c))


@given(sets, sets, st.integers(0, 80), st.integers(0, 30))
def test_every_operation_is_that_of_the_sets_of_its_points(
    a: list[Stretch], b: list[Stretch], start: int, size: int
) -> None:
    window = set(range(start, start + size))
    assert points(union(a, b)) == points(a) | points(b)
    assert points(intersection(a, b)) == points(a) & points(b)
    assert points(difference(a, b)) == points(a) - points(b)
    assert points(within(a, start, start + size)) == points(a) & window
    assert points(complement(a, start, start + size)) == window - points(a)
    for found in (difference(a, b), intersection(a, b), complement(a, start, start + size)):
        assert union(found) == found


@given(sets, st.integers(0, 80), st.integers(0, 30))
def test_no_length_exceeds_its_window(a: list[Stretch], start: int, size: int) -> None:
    inside = within(a, start, start + size)
    assert longest(inside) <= length(inside) <= size
    assert length(inside) + length(complement(a, start, start + size)) == size


@given(st.datetimes(datetime(1960, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC)))  # noqa: DTZ001  the zone follows
def test_a_moment_comes_back_to_the_microsecond(of: datetime) -> None:
    assert moment(ticks(of)) == of


def test_whole_seconds_are_integers_and_others_are_not_rounded() -> None:
    assert repr(seconds(3_000_000)) == "3"
    assert seconds(1_500_000) == 1.5
