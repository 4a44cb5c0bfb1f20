"""The worked example by hand: an attack, the words behind it and a checked article, with no reader and no ledger."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import ClassVar

from nightcount.checking.finding import BelongsTo, Check, Evidence, Finding, RunnerUp, Verdict
from nightcount.problems import Problem
from nightcount.reading.claim import Claim
from nightcount.reconciliation.attack import Account, Attack, Conflict, Status
from nightcount.sources.report import Report
from nightcount.vocabulary import Figure, Measure, Modifier, Weapon

NIGHT = date(2025, 7, 4)
BULLETIN = "a" * 64
TABLE = {
    (Measure.LAUNCHED, Weapon.ALL): 550,
    (Measure.LAUNCHED, Weapon.DRONE): 539,
    (Measure.LAUNCHED, Weapon.MISSILE): 11,
    (Measure.SHOT_DOWN, Weapon.ALL): 270,
    (Measure.SHOT_DOWN, Weapon.DRONE): 268,
    (Measure.SHOT_DOWN, Weapon.MISSILE): 2,
    (Measure.SUPPRESSED, Weapon.DRONE): 208,
    (Measure.NEUTRALISED, Weapon.ALL): 478,
    (Measure.GOT_THROUGH, Weapon.ALL): 72,
    (Measure.GOT_THROUGH, Weapon.MISSILE): 9,
    (Measure.LAUNCHED, Weapon.AEROBALLISTIC): 1,
    (Measure.LAUNCHED, Weapon.BALLISTIC): 6,
    (Measure.LAUNCHED, Weapon.CRUISE): 4,
    (Measure.SHOT_DOWN, Weapon.CRUISE): 2,
    (Measure.HIT_LOCATIONS, Weapon.ALL): 8,
}


def attack() -> Attack:
    """The night to 4 July 2025, with one derived, one bounded, one disputed account and one conflict."""
    stated = [
        Account(measure, weapon, "UA", Figure.exact(number), Status.STATED, "stated", (f"{measure}-{weapon}-{number}",))
        for (measure, weapon), number in TABLE.items()
    ]
    made = [
        Account(
            Measure.GOT_THROUGH,
            Weapon.DRONE,
            "UA",
            Figure.worded(63, Modifier.AT_MOST),
            Status.DERIVED,
            "sum",
            ("launched-drone-539", "shot_down-drone-268", "suppressed-drone-208"),
            expression="539 − 268 − 208",
        ),
        Account(
            Measure.INJURED,
            None,
            "UA80000000000093317",
            Figure.exact(26),
            Status.DISPUTED,
            "latest",
            ("injured-26",),
            ("injured-23",),
        ),
    ]
    conflict = Conflict("all = drone + missile", ("launched-all-550",), "These cannot all be true.")
    start, end = datetime(2025, 7, 3, 15, tzinfo=UTC), datetime(2025, 7, 4, 3, tzinfo=UTC)
    return Attack(NIGHT, "RU", "night", (start, end), (*stated, *made), (conflict,))


def cite(claims: Sequence[str]) -> list[Evidence]:
    """The words of hand-made claims: each stands at its own place of one bulletin."""
    return [
        Evidence(
            BULLETIN,
            sum(claim.encode()),
            sum(claim.encode()) + 1,
            f"the words of {claim}",
            "Ukraine's air force",
            "2025-07-04T05:41:00+00:00",
            "https://example.org/post/1",
        )
        for claim in claims
    ]


ARTICLE = (
    "Ukraine said Russia fired a record 539 drones and 11 missiles.\n\n"
    "Air force officials said 72 of the 539 drones got through. One shop in 14 was shut.\n"
    "Officials counted 23 injured."
)


def claim(words: str, measure: Measure, weapon: Weapon | None, number: int) -> Claim:
    """A claim at the first place where the article says `words`."""
    start = ARTICLE.index(words)
    return Claim(BULLETIN, start, start + len(words), words, measure, weapon, Figure.exact(number), night=NIGHT)


class Behind:
    """What stands behind the hand-made attack."""

    claims: ClassVar[dict[str, Claim]] = {"injured-23": claim("23 injured", Measure.INJURED, None, 23)}
    reports: ClassVar[dict[str, Report]] = {BULLETIN: Report("kpszsu", "the bulletin", title="Night of records")}

    def evidence(self, claim_ids: Sequence[str]) -> list[Evidence]:
        """The words of hand-made claims."""
        return cite(claim_ids)


def check(text: str = ARTICLE) -> Check:
    """The article, checked by hand: a confirmed claim, a record, a mislabelled and an outdated one."""
    drones = claim("539 drones", Measure.LAUNCHED, Weapon.DRONE, 539)
    through = claim("72 of the 539 drones", Measure.GOT_THROUGH, Weapon.DRONE, 72)
    whole = claim("the 539 drones", Measure.LAUNCHED, Weapon.DRONE, 539)
    injured = claim("23 injured", Measure.INJURED, None, 23)
    evidence = tuple(cite(["launched-drone-539"]))
    right = BelongsTo(NIGHT, Measure.GOT_THROUGH, Weapon.ALL, Figure.exact(72), "63 + 9")
    return Check(
        text=text,
        title=None,
        night=NIGHT,
        night_confidence=0.98,
        night_reasons=("“Friday” is 4 July 2025", "539 drones and 11 missiles fit no other night"),
        findings=(
            Finding(injured, Verdict.OUTDATED, "The emergency service said 26 later.", evidence=evidence),
            Finding(drones, Verdict.CONFIRMED, "The air force said 539 drones.", evidence=evidence),
            Finding(
                drones,
                Verdict.CONFIRMED,
                "No earlier night has more.",
                superlative_of=(Measure.LAUNCHED, Weapon.DRONE),
                runner_up=RunnerUp(date(2025, 6, 9), Weapon.DRONE, 479, 479),
                also_runner_up=(RunnerUp(date(2025, 6, 29), Weapon.ALL, 537, 537),),
            ),
            Finding(through, Verdict.MISLABELLED, "72 is drones and missiles together.", right, evidence),
            Finding(whole, Verdict.CONFIRMED, "The air force said 539 drones.", evidence=evidence),
        ),
        problems=(Problem("unread_number", "no measure stands near it", 0, 2, "14"),),
    )
