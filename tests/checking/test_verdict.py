from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from nightcount.checking import Evidence, Finding, Verdict, check
from nightcount.reading.claim import Claim
from nightcount.reconciliation.attack import Attack, Past, Status
from nightcount.vocabulary import Figure, Measure, Modifier
from tests.checking.world import (
    JULY_4,
    KYIV,
    ODESA,
    World,
    account,
    article,
    attack,
    claim,
    nightly,
    with_bulletins,
)

MORNING = datetime(2025, 7, 4, 5, 0, tzinfo=UTC)
NOON = datetime(2025, 7, 4, 9, 0, tzinfo=UTC)
EVENING = datetime(2025, 7, 4, 16, 0, tzinfo=UTC)


def find(one: Claim, attacks: list[Attack], published: datetime | None = None, told: object = None) -> Finding:
    """The finding on a single claim about 4 July 2025."""
    dated = one if one.night or one.role == "comparison" else Claim(**{**one.__dict__, "night": JULY_4})
    evidence = told if isinstance(told, dict) else None
    return check(*article(dated, published=published), World(attacks, evidence)).findings[0]


def test_more_than_a_lower_number_is_consistent() -> None:
    found = find(claim("launched drone", 500, Modifier.MORE_THAN), nightly())
    assert found.verdict is Verdict.CONSISTENT
    assert found.reason == (
        "The record has 539 drones launched on the night to 4 July 2025, so “more than 500” is true as worded."
    )


def test_a_number_that_nothing_yields_is_contradicted() -> None:
    found = find(claim("launched drone", 601), nightly())
    assert found.verdict is Verdict.CONTRADICTED
    assert found.belongs_to is None


def test_a_small_number_is_not_explained_by_chance() -> None:
    assert find(claim("launched drone", 2), nightly()).verdict is Verdict.CONTRADICTED


def test_destroyed_that_counts_the_suppressed_is_mislabelled_as_shot_down() -> None:
    found = find(claim("shot_down drone", 476), with_bulletins())
    assert found.verdict is Verdict.MISLABELLED
    assert found.belongs_to is not None
    assert found.belongs_to.measure is Measure.NEUTRALISED
    assert found.belongs_to.expression == "268 shot down + 208 suppressed or lost from radar"


def test_the_same_sum_is_found_where_no_report_adds_it_up() -> None:
    found = find(claim("shot_down drone", 476), nightly())
    assert found.verdict is Verdict.MISLABELLED
    assert found.reason.startswith("476 is 268 shot down + 208 suppressed or lost from radar (drones); the record has")


def test_all_drones_told_as_strike_drones_are_mislabelled_only_where_the_class_is_known() -> None:
    exact = [attack(JULY_4, account("launched drone", 539), account("launched strike_drone", 335))]
    assert find(claim("launched strike_drone", 539), exact).verdict is Verdict.MISLABELLED
    silent = find(claim("launched strike_drone", 539), nightly())
    assert silent.verdict is Verdict.UNVERIFIABLE
    assert "539 drones launched" in silent.reason


def test_more_of_a_class_than_there_were_in_all_is_contradicted() -> None:
    assert find(claim("launched strike_drone", 540), nightly()).verdict is Verdict.CONTRADICTED


def test_the_figure_of_the_night_before_is_mislabelled_with_its_night() -> None:
    found = find(claim("launched drone", 52), nightly())
    assert found.verdict is Verdict.MISLABELLED
    assert found.belongs_to is not None
    assert found.belongs_to.night.isoformat() == "2025-07-03"
    assert "on the night to 3 July 2025" in found.reason


def test_what_remains_of_the_launched_is_named_as_a_difference() -> None:
    found = find(claim("suppressed drone", 271), nightly())
    assert found.verdict is Verdict.MISLABELLED
    assert found.belongs_to is not None
    assert found.belongs_to.expression == "539 drones launched − 268 shot down"


def test_an_exact_claim_inside_a_bound_is_unverifiable() -> None:
    found = find(claim("got_through drone", 63), nightly())
    assert found.verdict is Verdict.UNVERIFIABLE
    assert "at most 63 drones that got through" in found.reason


def test_a_bound_that_the_record_proves_is_consistent() -> None:
    assert find(claim("got_through drone", 70, Modifier.AT_MOST), nightly()).verdict is Verdict.CONSISTENT


