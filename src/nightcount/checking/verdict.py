"""Verdict: what the record says of one claim (VOCABULARY, "Verdicts"), and why."""

from __future__ import annotations

from datetime import date

from nightcount.checking import wording
from nightcount.checking.bench import Bench, Judgement, attacker_of
from nightcount.checking.comparisons import Relation, compare
from nightcount.checking.finding import Verdict
from nightcount.checking.hours import judge_alerts, judge_hours, judge_waves
from nightcount.checking.mislabelled import judge_elsewhere
from nightcount.checking.records import judge_previous_record
from nightcount.checking.spoken import SpokenOf, above, spoken_of
from nightcount.checking.tolls import judge_earlier, judge_growing
from nightcount.reading.claim import Claim
from nightcount.reconciliation.attack import Account, Attack, Status
from nightcount.vocabulary import Measure

# The rule of accounts whose own claims break a sum: what stands against them are claims of other cells.
BROKEN_SUM = "broken_sum"

_RIGHT = (Verdict.CONFIRMED, Verdict.CONSISTENT, Verdict.DISPUTED)


def judge(claim: Claim, bench: Bench) -> Judgement:
    """The verdict on a claim; where nothing is known of its night or account, that is `unverifiable`, never agreement.

    A claim that fits both the attack of the night and that of the day is held against the night's, unless only the
    day's yields its figure.
    """
    if claim.measure is Measure.PREVIOUS_RECORD:
        return judge_previous_record(claim, bench)
    if claim.measure is Measure.ALERT_DURATION:
        return judge_hours(claim, bench)
    if claim.measure is Measure.ALERTS:
        return judge_alerts(claim, bench)
    if claim.role == "comparison" and claim.night is None:
        return Judgement(Verdict.UNVERIFIABLE, wording.other_night_unknown())
    night = claim.night or bench.night
    if night is None:
        return Judgement(Verdict.UNVERIFIABLE, wording.night_unknown())
    if claim.role == "increment":
        return Judgement(Verdict.UNVERIFIABLE, wording.increment(), night=night)
    judged = _on_night(claim, night, bench)
    if claim.measure is Measure.WAVES and judged.verdict is Verdict.UNVERIFIABLE:
        return judge_waves(claim, bench, night) or judged
    return judged


def _on_night(claim: Claim, night: date, bench: Bench) -> Judgement:
    attacks = bench.attacks(claim, night)
    if not attacks:
        return Judgement(Verdict.UNVERIFIABLE, wording.night_missing(night, attacker_of(claim)), night=night)
    found = [spoken for attack in attacks for spoken in spoken_of(claim, attack, bench)]
    if not found:
        return _silence(claim, attacks[0], bench)
    judged = [_of_account(claim, spoken, bench) for spoken in found]
    return next((one for one in judged if one.verdict in _RIGHT), judged[0])


def _of_account(claim: Claim, spoken: SpokenOf, bench: Bench) -> Judgement:
    account, attack = spoken.account, spoken.attack
    if bench.is_own_words(account):
        return Judgement(Verdict.UNVERIFIABLE, wording.own_words(attack), night=attack.night)
    relation = compare(claim.figure, account.figure)
    if spoken.whole:
        return _of_place(claim, spoken, relation)
    if relation in (Relation.EQUAL, Relation.HOLDS):
        return _right(claim, spoken, relation, bench)
    is_open = account.status is Status.DISPUTED
    other = judge_earlier(claim, spoken, bench) or (_other_side(claim, spoken, bench) if is_open else None)
    if other is not None:
        return other
    return _open(claim, spoken) if relation is Relation.ALLOWED else _wrong(claim, spoken, bench)


def _open(claim: Claim, spoken: SpokenOf) -> Judgement:
    """The record's bounds allow the figure, or the claim gives none: nothing is proved."""
    account, attack = spoken.account, spoken.attack
    reason = wording.within_bounds(account, attack) if claim.figure.is_known else wording.no_number(account, attack)
    return Judgement(Verdict.UNVERIFIABLE, reason, account.claims, night=attack.night)


def _wrong(claim: Claim, spoken: SpokenOf, bench: Bench) -> Judgement:
    """The figure cannot be the account's: why it may stand in the article all the same, else contradicted."""
    account, attack = spoken.account, spoken.attack
    if spoken.mix and (claim.figure.high or 0) < (account.figure.low or 0):
        reason = wording.not_told_apart(account, attack, claim.models)
        return Judgement(Verdict.UNVERIFIABLE, reason, account.claims, night=attack.night)
    for explain in (judge_growing, judge_elsewhere, _other_side):
        explained = explain(claim, spoken, bench)
        if explained is not None:
            return explained
    claims = (*account.claims, *account.against)
    return Judgement(Verdict.CONTRADICTED, wording.contradicted(account, attack), claims, night=attack.night)


