"""Real posts that add up by themselves: where a total is told with its parts by place, the reading must add up too.

No label is needed for it, so that it holds the reader to texts that nobody read by hand.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime

from nightcount.reading import Claim, read
from tests.shared_data import shared

STOPPED = ("shot_down", "neutralised")
# Longer posts are cut in the data, and their parts with them.
WHOLE = 395


def counts(text: str, published: str) -> list[Claim]:
    found = read(text, published=datetime.fromisoformat(published), source="mod_russia").claims
    return [claim for claim in found if claim.weapon and claim.measure.value in STOPPED]


def totals_and_parts() -> Iterator[tuple[str, int, list[int]]]:
    for line in shared("other_official/mod_russia.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        found = counts(row["text"], row["posted_at"]) if len(row["text"]) < WHOLE else []
        totals = [claim for claim in found if claim.place == "RU"]
        parts = [int(claim.figure.low or 0) for claim in found if claim.place != "RU"]
        if len(totals) == 1 and len(parts) > 1:
            yield row["text"], int(totals[0].figure.low or 0), parts


def test_the_parts_by_place_make_the_total_of_each_post() -> None:
    told = list(totals_and_parts())
    assert len(told) > 400
    assert [(text, total, parts) for text, total, parts in told if sum(parts) != total] == []
