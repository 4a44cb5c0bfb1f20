"""Tolls: figures that grow while articles are written are judged as of the article's time."""

from __future__ import annotations

from datetime import datetime

from nightcount.checking import wording
from nightcount.checking.bench import Bench, Judgement
from nightcount.checking.comparisons import Relation, compare
from nightcount.checking.finding import Verdict
from nightcount.checking.spoken import SpokenOf
from nightcount.reading.claim import Claim
from nightcount.reconciliation.attack import Past


def judge_earlier(claim: Claim, spoken: SpokenOf, bench: Bench) -> Judgement | None:
    """The verdict on a claim that equals what a source said before it updated; null where none ever said it.

    It is `outdated`, unless the article came out before the update: then it was right.
    """
    old = next((past for past in spoken.account.past if compare(claim.figure, past.figure) is Relation.EQUAL), None)
    account, attack = spoken.account, spoken.attack
    if old is None:
        if claim.role != "earlier":
            return None
        reason = wording.overtaken(account, attack)
        return Judgement(Verdict.UNVERIFIABLE, reason, account.claims, night=attack.night)
    claims = (old.claim, *account.claims)
    changed = _changed(old, spoken, bench)
    if bench.published and changed and old.published and old.published <= bench.published < changed:
        reason = wording.toll_at_the_time(old.figure, account, bench.published, changed)
        return Judgement(Verdict.CONFIRMED, reason, claims, night=attack.night)
    reason = wording.outdated(old.figure, old.published, account, attack)
    return Judgement(Verdict.OUTDATED, reason, claims, night=attack.night)


def judge_growing(claim: Claim, spoken: SpokenOf, bench: Bench) -> Judgement | None:
    """A lower toll in an article that came out before the record's first: it may have been right, and none says so."""
    account = spoken.account
    claimed, held = claim.figure.high, account.figure.low
    if account.measure.counts != "person" or claimed is None or held is None or claimed >= held:
        return None
    if bench.published is None:
        return None
    known = [moment for moment in (*(past.published for past in account.past), _stated(spoken, bench)) if moment]
    if not known or bench.published >= min(known):
        return None
    reason = wording.still_growing(account, bench.published, min(known))
    return Judgement(Verdict.UNVERIFIABLE, reason, account.claims, night=spoken.attack.night)


def _changed(old: Past, spoken: SpokenOf, bench: Bench) -> datetime | None:
    """When the value after `old` was published; null where that is not known."""
    later = [past.published for past in spoken.account.past if past.figure != old.figure]
    moments = [moment for moment in (*later, _stated(spoken, bench)) if moment]
    if old.published is None:
        return None
    return min((moment for moment in moments if moment > old.published), default=None)


def _stated(spoken: SpokenOf, bench: Bench) -> datetime | None:
    """When the account's own figure was first published."""
    told = [one.published for one in bench.evidence(spoken.account.claims) if one.published]
    moments = [moment for text in told if (moment := datetime.fromisoformat(text)).tzinfo is not None]
    return min(moments, default=None)
