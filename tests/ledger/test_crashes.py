"""Real processes that are killed, run at once, or run out of disk: the ledger is what it was before, or after."""

from __future__ import annotations

import json
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from nightcount.ledger import Store
from tests.cli.command import COMMAND
from tests.english_posts import posts

# How long a run may last before a test gives it up, in seconds: far more than it takes.
LIMIT = 300
SAID = "On the night of {} July 2025 Russia launched {} drones and 11 missiles at Ukraine; {} drones were shot down."
# A command that writes to disk as it goes, as one with far more reports would.
SPILLING = (
    sys.executable,
    "-c",
    "from nightcount.ledger import dialect; dialect.IN_MEMORY = 64\nfrom nightcount.cli.main import main; main()",
)

State = tuple[str, int, int]


def _posts(path: Path, start: int, many: int, filler: str = "") -> Path:
    given = [
        (
            "kpszsu",
            str(number),
            f"2025-07-{number % 28 + 1:02}T06:{number // 28 % 60:02}:00+00:00",
            SAID.format(number % 28 + 1, 100 + number % 400, 50 + number % 50) + filler,
        )
        for number in range(start, start + many)
    ]
    return posts(path, *given)


def _state(path: Path) -> State:
    """What a ledger holds, once it was found whole."""
    with Store.open(path, create=False) as store:
        assert store.verify()[1] == []
        return store.digest(), len(list(store.reports())), len(store.reviews())


def _run(*words: str | Path, command: tuple[str, ...] = COMMAND) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*command, *map(str, words)], capture_output=True, text=True, check=False, timeout=LIMIT, env=_environment()
    )


def _environment() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if name != "NIGHTCOUNT_LEDGER"}


def _start(*words: str | Path, command: tuple[str, ...] = COMMAND) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [*command, *map(str, words)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=_environment(),
    )


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger of some reports, and a review."""
    path = tmp_path_factory.mktemp("before") / "a.db"
    assert _run("--ledger", path, "add", _posts(path.with_name("old.jsonl"), 0, 60)).returncode == 0
    who = ("--by", "Olena", "--reason", "seen")
    with Store.open(path, write=False) as store:
        claim = store.claims(nights=store.nights()[:1])[0].id
    assert _run("--ledger", path, "review", "accept", claim, *who).returncode == 0
    return path


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What is to be added: far more than a writer keeps in memory here."""
    return _posts(tmp_path_factory.mktemp("fresh") / "new.jsonl", 60, 400, filler=" " + "Quiet words. " * 20)


