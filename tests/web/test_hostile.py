"""Whatever is sent, the answer is a page or one clear sentence: harmless, of a sensible size, and soon."""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient
from starlette.types import Message, Receive, Scope, Send

from nightcount.desk import open_ledger
from nightcount.web import sizes, turns
from nightcount.web.app import make_app
from nightcount.web.site import Options
from nightcount.web.sizes import BodyLimit
from nightcount.web.turns import Turns
from tests.web.html import tree, words

FORM = {"content-type": "application/x-www-form-urlencoded"}
JSON = {"content-type": "application/json"}
# A page that says no is no larger than this.
SMALL = 8_000


@pytest.fixture
def site(ledger: Path) -> Iterator[TestClient]:
    """A reader who sees what the site answers, not what goes wrong within."""
    with TestClient(
        make_app(Options(ledger)),
        headers={"accept-language": "en"},
        follow_redirects=False,
        raise_server_exceptions=False,
    ) as client:
        yield client


def sentence(answer: Any) -> str:
    """What a refusal says. Fails for a page that broke, shows where the code lies, or is larger than a refusal."""
    assert answer.status_code != 500
    assert "Traceback" not in answer.text
    assert "/tmp" not in answer.text
    assert len(answer.content) < SMALL
    if answer.headers["content-type"] == "application/problem+json":
        said = answer.json()["detail"]
        assert isinstance(said, str)
        return said
    return words(tree(answer.text).xpath("//main")[0])


# --- Texts ---


@pytest.mark.parametrize(
    "text",
    [
        "a\0b Russia launched 5 drones\0",
        "Russia launched 5 drones \ufffe\uffff\u0085\u2028",
        "\u202e5 drones\u202c\u200f\u2066 were launched\ud83d".encode("utf-8", "replace").decode(),
        "<script>alert(1)</script> Russia launched 5 drones</textarea><img src=x onerror=alert(1)>",
        "{{ 7*7 }} {% raise %} ${7*7} Russia launched 5 drones %s %(x)s {0}",
        "\N{COMBINING ACUTE ACCENT}" * 10_000 + " Russia launched 5 drones",
    ],
)
def test_a_text_is_shown_as_text_whatever_it_holds(site: TestClient, text: str) -> None:
    answer = site.post("/check", data={"text": text})
    assert answer.status_code == 200
    assert "<script>" not in answer.text
    assert not tree(answer.text).xpath("//img | //*[@onerror]")
    assert "49" not in words(tree(answer.text).xpath("//main")[0])
    # The form gives the text back as it was; whatever turns it round ends where the field ends.
    assert not re.search("[\0\u202a-\u202e\u2066-\u2069]", re.sub(r"(?s)<textarea.*?</textarea>", "", answer.text))
    assert "\0" not in answer.text


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("word and word. " * 340_000, "more than 500,000 characters"),
        (" ".join(map(str, range(100_000))), "more than 2,000 numbers"),
        ("Forty-five drones were shot down. " * 4_000, "more than 2,000 claims"),
        ("x" * 5_500_000, "larger than 5 MB"),
    ],
    ids=["5 MB", "100,000 numbers", "numbers in words", "more than 5 MB"],
)
def test_what_is_no_article_is_refused_in_a_sentence(site: TestClient, text: str, said: str) -> None:
    for answer in (
        site.post("/check", data={"text": text}),
        site.post("/check", files={"file": ("article.txt", text.encode(), "text/plain")}),
        site.post("/api/v1/check", json={"text": text}),
    ):
        assert answer.status_code in (413, 422)
        assert said in sentence(answer)


@pytest.mark.parametrize(
    "page",
    [
        b"<a href=x>y</a>" * 300_000,
        b"<p " + b"a=1 " * 500_000 + b">x",
        b"".join(b"<p %s>x</p>" % (b"a " * 900) for _ in range(200)),
        b"<table><tr><td>x</td></tr></table>" * 100_000,
    ],
    ids=["links", "one tag", "attributes", "tables"],
)
def test_a_page_of_too_many_parts_is_refused_before_it_is_read(site: TestClient, page: bytes) -> None:
    answer = site.post("/check", files={"file": ("page.html", page, "text/html")})
    assert answer.status_code == 422
    assert "too many parts" in sentence(answer)


