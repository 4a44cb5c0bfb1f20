"""open_path: whatever a file is, its reports or alert signals. What it is, its content says; its name only helps."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from nightcount.errors import InputError
from nightcount.sources import alert_intervals, nightly, raw, table
from nightcount.sources.alert_answers import read_answer
from nightcount.sources.alert_intervals import read_alert_csv, read_alert_parquet
from nightcount.sources.article import Given, read_article
from nightcount.sources.nightly import read_nightly
from nightcount.sources.posts import read_posts
from nightcount.sources.report import Heard, Report, Signal
from nightcount.sources.telegram_export import read_telegram_export
from nightcount.sources.telegram_page import MARK, read_telegram_page
from nightcount.sources.webpage import read_webpage

MARKUP = re.compile(
    rb"(\xef\xbb\xbf)?\s*<(!doctype|!--|\?xml|(html|head|body|meta|article|main|section|div|p|h1)\b)", re.IGNORECASE
)
# The beginning of what an alert service answers: alerts.in.ua, then ukrainealarm.
ANSWER = re.compile(r'\A\{\s*"alerts"\s*:\s*\[|\A\[\s*\{\s*"regionId"')
ALERT_COLUMNS = {*alert_intervals.OFFICIAL.required, *alert_intervals.VOLUNTEER.required, "naive"}
NIGHTLY_COLUMNS = {*nightly.REQUIRED, "not_reach_goal", "still_attacking", "launch_place"}
# So many of its columns make a table one of the data sets, even where a column that it needs is missing.
ENOUGH = 2


def open_path(
    path: Path, *, source: str | None = None, published: datetime | None = None, language: str | None = None
) -> Iterator[Report | Signal | Heard]:
    """What the file says, in its order: reports, or signals where it tells of alerts.

    Read are a text file, a page with an article, JSON Lines of posts, an export of Telegram Desktop, a saved channel
    page, the nightly data set (CSV), alert intervals (CSV, Parquet) and answers of alert services, each also gzipped.
    `source`, `published` (aware) and `language` take precedence over what the file says of itself.

    Raises InputError, one line that names the file, the place in it and the way out, possibly after some results:
    whoever stores them stores all or none.
    """
    if published is not None and published.tzinfo is None:
        raise ValueError("a time of publication without a time zone")
    given = Given(source, published, language)
    head = raw.read_head(path)
    if head.startswith(raw.PARQUET):
        return read_alert_parquet(path, given)
    if MARK in head or MARKUP.match(head) or _suffix(path) in (".html", ".htm"):
        page = read_telegram_page if MARK in head else read_webpage
        return page(path, given)
    return _open_text(path, head, given)


def _open_text(path: Path, head: bytes, given: Given) -> Iterator[Report | Signal | Heard]:
    start = head.decode("utf-8", "replace").removeprefix("\ufeff").lstrip()
    first = start.partition("\n")[0].strip()
    if ANSWER.search(start):
        return read_answer(path, given)
    if start.startswith(("{", "[")) or _suffix(path) in (".jsonl", ".ndjson", ".json"):
        whole = _is_one_document(first, path)
        return read_telegram_export(path, given) if whole else read_posts(path, given)
    columns = table.header_of(first)
    if len(NIGHTLY_COLUMNS & set(columns)) >= ENOUGH:
        return read_nightly(path, given)
    if len(ALERT_COLUMNS & set(columns)) >= ENOUGH:
        return read_alert_csv(path, given, columns)
    if _suffix(path) == ".csv":
        raise InputError(
            f"a table of none of the known data sets (its columns: {', '.join(columns)[:120]})",
            place=str(path),
            way_out="Give it the columns region, started_at, finished_at for alerts, or write posts as JSON Lines",
        )
    return read_article(path, given)


def _is_one_document(first: str, path: Path) -> bool:
    """True for JSON that is one document over many lines, false for one object a line."""
    if _suffix(path) in (".jsonl", ".ndjson"):
        return False
    try:
        post = json.loads(first)
    except (ValueError, RecursionError):
        return _suffix(path) == ".json" or first in ("{", "[")
    return not isinstance(post, dict) or "messages" in post or "chats" in post


def _suffix(path: Path) -> str:
    """The ending that tells the format, without `.gz`."""
    name = path.name.lower().removesuffix(".gz")
    return Path(name).suffix
