"""Mislabelled: a number that is wrong where the article puts it and right for something else, which is named."""

from __future__ import annotations

from datetime import date

from nightcount.checking import wording
from nightcount.checking.belonging import Belonging
from nightcount.checking.bench import Bench, Judgement
from nightcount.checking.finding import Verdict
from nightcount.checking.spoken import SpokenOf
from nightcount.reading.claim import Claim
from nightcount.vocabulary import Figure, Measure, Number, Weapon


def judge_elsewhere(claim: Claim, spoken: SpokenOf, bench: Bench) -> Judgement | None:
    """The verdict `mislabelled` with where the number belongs, or null where it belongs nowhere."""
    number = claim.figure.number
    account = spoken.account
    national = (
        account.model is None and account.object is None and claim.measure.counts in ("weapon", "person", "place")
    )
    if number is None or not national:
        return None
    weapon = account.weapon
    found = bench.belongings(spoken.attack).find(claim.measure, weapon, number)
    if found is None:
        return None
    reason = _reason(spoken, found, number, bench)
    verdict = Verdict.MISLABELLED
    other = found.to.night
    if other != spoken.attack.night and _is_of_other_night(claim, account.figure, other, bench):
        verdict, reason = Verdict.UNVERIFIABLE, wording.other_night_meant(account, spoken.attack, found.to, number)
    claims = [*account.claims, *(claim for one in found.accounts for claim in one.claims)]
    return Judgement(verdict, reason, tuple(dict.fromkeys(claims)), found.to, spoken.attack.night)


def _is_of_other_night(claim: Claim, figure: Figure, night: date, bench: Bench) -> bool:
    """True when the article may well speak of that other `night`, which the number is right for.

    It does where that is the article's own night, or where the article gives the right figure of the claim's night too.
    """
    same = [c for c in bench.claims if (c.measure, c.weapon, c.models) == (claim.measure, claim.weapon, claim.models)]
    return night == bench.night or any(c.figure == figure and c.role != "comparison" for c in same)


def _reason(spoken: SpokenOf, found: Belonging, number: Number, bench: Bench) -> str:
    account, attack = spoken.account, spoken.attack
    if found.is_sum:
        return wording.comes_of_sum(account, attack, found.to, number)
    if account.measure is Measure.GOT_THROUGH and found.to.measure is Measure.GOT_THROUGH:
        cells = bench.cells(attack)
        launched = cells.get(Measure.LAUNCHED, account.weapon or Weapon.ALL)
        whole = cells.get(Measure.LAUNCHED, found.to.weapon or Weapon.ALL)
        if wording.is_remainder(account) and wording.is_remainder(found.accounts[0]):
            return wording.remainder(account, launched, found.to, whole)
        return wording.got_through(account, launched, found.to, whole)
    return wording.belongs(account, attack, found.to, number)
