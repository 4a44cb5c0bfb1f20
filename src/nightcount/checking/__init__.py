"""An article held against the record: which night it speaks of, and a verdict with its reason for every claim."""

from nightcount.checking.check import check
from nightcount.checking.finding import BelongsTo, Check, Evidence, Finding, RunnerUp, Verdict
from nightcount.checking.record import Record

__all__ = ["BelongsTo", "Check", "Evidence", "Finding", "Record", "RunnerUp", "Verdict", "check"]
