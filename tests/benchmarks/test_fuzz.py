"""Fuzzing is repeatable, covers what it says it covers, and catches what it is there to catch."""

from __future__ import annotations

import pytest

from benchmarks import fuzz
from nightcount.reading import Quotation, Reading


def test_an_input_is_made_again_from_its_seed_and_number() -> None:
    one, other = fuzz.Maker(7), fuzz.Maker(7)
    assert [one.make(number) for number in range(30)] == [other.make(number) for number in reversed(range(30))][::-1]


def test_another_seed_makes_other_inputs() -> None:
    assert fuzz.Maker(7).make(0) != fuzz.Maker(8).make(0)


def test_every_way_of_making_and_every_language_occur() -> None:
    made = list(map(fuzz.Maker(1).make, range(200)))
    assert len({way for way, _, _ in made}) == 7
    assert {language for _, _, language in made} == {"uk", "ru", "en", None}


def test_some_inputs_hold_claims() -> None:
    maker = fuzz.Maker(3)
    texts = [(text, language) for _, text, language in map(maker.make, range(60)) if len(text) < 3000]
    assert sum(len(fuzz.check(text, language)[0].claims) for text, language in texts) > 10


def test_a_span_that_does_not_lead_to_its_words_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    wrong = Reading(quotations=(Quotation(0, 3, "xyz"),))
    monkeypatch.setattr(fuzz, "read", lambda *_, **__: wrong)
    with pytest.raises(AssertionError, match="does not lead to its words"):
        fuzz.check("abcdef", "en")


def test_an_exception_becomes_a_finding_with_its_number(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fall(*_: object, **__: object) -> Reading:
        raise KeyError("weapon")

    monkeypatch.setattr(fuzz, "read", fall)
    run = fuzz.fuzz(0.05, seed=1, first=40)
    assert run.findings[0][0] == 40
    assert "KeyError" in run.findings[0][1]
    assert "input 40" in capsys.readouterr().out
    assert "findings: 0" not in fuzz.report(run, 0.05, 1)
