"""Charts as resources: pictures that stand alone, in both languages and lights, and what is refused."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import struct
from datetime import UTC, date, datetime
from typing import Any
from unittest.mock import create_autospec

import pytest
from lxml import etree
from starlette.testclient import TestClient

from nightcount.desk.withholding import Shown
from nightcount.publishing.charts.palette import DARK, LIGHT
from nightcount.web.site import Site
from nightcount.web.views.night_charts import is_lasting
from tests.web.html import tree, words

NIGHT = "/nights/2025-07-04"
FLOW = f"{NIGHT}/charts/flow-1"
ALERTS = f"{NIGHT}/charts/alerts-UA80000000000093317"
SVG = "{http://www.w3.org/2000/svg}"


@pytest.mark.parametrize("width", ["wide", "narrow"])
@pytest.mark.parametrize("chart", [FLOW, ALERTS])
def test_a_page_shows_its_charts_by_address_with_words_and_sizes(site: TestClient, chart: str, width: str) -> None:
    page = tree(site.get(NIGHT).text)
    assert page.xpath("//svg") == []
    figure = next(one for one in page.xpath("//figure") if one.xpath(f".//img[starts-with(@src, '{chart}.svg')]"))
    shown = figure.xpath(".//img" if width == "wide" else ".//source")[0]
    drawn = site.get(shown.get("src") or shown.get("srcset"))
    assert drawn.status_code == 200
    assert drawn.headers["content-type"] == "image/svg+xml"
    svg = etree.fromstring(drawn.content)
    assert (svg.get("width"), svg.get("height")) == (shown.get("width"), shown.get("height"))
    assert figure.xpath(".//img/@alt")[0].startswith(svg.findtext(f"{SVG}title"))
    assert len(svg.findtext(f"{SVG}desc")) > 40


def test_the_words_of_a_chart_are_its_figures(site: TestClient) -> None:
    svg = etree.fromstring(site.get(f"{FLOW}.svg").content)
    assert "539 drones launched: 268 shot down, 208 suppressed or lost" in svg.findtext(f"{SVG}desc")
    drawn = {text.text for text in svg.iter(f"{SVG}text")}
    assert {"539", "11", "270", "208", "72", "drones"} <= drawn


def test_a_chart_speaks_the_language_of_its_address(site: TestClient) -> None:
    drawn = etree.fromstring(site.get(f"{FLOW}.svg?language=uk").content)
    assert "дрони" in {text.text for text in drawn.iter(f"{SVG}text")}
    page = tree(site.get(f"{NIGHT}?language=uk").text)
    assert all("language=uk" in one for one in page.xpath("//figure//img/@src | //figure//source/@srcset"))


def test_a_drawing_carries_its_own_colours_and_only_its_own_style(site: TestClient) -> None:
    answer = site.get(f"{FLOW}.svg")
    style = re.search(r"<style>(.*?)</style>", answer.text)
    assert style
    assert "prefers-color-scheme:dark" in style[1]
    digest = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    assert answer.headers["content-security-policy"] == f"default-src 'none'; style-src 'sha256-{digest}'"
    assert "var(" not in answer.text
    assert "<script" not in answer.text
    assert " style=" not in answer.text


@pytest.mark.parametrize("form", ["svg", "vl.json"])
def test_a_light_that_is_asked_for_is_the_only_one(site: TestClient, form: str) -> None:
    light, dark = (site.get(f"{FLOW}.{form}?theme={theme}").text for theme in ("light", "dark"))
    assert LIGHT["ink"] in light
    assert DARK["ink"] not in light
    assert DARK["ink"] in dark
    assert LIGHT["ink"] not in dark
    assert "<style" not in light + dark


def test_a_png_is_twice_as_large_and_holds_title_and_source(site: TestClient) -> None:
    answer = site.get(f"{FLOW}.png")
    assert answer.headers["content-type"] == "image/png"
    width, height = struct.unpack(">II", answer.content[16:24])
    assert width == 2 * (860 + 2 * 28)
    drawn = etree.fromstring(site.get(f"{FLOW}.svg").content)
    assert height > 2 * (float(drawn.get("height")) + 2 * 28 + 20 + 12)
    assert answer.content != site.get(f"{FLOW}.png?theme=dark").content


def test_a_specification_holds_its_data_and_can_be_drawn_again(site: TestClient) -> None:
    import vl_convert

    answer = site.get(f"{FLOW}.vl.json")
    assert answer.headers["content-type"] == "application/json"
    made = json.loads(answer.content)
    assert "vega-lite" in made["$schema"]
    assert "The night to 4 July 2025".lower() in made["title"]["subtitle"][0].lower()
    assert ">539<" in vl_convert.vegalite_to_svg(made)


@pytest.mark.parametrize("form", ["svg", "png", "vl.json"])
def test_other_sites_may_show_a_chart_and_it_is_kept(site: TestClient, form: str) -> None:
    first = site.get(f"{ALERTS}.{form}")
    assert first.headers["cross-origin-resource-policy"] == "cross-origin"
    assert first.headers["x-content-type-options"] == "nosniff"
    again = site.get(f"{ALERTS}.{form}", headers={"if-none-match": first.headers["etag"]})
    assert again.status_code == 304


@pytest.mark.parametrize(
    ("path", "status", "said"),
    [
        (f"{NIGHT}/charts/flow-2.svg", 404, "no such chart"),
        (f"{NIGHT}/charts/flow-0.svg", 404, "no such chart"),
        (f"{NIGHT}/charts/map.svg", 404, "no such chart"),
        ("/nights/2024-01-01/charts/flow-1.svg", 404, "no such chart"),
        (f"{NIGHT}/charts/alerts-UA51000000000030770.svg", 404, "no such chart"),
        (f"{NIGHT}/charts/alerts-Nowhere.svg", 404, "no area is called"),
        (f"{NIGHT}/charts/flow-1.gif", 404, "svg, png, vl.json"),
        (f"{NIGHT}/charts/flow-2", 404, "no such chart"),
        (f"{NIGHT}/charts/flow-1.", 404, "svg, png, vl.json"),
        (f"{FLOW}?colour=red", 422, "colour"),
        ("/nights/2025-02-30/charts/flow-1.svg", 404, "not a date"),
        (f"{FLOW}.svg?width=900", 422, "width"),
        (f"{FLOW}.svg?theme=pink", 422, "theme"),
        (f"{FLOW}.svg?language=xx", 422, "language"),
        (f"{FLOW}.svg?colour=red", 422, "colour"),
    ],
)
def test_what_cannot_be_drawn_is_told_in_a_sentence(site: TestClient, path: str, status: int, said: str) -> None:
    answer = site.get(path)
    assert answer.status_code == status
    assert said in words(tree(answer.text).xpath("//main")[0])


def test_the_short_address_leads_to_the_first_chart(site: TestClient) -> None:
    answer = site.get(f"{NIGHT}/flow.svg?width=narrow")
    assert answer.status_code == 308
    assert answer.headers["location"] == f"{FLOW}.svg?width=narrow"
    assert site.get(f"{NIGHT}/flow.exe").status_code == 404


def test_a_chart_can_be_explored_on_a_page_that_runs_one_script_of_ours_and_one_of_vega(site: TestClient) -> None:
    answer = site.get(FLOW)
    policy = answer.headers["content-security-policy"]
    assert "script-src 'self';" in policy
    assert "unsafe" not in policy
    page = tree(answer.text)
    run = page.xpath("//script[not(@type)]")
    assert [one.text for one in run] == [None, None]
    for one in run:
        found = site.get(one.get("src"))
        assert found.headers["content-type"].startswith("text/javascript")
        assert "immutable" in found.headers["cache-control"]
    assert "vegaEmbed" in site.get(run[0].get("src")).text
    assert site.get("/static/vega.000000000000.js").status_code == 404
    assert page.xpath("//p[@class='kicker']/a/@href") == [NIGHT]


def rows_of(made: Any, layer: Any) -> Any:
    data = layer["data"]
    return data["values"] if "values" in data else made["datasets"][data["name"]]


@pytest.mark.parametrize("width", ["wide", "narrow"])
def test_an_explored_chart_is_the_drawn_one_and_tells_the_words_of_its_marks(site: TestClient, width: str) -> None:
    page = tree(site.get(FLOW).text)
    made = json.loads(page.xpath(f"//script[@id='{width}']")[0].text)
    rows = {row["mark"]: row for layer in made["layer"][:2] for row in rows_of(made, layer)}
    told = rows["drone-shot_down"]
    assert told["what"] == "Drones: 268 of 539, shot down (50%)"
    assert "268" in told["words"]
    assert told["source"]
    assert all(row["what"] for row in rows.values())
    listed = [words(one) for one in page.xpath("//ul[@class='told']/li")]
    assert len(listed) == len(rows)
    assert any(line.startswith("539 drones launched") and "air force" in line.lower() for line in listed)


def test_an_explored_chart_speaks_the_language_of_the_page(site: TestClient) -> None:
    page = tree(site.get(f"{FLOW}?language=uk").text)
    assert "Дрони: 268 із 539, збито" in words(page.xpath("//ul[@class='told']")[0])
    assert page.xpath("//figure//img/@src")[0].count("language=") == 1


def test_alerts_tell_their_hours(site: TestClient) -> None:
    page = tree(site.get(ALERTS).text)
    assert "20:00–04:50, 8 h 50 min" in words(page.xpath("//ul[@class='told']")[0])


def test_the_style_of_the_explored_chart_knows_every_colour(site: TestClient) -> None:
    address = tree(site.get(FLOW).text).xpath("//link[contains(@href, '/chart.')]/@href")[0]
    style = site.get(address).text
    for name, colour in LIGHT.items():
        assert f'#chart [fill="{colour}"] {{ fill: var(--{name}); }}' in style


@pytest.mark.parametrize(("name", "is_kept"), [("tolls-1", False), ("flow-1", True), ("alerts-UA", True)])
def test_a_chart_that_places_are_withheld_from_is_not_kept(name: str, is_kept: bool) -> None:
    site = create_autospec(Site, instance=True)
    site.night.return_value = Shown(None, until=datetime.now(UTC))  # type: ignore[arg-type]
    assert is_lasting(site, date(2025, 7, 4), name) is is_kept
