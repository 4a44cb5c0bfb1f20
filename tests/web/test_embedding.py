"""What other sites show of a night: the frame, the snippet that puts it there, oEmbed, and schema.org/Dataset."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from lxml import etree, html
from starlette.testclient import TestClient

from nightcount.desk import open_ledger
from nightcount.web.app import make_app
from nightcount.web.rendering import templates
from nightcount.web.site import Options
from nightcount.web.views.embedding import snippet
from tests.web.html import tree, words

NIGHT = "/nights/2025-07-04"
EMBED = f"/embed{NIGHT}"
ADDRESS = f"http://testserver{NIGHT}"


@pytest.mark.parametrize(("language", "said"), [("en", "550 launched"), ("uk", "запущено 550")])
def test_a_frame_shows_the_chart_the_figures_and_the_way_back(site: TestClient, language: str, said: str) -> None:
    page = tree(site.get(f"{EMBED}?language={language}").text)
    assert page.get("lang") == language
    assert said in words(page.xpath("//p[@class='lead']")[0])
    assert len(page.xpath("//picture")) == 1
    assert page.xpath("//footer//a/@href") == [f"{NIGHT}?language={language}"]
    assert page.xpath("//footer//a/@target") == ["_blank"]
    assert not page.xpath("//nav | //form | //script | //style | //@style")


def test_only_the_frame_may_be_framed(site: TestClient) -> None:
    policy = site.get(EMBED).headers["content-security-policy"]
    assert "frame-ancestors *" in policy
    assert "script-src 'none'" in policy
    assert "x-frame-options" not in site.get(EMBED).headers
    for path in (NIGHT, "/", f"{NIGHT}/charts/flow-1", "/about"):
        assert "frame-ancestors 'none'" in site.get(path).headers["content-security-policy"]


def test_a_frame_is_as_light_as_it_is_asked_to_be(site: TestClient) -> None:
    page = tree(site.get(f"{EMBED}?theme=dark").text)
    assert page.get("data-theme") == "dark"
    assert all("theme=dark" in one for one in page.xpath("//img/@src | //source/@srcset"))


def test_a_night_without_a_record_is_unknown_in_a_frame_too(site: TestClient) -> None:
    page = tree(site.get("/embed/nights/2024-01-01").text)
    assert "does not mean that it was calm" in words(page.xpath("//p[@class='lead']")[0])
    assert not page.xpath("//img")


@pytest.mark.parametrize(
    ("path", "status"),
    [("/embed/nights/tomorrow", 404), (f"{EMBED}?theme=pink", 422), (f"{EMBED}?width=9", 422), ("/embed/", 404)],
)
def test_a_frame_that_cannot_be_meant_is_refused(site: TestClient, path: str, status: int) -> None:
    answer = site.get(path)
    assert answer.status_code == status
    assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]


@pytest.mark.parametrize("language", ["en", "uk"])
def test_the_page_of_a_night_offers_the_frame_as_html_to_copy(site: TestClient, language: str) -> None:
    page = tree(site.get(NIGHT, headers={"accept-language": language}).text)
    frame = html.fragment_fromstring(page.xpath("//textarea[@id='snippet']")[0].text)
    assert frame.tag == "iframe"
    assert frame.get("src") == f"http://testserver{EMBED}?language={language}"
    assert frame.get("title")
    assert site.get(frame.get("src")).status_code == 200


def test_a_snippet_holds_no_more_than_one_frame() -> None:
    made = snippet('https://a.test"><script>', date(2025, 7, 4), '"><script>alert(1)</script>', None)
    assert len(html.fragments_fromstring(made)) == 1
    assert not html.fragment_fromstring(made).xpath("//script")


def test_oembed_tells_how_to_show_a_night(site: TestClient) -> None:
    page = tree(site.get(NIGHT).text)
    answer = site.get(page.xpath("//link[@type='application/json+oembed']/@href")[0])
    said = answer.json()
    assert (said["version"], said["type"], said["width"]) == ("1.0", "rich", 860)
    assert said["title"] == "The night to 4 July 2025"
    assert html.fragment_fromstring(said["html"]).get("height") == str(said["height"])
    assert "thumbnail_url" not in said
    assert answer.headers["access-control-allow-origin"] == "*"
    small = site.get("/oembed", params={"url": ADDRESS, "maxwidth": 320, "maxheight": 300}).json()
    assert (small["width"], small["height"]) == (320, 300)
    large = site.get("/oembed", params={"url": f"http://testserver{EMBED}", "maxwidth": 2000}).json()
    assert site.get(large["thumbnail_url"]).headers["content-type"] == "image/png"


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        ({"url": "https://example.org/nights/2025-07-04"}, 404),
        ({"url": "http://testserver/about"}, 404),
        ({"url": "http://testserver/nights/2025-02-30"}, 404),
        ({"url": "http://[::1"}, 404),
        ({"url": "http://testserver:99999999/nights/2025-07-04"}, 404),
        ({"url": ADDRESS, "format": "xml"}, 501),
        ({"url": ADDRESS, "maxwidth": 0}, 422),
        ({"url": ADDRESS, "callback": "x"}, 422),
        ({}, 422),
    ],
)
def test_oembed_refuses_what_is_no_night_of_this_site(site: TestClient, asked: dict[str, Any], status: int) -> None:
    assert site.get("/oembed", params=asked).status_code == status


def dataset(site: TestClient, path: str, language: str = "en") -> Any:
    page = tree(site.get(path, headers={"accept-language": language}).text)
    (found,) = page.xpath("//script[@type='application/ld+json']")
    return json.loads(found.text)


@pytest.mark.parametrize("language", ["en", "uk"])
@pytest.mark.parametrize("path", [NIGHT, "/about"])
def test_a_data_set_has_what_search_engines_ask_for(site: TestClient, path: str, language: str) -> None:
    """https://developers.google.com/search/docs/appearance/structured-data/dataset: name, description of 50–5000."""
    said = dataset(site, path, language)
    assert (said["@context"], said["@type"]) == ("https://schema.org", "Dataset")
    assert said["name"]
    assert 50 <= len(said["description"]) <= 5000
    start, _slash, end = said["temporalCoverage"].partition("/")
    assert date.fromisoformat(start[:10]) <= date.fromisoformat(end[:10])
    assert said["spatialCoverage"]["name"] in ("Ukraine", "Україна")
    kinds = {one["encodingFormat"] for one in said["distribution"]}
    assert {"text/csv", "application/json"} <= kinds
    for one in said["distribution"]:
        answer = site.get(one["contentUrl"])
        assert answer.headers["content-type"].split(";")[0] == one["encodingFormat"]
    assert site.get(said["url"]).status_code == 200
    assert site.get(said["image"]).headers["content-type"] == "image/png"


