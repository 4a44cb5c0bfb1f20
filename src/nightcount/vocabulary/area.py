"""Area: a place of Ukraine's administrative register (KATOTTH), by code, with its names in three languages.

`UA` is the whole country, `RU` and ISO 3166-2 codes such as `RU-BEL` stand for places in Russia, so that attacks on
both sides can be told. `SEA-BLACK` and `SEA-AZOV`, codes of our own, are the seas that drones are shot down over.
The table is `areas.tsv`, which `register/make.py` makes; its first lines tell where everything in it comes from.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from nightcount.errors import UsageError

COUNTRY = "UA"

# How many of the areas of one name an error names.
_NAMED_AT_MOST = 4
# Words that data sets and feeds put around the name of a hromada.
_OF_HROMADAS = (("terytorialna ", ""), ("територіальна ", ""), ("территориальная ", ""))
_SPELLINGS = str.maketrans({"’": "'", "ʼ": "'", "`": "'", "–": "-", "—": "-", "_": " "})


class Area(NamedTuple):
    """A place: `kind` is `country`, `oblast`, `raion`, `hromada`, `city`, `city_district` or `sea`.

    `parent` is the code above, null for a country and a sea: a city lies in its hromada, that in a raion, that in an
    oblast. `uk`, `ru`, `en` are its names; `also` holds other spellings, old names and what data sets call it.
    `service_id` is its number in alerts.in.ua, `hashtag` its mark in the channel of alerts; null where it has none.
    """

    code: str
    kind: str
    parent: str | None
    uk: str
    ru: str
    en: str
    also: tuple[str, ...] = ()
    service_id: str | None = None
    hashtag: str | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """Every name by which it can be asked for."""
        return (self.code, self.uk, self.ru, self.en, *self.also)


def areas() -> dict[str, Area]:
    """The areas that reports name, by code: the country's larger places, those of Russia, the seas.

    Their names are written by hand, and none leads to two areas. `register` holds every area.
    """
    return _named()


def register() -> dict[str, Area]:
    """Every area, by code: those of `areas`, and all raions, hromadas, cities and city districts of Ukraine."""
    return _register()


def area(code: str) -> Area:
    """The area of a code. Raises UsageError for a code that is not in the table."""
    found = _known(code)
    if found is None:
        raise UsageError(f"there is no area with the code {code!r}", way_out="Use a name or a code of the register")
    return found


def area_or_none(code: str) -> Area | None:
    """The area of a code, null for a code that is not in the table."""
    return _known(code)


def find_area(name: str) -> Area:
    """The area of a name in any of the languages, or of a code.

    Where a city and its oblast share a name, "Kyiv" is the city and "Kyiv oblast" the oblast. A raion may follow the
    name of a hromada or a city behind a comma. Raises UsageError for an unknown name, and for one of several areas.
    """
    folded = fold(name)
    known = _by_name().get(folded)
    if known is not None:
        return known
    found = _everywhere().get(folded) or _everywhere().get(_plain(folded)) or _within(folded)
    if len(found) == 1:
        return found[0]
    if not found:
        raise UsageError(
            f"no area is called {name!r}", way_out='Try a city or an oblast, such as "Kyiv" or "Odesa oblast"'
        )
    which = "; ".join(f"{one.en}, {line_above(one.code)} ({one.code})" for one in found[:_NAMED_AT_MOST])
    more = f" and {len(found) - _NAMED_AT_MOST} more" if len(found) > _NAMED_AT_MOST else ""
    raise UsageError(f"{len(found)} areas are called {name!r}", way_out=f"Use a code: {which}{more}")


def of_service(number: str | int) -> Area | None:
    """The area that alerts.in.ua and ukrainealarm know by a number; null for a number that stands for none."""
    return _by_service().get(str(number))


def lies_in(code: str, other: str) -> bool:
    """True when the area `code` is `other` or lies in it."""
    return code == other or other in _above(code)


def above(code: str) -> tuple[str, ...]:
    """The codes that an area lies in, the nearest first, the country last; none for an unknown code."""
    return _above(code)


@cache
def _above(code: str) -> tuple[str, ...]:
    found: list[str] = []
    known = _known(code)
    while known is not None and known.parent is not None:
        found.append(known.parent)
        known = _known(known.parent)
    return tuple(found)


def below(code: str) -> tuple[str, ...]:
    """The codes of the areas that lie directly in an area, by code."""
    return _below().get(code, ())


def inside(code: str) -> Iterator[str]:
    """The codes of everything that lies in an area, itself not included."""
    for child in below(code):
        yield child
        yield from inside(child)


def line_above(code: str) -> str:
    """What an area lies in, in English: "Sumskyi raion, Sumy oblast"; empty for an oblast."""
    return ", ".join(area(one).en for one in above(code) if one != COUNTRY and area(one).kind != "hromada")


def fold(name: str) -> str:
    """A name for comparison: case, apostrophes, dashes and spaces made equal."""
    return " ".join(name.translate(_SPELLINGS).casefold().split())


def _plain(folded: str) -> str:
    """The name of a hromada without the words around it: "м. Х та Y територіальна громада" is "Y громада"."""
    for word, instead in _OF_HROMADAS:
        folded = folded.replace(word, instead)
    for joint in (" та ", " ta "):
        if folded.startswith(("м. ", "m. ")) and joint in folded:
            folded = folded.partition(joint)[2]
    return folded


def _within(folded: str) -> tuple[Area, ...]:
    """The areas of "name, place", which lie in the place."""
    name, _, place = folded.rpartition(", ")
    if not name:
        return ()
    around = {one.code for one in (_everywhere().get(place) or ())}
    around |= {_by_name()[place].code} if place in _by_name() else set()
    same = _everywhere().get(_plain(name), ()) + _everywhere().get(f"{_plain(name)} ({place})", ())
    return tuple(dict.fromkeys(one for one in same if around.intersection(above(one.code))))


@cache
def _lines() -> dict[str, str]:
    """The lines of the table by code. They are taken apart when asked for: few commands need more than some of them."""
    text = files(__package__).joinpath("areas.tsv").read_text("utf-8")
    return {line.partition("\t")[0]: line for line in text.split("\n") if line and line[0] != "#"}


@cache
def _known(code: str) -> Area | None:
    line = _lines().get(code)
    if line is None:
        return None
    _, kind, parent, uk, ru, en, also, service, hashtag, _ = line.split("\t")
    others = tuple(also.split("|")) if also else ()
    return Area(code, kind, parent or None, uk, ru, en, others, service or None, hashtag or None)


@cache
def _register() -> dict[str, Area]:
    return {code: known for code in _lines() if (known := _known(code))}


@cache
def _named() -> dict[str, Area]:
    return {code: known for code, line in _lines().items() if line[-1] == "+" and (known := _known(code))}


@cache
def _by_name() -> dict[str, Area]:
    found: dict[str, Area] = {}
    for known in _named().values():
        for name in known.names:
            found.setdefault(fold(name), known)
    return found


@cache
def _everywhere() -> dict[str, tuple[Area, ...]]:
    """Every area by each of its names, and by those names without the place that tells it from others."""
    found: dict[str, list[Area]] = {}
    for known in _register().values():
        for name in {fold(one) for one in known.names}:
            for called in {name, name.partition(" (")[0]}:
                found.setdefault(called, []).append(known)
    return {name: tuple(same) for name, same in found.items()}


@cache
def _by_service() -> dict[str, Area]:
    # The only place that the two services number differently.
    crimea = next(known for known in _register().values() if known.service_id == "29")
    return {"9999": crimea} | {known.service_id: known for known in _register().values() if known.service_id}


@cache
def _below() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for known in _register().values():
        if known.parent:
            found.setdefault(known.parent, []).append(known.code)
    return {code: tuple(sorted(children)) for code, children in found.items()}
