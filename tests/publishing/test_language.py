"""What is published speaks the languages that it offers."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from datetime import date

import pytest

from nightcount.errors import UsageError
from nightcount.language import LANGUAGES, gettext, ngettext, speaking, spoken
from nightcount.phrasing import sum_words
from nightcount.publishing.verdicts import SIGNS
from nightcount.publishing.wording import (
    day_words,
    figure_words,
    hours_words,
    night_words,
    noun_words,
    number_words,
    place_words,
    quantity_words,
)
from nightcount.vocabulary import Figure, Measure, Modifier, Weapon
from nightcount.vocabulary.measure import OBJECTS
from tests.shared_data import ROOT

SOURCES = ROOT / "src" / "nightcount"
OTHERS = [code for code in LANGUAGES if code != "en"]
FIELDS = re.compile(r"\{\w*\}|%\(\w+\)s")


def said_in_code() -> Iterator[str | tuple[str, str]]:
    """Every text that a module or a template gives to be translated."""
    from babel.messages.extract import extract_from_dir

    found = extract_from_dir(
        str(SOURCES),
        [
            ("web/templates/**.html", "jinja2.ext:babel_extract"),
            ("phrasing.py", "python"),
            ("checking/**.py", "python"),
            ("publishing/**.py", "python"),
            ("web/**.py", "python"),
        ],
        {"web/templates/**.html": {"trim_blocks": "true", "newstyle_gettext": "true"}},
        {"_": None, "gettext": None, "ngettext": (1, 2)},
    )
    for _file, _line, text, _comments, _context in found:
        yield text if isinstance(text, str) else (text[0], text[1])


def said_in_vocabulary() -> Iterator[str]:
    """Every word of the vocabulary that pages show."""
    for measure in Measure:
        yield from (measure.label, measure.said)
    for weapon in Weapon:
        yield from (weapon.label, weapon.noun(1))
    yield from OBJECTS
    for verdict, sign in SIGNS.items():
        yield from (verdict.value, sign.meaning)


@pytest.mark.parametrize("code", OTHERS)
def test_a_catalogue_says_everything(code: str) -> None:
    with speaking(code):
        wanted = [text if isinstance(text, str) else text[0] for text in (*said_in_code(), *said_in_vocabulary())]
        missing = sorted({text for text in wanted if gettext(text) == text and not FIELDS.fullmatch(text)})
    allowed = {"{start}–{end}, {lasted} ({source})", "kind", "{said} {number} {noun}", "{said}: {number}"}
    assert [text for text in missing if text not in allowed] == [], f"add them to locales/{code}/"


@pytest.mark.parametrize("code", OTHERS)
def test_a_catalogue_keeps_every_field(code: str) -> None:
    from babel.messages.pofile import read_po

    written = sorted((SOURCES / "locales" / code).glob("*.po"))
    for message in (one for path in written for one in read_po(io.BytesIO(path.read_bytes()), locale=code)):
        if not message.id:
            continue
        originals = message.id if isinstance(message.id, list | tuple) else (message.id,)
        strings = message.string if isinstance(message.string, list | tuple) else (message.string,)
        for said in strings:
            assert sorted(FIELDS.findall(str(said))) == sorted(FIELDS.findall(str(originals[-1]))), message.id


def test_the_language_belongs_to_its_block() -> None:
    with speaking("uk"):
        assert gettext("launched") == "запущено"
    assert (spoken(), gettext("launched")) == ("en", "launched")


def test_a_language_without_a_catalogue_is_refused() -> None:
    with pytest.raises(UsageError, match="no catalogue"), speaking("xx"):
        pass


@pytest.mark.parametrize(("count", "said"), [(1, "дрон"), (2, "дрони"), (5, "дронів"), (11, "дронів"), (539, "дронів")])
def test_plural_forms(count: int, said: str) -> None:
    with speaking("uk"):
        assert noun_words(Weapon.DRONE, count) == said
        assert ngettext("missile", "missiles", 21) == "ракета"


@pytest.mark.parametrize(
    ("figure", "said"),
    [
        (Figure.exact(1234), "1\xa0234"),
        (Figure.worded(63, Modifier.AT_MOST), "щонайбільше 63"),
        (Figure.worded(63, Modifier.AT_LEAST), "щонайменше 63"),
        (Figure.worded(330, Modifier.MORE_THAN), "понад 330"),
        (Figure.worded(20, Modifier.ABOUT), "близько 20"),
        (Figure(63, 71, Modifier.RANGE), "63–71"),
        (Figure.unknown(), "–"),
    ],
)
def test_figures_in_ukrainian(figure: Figure, said: str) -> None:
    with speaking("uk"):
        assert figure_words(figure) == said


def test_times_places_and_quantities_in_ukrainian() -> None:
    with speaking("uk"):
        assert day_words(date(2025, 7, 4)).replace("\u202f", " ") == "4 липня 2025 р."
        assert night_words(date(2025, 7, 4)).startswith("ніч на 4 липня")
        assert hours_words(8 + 5 / 6) == "8 год 50 хв"
        assert place_words("UA") == "Україна"
        assert number_words(2.5) == "2,5"
        assert quantity_words(Measure.SHOT_DOWN, Weapon.MISSILE, Figure.exact(2)) == "2 ракети: збито"


@pytest.mark.parametrize(
    ("expression", "said"),
    [
        ("539 drones + 11 missiles", "539 дронів + 11 ракет"),
        ("550 launched − 478 neutralised", "550 запущено − 478 знешкоджено"),
        ("at least 92 drones; at most 1,103 launched", "щонайменше 92 дрони; щонайбільше 1\xa0103 запущено"),
        ("22 drones + 3 other drones", "22 дрони + 3 інших дрони"),
        ("4 Kalibr + 7 Kh-101", "4 Kalibr + 7 Kh-101"),
    ],
)
def test_a_sum_is_told_in_the_language_in_force(expression: str, said: str) -> None:
    assert sum_words(expression) == expression
    with speaking("uk"):
        assert sum_words(expression) == said
