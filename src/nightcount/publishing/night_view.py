"""The tables of a night: every number with markers that lead to the words behind it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from nightcount.checking.finding import Evidence
from nightcount.language import gettext as _
from nightcount.phrasing import sum_words
from nightcount.publishing.review_words import review_words
from nightcount.publishing.wording import (
    UNKNOWN,
    figure_words,
    moment_words,
    night_words,
    one_line,
    place_words,
    safe_link,
    source_words,
)
from nightcount.reading.claim import Claim
from nightcount.reconciliation.attack import Account, Attack, Status
from nightcount.reviews import Review
from nightcount.sources.report import Report
from nightcount.vocabulary import COUNTRY, Measure, Weapon


class Backing(Protocol):
    """What stands behind the numbers: claims and reports by id, and the words of claims."""

    @property
    def claims(self) -> Mapping[str, Claim]: ...  # noqa: D102 — the class says it

    @property
    def reports(self) -> Mapping[str, Report]: ...  # noqa: D102 — the class says it

    def evidence(self, claim_ids: Sequence[str]) -> Sequence[Evidence]: ...  # noqa: D102 — the class says it


# Rows that a table of a night always has: where nothing is known of them, it says so.
ALWAYS = (Measure.LAUNCHED, Measure.NEUTRALISED, Measure.SHOT_DOWN, Measure.SUPPRESSED, Measure.GOT_THROUGH)
WEAPON_MEASURES = tuple(m for m in Measure if m.counts == "weapon" and m is not Measure.PREVIOUS_RECORD)
PLACE_MEASURES = (Measure.HIT_LOCATIONS, Measure.DEBRIS_LOCATIONS)
FAMILIES = (Weapon.ALL, Weapon.DRONE, Weapon.MISSILE, Weapon.GUIDED_BOMB)


@dataclass(frozen=True, slots=True)
class Other:
    """What other words say of the same number: their figure in words, and the numbers of the words."""

    figure: str
    markers: tuple[int, ...]

    def __str__(self) -> str:
        return f"{self.figure} {bracketed(self.markers)}".strip()


@dataclass(frozen=True, slots=True)
class Cell:
    """One number of a table in words, how it came about, the numbers of the words for it, and what others say.

    `reviews` are the numbers of the reviews that it rests on. `account` is the line of the record that the number is;
    null where the record has none.
    """

    figure: str = UNKNOWN
    status: Status | None = None
    markers: tuple[int, ...] = ()
    others: tuple[Other, ...] = ()
    reviews: tuple[int, ...] = ()
    account: Account | None = None

    @property
    def sign(self) -> str:
        """How it came about: "=" worked out, "±" disputed, empty for what a source says."""
        return {Status.DERIVED: "=", Status.DISPUTED: "±"}.get(self.status, "") if self.status else ""

    def __str__(self) -> str:
        words = (self.figure, self.sign, bracketed(self.markers), bracketed(self.reviews, "R"))
        shown = " ".join(part for part in words if part)
        return " ≠ ".join((shown, *map(str, self.others)))


@dataclass(frozen=True, slots=True)
class Row:
    """A row: its label and one cell a column."""

    label: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table: a title, the names of the columns after the label, the rows."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """The words that marker `number` leads to."""

    number: int
    words: str


@dataclass(frozen=True, slots=True)
class CitedReport:
    """A report behind the numbers, with its passages; `title` is null for a post, the model for a data set's row."""

    source: str
    title: str | None
    published: str
    url: str | None
    report: str
    passages: tuple[Passage, ...]


@dataclass(frozen=True)
class AttackView:
    """Everything that the tables of one attack show."""

    title: str
    window: str
    tables: tuple[Table, ...]
    conflicts: tuple[str, ...]
    reports: tuple[CitedReport, ...]
    reviews: tuple[str, ...] = ()  # what people decided, in the order of the numbers in the cells, from 1


