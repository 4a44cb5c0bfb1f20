"""Reviews as JSON Lines, so that two desks can exchange them: one review a line, as `Review.as_json` writes it."""

from __future__ import annotations

import json
from pathlib import Path

from nightcount.errors import InputError, NightcountError
from nightcount.reviews.review import Review
from nightcount.sources import raw


def read_reviews(path: Path) -> list[Review]:
    """The reviews in the file at `path`. Raises InputError, with the line, for one that is none or was altered."""
    raw.read_head(path)
    return [_review(line, f"{path}, line {number}") for number, line in raw.read_lines(path) if line.strip()]


def _review(line: str, place: str) -> Review:
    try:
        said = json.loads(line)
    except ValueError:
        raise InputError("this is not JSON", place=place, way_out="Export the reviews again") from None
    if not isinstance(said, dict) or "verb" not in said:
        raise InputError("this is no review", place=place, way_out="Give a file that `nightcount review export` wrote")
    try:
        review = Review.from_json(said)
    except KeyError as error:
        raise InputError(f"the review has no field {error}", place=place, way_out="Export the reviews again") from None
    except NightcountError as error:
        raise InputError(error.what, place=place, way_out=error.way_out or "Export the reviews again") from None
    except (ValueError, TypeError, AttributeError) as error:
        raise InputError(f"this is no review ({error})", place=place, way_out="Export the reviews again") from None
    if said.get("id") != review.id:
        raise InputError(
            "the id does not fit what the review says: it was altered after it was written",
            place=place,
            way_out="Ask the desk that wrote it for an export of its own",
        )
    return review
