"""What the attacks of a period add up to, against a plain reference: every way in which the truth can have been."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from itertools import combinations, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nightcount.reconciliation import Account, Attack, Counts, Period, Status
from nightcount.reconciliation.trends import ROUNDING
from nightcount.vocabulary import Figure, Measure, Weapon

JULY = (date(2025, 7, 1), date(2025, 7, 31))
Said = dict[tuple[Measure, Weapon], Figure]


def attack(
    day: int, said: Said, window: tuple[datetime | None, datetime | None] = (None, None), part: str = "night"
) -> Attack:
    accounts = tuple(
        Account(measure, weapon, "UA", figure, Status.STATED, "uncontested")
        for (measure, weapon), figure in said.items()
    )
    return Attack(date(2025, 7, day), "RU", part, window, accounts)


def period(attacks: Sequence[Attack], first: date = JULY[0], last: date = JULY[1]) -> Period:
    return Period.of([Counts.in_attack(one) for one in attacks], first, last)


def launched(low: int | None, high: int | None) -> Said:
    return {(Measure.LAUNCHED, Weapon.ALL): Figure.bounds(low, high)}


def test_exact_figures_add_up_exactly_where_every_date_has_a_record() -> None:
    found = period([attack(4, launched(550, 550)), attack(5, launched(322, 322))], date(2025, 7, 4), date(2025, 7, 5))
    assert found.sum(Measure.LAUNCHED, Weapon.ALL) == Figure.exact(872)


def test_a_date_without_a_record_leaves_the_sum_open() -> None:
    found = period([attack(4, launched(550, 550))], date(2025, 7, 4), date(2025, 7, 5))
    assert found.without_record == 1
    assert found.sum(Measure.LAUNCHED, Weapon.ALL) == Figure.bounds(550, None)
    assert found.total(Measure.LAUNCHED, Weapon.ALL).figure == Figure.exact(550)


def test_an_attack_without_a_figure_is_not_zero() -> None:
    found = period([attack(4, launched(550, 550)), attack(5, {})], date(2025, 7, 4), date(2025, 7, 5))
    total = found.total(Measure.LAUNCHED, Weapon.ALL)
    assert (total.figure, total.attacks, total.unbounded) == (Figure.bounds(550, None), 2, 1)


@pytest.mark.parametrize("attacks", [[], [attack(4, {})]])
def test_of_nothing_nothing_is_known(attacks: list[Attack]) -> None:
    found = period(attacks)
    assert not found.sum(Measure.LAUNCHED, Weapon.ALL).is_known
    assert not found.median(Weapon.ALL).is_known
    assert (found.share(Weapon.ALL).low, found.share(Weapon.ALL).high) == (None, None)
    assert found.largest(Weapon.ALL).leader is None


def test_a_kind_that_no_words_name_is_bounded_by_what_its_class_leaves() -> None:
    said = {(Measure.LAUNCHED, Weapon.ALL): Figure.exact(550), (Measure.LAUNCHED, Weapon.DRONE): Figure.exact(539)}
    counts = Counts.in_attack(attack(4, said))
    assert counts.of(Measure.LAUNCHED, Weapon.MISSILE) == (0, 11)
    assert counts.of(Measure.LAUNCHED, Weapon.BALLISTIC) == (0, 11)
    assert counts.of(Measure.GOT_THROUGH, Weapon.MISSILE) == (0, 11)
    assert counts.of(Measure.LAUNCHED, Weapon.GUIDED_BOMB) == (0, None), "bulletins do not count bombs"


def test_counts_that_contradict_the_sums_are_left_as_they_are() -> None:
    said = {(Measure.LAUNCHED, Weapon.ALL): Figure.exact(345), (Measure.LAUNCHED, Weapon.DRONE): Figure.exact(347)}
    counts = Counts.in_attack(attack(4, said))
    assert counts.of(Measure.LAUNCHED, Weapon.ALL) == (345, 345)
    assert counts.of(Measure.LAUNCHED, Weapon.DRONE) == (347, 347)


def test_a_share_is_over_attacks_of_which_both_numbers_are_known() -> None:
    both = {**launched(550, 550), (Measure.GOT_THROUGH, Weapon.ALL): Figure.exact(72)}
    bound = {**launched(100, 100), (Measure.GOT_THROUGH, Weapon.ALL): Figure.bounds(None, 30)}
    found = period([attack(4, both), attack(5, bound), attack(6, launched(40, 40))])
    share, bounded = found.share(Weapon.ALL), found.bounded_share(Weapon.ALL)
    assert (share.low, share.high) == (72 / 550, 72 / 550)
    assert (share.attacks, share.of, share.left_out) == (1, 3, 140)
    assert not share.is_telling, "a fifth of what was launched is left out"
    assert period([attack(4, both)]).share(Weapon.ALL).is_telling
    # What got through is never more than what was launched, so even the third attack is bounded.
    assert (bounded.low, bounded.high) == (72 / 690, 142 / 690)
    assert bounded.attacks == 3


def test_a_share_of_few_launches_is_marked_as_telling_little() -> None:
    none_through = {**launched(10, 10), (Measure.GOT_THROUGH, Weapon.ALL): Figure.exact(0)}
    share = period([attack(4, none_through), attack(5, launched(100, 100))]).share(Weapon.ALL)
    assert (share.low, share.high, share.is_telling) == (0.0, 0.0, False)


def test_the_months_of_a_period_are_cut_at_its_ends() -> None:
    found = period([attack(4, launched(550, 550))], date(2025, 6, 20), date(2025, 8, 2)).months()
    assert [(one.first, one.last) for one in found] == [
        (date(2025, 6, 20), date(2025, 6, 30)),
        (date(2025, 7, 1), date(2025, 7, 31)),
        (date(2025, 8, 1), date(2025, 8, 2)),
    ]
    assert [len(one.counts) for one in found] == [0, 1, 0]


def at(day: int, hour: int) -> datetime:
    return datetime(2025, 7, day, tzinfo=UTC) + timedelta(hours=hour)


def test_attacks_that_overlap_by_more_than_rounding_may_count_the_same_launches() -> None:
    night = attack(5, launched(92, 92), (at(4, 18), at(5, 6)))
    day = attack(5, launched(132, 132), (at(5, 3), at(5, 16)), "day")
    total = period([night, day]).total(Measure.LAUNCHED, Weapon.ALL)
    assert (total.figure, total.overlapping) == (Figure.bounds(132, 224), 2)


def test_hours_that_are_rounded_are_no_overlap() -> None:
    night = attack(5, launched(92, 92), (at(4, 18), at(5, 6)))
    day = attack(5, launched(132, 132), (at(5, 5), at(5, 16)), "day")
    total = period([night, day]).total(Measure.LAUNCHED, Weapon.ALL)
    assert (total.figure, total.overlapping) == (Figure.exact(224), 0)


bounds = st.one_of(
    st.none(),
    st.tuples(st.integers(0, 4), st.integers(0, 3)).map(lambda one: (one[0], one[0] + one[1])),
    st.integers(0, 6).map(lambda low: (low, None)),
    st.integers(0, 6).map(lambda high: (None, high)),
)
spans = st.one_of(
    st.just((None, None)),
    st.tuples(st.integers(0, 40), st.integers(0, 20)).map(lambda one: (at(1, one[0]), at(1, one[0] + one[1]))),
)


def overlap(one: Attack, other: Attack) -> bool:
    """Whether the windows of both, as far as they are told, share more than an hour, by the plainest rule."""
    (one_start, one_end), (other_start, other_end) = one.window, other.window
    if one_start is None or one_end is None or other_start is None or other_end is None:
        return False
    first, second = sorted([(one_end, one_start), (other_end, other_start)])
    return second[1] < first[0] - ROUNDING


@given(st.lists(st.tuples(bounds, spans), min_size=1, max_size=6))
def test_a_sum_holds_whatever_the_truth_was(
    told: list[tuple[tuple[int | None, int | None] | None, tuple[datetime, datetime]]],
) -> None:
    attacks = [attack(day, launched(*said) if said else {}, window) for day, (said, window) in enumerate(told, 1)]
    figure = period(attacks).total(Measure.LAUNCHED, Weapon.ALL).figure
    lows = [said[0] or 0 if said else 0 for said, _window in told]
    highs = [said[1] if said else None for said, _window in told]
    # The least is what attacks surely apart come to: over all choices of attacks, the plain way.
    least = 0
    for many in range(1, len(attacks) + 1):
        for chosen in combinations(range(len(attacks)), many):
            if not any(overlap(attacks[one], attacks[other]) for one, other in combinations(chosen, 2)):
                least = max(least, sum(lows[one] for one in chosen))
    assert (figure.low or 0) == least
    assert figure.high == (None if None in highs else sum(high or 0 for high in highs))


told_weapons = st.fixed_dictionaries(
    {},
    optional={
        (measure, weapon): st.integers(0, 6).map(Figure.exact) | st.integers(0, 6).map(lambda n: Figure.bounds(None, n))
        for measure in (Measure.LAUNCHED, Measure.GOT_THROUGH)
        for weapon in (Weapon.ALL, Weapon.DRONE, Weapon.MISSILE)
    },
)


@given(told_weapons)
def test_no_world_that_fits_the_words_is_outside_the_bounds(said: Said) -> None:
    counts = Counts.in_attack(attack(4, said))
    names = (Measure.LAUNCHED, Measure.GOT_THROUGH)
    for drones, missiles, through_drones, through_missiles in product(range(7), repeat=4):
        if through_drones > drones or through_missiles > missiles:
            continue
        world = {
            (names[0], Weapon.DRONE): drones,
            (names[0], Weapon.MISSILE): missiles,
            (names[0], Weapon.ALL): drones + missiles,
            (names[1], Weapon.DRONE): through_drones,
            (names[1], Weapon.MISSILE): through_missiles,
            (names[1], Weapon.ALL): through_drones + through_missiles,
        }
        if all((f.low or 0) <= world[cell] and (f.high is None or world[cell] <= f.high) for cell, f in said.items()):
            for cell, number in world.items():
                low, high = counts.of(*cell)
                assert low <= number, cell
                assert high is None or number <= high, cell


shares = st.lists(st.tuples(st.integers(1, 9), st.integers(0, 9), st.integers(0, 9)), min_size=1, max_size=5)


@given(shares)
def test_a_share_holds_every_share_that_can_have_been(told: list[tuple[int, int, int]]) -> None:
    attacks, sure, most = [], 0, 0
    for day, (number, one, other) in enumerate(told, 1):
        low, high = sorted((min(one, number), min(other, number)))
        attacks.append(
            attack(day, {**launched(number, number), (Measure.GOT_THROUGH, Weapon.ALL): Figure.bounds(low, high)})
        )
        sure, most = sure + low, most + high
    share = period(attacks).share(Weapon.ALL)
    everything = sum(number for number, _one, _other in told)
    assert share.low == pytest.approx(sure / everything)
    assert share.high == pytest.approx(most / everything)
    assert (share.attacks, share.left_out) == (len(told), 0)


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), min_size=1, max_size=7))
def test_the_median_holds_every_median_that_can_have_been(told: list[tuple[int, int]]) -> None:
    from statistics import median

    pairs = [tuple(sorted(one)) for one in told]
    found = period([attack(day, launched(low, high)) for day, (low, high) in enumerate(pairs, 1)]).median(Weapon.ALL)
    for world in product(*(sorted({low, high}) for low, high in pairs)):
        assert (found.low or 0) <= median(world) <= (found.high or 0)
