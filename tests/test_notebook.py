"""How results look at a prompt and in a notebook."""

from __future__ import annotations

from datetime import UTC, datetime

import nightcount
from nightcount.notebook import html_table, text_table
from tests.publishing.worked_example import check

TEXT = "On 4 July 2025 Russia launched 539 drones <b>and</b> 11 missiles at Ukraine overnight."


def test_a_reading_prints_as_a_table_of_its_claims() -> None:
    reading = nightcount.read(TEXT, published=datetime(2025, 7, 4, 9, tzinfo=UTC))
    lines = repr(reading).splitlines()
    assert lines[0].split() == ["words", "measure", "of", "figure", "night", "place"]
    assert lines[1].split() == ["539", "drones", "launched", "drone", "539", "2025-07-04", "UA"]
    assert "<td>539 drones</td>" in reading._repr_html_()


def test_a_check_prints_its_night_and_a_verdict_for_each_claim() -> None:
    checked = check()
    assert repr(checked).splitlines()[0] == "The night to 2025-07-04, confidence 98%."
    assert "mislabelled  72 of the 539 drones  72 is drones and missiles together." in repr(checked)
    assert "<td>mislabelled</td><td>72 of the 539 drones</td>" in checked._repr_html_()


def test_words_of_others_are_escaped_and_command_no_terminal() -> None:
    assert "<td>&lt;b&gt; &amp;</td>" in html_table("A caption", ("words",), [("<b> &",)])
    assert text_table(("words",), [("red \x1b[31m \u202edlrow",)]) == "words\nred [31m dlrow"
    assert text_table(("words",), [(None,)]) == "words\nunknown"
