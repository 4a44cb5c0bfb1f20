"""Count: a number with what it is a number of, as the grammar works on it."""

from __future__ import annotations

from nightcount.vocabulary import Figure, Weapon

# Why "none" and "nobody" are no counts.
NEGATION = "a negation, not a count"
# States that are nouns as well: "53 wounded", «четверо постраждалих».
STATES = ("killed", "injured", "hospitalised", "rescued", "missing")


class Count:
    """Tokens `first..last` count `kind` (weapon, person, child, object, …; empty where the noun is left out).

    `own` is a measure that the noun carries itself. `role` and `antecedent` tell how it stands to a count before it.
    `like` is an earlier count that it adds up or repeats. `rejected` says why a number is no count of ours. Two counts
    are the same only where they are one: a text may say the same twice.
    """

    def __init__(
        self,
        first: int,
        last: int,
        figure: Figure,
        *,
        hedge: int = 0,
        moved: str | None = None,
        implied: bool = False,
    ) -> None:
        self.first = first
        self.last = last
        self.figure = figure
        self.hedge = hedge
        self.moved = moved
        self.implied = implied
        self.end = 0
        # Where it stands among the counts of its text, of those that begin with it the first (`reach.py`).
        self.place = 0
        self.kind = ""
        self.weapon: Weapon | None = None
        self.models: tuple[str, ...] = ()
        self.object: str | None = None
        self.own: str | None = None
        self.role: str | None = None
        self.part_of = False
        self.whole_of = False
        self.whole: Count | None = None
        self.others = False
        self.ordinal = False
        self.composed = False
        self.rejected: str | None = None
        self.unread: str | None = None
        self.like: Count | None = None
        self.head: tuple[int, int] | None = None
        self.measure: str | None = None
        self.predicate = ""
        self.rule = ""
