"""The tables of a night: every number leads to its words, unknown is a dash."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from nightcount.alerts.alert import Alert, Tally
from nightcount.publishing.alert_words import alert_lines
from nightcount.publishing.night_view import AttackView, Cell, Row, attack_view, bracketed
from nightcount.reconciliation import Account, Status
from nightcount.vocabulary import Figure, Measure, Weapon
from tests.publishing.worked_example import Behind, attack

KYIV = "UA80000000000093317"
EVENING, MORNING = datetime(2025, 7, 3, 15, tzinfo=UTC), datetime(2025, 7, 4, 6, tzinfo=UTC)


def view() -> AttackView:
    return attack_view(attack(), Behind())


def row(table: str, label: str) -> Row:
    found = next(t for t in view().tables if t.title.startswith(table))
    return next(r for r in found.rows if r.label.strip() == label)


def test_the_main_table_has_the_rows_and_columns_of_the_worked_example() -> None:
    main = view().tables[0]
    assert main.columns == ("all", "drones", "missiles")
    assert [r.label for r in main.rows] == [
        "launched", "neutralised", "shot down", "suppressed or lost", "got through", "hit locations",
    ]  # fmt: skip
    assert [cell.figure for cell in row("What", "launched").cells] == ["550", "539", "11"]


def test_what_no_source_says_is_a_dash_without_markers() -> None:
    assert row("What", "suppressed or lost").cells[2] == Cell("–")
    assert row("What", "hit locations").cells[1:] == (Cell("–"), Cell("–"))


def test_a_bound_is_worded_and_a_derived_number_shows_the_words_it_was_made_of() -> None:
    cell = row("What", "got through").cells[1]
    assert cell.figure == "at most 63"
    assert len(cell.markers) == 3
    assert str(cell).startswith("at most 63 = [")


def test_disputed_values_show_the_words_on_both_sides() -> None:
    cell = row("On the ground", "injured, Kyiv").cells[0]
    assert [other.figure for other in cell.others] == ["23"]
    number, other = cell.markers[0], cell.others[0].markers[0]
    assert str(cell) == f"26 ± [{number}] ≠ 23 [{other}]"


def test_a_sum_that_is_broken_shows_what_its_parts_make() -> None:
    total = Account(
        Measure.LAUNCHED, Weapon.ALL, "UA", Figure.exact(345), Status.DISPUTED, "broken_sum", ("total",),
        against=("part-297", "part-50"), expression="347 = 297 drones + 50 missiles",
    )  # fmt: skip
    shown = attack_view(replace(attack(), accounts=(total,)), Behind())
    assert str(shown.tables[0].rows[0].cells[0]) == "345 ± [1] ≠ 347 = 297 drones + 50 missiles [2, 3]"


def test_an_attack_whose_end_is_not_stated_says_so() -> None:
    begun = replace(attack(), window=(EVENING, None))
    assert attack_view(begun, Behind()).window == "From 3 July 2025, 18:00, Kyiv time; when it ended is not stated."


def test_every_marker_leads_to_words_and_the_same_words_have_one_number() -> None:
    shown = view()
    passages = {p.number: p.words for report in shown.reports for p in report.passages}
    markers = {number for t in shown.tables for r in t.rows for cell in r.cells for number in cell.markers}
    assert markers <= passages.keys()
    assert sorted(passages) == list(range(1, len(passages) + 1))
    assert len(set(passages.values())) == len(passages)
    assert passages[row("What", "launched").cells[1].markers[0]] == "the words of launched-drone-539"


def test_classes_stand_in_a_table_of_their_own() -> None:
    finer = next(t for t in view().tables if t.title == "By class and model")
    assert finer.columns == ("launched", "shot down")
    assert [r.label for r in finer.rows] == ["ballistic missiles", "aeroballistic missiles", "cruise missiles"]


def test_conflicts_name_their_words() -> None:
    assert view().conflicts == ("These cannot all be true. [1]",)


def test_an_area_without_data_is_not_called_calm() -> None:
    unknown = Tally(KYIV, EVENING, MORNING, 0, 0, 0, 0, (), (), known=False)
    assert alert_lines(unknown) == [
        "Kyiv, 3 July 2025, 18:00 to 4 July 2025, 09:00: the ledger holds no alerts of that time. "
        "That is no sign of calm."
    ]


def test_alerts_are_told_with_their_sum_and_the_longest() -> None:
    alert = Alert(KYIV, datetime(2025, 7, 3, 17, tzinfo=UTC), datetime(2025, 7, 4, 1, 50, tzinfo=UTC), "a feed")
    told = alert_lines(Tally(KYIV, EVENING, MORNING, alert.seconds or 0, 31800, 31800, 1, (alert,), (), known=True))
    assert told[0].endswith("1 alert, 8 h 50 min in all, the longest 8 h 50 min without a break.")
    assert told[1] == "20:00–04:50, 8 h 50 min (a feed)"


def test_a_report_behind_the_numbers_is_named_with_its_title_time_and_link() -> None:
    report = view().reports[0]
    assert (report.title, report.published, report.url) == (
        "Night of records",
        "4 July 2025, 08:41",
        "https://example.org/post/1",
    )


def test_three_markers_in_a_row_are_written_as_a_run() -> None:
    assert bracketed((1, 2, 3, 5, 7, 8)) == "[1–3, 5, 7, 8]"
    assert bracketed(()) == ""