def _right(claim: Claim, spoken: SpokenOf, relation: Relation, bench: Bench) -> Judgement:
    """The claim is right by the record's figure; where the sources dispute it, it follows one side."""
    account, attack = spoken.account, spoken.attack
    if account.rule == BROKEN_SUM and account.expression:
        reason = wording.does_not_add_up(account, attack)
        return Judgement(Verdict.DISPUTED, reason, (*account.claims, *account.against), night=attack.night)
    if account.status is Status.DISPUTED and account.against:
        others = [wording.side(one.figure, one.source) for one in bench.evidence(account.against) if one.figure]
        reason = wording.disputed(account, attack, _side(account, bench), others)
        return Judgement(Verdict.DISPUTED, reason, (*account.claims, *account.against), night=attack.night)
    if relation is Relation.EQUAL:
        return Judgement(Verdict.CONFIRMED, wording.confirmed(account, attack), account.claims, night=attack.night)
    reason = wording.rounded(account, attack, claim.figure)
    return Judgement(Verdict.CONSISTENT, reason, account.claims, night=attack.night)


def _other_side(claim: Claim, spoken: SpokenOf, bench: Bench) -> Judgement | None:
    """A source that disagrees with the record's figure says what the claim says.

    Where a rule settled the account, its losing side is asked last: an outlet that repeats a slip does not excuse it.
    """
    account = spoken.account
    if account.rule == BROKEN_SUM:
        return None
    against = bench.evidence(account.against)
    told = [one for one in against if one.figure is not None and one.report != bench.article]
    follows = [one for one in told if one.figure and compare(claim.figure, one.figure) is Relation.EQUAL]
    if not follows:
        return None
    side = " and ".join(dict.fromkeys(wording.side(one.figure, one.source) for one in follows if one.figure))
    reason = wording.disputed(account, spoken.attack, side, [_side(account, bench)])
    claims = (*account.claims, *account.against)
    return Judgement(Verdict.DISPUTED, reason, claims, night=spoken.attack.night)


def _side(account: Account, bench: Bench) -> str:
    return wording.side(account.figure, *(one.source for one in bench.evidence(account.claims)))


def _of_place(claim: Claim, spoken: SpokenOf, relation: Relation) -> Judgement:
    """The claim names a place, and the record has only the figure of the whole country."""
    account, attack, place = spoken.account, spoken.attack, claim.place or ""
    if relation is Relation.EQUAL and account.figure.is_exact and account.figure.low:
        reason = wording.other_place(account, attack, place)
        return Judgement(Verdict.MISLABELLED, reason, account.claims, night=attack.night)
    claimed, most = claim.figure.low, account.figure.high
    if claimed is not None and most is not None and claimed > most:
        reason = wording.too_many_for_place(account, attack, place)
        return Judgement(Verdict.CONTRADICTED, reason, account.claims, night=attack.night)
    reason = wording.place_unknown(account, attack, place)
    return Judgement(Verdict.UNVERIFIABLE, reason, account.claims, night=attack.night)


def _silence(claim: Claim, attack: Attack, bench: Bench) -> Judgement:
    """The record has no account for the claim: unverifiable, unless it is more than the class above can hold."""
    counts = claim.measure.counts == "weapon"
    whole = above(claim, bench.cells(attack)) if counts else None
    kind = wording.kind(claim.measure, claim.weapon if counts else None, claim.object)
    kind += f" ({', '.join(claim.models)})" if claim.models else ""
    if whole is None:
        reason = wording.nothing_held(kind, claim.place, attack.night)
        return Judgement(Verdict.UNVERIFIABLE, reason, night=attack.night)
    claimed, most = claim.figure.low, whole.figure.high
    if claimed is not None and most is not None and claimed > most:
        reason = wording.more_than_whole(kind, whole, attack)
        return Judgement(Verdict.CONTRADICTED, reason, whole.claims, night=attack.night)
    reason = wording.nothing_held(kind, claim.place, attack.night)
    if whole.figure.is_exact and claimed == whole.figure.low:
        reason = wording.only_the_whole(kind, whole, attack.night)
    return Judgement(Verdict.UNVERIFIABLE, reason, whole.claims, night=attack.night)