def test_a_file_may_be_called_anything(site: TestClient) -> None:
    for name in ("../../etc/passwd", '"><script>alert(1)</script>.txt', "a\u202etxt.exe", "x" * 5_000, ".", "con.html"):
        answer = site.post("/check", files={"file": (name, b"Russia launched 5 drones.", "text/plain")})
        assert answer.status_code in (200, 400, 422)
        assert "<script>" not in answer.text
        assert "etc/passwd" not in answer.text


@pytest.mark.parametrize(
    "moment", ["0001-01-01T00:00+14:00", "9999-12-31T23:59", "1000-01-01", "x" * 5_000, "2025-13-01"]
)
def test_a_time_that_no_article_was_published_at_is_refused(site: TestClient, moment: str) -> None:
    answer = site.post("/check", data={"text": "Russia launched 5 drones on Friday.", "published": moment})
    assert answer.status_code == 422
    assert sentence(answer)


def test_names_and_addresses_of_reports_are_no_markup_and_turn_nothing_round(tmp_path: Path) -> None:
    path = tmp_path / "posts.jsonl"
    said = "On the night of 9 July 2025 Russia launched 18 drones, <script>alert(1)</script> said \u202egninmad\u2066."
    post = {"id": 1, "text": said, "posted_at": "2025-07-09T06:00:00+00:00", "url": "javascript:alert(1)"}
    path.write_text(json.dumps(post) + "\n", encoding="utf-8")
    with open_ledger(tmp_path / "own.db") as desk:
        desk.add(path, source="\u202e<b>nobody</b>")
    with TestClient(make_app(Options(tmp_path / "own.db"))) as client:
        for address in ("/nights/2025-07-09", "/sources", "/", "/disputes", "/feeds/nights.atom"):
            page = client.get(address)
            assert page.status_code == 200
            assert "<script>" not in page.text
            assert "<b>nobody" not in page.text
            assert "javascript:" not in page.text
            assert not re.search("[\u202a-\u202e\u2066-\u2069]", page.text)


# --- Forms and documents ---


@pytest.mark.parametrize(
    ("path", "body", "kind"),
    [
        ("/check", b"text=%ff%fe+5+drones", FORM),
        ("/check", b"text=\xff\xfe 5 drones", FORM),
        ("/check", "&".join(f"a{n}=1" for n in range(10_000)).encode(), FORM),
        ("/check", b"x", {"content-type": "multipart/form-data"}),
        ("/check", b"x", {"content-type": "multipart/form-data; boundary=abc"}),
        ("/check", b"x", {"content-type": "multipart/form-data; boundary=" + "a" * 3_000}),
        ("/check", b'{"text": "5 drones"}', JSON),
        ("/check", b"<x/>", {"content-type": "\xff/\xfe"}),
        ("/check", b"", {}),
        ("/api/v1/check", b'{"text": "\\ud800 5 drones"}', JSON),
        ("/api/v1/check", b'{"text": "\xff\xfe 5 drones"}', JSON),
        ("/api/v1/check", b"[" * 100_000, JSON),
        ("/api/v1/check", b'{"text": ' + b"9" * 10_000 + b"}", JSON),
        ("/api/v1/check", b'{"text": "5 drones", "text2": 1}', JSON),
        ("/api/v1/check", b"text=5+drones", FORM),
        ("/api/v1/check", b"", {}),
    ],
)
def test_a_body_that_is_not_what_it_says_is_no_fault_of_the_site(
    site: TestClient, path: str, body: bytes, kind: dict[str, str]
) -> None:
    answer = site.post(
        path, content=body, headers=[(name.encode(), value.encode("latin-1")) for name, value in kind.items()]
    )
    assert answer.status_code in (200, 400, 415, 422)
    assert sentence(answer)


def test_ten_thousand_parts_of_a_form_are_not_read(site: TestClient) -> None:
    answer = site.post("/check", files=[(f"a{n}", (None, "1")) for n in range(10_000)])
    assert answer.status_code == 400
    assert "Too many" in sentence(answer)


# --- Addresses and headers ---


@pytest.mark.parametrize(
    "path",
    [
        "/static/../../../etc/passwd", "/static/..%2f..%2fetc%2fpasswd", "/static/%2e%2e/site.css", "/static/%00",
        "/checks/..%2f..%2fetc%2fpasswd", "/checks/%00", "/nights/2025-07-04/..%2fx", "/nights/%ff%fe",
        "/nights/2025-07-04/night.json%00.txt", "/calendar/99999999999999999999", "/calendar/-1", "/nights?to=%ff",
        "/alerts?area=%ff", "/alerts?from=1900-01-01", "/alerts?from=1900-01-01&to=2199-12-31", "/records?measure=%00",
        "/api/v1/nights?cursor=%00", "/api/v1/claims?night=%ff",
    ],
)  # fmt: skip
def test_an_address_that_leads_nowhere_says_so(site: TestClient, path: str) -> None:
    answer = site.get(path)
    assert answer.status_code in (400, 404, 422)
    assert "root:" not in answer.text
    assert sentence(answer)


