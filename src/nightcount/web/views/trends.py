"""The view of the trends: a period month by month, by weapon, and beside another period."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from nightcount.language import gettext as _
from nightcount.publishing.trend_words import counted_words, missing_words, share_words
from nightcount.publishing.wording import (
    UNKNOWN,
    day_words,
    month_words,
    noun_words,
    number_words,
    short_figure,
)
from nightcount.reconciliation import Period
from nightcount.reconciliation.trends import Share
from nightcount.vocabulary import Measure, Weapon
from nightcount.web.site import Site

SHOWN = (Weapon.ALL, Weapon.DRONE, Weapon.MISSILE)
# In the order of the tree, each with how deep it stands.
TREE = tuple((weapon, len(weapon.line) - 1) for weapon in Weapon)


@dataclass(frozen=True, slots=True)
class MonthLine:
    """A month: what was launched, by the classes shown, and the share that got through."""

    name: str
    last: date
    nights: str
    launched: tuple[str, ...]
    share: str
    counted: str
    exact: str
    exact_counted: str
    is_whole: bool


@dataclass(frozen=True, slots=True)
class WeaponLine:
    """A class of weapon over the whole period; `depth` is how far below "all" it stands."""

    id: str
    name: str
    depth: int
    launched: str
    missing: str
    share: str
    counted: str


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the summary: what it tells, its value for each period, and the night that it leads to (or null).

    `is_note` is true where it only says what the row above rests on.
    """

    what: str
    values: tuple[str, ...]
    nights: tuple[date | None, ...]
    is_note: bool = False


@dataclass(frozen=True, slots=True)
class TrendsView:
    """A period, and where one was chosen another beside it; `is_known` is false where the record has no attack."""

    first: date
    last: date
    titles: tuple[str, ...]
    lines: tuple[Line, ...]
    columns: tuple[str, ...]
    months: tuple[MonthLine, ...]
    weapons: tuple[WeaponLine, ...]
    weapon: Weapon
    noun: str
    overlapping: int
    is_known: bool


def trends_view(site: Site, spans: tuple[tuple[date, date], ...], weapon: Weapon) -> TrendsView:
    """The view of the first of one or two spans of dates (both ends inclusive), the second one beside it."""
    periods = [site.desk.period(*span) for span in spans]
    main = periods[0]
    return TrendsView(
        first=main.first,
        last=main.last,
        titles=tuple(f"{day_words(one.first)} – {day_words(one.last)}" for one in periods),
        lines=tuple(_lines(periods, weapon)),
        columns=tuple(_(one.label) for one in SHOWN),
        months=tuple(_month(one, weapon) for one in reversed(main.months())),
        weapons=tuple(_weapon(main, one, depth) for one, depth in TREE),
        weapon=weapon,
        noun=noun_words(weapon),
        overlapping=main.total(Measure.LAUNCHED, Weapon.ALL).overlapping,
        is_known=any(one.counts for one in periods),
    )


def _lines(periods: list[Period], weapon: Weapon) -> list[Line]:
    none = tuple(None for _one in periods)

    def line(what: str, values: list[str], *, is_note: bool = False) -> Line:
        return Line(what, tuple(values), none, is_note)

    lines = [
        line(_("dates with a record"), [_of(one.nights, one.dates) for one in periods]),
        line(_("attacks"), [number_words(len(one.counts)) for one in periods]),
    ]
    for kind in dict.fromkeys((*SHOWN, weapon)):
        words = [short_figure(one.sum(Measure.LAUNCHED, kind)) for one in periods]
        lines.append(line(_("launched: {weapon}").format(weapon=noun_words(kind)), words))
    lines.append(line(_("median attack"), [short_figure(one.median(weapon)) for one in periods]))
    leaders = [one.largest(weapon).leader for one in periods]
    lines.append(
        Line(
            _("largest attack"),
            tuple(short_figure(one.figure) if one else UNKNOWN for one in leaders),
            tuple(one.night if one else None for one in leaders),
        )
    )
    shares = [one.bounded_share(weapon) for one in periods]
    lines.append(
        line(_("share that got through: {weapon}").format(weapon=noun_words(weapon)), [share_words(s) for s in shares])
    )
    lines.append(line(_("that share is over"), [counted_words(s) for s in shares], is_note=True))
    exact = [one.share(weapon) for one in periods]
    lines.append(line(_("share where both numbers are known"), [_exact(s) for s in exact]))
    lines.append(line(_("that share is over"), [counted_words(s) for s in exact], is_note=True))
    return lines


def _month(month: Period, weapon: Weapon) -> MonthLine:
    share, exact = month.bounded_share(weapon), month.share(weapon)
    return MonthLine(
        name=month_words(month.first),
        last=month.last,
        nights=_of(month.nights, month.dates),
        launched=tuple(short_figure(month.sum(Measure.LAUNCHED, one)) for one in SHOWN),
        share=share_words(share),
        counted=_of(share.attacks, share.of),
        exact=_exact(exact),
        exact_counted=_of(exact.attacks, exact.of),
        is_whole=not month.without_record,
    )


def _weapon(period: Period, weapon: Weapon, depth: int) -> WeaponLine:
    share = period.bounded_share(weapon)
    return WeaponLine(
        id=weapon.value,
        name=_capital(noun_words(weapon)),
        depth=depth,
        launched=short_figure(period.sum(Measure.LAUNCHED, weapon)),
        missing=missing_words(period.total(Measure.LAUNCHED, weapon), period.without_record),
        share=share_words(share),
        counted=_of(share.attacks, share.of),
    )


def _exact(share: Share) -> str:
    """The share where both numbers are known, if that is of most launches; else it would mislead."""
    return share_words(share) if share.is_telling else UNKNOWN


def _of(many: int, of: int) -> str:
    return _("{many} of {of}").format(many=number_words(many), of=number_words(of))


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
