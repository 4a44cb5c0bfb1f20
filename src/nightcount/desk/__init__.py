"""The desk: an open ledger as a person uses it, by nights, reports and articles. What `open_ledger` returns."""

from nightcount.desk.desk import Desk, open_ledger
from nightcount.desk.disputes import Disputed, Disputes
from nightcount.desk.history import NightHistory, Revision, Revisions
from nightcount.desk.night import Night
from nightcount.desk.overview import Overview, SourceLine
from nightcount.desk.ranking import Ranked, Superlatives

__all__ = [
    "Desk",
    "Disputed",
    "Disputes",
    "Night",
    "NightHistory",
    "Overview",
    "Ranked",
    "Revision",
    "Revisions",
    "SourceLine",
    "Superlatives",
    "open_ledger",
]
