"""The view of how an area stood when the ledger last heard of it, with its age; and of all oblasts over a period."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from nightcount.alerts import Tally
from nightcount.alerts.periods import ranked
from nightcount.alerts.state import State, last_state
from nightcount.desk.desk import KYIV_CITY
from nightcount.language import gettext as _
from nightcount.publishing.age_words import age_words
from nightcount.publishing.alert_view import bounded, hours, longest, share
from nightcount.publishing.strip import last_night
from nightcount.publishing.wording import UNKNOWN, hours_words, moment_words, number_words, place_words
from nightcount.vocabulary import at_kyiv
from nightcount.web.site import Site
from nightcount.web.views.night import places


@dataclass(frozen=True, slots=True)
class StateView:
    """How an area stood when it was last heard of: `headline`, and what that does not tell. `kind` is for its colour.

    `kind` is `stands` or `none` where it speaks of now, `old` where it does not, `unknown` where there is no data.
    """

    kind: str
    headline: str
    rest: str


@dataclass(frozen=True, slots=True)
class AreaLine:
    """An area over a period: its sums in words, the time without data, and how it stood when it was last heard of."""

    code: str
    name: str
    total: str
    share: str
    longest: str
    count: str
    gaps: str
    state: str


@dataclass(frozen=True, slots=True)
class AreasView:
    """All oblasts from `first` to `last`, both inclusive: those known by time under alert, and those unknown."""

    first: date
    last: date
    known: tuple[AreaLine, ...]
    unknown: tuple[AreaLine, ...]


def state_view(state: State | None, now: datetime | None = None) -> StateView:
    """How an area stood, as of `now` (aware; null: this moment)."""
    if state is None:
        said = _("The ledger never heard of alerts here.")
        return StateView("unknown", said, _("Whether one stands now is unknown. That is no sign of calm."))
    now = now or datetime.now(UTC)
    ago = age_words(state.age(now))
    if state.is_fresh(now):
        headline = _("An alert stands.") if state.stands else _("No alert stands.")
        rest = [_since(state), _("Last heard {ago}.").format(ago=ago)]
        return StateView("stands" if state.stands else "none", headline, " ".join(one for one in rest if one))
    headline = _("No data since {when}, {ago}.").format(when=moment_words(state.known_until), ago=ago)
    then = _("At that moment an alert stood.") if state.stands else _("At that moment no alert stood.")
    unknown = _("Whether one stands now is unknown. That is no sign of calm.")
    return StateView("old", headline, " ".join(one for one in (then, _since(state), unknown) if one))


def _since(state: State) -> str:
    if state.since is None:
        return ""
    said = _("It began {when}.") if state.stands else _("The last one ended {when}.")
    return said.format(when=moment_words(state.since))


def areas_view(site: Site, first: date | None, last: date | None) -> AreasView:
    """All oblasts over a span of dates; without dates the last thirty that the ledger knows of Kyiv."""
    end = last or last_night(site.desk.timeline(KYIV_CITY)) or (site.nights[-1] if site.nights else date(2022, 2, 24))
    start = first or end - timedelta(days=29)
    window = at_kyiv(start, time()), at_kyiv(end + timedelta(days=1), time())
    states: dict[str, State | None] = {}
    tallies = []
    for code, _name in places():
        timeline = site.desk.timeline(code)  # takes a while to load: asked for once
        states[code] = last_state(timeline)
        tallies.append(timeline.tally(*window))
    known, unknown = ranked(tallies)
    lines = [_line(one, states[one.area]) for one in (*known, *unknown)]
    return AreasView(start, end, tuple(lines[: len(known)]), tuple(lines[len(known) :]))


def _line(tally: Tally, state: State | None) -> AreaLine:
    return AreaLine(
        code=tally.area,
        name=place_words(tally.area),
        total=bounded(tally, hours),
        share=share(tally),
        longest=longest(tally, hours),
        count=number_words(tally.count) if tally.known else UNKNOWN,
        gaps=hours_words(round(tally.gap_seconds / 3600)) if tally.gap_seconds >= 1800 else "",
        state=_short(state),
    )


def _short(state: State | None) -> str:
    """How an area stood, and when: without an age, so that the page holds as long as the ledger."""
    if state is None:
        return _("never heard of")
    words = _("alert, at {when}") if state.stands else _("no alert, at {when}")
    return words.format(when=moment_words(state.known_until))
