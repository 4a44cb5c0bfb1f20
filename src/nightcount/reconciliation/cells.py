"""Cells: to which line of an attack a claim speaks, and which claims speak to none."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache

from nightcount.reading.claim import Claim
from nightcount.reconciliation.authority import kind_of, source_of
from nightcount.vocabulary import COUNTRY, Measure, Weapon, class_of, lowest_common

# A cell as Account.cell gives it: measure, weapon, place, object, model.
Cell = tuple[str, str | None, str, str | None, str | None]

# The place of a toll, of damage or of hours whose report names no place. It is no area code, so that a count made
# somewhere is never shown as the country's.
UNPLACED = "unplaced"

# The place of a count by a regional air command that names no narrower place is this and the command's name.
REGIONAL = "regional:"

PARTS = ("subset", "increment")
_TOLLS = (Measure.KILLED, Measure.INJURED)


def target_of(attacker: str | None) -> str:
    """The country that an attack is on, which national counts are of: `UA`, or `RU` where Ukraine attacks."""
    return "RU" if attacker == "UA" else COUNTRY


def place_of(claim: Claim) -> str:
    """The place of a claim's cell.

    An area code; the country attacked for a count of weapons or of impacts that names no place, since bulletins count
    the country;
    `unplaced` for a toll, damage or hours without a place; `regional:<who>` for the count of a regional air command
    that names no narrower place. A row of a national bulletin is part of the national count whatever its target.
    """
    if claim.role == "regional":
        own = claim.place if claim.place not in (None, target_of(claim.attacker)) else None
        return own or f"{REGIONAL}{claim.speaker or source_of(claim)}"
    if is_row(claim):
        return target_of(claim.attacker)
    if claim.place is not None:
        return claim.place
    return target_of(claim.attacker) if claim.measure.counts in ("weapon", "place", "wave") else UNPLACED


def is_row(claim: Claim) -> bool:
    """True for a claim of a data set's row, which is one item of a bulletin's list and never a total."""
    return kind_of(source_of(claim)) == "dataset"


def in_balance(claim: Claim) -> bool:
    """True for a national count of weapons, which the sums of VOCABULARY bind."""
    return (
        claim.measure.counts == "weapon"
        and claim.measure is not Measure.PREVIOUS_RECORD
        and claim.weapon is not None
        and place_of(claim) == target_of(claim.attacker)
    )


def class_counted(claim: Claim) -> Weapon | None:
    """The class that a claim counts: the one it names, or the lowest above it that holds all the models it names."""
    return _lowest(claim.weapon, claim.models) if claim.weapon and claim.models else claim.weapon


@cache
def _lowest(weapon: Weapon, models: tuple[str, ...]) -> Weapon:
    held = lowest_common([weapon, *(kind for kind in map(class_of, models) if kind and not kind.is_kind_of(weapon))])
    return weapon if held is Weapon.ALL else held  # "135 drones of types Shahed and Banderol" are drones by its words


def weapon_of(claim: Claim, listed: Iterable[Claim]) -> Weapon | None:
    """The weapon of a claim's cell: its own for counts of weapons, else null.

    Impact locations are told for a whole attack, so they have none either, unless the same report (`listed`) tells
    them apart by weapon.
    """
    if claim.measure.counts == "weapon":
        return class_counted(claim)
    if claim.measure.counts != "place":
        return None
    told = {c.weapon for c in listed if c.measure is claim.measure and c.weapon is not None}
    return claim.weapon if len(told) > 1 else None


def without_parts(claims: Sequence[Claim]) -> list[Claim]:
    """The claims that can be a cell's value (rule `parts_apart`)."""
    if not any(c.role in PARTS for c in claims):
        return list(claims)
    by_report: dict[str, list[Claim]] = defaultdict(list)
    for c in claims:
        by_report[c.report].append(c)
    return [c for c in claims if c.role not in PARTS or _has_own_cell(c, by_report[c.report])]


def _has_own_cell(part: Claim, siblings: Iterable[Claim]) -> bool:
    wholes = [c for c in siblings if c.role not in PARTS]
    if any(_same(part, c) for c in wholes):
        return False
    if part.models or part.object or (part.place is not None and part.place != target_of(part.attacker)):
        return True
    if part.role == "increment" or part.measure in _TOLLS:
        return False
    return any(c.measure is not part.measure or c.weapon is not part.weapon for c in wholes)


def _same(one: Claim, other: Claim) -> bool:
    return (one.measure, one.weapon, one.place, one.object, one.models) == (
        other.measure,
        other.weapon,
        other.place,
        other.object,
        other.models,
    )
