"""`export` as a person uses it: what it writes, what it refuses, and that it leaves nothing half made."""

from __future__ import annotations

import json
import os
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.cli.command import COMMAND, call

RIGHTS = ("--author", "A desk", "--licence", "CC-BY-4.0")


def test_a_package_is_written_and_verified(ledger: Path, tmp_path: Path) -> None:
    ended = call("export", tmp_path / "out", "--ledger", ledger)
    assert ended.code == 0, ended.err
    assert f"{tmp_path / 'out'}: version 20" in ended.out
    assert "  accounts" in ended.out
    verified = call("export", tmp_path / "out", "--verify")
    assert (verified.code, verified.err) == (0, "")
    assert "all as they were written" in verified.out


def test_the_same_ledger_gives_the_same_package_twice(ledger: Path, tmp_path: Path) -> None:
    for name in ("one", "two"):
        assert call("export", tmp_path / name, "--ledger", ledger, "--hxl").code == 0
    one, two = ((tmp_path / name / "SHA256SUMS").read_bytes() for name in ("one", "two"))
    assert one == two


def test_a_span_holds_its_nights_only(ledger: Path, tmp_path: Path) -> None:
    words = ("--from", "2025-06-29", "--to", "2025-06-29", "--format", "jsonl", "--json")
    said = json.loads(call("export", tmp_path / "out", *words, "--ledger", ledger).out)
    assert said["rows"]["attacks"] == 1
    attacks = (tmp_path / "out" / "jsonl" / "attacks.jsonl").read_text(encoding="utf-8")
    assert [json.loads(line)["night"] for line in attacks.splitlines()] == ["2025-06-29"]
    alerts = [
        json.loads(line) for line in (tmp_path / "out" / "jsonl" / "alerts.jsonl").read_text("utf-8").splitlines()
    ]
    assert all(one["end"] >= "2025-06-28T15" and one["start"] < "2025-06-29T06" for one in alerts)
    described = json.loads((tmp_path / "out" / "datapackage.json").read_text("utf-8"))["description"]
    assert "It holds the nights from 29 June 2025 to 29 June 2025 only." in described


def test_a_release_is_written_once(ledger: Path, tmp_path: Path) -> None:
    words = ("export", tmp_path / "releases", "--release", "2026.1", *RIGHTS, "--ledger", ledger)
    assert call(*words).code == 0
    again = call(*words)
    assert again.code == 0
    assert "stands there already, the same byte for byte" in again.out
    other = call(*words, "--from", "2025-07-01")
    assert other.code == 2
    assert "is frozen" in other.err
    assert call("export", tmp_path / "releases" / "2026.1", "--verify").code == 0


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--format", "xlsx"), "'xlsx' is no format"),
        (("--format", ""), "'' is no format"),
        (("--format", "jsonl", "--hxl"), "HXL tags stand in CSV only"),
        (("--licence", "MINE"), "'MINE' is no licence"),
        (("--author", " "), "an author without a name"),
        (("--release", "2026.1"), "Add --author"),
        (("--release", "2026.1", "--author", "A desk"), "Add --licence"),
        (("--release", "next", *RIGHTS), "'next' is no number of a release"),
        (("--from", "2025-02-30"), "'2025-02-30' is not a date"),
        (("--from", "2025-07-04", "--to", "2025-07-01"), "run backwards"),
        (("--verify",), "there is no such folder"),
    ],
)
def test_what_cannot_be_meant_is_refused_in_one_line(
    words: tuple[str, ...], said: str, ledger: Path, tmp_path: Path
) -> None:
    ended = call("export", tmp_path / "out", *words, "--ledger", ledger)
    assert ended.code == 2
    assert ended.out == ""
    assert said in ended.err
    assert ended.err.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


def test_the_author_of_the_environment_is_one_however_many_words_it_has(
    ledger: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NIGHTCOUNT_AUTHOR", "A desk of words")
    monkeypatch.setenv("NIGHTCOUNT_LICENCE", "CC0-1.0")
    ended = call("export", tmp_path, "--release", "2026.1", "--format", "csv", "--ledger", ledger)
    assert ended.code == 0, ended.err
    said = json.loads((tmp_path / "2026.1" / "datapackage.json").read_text(encoding="utf-8"))
    assert [one["title"] for one in said["contributors"]] == ["A desk of words", "Nightcount"]


def test_a_ledger_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    ended = call("export", tmp_path / "out", "--ledger", tmp_path / "absent.db")
    assert (ended.code, ended.err.count("\n")) == (2, 1)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("place", ["file", "file/out"])
def test_a_place_that_is_no_folder_is_refused(place: str, ledger: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine", encoding="utf-8")
    ended = call("export", tmp_path / place, "--ledger", ledger)
    assert (ended.code, ended.err.count("\n")) == (2, 1)
    assert (tmp_path / "file").read_text(encoding="utf-8") == "mine"
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_cannot_be_written_is_named(ledger: Path, tmp_path: Path) -> None:
    tmp_path.chmod(0o555)
    ended = call("export", tmp_path / "out", "--ledger", ledger)
    tmp_path.chmod(0o755)
    assert (ended.code, ended.err.count("\n")) == (2, 1)
    assert "cannot be written" in ended.err


def _small_files_only() -> None:
    # What a full disk is to a program: a write that fails in the middle of a file.
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))


@pytest.mark.parametrize("before", [False, True], ids=["new", "over an older one"])
def test_a_full_disk_leaves_everything_as_it_was(before: bool, ledger: Path, tmp_path: Path) -> None:
    place = tmp_path / "out"
    if before:
        assert call("export", place, "--ledger", ledger, "--format", "csv").code == 0
    command = [*COMMAND, "export", str(place), "--ledger", str(ledger)]
    ended = subprocess.run(command, capture_output=True, text=True, preexec_fn=_small_files_only, check=False)
    assert ended.returncode == 2, ended.stderr
    assert ended.stderr.count("\n") == 1
    assert "the package cannot be written" in ended.stderr
    assert [path.name for path in tmp_path.iterdir()] == (["out"] if before else [])
    if before:
        assert call("export", place, "--verify").code == 0


# Slows each file down, so that the end can come in the middle of the writing.
SLOWLY = """
import time
from nightcount.publishing.package import folder
write = folder.os.fsync
def slow(handle):
    time.sleep(0.05)
    write(handle)
folder.os.fsync = slow
from nightcount.cli.main import main
main()
"""


@pytest.mark.parametrize("before", [False, True], ids=["new", "over an older one"])
@pytest.mark.parametrize("files", [1, 20])
def test_a_killed_export_leaves_no_half_package(before: bool, files: int, ledger: Path, tmp_path: Path) -> None:
    place = tmp_path / "out"
    if before:
        assert call("export", place, "--ledger", ledger, "--format", "csv").code == 0
    running = subprocess.Popen([sys.executable, "-c", SLOWLY, "export", str(place), "--ledger", str(ledger)])
    while running.poll() is None:
        unfinished = list(tmp_path.glob(".out.*.unfinished"))
        if unfinished and sum(path.is_file() for path in unfinished[0].rglob("*")) >= files:
            running.send_signal(signal.SIGKILL)
            break
        time.sleep(0.005)
    assert running.wait() == -signal.SIGKILL
    assert place.exists() == before
    if before:
        assert call("export", place, "--verify").code == 0
    assert call("export", place, "--ledger", ledger).code == 0
    assert call("export", place, "--verify").code == 0
