"""Bad input ends in one clear line on standard error and exit code 2, with nothing half written."""

from __future__ import annotations

import json
import os
import sqlite3
from pathlib import Path
from threading import Thread

import pytest

from tests.cli.command import COMMAND, Ended, start

POST = {"id": "1", "posted_at": "2025-07-04T08:00:00+03:00", "source": "kpszsu", "text": "Збито 268 безпілотників."}


def assert_refused(ended: Ended, *said: str) -> None:
    """Exit code 2, nothing on standard output, one line that names the place."""
    assert ended.code == 2, ended
    assert ended.out == ""
    assert ended.err.startswith("nightcount: ")
    assert ended.err.count("\n") == 1
    assert "Traceback" not in ended.err
    for word in said:
        assert word in ended.err


def write(path: Path, data: bytes | str) -> Path:
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


@pytest.fixture
def good(tmp_path: Path) -> Path:
    return write(tmp_path / "good.jsonl", json.dumps(POST))


BAD: dict[str, bytes | str] = {
    "empty.txt": b"",
    "binary.txt": bytes(range(256)) * 8,
    "latin.txt": "Улітку 539 дронів".encode("cp1251"),
    "columns.csv": "time_start,time_end,model,launched\n2025-07-04,2025-07-04,Shahed-136/131,1\n",
    "broken.jsonl": "\n".join([json.dumps(POST)] * 16 + ['{"id": 17, "text": ']),
}


@pytest.mark.parametrize("name", BAD)
@pytest.mark.parametrize("command", ["add", "claims"])
def test_a_bad_file_is_refused_in_one_line(name: str, command: str, tmp_path: Path) -> None:
    path = write(tmp_path / name, BAD[name])
    ended = start(command, path, folder=tmp_path)
    if command == "add":
        assert_refused(ended, name)
        assert not (tmp_path / "nightcount.db").exists()
    else:
        assert ended.code == 2
        assert name in ended.err


def test_broken_json_is_named_by_its_line(tmp_path: Path) -> None:
    assert_refused(start("add", write(tmp_path / "broken.jsonl", BAD["broken.jsonl"]), folder=tmp_path), "line 17")


def test_a_missing_column_is_named(tmp_path: Path) -> None:
    assert_refused(start("add", write(tmp_path / "columns.csv", BAD["columns.csv"]), folder=tmp_path), "destroyed")