def test_silence_of_the_record_is_unverifiable() -> None:
    found = find(claim("damaged", 5, object="residential"), nightly())
    assert found.verdict is Verdict.UNVERIFIABLE
    assert found.evidence == ()


def test_a_night_that_the_ledger_lacks_is_unverifiable() -> None:
    found = find(claim("launched drone", 5, night=datetime(2024, 1, 1, tzinfo=UTC).date()), nightly())
    assert found.verdict is Verdict.UNVERIFIABLE
    assert found.reason == "The ledger holds no report on the night to 1 January 2024."


def test_a_comparison_with_an_attack_that_is_not_named_does_not_take_the_articles_night() -> None:
    found = find(claim("launched drone", 539, role="comparison"), nightly())
    assert found.verdict is Verdict.UNVERIFIABLE
    assert found.claim.night is None


def test_the_countrys_figure_given_to_a_city_is_mislabelled() -> None:
    found = find(claim("launched drone", 539, place=KYIV), nightly())
    assert found.verdict is Verdict.MISLABELLED
    assert found.reason == (
        "539 drones launched on the night to 4 July 2025 is the figure for all of Ukraine, not for Kyiv."
    )


def test_a_part_of_the_countrys_figure_in_a_city_is_unverifiable_and_more_than_it_contradicted() -> None:
    assert find(claim("shot_down drone", 20, place=KYIV), nightly()).verdict is Verdict.UNVERIFIABLE
    assert find(claim("shot_down drone", 300, place=KYIV), nightly()).verdict is Verdict.CONTRADICTED


def test_attacks_of_the_two_sides_are_not_mixed() -> None:
    found = find(claim("shot_down drone", 268, attacker="UA", place="RU"), nightly())
    assert found.verdict is Verdict.UNVERIFIABLE


def test_the_day_attack_is_taken_where_only_it_has_the_figure() -> None:
    day = attack(JULY_4, account("launched drone", 40), part="day")
    found = find(claim("launched drone", 40), [*nightly(), day])
    assert found.verdict is Verdict.CONFIRMED
    assert found.reason == "The record has 40 drones launched by day on 4 July 2025."


def toll(status: Status = Status.STATED) -> list[Attack]:
    past = (Past(Figure.exact(23), "early", MORNING),)
    return [attack(JULY_4, account("injured", 26, KYIV, status, past))]


TOLD = {f"injured {KYIV} 26": Evidence("r", 0, 2, "26", "dsns", NOON.isoformat(), None, Figure.exact(26))}


def test_a_later_toll_is_confirmed() -> None:
    assert find(claim("injured", 26, place=KYIV), toll(), EVENING, TOLD).verdict is Verdict.CONFIRMED


def test_an_earlier_toll_is_outdated_and_the_reason_says_when_it_was_true() -> None:
    found = find(claim("injured", 23, place=KYIV), toll(), EVENING, TOLD)
    assert found.verdict is Verdict.OUTDATED
    assert "4 July 2025, 08:00 Kyiv time" in found.reason
    assert "26 injured in Kyiv" in found.reason


def test_a_toll_is_judged_as_of_the_articles_time() -> None:
    between = datetime(2025, 7, 4, 7, 0, tzinfo=UTC)
    assert find(claim("injured", 23, place=KYIV), toll(), between, TOLD).verdict is Verdict.CONFIRMED


def test_a_lower_toll_before_the_first_of_the_record_is_unverifiable() -> None:
    before = datetime(2025, 7, 4, 3, 0, tzinfo=UTC)
    assert find(claim("injured", 20, place=KYIV), toll(), before, TOLD).verdict is Verdict.UNVERIFIABLE
    assert find(claim("injured", 20, place=KYIV), toll(), EVENING, TOLD).verdict is Verdict.CONTRADICTED


def test_a_toll_without_a_place_is_that_of_the_only_place_that_has_one() -> None:
    found = find(claim("injured", 26), toll(), EVENING, TOLD)
    assert found.verdict is Verdict.CONFIRMED
    assert "in Kyiv" in found.reason


def test_a_toll_of_another_place_is_not_taken_for_this_one() -> None:
    assert find(claim("injured", 26, place=ODESA), toll(), EVENING, TOLD).verdict is Verdict.UNVERIFIABLE


