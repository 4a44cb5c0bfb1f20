"""Dating: which night an article speaks of, how sure that is, and what speaks for it.

Each clue adds bits of evidence to the nights that it points to: a figure as many as it is rare in the record (one that
a single night of a thousand has says ten bits), a weekday the logarithm of seven, a date in the text most. The
confidence weighs the best night against the others and against the chance that the night is not in the record at all.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from math import log2

from nightcount.checking import wording
from nightcount.checking.bench import attacker_of
from nightcount.checking.index import Index
from nightcount.reading import Claim, Reading, WeekdayHint
from nightcount.vocabulary import COUNTRY, Measure, Number, Weapon, local

# A date that the text gives is worth a figure that only one night in four thousand has.
_STATED = 12.0
_WEEKDAY = log2(7)
_NEXT_DAY = 1.8
_OTHER_WEEKDAY = -3.0

# "Last Saturday" is at most eight days before.
_RECENT = 8

# By days from the night to publication: articles are of last night, or of the night before.
_PUBLISHED = {0: 8.0, 1: 6.0, 2: 3.0, 3: 3.0}
_PUBLISHED_IN_WEEK = 1.0
_PUBLISHED_OTHERWISE = -4.0

# A ledger of few nights must not make a common figure look rare, nor a number such as 3 look telling.
_NIGHTS_AT_LEAST = 365
_BITS_OF_NUMBER = 1.5

# Articles are mostly of nights that the record has: that is worth three bits before anything is read.
_IN_RECORD = 3.0

# Numbers from here on still tell something when the article puts them to another weapon or measure.
_TELLING = 20
_OTHER_WEAPON = 0.75
_OTHER_MEASURE = 0.5
_ENOUGH = 0.5
_MOST_SURE = 0.99

# How many nights are named where none is likely enough.
_NEAREST = 3


@dataclass
class Candidate:
    """A night, the bits of evidence for it, and the clues in words, each with its bits."""

    night: date
    score: float = 0.0
    reasons: list[tuple[float, str]] = field(default_factory=list)

    def add(self, bits: float, reason: str | None = None) -> None:
        """Count a clue for or against the night."""
        self.score += bits
        if reason:
            self.reasons.append((bits, reason))


@dataclass(frozen=True)
class Dating:
    """The article speaks of `night` (null: not known) with `confidence` between 0 and 1, for `reasons`, best first."""

    night: date | None
    confidence: float
    reasons: tuple[str, ...]
    candidates: tuple[Candidate, ...] = ()


def date_article(reading: Reading, published: datetime | None, hints: Sequence[WeekdayHint], index: Index) -> Dating:
    """The night that an article speaks of, from its dates, its figures, its weekdays and when it was published."""
    candidates = _Candidates()
    own = [claim for claim in reading.claims if _of_the_night(claim)]
    _by_dates(own, candidates)
    _by_figures(own, index, candidates)
    if published is not None:
        _by_publication(local(published).date(), index, candidates)
    _by_weekdays([hint.weekday for hint in hints if hint.relation == "attack"], candidates)
    _by_record_before([hint.weekday for hint in hints if hint.relation == "record"], index, candidates)
    return _decide(list(candidates.values()), index)


class _Candidates(dict[date, Candidate]):
    """Candidates by night, made when first asked for."""

    def __missing__(self, night: date) -> Candidate:
        self[night] = Candidate(night)
        return self[night]


def _of_the_night(claim: Claim) -> bool:
    return claim.measure is not Measure.PREVIOUS_RECORD and claim.role not in ("comparison", "earlier")


def _by_dates(claims: Iterable[Claim], candidates: _Candidates) -> None:
    """Dates that reading put on the claims; the night that most of them have counts in full, others by their share."""
    counts: dict[date, int] = defaultdict(int)
    for claim in claims:
        if claim.night is not None:
            counts[claim.night] += 1
    most = max(counts.values(), default=0)
    for night, count in counts.items():
        candidates[night].add(_STATED * count / most, wording.dated_by_text(night))


def _by_figures(claims: Iterable[Claim], index: Index, candidates: _Candidates) -> None:
    """The nights whose accounts have the article's figures; less telling where the weapon or the measure differs."""
    nights = max(len(index.nights), _NIGHTS_AT_LEAST)
    seen: set[tuple[Measure, Weapon | None, Number, str]] = set()
    for claim in claims:
        number = claim.figure.low if claim.figure.is_exact else None
        key = (claim.measure, claim.weapon, number or 0, attacker_of(claim))
        if number is None or number < 1 or key in seen or claim.place not in (None, COUNTRY) or claim.models:
            continue
        seen.add(key)
        found = _nights_with(claim, number, index)
        if not found:
            continue
        bits = min(log2(nights / len(found)), _BITS_OF_NUMBER * log2(1 + number))
        for night, share in found.items():
            same = share == 1.0
            reason = wording.dated_by_figure(claim, len(found)) if same else wording.dated_by_number(claim, night)
            candidates[night].add(bits * share, reason)


