"""What the alert services answer, as signals: alerts.in.ua and ukrainealarm, fetched just now or saved to a file.

An answer names the alerts that stand; what it does not name is calm at that moment, everywhere in the country. It says
nothing of the time before, except of the alerts that it names.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from nightcount.errors import FeedError, InputError, UsageError
from nightcount.sources import raw
from nightcount.sources.article import Given
from nightcount.sources.report import Heard, Signal
from nightcount.vocabulary import COUNTRY, AlertKind, find_area
from nightcount.vocabulary.area import of_service

ALERTS_IN_UA, UKRAINEALARM = "alerts_in_ua", "ukrainealarm"

# Kinds as alerts.in.ua and ukrainealarm write them, in small letters.
_KINDS = {
    "air_raid": AlertKind.AIR_RAID,
    "air": AlertKind.AIR_RAID,
    "artillery_shelling": AlertKind.ARTILLERY,
    "artillery": AlertKind.ARTILLERY,
    "urban_fights": AlertKind.STREET_FIGHTS,
    "chemical": AlertKind.CHEMICAL,
    "nuclear": AlertKind.NUCLEAR,
}
_OTHER_TIMES = ("%Y/%m/%d %H:%M:%S %z",)  # of alerts.in.ua, for the time of the whole answer


@dataclass(frozen=True, slots=True)
class Answer:
    """Service `source` answered at `asked` (aware, UTC) that `signals` are the alerts that stand, or stood.

    `told` is when the service says that its information is from, null where it does not say. `heard` is the time and
    place of which the answer settles whether there were alerts. `unknown` are places and kinds that it names and
    nobody here knows: they are not calm.
    """

    source: str
    asked: datetime
    told: datetime | None
    signals: tuple[Signal, ...]
    heard: tuple[Heard, ...]
    unknown: tuple[str, ...] = ()

    @property
    def standing(self) -> tuple[Signal, ...]:
        """The alerts that stand."""
        return tuple(signal for signal in self.signals if signal.end is None)

    @property
    def as_of(self) -> datetime:
        """The moment that its information is of."""
        return min(self.told, self.asked) if self.told else self.asked


def understand(body: Any, source: str, asked: datetime, *, history_of: str | None = None) -> Answer:
    """The answer of a service (`alerts_in_ua` or `ukrainealarm`) from its JSON. Raises FeedError for anything else.

    `history_of` is the area of which past alerts were asked: then the answer reaches back to the first of them.
    """
    reader = _Reader(source, asked)
    try:
        told = reader.alerts_in_ua(body) if source == ALERTS_IN_UA else reader.ukrainealarm(body)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise FeedError(
            f"the answer is not in the documented shape ({type(error).__name__}: {str(error)[:60]})",
            place=source,
            way_out="Ask again later; until then what was known before holds, with its age",
        ) from None
    signals = tuple(dict.fromkeys(reader.signals))
    first = min((one.start for one in signals), default=asked) if history_of else asked
    heard = (Heard(history_of or COUNTRY, source, first, asked),)
    return Answer(source, asked, told, signals, heard, tuple(dict.fromkeys(reader.unknown)))


class _Reader:
    def __init__(self, source: str, asked: datetime) -> None:
        self._source = source
        self._asked = asked
        self.signals: list[Signal] = []
        self.unknown: list[str] = []

    def alerts_in_ua(self, body: Any) -> datetime | None:
        for row in body["alerts"]:
            if row.get("deleted_at"):
                continue
            start, end = _moment(row["started_at"]), _moment(row.get("finished_at"))
            self._add(str(row["location_uid"]), row.get("location_title"), row["alert_type"], (start, end))
        return _moment((body.get("meta") or {}).get("last_updated_at"))

    def ukrainealarm(self, body: Any) -> datetime | None:
        """It tells when an alert last changed: its start is the first of the moments named, and may lie before."""
        if not isinstance(body, list):
            raise TypeError("not a list of regions")
        for region in body:
            names = {region["regionId"]: region.get("regionName")}
            for alert in region["activeAlerts"]:
                levels = alert.get("activeAlertLevels") or ()
                moments = [_moment(alert["lastUpdate"]), *(_moment(level.get("createdAt")) for level in levels)]
                start = min(moment for moment in moments if moment is not None)
                self._add(str(alert["regionId"]), names.get(alert["regionId"]), alert["type"], (start, None))
        return None

    def _add(self, number: str, name: str | None, kind: str, span: tuple[datetime | None, datetime | None]) -> None:
        start, end = span
        if start is None:
            raise ValueError("an alert without a start")
        if end is not None and end < start:
            raise ValueError("an alert that ends before it starts")
        area = of_service(number) or _by_name(name)
        known = _KINDS.get(str(kind).lower())
        if area is None or known is None:
            self.unknown.append(f"{name or number}: {kind}")
            return
        self.signals.append(Signal(area.code, start, end, self._source, f"{self._source}, {number}", known))


def _by_name(name: str | None) -> Any:
    try:
        return find_area(name or "")
    except UsageError:
        return None


def _moment(written: object) -> datetime | None:
    if written is None or written == "":
        return None
    text = str(written)
    for form in _OTHER_TIMES:
        try:
            return datetime.strptime(text, form).astimezone(UTC)
        except ValueError:
            continue
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError(f"the time {text} has no time zone")
    return moment.astimezone(UTC)


def source_of(document: Any) -> str | None:
    """Which service a saved JSON document is an answer of; null for any other document."""
    if isinstance(document, dict) and isinstance(document.get("alerts"), list) and "messages" not in document:
        return ALERTS_IN_UA
    if isinstance(document, list) and document and all(isinstance(one, dict) and "regionId" in one for one in document):
        return UKRAINEALARM
    return None


def read_answer(path: Path, given: Given) -> Iterator[Signal | Heard]:
    """The signals of a saved answer, and what it was heard of.

    An answer that does not say when it was given is of the time given for it, else of the last moment that it names.
    Raises InputError for a file that is not in the documented shape.
    """
    try:
        document = json.loads(raw.read_text(path, raw.EXPORT_LIMIT))
        source = source_of(document) or ALERTS_IN_UA
        moments = [
            found for name in ("last_updated_at", "lastUpdate", "createdAt", "updated_at", "started_at", "finished_at")
            for found in _all(document, name)
        ]  # fmt: skip
        told = [moment for one in moments if (moment := _moment(one)) is not None]
        asked = given.published or max(told)
        answer = understand(document, source, asked)
    except (FeedError, ValueError, RecursionError) as error:
        what = error.what if isinstance(error, FeedError) else f"no answer of an alert service: {error}"
        raise InputError(what, place=str(path), way_out="Save the answer again, as the service gave it") from None
    if answer.unknown:
        raise InputError(
            f"it names what no list here knows: {'; '.join(answer.unknown[:5])}",
            place=str(path),
            way_out="Nothing was taken from it; report it, so that the place can be added",
        )
    name = given.source or source
    for signal in answer.signals:
        yield Signal(signal.area, signal.start, signal.end, name, path.name, signal.kind)
    for heard in answer.heard:
        yield heard._replace(source=name)


def _all(document: Any, name: str) -> Iterator[object]:
    if isinstance(document, dict):
        for key, inside in document.items():
            if key == name and inside:
                yield inside
            else:
                yield from _all(inside, name)
    elif isinstance(document, list):
        for inside in document:
            yield from _all(inside, name)
