"""The view of the alerts of an area over a span of dates."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from nightcount.alerts import Extent, Tally
from nightcount.alerts.periods import By, Period, periods
from nightcount.alerts.state import last_state
from nightcount.errors import UsageError
from nightcount.language import gettext as _
from nightcount.publishing.alert_view import AlertView, alert_view, bounded, hours, longest, share
from nightcount.publishing.strip import last_night
from nightcount.publishing.wording import UNKNOWN, day_words, month_words, number_words
from nightcount.vocabulary import Area, at_kyiv, night_window
from nightcount.web.site import Site
from nightcount.web.views.alert_state import StateView, state_view

# A span of so many days and fewer is told night by night, a longer one month by month.
BY_NIGHT = 62
# In days.
LONGEST = 5 * 366


@dataclass(frozen=True, slots=True)
class PeriodLine:
    """A night or a month: its name, its night where it is one (else null), its sums in words."""

    name: str
    night: date | None
    total: str
    longest: str
    count: str


@dataclass(frozen=True)
class AlertsView:
    """The alerts of `area` from `first` to `last`, both inclusive: sums in words by what they say, and the periods."""

    area: Area
    first: date
    last: date
    is_known: bool
    state: StateView
    sums: tuple[tuple[str, str], ...]
    whole: tuple[tuple[str, str], ...]
    is_by_night: bool
    periods: tuple[PeriodLine, ...]


def alerts_view(site: Site, area: Area, first: date | None, last: date | None) -> AlertsView:
    """The alerts of an area; without dates those of the last thirty days that the ledger knows."""
    some, whole = (site.desk.timeline(area.code, extent=extent) for extent in Extent)
    last = last or last_night(some) or (site.nights[-1] if site.nights else date(2022, 2, 24))
    first = first or last - timedelta(days=29)
    if (last - first).days > LONGEST:
        raise UsageError(_("The span is longer than five years"), way_out=_("Ask for less at once"))
    by = By.NIGHT if (last - first).days < BY_NIGHT else By.MONTH
    found = alert_view((some, whole), _start(first), _start(last + timedelta(days=1)), by=By.MONTH)
    # A night begins on the evening before its date: those at the edges of the span are told whole.
    nights = periods(some, By.NIGHT, night_window(first)[0], night_window(last)[1])
    listed = nights if by is By.NIGHT else found.periods
    return AlertsView(
        area=area,
        first=first,
        last=last,
        is_known=found.some.known,
        state=state_view(last_state(some)),
        sums=_sums(found),
        whole=() if found.is_one else _tally(found.whole),
        is_by_night=by is By.NIGHT,
        periods=tuple(_line(one, by) for one in reversed(listed)),
    )


def _start(day: date) -> datetime:
    return at_kyiv(day, time())


def _tally(tally: Tally) -> tuple[tuple[str, str], ...]:
    return (
        (_("under alert in all"), bounded(tally, hours)),
        (_("share of the time"), share(tally)),
        (_("longest without a break"), longest(tally, hours)),
        (_("alerts"), number_words(tally.count) if tally.known else UNKNOWN),
    )


def _sums(view: AlertView) -> tuple[tuple[str, str], ...]:
    slept, unknown, of = view.sleepless
    nights = _("{slept} of {of}").format(slept=slept, of=of)
    if unknown:
        nights = _("{slept} of {of}; of {unknown} nothing is known").format(slept=slept, of=of, unknown=unknown)
    waves = number_words(len(view.waves)) if view.some.known else UNKNOWN
    known = nights if view.some.known else UNKNOWN
    return (
        *_tally(view.some),
        (_("waves, parted by a calm of 30 minutes"), waves),
        (_("nights with an alert between 00:00 and 05:00"), known),
    )


def _line(period: Period, by: By) -> PeriodLine:
    night = date.fromisoformat(period.name) if by is By.NIGHT else None
    name = day_words(night) if night else month_words(date.fromisoformat(f"{period.name}-01"))
    count = number_words(period.tally.count) if period.tally.known else UNKNOWN
    return PeriodLine(name, night, bounded(period.tally, hours), longest(period.tally, hours), count)