class Markers:
    """Numbers the passages in the order in which the tables come to them; the same words keep their number."""

    def __init__(self, backing: Backing, reviews: Sequence[Review] = ()) -> None:
        self._backing = backing
        self._reviews = {review.id: number for number, review in enumerate(reviews, 1)}
        self._numbers: dict[tuple[str, int, int], int] = {}
        self._passages: dict[int, Evidence] = {}

    def of(self, claims: Sequence[str]) -> tuple[int, ...]:
        """The markers of these claims, ascending."""
        found = set()
        for evidence in self._backing.evidence(claims):
            number = self._numbers.setdefault((evidence.report, evidence.start, evidence.end), len(self._numbers) + 1)
            self._passages[number] = evidence
            found.add(number)
        return tuple(sorted(found))

    def reviews_of(self, account: Account) -> tuple[int, ...]:
        """The numbers of the reviews that an account rests on, ascending."""
        return tuple(sorted(self._reviews[one] for one in account.reviews))

    def others(self, account: Account, shown: str) -> tuple[Other, ...]:
        """What the claims against a figure say, those of the same figure together; of a broken sum, what it makes."""
        if account.expression and account.status is Status.DISPUTED:
            return (Other(sum_words(account.expression), self.of(account.against)),)
        by_figure: dict[str, list[str]] = {}
        for one in account.against:
            claim = self._backing.claims.get(one)
            by_figure.setdefault(figure_words(claim.figure, claim.measure) if claim else _("other words"), []).append(
                one
            )
        return tuple(Other(figure, self.of(claims)) for figure, claims in by_figure.items() if figure != shown)

    def reports(self) -> tuple[CitedReport, ...]:
        """The reports behind the numbers so far, by their first marker."""
        by_report: dict[str, list[int]] = {}
        for number, evidence in sorted(self._passages.items()):
            by_report.setdefault(evidence.report, []).append(number)
        return tuple(self._report(numbers) for numbers in by_report.values())

    def _report(self, numbers: list[int]) -> CitedReport:
        first = self._passages[numbers[0]]
        passages = tuple(Passage(number, one_line(self._passages[number].text)) for number in numbers)
        report = self._backing.reports.get(first.report)
        title = (report.title if report else None) or first.model
        shown = one_line(title) if title else None
        when = moment_words(first.published)
        return CitedReport(source_words(first.source), shown, when, safe_link(first.url), first.report[:12], passages)


def runs(markers: Sequence[int]) -> list[tuple[int, int]]:
    """Ascending markers as (first, last): three or more in a row are one run, the others stand alone."""
    found: list[list[int]] = []
    for number in markers:
        if found and number == found[-1][-1] + 1:
            found[-1].append(number)
        else:
            found.append([number])
    return [pair for run in found for pair in ([(run[0], run[-1])] if len(run) > 2 else [(n, n) for n in run])]


def bracketed(markers: Sequence[int], letter: str = "") -> str:
    """Ascending markers as they stand after a number: "[1, 4]", and "[1–3]" for three or more in a row.

    `letter` stands before each: "[R1]".
    """
    shown = [
        f"{letter}{first}" if first == last else f"{letter}{first}–{letter}{last}" for first, last in runs(markers)
    ]
    return f"[{', '.join(shown)}]" if shown else ""


def attack_view(attack: Attack, backing: Backing) -> AttackView:
    """The tables of an attack, with what stands behind its numbers."""
    markers = Markers(backing, attack.reviews)
    tables = [_main(attack, markers), _classes(attack, markers), _ground(attack, markers), _regions(attack, markers)]
    by, night = place_words(attack.attacker), night_words(attack.night, attack.part)
    named = _("Attack, {night}") if attack.attacker == "RU" else _("Attack by {attacker}, {night}")
    return AttackView(
        title=named.format(attacker=by, night=night),
        window=_window(attack),
        tables=tuple(table for table in tables if table.rows),
        conflicts=tuple(
            f"{one_line(conflict.reason)} {bracketed(markers.of(conflict.claims))}".rstrip()
            for conflict in attack.conflicts
        ),
        reports=markers.reports(),
        reviews=tuple(map(review_words, attack.reviews)),
    )