def _nights_with(claim: Claim, number: Number, index: Index) -> dict[date, float]:
    """The nights that have the number, and how telling that is: 1 for the claim's own measure and weapon."""
    attacker = attacker_of(claim)
    weapon = claim.weapon or (Weapon.ALL if claim.measure.counts == "weapon" else None)
    spots = [spot for spot in index.number(claim.measure, weapon, number) if spot.attack.attacker == attacker]
    if spots:
        return {spot.night: 1.0 for spot in spots}
    if number < _TELLING or claim.measure.counts != "weapon":
        return {}
    cells = index.anywhere(number)
    found: dict[date, float] = {}
    for (measure, _), there in cells.items():
        share = _OTHER_WEAPON if measure is claim.measure else _OTHER_MEASURE
        for spot in there:
            if spot.attack.attacker == attacker and measure.counts == "weapon":
                found[spot.night] = max(share, found.get(spot.night, 0.0))
    return found


def _by_publication(day: date, index: Index, candidates: _Candidates) -> None:
    """An article is of a night shortly before it; its own date is always a candidate when the record has that night."""
    held = set(index.nights)
    for before in (0, 1):
        if day - timedelta(days=before) in held:
            candidates[day - timedelta(days=before)].add(0.0)
    for candidate in candidates.values():
        days = (day - candidate.night).days
        bits = _PUBLISHED.get(days, _PUBLISHED_IN_WEEK if 0 <= days <= 7 else _PUBLISHED_OTHERWISE)
        candidate.add(bits, wording.dated_by_publication(day) if 0 <= days <= 3 else None)


def _by_weekdays(weekdays: Sequence[int], candidates: _Candidates) -> None:
    """A weekday of the attack is that of the morning; "Thursday night" may also mean the night to Friday."""
    if not weekdays:
        return
    for candidate in candidates.values():
        weekday = candidate.night.weekday()
        if weekday in weekdays:
            candidate.add(_WEEKDAY, wording.dated_by_weekday(weekday, candidate.night))
        elif (weekday - 1) % 7 in weekdays:
            candidate.add(_NEXT_DAY, wording.dated_by_evening((weekday - 1) % 7, candidate.night))
        else:
            candidate.add(_OTHER_WEEKDAY)


def _by_record_before(weekdays: Sequence[int], index: Index, candidates: _Candidates) -> None:
    """The weekday that the text gives to the old record, where that was set in the week before."""
    for candidate in candidates.values() if weekdays else ():
        for weapon in (Weapon.ALL, Weapon.DRONE):
            spot = index.largest_before(candidate.night, weapon)
            if spot is None or (candidate.night - spot.night).days > _RECENT:
                continue
            weekday = next((one for one in weekdays if (spot.night.weekday() - one) % 7 in (0, 1)), None)
            if weekday is not None:
                candidate.add(_WEEKDAY, wording.dated_by_record(spot.night, weekday))
                break


def _decide(candidates: list[Candidate], index: Index) -> Dating:
    """The best candidate, if it is likelier than all others and than a night outside the record together."""
    if not candidates:
        return Dating(None, 0.0, (wording.no_clue(),))
    ranked = sorted(candidates, key=lambda candidate: (-candidate.score, candidate.night))
    best = ranked[0]
    outside = log2(max(len(index.nights), _NIGHTS_AT_LEAST)) - _IN_RECORD
    rivals = sum(2.0 ** min(other.score - best.score, 0.0) for other in ranked[1:])
    sure = 1.0 / (1.0 + rivals + 2.0 ** min(outside - best.score, 60.0))
    confidence = round(min(sure, _MOST_SURE), 2)
    if sure <= _ENOUGH:
        nearest = [one for one in ranked[:_NEAREST] if one.reasons]
        undecided = wording.undecided([one.night for one in nearest or ranked[:_NEAREST]])
        spoken = [wording.speaks_for(one.night, _told(one)) for one in nearest]
        return Dating(None, confidence, (undecided, *spoken), tuple(ranked[:10]))
    reasons = _told(best)
    if best.night not in set(index.nights):
        reasons.append(wording.night_missing(best.night))
    return Dating(best.night, confidence, tuple(reasons), tuple(ranked[:10]))


def _told(candidate: Candidate) -> list[str]:
    """What speaks for a night, each clue once, the most telling first."""
    told = sorted(candidate.reasons, key=lambda reason: -reason[0])
    return list(dict.fromkeys(reason for _, reason in told))
