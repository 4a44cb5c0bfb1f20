"""Where alerts stand now: what a service answers, or what was last heard, with its age before everything else."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from nightcount.errors import FeedError, UsageError
from nightcount.publishing.wording import hours_words
from nightcount.vocabulary import AlertKind, above, area_or_none, find_area, local

if TYPE_CHECKING:
    from rich.console import RenderableType

    from nightcount.desk import Desk
    from nightcount.sources.alert_answers import Answer
    from nightcount.sources.alert_feeds import Feed
    from nightcount.sources.report import Signal

# Seconds between two questions of --follow.
_APART = 30.0


def show_now(ledger: Path, feed: str | None, area: str | None, kind: AlertKind | None, *, json: bool) -> None:
    """Ask the service and print where alerts stand; where it does not answer, what was last heard, with the reason.

    What it answered is kept where there is a ledger. Raises FeedError where there is nothing to show.
    """
    from nightcount.cli.terminal import show, show_json
    from nightcount.sources.alert_feeds import open_feed

    place = find_area(area).code if area else None
    service = open_feed(feed)
    with _desk(ledger) as desk:
        answer, trouble = _asked(service, desk)
    found = [one for one in answer.standing if _concerns(one, place, kind)]
    if json:
        show_json(_as_json(answer, found, trouble))
    else:
        show(*_blocks(answer, found, trouble, place))


def follow_now(
    ledger: Path, feed: str | None, *, times: int | None = None, sleep: Callable[[float], None] = time.sleep
) -> None:
    """Ask the service again and again and keep what it answers, until interrupted; one line for each change.

    `times` ends it after so many questions; `sleep` waits so many seconds.
    """
    from nightcount.cli.terminal import show_lines
    from nightcount.sources.alert_feeds import open_feed

    if not ledger.exists():
        raise UsageError("there is no ledger to keep the alerts in", way_out="Make one with `nightcount add PATH…`")
    service = open_feed(feed)
    asked = 0
    while times is None or asked < times:
        asked += 1
        with _desk(ledger) as desk:
            for line in _step(service, desk):
                show_lines(line)
        if times is None or asked < times:
            sleep(max(service.wait, _APART))


def _step(service: Feed, desk: Desk | None) -> Iterator[str]:
    assert desk is not None
    at = f"{local(datetime.now(UTC)):%Y-%m-%d %H:%M:%S}"
    try:
        change = desk.hear(service.ask())
    except FeedError as error:
        yield f"{at}  no answer: {error.what}; asked again in {service.wait:.0f} s"
        return
    for said, signals in (("began", change.began), ("ended", change.ended)):
        for one in signals:
            yield f"{at}  {said}  {AlertKind(one.kind).label}  {_place(one.area)}"


@contextmanager
def _desk(ledger: Path) -> Iterator[Desk | None]:
    """The desk of the ledger, null where there is none: asking must not make one."""
    from nightcount.desk import open_ledger

    if not ledger.exists():
        yield None
        return
    with open_ledger(ledger) as desk:
        yield desk


def _asked(service: Feed, desk: Desk | None) -> tuple[Answer, FeedError | None]:
    try:
        answer = service.ask()
    except FeedError as error:
        last = desk.last_answer(service.id) if desk is not None else None
        if last is None:
            raise
        return last, error
    if desk is not None:
        desk.hear(answer)
        kept = desk.last_answer(service.id)
        if kept is not None:  # alerts that go on keep the first start that was told of them
            from dataclasses import replace

            return replace(answer, signals=kept.signals), None
    return answer, None


def _concerns(signal: Signal, place: str | None, kind: AlertKind | None) -> bool:
    if kind is not None and signal.kind != kind:
        return False
    return place is None or place == signal.area or place in above(signal.area) or signal.area in above(place)


def _age(answer: Answer) -> float:
    return max((datetime.now(UTC) - answer.as_of).total_seconds(), 0.0)


def _as_json(answer: Answer, found: list[Signal], trouble: FeedError | None) -> dict[str, Any]:
    return {
        "source": answer.source,
        "as_of": answer.as_of.isoformat(),
        "age_seconds": round(_age(answer)),
        "is_fresh": trouble is None,
        "trouble": trouble.what if trouble else None,
        "alerts": [
            {"area": one.area, "name": _place(one.area), "kind": one.kind, "since": one.start.isoformat()}
            for one in found
        ],
        "not_understood": list(answer.unknown),
    }


def _blocks(
    answer: Answer, found: list[Signal], trouble: FeedError | None, place: str | None
) -> Iterator[RenderableType]:
    from rich.text import Text

    from nightcount.cli.terminal import ruled
    from nightcount.publishing.alert_view import lasted
    from nightcount.publishing.wording import moment_words, source_words

    age = lasted(_age(answer))
    where = f" in {_place(place)}" if place else ""
    yield Text(f"Alerts{where}, {age} old", style="bold" if trouble is None else "bold red")
    yield Text(f"{source_words(answer.source)}, as of {moment_words(answer.as_of)} Kyiv time.")
    if trouble is not None:
        yield Text(f"It gives no newer answer: {trouble.what}. What began or ended since then is not known.")
    rows = [
        [
            Text(_place(one.area)),
            Text(AlertKind(one.kind).label),
            Text(f"{local(one.start):%Y-%m-%d %H:%M}"),
            Text(_for(answer.as_of - one.start)),
        ]
        for one in sorted(found, key=lambda one: (_oblast(one.area), one.start))
    ]
    if rows:
        yield ruled(("where", "kind", "since", "for"), rows, label=False)
    else:
        yield Text(f"No alert{where} was standing.")
    if answer.unknown:
        yield Text(f"Not understood, and not calm: {'; '.join(answer.unknown)}.")


def _for(stood: timedelta) -> str:
    """How long an alert has stood: to the minute, and from two days on in days."""
    if stood >= timedelta(days=2):
        return f"{stood.days:,} d"
    return hours_words(max(stood, timedelta(0)) / timedelta(hours=1))


def _oblast(code: str) -> str:
    line = above(code)
    return line[-2] if len(line) > 1 else code


def _place(code: str) -> str:
    known = area_or_none(code)
    if known is None:
        return code
    oblast = area_or_none(_oblast(code))
    return f"{known.en}, {oblast.en}" if oblast is not None and oblast.code != code else known.en
