"""Files that cannot be read: each ends in one line that names the file, the place in it and the way out."""

from __future__ import annotations

import gzip
import json
import os
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nightcount.errors import InputError
from nightcount.sources import open_path

ALERTS = "region,started_at,finished_at,n_subalerts,duration_minutes\n"
KYIV = "Kyiv City,2025-07-03T17:00:00Z,2025-07-04T01:50:00Z,1,530\n"
NIGHTLY = "time_start,time_end,model,launched,destroyed,source\n"
POST = '{"id": 1, "posted_at": "2025-07-04T05:00:00Z", "text": "Збито 268 дронів"}\n'


def refusal(path: Path) -> str:
    """The one line with which the file is refused."""
    with pytest.raises(InputError) as caught:
        list(open_path(path))
    line = str(caught.value)
    assert "\n" not in line
    assert line.startswith(str(path))
    return line


@pytest.fixture
def file(tmp_path: Path) -> Callable[[str, str | bytes], Path]:
    def write(name: str, content: str | bytes) -> Path:
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write


Write = Callable[[str, str | bytes], Path]


@pytest.mark.parametrize("name", ["a.txt", "a.csv", "a.jsonl", "a.json", "a.html", "a.parquet", "a.csv.gz"])
@pytest.mark.parametrize("content", [b"", b"\n \n", gzip.compress(b"", mtime=0)])
def test_an_empty_file_is_said_to_be_empty(file: Write, name: str, content: bytes) -> None:
    line = refusal(file(name, content))
    assert "the file is empty" in line
    assert "Save the report again" in line


def test_a_file_of_a_byte_order_mark_alone_is_empty(file: Write) -> None:
    assert "the file is empty" in refusal(file("a.txt", b"\xef\xbb\xbf"))


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"\x7fELF\x02\x01\x01\0\0\0", "a binary file"),
        (b"%PDF-1.7\n1 0 obj", "a PDF"),
        (b"PK\x03\x04rest", "a ZIP archive"),
        (b"SQLite format 3\0", "a database"),
        (b"\x89PNG\r\n\x1a\n", "a picture"),
        ("Збито 268 дронів".encode("utf-16"), "UTF-16"),
    ],
)
def test_what_is_no_text_is_named_for_what_it_is(file: Write, content: bytes, kind: str) -> None:
    line = refusal(file("report.txt", content))
    assert kind in line
    assert "Save its text as UTF-8" in line


