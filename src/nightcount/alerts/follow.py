"""Follow: from one answer of an alert service to the next, what is new, what goes on and what has ended.

A service tells what stands; that an alert ended is only seen from its absence. So an alert that is gone is closed at
the last moment at which it was seen, and marked (`end_assumed_by_feed`): a duration known to be too short beats one
that is invented. Between two answers at most five minutes apart the feed counts as heard; a longer silence is a gap.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import NamedTuple

from nightcount.sources.alert_answers import Answer
from nightcount.sources.report import Heard, Signal

# An alert shorter than this may pass between two answers unseen; few are.
APART = timedelta(minutes=5)


class Change(NamedTuple):
    """What an answer adds to what was known: alerts that `began`, alerts that `ended`, and when the feed was heard."""

    began: tuple[Signal, ...]
    ended: tuple[Signal, ...]
    heard: tuple[Heard, ...]


def follow(standing: Iterable[Signal], last: datetime | None, answer: Answer) -> Change:
    """What `answer` changes, where the alerts `standing` had no end yet when the feed was last heard, at `last`.

    An alert that goes on keeps the first start that was told of it, also where the service now tells a later one.
    """
    before = {(one.area, one.kind): one for one in standing}
    now = {(one.area, one.kind): one for one in sorted(answer.standing, key=lambda one: one.start, reverse=True)}
    began, ended = [], []
    for key, one in now.items():
        known = before.pop(key, None)
        if known is not None and last is not None and one.start > last:
            ended.append(_closed(known, last))
            known = None
        if known is None:
            began.append(one)
    finished = [one for one in answer.signals if one.end is not None]
    told = {(one.area, one.kind, one.start) for one in finished}
    ended += [_closed(one, last) for one in before.values() if (one.area, one.kind, one.start) not in told]
    heard = tuple(_since(one, last) for one in answer.heard)
    return Change(tuple(began), (*ended, *finished), heard)


def _closed(signal: Signal, last: datetime | None) -> Signal:
    return replace(signal, end=max(signal.start, last or signal.start), assumed_end=True)


def _since(heard: Heard, last: datetime | None) -> Heard:
    """The time heard, from the answer before where that was not long ago."""
    if last is None or last >= heard.start or heard.start - last > APART:
        return heard
    return heard._replace(start=last)
