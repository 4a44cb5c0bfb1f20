"""Every lexicon says all that the vocabulary holds, in the same kinds, and says each form once."""

from __future__ import annotations

import re
from collections import defaultdict

import pytest

from nightcount.reading.lexicon import FILES, LANGUAGES, Lexicon, _expand, _forms, lexicon
from nightcount.reading.reach import gives
from nightcount.vocabulary import OBJECTS, Weapon
from nightcount.vocabulary.area import area, areas
from nightcount.vocabulary.weapon import models

# What a language may lack because its grammar has no such thing.
_NOT_EVERYWHERE = {
    "article",
    "capital",
    "order",
    "and",
    "collective",
    "cardinal_ending",
    "one_ending",
    "direction",
    "ordinary",
    # Ukrainian says «ворог» of one side only.
    "attacker",
}
# Kinds whose values are numbers or codes: a language has as many as it needs.
_OPEN = {"place", "cardinal", "collective", "ordinal", "scale", "group", "half"}


def _values(language: str) -> dict[str, set[str]]:
    """The values of each kind that have at least one form."""
    found: dict[str, set[str]] = defaultdict(set)
    for name, table in lexicon(language).tables.items():
        for kind in table:
            found[kind].update(())
        for kind, value, forms in _forms(name, table):
            if forms:
                found[kind].add(value)
    return found


