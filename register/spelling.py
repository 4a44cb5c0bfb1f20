"""How a Ukrainian name of the register is written in English and in Russian, where nobody wrote it by hand.

English: the romanisation of the Cabinet of Ministers (resolution no. 55 of 27 January 2010). Russian: the regular
correspondences of endings and letters; they hold for most names, and those that are known otherwise are written by
hand in `areas.toml`, `raions.toml` and `hromadas.toml`.
"""

from __future__ import annotations

import re

_CYRILLIC = "абвгґдежзиійклмнопрстуфхцчшщ"
_LATIN = "a b v h g d e zh z y i i k l m n o p r s t u f kh ts ch sh shch"
_LETTERS = dict(zip(_CYRILLIC, _LATIN.split(), strict=True))
_SOFT = {"є": ("ye", "ie"), "ї": ("yi", "i"), "й": ("y", "i"), "ю": ("yu", "iu"), "я": ("ya", "ia")}
_SILENT = "ь’'ʼ"

# In this order: whole beginnings and endings before single letters.
_RUSSIAN = [
    (re.compile(pattern), written)
    for pattern, written in (
        (r"\bолександр", "александр"),
        (r"\bолексі", "алексе"),
        (r"\bмикола", "никола"),
        (r"\bкам[’']ян", "камен"),
        (r"знам[’']ян", "знамен"),
        (r"гірськ", "горськ"),
        (r"піль\b", "поль"),
        (r"\bбіла\b", "белая"),
        (r"\bбіл(?=[оаяіи])", "бел"),
        (r"ічч", "ич"),
        (r"ії(?=вк|вс|в\b)", "ее"),
        (r"аї(?=вк|вс|в\b)", "ае"),
        (r"їв(?=к|с|\b)", "ев"),
        (r"(?<=[жчшщ])ів(?=к|с|ц|\b)", "ев"),
        (r"ів(?=к|с|ц|\b)", "ов"),
        (r"зьк(?=ий|а|е|ої)", "зск"),
        (r"([сц])ьк(?=ий|а|е)", r"\1к"),
        (r"ськ\b", "ск"),
        (r"цьк\b", "цк"),
        (r"жжя\b", "жье"),
        (r"([лнтдз])\1я\b", r"\1ье"),
        (r"(?<=[ск])а\b(?= громада)", "ая"),
        (r"(?<=[нвмтд])ий\b", "ый"),
        (r"(?<=[вбпмф])[’']я", "я"),
        (r"[’'ʼ]", "ь"),
    )
]
_RUSSIAN_LETTERS = str.maketrans({"і": "и", "ї": "и", "є": "е", "ґ": "г"})
# Adjectives keep their и: only the letters of the stem change.
_ADJECTIVE = re.compile(r"((?:с|ц)к)(ий|а|е|ая|ое)\b")


def english(name: str) -> str:
    """A Ukrainian name in Latin letters; capital letters stay where they are."""
    return re.sub(r"[\w’'ʼ]+", lambda word: _english_word(word[0]), name)


def _english_word(word: str) -> str:
    found = []
    folded = word.lower()
    for at, letter in enumerate(folded):
        if letter in _SILENT:
            continue
        if letter in _SOFT:
            latin = _SOFT[letter][0 if at == 0 else 1]
        elif letter == "г" and at and folded[at - 1] == "з":
            latin = "gh"
        else:
            latin = _LETTERS.get(letter, letter)
        found.append(latin.capitalize() if word[at].isupper() else latin)
    return "".join(found)


def russian(name: str) -> str:
    """A Ukrainian name by Russian spelling, as far as the regular correspondences go."""
    written = name.lower()
    for pattern, instead in _RUSSIAN:
        written = pattern.sub(instead, written)
    parts = _ADJECTIVE.split(written)
    # split() gives stem, "ск", ending, stem, …: endings of adjectives are the same in both languages but for -а and -е.
    endings = {"ий": "ий", "а": "ая", "е": "ое", "ая": "ая", "ое": "ое"}
    made = [endings[part] if at % 3 == 2 else part.translate(_RUSSIAN_LETTERS) for at, part in enumerate(parts)]
    return "-".join(_capitals(one, like) for one, like in _pieces("".join(made), name))


def _pieces(written: str, name: str) -> list[tuple[str, str]]:
    ours, theirs = written.split("-"), name.split("-")
    return list(zip(ours, theirs, strict=True))


def _capitals(written: str, like: str) -> str:
    words, models = written.split(" "), like.split(" ")
    return " ".join(
        word.capitalize() if model[:1].isupper() else word for word, model in zip(words, models, strict=True)
    )
