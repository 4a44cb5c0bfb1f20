"""What holds for every page: it stands by itself, under a strict policy, in both languages, and its links lead on."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from starlette.testclient import TestClient

from tests.web.html import tree, words
from tests.web.pages import PAGES


@pytest.mark.parametrize("language", ["en", "uk"])
@pytest.mark.parametrize("path", PAGES)
def test_a_page_stands_by_itself(site: TestClient, path: str, language: str) -> None:
    answer = site.get(path, headers={"accept-language": language})
    assert answer.status_code == 200
    assert len(answer.content) < 150_000
    page = tree(answer.text)
    assert page.get("lang") == language
    assert not page.xpath(
        "//script[not(@type='application/ld+json')] | //style | //iframe | //@style | //@*[starts-with(name(), 'on')]"
    )
    loaded = page.xpath("//link[@rel='stylesheet' or @rel='icon']/@href | //img/@src | //source/@srcset")
    assert loaded
    assert all(re.match(r"/static/|(/[\w-]+)+/charts/[\w-]+\.svg\?", address) for address in loaded)
    assert len(page.xpath("//h1")) == 1
    assert page.xpath("//title")[0].text_content().strip()


@pytest.mark.parametrize("path", PAGES)
def test_names_within_a_page_are_used_once_and_lead_somewhere(site: TestClient, path: str) -> None:
    page = tree(site.get(path).text)
    ids = Counter(page.xpath("//@id"))
    assert [name for name, count in ids.items() if count > 1] == []
    pointed = {*page.xpath("//@popovertarget"), *page.xpath("//@for"), *page.xpath("//@aria-labelledby")}
    assert pointed - set(ids) == set()
    assert {href[1:] for href in page.xpath("//a/@href") if href.startswith("#")} - set(ids) == set()


@pytest.mark.parametrize("path", PAGES)
def test_every_link_of_the_site_leads_to_something(site: TestClient, path: str) -> None:
    links = {href.split("#")[0] for href in tree(site.get(path).text).xpath("//a/@href | //link/@href")}
    ours = sorted(href for href in links if href.startswith("/"))
    assert ours
    assert [href for href in ours if site.get(href).status_code not in (200, 303)] == []


@pytest.mark.parametrize("path", PAGES)
def test_a_page_in_ukrainian_speaks_it(site: TestClient, path: str) -> None:
    page = tree(site.get(path, headers={"accept-language": "uk"}).text)
    for foreign in page.xpath("//main//*[@lang and not(starts-with(@lang, 'uk'))] | //bdi | //code"):
        foreign.text, foreign[:] = "", []
    said = words(page.xpath("//main")[0])
    cyrillic, latin = len(re.findall("[а-щьюяєіїґ]", said, re.I)), len(re.findall("[a-z]", said, re.I))
    assert cyrillic > latin


def test_the_site_speaks_as_it_is_asked_to(site: TestClient) -> None:
    assert tree(site.get("/?language=uk").text).get("lang") == "uk"
    assert tree(site.get("/", headers={"accept-language": "fr, uk;q=0.5"}).text).get("lang") == "uk"
    assert tree(site.get("/", headers={"accept-language": "uk;q=0, ;q=x"}).text).get("lang") == "en"


def test_choices_are_kept_and_lead_back(site: TestClient) -> None:
    for choice in ("language=uk", "theme=dark"):
        answer = site.get(f"/choose?{choice}&back=/nights%3Fto=2025-07-04")
        assert answer.status_code == 303
        assert answer.headers["location"] == "/nights?to=2025-07-04"
    page = tree(site.get("/nights").text)
    assert (page.get("lang"), page.get("data-theme")) == ("uk", "dark")


@pytest.mark.parametrize("back", ["https://example.org", "//example.org", "/\\example.org", "/\n/example.org"])
def test_a_choice_leads_nowhere_else(site: TestClient, back: str) -> None:
    assert site.get("/choose", params={"theme": "dark", "back": back}).headers["location"] == "/"


def test_a_choice_that_nobody_offers_is_not_kept(site: TestClient) -> None:
    assert "set-cookie" not in site.get("/choose?theme=pink&language=xx").headers