def test_a_text_of_200_mb_is_refused_without_reading_it_whole(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        for _ in range(200):
            file.write(b"539 drones. " * (1024 * 1024 // 12))
    assert_refused(start("check", path, folder=tmp_path), "large.txt", "20 MB")


@pytest.mark.parametrize("command", ["add", "check", "claims"])
def test_a_file_that_is_not_there_is_named(command: str, tmp_path: Path) -> None:
    assert_refused(start(command, tmp_path / "absent.txt", folder=tmp_path), "absent.txt")


def test_a_bad_file_among_good_ones_leaves_the_ledger_as_it_was(good: Path, tmp_path: Path) -> None:
    bad = write(tmp_path / "broken.jsonl", BAD["broken.jsonl"])
    assert start("add", good, folder=tmp_path).code == 0
    before = start("sources", "--json", folder=tmp_path).out
    second = write(tmp_path / "second.jsonl", json.dumps({**POST, "id": "2"}))
    assert_refused(start("add", second, bad, folder=tmp_path), "broken.jsonl")
    assert start("sources", "--json", folder=tmp_path).out == before


@pytest.mark.parametrize(
    "words",
    [
        ("night", "2025-02-30"),
        ("night", "yesterday"),
        ("nights", "--from", "2025-02-30"),
        ("nights", "--from", "2025-07-04", "--to", "2025-07-01"),
        ("superlatives", "--weapon", "catapult"),
        ("superlatives", "--limit", "0"),
        ("check", "good.jsonl", "--published", "Friday"),
        ("night",),
        ("dawn",),
        ("night", "2025-07-04", "--colour"),
    ],
)
def test_what_cannot_be_meant_is_refused(words: tuple[str, ...], good: Path, tmp_path: Path) -> None:
    start("add", good, folder=tmp_path)
    assert_refused(start(*words, folder=tmp_path))


@pytest.mark.parametrize("words", [("night", "2025-07-04"), ("nights",), ("sources",), ("rebuild",), ("superlatives",)])
def test_where_there_is_no_ledger_it_says_so_and_makes_none(words: tuple[str, ...], tmp_path: Path) -> None:
    assert_refused(start(*words, folder=tmp_path), "nightcount.db", "nightcount add")
    assert list(tmp_path.iterdir()) == []


def test_a_ledger_of_a_newer_version_is_refused_and_left_alone(good: Path, tmp_path: Path) -> None:
    start("add", good, folder=tmp_path)
    ledger = tmp_path / "nightcount.db"
    with sqlite3.connect(ledger) as connection:
        connection.execute("UPDATE ledger_schema SET version_num = '9999_from_the_future'")
    connection.close()
    before = ledger.read_bytes()
    for words in (("night", "2025-07-04"), ("add", str(good)), ("rebuild",)):
        assert_refused(start(*words, folder=tmp_path), "nightcount.db", "newer")
    assert ledger.read_bytes() == before


def test_a_file_that_is_no_ledger_is_refused_and_left_alone(good: Path, tmp_path: Path) -> None:
    ledger = write(tmp_path / "notes.db", "these are notes")
    assert_refused(start("--ledger", ledger, "add", good), "notes.db")
    assert ledger.read_text(encoding="utf-8") == "these are notes"


# Nothing can be made there, whoever asks: not even for root, whom permission bits do not bind.
READ_ONLY = Path("/proc") if Path("/proc").is_dir() else Path("/System")


def test_a_disk_that_cannot_be_written_is_refused(good: Path) -> None:
    assert_refused(start("--ledger", READ_ONLY / "nightcount.db", "add", good), "nightcount.db")


def test_a_page_that_cannot_be_written_is_refused(good: Path, tmp_path: Path) -> None:
    start("add", good, folder=tmp_path)
    article = write(tmp_path / "article.txt", "Ukraine said 268 drones were shot down overnight into 4 July 2025.")
    assert_refused(start("check", article, "--html", READ_ONLY / "page.html", folder=tmp_path), "page.html")


def test_posts_are_not_checked_as_one_article(good: Path, tmp_path: Path) -> None:
    two = write(tmp_path / "two.jsonl", f"{json.dumps(POST)}\n{json.dumps({**POST, 'id': '2'})}\n")
    start("add", good, folder=tmp_path)
    assert_refused(start("check", two, folder=tmp_path), "two.jsonl", "more than one")


@pytest.mark.parametrize("given", [b"", b"  \n", b"\xff\xfe\x00", b"a\x00b"])
def test_bad_standard_input_is_refused(given: bytes, good: Path, tmp_path: Path) -> None:
    start("add", good, folder=tmp_path)
    assert_refused(start("check", "-", given=given, folder=tmp_path), "standard input")


def test_a_reader_that_goes_away_ends_the_command_in_silence(good: Path, tmp_path: Path) -> None:
    import subprocess

    start("add", good, folder=tmp_path)
    reading_end, writing_end = os.pipe()
    os.close(reading_end)
    done = subprocess.run([*COMMAND, "sources"], cwd=tmp_path, stdout=writing_end, stderr=subprocess.PIPE, check=False)
    os.close(writing_end)
    assert done.stderr == b""
    assert done.returncode == 141


def test_a_pipe_in_place_of_an_article_is_read_and_in_place_of_reports_refused(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writer = Thread(target=pipe.write_text, args=("Russia launched 539 drones at Ukraine.", "utf-8"))
    writer.start()
    ended = start("claims", "--json", pipe)
    writer.join()
    assert json.loads(ended.out)["low"] == 539
    assert_refused(start("add", pipe, "--ledger", tmp_path / "a.db"), str(pipe), "only once")
    assert not (tmp_path / "a.db").exists()
