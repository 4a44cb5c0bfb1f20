"""Submitted: the article that a visitor sends, pasted or as a file. It is kept only where both sides want it."""

from __future__ import annotations

import hashlib
import json
import os
import re
import tempfile
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from pathlib import Path

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile

from nightcount.errors import InputError, UsageError
from nightcount.language import gettext as _
from nightcount.sources import Report, open_path
from nightcount.sources.article import headline
from nightcount.sources.language import language_of
from nightcount.vocabulary.night import kyiv
from nightcount.web.dates import parse_date
from nightcount.web.sizes import LIMIT, refuse_heaps, refuse_lists, too_long

_ENDINGS = re.compile(r"\.(?:txt|text|md|html?|xhtml)$", re.IGNORECASE)
_ID = re.compile(r"[0-9a-f]{20}")


@dataclass(frozen=True, slots=True)
class Submitted:
    """What was sent: the text as pasted (empty for a file), its time of publication as written, and its report."""

    text: str
    published: str
    report: Report


def pasted(text: str, published: str) -> Submitted:
    """The article of a pasted text. Raises InputError where there is no text, UsageError for a time that is none."""
    moment = _moment(published)
    # HTML cannot hold a null character; its place is kept, so that spans stay where they are.
    text = text.replace("\r\n", "\n").replace("\0", "\ufffd")
    if not text.strip():
        raise InputError(_("There is no text"), way_out=_("Paste an article, or choose a file"))
    if len(text.encode("utf-8", "replace")) > LIMIT:
        raise InputError(too_long())
    refuse_lists(text)
    report = Report("article", text, published=moment, language=language_of(text), title=headline(text))
    return Submitted(text, published, report)


async def submitted(form: FormData) -> Submitted:
    """The article of a form: the file where one was chosen, else the text. Raises as `pasted` does."""
    file = form.get("file")
    published = str(form.get("published") or "")
    if isinstance(file, UploadFile) and file.filename:
        data = await file.read(LIMIT + 1)
        if len(data) > LIMIT:
            raise InputError(too_long())
        report = await run_in_threadpool(_uploaded, data, file.filename, _moment(published))
        return Submitted("", published, report)
    return await run_in_threadpool(pasted, str(form.get("text") or ""), published)


def _uploaded(data: bytes, name: str, published: datetime | None) -> Report:
    """The one report of a file, which lies on the disk only while it is read."""
    ending = _ENDINGS.search(name)
    if ending and "htm" in ending[0].lower():
        refuse_heaps(data)
    handle, path = tempfile.mkstemp(suffix=ending[0] if ending else ".txt")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        found = [one for one in islice(open_path(Path(path), published=published), 2) if isinstance(one, Report)]
    finally:
        Path(path).unlink(missing_ok=True)
    if len(found) != 1:
        raise InputError(_("The file does not hold one article"), way_out=_("Give one article as a text or HTML file"))
    refuse_lists(found[0].text)
    return found[0]


def _moment(written: str) -> datetime | None:
    if not written.strip():
        return None
    try:
        moment = datetime.fromisoformat(written.strip())
    except ValueError:
        raise UsageError(
            _("{written} is not a time").format(written=repr(written[:40])),
            way_out=_("Write it as 2025-07-04T12:00"),
        ) from None
    parse_date(moment.date().isoformat())
    return moment if moment.tzinfo else moment.replace(tzinfo=kyiv())


class KeptChecks:
    """Texts that visitors wanted to be kept at a link, in a folder that the operator named: a file each."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def keep(self, given: Submitted) -> str:
        """Keeps the text, and returns the id of its link; the same text has the same."""
        said = {"text": given.report.text, "published": given.published}
        written = json.dumps(said, ensure_ascii=False)
        id = hashlib.sha256(written.encode("utf-8", "replace")).hexdigest()[:20]
        self._folder.mkdir(parents=True, exist_ok=True)
        path = self._folder / f"{id}.json"
        if not path.exists():
            unfinished = path.with_suffix(f".{os.getpid()}")
            unfinished.write_bytes(written.encode("utf-8", "replace"))
            unfinished.replace(path)
        return id

    def find(self, id: str) -> Submitted | None:
        """The text of a link, null where there is none."""
        path = self._folder / f"{id}.json"
        if not _ID.fullmatch(id) or not path.is_file():
            return None
        said = json.loads(path.read_text(encoding="utf-8"))
        return pasted(said["text"], said["published"])
