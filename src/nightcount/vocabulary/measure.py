"""Measure: what is counted. The list is closed; `measures.toml` says of what each one is a count."""

from __future__ import annotations

import tomllib
from enum import StrEnum
from functools import cache
from importlib.resources import files


class Measure(StrEnum):
    """The measures of VOCABULARY, in the order in which a table shows them."""

    LAUNCHED = "launched"
    NEUTRALISED = "neutralised"
    SHOT_DOWN = "shot_down"
    SUPPRESSED = "suppressed"
    NOT_REACHED = "not_reached"
    GOT_THROUGH = "got_through"
    IN_AIR = "in_air"
    HIT_LOCATIONS = "hit_locations"
    DEBRIS_LOCATIONS = "debris_locations"
    KILLED = "killed"
    INJURED = "injured"
    HOSPITALISED = "hospitalised"
    RESCUED = "rescued"
    MISSING = "missing"
    CHILDREN_KILLED = "children_killed"
    CHILDREN_INJURED = "children_injured"
    DAMAGED = "damaged"
    ON_FIRE = "on_fire"
    WITHOUT_POWER = "without_power"
    DISTRICTS_HIT = "districts_hit"
    ALERT_DURATION = "alert_duration"
    ATTACK_DURATION = "attack_duration"
    WAVES = "waves"
    ALERTS = "alerts"
    PREVIOUS_RECORD = "previous_record"

    # The hash of a string is at hand; that of an enumeration is worked out each time.
    __hash__ = str.__hash__

    @property
    def counts(self) -> str:
        """Of what this is a count: `weapon`, `person`, `object`, `place`, `hours`, `wave` or `alert`."""
        return _table()[self]["counts"]

    @property
    def label(self) -> str:
        """The English label of the measure in a table."""
        return _table()[self.value]["label"]

    @property
    def said(self) -> str:
        """The English words that follow a count of it: "63 drones got through"."""
        return _table()[self.value]["said"]


# The objects that `damaged` and `on_fire` are counts of.
OBJECTS = (
    "residential", "school", "kindergarten", "hospital", "energy", "railway", "port", "industrial", "warehouse",
    "vehicle", "embassy", "cultural", "religious", "commercial", "other",
)  # fmt: skip


@cache
def _table() -> dict[str, dict[str, str]]:
    raw = files(__package__).joinpath("measures.toml").read_text(encoding="utf-8")
    table: dict[str, dict[str, str]] = tomllib.loads(raw)["measure"]
    return table
