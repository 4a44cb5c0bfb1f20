"""Parts: which claims about a date are of its night attack and which of its day attack (rule `part`)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, time

from nightcount.reading.claim import Claim
from nightcount.reconciliation.authority import source_of
from nightcount.reconciliation.cells import class_counted, in_balance, is_row
from nightcount.sources.report import Report
from nightcount.vocabulary import Measure, Part, local

# From here on a bulletin of the same date has a day to tell of; bulletins of a night come out in the morning.
NOON = time(12)


def parts_of_day(
    claims: Sequence[Claim], bulletins: Mapping[str, str], reports: Mapping[str, Report]
) -> dict[tuple[str, str], list[Claim]]:
    """The claims of each (attacker, part). The attacker is `RU` where a claim names none.

    `bulletins` gives the bulletin that a report (by id) was taken from; what one bulletin counts stays together.
    """
    by_day = _told_by_day(claims, reports)
    stated: dict[tuple[str, str], set[str]] = defaultdict(set)
    for c in claims:
        attacker = c.attacker or "RU"
        bulletin = bulletins.get(c.report, "")
        for key in ((attacker, ""), (attacker, bulletin)):
            stated[key].update({c.part} if c.part else set())
    groups: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for c in claims:
        attacker = c.attacker or "RU"
        own: Collection[str | None] = {Part.DAY.value} if c.report in by_day else {c.part} - {None}
        if c.report in bulletins:
            own = stated[attacker, bulletins[c.report]]
        groups[attacker, _part(own or stated[attacker, ""])].append(c)
    return groups


def _part(told: Collection[str | None]) -> str:
    return Part.DAY.value if set(told) == {Part.DAY.value} else Part.NIGHT.value


def _told_by_day(claims: Sequence[Claim], reports: Mapping[str, Report]) -> set[str]:
    """The ids of texts that do not say which part they mean, and by their time and their launches mean the day."""
    texts: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for c in claims:
        if not is_row(c) and c.role != "regional":
            texts[source_of(c), c.report].append(c)
    nights = [(source, said) for (source, _), said in texts.items() if any(c.part == Part.NIGHT.value for c in said)]
    found = set()
    for (source, report), said in texts.items():
        if any(c.part for c in said) or not _is_afternoon(said[0], reports):
            continue
        told = [_launches(other) for by, other in nights if by == source]
        mine = _launches(said)
        # A text that repeats a launch of the night's bulletin corrects that bulletin.
        if mine and any(told) and not any(mine & other for other in told):
            found.add(report)
    return found


def _is_afternoon(claim: Claim, reports: Mapping[str, Report]) -> bool:
    report = reports.get(claim.report)
    moment: datetime | None = claim.as_of or (report.published if report else None)
    if moment is None or claim.night is None:
        return False
    here = local(moment)
    return here.date() == claim.night and here.time() >= NOON


def _launches(claims: Sequence[Claim]) -> set[tuple[object, ...]]:
    """What a text counts as launched: classes and figures."""
    launched = [c for c in claims if c.measure is Measure.LAUNCHED and in_balance(c)]
    return {(class_counted(c), c.figure) for c in launched}
