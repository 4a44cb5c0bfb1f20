"""The page that checks a text, with what people paste by mistake or by malice."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from nightcount.web.app import make_app
from nightcount.web.site import Options
from tests.shared_data import ROOT
from tests.web.html import tree, words

ARTICLE = (ROOT / "demo" / "articles" / "en.txt").read_text(encoding="utf-8")
FILE = ("article.txt", ARTICLE.encode(), "text/plain")


@pytest.fixture
def keeping(ledger: Path, tmp_path: Path) -> Iterator[TestClient]:
    """A site whose operator allows checks to be kept."""
    options = Options(ledger, keep_checks=tmp_path / "kept")
    with TestClient(make_app(options), follow_redirects=False) as client:
        yield client


def test_the_text_comes_back_with_claims_marked_and_findings_beside(site: TestClient) -> None:
    page = tree(site.post("/check", data={"text": ARTICLE}).text)
    assert "3 mislabelled" in words(page.xpath("//p[@class='lead']")[0])
    marked = page.xpath("//article//mark[contains(@class, 'mislabelled')]")
    assert "550 drones" in [words(one) for one in marked]
    first = page.xpath("//li[@id='finding-1']")[0]
    assert "539 drones + 11 missiles" in words(first)
    assert first.xpath(".//q")


def test_the_reasons_are_told_in_the_readers_language(site: TestClient) -> None:
    page = tree(site.post("/check", data={"text": ARTICLE}, headers={"accept-language": "uk"}).text)
    reasons = [words(one) for one in page.xpath("//p[@class='reason']")]
    assert any("запущено 539 дронів" in reason for reason in reasons)
    assert not [reason for reason in reasons if "The record has" in reason]


def test_every_mark_leads_to_its_finding_and_back(site: TestClient) -> None:
    page = tree(site.post("/check", data={"text": ARTICLE}).text)
    for address in page.xpath("//article//a/@href | //*[@id='findings']//a[starts-with(@href, '#')]/@href"):
        assert page.xpath(f"//*[@id='{address[1:]}']")


def test_a_file_is_checked_as_the_text_in_it(site: TestClient) -> None:
    pasted = tree(site.post("/check", data={"text": ARTICLE}).text)
    uploaded = tree(site.post("/check", files={"file": FILE}).text)
    assert words(uploaded.xpath("//article")[0]) == words(pasted.xpath("//article")[0])


def test_a_web_page_is_read_as_the_article_in_it(site: TestClient) -> None:
    paragraphs = "".join(f"<p>{line}</p>" for line in ARTICLE.splitlines() if line)
    page = f"<html><body><nav>menu</nav><article>{paragraphs}</article></body></html>".encode()
    answer = tree(site.post("/check", files={"file": ("page.html", page, "text/html")}).text)
    assert "mislabelled" in words(answer.xpath("//p[@class='lead']")[0])


def test_the_time_of_the_article_tells_which_friday_is_meant(site: TestClient) -> None:
    page = tree(site.post("/check", data={"text": ARTICLE, "published": "2025-07-04T12:00"}).text)
    assert "4 July 2025" in words(page.xpath("//main")[0])
    assert page.xpath("//input[@name='published']/@value") == ["2025-07-04T12:00"]


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"data": {"text": "  \n "}}, "There is no text"),
        ({"data": {"text": ARTICLE, "published": "yesterday"}}, "is not a time"),
        ({"files": {"file": ("a.txt", b"\x00\x01\x02" * 50, "text/plain")}}, "not"),
        ({"files": {"file": ("a.pdf", b"%PDF-1.7 ...", "application/pdf")}}, "PDF"),
        ({"files": {"file": ("a.txt", b"", "text/plain")}}, "empty"),
        ({"files": {"file": ("../../etc/passwd", b'{"id": 1', "text/plain")}}, ""),
    ],
)
def test_what_cannot_be_checked_is_told_above_the_form(site: TestClient, sent: dict[str, object], said: str) -> None:
    answer = site.post("/check", **sent)  # type: ignore[arg-type]
    page = tree(answer.text)
    if not said:
        assert answer.status_code in (200, 422)
        return
    assert answer.status_code == 422
    assert said in words(page.xpath("//p[@role='alert']")[0])
    assert "/tmp" not in answer.text
    assert page.xpath("//form[@action='/check']")


def test_more_than_an_article_is_refused_in_one_sentence(site: TestClient) -> None:
    text = "12 drones. " * 600_000
    answer = site.post("/check", data={"text": text})
    assert answer.status_code == 413
    assert "larger than 5 MB" in words(tree(answer.text).xpath("//main")[0])


def test_a_body_that_does_not_say_its_size_is_counted(site: TestClient) -> None:
    def parts() -> Iterator[bytes]:
        yield b'--x\r\ncontent-disposition: form-data; name="text"\r\n\r\n'
        for _ in range(600):
            yield b"12 drones " * 1000
        yield b"\r\n--x--\r\n"

    answer = site.post("/check", content=parts(), headers={"content-type": "multipart/form-data; boundary=x"})
    assert answer.status_code == 413


def test_scripts_and_marks_of_direction_are_shown_harmlessly(site: TestClient) -> None:
    hostile = "<script>alert(1)</script> <img src=x onerror=alert(1)> \"'> \u202e539 drones were launched\u202c."
    answer = site.post("/check", data={"text": hostile})
    page = tree(answer.text)
    assert not page.xpath("//script | //img | //@onerror")
    assert "<script>alert(1)</script>" in words(page.xpath("//article")[0])
    assert "\u202e" not in words(page.xpath("//article")[0])


def test_a_text_of_many_numbers_is_answered_and_one_of_too_many_is_refused(site: TestClient) -> None:
    text = "Overnight " + ", ".join(f"{number} drones" for number in range(1, 1000)) + " were launched."
    assert site.post("/check", data={"text": text}).status_code == 200
    for answer in (
        site.post("/check", data={"text": "12 drones, " * 10_000}),
        site.post("/check", files={"file": ("a.txt", b"12 drones, " * 10_000, "text/plain")}),
        site.post("/api/v1/check", json={"text": "12 drones, " * 10_000}),
    ):
        assert answer.status_code == 422
        assert "more than 2,000 numbers" in answer.text


@pytest.mark.parametrize(
    ("form", "kind", "held"),
    [
        ("check.json", "application/json", '"verdict"'),
        ("check.md", "text/markdown", "# Checked"),
        ("check.html", "text/html", "<!doctype"),
    ],
)
def test_the_result_can_be_taken_away(site: TestClient, form: str, kind: str, held: str) -> None:
    answer = site.post("/check", data={"text": ARTICLE, "form": form}, headers={"accept-language": "uk"})
    assert answer.headers["content-type"].startswith(kind)
    assert form in answer.headers["content-disposition"]
    assert held in answer.text
    assert "confirmed" in answer.text


def test_nothing_is_kept_unless_the_operator_allows_it(site: TestClient) -> None:
    answer = site.post("/check", data={"text": ARTICLE, "keep": "yes"})
    assert answer.status_code == 200
    assert answer.headers["cache-control"] == "no-store"
    assert not tree(site.get("/check").text).xpath("//input[@name='keep']")


def test_nothing_is_kept_unless_the_visitor_asks_for_it(keeping: TestClient, tmp_path: Path) -> None:
    assert keeping.post("/check", data={"text": ARTICLE}).status_code == 200
    assert not (tmp_path / "kept").exists()


def test_a_kept_text_is_checked_anew_at_its_link(keeping: TestClient, tmp_path: Path) -> None:
    said = {"text": ARTICLE, "published": "2025-07-04T12:00", "keep": "yes"}
    links = {keeping.post("/check", data=said).headers["location"] for _ in range(2)}
    assert len(links) == 1
    assert len(list((tmp_path / "kept").iterdir())) == 1
    (link,) = links
    page = tree(keeping.get(link).text)
    assert "mislabelled" in words(page.xpath("//p[@class='lead']")[0])
    assert page.xpath(f"//a[contains(@href, '{link}')]")


@pytest.mark.parametrize("id", ["0" * 20, "..%2F..%2Fetc%2Fpasswd", "x"])
def test_a_link_that_was_never_given_leads_nowhere(keeping: TestClient, id: str) -> None:
    assert keeping.get(f"/checks/{id}").status_code == 404
