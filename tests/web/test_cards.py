"""Cards: what a link to a page shows where it is shared."""

from __future__ import annotations

import re
import struct
from typing import Any

import pytest
from lxml import etree
from starlette.testclient import TestClient

from nightcount.language import LANGUAGES, speaking
from nightcount.publishing.charts.card import Card, CardFigure, card_svg, fitted, to_card
from nightcount.publishing.charts.drawing import text_width
from nightcount.publishing.flow import account_of
from nightcount.vocabulary import Measure, Weapon
from nightcount.web.views.cards import card_of
from tests.web.html import tree

NIGHT = "/nights/2025-07-04"
HOSTILE = '</text></svg><script>alert(1)</script>&"\u202e\x00'
TEXT = "{http://www.w3.org/2000/svg}text"


def about(page: Any) -> dict[str, str]:
    pairs = page.xpath("//meta[@property or @name]")
    return {one.get("property") or one.get("name"): one.get("content") for one in pairs}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", [NIGHT, "/nights/2024-01-01", "/"])
def test_a_page_names_its_card_with_its_full_address_and_its_words(site: TestClient, path: str, language: str) -> None:
    said = about(tree(site.get(path, headers={"accept-language": language}).text))
    assert said["og:url"].rstrip("/") == f"http://testserver{path}".rstrip("/")
    assert said["og:image"] == said["twitter:image"]
    assert said["og:image"].startswith("http://testserver/")
    assert said["twitter:card"] == "summary_large_image"
    assert len(said["og:image:alt"]) > 30
    assert all(said[f"og:{name}"] for name in ("title", "description", "type", "site_name", "locale"))
    card = site.get(said["og:image"])
    assert card.headers["content-type"] == "image/png"
    assert struct.unpack(">II", card.content[16:24]) == (1200, 630)
    assert card.headers["cross-origin-resource-policy"] == "cross-origin"


def test_the_words_of_a_card_are_its_figures(site: TestClient) -> None:
    said = about(tree(site.get(NIGHT).text))
    assert said["og:image:alt"].startswith("The night to 4 July 2025. 550 launched, ")


def test_a_card_in_another_language_is_another_card(site: TestClient) -> None:
    english, ukrainian = (site.get(f"{NIGHT}/card.png?language={one}").content for one in LANGUAGES)
    assert english != ukrainian


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/nights/2025-02-30/card.png", 404),
        (f"{NIGHT}/card.png?language=xx", 422),
        (f"{NIGHT}/card.png?size=9", 422),
        ("/card.png?theme=dark", 422),
    ],
)
def test_a_card_that_cannot_be_meant_is_refused(site: TestClient, path: str, status: int) -> None:
    assert site.get(path).status_code == status


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_unknown_is_never_zero(site: TestClient, language: str) -> None:
    night = site.app.state.site.night  # type: ignore[attr-defined]
    with speaking(language):
        for day in site.app.state.site.nights:  # type: ignore[attr-defined]
            found = night(day).night
            card = card_of(found, "")
            for one, measure in zip(
                card.figures, (Measure.LAUNCHED, Measure.NEUTRALISED, Measure.GOT_THROUGH), strict=True
            ):
                account = account_of(found.attacks[0], measure, Weapon.ALL)
                is_known = account is not None and account.figure.is_known
                assert (one.number == "–") is not is_known
                assert one.number != "0" or (account is not None and account.figure.high == 0)
                assert ("unknown" in one.label or "невідомо" in one.label) is not is_known


LARGE = Card(
    title="Ніч на 29 вересня 2025 року, найдовша назва, яку хто-небудь коли-небудь давав атаці, і ще трохи довша",
    figures=(CardFigure("щонайменше 1 234 567", "прорвалося: невідомо " * 9, "1 234 567 дронів, 1 234 567 ракет"),) * 3,
    note="Про 123 атаки цієї дати є повідомлення; це перша. " * 4,
    source="Станом на 23 листопада 2026 року за повідомленнями джерел. " * 4,
)


@pytest.mark.parametrize("card", [LARGE, Card("x" * 300, text="довге слово " * 90), Card("", source="")])
def test_no_text_of_a_card_leaves_it(card: Card) -> None:
    for text in etree.fromstring(card_svg(card)).iter(TEXT):
        size, weight = float(text.get("font-size", "")), text.get("font-weight", "")
        assert float(text.get("x", "")) + text_width(text.text or "", size, weight) <= 1200 - 71, text.text
        assert 0 < float(text.get("y", "")) < 620


def test_a_text_is_as_large_as_it_has_room_for() -> None:
    assert fitted("550", 300, (100, 50), 1)[1] == 100
    assert fitted("1,234,567", 300, (100, 50), 1)[1] == 50
    assert fitted("one two three", 300, (20,), 3) == (["one two three"], 20)
    lines, _size = fitted("слово " * 50, 300, (30, 20), 2)
    assert len(lines) == 2
    assert lines[1].endswith("…")


def test_what_a_text_holds_is_no_markup() -> None:
    card = Card(HOSTILE, HOSTILE, (CardFigure(HOSTILE, HOSTILE, HOSTILE),), (), HOSTILE, HOSTILE)
    found = etree.fromstring(card_svg(card))
    assert not list(found.iter("{*}script"))
    assert to_card(card)[:4] == b"\x89PNG"


def test_a_bar_is_drawn_only_of_what_is_known_whole(site: TestClient) -> None:
    from datetime import date

    drawn = {day: card_of(site.app.state.site.night(day).night, "").bar for day in site.app.state.site.nights}  # type: ignore[attr-defined]
    assert sum(count for _colour, count in drawn[date(2025, 7, 4)]) == 550
    assert not re.search("NaN|inf", card_svg(Card("t", bar=())))
