"""JSON Lines of posts, one JSON object a line: `id`, `posted_at`, `text`.

Read as well, where present: `published` (instead of `posted_at`), `edited`, `source` or `channel`, `lang`, `title`,
`url`. Other fields are left aside. Texts are taken to the letter, so that spans are offsets into the given `text`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from nightcount.errors import InputError
from nightcount.sources import raw
from nightcount.sources.article import Given
from nightcount.sources.language import language_of
from nightcount.sources.moments import read_moment
from nightcount.sources.registry import find_source
from nightcount.sources.report import Report


def read_posts(path: Path, given: Given) -> Iterator[Report]:
    """One report a line, in the order of the file; empty lines are skipped. Raises InputError that names the line."""
    for number, line in raw.read_lines(path):
        if line.strip():
            place = f"{path}, line {number}"
            yield _report(_parsed(line, place), place, path, given)


def post_url(source: str, key: str | None) -> str | None:
    """Where a post of a known Telegram channel can be read."""
    channel = find_source(source).telegram
    return f"https://t.me/{channel}/{key}" if channel and key and key.isdigit() else None


def _parsed(line: str, place: str) -> Mapping[str, Any]:
    try:
        post = json.loads(line)
    except (ValueError, RecursionError) as error:
        what = (
            f"{error.msg} in column {error.colno}" if isinstance(error, json.JSONDecodeError) else "it nests too deep"
        )
        raise InputError(
            f"the line is not JSON: {what}", place=place, way_out="Write one complete JSON object a line"
        ) from None
    if not isinstance(post, dict):
        raise InputError("the line is not a JSON object", place=place, way_out='Write {"id": …, "text": …}')
    return post


def _report(post: Mapping[str, Any], place: str, path: Path, given: Given) -> Report:
    text = _word(post, "text", place)
    if not text or not text.strip():
        raise InputError(
            f"the post has no text (its fields: {', '.join(post) or 'none'})",
            place=place,
            way_out="Give every post its words under the name text, or leave the line out",
        )
    source = given.source_of(_whose(post, place), path)
    key = str(post["id"]) if post.get("id") is not None else None
    field = "published" if post.get("published") else "posted_at"
    return Report(
        source=source,
        text=text,
        published=given.published or read_moment(post.get(field), place, field),
        language=given.language or _word(post, "lang", place) or language_of(text),
        title=_word(post, "title", place),
        key=key,
        url=_word(post, "url", place) or post_url(source, key),
        edited=read_moment(post.get("edited"), place, "edited"),
    )


def _whose(post: Mapping[str, Any], place: str) -> str | None:
    """The channel where the post names one; collectors write into `source` where they found it."""
    return _word(post, "channel", place) or _word(post, "source", place)


def _word(post: Mapping[str, Any], field: str, place: str) -> str | None:
    value = post.get(field)
    if value is not None and not isinstance(value, str):
        raise InputError(f"{field} is not a string", place=place, way_out="Put it in quotation marks, or write null")
    raw.refuse_halves(value or "", place)
    return value or None
