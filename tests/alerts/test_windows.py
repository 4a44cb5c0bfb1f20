"""A tally of a window, for which only some signals are loaded, is the one that all of them make."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

import pytest

import nightcount
from nightcount.alerts import Extent
from nightcount.desk import Desk
from nightcount.ledger import AddedFile, Reach
from nightcount.sources.report import Heard, Signal
from nightcount.vocabulary import below, find_area

DAY = datetime(2025, 12, 3, tzinfo=UTC)
OBLAST = find_area("Odesa oblast").code
RAIONS = below(OBLAST)
PLACES = (OBLAST, RAIONS[0], below(RAIONS[0])[0])
FEEDS = ("alerts_official", "alerts_oblast", "alerts_in_ua")


def at(hours: float) -> datetime:
    return DAY + timedelta(hours=hours)


def filled(path: Path, seed: int, *, with_open: bool) -> Desk:
    """A ledger of signals that often touch and overlap, of three feeds that were heard at times."""
    chance = Random(seed)
    signals = []
    for _ in range(60):
        feed, start = chance.choice(FEEDS), chance.randrange(0, 90)
        area = OBLAST if feed == "alerts_oblast" else chance.choice((OBLAST, *RAIONS, PLACES[2]))
        lasts = chance.choice((1, 1, 2, 3, 5, None)) if with_open else chance.choice((1, 1, 2, 3, 5))
        signals.append(Signal(area, at(start), None if lasts is None else at(start + lasts), feed, ""))
    desk = nightcount.open_ledger(path)
    desk.store.add_signals(signals)
    reach = Reach()
    for feed in FEEDS:
        first = chance.randrange(0, 40)
        reach.add_heard(Heard(OBLAST, feed, at(first), at(first + chance.randrange(10, 50))))
    desk.store.log_import(AddedFile("made up", alerts_new=len(signals)), reach)
    return desk


@pytest.fixture(params=[(1, False), (2, False), (3, False), (4, True), (5, True)])
def desk(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Desk]:
    seed, with_open = request.param
    with filled(tmp_path / "a.db", seed, with_open=with_open) as opened:
        yield opened


def test_what_is_loaded_for_a_window_tells_the_same_as_everything(desk: Desk) -> None:
    chance = Random(7)
    for _ in range(60):
        start = chance.randrange(-5, 95)
        window = at(start), at(start + chance.randrange(0, 12))
        area, extent = chance.choice(PLACES), chance.choice(list(Extent))
        desk.refresh()
        from_some = desk.tally(area, *window, extent=extent)
        desk.refresh()
        assert from_some == desk.timeline(area, extent=extent).tally(*window)
