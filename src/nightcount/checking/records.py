"""Records: what an article says of the largest attack so far and of the one before it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from nightcount.checking import wording
from nightcount.checking.belonging import belongs_to
from nightcount.checking.bench import Bench, Judgement, attacker_of
from nightcount.checking.cells import CLASSES
from nightcount.checking.comparisons import Relation, compare
from nightcount.checking.finding import Finding, Verdict
from nightcount.checking.index import Spot
from nightcount.checking.superlatives import Comparison, Standing, runner_up
from nightcount.reading.claim import Claim
from nightcount.reconciliation.attack import Attack
from nightcount.vocabulary import Measure, Weapon

# "One of the largest" is taken at its word for the ten largest.
_AMONG = 10

# " and ", ", including ": what stands between two counts that share one superlative.
_SHARED_WITHIN = 12


def judge_previous_record(claim: Claim, bench: Bench) -> Judgement:
    """The verdict on the record that the article's night is said to have broken; the record itself gives its date."""
    if bench.night is None:
        return Judgement(Verdict.UNVERIFIABLE, wording.night_unknown())
    weapon = claim.weapon or Weapon.ALL
    best = bench.index.largest_before(bench.night, weapon, attacker_of(claim))
    if best is None:
        return Judgement(Verdict.UNVERIFIABLE, wording.no_past(weapon, bench.night))
    relation = compare(claim.figure, best.account.figure)
    if relation in (Relation.EQUAL, Relation.HOLDS):
        return _right_number(claim, best, relation, bench)
    return _other_terms(claim, best, bench) or _other_number(claim, best, relation, bench)


def _right_number(claim: Claim, best: Spot, relation: Relation, bench: Bench) -> Judgement:
    if claim.night not in (None, best.night):
        to = belongs_to(bench.cells(best.attack), best.account)
        reason = wording.record_of_other_night(best, claim.night)
        return Judgement(Verdict.MISLABELLED, reason, best.account.claims, to, claim.night)
    verdict = Verdict.CONFIRMED if relation is Relation.EQUAL else Verdict.CONSISTENT
    return Judgement(verdict, wording.previous_record(best, bench.night), best.account.claims, night=best.night)


def _other_terms(claim: Claim, best: Spot, bench: Bench) -> Judgement | None:
    """The number was the record of another weapon: drones and missiles together, told as drones."""
    number, night = claim.figure.number, bench.night
    if number is None or night is None:
        return None
    for weapon in (Weapon.ALL, *CLASSES):
        spot = bench.index.largest_before(night, weapon, attacker_of(claim))
        if spot is not None and spot.account.figure.is_exact and spot.account.figure.low == number:
            to = belongs_to(bench.cells(spot.attack), spot.account)
            reason = wording.record_in_other_terms(to, best, like_terms(claim, night, bench))
            return Judgement(Verdict.MISLABELLED, reason, _both(spot, best), to, spot.night)
    return None


def _other_number(claim: Claim, best: Spot, relation: Relation, bench: Bench) -> Judgement:
    """The number was never the record that was broken, as far as the ledger reaches."""
    number, night = claim.figure.number, bench.night
    weapon = best.account.weapon
    if number is not None and night is not None:
        earlier = [spot for spot in bench.index.number(Measure.LAUNCHED, weapon, number) if spot.night < night]
        if earlier:
            to = belongs_to(bench.cells(earlier[-1].attack), earlier[-1].account)
            reason = wording.not_the_record(earlier[-1], best)
            return Judgement(Verdict.MISLABELLED, reason, _both(earlier[-1], best), to, earlier[-1].night)
    above = number is not None and number > (best.account.figure.low or 0)
    verdict = Verdict.UNVERIFIABLE if above or relation is Relation.ALLOWED else Verdict.CONTRADICTED
    return Judgement(verdict, wording.largest_held(best, bench.night), best.account.claims, night=claim.night)


def _both(first: Spot, second: Spot) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*first.account.claims, *second.account.claims)))