@pytest.fixture(scope="module")
def after(before: Path, fresh: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[State, float]:
    """What the ledger is after all was added, and how long adding took."""
    path = tmp_path_factory.mktemp("after") / "a.db"
    shutil.copy(before, path)
    start = time.monotonic()
    assert _run("--ledger", path, "add", fresh, command=SPILLING).returncode == 0
    return _state(path), time.monotonic() - start


def _moments(seed: str, until: float, many: int) -> list[float]:
    """Random moments, the same at every run; some while Python still loads, most while it works."""
    chance = random.Random(seed)
    return sorted(chance.uniform(0.1, 1.0) * until for _ in range(many))


def _kill_after(process: subprocess.Popen[str], seconds: float) -> int:
    """Kills a process with no warning, unless it has ended by itself; its exit code."""
    try:
        process.wait(timeout=seconds)
    except subprocess.TimeoutExpired:
        process.send_signal(signal.SIGKILL)
    process.communicate(timeout=LIMIT)
    return process.returncode


def test_a_killed_import_leaves_the_ledger_as_it_was_or_done_and_can_be_repeated(
    before: Path, fresh: Path, after: tuple[State, float], tmp_path: Path
) -> None:
    was, (will, seconds) = _state(before), after
    path = tmp_path / "a.db"
    killed = 0
    for moment in _moments("add", seconds, 5):
        for part in tmp_path.glob("a.db*"):
            part.unlink()
        shutil.copy(before, path)
        code = _kill_after(_start("--ledger", path, "add", fresh, command=SPILLING), moment)
        killed += code == -signal.SIGKILL
        assert _state(path) in ((will,) if code == 0 else (was, will))
        assert list(tmp_path.glob("a.db-*")) == []
    assert killed
    assert _run("--ledger", path, "add", fresh).returncode == 0
    assert _state(path) == will


def test_an_import_killed_while_half_of_it_is_on_the_disk_is_rolled_back(
    before: Path, fresh: Path, tmp_path: Path
) -> None:
    was, path = _state(before), tmp_path / "a.db"
    shutil.copy(before, path)
    size = path.stat().st_size
    process = _start("--ledger", path, "add", fresh, command=SPILLING)
    deadline = time.monotonic() + LIMIT
    while path.stat().st_size < 3 * size and process.poll() is None and time.monotonic() < deadline:
        time.sleep(0.005)
    process.send_signal(signal.SIGKILL)
    process.communicate(timeout=LIMIT)
    assert process.returncode == -signal.SIGKILL
    assert path.stat().st_size >= 3 * size
    assert path.with_name("a.db-journal").exists()
    assert _state(path) == was
    assert path.stat().st_size == size


def test_a_killed_rebuild_changes_nothing(before: Path, fresh: Path, tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    shutil.copy(before, path)
    assert _run("--ledger", path, "add", fresh).returncode == 0
    will = _state(path)
    start = time.monotonic()
    assert _run("--ledger", path, "rebuild", command=SPILLING).returncode == 0
    seconds = time.monotonic() - start
    killed = 0
    for moment in _moments("rebuild", seconds, 4):
        code = _kill_after(_start("--ledger", path, "rebuild", command=SPILLING), moment)
        killed += code == -signal.SIGKILL
        assert _state(path) == will
    assert killed
    assert "the same byte for byte" in _run("--ledger", path, "rebuild").stdout


def test_two_imports_at_once_are_both_done_or_one_is_told_to_come_again(before: Path, tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    shutil.copy(before, path)
    files = [_posts(tmp_path / f"{start}.jsonl", start, 100) for start in (100, 200)]
    running = [_start("--ledger", path, "add", file) for file in files]
    said = [(*one.communicate(timeout=LIMIT), one.returncode) for one in running]
    assert any(code == 0 for _, _, code in said)
    for (_, err, code), file in zip(said, files, strict=True):
        if code:
            assert code == 2
            assert "locked by another program" in err
            assert err.count("\n") == 1
            assert _run("--ledger", path, "add", file).returncode == 0
    together = tmp_path / "b.db"
    shutil.copy(before, together)
    assert _run("--ledger", together, "add", *files).returncode == 0
    assert _state(path) == _state(together)


# Adds reports, says so, and ends the transaction when it is told to.
HOLDING = """
import sys
from pathlib import Path
from nightcount import pipeline
from nightcount.ledger import Store
with Store.open(sys.argv[1]) as store, store.transaction():
    pipeline.ingest(store, [Path(sys.argv[2])])
    print("written", flush=True)
    sys.stdin.readline()
"""


@pytest.fixture
def writer(before: Path, fresh: Path, tmp_path: Path) -> Iterator[tuple[subprocess.Popen[str], Path]]:
    """A program that has added much and has not finished, and its ledger."""
    path = tmp_path / "a.db"
    shutil.copy(before, path)
    process = subprocess.Popen(
        [sys.executable, "-c", HOLDING, str(path), str(fresh)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "written\n"
    yield process, path
    if process.poll() is None:
        process.kill()
    process.communicate(timeout=LIMIT)


def test_others_read_the_ledger_as_it_was_while_a_program_writes(
    before: Path, after: tuple[State, float], writer: tuple[subprocess.Popen[str], Path]
) -> None:
    process, path = writer
    with Store.open(path, write=False) as reader:
        assert reader.digest() == _state(before)[0]
        assert _run("--ledger", path, "nights", "--json").stdout == _run("--ledger", before, "nights", "--json").stdout
        process.communicate("\n", timeout=LIMIT)
        assert process.returncode == 0
        assert reader.digest() == after[0][0]


def test_a_second_writer_is_told_that_the_ledger_is_locked(writer: tuple[subprocess.Popen[str], Path]) -> None:
    _, path = writer
    ended = _run("--ledger", path, "rebuild")
    assert (ended.returncode, ended.stdout) == (2, "")
    assert "locked by another program" in ended.stderr


def _with_little_room(room: int) -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))


@pytest.mark.parametrize("share", [1.0, 1.5])
def test_a_file_that_may_not_grow_leaves_the_ledger_as_it_was(
    before: Path, fresh: Path, tmp_path: Path, share: float
) -> None:
    path = tmp_path / "a.db"
    shutil.copy(before, path)
    room = int(path.stat().st_size * share)
    ended = subprocess.run(
        [*SPILLING, "--ledger", str(path), "add", str(fresh)],
        capture_output=True,
        text=True,
        check=False,
        timeout=LIMIT,
        preexec_fn=lambda: _with_little_room(room),
    )
    assert (ended.returncode, ended.stdout) == (2, "")
    assert ended.stderr.count("\n") == 1
    assert "the ledger is as it was" in ended.stderr
    assert _state(path) == _state(before)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of one megabyte. Only root can make one, and not everywhere."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = shutil.which("mount")
    if os.geteuid() != 0 or mount is None:
        pytest.skip("only root can mount a small disk")
    made = subprocess.run([mount, "-t", "tmpfs", "-o", "size=1m", "tmpfs", folder], capture_output=True, check=False)
    if made.returncode:
        pytest.skip(f"a small disk cannot be mounted here: {made.stderr.decode().strip()}")
    yield folder
    subprocess.run(["umount", folder], check=True)


def test_a_full_disk_leaves_the_ledger_as_it_was_and_room_lets_it_be_repeated(
    before: Path, fresh: Path, after: tuple[State, float], small_disk: Path
) -> None:
    path = small_disk / "a.db"
    shutil.copy(before, path)
    ended = _run("--ledger", path, "add", fresh)
    assert (ended.returncode, ended.stdout) == (2, "")
    assert "the disk is full; the ledger is as it was" in ended.stderr
    assert _state(path) == _state(before)
    assert subprocess.run(["mount", "-o", "remount,size=64m", small_disk], check=False).returncode == 0
    assert json.loads(_run("--ledger", path, "add", fresh, "--json").stdout)["total"]["new"] == 400
    assert _state(path) == after[0]
