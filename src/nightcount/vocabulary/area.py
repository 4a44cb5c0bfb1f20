"""Area: a place of Ukraine's administrative register (KATOTTH), by code, with its names in three languages.

`UA` is the whole country, `RU` and ISO 3166-2 codes such as `RU-BEL` stand for places in Russia, so that attacks on
both sides can be told. `SEA-BLACK` and `SEA-AZOV`, codes of our own, are the seas that drones are shot down over.
`areas.toml`, `raions.toml` and `hromadas.toml` are the table; facts from the register, edition of January 2024.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from nightcount.errors import UsageError

COUNTRY = "UA"

# In the order in which a name is looked for: a city before a raion of the same name.
TABLES = ("areas.toml", "raions.toml", "hromadas.toml")


@dataclass(frozen=True, slots=True)
class Area:
    """A place: `kind` is `country`, `oblast`, `raion`, `hromada`, `city`, `city_district` or `sea`.

    `parent` is the code above, null for a country and a sea. `uk`, `ru`, `en` are its names; `also` holds other
    spellings, old names and what data sets call it.
    """

    code: str
    kind: str
    parent: str | None
    uk: str
    ru: str
    en: str
    also: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Every name by which it can be asked for."""
        return (self.code, self.uk, self.ru, self.en, *self.also)


def areas() -> dict[str, Area]:
    """Every area that the vocabulary knows, by code."""
    return _areas()


def area(code: str) -> Area:
    """The area of a code. Raises UsageError for a code that is not in the table."""
    found = _areas().get(code)
    if found is None:
        raise UsageError(f"there is no area with the code {code!r}", way_out="Use a name or a code of the register")
    return found


def find_area(name: str) -> Area:
    """The area of a name in any of the languages, or of a code. Raises UsageError for an unknown name.

    Where a city and its oblast share a name, "Kyiv" is the city and "Kyiv oblast" the oblast.
    """
    found = _by_name().get(fold(name))
    if found is None:
        raise UsageError(
            f"no area is called {name!r}", way_out='Try a city or an oblast, such as "Kyiv" or "Odesa oblast"'
        )
    return found


def lies_in(code: str, other: str) -> bool:
    """True when the area `code` is `other` or lies in it."""
    at: str | None = code
    while at is not None:
        if at == other:
            return True
        known = _areas().get(at)
        at = known.parent if known else None
    return False


def fold(name: str) -> str:
    """A name for comparison: case, apostrophes, dashes and spaces made equal."""
    table = str.maketrans({"’": "'", "ʼ": "'", "`": "'", "–": "-", "—": "-", "_": " "})
    return " ".join(name.translate(table).casefold().split())


@cache
def _areas() -> dict[str, Area]:
    return {
        code: Area(code, row["kind"], row.get("parent"), row["uk"], row["ru"], row["en"], tuple(row.get("also", ())))
        for table in TABLES
        for code, row in tomllib.loads(files(__package__).joinpath(table).read_text("utf-8"))["area"].items()
    }


@cache
def _by_name() -> dict[str, Area]:
    found: dict[str, Area] = {}
    for known in _areas().values():
        for name in known.names:
            found.setdefault(fold(name), known)
    return found
