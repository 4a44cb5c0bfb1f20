"""Alert kind: what an alert warns of. Kinds are never added to one another."""

from __future__ import annotations

from enum import StrEnum


class AlertKind(StrEnum):
    """What an alert warns of, as the alert services tell it."""

    AIR_RAID = "air_raid"
    ARTILLERY = "artillery"
    STREET_FIGHTS = "street_fights"
    CHEMICAL = "chemical"
    NUCLEAR = "nuclear"

    @property
    def label(self) -> str:
        """The kind in the English words of tables: "air raid", "street fights"."""
        return self.value.replace("_", " ")
