"""Bench: what the claims of one article are held against, with what is worked out once for all of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from nightcount.alerts import Extent, Tally
from nightcount.checking.belonging import Belongings
from nightcount.checking.cells import Cells
from nightcount.checking.finding import BelongsTo, Evidence, Verdict
from nightcount.checking.index import Index
from nightcount.checking.record import Record
from nightcount.checking.superlatives import Comparison, compare_with_past
from nightcount.reading.claim import Claim
from nightcount.reconciliation.attack import Account, Attack
from nightcount.vocabulary import COUNTRY, Measure, Weapon


@dataclass(frozen=True, slots=True)
class Judgement:
    """A verdict, the sentence that gives the reason, and the ids of the ledger's claims that it rests on.

    `night` is the night that the claim turned out to speak of, where the record had to say.
    """

    verdict: Verdict
    reason: str
    claims: tuple[str, ...] = ()
    belongs_to: BelongsTo | None = None
    night: date | None = None


@dataclass
class Bench:
    """The record, the night that the article speaks of, when it was published, and the place that it is about.

    `night`, `published` and `place` are null where they are not known. `article` is the id of the article's own
    report, which is no witness for itself where the ledger holds it, and `claims` are all that it makes.
    """

    record: Record
    index: Index
    night: date | None
    published: datetime | None = None
    place: str | None = None
    article: str | None = None
    claims: tuple[Claim, ...] = ()
    _cells: dict[str, Cells] = field(default_factory=dict)
    _belongings: dict[str, Belongings] = field(default_factory=dict)
    _evidence: dict[tuple[str, ...], tuple[Evidence, ...]] = field(default_factory=dict)
    _comparisons: dict[tuple[str, Measure, Weapon | None], Comparison] = field(default_factory=dict)
    _tallies: dict[tuple[str, datetime, datetime, Extent], Tally] = field(default_factory=dict)

    def attacks(self, claim: Claim, night: date) -> list[Attack]:
        """The attacks of a night that a claim may speak of, the likelier first."""
        found = self.index.on(night, attacker_of(claim))
        return [attack for attack in found if attack.part == claim.part] or found

    def cells(self, attack: Attack) -> Cells:
        """The accounts of an attack by cell."""
        if attack.id not in self._cells:
            self._cells[attack.id] = Cells(attack)
        return self._cells[attack.id]

    def belongings(self, attack: Attack) -> Belongings:
        """What numbers belong to in an attack and around it."""
        if attack.id not in self._belongings:
            self._belongings[attack.id] = Belongings(self.cells(attack), self.index, self.night)
        return self._belongings[attack.id]

    def with_past(self, attack: Attack, account: Account) -> Comparison:
        """How an attack stands among those before it."""
        key = (attack.id, account.measure, account.weapon)
        if key not in self._comparisons:
            self._comparisons[key] = compare_with_past(attack, account, self.index)
        return self._comparisons[key]

    def evidence(self, claims: tuple[str, ...]) -> tuple[Evidence, ...]:
        """The words behind claims of the ledger."""
        if claims not in self._evidence:
            self._evidence[claims] = tuple(self.record.evidence(claims)) if claims else ()
        return self._evidence[claims]

    def is_own_words(self, account: Account) -> bool:
        """True when the account rests on nothing but the article itself."""
        told = self.evidence(account.claims)
        return bool(told) and all(one.report == self.article for one in told)

    def tally(self, area: str, start: datetime, end: datetime, *, extent: Extent = Extent.SOME_PART) -> Tally:
        """The alerts of some part of an area, or of the whole of it, over a window."""
        key = (area, start, end, extent)
        if key not in self._tallies:
            self._tallies[key] = self.record.tally(area, start, end, extent=extent)
        return self._tallies[key]


def attacker_of(claim: Claim) -> str:
    """Who attacked, as the claim says, or as its place tells: what falls on places in Russia comes from Ukraine."""
    if claim.attacker:
        return claim.attacker
    return "UA" if claim.place and claim.place.startswith("RU") else "RU"


def country_of(attack: Attack) -> str:
    """The country attacked."""
    return COUNTRY if attack.attacker == "RU" else "RU"
