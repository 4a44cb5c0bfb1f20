"""Weapon: what was launched. A tree of classes with models as its leaves (`weapons.toml`)."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any


class Weapon(StrEnum):
    """A class of weapon; a parent counts everything below it."""

    ALL = "all"
    DRONE = "drone"
    STRIKE_DRONE = "strike_drone"
    DECOY = "decoy"
    RECON_DRONE = "recon_drone"
    LOITERING = "loitering"
    MISSILE = "missile"
    BALLISTIC = "ballistic"
    AEROBALLISTIC = "aeroballistic"
    CRUISE = "cruise"
    GUIDED_AIR = "guided_air"
    ANTI_SHIP = "anti_ship"
    ANTI_RADIATION = "anti_radiation"
    GUIDED_BOMB = "guided_bomb"

    # The hash of a string is at hand; that of an enumeration is worked out each time.
    __hash__ = str.__hash__

    @property
    def parent(self) -> Weapon | None:
        """The class above, null for `all`."""
        line = self.line
        return line[1] if len(line) > 1 else None

    @property
    def children(self) -> tuple[Weapon, ...]:
        """The classes directly below."""
        return _children()[self]

    @property
    def line(self) -> tuple[Weapon, ...]:
        """The class itself and all above it, up to `all`."""
        return _lines()[self]

    @property
    def label(self) -> str:
        """The English label of a table row."""
        return str(_table()["class"][self.value]["label"])

    def noun(self, count: float | None = None) -> str:
        """The English noun after a count: "1 drone", "539 drones"."""
        return str(_table()["class"][self.value]["one" if count == 1 else "many"])

    def is_kind_of(self, other: Weapon) -> bool:
        """True when everything of this class is also of class `other`."""
        return other in self.line


_BY_NAME = {weapon.value: weapon for weapon in Weapon}


def weapon_named(name: str) -> Weapon:
    """The class of a name that is known to be one: what `Weapon(name)` takes much longer to find."""
    return _BY_NAME[name]


def models() -> dict[str, Weapon]:
    """Every model that the vocabulary knows, with its class."""
    return dict(_models())


def class_of(model: str) -> Weapon | None:
    """The class of a model named as the vocabulary names it, null when unknown."""
    return _models().get(model)


def lowest_common(weapons: Iterable[Weapon]) -> Weapon:
    """The lowest class that holds all of `weapons`; `all` for none at all.

    A report that counts a mix («Х-101/Калібр») claims a number of this class (VOCABULARY, "Weapons").
    """
    given = list(weapons)
    if not given:
        return Weapon.ALL
    return next(w for w in given[0].line if all(g.is_kind_of(w) for g in given))


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath("weapons.toml").read_text(encoding="utf-8"))


@cache
def _models() -> dict[str, Weapon]:
    return {name: Weapon(kind) for name, kind in _table()["model"].items()}


@cache
def _lines() -> dict[Weapon, tuple[Weapon, ...]]:
    above = {Weapon(name): row["parent"] for name, row in _table()["class"].items()}

    def line(kind: Weapon) -> tuple[Weapon, ...]:
        return (kind, *line(Weapon(above[kind]))) if above[kind] else (kind,)

    return {kind: line(kind) for kind in Weapon}


@cache
def _children() -> dict[Weapon, tuple[Weapon, ...]]:
    return {w: tuple(c for c in Weapon if c.parent is w) for w in Weapon}
