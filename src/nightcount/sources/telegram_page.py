"""A saved page of a public Telegram channel (`t.me/s/…`), or a part of one.

The page marks a post as edited without saying when, so `edited` stays null; a changed text is a new revision.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from nightcount.errors import InputError
from nightcount.sources import raw
from nightcount.sources.article import Given
from nightcount.sources.language import language_of
from nightcount.sources.moments import read_moment
from nightcount.sources.report import Report

MARK = b"tgme_widget_message"
# A post quoted in a reply carries a text of its own, which is not what this post says. Under an album, the text
# stands twice, one inside the other.
TEXT = (
    ".//div[contains(concat(' ', @class, ' '), ' js-message_text ')"
    " and not(ancestor::*[contains(concat(' ', @class, ' '), ' tgme_widget_message_reply ')])"
    " and not(ancestor::*[contains(concat(' ', @class, ' '), ' js-message_text ')])]"
)
BUBBLE = "//div[contains(concat(' ', @class, ' '), ' tgme_widget_message_bubble ')]"
DATE = ".//a[contains(concat(' ', @class, ' '), ' tgme_widget_message_date ')]"
BLOCKS = {"p", "div", "pre", "blockquote"}


def read_telegram_page(path: Path, given: Given) -> Iterator[Report]:
    """One report a post that has text, in the order of the page. Raises InputError where there is none."""
    from lxml import html

    page = html.document_fromstring(raw.read_text(path))
    found = 0
    for number, bubble in enumerate(page.xpath(BUBBLE), start=1):
        report = _report(bubble, f"{path}, post {number} of the page", path, given)
        if report:
            found += 1
            yield report
    if not found:
        raise InputError(
            "no post with text is found in this page",
            place=str(path),
            way_out="Save the page as https://t.me/s/channel",
        )


def _report(bubble: Any, place: str, path: Path, given: Given) -> Report | None:
    text = "\n".join(filter(None, (_words(part) for part in bubble.xpath(TEXT))))
    links = bubble.xpath(DATE)
    if not text or not links:
        return None
    url = links[0].get("href", "").split("?")[0]
    channel, _, key = urlsplit(url).path.strip("/").partition("/")
    times = links[0].xpath(".//time/@datetime")
    return Report(
        source=given.source_of(channel or None, path),
        text=text,
        published=given.published or read_moment(times[0] if times else None, place, "datetime"),
        language=given.language or language_of(text),
        key=key or None,
        url=url or None,
    )


def _words(element: Any) -> str:
    """The text of an element with its line breaks; formatting is flattened, and a block stands on lines of its own."""
    parts: list[str] = []

    def say(words: str | None) -> None:
        if words:
            parts.append(words)

    def walk(node: Any) -> None:
        block = node.tag in BLOCKS
        if node.tag == "br" or (block and parts and not parts[-1].endswith("\n")):
            say("\n")
        if isinstance(node.tag, str):
            say(node.text)
            for child in node:
                walk(child)
                say(child.tail)
        if block:
            say("\n")

    walk(element)
    return "".join(parts).strip()
