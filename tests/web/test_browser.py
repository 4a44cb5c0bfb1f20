"""The pages in a real browser: a number opens its words without a script, and no request leaves the host."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.shared_data import ROOT
from tests.web.pages import PAGES
from tests.web.screenshots import READERS, chromium, running

pytest.importorskip("playwright", reason="needs the package playwright")
if chromium() is None:
    pytest.skip("needs Chromium (Debian: apt-get install chromium)", allow_module_level=True)

ARTICLE = (ROOT / "demo" / "articles" / "en.txt").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def address(ledger: Path) -> Iterator[str]:
    with running(ledger) as found:
        yield found


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        yield found
        found.close()


class Watched:
    """A page that notes what it complains of and whom it asks."""

    def __init__(self, context: Any) -> None:
        self.page = context.new_page()
        self.page.set_default_timeout(120_000)  # a machine may have much else to do
        self.said: list[str] = []
        self.asked: set[str] = set()
        self.page.on("console", lambda message: self.said.append(message.text))
        self.page.on("pageerror", lambda error: self.said.append(str(error)))
        self.page.on("request", lambda request: self.asked.add(request.url.split("/")[2]))


@pytest.fixture(params=["desktop", "phone"])
def watched(request: pytest.FixtureRequest, browser: Any) -> Iterator[Watched]:
    """A page as a reader in English sees it."""
    context = browser.new_context(**{**READERS[request.param], "locale": "en-GB"})
    yield Watched(context)
    context.close()


def test_every_page_opens_without_complaint_and_asks_nobody_else(watched: Watched, address: str) -> None:
    for path in PAGES:
        watched.page.goto(address + path)
        wide = watched.page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
        assert not wide, f"{path} is wider than the screen"
    assert watched.said == []
    assert watched.asked == {address.split("/")[2]}


def test_a_number_leads_to_its_words(watched: Watched, address: str) -> None:
    page = watched.page
    page.goto(f"{address}/nights/2025-07-04")
    button = page.locator("table").first.locator("tr", has_text="launched").first.locator("td .figure").nth(1)
    panel = page.locator(f"#{button.get_attribute('popovertarget')}")
    assert not panel.is_visible()
    button.click()
    assert panel.is_visible()
    assert "539" in panel.locator("mark").first.inner_text()
    page.keyboard.press("Escape")
    assert not panel.is_visible()
    assert watched.said == []


def test_the_keyboard_alone_is_enough(watched: Watched, address: str) -> None:
    page = watched.page
    page.goto(f"{address}/nights/2025-07-04")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"
    page.locator("td .figure").first.focus()
    page.keyboard.press("Enter")
    assert page.locator(".panel:popover-open").count() == 1
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.className") == "figure"


def test_a_pasted_article_gives_its_findings(watched: Watched, address: str) -> None:
    page = watched.page
    page.goto(f"{address}/check")
    page.fill("#text", ARTICLE)
    page.click("button.primary")
    assert "mislabelled" in page.locator("p.lead").inner_text()
    page.locator("article mark a").first.click()
    assert page.url.endswith("#finding-1")
    assert watched.said == []


def test_language_and_light_are_chosen_without_a_script(watched: Watched, address: str) -> None:
    page = watched.page
    page.goto(f"{address}/nights/2025-07-04")
    paper = page.evaluate("getComputedStyle(document.body).backgroundColor")
    with page.expect_navigation():
        page.get_by_role("link", name="dark", exact=True).click()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != paper
    with page.expect_navigation():
        page.get_by_role("link", name="Українська").click()
    assert page.url == f"{address}/nights/2025-07-04"
    assert page.locator("h1").inner_text().startswith("Ніч на 4 липня")
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"


def test_words_are_printed_with_the_numbers(watched: Watched, address: str) -> None:
    page = watched.page
    page.goto(f"{address}/nights/2025-07-04")
    page.emulate_media(media="print")
    assert page.locator(".panel").first.is_visible()
    assert not page.locator("header nav").is_visible()


@pytest.mark.parametrize("light", ["light", "dark"])
@pytest.mark.parametrize("reader", ["desktop", "phone"])
def test_nobody_is_left_out(browser: Any, address: str, reader: str, light: str) -> None:
    """WCAG 2.2 AA as far as a program (axe) can tell."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="needs axe-playwright-python").Axe()
    context = browser.new_context(**{**READERS[reader], "color_scheme": light})
    page = context.new_page()
    page.set_default_timeout(120_000)
    found = {}
    rules = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}}
    for path in PAGES:
        page.goto(address + path)
        if told := axe.run(page, options=rules).response["violations"]:
            found[path] = [(one["id"], [node["html"][:100] for node in one["nodes"][:3]]) for one in told]
    context.close()
    assert found == {}


