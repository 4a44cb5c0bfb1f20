"""Nightcount: what was launched, what was stopped, what got through, and whether an article has it right.

    nightcount.read(text)               what a text claims, with the words of each claim
    nightcount.open_ledger(path)        the record, to add to, to look up nights in, and to check articles against

Names are loaded when they are first used, so that `import nightcount` costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

if TYPE_CHECKING:
    from nightcount.checking.finding import Check, Finding
    from nightcount.desk import Desk, open_ledger
    from nightcount.errors import NightcountError
    from nightcount.reading import read
    from nightcount.reading.claim import Claim, Reading
    from nightcount.sources.report import Report
    from nightcount.vocabulary import Figure, Measure, Weapon

__all__ = [
    "Check",
    "Claim",
    "Desk",
    "Figure",
    "Finding",
    "Measure",
    "NightcountError",
    "Reading",
    "Report",
    "Weapon",
    "__version__",
    "open_ledger",
    "read",
]

_HOMES = {
    "Check": "nightcount.checking.finding",
    "Claim": "nightcount.reading.claim",
    "Desk": "nightcount.desk",
    "Figure": "nightcount.vocabulary",
    "Finding": "nightcount.checking.finding",
    "Measure": "nightcount.vocabulary",
    "NightcountError": "nightcount.errors",
    "Reading": "nightcount.reading.claim",
    "Report": "nightcount.sources.report",
    "Weapon": "nightcount.vocabulary",
    "open_ledger": "nightcount.desk",
    "read": "nightcount.reading",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return __all__
