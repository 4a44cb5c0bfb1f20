"""The same ledger on a real PostgreSQL server, started here: the same record to the byte, and the same promises."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.exc import DBAPIError, OperationalError

import nightcount
from nightcount.errors import InputError, LedgerError
from nightcount.ledger import Store, dialect
from nightcount.ledger.tables import KEPT
from tests.english_posts import ALERTS, NIGHTS, posts, written
from tests.ledger.made_up import report
from tests.shared_data import ROOT

pytest.importorskip("psycopg", reason="the driver of PostgreSQL is not installed")
USER = "postgres"
NUMBERS = count()


def _program(name: str) -> str:
    places = [str(path) for path in sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)]
    found = shutil.which(name) or shutil.which(name, path=os.pathsep.join(places))
    if found is None:
        pytest.skip(f"no PostgreSQL server is installed here ({name} is not found)")
    return found


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """The address of a server of our own, without a database; it sorts as Ukrainian does, not by bytes."""
    as_root = os.geteuid() == 0
    try:
        who: dict[str, str] = {"user": USER, "group": USER} if as_root else {}
        folder = Path(tempfile.mkdtemp(prefix="nightcount-pg-"))
        if as_root:
            shutil.chown(folder, USER, USER)
    except LookupError:
        pytest.skip(f"PostgreSQL does not run as root, and there is no user {USER!r}")
    data = folder / "data"
    language = ("--locale-provider=icu", "--icu-locale=uk", "--locale=C.UTF-8", "--encoding=UTF8")
    made = subprocess.run(
        [_program("initdb"), "-D", data, "-U", USER, "-A", "trust", "-N", *language],
        capture_output=True,
        text=True,
        check=False,
        cwd=folder,
        **who,  # type: ignore[call-overload]
    )
    assert made.returncode == 0, made.stderr
    settings = ("-c", "listen_addresses=", "-c", "fsync=off", "-c", f"unix_socket_directories={folder}")
    process = subprocess.Popen(
        [_program("postgres"), "-D", data, *settings],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd=folder,
        **who,  # type: ignore[call-overload]
    )
    try:
        yield f"postgresql://{USER}@/{{}}?host={folder}"
    finally:
        process.terminate()
        process.wait()
        shutil.rmtree(folder)


@pytest.fixture
def address(server: str) -> str:
    """The address of a new, empty database."""
    name = f"desk{next(NUMBERS)}"
    engine = create_engine(server.format("postgres").replace("postgresql:", "postgresql+psycopg:"))
    engine = engine.execution_options(isolation_level="AUTOCOMMIT")
    deadline = time.monotonic() + 60
    while True:
        try:
            with engine.connect() as connection:
                connection.execute(text(f"CREATE DATABASE {name}"))
            break
        except OperationalError:  # it is still starting
            if time.monotonic() > deadline:
                raise
            time.sleep(0.05)
    engine.dispose()
    return server.format(name)


def _raw(address: str, statement: str) -> None:
    engine = create_engine(address.replace("postgresql:", "postgresql+psycopg:"))
    with engine.begin() as connection:
        connection.execute(text(statement))
    engine.dispose()


def _filled(place: str | Path, folder: Path) -> str:
    """The digest of a ledger with posts, rows of the data set, alerts and reviews, rebuilt."""
    with nightcount.open_ledger(place) as desk:
        desk.add([posts(folder / "posts.jsonl", *NIGHTS), written(folder / "alerts.csv", ALERTS)])
        desk.add(sorted((ROOT / "demo" / "reports").iterdir()))
        if not desk.reviews.export():
            claim = desk.claims(night="2025-07-04")[0]
            desk.reviews.replace(claim.id, {"low": 7, "high": 7}, by="Olena", reason="seen")
            exported = "".join(f"{nightcount.ledger.canonical.canonical(r.as_json())}\n" for r in desk.reviews.export())
            written(folder / "reviews.jsonl", exported)
        assert desk.rebuild().is_same
        assert desk.verify()[1] == []
        return desk.store.digest()


def test_the_record_is_the_same_to_the_byte_as_in_a_file(address: str, tmp_path: Path) -> None:
    assert _filled(address, tmp_path) == _digest_in_a_file(tmp_path)
    with nightcount.open_ledger(address, create=False) as desk, nightcount.open_ledger(tmp_path / "a.db") as file:
        assert desk.night("2025-07-04").as_json() == file.night("2025-07-04").as_json()
        assert desk.history("2025-07-04").as_json() == file.history("2025-07-04").as_json()
        assert repr(desk).startswith("Ledger postgresql://")


def _digest_in_a_file(folder: Path) -> str:
    """The same with the reviews of the first, whose times and ids are the same then."""
    with nightcount.open_ledger(folder / "a.db") as desk:
        desk.reviews.load(folder / "reviews.jsonl")
    return _filled(folder / "a.db", folder)


def test_a_failed_import_leaves_the_ledger_as_it_was(address: str, tmp_path: Path) -> None:
    before = _filled(address, tmp_path)
    broken = written(tmp_path / "broken.jsonl", '{"id": "1", "posted_at": "2025-07-04T06:00:00Z", "text": "a"}\n{')
    with nightcount.open_ledger(address) as desk:
        count_before = len(list(desk.store.reports()))
        with pytest.raises(InputError, match="line 2"):
            desk.add(broken)
        assert (desk.store.digest(), len(list(desk.store.reports()))) == (before, count_before)


@pytest.mark.parametrize("table", [table.name for table in KEPT])
def test_what_was_kept_can_neither_be_changed_nor_deleted(address: str, tmp_path: Path, table: str) -> None:
    _filled(address, tmp_path)
    column = next(column.name for column in next(one for one in KEPT if one.name == table).columns)
    for deed in (f'UPDATE {table} SET "{column}" = "{column}"', f"DELETE FROM {table}", f"TRUNCATE {table} CASCADE"):
        with pytest.raises(DBAPIError, match="append-only"):
            _raw(address, deed)


KILLED = """
import os, signal, sys
from pathlib import Path
from nightcount import pipeline
from nightcount.ledger import Store
with Store.open(sys.argv[1]) as store, store.transaction():
    pipeline.ingest(store, [Path(sys.argv[2])])
    os.kill(os.getpid(), signal.SIGKILL)
