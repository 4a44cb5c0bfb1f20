"""The ledger in the column names of the nightly data set, so that whoever uses that one can switch.

An attack of which the ledger holds rows of the data set has those rows again, with the figures as they were read. Any
other attack by Russia has rows made of its accounts: of the finest classes whose exact numbers add up to the whole, so
that a sum over the rows is the attack's. A bound is no number: it stands in `…_low` and `…_high` only.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from nightcount.publishing.package.content import Content
from nightcount.reading.claim import Claim
from nightcount.reconciliation.attack import Account, Attack
from nightcount.reconciliation.listings import UNSPECIFIED
from nightcount.sources.nightly import NIGHTLY
from nightcount.sources.report import Report
from nightcount.vocabulary import COUNTRY, Figure, Measure, Part, Weapon, local

Row = dict[str, Any]
# Columns that go out as they came in.
GIVEN = (
    "time_start", "time_end", "model", "launch_place", "target", "target_main", "border_crossing", "is_shahed",
    "carrier", "turbojet", "turbojet_destroyed", "affected region", "destroyed_details", "launched_details",
    "launch_place_details", "source",
)  # fmt: skip
BOUNDED = ("launched", "destroyed", "not_reach_goal", "still_attacking")
# What a column holds, where the shot down are told from the suppressed and where they are not (see `reading.rows`).
APART = {
    "launched": Measure.LAUNCHED,
    "destroyed": Measure.SHOT_DOWN,
    "not_reach_goal": Measure.SUPPRESSED,
    "still_attacking": Measure.IN_AIR,
    "num_hit_location": Measure.HIT_LOCATIONS,
    "num_fall_fragment_location": Measure.DEBRIS_LOCATIONS,
}
JOINT = {**APART, "destroyed": Measure.NEUTRALISED, "not_reach_goal": Measure.NOT_REACHED}
# What the data set calls our classes and models; any other model keeps our name. A test reads each of them back.
CLASSES = {
    Weapon.DRONE: "Shahed-136/131",
    Weapon.RECON_DRONE: "Reconnaissance UAV",
    Weapon.MISSILE: "Unknown Missile",
    Weapon.BALLISTIC: "Ballistic Missile",
    Weapon.GUIDED_BOMB: "Aerial Bomb",
}
MODELS = {
    "Kh-22": "X-22", "Kh-32": "X-32", "Kh-59": "X-59",
    "Kh-69": "X-69", "Kh-35": "X-35", "Kh-31": "X-31", "Kh-31P": "X-31P", "Kh-47M2 Kinzhal": "X-47 Kinzhal",
    "S-300": "C-300", "S-400": "C-400", "Oniks": "P-800 Oniks", "Zircon": "3M22 Zircon",
    "S8000 Banderol": "Banderol", "Orlan": "Orlan-10", "Zala": "ZALA", "Merlin": "Merlin-VR",
}  # fmt: skip
MIX, MIX_NAME = {"Kh-101", "Kh-555"}, "X-101/X-555"
BETWEEN = "; "


def nightly_rows(content: Content) -> list[Row]:
    """The rows, by time and model; those of the data set in the order of their keys."""
    by_report: dict[str, list[Claim]] = defaultdict(list)
    for claim in content.claims:
        by_report[claim.report].append(claim)
    told = _attacks_of(content.attacks)
    differing = {claim for attack in content.attacks for one in attack.accounts for claim in one.against}
    own = [
        _given(report, by_report[report.id], told, differing)
        for report in content.reports
        if report.source == NIGHTLY and report.cells and report.id not in content.superseded
    ]
    has_rows = {row["attack"] for row in own}
    behind = _Behind(content)
    made = [
        row
        for attack in content.attacks
        if attack.attacker == "RU" and attack.id not in has_rows
        for row in _made(attack, behind)
    ]
    ordered = sorted([*own, *made], key=_order)
    return [row | {"row": number} for number, row in enumerate(ordered, 1)]


def _order(row: Row) -> tuple[str, ...]:
    return (row["time_end"], row["time_start"], row["model"], row["source"] or "", row["report"] or "")


def _attacks_of(attacks: Sequence[Attack]) -> dict[str, str]:
    """The attack of each claim that an account rests on, has against it or once rested on."""
    found: dict[str, str] = {}
    for attack in attacks:
        for one in attack.accounts:
            for claim in (*one.claims, *one.against, *(old.claim for old in one.past)):
                found.setdefault(claim, attack.id)
    return found


def _given(report: Report, claims: Sequence[Claim], told: Mapping[str, str], differing: set[str]) -> Row:
    """A row of the data set: its words as they came, its figures as they were read."""
    figures = {claim.measure: claim.figure for claim in claims}
    return {
        **{column: report.cells.get(column) for column in GIVEN},
        **_numbers(figures),
        "basis": "row",
        "report": report.id,
        "attack": next((told[claim.id] for claim in claims if claim.id in told), None),
        "differs": any(claim.id in differing for claim in claims),
    }


def _numbers(figures: Mapping[Measure, Figure]) -> Row:
    down, joint = (figures.get(one, Figure.unknown()) for one in (Measure.SHOT_DOWN, Measure.NEUTRALISED))
    # Never the joint count beside the suppressed: they are part of it.
    is_joint = joint.is_known and (not down.is_known or (joint.is_exact and not down.is_exact))
    row: Row = {}
    for column, measure in (JOINT if is_joint else APART).items():
        figure = figures.get(measure, Figure.unknown())
        row[column] = figure.low if figure.is_exact else None
        if column in BOUNDED:
            row |= {f"{column}_low": figure.low, f"{column}_high": figure.high}
    return row


class _Behind:
    """The addresses, or where there are none the sources, of the reports that claims stand in."""

    def __init__(self, content: Content) -> None:
        self._reports = {report.id: report for report in content.reports}
        self._claims = {claim.id: claim for claim in content.claims}

    def addresses(self, account: Account) -> str:
        found = (self._reports[self._claims[one].report] for one in account.claims if one in self._claims)
        return BETWEEN.join(sorted({report.url or report.source for report in found}))


def _made(attack: Attack, behind: _Behind) -> Iterator[Row]:
    """Rows made of the accounts of an attack; the locations stand on the first of them, as in the data set."""
    national = [one for one in attack.accounts if one.place == COUNTRY and one.object is None]
    cells = {(one.measure, one.weapon, one.model): one.figure for one in national}
    launched = [one for one in national if one.measure is Measure.LAUNCHED]
    start, end = _times(attack)
    for position, one in enumerate(_finest(Weapon.ALL, launched)):
        figures = {measure: cells.get((measure, one.weapon, one.model), Figure.unknown()) for measure in Measure}
        if not position:
            for measure in (Measure.HIT_LOCATIONS, Measure.DEBRIS_LOCATIONS):
                figures[measure] = cells.get((measure, None, None), Figure.unknown())
        yield {
            **dict.fromkeys(GIVEN),
            "time_start": start,
            "time_end": end,
            "model": _name(one),
            "target": "Ukraine",
            **_numbers(figures),
            "source": behind.addresses(one) or None,
            "basis": "record",
            "report": None,
            "attack": attack.id,
            "differs": False,
        }


def _finest(weapon: Weapon, launched: Sequence[Account]) -> list[Account]:
    """The accounts below a class whose exact numbers add up to its own, else the class itself; zeros are left out."""
    own = next((one for one in launched if one.weapon is weapon and one.model is None), None)
    below = [one for child in weapon.children for one in _finest(child, launched)]
    below += [one for one in launched if one.weapon is weapon and one.model is not None and one.figure.low != 0]
    if own is None or not own.figure.is_known:
        return below
    if own.figure.is_exact and not own.figure.low:
        return []
    adds_up = own.figure.is_exact and all(one.figure.is_exact for one in below)
    if below and adds_up and sum(one.figure.low or 0 for one in below) == own.figure.low:
        return below
    return [own]


def _name(account: Account) -> str:
    """What the data set calls a class or a mix of models; our own name where it has none."""
    weapon = account.weapon or Weapon.ALL
    if account.model is None or account.model == UNSPECIFIED:
        return CLASSES.get(weapon) or weapon.label
    models = account.model.split(" + ")
    mixed = set(models) >= MIX
    named = [MIX_NAME if mixed and model in MIX else MODELS.get(model, model) for model in models]
    return " and ".join(dict.fromkeys(named))


def _times(attack: Attack) -> tuple[str, str]:
    """The window in Kyiv time as the data set writes it: a date alone where no clock is known."""
    start, end = attack.window
    eve = attack.night - timedelta(days=1) if attack.part == Part.NIGHT else attack.night
    return _time(start, eve), _time(end, attack.night)


def _time(moment: datetime | None, day: date) -> str:
    return f"{local(moment):%Y-%m-%d %H:%M}" if moment else day.isoformat()
