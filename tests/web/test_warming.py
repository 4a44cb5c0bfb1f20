"""Warming: pages are there before anybody asks, and nobody waits for them longer than for a page."""

from __future__ import annotations

import asyncio
import os
import shutil
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI
from starlette.types import Message, Receive, Scope, Send

from nightcount.desk import open_ledger
from nightcount.publishing.charts.workshop import WORKSHOP
from nightcount.web import warming
from nightcount.web.app import make_app
from nightcount.web.site import Options, Site
from nightcount.web.warming import Warming

BASE = "http://127.0.0.1:8000"


class Watched:
    """The application, with a note of every request that comes to it."""

    def __init__(self, app: FastAPI) -> None:
        self.app = app
        self.asked: list[str] = []
        self.before: Callable[[Scope], Awaitable[None]] | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        self.asked.append(scope["path"])
        if self.before:
            await self.before(scope)
        await self.app(scope, receive, send)


@pytest.fixture(autouse=True)
def _short(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(warming, "LOOK", 0.01)
    monkeypatch.setattr(warming, "STILL", 0.01)


@pytest.fixture
def own(ledger: Path, tmp_path: Path) -> Path:
    path = tmp_path / "own.db"
    shutil.copy(ledger, path)
    return path


def site_of(app: FastAPI) -> Site:
    found = app.state.site
    assert isinstance(found, Site)
    return found


async def get(app: Any, path: str, language: str = "en") -> bytes:
    said = bytearray()

    async def take(message: Message) -> None:
        said.extend(message.get("body", b""))

    scope = Warming(app, app.state.site, BASE)._scope(path, language)
    await app(scope, warming._nothing, take)
    return bytes(said)


def test_every_page_of_the_sections_and_every_night_is_made_in_every_language(own: Path) -> None:
    app = make_app(Options(own))
    watched = Watched(app)
    made = asyncio.run(Warming(watched, site_of(app), BASE).once())
    assert made == len(watched.asked)
    for path in ("/", "/nights", "/records", "/disputes", "/calendar", "/nights/2025-07-04"):
        assert watched.asked.count(path) == 2
    nights = [path for path in watched.asked if path.startswith("/nights/2")]
    pages = [path for path in nights if path.count("/") == 2]
    assert pages == sorted(pages, reverse=True)


def test_what_was_made_is_handed_out_without_being_made_again(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = make_app(Options(own))

    async def both() -> tuple[bytes, bytes]:
        await Warming(app, site_of(app), BASE).once()
        monkeypatch.setattr("nightcount.web.rendering.templates", lambda: pytest.fail("a page is made"))
        return await get(app, "/nights/2025-07-04"), await get(app, "/nights/2025-07-04", "uk")

    english, ukrainian = asyncio.run(both())
    assert english
    assert english != ukrainian


def test_it_stops_where_the_ledger_changes(own: Path) -> None:
    app = make_app(Options(own))
    watched = Watched(app)

    async def change(_scope: Scope) -> None:
        own.touch()
        site_of(app).refresh()

    watched.before = change
    assert asyncio.run(Warming(watched, site_of(app), BASE).once()) == 1


def test_it_begins_again_when_the_ledger_changed(own: Path, tmp_path: Path) -> None:
    app = make_app(Options(own))
    watched = Watched(app)
    post = tmp_path / "post.txt"
    post.write_text("On the night of 9 July 2025 Russia launched 18 drones, 12 were shot down.", encoding="utf-8")

    async def all_of_it() -> None:
        task = asyncio.create_task(Warming(watched, site_of(app), BASE).run())
        async with asyncio.timeout(60):
            while "/nights/2025-07-04" not in watched.asked:
                await asyncio.sleep(0.01)
            with open_ledger(own) as desk:
                desk.add(post)
            while "/nights/2025-07-09" not in watched.asked:
                await asyncio.sleep(0.01)
        task.cancel()

    asyncio.run(all_of_it())


def test_readers_come_first(own: Path) -> None:
    app = make_app(Options(own))
    site = site_of(app)
    watched = Watched(app)

    async def reader_waits() -> int:
        with site.traffic():
            task = asyncio.create_task(Warming(watched, site, BASE)._make("/method", "en"))
            await asyncio.sleep(0.1)
            meanwhile = len(watched.asked)
        await task
        return meanwhile

    assert asyncio.run(reader_waits()) == 0
    assert watched.asked == ["/method"]


def test_what_cannot_be_made_in_advance_does_not_end_the_site(own: Path) -> None:
    app = make_app(Options(own))
    watched = Watched(app)

    async def fail(scope: Scope) -> None:
        if scope["path"] == "/records":
            raise RuntimeError("no records today")

    watched.before = fail
    asyncio.run(Warming(watched, site_of(app), BASE).once())
    assert "/records" in watched.asked
    assert "/nights/2025-07-04" in watched.asked


def test_a_picture_is_not_drawn_again_where_what_it_shows_is_the_same(
    own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = make_app(Options(own))
    address = "/nights/2025-07-04/charts/flow-1.svg?language=en"

    order, drawn = WORKSHOP.order, 0

    def counted(*given: Any) -> Any:
        nonlocal drawn
        drawn += 1
        return order(*given)

    monkeypatch.setattr(WORKSHOP, "order", counted)

    async def seen() -> list[tuple[bytes, int]]:
        found = [(await get(app, address), drawn)]
        changed = own.stat().st_mtime
        os.utime(own, (changed, changed + 1))
        found.append((await get(app, address), drawn))
        # The day of the ledger stands below the picture: of another day, it is another picture.
        os.utime(own, (0, 0))
        return [*found, (await get(app, address), drawn)]

    (first, once), (again, still), (_, twice) = asyncio.run(seen())
    WORKSHOP.close()
    assert b"<svg" in first
    assert first == again
    assert (once, still, twice) == (1, 1, 2)