def test_a_checked_text_leaves_nobody_out(browser: Any, address: str) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="needs axe-playwright-python").Axe()
    page = browser.new_context().new_page()
    page.set_default_timeout(120_000)
    page.goto(f"{address}/check")
    page.fill("#text", ARTICLE)
    with page.expect_navigation():
        page.click("button.primary")
    told = axe.run(page).response["violations"]
    assert [(one["id"], [node["html"][:100] for node in one["nodes"][:3]]) for one in told] == []


def test_a_chart_is_as_wide_as_the_screen_lets_it(watched: Watched, address: str) -> None:
    page = watched.page
    page.goto(f"{address}/nights/2025-07-04", wait_until="networkidle")
    shown = page.locator("figure img").first
    is_narrow = page.viewport_size["width"] < 700
    assert shown.evaluate("img => img.naturalWidth") == (350 if is_narrow else 860)
    assert ("width=narrow" in shown.evaluate("img => img.currentSrc")) is is_narrow
    assert watched.said == []


@pytest.mark.parametrize("light", ["light", "dark"])
def test_a_chart_by_itself_follows_the_light_of_the_device(browser: Any, address: str, light: str) -> None:
    context = browser.new_context(color_scheme=light)
    watched = Watched(context)
    watched.page.goto(f"{address}/nights/2025-07-04/charts/flow-1.svg")
    paint = "getComputedStyle(document.querySelector('text')).fill"
    assert watched.page.evaluate(paint) == ("rgb(28, 27, 25)" if light == "light" else "rgb(235, 232, 225)")
    assert watched.said == []
    context.close()


@pytest.mark.parametrize("light", ["light", "dark"])
@pytest.mark.parametrize("reader", ["desktop", "phone"])
def test_a_chart_can_be_explored(browser: Any, address: str, reader: str, light: str) -> None:
    """Under a policy without eval: the drawing takes the place of the picture, and a mark tells its words."""
    context = browser.new_context(**{**READERS[reader], "locale": "en-GB", "color_scheme": light})
    watched = Watched(context)
    page = watched.page
    page.goto(f"{address}/nights/2025-07-04/charts/flow-1")
    page.wait_for_selector("#chart svg")
    assert not page.locator("#picture").is_visible()
    assert page.locator("#told").is_hidden()
    page.locator("#chart svg .mark-area path").first.hover()
    page.wait_for_selector("#told:not([hidden])")
    assert "268 of 539" in page.locator("#told").inner_text()
    paint = "getComputedStyle(document.querySelector('#chart svg text')).fill"
    assert page.evaluate(paint) == ("rgb(28, 27, 25)" if light == "light" else "rgb(235, 232, 225)")
    page.keyboard.press("Escape")
    assert page.locator("#told").is_hidden()
    assert not page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
    assert watched.said == []
    assert watched.asked == {address.split("/")[2]}
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="needs axe-playwright-python").Axe()
    told = axe.run(page).response["violations"]
    assert [(one["id"], [node["html"][:100] for node in one["nodes"][:3]]) for one in told] == []
    context.close()


def test_a_chart_is_a_picture_where_no_script_runs(browser: Any, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/nights/2025-07-04/charts/flow-1")
    assert page.locator("#picture img").is_visible()
    context.close()


def other_site(page: Any, address: str, body: str) -> str:
    """The address of a page that the test answers: of the same host, or Chromium would keep it from local addresses."""
    elsewhere = f"{address}/newsroom"
    page.route(elsewhere, lambda route: route.fulfill(content_type="text/html", body=body))
    return elsewhere


@pytest.mark.parametrize("light", ["light", "dark"])
@pytest.mark.parametrize("width", [300, 420, 860])
def test_a_frame_of_another_site_shows_a_night_whole(browser: Any, address: str, width: int, light: str) -> None:
    context = browser.new_context(color_scheme=light, locale="uk-UA", viewport={"width": width, "height": 900})
    watched = Watched(context)
    page = watched.page
    page.goto(f"{address}/nights/2025-07-04")
    framed = page.locator("#snippet").input_value()
    elsewhere = other_site(page, address, framed)
    page.goto(elsewhere, wait_until="networkidle")
    (frame,) = page.frames[1:]
    assert "550" in frame.locator("p.lead").inner_text()
    assert frame.locator("img").evaluate("img => img.complete && img.naturalWidth") > 0
    root = "document.documentElement"
    assert frame.evaluate(f"{root}.scrollHeight <= innerHeight && {root}.scrollWidth <= innerWidth")
    assert watched.said == []
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="needs axe-playwright-python").Axe()
    page.goto(f"{address}/embed/nights/2025-07-04")
    told = axe.run(page).response["violations"]
    assert [(one["id"], [node["html"][:100] for node in one["nodes"][:3]]) for one in told] == []
    context.close()


def test_a_page_of_the_site_is_not_framed(browser: Any, address: str) -> None:
    page = browser.new_context().new_page()
    body = f'<iframe src="{address}/nights/2025-07-04"></iframe>'
    page.goto(other_site(page, address, body), wait_until="networkidle")
    assert page.frames[1].url.startswith("chrome-error:")