def disputed(status: Status) -> tuple[list[Attack], dict[str, Evidence]]:
    accounts = (
        account("launched drone", 539),
        account("got_through drone", 63, status=status, against=("other",)),
    )
    told = {
        "got_through drone UA 63": Evidence("r", 0, 2, "63", "kpszsu", None, None, Figure.exact(63)),
        "other": Evidence("s", 0, 2, "68", "ministry", None, None, Figure.exact(68)),
    }
    return [attack(JULY_4, *accounts)], told


def test_where_sources_disagree_either_side_is_disputed_and_named() -> None:
    attacks, told = disputed(Status.DISPUTED)
    first = find(claim("got_through drone", 63), attacks, told=told)
    second = find(claim("got_through drone", 68), attacks, told=told)
    assert (first.verdict, second.verdict) == (Verdict.DISPUTED, Verdict.DISPUTED)
    assert "the article follows 63 (Ukraine's air force), against 68 (ministry)" in first.reason
    assert "the article follows 68 (ministry), against 63 (Ukraine's air force)" in second.reason
    assert [one.source for one in second.evidence] == ["kpszsu", "ministry"]


def test_a_figure_that_a_rule_settled_is_confirmed_though_another_source_differs() -> None:
    attacks, told = disputed(Status.STATED)
    assert find(claim("got_through drone", 63), attacks, told=told).verdict is Verdict.CONFIRMED


def test_an_article_that_the_ledger_holds_is_no_witness_for_itself() -> None:
    report, reading = article(claim("injured", 26, place=KYIV, night=JULY_4), published=EVENING)
    own = {f"injured {KYIV} 26": Evidence(report.id, 0, 2, "26", "newspaper", None, None, Figure.exact(26))}
    found = check(report, reading, World(toll(), own)).findings[0]
    assert found.verdict is Verdict.UNVERIFIABLE
    assert found.reason.endswith("only this article says so, and it is no witness for itself.")


def test_several_models_counted_together_are_held_against_their_class() -> None:
    equal = find(claim("launched drone", 539, models=("Shahed-136", "Gerbera")), nightly())
    fewer = find(claim("launched drone", 300, models=("Shahed-136", "Gerbera")), nightly())
    more = find(claim("launched drone", 600, models=("Shahed-136", "Gerbera")), nightly())
    assert (equal.verdict, fewer.verdict, more.verdict) == (
        Verdict.CONFIRMED,
        Verdict.UNVERIFIABLE,
        Verdict.CONTRADICTED,
    )
    assert fewer.reason.endswith("no figure for Shahed-136, Gerbera alone.")


def with_models() -> list[Attack]:
    cells = (("Iskander-K", 4, "UA"), ("S-400 + Zircon", 7, "UA"), ("Kh-59", 2, ODESA))
    accounts = (replace(account("launched missile", number, place), model=model) for model, number, place in cells)
    return [attack(JULY_4, *accounts, account("launched missile", 20))]


def test_a_model_is_held_against_its_own_account() -> None:
    right = find(claim("launched missile", 4, models=("Iskander-K",)), with_models())
    wrong = find(claim("launched missile", 3, models=("Iskander-K",)), with_models())
    silent = find(claim("launched missile", 3, models=("Kh-101",)), with_models())
    assert (right.verdict, wrong.verdict, silent.verdict) == (
        Verdict.CONFIRMED,
        Verdict.CONTRADICTED,
        Verdict.UNVERIFIABLE,
    )
    assert "4 missiles launched (Iskander-K)" in right.reason


def test_models_counted_together_in_the_record_are_found_in_any_order() -> None:
    assert find(claim("launched missile", 7, models=("Zircon", "S-400")), with_models()).verdict is Verdict.CONFIRMED


def test_a_model_counted_for_a_place_is_no_figure_of_the_country() -> None:
    found = find(claim("launched missile", 2, models=("Kh-59",), place=ODESA), with_models())
    assert found.verdict is Verdict.CONFIRMED
    assert "in Odesa oblast" in found.reason


def test_figures_that_do_not_add_up_are_disputed_with_the_sum() -> None:
    broken = replace(
        account("launched all", 166, status=Status.DISPUTED, against=("parts",)),
        rule="broken_sum",
        expression="at least 183 = 125 drones + at least 58 missiles",
    )
    found = find(claim("launched all", 166), [attack(JULY_4, broken)])
    assert found.verdict is Verdict.DISPUTED
    assert found.reason.endswith("do not add up to it: at least 183 = 125 drones + at least 58 missiles.")