@pytest.mark.parametrize("path", ["/nights?to=" + "9" * 60_000, "/?" + "a=1&" * 10_000, "/nights/" + "x" * 10_000])
def test_an_address_without_end_is_not_given_back(site: TestClient, path: str) -> None:
    answer = site.get(path)
    assert answer.status_code == 414
    assert "too long" in sentence(answer)


def test_an_address_as_long_as_may_be_makes_no_large_page(site: TestClient) -> None:
    answer = site.get("/method?" + "%3C" * 2_000)
    assert answer.status_code == 200
    assert len(answer.content) < 40_000
    assert "<<" not in answer.text


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "TRACE", "BREW", "POST"])
def test_what_cannot_be_done_at_an_address_is_told_with_what_can(site: TestClient, method: str) -> None:
    answer = site.request(method, "/nights")
    assert answer.status_code == 405
    assert "GET" in answer.headers["allow"]
    assert "cannot be done" in sentence(answer)


def test_a_choice_leads_nowhere_else_and_sets_nothing_else(site: TestClient) -> None:
    for back in (
        "//evil.example",
        "https://evil.example",
        "/\\evil.example",
        "/x%0d%0aset-cookie:%20a=b",
        "javascript:1",
    ):
        answer = site.get(f"/choose?language=uk&back={back}")
        assert answer.headers["location"] == "/"
        assert "a=b" not in str(answer.headers)


def test_headers_of_a_request_choose_among_what_there_is(site: TestClient) -> None:
    for headers in (
        {"cookie": 'language=../../x; theme="><script>'},
        {"accept-language": "a" * 50_000},
        {"accept-encoding": ";;;q=,,gzip;q=x" * 100},
        {"if-none-match": "x," * 20_000, "if-modified-since": "never"},
        {"host": 'evil.example"><script>alert(1)</script>'},
        {"host": ""},
    ):
        answer = site.get("/nights/2025-07-04", headers=headers)
        assert answer.status_code in (200, 400)
        assert "<script>" not in answer.text
        assert "evil.example" not in answer.headers.get("location", "")


def test_a_host_that_is_none_is_not_handed_to_anybody_else(site: TestClient) -> None:
    site.get("/nights/2025-07-04", headers={"host": "evil.example"})
    assert "evil.example" not in site.get("/nights/2025-07-04").text


# --- Many at once, and slow ones ---


def asking(path: str = "/check", length: int | None = None) -> Scope:
    headers = [(b"content-length", str(length).encode())] if length is not None else []
    return {"type": "http", "method": "POST", "path": path, "headers": headers, "query_string": b"", "scheme": "http"}


class Answer:
    """Takes what an application sends."""

    def __init__(self) -> None:
        self.status = 0
        self.headers: dict[bytes, bytes] = {}
        self.body = b""

    async def send(self, message: Message) -> None:
        self.status = message.get("status", self.status)
        self.headers |= dict(message.get("headers", []))
        self.body += message.get("body", b"")


async def nothing() -> Message:
    return {"type": "http.request", "body": b"", "more_body": False}


class Slow:
    """An application that answers when it is let go, and knows how many were in it at once."""

    def __init__(self) -> None:
        self.go = asyncio.Event()
        self.now = self.most = 0

    async def __call__(self, _scope: Scope, receive: Receive, send: Send) -> None:
        await receive()
        self.now += 1
        self.most = max(self.most, self.now)
        await self.go.wait()
        self.now -= 1
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": b"done"})


def test_only_so_many_texts_are_checked_at_once_and_too_many_are_sent_away() -> None:
    async def rush() -> tuple[Slow, list[Answer]]:
        slow = Slow()
        app = Turns(slow)
        answers = [Answer() for _ in range(turns.AT_ONCE + turns.WAITING + 5)]
        tasks = [asyncio.create_task(app(asking(length=9), nothing, one.send)) for one in answers]
        await asyncio.sleep(0.05)
        slow.go.set()
        await asyncio.gather(*tasks)
        return slow, answers

    slow, answers = asyncio.run(rush())
    assert slow.most == turns.AT_ONCE
    refused = [one for one in answers if one.status == 503]
    assert len(refused) == 5
    assert {one.headers[b"retry-after"] for one in refused} == {b"5"}
    assert b"Many texts are being checked" in refused[0].body
    assert sum(one.status == 200 for one in answers) == len(answers) - 5


