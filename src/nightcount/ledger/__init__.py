"""The only package that speaks SQL: an append-only record of reports and signals, and what is derived from them."""

from nightcount.ledger.outcome import Outcome, batches
from nightcount.ledger.store import Store

__all__ = ["Outcome", "Store", "batches"]