def like_terms(claim: Claim, night: date, bench: Bench) -> list[Comparison]:
    """The article's night against the largest before it: in all, and drones with drones."""
    attacks = bench.attacks(replace(claim, part=None), night)
    found = (
        (attack, bench.cells(attack).get(Measure.LAUNCHED, weapon))
        for attack in attacks[:1]
        for weapon in (Weapon.ALL, Weapon.DRONE)
    )
    compared = [bench.with_past(attack, account) for attack, account in found if account is not None]
    return [one for one in compared if one.runner_up is not None and one.account.figure.is_exact]


def judge_superlative(claim: Claim, bench: Bench) -> Finding:
    """The finding on "a record" and its like, told of the count that `claim` makes."""
    weapon = claim.weapon or Weapon.ALL
    night = claim.night or bench.night
    attacks = bench.attacks(claim, night) if night else []
    attack = attacks[0] if attacks else None
    account = bench.cells(attack).get(claim.measure, weapon) if attack else None
    of = (claim.measure, weapon)
    if attack is None or account is None or account.figure.low is None:
        reason = wording.superlative_unknown(claim.measure, weapon, night)
        return Finding(claim, Verdict.UNVERIFIABLE, reason, superlative_of=of)
    compared = bench.with_past(attack, account)
    beside = _beside(attack, weapon, bench) if claim.measure is Measure.LAUNCHED else None
    verdict = _superlative_verdict(claim.superlative or "record", compared)
    ranked = compared.standing is not Standing.UNCERTAIN
    return Finding(
        claim,
        verdict,
        wording.superlative(compared, beside if ranked else None),
        evidence=bench.evidence(_rested_on(compared, beside)),
        superlative_of=of,
        runner_up=runner_up(compared.runner_up),
        also_runner_up=tuple(filter(None, [runner_up(beside.runner_up) if beside else None])),
    )


def _beside(attack: Attack, weapon: Weapon, bench: Bench) -> Comparison | None:
    """The same comparison in the other terms that an article may mean: all beside drones, drones beside all."""
    other = Weapon.DRONE if weapon is Weapon.ALL else Weapon.ALL
    account = bench.cells(attack).get(Measure.LAUNCHED, other)
    found = bench.with_past(attack, account) if account is not None else None
    return found if found is not None and found.runner_up is not None else None


def _rested_on(compared: Comparison, beside: Comparison | None) -> tuple[str, ...]:
    accounts = [one for compare in (compared, beside) if compare for one in _accounts(compare)]
    return tuple(dict.fromkeys(claim for claims in accounts for claim in claims))


def _accounts(compared: Comparison) -> list[tuple[str, ...]]:
    rival = compared.runner_up.account.claims if compared.runner_up else ()
    return [compared.account.claims, rival]


def _superlative_verdict(kind: str, compared: Comparison) -> Verdict:
    """What the standing of a night means for the superlative that was used of it."""
    standing = compared.standing
    if standing in (Standing.ALONE, Standing.UNCERTAIN):
        return Verdict.UNVERIFIABLE
    if kind.startswith("one_of"):
        right, verdict = len(compared.larger) < _AMONG, Verdict.CONSISTENT
    elif kind == "second_largest":
        right, verdict = len(compared.larger) == 1, Verdict.CONFIRMED
    elif kind == "largest_since" and standing is not Standing.LARGEST:
        return Verdict.UNVERIFIABLE
    else:
        right, verdict = standing is Standing.LARGEST, Verdict.CONFIRMED
    if not right:
        return Verdict.CONTRADICTED
    return verdict if compared.is_telling else Verdict.UNVERIFIABLE


def spoken_of_together(claims: Sequence[Claim]) -> list[Claim]:
    """One claim for each superlative of the text: "a record 539 drones and 11 missiles" is one record, of the first.

    Claims that carry the same superlative a few characters apart, or of one span, share it; the first is the one
    that the word stands before.
    """
    found: list[Claim] = []
    last: Claim | None = None
    for claim in sorted((one for one in claims if one.superlative), key=lambda one: (one.start, one.end)):
        shares = (
            last is not None
            and (last.superlative, last.measure, last.night) == (claim.superlative, claim.measure, claim.night)
            and claim.start - last.end <= _SHARED_WITHIN
        )
        if not shares and claim.measure is not Measure.PREVIOUS_RECORD:
            found.append(claim)
        last = claim
    return found
