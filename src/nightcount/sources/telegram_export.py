"""The export of Telegram Desktop (`result.json`): one channel, or all chats of an account."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from nightcount.errors import InputError
from nightcount.sources import raw
from nightcount.sources.article import Given
from nightcount.sources.language import language_of
from nightcount.sources.posts import post_url
from nightcount.sources.registry import identify
from nightcount.sources.report import Report


def read_telegram_export(path: Path, given: Given) -> Iterator[Report]:
    """One report a message that has text, in the order of the file; service messages and bare pictures are no reports.

    Its source is the channel; its key is the message's number. Raises InputError, naming the message.
    """
    chats = _chats(_parsed(path), path)
    found = 0
    for chat in chats:
        for message in chat["messages"]:
            report = _report(message, str(chat.get("name") or "") or None, path, given)
            if report:
                found += 1
                yield report
    if not found:
        raise InputError("the export holds no message with text", place=str(path), way_out="Export messages as JSON")


def _parsed(path: Path) -> Any:
    try:
        return json.loads(raw.read_text(path, raw.EXPORT_LIMIT))
    except json.JSONDecodeError as error:
        raise InputError(
            f"this is not JSON: {error.msg} in column {error.colno}",
            place=f"{path}, line {error.lineno}",
            way_out="Export the channel again, as machine-readable JSON",
        ) from None
    except RecursionError:
        raise InputError("the JSON nests too deep", place=str(path)) from None


def _chats(export: Any, path: Path) -> list[dict[str, Any]]:
    chats = [export]
    if isinstance(export, dict) and isinstance(export.get("chats"), dict):
        chats = export["chats"].get("list") or []
    if not all(isinstance(chat, dict) and isinstance(chat.get("messages"), list) for chat in chats):
        raise InputError(
            "this JSON is not an export of Telegram Desktop: it has no list of messages",
            place=str(path),
            way_out="Write posts as JSON Lines, one object a line, in a .jsonl file",
        )
    return chats


def _report(message: Any, channel: str | None, path: Path, given: Given) -> Report | None:
    if not isinstance(message, dict) or message.get("type") != "message":
        return None
    key = str(message.get("id", "?"))
    place = f"{path}, message {key}"
    text = _joined(message.get("text", ""), place)
    if not text.strip():
        return None
    source = given.source_of(_whose(message, channel), path)
    return Report(
        source=source,
        text=text,
        published=given.published or _moment(message, "date", place),
        language=given.language or language_of(text),
        key=key,
        url=post_url(source, key),
        edited=_moment(message, "edited", place),
    )


def _whose(message: dict[str, Any], channel: str | None) -> str | None:
    """The channel by its name or its number; the registry knows both."""
    known = identify(str(message.get("from_id") or "")) or identify(channel or "")
    return known.id if known else channel


def _joined(text: Any, place: str) -> str:
    """The text as the reader sees it: a string, or a list of strings and entities."""
    parts = text if isinstance(text, list) else [text]
    words = [part.get("text") if isinstance(part, dict) else part for part in parts]
    if not all(isinstance(word, str) for word in words):
        raise InputError("the text is neither a string nor a list of parts", place=place)
    joined = "".join(str(word) for word in words)
    raw.refuse_halves(joined, place)
    return joined


def _moment(message: dict[str, Any], field: str, place: str) -> datetime | None:
    """Seconds since 1970 (`date_unixtime`); the plain `date` has no offset and is the clock of whoever exported."""
    seconds = message.get(f"{field}_unixtime")
    if seconds is None:
        return None
    try:
        return datetime.fromtimestamp(int(seconds), UTC)
    except (ValueError, TypeError, OverflowError, OSError):
        raise InputError(
            f"{field}_unixtime {seconds!r} is not a time", place=place, way_out="Export the channel again"
        ) from None
