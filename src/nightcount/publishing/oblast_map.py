"""Oblasts: what was reported on the ground of each of them, and where it stands on the tile map.

Only by oblast, never finer, and nothing that was in the air. An oblast without a report is one of which nothing is
known: neither calm nor spared.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any

from nightcount.language import gettext as _
from nightcount.language import spoken
from nightcount.reconciliation.attack import Account, Attack
from nightcount.vocabulary import COUNTRY, Measure, area
from nightcount.vocabulary.area import area_or_none


class Ground(StrEnum):
    """What a report tells of a place; the gravest first, by which an oblast is coloured."""

    PEOPLE = "people"
    HITS = "hits"
    DAMAGE = "damage"
    DEBRIS = "debris"
    NONE = "none"

    @property
    def words(self) -> str:
        """The kind in words, as the legend has it."""
        return {
            Ground.PEOPLE: _("casualties"),
            Ground.HITS: _("hits"),
            Ground.DAMAGE: _("damage or fire"),
            Ground.DEBRIS: _("debris"),
            Ground.NONE: _("a report of none"),
        }[self]


_KINDS = {
    Measure.GOT_THROUGH: Ground.HITS,
    Measure.HIT_LOCATIONS: Ground.HITS,
    Measure.DISTRICTS_HIT: Ground.HITS,
    Measure.DEBRIS_LOCATIONS: Ground.DEBRIS,
    Measure.WITHOUT_POWER: Ground.DAMAGE,
}


@dataclass(frozen=True, slots=True)
class Tile:
    """Area `code` stands in `column` and `row` of the tile map, from 1, called `name`, or `short` in little room."""

    code: str
    column: int
    row: int
    name: str
    short: str


@dataclass(frozen=True, slots=True)
class OblastReports:
    """Of oblast `code`, `accounts` tell what was reported on its ground; each with the id of its attack."""

    code: str
    accounts: tuple[tuple[str, Account], ...]

    @property
    def kinds(self) -> tuple[Ground, ...]:
        """What they tell, the gravest first."""
        found = {ground_of(account) for _attack, account in self.accounts}
        told = [kind for kind in Ground if kind in found]
        return tuple(kind for kind in told if kind is not Ground.NONE) or tuple(told)


def ground_of(account: Account) -> Ground | None:
    """What an account tells of the ground; null for what was launched, stopped or in the air, and for hours."""
    kind = _KINDS.get(account.measure)
    if kind is None and account.measure.counts == "person":
        kind = Ground.PEOPLE
    if kind is None and account.measure.counts == "object":
        kind = Ground.DAMAGE
    return Ground.NONE if kind and account.figure.high == 0 else kind


def oblast_of(place: str) -> str | None:
    """The oblast (or city of its own) that a place lies in, by code; null for a country and for what is no area."""
    found = area_or_none(place)
    while found is not None and found.parent not in (COUNTRY, "RU", None):
        found = area_or_none(found.parent or "")
    return found.code if found is not None and found.parent is not None else None


def oblast_reports(attacks: Iterable[Attack]) -> tuple[OblastReports, ...]:
    """The oblasts of which something was reported, by name; of an attack on Russia too."""
    found: dict[str, list[tuple[str, Account]]] = {}
    for attack in attacks:
        for account in attack.accounts:
            code = oblast_of(account.place) if ground_of(account) else None
            if code:
                found.setdefault(code, []).append((attack.id, account))
    named = sorted(found, key=lambda code: area(code).uk if spoken() == "uk" else area(code).en)
    return tuple(OblastReports(code, tuple(found[code])) for code in named)


def tiles() -> tuple[Tile, ...]:
    """The tile map, row by row from the west, in the language in force."""
    found = []
    for said in _tiles():
        known = area(said["code"])
        name = known.uk.removesuffix(" область") if spoken() == "uk" else known.en.removesuffix(" oblast")
        if known.code in _TWINS:
            name = known.uk if spoken() == "uk" else known.en
        short = said["uk" if spoken() == "uk" else "en"]
        found.append(Tile(known.code, said["column"], said["row"], _SHORTER.get(name, name), short))
    return tuple(sorted(found, key=lambda one: (one.row, one.column)))


# Kyiv oblast stands beside the city of Kyiv, and must not be called like it.
_TWINS = ("UA32000000000030281",)
_SHORTER = {"Autonomous Republic of Crimea": "Crimea", "Автономна Республіка Крим": "Крим"}


@cache
def _tiles() -> list[dict[str, Any]]:
    said = files(__package__).joinpath("tiles.toml").read_text(encoding="utf-8")
    return list(tomllib.loads(said)["tile"])