def test_of_large_texts_one_is_checked_at_once_and_small_ones_pass_them() -> None:
    async def rush() -> tuple[int, int]:
        slow = Slow()
        app = Turns(slow)
        tasks = [asyncio.create_task(app(asking(length=sizes.LIMIT), nothing, Answer().send)) for _ in range(4)]
        await asyncio.sleep(0.01)
        large = slow.now
        tasks.append(asyncio.create_task(app(asking(length=900), nothing, Answer().send)))
        await asyncio.sleep(0.01)
        both = slow.now
        slow.go.set()
        await asyncio.gather(*tasks)
        return large, both

    assert asyncio.run(rush()) == (1, 2)


def test_nobody_waits_for_a_turn_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turns, "PATIENCE", 0.02)

    async def wait() -> Answer:
        slow = Slow()
        app = Turns(slow)
        first = [asyncio.create_task(app(asking(length=9), nothing, Answer().send)) for _ in range(turns.AT_ONCE)]
        await asyncio.sleep(0.01)
        late, other = Answer(), Answer()
        await app(asking("/api/v1/check"), nothing, late.send)
        slow.go.set()
        await asyncio.gather(*first)
        await app(asking(), nothing, other.send)
        assert other.status == 200
        return late

    late = asyncio.run(wait())
    assert late.status == 503
    assert "Many texts" in json.loads(late.body)["detail"]


def test_other_pages_wait_for_no_turn() -> None:
    async def look() -> int:
        slow = Slow()
        app = Turns(slow)
        tasks = [asyncio.create_task(app(asking("/choose"), nothing, Answer().send)) for _ in range(9)]
        await asyncio.sleep(0.01)
        slow.go.set()
        await asyncio.gather(*tasks)
        return slow.most

    assert asyncio.run(look()) == 9


def test_large_texts_together_take_no_more_than_their_room() -> None:
    async def rush() -> list[Answer]:
        slow = Slow()
        app = BodyLimit(slow)
        answers = [Answer() for _ in range(8)]
        tasks = [asyncio.create_task(app(asking(length=sizes.LIMIT), nothing, one.send)) for one in answers]
        small = Answer()
        tasks.append(asyncio.create_task(app(asking(length=900), nothing, small.send)))
        await asyncio.sleep(0.02)
        slow.go.set()
        await asyncio.gather(*tasks)
        again = Answer()
        await app(asking(length=sizes.LIMIT), nothing, again.send)
        assert (small.status, again.status) == (200, 200)
        return answers

    fit = sizes.TOGETHER // sizes.LIMIT
    assert [one.status for one in asyncio.run(rush())] == [200] * fit + [503] * (8 - fit)


def test_a_text_that_never_ends_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sizes, "PATIENCE", 0.02)

    async def drip() -> Message:
        await asyncio.sleep(0.005)
        return {"type": "http.request", "body": b"x", "more_body": True}

    answer = Answer()
    asyncio.run(BodyLimit(Slow())(asking(), drip, answer.send))
    assert answer.status == 408
    assert b"too long to arrive" in answer.body


def test_a_text_is_refused_at_the_byte_that_is_too_much_whatever_it_says_of_itself() -> None:
    given = 0

    async def pour() -> Message:
        nonlocal given
        given += 1_000_000
        return {"type": "http.request", "body": bytes(1_000_000), "more_body": True}

    answer = Answer()
    asyncio.run(BodyLimit(Slow())(asking(length=10), pour, answer.send))
    assert answer.status == 413
    assert given <= sizes.LIMIT + sizes.ROOM + 1_000_000


@pytest.mark.parametrize("length", [b"-1", b"1e9", b"\xb2", b"9" * 5_000, b"0x10", b""])
def test_a_length_that_is_no_number_is_refused(length: bytes) -> None:
    answer = Answer()
    scope = {**asking(), "headers": [(b"content-length", length)]}
    asyncio.run(BodyLimit(Slow())(scope, nothing, answer.send))
    assert answer.status == 413


def test_who_hangs_up_is_not_answered() -> None:
    async def gone() -> Message:
        return {"type": "http.disconnect"}

    answer = Answer()
    asyncio.run(BodyLimit(Slow())(asking(), gone, answer.send))
    assert answer.status == 0
