"""A small content by hand: two attacks, an article, alerts; bounds, a dispute, a past value, a regional count."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from nightcount.alerts import Alert
from nightcount.checking.finding import Check
from nightcount.publishing.package import Content, Coverage
from nightcount.reading.claim import Claim
from nightcount.reconciliation import Account, Attack, Conflict, Past, Status
from nightcount.sources.report import Report
from nightcount.vocabulary import AlertKind, Figure, Measure, Modifier, Weapon

KYIV = "UA80000000000093317"
NIGHT = date(2025, 7, 4)
CHANGED = datetime(2025, 7, 5, 9, 30, tzinfo=UTC)
TEXT = "They launched 539 drones, in all 550; at most 63 got through. Earlier: 23 hurt. Now 26, = says the mayor."

BULLETIN = Report("kpszsu", TEXT, datetime(2025, 7, 4, 5, 50, tzinfo=UTC), "uk", key="1", url="https://t.me/kpszsu/1")
ARTICLE = Report("bbc", "A record 539 drones, he said.", title="A night", language="en", key="a")


def claim(words: str, measure: Measure, weapon: Weapon | None, figure: Figure, *, report: Report = BULLETIN) -> Claim:
    """A claim at the first place where the report says `words`."""
    start = report.text.index(words)
    end = start + len(words)
    return Claim(report.id, start, end, words, measure, weapon, figure, night=NIGHT, part="night", source=report.source)


DRONES = claim("539 drones", Measure.LAUNCHED, Weapon.DRONE, Figure.exact(539))
ALL = claim("in all 550", Measure.LAUNCHED, Weapon.ALL, Figure.exact(550))
THROUGH = claim("at most 63", Measure.GOT_THROUGH, Weapon.DRONE, Figure.worded(63, Modifier.AT_MOST))
HURT = claim("23 hurt", Measure.INJURED, None, Figure.exact(23))
NOW = claim("26, = says", Measure.INJURED, None, Figure.exact(26))
SAID = replace(claim("539 drones", Measure.LAUNCHED, Weapon.DRONE, Figure.exact(539), report=ARTICLE), place="UA")
CLAIMS = (DRONES, ALL, THROUGH, HURT, NOW, SAID)

ACCOUNTS = (
    Account(Measure.LAUNCHED, Weapon.ALL, "UA", Figure.exact(550), Status.STATED, "uncontested", (ALL.id,)),
    Account(Measure.LAUNCHED, Weapon.DRONE, "UA", Figure.exact(539), Status.STATED, "uncontested", (DRONES.id,)),
    Account(
        Measure.LAUNCHED, Weapon.MISSILE, "UA", Figure.exact(11), Status.DERIVED, "sum_of_kinds",
        (ALL.id, DRONES.id), expression="550 − 539",
    ),
    Account(
        Measure.GOT_THROUGH, Weapon.DRONE, "UA", Figure.worded(63, Modifier.AT_MOST), Status.STATED, "uncontested",
        (THROUGH.id,),
    ),
    Account(Measure.IN_AIR, Weapon.DRONE, "UA", Figure.unknown(), Status.STATED, "uncontested", (THROUGH.id,)),
    Account(
        Measure.INJURED, None, KYIV, Figure.exact(26), Status.DISPUTED, "uncontested", (NOW.id,), (HURT.id,),
        past=(Past(Figure.exact(23), HURT.id, BULLETIN.published),),
    ),
    Account(Measure.ALERT_DURATION, None, KYIV, Figure.exact(8.5), Status.STATED, "uncontested", (NOW.id,)),
    Account(
        Measure.SHOT_DOWN, Weapon.DRONE, "regional:Air Command South", Figure.exact(0), Status.STATED, "uncontested",
        (DRONES.id,),
    ),
)  # fmt: skip
ATTACK = Attack(
    NIGHT,
    "RU",
    "night",
    (datetime(2025, 7, 3, 15, tzinfo=UTC), None),
    ACCOUNTS,
    (Conflict("all = drone + missile", (ALL.id, DRONES.id), "These cannot all be true."),),
)
BACK = Attack(date(2025, 7, 5), "UA", "night", (None, None), ())
ALERTS = (
    Alert(KYIV, datetime(2025, 7, 3, 17, tzinfo=UTC), datetime(2025, 7, 4, 1, 50, 0, 500000, UTC), "alerts_oblast",
          "/home/somebody/secret/alerts.csv, row 2"),
    Alert(KYIV, datetime(2025, 7, 4, 2, tzinfo=UTC), None, "alerts_oblast"),
    Alert(KYIV, datetime(2025, 7, 4, 2, tzinfo=UTC), None, "alerts_oblast", kind=AlertKind.ARTILLERY),
)  # fmt: skip


def content(check: Check | None = None) -> Content:
    """The content; `check` is what was found of the article."""
    return Content(
        reports=(BULLETIN, ARTICLE),
        claims=CLAIMS,
        attacks=(ATTACK, BACK),
        alerts=ALERTS,
        coverage=(Coverage(KYIV, "alerts_oblast", ALERTS[0].start, ALERTS[1].start),),
        checks=((ARTICLE, check),) if check else (),
        superseded=frozenset(),
        changed=CHANGED,
        digest="ab" * 32,
    )
