"""What people decided, in every form of a night and of a check: with name, date and reason, and safe to show."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import replace

from nightcount.publishing.markdown import article_markdown, night_markdown
from nightcount.publishing.night_csv import night_csv
from nightcount.publishing.page import article_page, night_page
from nightcount.publishing.review_words import decided, review_words
from nightcount.reviews import Standing, State, Verb
from tests.ledger.made_up import claim
from tests.publishing.test_documents import MadeNight
from tests.publishing.test_page import HOSTILE
from tests.publishing.worked_example import attack, check
from tests.reviews.made_up import POST, review, settlement, withdrawal

SETTLED = settlement(539, reason=HOSTILE)
WITHDRAWN = review(Verb.REJECT, by="Ivan")


def _night() -> MadeNight:
    plain = attack()
    accounts = tuple(
        replace(one, reviews=(SETTLED.id,)) if (one.measure, one.weapon) == ("launched", "drone") else one
        for one in plain.accounts
    )
    gone = Standing(WITHDRAWN, State.WITHDRAWN, "withdrawn by Olena on 2025-07-05")
    reviews = (Standing(SETTLED, State.APPLIED), gone)
    return MadeNight(attacks=(replace(plain, accounts=accounts, reviews=(SETTLED,)),), reviews=reviews)


def test_a_decision_is_said_with_name_date_and_reason() -> None:
    assert decided(settlement()) == "settled by Olena on 5 July 2025, 15:00: the corrected post"
    assert review_words(settlement()).startswith("539 drones launched, the night to 4 July 2025 – settled by")
    assert review_words(review(Verb.REJECT)).startswith(
        "“539” (539 drones launched), which no longer counts – rejected"
    )
    assert review_words(withdrawal(review())).startswith(f"review {review().id[:10]} – withdrawn by Olena")
    moved = review(Verb.REPLACE, instead={"low": 5, "high": 5, "night": "2025-07-06", "place": "UA80000000000093317"})
    assert "which counts as 5 drones launched, the night to 6 July 2025, Kyiv – replaced" in review_words(moved)
    assert review_words(review(of=claim(POST, 7))).startswith("“539” (7 drones launched) – accepted by Olena")


def test_every_form_of_a_night_shows_what_was_decided_and_what_holds_no_more() -> None:
    page, text = night_page(_night()), night_markdown(_night())
    for shown in (page, text):
        assert "settled by Olena on 5 July 2025, 15:00" in shown
        assert "rejected by Ivan" in shown
        assert "WITHDRAWN" in shown
        assert HOSTILE not in shown
    assert '<a href="#r1-1">R1</a>' in page
    assert 'id="r1-1"' in page
    assert re.search(r"539 \\\[[\d–]+\\\] \\\[R1\\\]", text)
    rows = list(csv.DictReader(io.StringIO(night_csv(_night()))))
    assert [row["measure"] for row in rows if "settled by Olena" in row["reviews"]] == ["launched"]


def test_every_form_of_a_check_shows_what_was_decided() -> None:
    plain = check()
    reviewed = replace(plain, findings=(replace(plain.findings[0], reviews=(SETTLED,)), *plain.findings[1:]))
    for shown in (article_page(reviewed), article_markdown(reviewed)):
        assert shown.count("settled by Olena on 5 July 2025, 15:00") == 1
        assert HOSTILE not in shown
