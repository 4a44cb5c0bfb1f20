"""Feeds of nights, and the map of the site for search engines."""

from __future__ import annotations

import shutil
from datetime import datetime
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from lxml import etree
from starlette.testclient import TestClient

from nightcount.desk import open_ledger
from nightcount.language import LANGUAGES
from nightcount.web.app import make_app
from nightcount.web.site import Options

ATOM = "{http://www.w3.org/2005/Atom}"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
FEEDS = ("/feeds/nights.atom", "/feeds/nights.json", "/feeds/uk/nights.atom", "/feeds/uk/nights.json")


def atom(site: TestClient, address: str = "/feeds/nights.atom") -> etree._Element:
    answer = site.get(address)
    assert answer.headers["content-type"].startswith("application/atom+xml")
    return etree.fromstring(answer.content)


def text(one: etree._Element, name: str) -> str:
    """The text of an element that has to be there exactly once."""
    (found,) = one.findall(f"{ATOM}{name}")
    assert found.text
    return str(found.text)


def is_moment(said: str) -> bool:
    return datetime.fromisoformat(said).tzinfo is not None and "T" in said


@pytest.mark.parametrize("address", [one for one in FEEDS if one.endswith("atom")])
def test_the_atom_feed_has_what_rfc_4287_requires(site: TestClient, address: str) -> None:
    feed = atom(site, address)
    assert feed.tag == f"{ATOM}feed"
    assert urlsplit(text(feed, "id")).path == address
    assert text(feed, "title")
    assert is_moment(text(feed, "updated"))
    assert text(feed.findall(f"{ATOM}author")[0], "name")
    links = {one.get("rel"): one for one in feed.findall(f"{ATOM}link")}
    assert urlsplit(str(links["self"].get("href"))).path == address
    entries = feed.findall(f"{ATOM}entry")
    assert len(entries) == 3
    for one in entries:
        assert urlsplit(text(one, "id")).scheme == "http"
        assert text(one, "title")
        assert text(one, "summary")
        assert is_moment(text(one, "published"))
        assert text(one, "published") <= text(one, "updated")
        (link,) = one.findall(f"{ATOM}link")
        assert link.get("rel") == "alternate"
        assert site.get(str(link.get("href"))).status_code == 200
    assert len({text(one, "id") for one in entries}) == 3
    updated = [datetime.fromisoformat(text(one, "updated")) for one in entries]
    assert updated == sorted(updated, reverse=True)
    assert text(feed, "updated") == text(entries[0], "updated")


@pytest.mark.parametrize("address", [one for one in FEEDS if one.endswith("json")])
def test_the_json_feed_has_what_version_1_1_requires(site: TestClient, address: str) -> None:
    answer = site.get(address)
    assert answer.headers["content-type"] == "application/feed+json"
    feed = answer.json()
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["title"]
    assert urlsplit(feed["feed_url"]).path == address
    assert feed["authors"][0]["name"]
    for item in feed["items"]:
        assert isinstance(item["id"], str)
        assert item["content_text"]
        assert is_moment(item["date_published"])
        assert is_moment(item["date_modified"])
        assert site.get(item["url"]).status_code == 200
    entries = atom(site, address.replace("json", "atom")).findall(f"{ATOM}entry")
    assert [(item["id"], item["title"], item["content_text"], item["date_modified"]) for item in feed["items"]] == [
        (text(one, "id"), text(one, "title"), text(one, "summary"), text(one, "updated")) for one in entries
    ]


def test_a_feed_speaks_its_language(site: TestClient) -> None:
    english, ukrainian = (atom(site, f"/feeds/{code}nights.atom") for code in ("", "uk/"))
    assert "launched" in text(english.findall(f"{ATOM}entry")[0], "summary")
    assert "запущено" in text(ukrainian.findall(f"{ATOM}entry")[0], "summary")
    assert ukrainian.get("{http://www.w3.org/XML/1998/namespace}lang") == "uk"
    assert {f"/feeds/{code}/nights.atom" for code in LANGUAGES if site.get(f"/feeds/{code}/nights.atom").is_success}
    assert site.get("/feeds/xx/nights.atom").status_code == 404
    assert 'href="/feeds/uk/nights.atom"' in site.get("/", headers={"accept-language": "uk"}).text
    assert 'href="/feeds/nights.atom"' in site.get("/").text


@pytest.mark.parametrize("address", FEEDS)
def test_feeds_are_the_same_whoever_asks_and_need_not_be_sent_twice(site: TestClient, address: str) -> None:
    first = site.get(address)
    assert site.get(address, headers={"accept-language": "uk"}).content == first.content
    for known in ({"if-none-match": first.headers["etag"]}, {"if-modified-since": first.headers["last-modified"]}):
        assert site.get(address, headers=known).status_code == 304
    assert first.headers["access-control-allow-origin"] == "*"


def test_times_and_ids_outlive_a_restart_and_a_rebuild(ledger: Path, tmp_path: Path) -> None:
    said = []
    for number in (1, 2):
        own = tmp_path / f"{number}.db"
        shutil.copy(ledger, own)
        if number == 2:
            with open_ledger(own) as desk:
                desk.rebuild()
        with TestClient(make_app(Options(own))) as client:
            said.append([client.get(address).content for address in FEEDS])
    assert said[0] == said[1]


def test_a_night_that_changes_moves_to_the_top(ledger: Path, tmp_path: Path) -> None:
    own = tmp_path / "own.db"
    shutil.copy(ledger, own)
    with TestClient(make_app(Options(own))) as client:
        nights = [item["id"][-10:] for item in client.get("/feeds/nights.json").json()["items"]]
        assert nights[0] != "2025-06-09"
        with open_ledger(own) as desk:
            claim = next(one for one in desk.claims(night="2025-06-09"))
            review = desk.reviews.accept(claim.id, by="A reader", reason="It is so.")
        (first, *_) = client.get("/feeds/nights.json").json()["items"]
        assert first["id"].endswith("/nights/2025-06-09")
        assert datetime.fromisoformat(first["date_modified"]) == review.at
        assert datetime.fromisoformat(first["date_published"]) < review.at


def test_search_engines_are_told_of_every_night(site: TestClient) -> None:
    (named,) = [line for line in site.get("/robots.txt").text.splitlines() if line.startswith("Sitemap:")]
    answer = site.get(named.split()[1])
    assert answer.headers["content-type"] == "application/xml"
    found = etree.fromstring(answer.content).findall(f"{MAP}url")
    nights = [one for one in found if "/nights/" in (one.findtext(f"{MAP}loc") or "")]
    assert len(nights) == 3
    assert all(is_moment(one.findtext(f"{MAP}lastmod") or "") for one in nights)
    for one in found:
        assert site.get(one.findtext(f"{MAP}loc") or "").status_code == 200
