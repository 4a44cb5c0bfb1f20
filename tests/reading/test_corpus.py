"""Reading holds its floors on every labelled text, and finds nothing where there is nothing to find."""

from __future__ import annotations

from functools import cache

import pytest

from evaluation import floors
from evaluation.gate import assess
from evaluation.labels import LANGUAGES
from tests.shared_data import shared

result = cache(assess)


def shortfall(name: str, language: str) -> str | None:
    return floors.load()[name, language].shortfall(result(name, language).total)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_corpus_is_read_as_well_as_before(language: str) -> None:
    assert shortfall("corpus", language) is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_texts_without_claims_yield_none(language: str) -> None:
    assert result("corpus", language).false_alarms == []


@pytest.mark.parametrize(("name", "language"), [key for key in sorted(floors.load()) if key[0] != "corpus"])
def test_gold_is_read_as_well_as_before(name: str, language: str) -> None:
    shared(f"gold/{name}_gold.jsonl")
    assert shortfall(name, language) is None
