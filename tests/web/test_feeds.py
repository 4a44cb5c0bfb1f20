"""Feeds of nights."""

from __future__ import annotations

from datetime import datetime

from lxml import etree
from starlette.testclient import TestClient

ATOM = "{http://www.w3.org/2005/Atom}"


def test_the_atom_feed_is_well_formed_and_leads_to_the_nights(site: TestClient) -> None:
    answer = site.get("/feeds/nights.atom")
    assert answer.headers["content-type"].startswith("application/atom+xml")
    feed = etree.fromstring(answer.content)
    entries = feed.findall(f"{ATOM}entry")
    assert len(entries) == 3
    titles = [one.findtext(f"{ATOM}title") for one in entries]
    assert "The night to 4 July 2025" in titles
    updated = [datetime.fromisoformat(one.findtext(f"{ATOM}updated") or "") for one in entries]
    assert updated == sorted(updated, reverse=True)
    assert feed.findtext(f"{ATOM}updated") == entries[0].findtext(f"{ATOM}updated")
    for one in entries:
        link = one.find(f"{ATOM}link")
        assert link is not None
        assert site.get(str(link.get("href"))).status_code == 200


def test_the_json_feed_says_the_same(site: TestClient) -> None:
    feed = site.get("/feeds/nights.json").json()
    atom = etree.fromstring(site.get("/feeds/nights.atom").content)
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert [one["id"] for one in feed["items"]] == [one.findtext(f"{ATOM}id") for one in atom.findall(f"{ATOM}entry")]
    assert all("launched" in one["content_text"] for one in feed["items"])


def test_feeds_are_the_same_whoever_asks(site: TestClient) -> None:
    for address in ("/feeds/nights.atom", "/feeds/nights.json"):
        assert site.get(address, headers={"accept-language": "uk"}).content == site.get(address).content