@pytest.mark.parametrize("name", ["big.txt", "big.html"])
def test_a_document_of_200_mb_is_refused_with_the_limit_and_the_way_out(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    with path.open("wb") as stream:
        stream.write(b"<html><body>" if name.endswith("html") else b"A night of drones. ")
        stream.truncate(64 * 1024)
        stream.seek(200 * 1024 * 1024)
        stream.write(b"end")
    spaces = path.read_bytes()[: 64 * 1024].replace(b"\0", b" ")
    with path.open("r+b") as stream:
        stream.write(spaces)
    line = refusal(path)
    assert "more than 20 MB" in line
    assert "JSON Lines" in line


def test_a_small_gzip_that_unpacks_to_a_huge_text_is_refused(file: Write) -> None:
    assert "more than 20 MB" in refusal(file("a.txt.gz", gzip.compress(b"drones " * 3_500_000)))


def test_a_line_of_posts_is_limited_too(file: Write) -> None:
    line = refusal(file("a.jsonl", POST + '{"text": "' + "a" * (5 * 1024 * 1024) + '"}'))
    assert "line 2" in line
    assert "more than 4 MB" in line


@pytest.mark.parametrize(("name", "head"), [("a.txt", ""), ("a.jsonl", POST), ("a.csv", ALERTS), ("a.csv.gz", ALERTS)])
def test_invalid_utf8_is_found_by_its_byte_and_its_line(file: Write, name: str, head: str) -> None:
    good = (head or "First line.\n").encode()
    content = good + "Збито".encode("cp1251") + b"\n"
    line = refusal(file(name, gzip.compress(content) if name.endswith(".gz") else content))
    assert "line 2" in line
    assert f"at offset {len(good)}" in line
    assert "Save the file as UTF-8" in line


@pytest.mark.parametrize(
    ("header", "missing"),
    [
        ("region,started_at,n_subalerts,duration_minutes", "finished_at"),
        ("started_at,finished_at,n_subalerts", "region"),
        ("oblast,raion,hromada,started_at,finished_at,source", "level"),
        ("time_start,time_end,model,launched,source", "destroyed"),
    ],
)
def test_a_missing_column_is_named(file: Write, header: str, missing: str) -> None:
    line = refusal(file("a.csv", f"{header}\n" + ",".join("x" * len(header.split(",")))))
    assert f"the column {missing} is missing" in line


def test_a_table_of_no_known_data_set_is_refused_with_its_columns(file: Write) -> None:
    assert "uid, name" in refusal(file("a.csv", "uid,name\n3,Kyiv\n"))


def test_broken_json_on_line_17_is_named_by_its_line(file: Write) -> None:
    line = refusal(file("posts.jsonl", POST * 16 + '{"id": 17, "text": "Збито\n' + POST))
    assert "posts.jsonl, line 17: the line is not JSON" in line


def test_broken_json_in_an_export_is_named_by_its_line(file: Write) -> None:
    content = '{\n "name": "x",\n "messages": [\n' + " 1,\n" * 13 + " oops\n]}"
    assert "result.json, line 17" in refusal(file("result.json", content))


@pytest.mark.parametrize("post", ['{"id": 2}', '{"id": 2, "text": ""}', '{"id": 2, "text": null}', '{"text": "  "}'])
def test_a_post_without_text_is_named_by_its_line(file: Write, post: str) -> None:
    line = refusal(file("posts.jsonl", POST + post))
    assert "line 2: the post has no text" in line


@pytest.mark.parametrize("post", ["[1, 2]", "17", '"text"', '{"text": 5}', '{"text": ["a"]}'])
def test_a_line_that_is_no_post_is_named(file: Write, post: str) -> None:
    assert "line 2" in refusal(file("posts.jsonl", POST + post))


@pytest.mark.parametrize("field", ["posted_at", "published", "edited"])
def test_a_time_that_no_calendar_has_is_refused(file: Write, field: str) -> None:
    line = refusal(file("posts.jsonl", json.dumps({"text": "x", field: "2025-02-30T08:00:00Z"})))
    assert f"{field} '2025-02-30T08:00:00Z' is not a time of the calendar" in line
    assert "line 1" in line


def test_a_time_without_a_zone_is_refused_rather_than_guessed(file: Write) -> None:
    assert "has no time zone" in refusal(file("posts.jsonl", '{"text": "x", "posted_at": "2025-07-04T08:00:00"}'))


@pytest.mark.parametrize("cell", ["2025-02-30T10:00:00Z", "yesterday", "2025-07-04T10:00:00"])
def test_a_bad_time_of_an_alert_is_named_by_its_row(file: Write, cell: str) -> None:
    line = refusal(file("a.csv", f"{ALERTS}{KYIV}Kyiv City,{cell},,1,5\n"))
    assert "row 3" in line
    assert cell in line


def test_an_alert_that_ends_before_it_starts_is_named_by_its_row(file: Write) -> None:
    line = refusal(file("a.csv", f"{ALERTS}{KYIV}Kyiv City,2025-07-04T02:00:00Z,2025-07-04T01:00:00Z,1,5\n"))
    assert "row 3: the alert ends (2025-07-04T01:00:00Z) before it starts" in line


def test_an_alert_of_an_unknown_area_is_named_by_its_row(file: Write) -> None:
    line = refusal(file("a.csv", f"{ALERTS}{KYIV}Atlantis,2025-07-04T02:00:00Z,,1,5\n"))
    assert "row 3" in line
    assert "Atlantis" in line


@pytest.mark.parametrize("field", ["text", "title"])
def test_half_a_surrogate_pair_is_refused_before_it_breaks_the_ledger(file: Write, field: str) -> None:
    line = refusal(file("posts.jsonl", POST + json.dumps({"text": "x", field: "\ud83d"})))
    assert "line 2: the text holds half of a surrogate pair" in line


def test_a_row_cut_short_is_no_open_alert(file: Write) -> None:
    line = refusal(file("a.csv", f"{ALERTS}{KYIV}Kyiv City,2025-07-04T02:0"))
    assert "row 3: the row has 2 cells under 5 columns" in line


@pytest.mark.parametrize("time", ["2025-02-30", "2025-07-03 25:00", "4 July", ""])
def test_a_bad_time_of_the_nightly_data_set_is_named_by_its_row(file: Write, time: str) -> None:
    line = refusal(file("n.csv", f"{NIGHTLY}{time},2025-07-04,Kalibr,1,0,kpszsu/posts/1\n"))
    assert "row 2" in line
    assert "time_start" in line


@pytest.mark.parametrize("name", ["a.csv.gz", "a.jsonl.gz", "a.txt.gz"])
def test_a_truncated_gzip_is_said_to_be_cut_short(file: Write, name: str) -> None:
    content = {"a.csv.gz": ALERTS + KYIV * 5000, "a.jsonl.gz": POST * 5000, "a.txt.gz": "Drones. " * 50_000}[name]
    packed = gzip.compress(content.encode())
    line = refusal(file(name, packed[: len(packed) // 2]))
    assert "cut short or damaged" in line
    assert "Fetch it again" in line


def test_a_truncated_parquet_is_said_to_be_cut_short(tmp_path: Path) -> None:
    import polars

    path = tmp_path / "alerts.parquet"
    rows = {"region": ["Kyiv City"] * 500, "started_at": ["x"] * 500, "finished_at": ["y"] * 500}
    polars.DataFrame(rows).write_parquet(path)
    path.write_bytes(path.read_bytes()[:-40])
    assert "the Parquet file is cut short or damaged" in refusal(path)


def test_a_parquet_damaged_inside_is_refused_without_noise(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    import polars

    path = tmp_path / "alerts.parquet"
    rows = {name: [f"{name} {n}" for n in range(500)] for name in ("region", "started_at", "finished_at")}
    polars.DataFrame(rows).write_parquet(path)
    data = path.read_bytes()
    path.write_bytes(data[:200] + b"\xff" * 400 + data[600:])
    assert "damaged" in refusal(path)
    assert capfd.readouterr() == ("", "")


def test_a_parquet_with_a_missing_column_is_told_which(tmp_path: Path) -> None:
    import polars

    path = tmp_path / "alerts.parquet"
    polars.DataFrame({"region": ["Kyiv City"], "started_at": ["2025-07-03T17:00:00Z"]}).write_parquet(path)
    assert "the column finished_at is missing" in refusal(path)


def test_a_parquet_whose_times_have_no_zone_is_refused(tmp_path: Path) -> None:
    import polars

    path = tmp_path / "alerts.parquet"
    moment = datetime(2025, 7, 3, 17)  # noqa: DTZ001  a time without a zone is what is tested
    polars.DataFrame({"region": ["Kyiv City"], "started_at": [moment], "finished_at": [moment]}).write_parquet(path)
    line = refusal(path)
    assert "row 1" in line
    assert "no time zone" in line


def test_a_page_without_an_article_is_refused(file: Write) -> None:
    line = refusal(file("a.html", "<!doctype html><html><head><title>x</title></head><body><nav></nav></body></html>"))
    assert "no article is found" in line
    assert "Copy the article into a text file" in line


def test_a_channel_page_without_posts_is_refused(file: Write) -> None:
    assert "no post with text" in refusal(file("a.html", '<html><div class="tgme_widget_message"></div></html>'))


@pytest.mark.parametrize("content", ["{}", '{"name": "x"}', "[\n 1\n]", '{"messages": 5}', '{"messages": []}'])
def test_json_that_is_no_export_is_refused(file: Write, content: str) -> None:
    refusal(file("result.json", content))


def test_a_folder_is_refused_with_a_hint(tmp_path: Path) -> None:
    assert "this is a folder" in refusal(tmp_path)


def test_a_file_that_does_not_exist_is_refused(tmp_path: Path) -> None:
    assert "there is no such file" in refusal(tmp_path / "none.txt")


@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="the superuser may read everything")
def test_a_file_without_permission_is_refused(file: Write) -> None:
    path = file("secret.txt", "text")
    path.chmod(0)
    assert "no permission to read it" in refusal(path)


def test_a_refused_permission_is_told_even_to_the_superuser(file: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(self: Path, mode: str) -> None:
        raise PermissionError(13, "Permission denied", str(self))

    path = file("secret.txt", "text")
    monkeypatch.setattr(Path, "open", refuse)
    assert "no permission to read it" in refusal(path)


def test_a_time_of_publication_without_a_zone_is_a_mistake_of_the_caller(file: Write) -> None:
    with pytest.raises(ValueError, match="time zone"):
        open_path(file("a.txt", "text"), published=datetime(2025, 7, 4))  # noqa: DTZ001  what is tested


BEGINNINGS = ["", POST, ALERTS + KYIV, NIGHTLY, '{"messages": [', "<html><body>", "PAR1"]


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(beginning=st.sampled_from(BEGINNINGS), rest=st.binary(max_size=200) | st.text(max_size=80).map(str.encode))
def test_whatever_a_file_holds_it_is_read_or_refused_in_one_line(tmp_path: Path, beginning: str, rest: bytes) -> None:
    path = tmp_path / "file"
    path.write_bytes(beginning.encode() + rest)
    found, line = 0, ""
    try:
        found = sum(1 for _ in open_path(path))
    except InputError as error:
        line = str(error)
    assert found or (str(path) in line and "\n" not in line)


@pytest.mark.parametrize("content", [ALERTS, NIGHTLY, f"{ALERTS}\n\n"])
def test_a_table_without_rows_is_no_calm_month(file: Write, content: str) -> None:
    assert "the table has no rows" in refusal(file("a.csv", content))


def test_a_page_is_refused_without_a_word_beside_the_one_line(file: Write, capfd: pytest.CaptureFixture[str]) -> None:
    refusal(file("a.html", "<html><body></body></html>"))
    assert capfd.readouterr() == ("", "")
