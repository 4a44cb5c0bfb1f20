"""The sums of one attack (VOCABULARY, "Arithmetic that always holds") over what its claims name.

Each measure of weapons has a tree of nodes: the classes that are named and those above them, the items of each
complete listing, and the rest of a class that no item names. An item that may be of several classes below its own (a
mix, an unnamed missile) is split into shares, one a class, so that it bounds those classes and is counted once.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from nightcount.reading.claim import Claim
from nightcount.reconciliation.balance import Sum
from nightcount.reconciliation.cells import class_counted, in_balance
from nightcount.reconciliation.listings import Item, Listing
from nightcount.vocabulary import Measure, Weapon, class_of


class Sort(StrEnum):
    """What a node is: a `class` and an `item` have accounts of their own, the others have none.

    `alone` is what of a class stands in items of its own, without its shares of mixes.
    """

    CLASS = "class"
    ITEM = "item"
    ALONE = "alone"
    SHARE = "share"
    REST = "rest"


@dataclass(frozen=True, slots=True)
class Node:
    """One kind of weapon in the sums: of `weapon`, called `name` (empty for the class itself)."""

    sort: Sort
    weapon: Weapon
    name: str = ""


# What becomes of a weapon; what is left of the launched is the remainder (measure null): unaccounted for.
OUTCOMES = (Measure.NEUTRALISED, Measure.NOT_REACHED, Measure.GOT_THROUGH, Measure.IN_AIR)
# What the balance always reckons with; other outcomes only where a claim speaks of them, else they are remainder.
_ALWAYS = (Measure.LAUNCHED, Measure.NEUTRALISED, Measure.SHOT_DOWN, Measure.SUPPRESSED, Measure.GOT_THROUGH)
_ORDER = {weapon: place for place, weapon in enumerate(Weapon)}

Count = tuple[Measure | None, Node]


class Sums:
    """The variables and sums of one attack, over the claims of `listings` that the balance binds."""

    def __init__(self, listings: Sequence[Listing]) -> None:
        claims = [c for one in listings for c in one.claims if in_balance(c)]
        self.complete = [one for one in listings if one.complete and not one.items_at(Weapon.ALL)]
        told = {c.measure for c in claims}
        self.measures = [m for m in Measure if m in _ALWAYS or (m in OUTCOMES and m in told)]
        bombs = any(item[0] is Weapon.GUIDED_BOMB for one in self.complete for item in one.listed)
        self.classes = _classes(claims, bombs)
        self.variables: list[Count] = []
        self.sums: list[Sum] = []
        self._number: dict[Count, int] = {}
        self._rests: dict[tuple[str, Weapon], Node] = {}
        self._build()

    def find(self, measure: Measure, weapon: Weapon, name: str | None) -> int | None:
        """The variable of a cell, null where no sum binds it."""
        return self._number.get((measure, Node(Sort.ITEM if name else Sort.CLASS, weapon, name or "")))

    def number(self, measure: Measure | None, node: Node) -> int:
        """The variable that counts `node` under `measure` (null: what is unaccounted for)."""
        return self._number.setdefault((measure, node), len(self._number))

    def unlisted(self, listing: Listing) -> list[Node]:
        """What a complete listing does not name, and so says was not launched (rule `inventory`).

        Nothing is concluded below a class that the listing counts as a whole: its total may hold more than its list.
        """
        kinds = {item[0] for item in listing.listed} - {Weapon.ALL}
        found: list[Node] = []
        for weapon in self.classes:
            if weapon is Weapon.ALL or any(above in listing.wholes for above in weapon.line[:-1]):
                continue
            rest = self._rests.get((listing.id, weapon))
            if rest is not None:
                found.append(rest)
            elif not any(kind.is_kind_of(weapon) for kind in kinds):
                found.append(Node(Sort.CLASS, weapon))
        return found

    def _build(self) -> None:
        kinds = self._kinds()
        nodes = list(dict.fromkeys(node for total, parts in kinds for node in (total, *parts)))
        for node in nodes:
            self._add((Measure.NEUTRALISED, node), [(Measure.SHOT_DOWN, node), (Measure.SUPPRESSED, node)], "outcomes")
        for total, parts in kinds:
            for m in self.measures:
                self._add((m, total), [(m, part) for part in parts], "kinds")
        told: list[Measure | None] = [m for m in OUTCOMES if m in self.measures]
        for node in nodes:
            self._add((Measure.LAUNCHED, node), [(m, node) for m in [*told, None]], "balance")
        self.variables = list(self._number)

    def _add(self, total: Count, parts: Sequence[Count], what: str) -> None:
        rule = what if what == "balance" else f"sum_of_{what}"
        self.sums.append(Sum(self.number(*total), tuple([self.number(*part) for part in parts]), rule))

    def _kinds(self) -> list[tuple[Node, list[Node]]]:
        """Every class and split item with the nodes that it is the sum of, the lowest classes first."""
        found: dict[tuple[Node, frozenset[Node]], list[Node]] = {}
        for weapon in self.classes:
            lists: list[Listing | None] = [*self.complete] or [None]
            for listing in lists:
                for total, parts in self._parts(weapon, listing):
                    found.setdefault((total, frozenset(parts)), parts)
        return [(total, parts) for (total, _), parts in found.items() if parts]

    def _parts(self, weapon: Weapon, listing: Listing | None) -> list[tuple[Node, list[Node]]]:
        """What a class is the sum of, by the list of one bulletin; then what its split items are the sums of."""
        own = listing.items_at(weapon) if listing else {}
        split = {name: self._shares(weapon, name, own[name]) for name in sorted(own)}
        below = [w for w in self.classes if w.parent is weapon]
        items = [Node(Sort.ITEM, weapon, name) for name in split if not split[name]]
        loose = [share for shares in split.values() for share in shares if share.weapon is weapon]
        shares = self._shares_from_above(weapon, listing)
        if not (below or own or shares):
            return []
        rest = [Node(Sort.REST, weapon, " + ".join([*split, *(s.name for s in shares)]))]
        if weapon is Weapon.ALL:
            rest = []
        elif listing:
            self._rests[listing.id, weapon] = rest[0]
        total = Node(Sort.ALONE if shares else Sort.CLASS, weapon, rest[0].name if shares else "")
        found = [(total, [*(Node(Sort.CLASS, w) for w in below), *items, *loose, *rest])]
        if shares:
            found.append((Node(Sort.CLASS, weapon), [total, *shares]))
        mixes = [Node(Sort.ITEM, weapon, name) for name in split if split[name]]
        if mixes:  # the same total again with each mix as one, which is tighter than its shares
            alone = [self._alone(w, listing) for w in below]
            found += [(total, [*alone, *items, *mixes, *rest]), *((mix, split[mix.name]) for mix in mixes)]
        return found

    def _alone(self, weapon: Weapon, listing: Listing | None) -> Node:
        shares = self._shares_from_above(weapon, listing)
        if not shares or listing is None:
            return Node(Sort.CLASS, weapon)
        return Node(Sort.ALONE, weapon, self._rests[listing.id, weapon].name)

    def _shares_from_above(self, weapon: Weapon, listing: Listing | None) -> list[Node]:
        """The shares that a class has in items of the class above it."""
        if listing is None or weapon.parent is None:
            return []
        above = sorted(listing.items_at(weapon.parent).items())
        return [s for name, item in above for s in self._shares(weapon.parent, name, item) if s.weapon is weapon]

    def _shares(self, weapon: Weapon, name: str, item: Item) -> list[Node]:
        """The classes below `weapon` that an item may be of, one share each, and one of no class that is named."""
        below = [w for w in self.classes if w.parent is weapon]
        kinds = [class_of(model) for model in item[1]]
        known = [k for k in kinds if k is not None and k is not weapon and k.is_kind_of(weapon)]
        if not below or weapon is Weapon.ALL:
            return []
        if not kinds or len(known) < len(kinds):
            return [Node(Sort.SHARE, w, name) for w in [*below, weapon]]
        return [Node(Sort.SHARE, w, name) for w in below if any(k.is_kind_of(w) for k in known)]


def _classes(claims: Iterable[Claim], bombs: bool) -> list[Weapon]:
    """The classes that claims name, those of the models in a mix, and all above them; the lowest first."""
    named = {Weapon.ALL, Weapon.DRONE, Weapon.MISSILE}
    for c in claims:
        kinds = [class_of(model) for model in c.models] if len(c.models) > 1 else []
        counted = class_counted(c)
        for kind in (counted, *kinds):
            if kind is not None and (kind is counted or (counted and kind.is_kind_of(counted))):
                named.update(kind.line)
    if not bombs:
        named.discard(Weapon.GUIDED_BOMB)
    return sorted(named, key=lambda w: (-len(w.line), _ORDER[w]))
