"""Reconciliation: from the claims of a night to one record per attack, by named rules and by arithmetic."""

from nightcount.reconciliation.attack import Account, Attack, Conflict, Past, Status
from nightcount.reconciliation.cells import REGIONAL, UNPLACED
from nightcount.reconciliation.counts import Counts
from nightcount.reconciliation.disputes import Dispute, disputes
from nightcount.reconciliation.reconcile import reconcile
from nightcount.reconciliation.rules import RULES, Rule, rule
from nightcount.reconciliation.superlatives import Place, Ranking, largest
from nightcount.reconciliation.trends import Period

__all__ = [
    "REGIONAL",
    "RULES",
    "UNPLACED",
    "Account",
    "Attack",
    "Conflict",
    "Counts",
    "Dispute",
    "Past",
    "Period",
    "Place",
    "Ranking",
    "Rule",
    "Status",
    "disputes",
    "largest",
    "reconcile",
    "rule",
]