def test_a_data_set_measures_what_is_known_with_its_bounds(site: TestClient) -> None:
    measured = {one["name"]: one for one in dataset(site, NIGHT)["variableMeasured"]}
    assert measured["launched: drones"]["value"] == 539
    for one in measured.values():
        assert {"value", "minValue", "maxValue"} & set(one), one
        assert None not in one.values()


def test_nothing_is_no_data_set(site: TestClient) -> None:
    assert not tree(site.get("/nights/2024-01-01").text).xpath("//script")


def test_no_text_of_a_data_set_ends_its_block() -> None:
    hostile = {"name": "</script><script>alert(1)</script><!--"}
    made = templates().from_string('<script type="application/ld+json">{{ it | tojson }}</script>').render(it=hostile)
    (found,) = html.fragments_fromstring(made)
    assert json.loads(found.text) == hostile


def test_a_script_in_a_post_is_shown_as_words_and_runs_nowhere(tmp_path: Path) -> None:
    post = tmp_path / "post.txt"
    post.write_text(
        'In the night to 9 July 2025 Russia launched 18 drones "</script><script>alert(1)</script>" at Ukraine. '
        'Of them 12 drones were shot down <img src=x onerror=alert(1)> </script><svg onload="alert(1)">.',
        encoding="utf-8",
    )
    with open_ledger(tmp_path / "own.db") as desk:
        desk.add(post)
    with TestClient(make_app(Options(tmp_path / "own.db"))) as client:
        at = "/nights/2025-07-09"
        for path in (at, f"/embed{at}", f"{at}/charts/flow-1", f"{at}/charts/flow-1.svg", "/about"):
            answer = client.get(path)
            assert answer.status_code == 200
            page = (
                tree(answer.text) if "svg" not in answer.headers["content-type"] else etree.fromstring(answer.content)
            )
            run = [
                one
                for one in page.iter("script", "{*}script")
                if not (one.get("type") or "").startswith("application/")
            ]
            assert all(one.get("src", "").startswith("/static/") and not one.text for one in run)
            assert not page.xpath("//@onerror | //@onload | //img[@src='x']")
        explored = tree(client.get(f"{at}/charts/flow-1").text)
        assert "alert(1)" in words(explored.xpath("//ul[@class='told']")[0])
        for block in explored.xpath("//script[@type]"):
            assert json.loads(block.text)
        assert client.get(f"{at}/card.png").content[:4] == b"\x89PNG"
        assert client.get(f"{at}/charts/flow-1.png").content[:4] == b"\x89PNG"