def _meanings(known: Lexicon, words: str, kind: str) -> set[str]:
    """What the words mean, where they are one mention from end to end."""
    tokens, _ = known.tokens(words)
    return {
        value
        for mention in known.mentions(tokens)
        if (mention.first, mention.last) == (0, len(tokens))
        for found, value in mention.meaning.items()
        if found == kind
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_lexicon_has_the_eight_files(language: str) -> None:
    assert tuple(lexicon(language).tables) == FILES


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_lexicon_has_every_kind_that_another_has(language: str) -> None:
    lacking = set().union(*map(_values, LANGUAGES)) - set(_values(language))
    assert lacking <= _NOT_EVERYWHERE


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_kind_has_the_same_values_in_every_language(language: str) -> None:
    every: dict[str, set[str]] = defaultdict(set)
    for other in LANGUAGES:
        for kind, values in _values(other).items():
            every[kind] |= values
    here = _values(language)
    lacking = {kind: values - here[kind] for kind, values in every.items() if values - here[kind]}
    assert {kind for kind in lacking if kind not in _OPEN | _NOT_EVERYWHERE} == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_kind_is_empty_that_the_grammar_of_the_language_has(language: str) -> None:
    assert {kind for kind, values in _values(language).items() if not values} <= _NOT_EVERYWHERE


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_class_model_and_object_of_the_vocabulary_has_a_form(language: str) -> None:
    values = _values(language)
    assert values["class"] == {str(weapon) for weapon in Weapon}
    assert values["model"] == set(models())
    assert values["object"] == set(OBJECTS)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_group_of_verbs_that_the_frames_know_has_a_form(language: str) -> None:
    assert _values(language)["verb"] == set(gives())


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_number_word_is_there(language: str) -> None:
    values = _values(language)
    wanted = {*range(21), *range(30, 100, 10)}
    assert wanted <= {int(value) for value in values["cardinal"]}
    assert {1000, 1_000_000, 1_000_000_000} <= {int(value) for value in values["scale"]}
    hundreds = {int(value) for value in values["cardinal"] | values["scale"] if 100 <= int(value) < 1000}
    assert hundreds == ({100} if language == "en" else set(range(100, 1000, 100)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_year_and_the_week_are_whole(language: str) -> None:
    values = _values(language)
    assert {int(value) for value in values["month"]} == set(range(1, 13))
    assert {int(value) for value in values["weekday"]} == set(range(7))


@pytest.mark.parametrize("language", LANGUAGES)
def test_places_are_codes_of_the_vocabulary(language: str) -> None:
    for code in _values(language)["place"]:
        assert area(code).code == code


@pytest.mark.parametrize("language", ["uk", "ru"])
def test_every_oblast_of_ukraine_has_a_form(language: str) -> None:
    oblasts = {known.code for known in areas().values() if known.kind == "oblast" and known.code.startswith("UA")}
    assert oblasts <= _values(language)["place"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_form_stands_for_two_values_of_one_kind(language: str) -> None:
    owners: dict[tuple[str, tuple[str, ...]], set[str]] = defaultdict(set)
    for name, table in lexicon(language).tables.items():
        for kind, value, forms in _forms(name, table):
            for form in forms:
                for words in _expand(form):
                    # «Х-101/Х-555» is a mix of two models, and so one form of both.
                    if "/" not in words:
                        owners[kind, words].add(value)
    assert {key: values for key, values in owners.items() if len(values) > 1} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_form_expands_to_patterns_that_a_token_can_meet(language: str) -> None:
    one_token = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*\*?|\d+\*?|\*|[^\w\s]")
    for name, table in lexicon(language).tables.items():
        for kind, value, forms in _forms(name, table):
            for form in forms:
                expanded = list(_expand(form))
                assert expanded, f"{name}.toml: {kind} {value} {form!r}"
                stray = [word for words in expanded for word in words if not one_token.fullmatch(word)]
                assert stray == [], f"{name}.toml: {kind} {value} {form!r}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_stem_is_so_short_that_other_words_begin_with_it(language: str) -> None:
    stems = {
        words[0]
        for name, table in lexicon(language).tables.items()
        for _, _, forms in _forms(name, table)
        for form in forms
        for words in _expand(form)
        if len(words) == 1 and words[0].endswith("*")
    }
    assert {stem for stem in stems if len(stem) < 4} == set()


@pytest.mark.parametrize(
    ("words", "kind", "value"),
    [
        ("двомастами", "cardinal", "200"),
        ("п’ятьма".replace("’", "'"), "cardinal", "5"),
        ("шестеро", "collective", "6"),
        ("безпілотників-імітаторів", "class", "decoy"),
        ("ударними БпЛА", "class", "strike_drone"),
        ("баражуючими боєприпасами", "class", "loitering"),
        ("керованими авіаційними ракетами", "class", "guided_air"),
        ("КАБів", "model", "KAB"),
        ("X-101", "model", "Kh-101"),
        ("Іскандер-К", "model", "Iskander-K"),
        ("збито/подавлено", "verb", "neutralised"),
        ("збито або подавлено", "verb", "neutralised"),
        ("локаційно втрачено", "verb", "suppressed"),
        ("не досягли цілі", "verb", "not_reached"),
        ("падіння збитих", "verb", "fell"),
        ("без електропостачання", "verb", "power_cut"),
        ("з яких", "part", "of_them"),
        ("Одещині", "place", "UA51000000000030770"),
        ("Харківській області", "place", "UA63000000000041885"),
        ("Кривому Розі", "place", "UA12060170010065850"),
        ("Повітряних Сил", "speaker", "air_force"),
    ],
)
def test_ukrainian_wording_means(words: str, kind: str, value: str) -> None:
    assert value in _meanings(lexicon("uk"), words, kind)


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("збитків", "verb"),
        ("пожежник", "noun"),
        ("ракетоносій", "class"),
        ("бомбардувальник", "class"),
        ("портал", "object"),
        ("школяр", "object"),
        ("ліцензія", "object"),
        ("поцілунок", "verb"),
        ("горілка", "verb"),
        ("Горішні", "verb"),
        ("кримінальний", "place"),
        ("столова", "cardinal"),
        ("лютий", "verb"),
    ],
)
def test_ukrainian_words_that_only_begin_alike_mean_nothing(words: str, kind: str) -> None:
    assert _meanings(lexicon("uk"), words, kind) == set()
