"""The only package that speaks SQL: an append-only record of reports and signals, and what is derived from them."""

from nightcount.ledger.changes import Added, AddedFile, AddedReviews, Rebuilt
from nightcount.ledger.kept import Dated
from nightcount.ledger.outcome import Outcome, batches
from nightcount.ledger.signals import Reach
from nightcount.ledger.store import Store

__all__ = ["Added", "AddedFile", "AddedReviews", "Dated", "Outcome", "Reach", "Rebuilt", "Store", "batches"]