"""


def test_a_program_that_is_killed_leaves_the_ledger_as_it_was(address: str, tmp_path: Path) -> None:
    before = _filled(address, tmp_path)
    fresh = posts(tmp_path / "new.jsonl", ("kpszsu", "77", "2025-07-08T06:00:00+00:00", NIGHTS[0][3]))
    ended = subprocess.run([sys.executable, "-c", KILLED, address, fresh], check=False, capture_output=True)
    assert ended.returncode < 0
    with nightcount.open_ledger(address) as desk:
        assert desk.store.digest() == before
        assert desk.add(fresh).total.new == 1


def test_one_writes_at_a_time_and_others_read_on(address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dialect, "PATIENCE", 0.2)
    _filled(address, tmp_path)
    with Store.open(address) as writer, Store.open(address) as second, Store.open(address, write=False) as reader:
        before = len(list(reader.reports()))
        with writer.transaction():
            writer.add_report(report("something else", "999"))
            assert len(list(reader.reports())) == before
            with pytest.raises(LedgerError, match="locked by another program"):
                second.add_report(report("one more", "998"))
        assert len(list(reader.reports())) == before + 1
        second.add_report(report("one more", "998"))
        with pytest.raises(LedgerError, match="opened for reading only"):
            reader.add_report(report("a third", "997"))


def test_what_is_no_ledger_is_refused_in_one_line(server: str, address: str) -> None:
    for place, create, said in (
        (address, False, "there is no ledger here"),
        (server.format("nowhere"), True, "gives no access: .* does not exist"),
        ("postgresql://u:secret@127.0.0.1:1/none", True, "gives no access: "),
        ("postgresql:/\\", True, "no address of a database"),
    ):
        with pytest.raises(LedgerError, match=said) as caught:
            Store.open(place, create=create)
        assert "\n" not in str(caught.value)
        assert "secret" not in str(caught.value)
    _raw(address, "CREATE TABLE songs (id int)")
    with pytest.raises(LedgerError, match="not a ledger: it holds the table 'songs'"):
        Store.open(address)