def _window(attack: Attack) -> str:
    start, end = attack.window
    begun, ended = moment_words(start), moment_words(end)
    if start and end:
        return _("From {start} to {end}, Kyiv time.").format(start=begun, end=ended)
    if start:
        return _("From {start}, Kyiv time; when it ended is not stated.").format(start=begun)
    if end:
        return _("Until {end}, Kyiv time.").format(end=ended)
    return _("When it began and ended is not stated.")


def _country(attack: Attack) -> str:
    """Where the national counts stand: the country that was attacked."""
    return COUNTRY if attack.attacker == "RU" else "RU"


def _cell(account: Account | None, markers: Markers) -> Cell:
    if account is None:
        return Cell()
    shown = figure_words(account.figure, account.measure)
    words, others = markers.of(account.claims), markers.others(account, shown)
    return Cell(shown, account.status, words, others, markers.reviews_of(account), account)


def _main(attack: Attack, markers: Markers) -> Table:
    country = _country(attack)
    wide = [a for a in attack.accounts if a.place == country and a.model is None and a.object is None]
    columns = tuple(w for w in FAMILIES if w is not Weapon.GUIDED_BOMB or any(a.weapon is w for a in wide))
    by_cell = {(a.measure, a.weapon or Weapon.ALL): a for a in wide}
    rows = tuple(
        Row(_(measure.label), tuple(_cell(by_cell.get((measure, weapon)), markers) for weapon in columns))
        for measure in (*WEAPON_MEASURES, *PLACE_MEASURES)
        if measure in ALWAYS or any((measure, weapon) in by_cell for weapon in columns)
    )
    return Table(_("What was launched, stopped and got through"), tuple(_(w.label) for w in columns), rows)


def _classes(attack: Attack, markers: Markers) -> Table:
    country, told = _country(attack), (*WEAPON_MEASURES, *PLACE_MEASURES)
    finer = [
        a
        for a in attack.accounts
        if a.place == country and a.measure in told and (a.model or a.weapon not in (None, *FAMILIES))
    ]
    measures = tuple(m for m in told if any(a.measure is m for a in finer))
    by_cell = {(_kind(a), a.measure): a for a in finer}
    kinds = sorted({_kind(a) for a in finer})
    rows = tuple(
        Row(_kind_label(kind), tuple(_cell(by_cell.get((kind, measure)), markers) for measure in measures))
        for kind in kinds
    )
    return Table(_("By class and model"), tuple(_(m.label) for m in measures), rows)


def _kind(account: Account) -> tuple[int, str]:
    order = list(Weapon).index(account.weapon) if account.weapon else 0
    return order, account.model or ""


def _kind_label(kind: tuple[int, str]) -> str:
    order, model = kind
    return f"  {model}" if model else _(list(Weapon)[order].label)


def _ground(attack: Attack, markers: Markers) -> Table:
    seen = [a for a in attack.accounts if a.measure not in (*WEAPON_MEASURES, *PLACE_MEASURES)]
    return Table(_("On the ground"), ("",), _listed(seen, markers))


def _regions(attack: Attack, markers: Markers) -> Table:
    country = _country(attack)
    seen = [a for a in attack.accounts if a.place != country and a.measure in (*WEAPON_MEASURES, *PLACE_MEASURES)]
    title = _("Counted for one place: beside the national count, never added to it")
    return Table(title, ("",), _listed(seen, markers))


def _listed(accounts: Iterable[Account], markers: Markers) -> tuple[Row, ...]:
    return tuple(Row(_label(account), (_cell(account, markers),)) for account in accounts)


def _label(account: Account) -> str:
    kind = account.model or (_(account.weapon.label) if account.weapon and account.measure.counts == "weapon" else "")
    named = " ".join(part for part in (kind, _(account.measure.label)) if part)
    objects = f" ({_(account.object)})" if account.object else ""
    return f"{named}{objects}, {place_words(account.place)}"
