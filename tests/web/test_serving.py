"""How answers travel: headers, cache, sizes, errors, and the command that starts it all."""

from __future__ import annotations

import shutil
import socket
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from nightcount.desk import open_ledger
from nightcount.web.app import make_app
from nightcount.web.site import Options
from tests.cli.command import call
from tests.shared_data import ROOT
from tests.web.html import tree, words


@pytest.mark.parametrize("path", ["/", "/nights/2025-07-04", "/nowhere", "/healthz"])
def test_nothing_inline_runs_and_nothing_comes_from_elsewhere(site: TestClient, path: str) -> None:
    headers = site.get(path).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"


def test_the_state_of_the_site(site: TestClient) -> None:
    answer = site.get("/healthz")
    assert answer.json()["status"] == "ok"
    assert answer.json()["nights"] == 3
    assert answer.headers["cache-control"] == "no-store"


def test_static_files_may_be_kept_for_ever(site: TestClient) -> None:
    address = tree(site.get("/").text).xpath("//link[@rel='stylesheet']/@href")[0]
    answer = site.get(address)
    assert answer.headers["content-type"].startswith("text/css")
    assert "immutable" in answer.headers["cache-control"]
    assert site.get("/static/site.css").status_code == 404
    assert site.get("/static/..%2Fapp.py").status_code == 404


def test_a_page_that_is_known_is_not_sent_again(site: TestClient) -> None:
    first = site.get("/nights/2025-07-04")
    for known in ({"if-none-match": first.headers["etag"]}, {"if-modified-since": first.headers["last-modified"]}):
        again = site.get("/nights/2025-07-04", headers=known)
        assert again.status_code == 304
        assert again.content == b""
    assert site.get("/nights/2025-07-04", headers={"if-none-match": '"other"'}).status_code == 200


def test_a_page_is_gzipped_for_who_can_read_it(site: TestClient) -> None:
    small = site.get("/", headers={"accept-encoding": "gzip"})
    plain = site.get("/", headers={"accept-encoding": "identity"})
    assert small.headers["content-encoding"] == "gzip"
    assert "content-encoding" not in plain.headers
    assert small.text == plain.text
    assert "Accept-Encoding" in plain.headers["vary"]


@pytest.mark.parametrize("refused", ["gzip;q=0", "gzip; q=0.0, br", "br, identity", ""])
def test_who_does_not_want_gzip_gets_none(site: TestClient, refused: str) -> None:
    plain = site.get("/nights", headers={"accept-encoding": refused})
    assert "content-encoding" not in plain.headers
    assert int(plain.headers["content-length"]) == len(plain.content)
    assert plain.headers["etag"] == site.get("/nights").headers["etag"]


def test_what_programs_read_does_not_vary_by_language(site: TestClient) -> None:
    first, other = (site.get("/api/v1/sources", headers={"accept-language": code}) for code in ("en", "uk"))
    assert first.content == other.content
    assert first.headers["vary"] == "Accept, Accept-Encoding"


def test_head_is_get_without_the_page(site: TestClient) -> None:
    answer = site.head("/nights/2025-07-04", headers={"accept-encoding": "identity"})
    assert answer.status_code == 200
    assert answer.content == b""
    assert int(answer.headers["content-length"]) == len(site.get("/nights/2025-07-04").content)


def test_what_is_added_meanwhile_is_shown(ledger: Path, tmp_path: Path) -> None:
    own = tmp_path / "own.db"
    shutil.copy(ledger, own)
    post = tmp_path / "post.txt"
    post.write_text("On the night of 9 July 2025 Russia launched 18 drones, 12 were shot down.", encoding="utf-8")
    with TestClient(make_app(Options(own))) as client:
        assert "18 launched" not in client.get("/nights/2025-07-09").text
        with open_ledger(own) as desk:
            desk.add(post)
        after = client.get("/nights/2025-07-09")
        assert "18 launched" in words(tree(after.text).xpath("//main")[0])


