"""Problem: something that could not be read or decided, as a value with its place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Problem:
    """At `start..end` of report `report` stands `text`, which was not read because of `reason`.

    `kind` is one of a closed list: `unread_number` (a number in no claim), `ambiguous` (more than one reading),
    `arithmetic` (the report's own sums do not close), `no_night` (claims without a datable night),
    `implausible` (a value outside what can be meant).
    Offsets are Unicode code points of the stored text; both are null where the problem concerns the whole report.
    """

    kind: str
    reason: str
    start: int | None = None
    end: int | None = None
    text: str | None = None
    report: str | None = None

    def as_json(self) -> dict[str, Any]:
        """The problem as a JSON object with every field present."""
        return {
            "kind": self.kind,
            "reason": self.reason,
            "report": self.report,
            "start": self.start,
            "end": self.end,
            "text": self.text,
        }
