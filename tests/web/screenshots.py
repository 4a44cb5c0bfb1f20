"""Pictures of every page, for a person to look at: `python -m tests.web.screenshots FOLDER [--ledger PATH]`.

Needs Chromium (Debian's `chromium`) and the package playwright. Without a ledger, that of the demo is made.
"""

from __future__ import annotations

import argparse
import re
import shutil
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from nightcount.desk import open_ledger
from nightcount.web.app import make_app
from nightcount.web.site import Options
from tests.shared_data import ROOT
from tests.web.pages import PAGES

# What is seen beside the pages that every reader meets.
ALSO = ("/nights/2025-07-04/charts/flow-1", "/embed/nights/2025-07-04")
# As a reader comes: how wide the screen is, in which language, in which light.
READERS: dict[str, dict[str, Any]] = {
    "desktop": {"viewport": {"width": 1280, "height": 900}, "locale": "en-GB", "color_scheme": "light"},
    "phone": {"viewport": {"width": 390, "height": 844}, "locale": "uk-UA", "color_scheme": "light"},
    "desktop-dark": {"viewport": {"width": 1280, "height": 900}, "locale": "en-GB", "color_scheme": "dark"},
}


def chromium() -> str | None:
    """Where Chromium is, null where it is not installed."""
    return shutil.which("chromium") or shutil.which("chromium-browser")


@contextmanager
def running(ledger: Path, **options: Any) -> Iterator[str]:
    """A site that answers on a free port of this machine; its address."""
    import socket

    import uvicorn

    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        server = uvicorn.Server(uvicorn.Config(make_app(Options(ledger, **options)), log_level="error"))
        answering = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
        answering.start()
        while not server.started:
            time.sleep(0.05)
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        server.should_exit = True
        answering.join(timeout=10)


def name_of(path: str) -> str:
    """A file name for a page."""
    return re.sub(r"[^\w.-]+", "-", path.strip("/")) or "home"


def _checked(page: Any, address: str) -> None:
    page.goto(f"{address}/check")
    page.fill("textarea", (ROOT / "demo" / "articles" / "en.txt").read_text(encoding="utf-8"))
    page.click("main form button")


def _words(page: Any, address: str) -> None:
    page.goto(f"{address}/nights/2025-07-04")
    page.click("td button.figure >> nth=0")


# What a reader has to do something for: a checked text, and the words behind a number.
REACHED: dict[str, Callable[[Any, str], None]] = {"checked": _checked, "words": _words}


def take(address: str, folder: Path) -> None:
    """Pictures of every page, as every reader sees it."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        for reader, settings in READERS.items():
            context = browser.new_context(**settings)
            page = context.new_page()
            for path in (*PAGES, *ALSO):
                page.goto(address + path, wait_until="networkidle")
                page.screenshot(path=folder / f"{name_of(path)}-{reader}.png", full_page=True)
            for name, reach in REACHED.items():
                reach(page, address)
                page.screenshot(path=folder / f"{name}-{reader}.png", full_page=name == "checked")
            context.close()
        browser.close()


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--ledger", type=Path)
    given = parser.parse_args()
    given.folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as made:
        ledger = given.ledger or Path(made) / "demo.db"
        if not given.ledger:
            with open_ledger(ledger) as desk:
                desk.add([*sorted((ROOT / "demo" / "reports").iterdir()), *(ROOT / "demo" / "alerts").iterdir()])
        with running(ledger) as address:
            take(address, given.folder)
    print(f"{(len(PAGES) + len(ALSO) + len(REACHED)) * len(READERS)} pictures in {given.folder}")


if __name__ == "__main__":
    main()