@pytest.mark.parametrize(
    ("path", "status", "said"),
    [
        ("/nowhere", 404, "Nothing is found"),
        ("/nights/2025-02-30", 404, "not a date of the calendar"),
        ("/nights/2025-07-04/night.exe", 404, "Nothing is found"),
        ("/nights/2025-07-04?area=Nowhere", 404, "no area is called"),
        ("/go?date=tomorrow", 404, "not a date"),
        ("/nights?to=x", 404, "not a date"),
    ],
)
def test_what_cannot_be_shown_is_told_in_a_sentence(site: TestClient, path: str, status: int, said: str) -> None:
    answer = site.get(path)
    assert answer.status_code == status
    assert said in words(tree(answer.text).xpath("//main")[0])


def test_words_of_an_address_are_no_markup(site: TestClient) -> None:
    answer = site.get("/nights/<script>alert(1)</script>".replace("/script", "%2Fscript"))
    assert "<script" not in answer.text
    assert "<script" not in site.get("/nights", params={"to": "<script>alert(1)</script>"}).text


def test_a_record_of_another_version_is_told_before_anything_is_served(ledger: Path, tmp_path: Path) -> None:
    own = tmp_path / "own.db"
    shutil.copy(ledger, own)
    with closing(sqlite3.connect(own)) as raw, raw:
        raw.execute("UPDATE attack SET payload = replace(payload, '\"reviews\"', '\"remarks\"')")
    ended = call("serve", "--ledger", own, "--port", "0")
    assert ended.code == 2
    assert "nightcount rebuild" in ended.err
    assert call("rebuild", "--ledger", own).code == 0
    with open_ledger(own) as desk:
        assert desk.night("2025-07-04").is_known


def test_what_is_being_loaded_while_the_ledger_changes_is_not_kept(
    ledger: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = tmp_path / "own.db"
    shutil.copy(ledger, own)
    post = tmp_path / "post.txt"
    post.write_text("On the night of 9 July 2025 Russia launched 18 drones, 12 were shot down.", encoding="utf-8")
    with open_ledger(own) as desk:
        read = desk.store.attacks

        def slowly() -> list[dict[str, Any]]:
            found = read()
            monkeypatch.undo()
            with open_ledger(own) as other:
                other.add(post)
            desk.refresh()
            return found

        monkeypatch.setattr(desk.store, "attacks", slowly)
        before, after = desk.attacks(), desk.attacks()
    assert len(after) == len(before) + 1


def test_a_public_address_stands_in_every_link_whatever_a_request_says(ledger: Path) -> None:
    url = "https://record.example.org"
    with TestClient(make_app(Options(ledger, url=url))) as client:
        for host in ("evil.example", 'x"><script>', "localhost:99"):
            feed = client.get("/feeds/nights.atom", headers={"host": host}).text
            night = client.get("/nights/2025-07-04", headers={"host": host, "x-forwarded-host": host}).text
            assert f"{url}/nights/2025-07-04" in feed
            assert f"{url}/nights/2025-07-04" in night
            assert host not in feed + night


@pytest.mark.parametrize(
    "given",
    ["record.example.org", "https://", "https://a.org/path", "https://a.org:port", "https://a b.org", "ftp://a.b"],
)
def test_a_public_address_that_cannot_be_meant_is_refused(ledger: Path, given: str) -> None:
    ended = call("serve", "--ledger", ledger, "--port", "0", "--url", given)
    assert ended.code == 2
    assert "--url https://" in ended.err


def test_a_ledger_that_goes_away_is_told(ledger: Path, tmp_path: Path) -> None:
    own = tmp_path / "own.db"
    shutil.copy(ledger, own)
    with TestClient(make_app(Options(own))) as client:
        own.unlink()
        own.write_text("no ledger")
        answer = client.get("/nights/2025-07-05")
    assert answer.status_code == 503
    assert str(tmp_path) not in answer.text


def test_the_date_field_leads_to_the_night(site: TestClient) -> None:
    assert site.get("/go?date=2025-07-04").headers["location"] == "/nights/2025-07-04"


def test_serving_needs_a_ledger(tmp_path: Path) -> None:
    ended = call("serve", "--ledger", tmp_path / "none.db")
    assert ended.code == 2
    assert "there is no ledger here" in ended.err


def test_a_port_that_is_taken_is_told(ledger: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        ended = call("serve", "--ledger", ledger, "--port", str(taken.getsockname()[1]))
    assert ended.code == 2
    assert "--port" in ended.err


def test_no_page_names_a_place_on_the_machine(site: TestClient) -> None:
    assert str(ROOT) not in site.get("/nights/2025-07-04").text
