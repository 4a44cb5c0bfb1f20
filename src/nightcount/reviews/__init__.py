"""Reviews: what a person decided about a claim or a dispute, whether it still stands, and which claim it finds now."""

from nightcount.reviews.lines import read_reviews
from nightcount.reviews.review import AccountKey, Review, Verb, is_corrected
from nightcount.reviews.reviewed import NOTHING, Reviewed
from nightcount.reviews.standing import Standing, State, standings

__all__ = [
    "NOTHING",
    "AccountKey",
    "Review",
    "Reviewed",
    "Standing",
    "State",
    "Verb",
    "is_corrected",
    "read_reviews",
    "standings",
]
