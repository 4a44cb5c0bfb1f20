"""Reviews of our own making."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from nightcount.reading.claim import Claim
from nightcount.reviews import AccountKey, Review, Verb
from nightcount.sources.report import Report
from nightcount.vocabulary import Figure
from tests.ledger.made_up import claim, report

NOON = datetime(2025, 7, 5, 12, tzinfo=UTC)
DRONES = AccountKey("2025-07-04-RU-night", "launched", "drone", "UA")
POST: Report = report("539 drones and more words")


def review(verb: Verb = Verb.ACCEPT, of: Claim | None = None, *, minutes: float = 0, **more: Any) -> Review:
    """What Olena decided about a claim, some minutes after noon of the day after."""
    said: dict[str, Any] = {"by": "Olena", "reason": "seen on paper", "at": NOON + timedelta(minutes=minutes), **more}
    return Review(verb, claim=of or claim(POST), **said)


def withdrawal(of: Review, *, minutes: float = 1) -> Review:
    """Olena takes a review back."""
    return Review(Verb.WITHDRAW, "Olena", "a mistake", NOON + timedelta(minutes=minutes), overrides=(of.id,))


def settlement(number: int = 539, *, minutes: float = 0, **more: Any) -> Review:
    """Olena settles the drones launched."""
    said: dict[str, Any] = {"by": "Olena", "reason": "the corrected post", "account": DRONES, **more}
    return Review(Verb.SETTLE, at=NOON + timedelta(minutes=minutes), figure=Figure.exact(number), **said)
