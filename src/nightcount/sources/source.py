"""Source: who speaks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from nightcount.vocabulary import AlertKind, Measure, Weapon


class Kind(StrEnum):
    """What a source is (VOCABULARY, "source")."""

    AIR_FORCE = "air_force"
    EMERGENCY_SERVICE = "emergency_service"
    MUNICIPAL = "municipal"
    MINISTRY = "ministry"
    NEWS = "news"
    ALERT_FEED = "alert_feed"
    DATASET = "dataset"


class Party(StrEnum):
    """On whose side of the war a source stands."""

    UKRAINE = "ukraine"
    RUSSIA = "russia"
    NONE = "none"


@dataclass(frozen=True)
class Source:
    """A channel, an outlet, a feed or a data set, called `id` in the ledger and `name` in English sentences.

    `identifies` are the channels, pages and file names by which a report is known to be its own, `hosts` its web
    sites, `openings` the words that a text of it begins with ("(BBC News)"), `called` words in whatever others call it
    by in any language ("воздушных сил"). `telegram` is the channel whose posts can be linked by number. `speaks_for`
    are the measures that it counts itself rather than repeats. `area` is what its counts cover: `UA` for a count of
    the whole country, null where no single area of the register is meant. `ranges` holds, by weapon, the lowest and
    highest number that one of its bulletins can mean. Of a feed of alerts, `alert_kinds` are the kinds that it tells,
    so that its silence on others says nothing; `part_of_oblast` is true where its alert of an oblast means some part
    of it, and says nothing certain of any one place in it.
    """

    id: str
    name: str
    kind: Kind = Kind.NEWS
    party: Party = Party.NONE
    languages: tuple[str, ...] = ()
    identifies: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()
    openings: tuple[str, ...] = ()
    called: tuple[str, ...] = ()
    telegram: str | None = None
    speaks_for: tuple[Measure, ...] = ()
    area: str | None = None
    ranges: Mapping[Weapon, tuple[int, int]] = field(default_factory=dict)
    alert_kinds: tuple[AlertKind, ...] = (AlertKind.AIR_RAID,)
    part_of_oblast: bool = False

    def holds(self, weapon: Weapon, number: float) -> bool:
        """True unless the number lies outside the range of this weapon, or of the nearest class above that has one."""
        for above in weapon.line:
            if above in self.ranges:
                low, high = self.ranges[above]
                return low <= number <= high
        return number >= 0

    @classmethod
    def from_table(cls, id: str, table: Mapping[str, Any]) -> Source:
        """The source that a file of the registry describes. Raises TypeError or ValueError for words out of place."""
        given = dict(table)
        for name in ("languages", "identifies", "hosts", "openings", "called"):
            given[name] = tuple(given.get(name, ()))
        given["kind"] = Kind(given["kind"])
        given["party"] = Party(given["party"])
        given["speaks_for"] = tuple(Measure(name) for name in given.get("speaks_for", ()))
        given["alert_kinds"] = tuple(AlertKind(kind) for kind in given.get("alert_kinds", [AlertKind.AIR_RAID]))
        given["ranges"] = {Weapon(name): (low, high) for name, (low, high) in given.get("ranges", {}).items()}
        return cls(id=id, **given)

    def as_json(self) -> dict[str, Any]:
        """The source as a JSON object with every field present."""
        return {
            "id": self.id,
            "name": self.name,
            "kind": self.kind.value,
            "party": self.party.value,
            "languages": list(self.languages),
            "identifies": list(self.identifies),
            "hosts": list(self.hosts),
            "telegram": self.telegram,
            "speaks_for": [measure.value for measure in self.speaks_for],
            "area": self.area,
            "ranges": {weapon.value: list(bounds) for weapon, bounds in self.ranges.items()},
        }
