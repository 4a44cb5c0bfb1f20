"""The bytes of a file, plain or gzipped, and the text in them. Whatever stands in the way is an InputError.

Text is UTF-8. Nothing is changed in it but a byte order mark, which is left out, so that offsets are those of the file.
"""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, cast

from nightcount.errors import InputError

# A report is a page of text. What is larger is a collection, and those are read line by line or as data sets.
TEXT_LIMIT = 20 * 1024 * 1024
# The export of a whole channel is one JSON document, and must fit in memory.
EXPORT_LIMIT = 512 * 1024 * 1024
LINE_LIMIT = 4 * 1024 * 1024
# Enough to tell what a file is: the first message of a saved channel page stands far below its head.
HEAD = 64 * 1024

GZIP = b"\x1f\x8b"
PARQUET = b"PAR1"
# How files begin that are no text, even where their bytes happen to be letters.
OTHER_KINDS = {
    b"%PDF-": "a PDF",
    b"PK\x03\x04": "a ZIP archive or an Office document",
    b"SQLite format 3": "a database",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"{\\rtf": "an RTF document",
    b"\xff\xfe": "text in UTF-16",
    b"\xfe\xff": "text in UTF-16",
}


@contextmanager
def opened(path: Path) -> Iterator[BinaryIO]:
    """The file for reading, unpacked where it is gzipped. Raises InputError, also for what fails while it is read."""
    place = str(path)
    if path.is_fifo():
        raise InputError("this is a pipe, which can be read only once", place=place, way_out="Save it to a file first")
    try:
        with path.open("rb") as stream:
            packed = stream.read(2) == GZIP
            stream.seek(0)
            yield cast("BinaryIO", gzip.GzipFile(fileobj=stream)) if packed else stream
    except FileNotFoundError:
        raise InputError("there is no such file", place=place, way_out="Check the spelling of the path") from None
    except IsADirectoryError:
        raise InputError("this is a folder", place=place, way_out=f"Name the files in it, such as {path}/*") from None
    except PermissionError:
        raise InputError("no permission to read it", place=place, way_out="Ask its owner, or copy it") from None
    except (EOFError, gzip.BadGzipFile, zlib.error):
        raise InputError(
            "the gzip file is cut short or damaged", place=place, way_out="Fetch it again; nothing was taken from it"
        ) from None
    except OSError as error:
        raise InputError(f"it cannot be read ({error.strerror or error})", place=place) from None


def read_head(path: Path) -> bytes:
    """The first 64 KiB, unpacked. Raises InputError for an empty file and for one that is neither text nor Parquet."""
    with opened(path) as stream:
        head = stream.read(HEAD)
    if not head.strip():
        raise InputError("the file is empty", place=str(path), way_out="Save the report again, with its text")
    if not head.startswith(PARQUET):
        refuse_binary(path, head)
    return head


def refuse_binary(path: Path, head: bytes) -> None:
    """Raise InputError where bytes are not those of a text."""
    kind = next((name for magic, name in OTHER_KINDS.items() if head.startswith(magic)), None)
    if kind is None and b"\0" in head:
        kind = "a binary file"
    if kind:
        raise InputError(f"this is {kind}, not text in UTF-8", place=str(path), way_out="Save its text as UTF-8")


def read_bytes(path: Path, limit: int = TEXT_LIMIT) -> bytes:
    """All bytes of a file that holds one document. Raises InputError above the limit."""
    with opened(path) as stream:
        data = stream.read(limit + 1)
    if len(data) > limit:
        raise InputError(
            f"one document of more than {limit // 1024**2} MB",
            place=str(path),
            way_out="Split it into one report a file, or into one a line as JSON Lines",
        )
    return data


def read_text(path: Path, limit: int = TEXT_LIMIT) -> str:
    """All text of a file that holds one document. Raises InputError above the limit and where it is not UTF-8."""
    return decode(read_bytes(path, limit), path)


def read_lines(path: Path) -> Iterator[tuple[int, str]]:
    """Line numbers from 1 and lines without their ends; the file may be of any size, a line has at most 4 MB."""
    offset = 0
    with opened(path) as stream:
        for number, line in enumerate(iter(lambda: stream.readline(LINE_LIMIT + 1), b""), start=1):
            if len(line) > LINE_LIMIT:
                raise InputError(
                    f"a line of more than {LINE_LIMIT // 1024**2} MB",
                    place=f"{path}, line {number}",
                    way_out="Write one post a line",
                )
            yield number, decode(line, path, offset=offset, line=number).rstrip("\r\n")
            offset += len(line)


def decode(data: bytes, path: Path, *, offset: int = 0, line: int = 1) -> str:
    """UTF-8 without a byte order mark. `data` begins at byte `offset` of the file, in line `line`."""
    try:
        return data.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        before = data[: error.start].count(b"\n")
        raise InputError(
            f"byte 0x{data[error.start]:02x} at offset {offset + error.start} is not UTF-8",
            place=f"{path}, line {line + before}",
            way_out="Save the file as UTF-8",
        ) from None


def refuse_halves(text: str, place: str) -> None:
    """Raise InputError for half of a surrogate pair, which JSON can write and no other text can hold."""
    try:
        text.encode()
    except UnicodeEncodeError:
        raise InputError(
            "the text holds half of a surrogate pair", place=place, way_out="Write the character itself"
        ) from None
