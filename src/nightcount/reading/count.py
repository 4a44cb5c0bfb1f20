"""Count: a number with what it is a number of, as the grammar works on it."""

from __future__ import annotations

from dataclasses import dataclass

from nightcount.vocabulary import Figure, Weapon

# Why "none" and "nobody" are no counts.
NEGATION = "a negation, not a count"
# States that are nouns as well: "53 wounded", «четверо постраждалих».
STATES = ("killed", "injured", "hospitalised", "rescued", "missing")


@dataclass(slots=True)
class Count:
    """Tokens `first..last` count `kind` (weapon, person, child, object, …; empty where the noun is left out).

    `own` is a measure that the noun carries itself. `role` and `antecedent` tell how it stands to a count before it.
    `like` is an earlier count that it adds up or repeats. `rejected` says why a number is no count of ours.
    """

    first: int
    last: int
    figure: Figure
    kind: str = ""
    weapon: Weapon | None = None
    models: tuple[str, ...] = ()
    object: str | None = None
    own: str | None = None
    role: str | None = None
    part_of: bool = False
    whole_of: bool = False
    whole: Count | None = None
    others: bool = False
    implied: bool = False
    ordinal: bool = False
    composed: bool = False
    rejected: str | None = None
    unread: str | None = None
    moved: str | None = None
    like: Count | None = None
    hedge: int = 0
    head: tuple[int, int] | None = None
    measure: str | None = None
    predicate: str = ""
    rule: str = ""
    end: int = 0
