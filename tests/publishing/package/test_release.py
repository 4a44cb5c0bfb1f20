"""A release keeps its number and its bytes for good, says what changed, and can be cited and verified."""

from __future__ import annotations

import csv
import io
import json
import subprocess
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from nightcount.errors import InputError, UsageError
from nightcount.publishing.package import Content, Format, Rights, Written, verify, write_package, write_release
from nightcount.reconciliation import Account
from nightcount.sources import find_source
from nightcount.vocabulary import Figure, Measure
from tests.publishing.package.made import ACCOUNTS, ATTACK, CHANGED, content
from tests.publishing.package.test_package import problems

RIGHTS = Rights(("A desk", "Олена “О.” Коваль: editor"), "CC-BY-4.0")


def changed(*accounts: Account, later: int = 1) -> Content:
    attack = replace(ATTACK, accounts=accounts)
    return replace(content(), attacks=(attack,), changed=CHANGED + timedelta(days=later))


def release(folder: Path, number: str, of: Content | None = None, *formats: Format) -> Written:
    return write_release(of or content(), folder / "releases", number, RIGHTS, formats or tuple(Format))


def everything(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def test_a_release_holds_what_a_library_asks_for(tmp_path: Path) -> None:
    place = release(tmp_path, "2026.1").place
    assert place == tmp_path / "releases" / "2026.1"
    assert {path.name for path in place.iterdir()} == {
        "CHANGES.md", "CITATION.cff", "README.md", "SHA256SUMS", "csv", "datapackage.json", "jsonl", "parquet",
    }  # fmt: skip
    said = json.loads((place / "datapackage.json").read_text(encoding="utf-8"))
    assert said["version"] == "2026.1"
    assert said["created"] == "2025-07-05T09:30:00Z"
    assert said["licenses"][0]["name"] == "CC-BY-4.0"
    assert [one["title"] for one in said["contributors"]] == [*RIGHTS.authors, "Nightcount"]
    assert find_source("kpszsu").name in [one["title"] for one in said["sources"]]
    assert "version 2026.1" in said["citation"]
    assert (place / "CHANGES.md").read_text(encoding="utf-8") == "# Changes in 2026.1\n\nThe first release.\n"


def test_the_citation_is_yaml_that_says_who_what_and_when(tmp_path: Path) -> None:
    yaml = pytest.importorskip("yaml")
    said = yaml.safe_load((release(tmp_path, "2026.1").place / "CITATION.cff").read_text(encoding="utf-8"))
    assert said["cff-version"] == "1.2.0"
    assert said["type"] == "dataset"
    assert said["version"] == "2026.1"
    assert [author["name"] for author in said["authors"]] == list(RIGHTS.authors)
    assert str(said["date-released"]) == "2025-07-05"
    assert said["license"] == "CC-BY-4.0"


def test_sha256sum_finds_every_file_whole(tmp_path: Path) -> None:
    place = release(tmp_path, "2026.1").place
    ended = subprocess.run(["sha256sum", "--check", "--quiet", "SHA256SUMS"], cwd=place, check=False)
    assert ended.returncode == 0
    named = {line.partition("  ")[2] for line in (place / "SHA256SUMS").read_text(encoding="utf-8").splitlines()}
    assert named == everything(place).keys() - {"SHA256SUMS"}


def test_the_same_number_with_the_same_content_is_left_as_it_is(tmp_path: Path) -> None:
    first = release(tmp_path, "2026.1")
    before = everything(first.place)
    times = {path: path.stat().st_mtime_ns for path in first.place.rglob("*")}
    again = release(tmp_path, "2026.1")
    assert (first.is_new, again.is_new) == (True, False)
    assert everything(first.place) == before
    assert {path: path.stat().st_mtime_ns for path in first.place.rglob("*")} == times


def test_the_same_number_with_other_content_is_refused(tmp_path: Path) -> None:
    place = release(tmp_path, "2026.1").place
    before = everything(place)
    with pytest.raises(UsageError, match=r"2026\.1 is frozen") as refused:
        release(tmp_path, "2026.1", changed(*ACCOUNTS[:3]))
    assert "Give the next number" in str(refused.value)
    assert everything(place) == before
    assert [path.name for path in place.parent.iterdir()] == ["2026.1"]


@pytest.mark.parametrize("form", list(Format))
def test_a_release_says_what_changed_in_the_accounts(form: Format, tmp_path: Path) -> None:
    release(tmp_path, "2026.1", None, form)
    toll = replace(ACCOUNTS[5], figure=Figure.exact(30))
    new = replace(ACCOUNTS[0], measure=Measure.NEUTRALISED, figure=Figure.bounds(470, None))
    place = release(tmp_path, "2026.2", changed(*ACCOUNTS[:3], toll, *ACCOUNTS[6:], new), form, Format.CSV).place
    with (place / "csv" / "account_changes.csv").open(encoding="utf-8") as file:
        rows = {row["account"].split("/", 1)[1]: row for row in csv.DictReader(file)}
    assert {name: row["change"] for name, row in rows.items()} == {
        "got_through/drone/UA/-/-": "removed",
        "in_air/drone/UA/-/-": "removed",
        "injured/-/UA80000000000093317/-/-": "changed",
        "neutralised/all/UA/-/-": "added",
    }
    injured = rows["injured/-/UA80000000000093317/-/-"]
    assert (injured["low_before"], injured["low"], injured["status"]) == ("26", "30", "disputed")
    said = (place / "CHANGES.md").read_text(encoding="utf-8")
    assert said.startswith("# Changes from 2026.1 to 2026.2\n\nAccounts: 1 changed, 1 added, 2 removed.")
    assert "26 (disputed, uncontested) → 30 (disputed, uncontested)" in said
    assert "added, at least 470 (stated, uncontested)" in said
    assert problems(place) == []


def test_a_release_with_hxl_tags_is_compared_all_the_same(tmp_path: Path) -> None:
    write_release(content(), tmp_path, "2026.1", RIGHTS, (Format.CSV,), hxl=True)
    place = write_release(content(), tmp_path, "2026.2", RIGHTS, (Format.CSV,), hxl=True).place
    assert "No account changed." in (place / "CHANGES.md").read_text(encoding="utf-8")


def test_releases_follow_each_other_by_number_not_by_letters(tmp_path: Path) -> None:
    release(tmp_path, "2026.9")
    release(tmp_path, "2026.10", changed(*ACCOUNTS[:1]))
    with pytest.raises(UsageError, match=r"2026\.10 has been written"):
        release(tmp_path, "2026.2")
    said = (release(tmp_path, "2027.1").place / "CHANGES.md").read_text(encoding="utf-8")
    assert said.startswith("# Changes from 2026.10 to 2027.1")


@pytest.mark.parametrize("number", ["1", "v1", "2026", "2026.01", "2026.1.1", "../x", "2026.1/..", ""])
def test_what_is_no_number_is_refused(number: str, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no number of a release"):
        release(tmp_path, number)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("rights", [Rights(), Rights(("A desk",)), Rights((), "CC0-1.0")])
def test_a_release_says_who_made_it_and_under_which_licence(rights: Rights, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="a release"):
        write_release(content(), tmp_path / "releases", "2026.1", rights)
    assert not (tmp_path / "releases").exists()


def test_a_licence_that_is_none_is_refused() -> None:
    with pytest.raises(UsageError, match=r"CC-BY-4\.0"):
        Rights((), "do what you want")


# --- Verifying ---


def test_a_package_as_it_was_written_is_whole(tmp_path: Path) -> None:
    place = release(tmp_path, "2026.1").place
    assert verify(place) == len(everything(place))


def _one_digit(path: Path) -> None:
    data = path.read_bytes()
    path.write_bytes(data.replace(b"539", b"538", 1))


@pytest.mark.parametrize(
    ("what", "said"),
    [
        (lambda place: _one_digit(place / "csv" / "accounts.csv"), "csv/accounts.csv is not what it was"),
        (lambda place: (place / "csv" / "claims.csv").unlink(), "csv/claims.csv is missing"),
        (lambda place: (place / "csv" / "more.csv").touch(), "csv/more.csv is not part of the package"),
        (lambda place: (place / "datapackage.json").write_text("{"), "datapackage.json is not what it was"),
        (lambda place: (place / "SHA256SUMS").unlink(), "SHA256SUMS is missing"),
        (lambda place: (place / "SHA256SUMS").write_text("abc"), "SHA256SUMS is cut short or damaged"),
        (lambda place: (place / "SHA256SUMS").write_text(f"{'0' * 64}  ../../x\n"), "cut short or damaged"),
    ],
)
def test_what_was_changed_is_named(what: object, said: str, tmp_path: Path) -> None:
    place = release(tmp_path, "2026.1").place
    assert callable(what)
    what(place)
    with pytest.raises(InputError) as refused:
        verify(place)
    assert said in str(refused.value)


def test_a_number_changed_together_with_its_checksum_is_found_by_the_descriptor(tmp_path: Path) -> None:
    from hashlib import sha256

    place = release(tmp_path, "2026.1").place
    path = place / "csv" / "accounts.csv"
    old = sha256(path.read_bytes()).hexdigest()
    _one_digit(path)
    sums = place / "SHA256SUMS"
    sums.write_text(sums.read_text().replace(old, sha256(path.read_bytes()).hexdigest()))
    with pytest.raises(InputError, match=r"do not agree on csv/accounts\.csv"):
        verify(place)


def test_a_release_is_not_built_on_one_that_was_tampered_with(tmp_path: Path) -> None:
    place = release(tmp_path, "2026.1").place
    _one_digit(place / "csv" / "accounts.csv")
    with pytest.raises(InputError, match="not what it was"):
        release(tmp_path, "2026.2")
    assert [path.name for path in place.parent.iterdir()] == ["2026.1"]


# --- Replacing ---


def test_a_package_takes_the_place_of_an_older_one(tmp_path: Path) -> None:
    place = tmp_path / "package"
    write_package(content(), place, RIGHTS)
    write_package(changed(*ACCOUNTS[:2]), place, RIGHTS, (Format.CSV,))
    assert {path.name for path in place.iterdir()} == {"README.md", "SHA256SUMS", "csv", "datapackage.json"}
    assert verify(place) > 10
    assert [path.name for path in tmp_path.iterdir()] == ["package"]
    assert len(list(csv.DictReader(io.StringIO((place / "csv" / "accounts.csv").read_text())))) == 2


def test_an_empty_folder_is_filled(tmp_path: Path) -> None:
    (tmp_path / "package").mkdir()
    assert write_package(content(), tmp_path / "package", RIGHTS).place.exists()


@pytest.mark.parametrize("name", ["notes.txt", "datapackage.json", ".git"])
def test_a_foreign_folder_is_left_alone(name: str, tmp_path: Path) -> None:
    place = tmp_path / "mine"
    place.mkdir()
    (place / name).write_text('{"name": "somebody-elses"}', encoding="utf-8")
    with pytest.raises(UsageError, match="no package of Nightcount"):
        write_package(content(), place, RIGHTS)
    assert everything(place) == {name: b'{"name": "somebody-elses"}'}
    assert [path.name for path in tmp_path.iterdir()] == ["mine"]


def test_notes_put_into_a_package_are_not_lost(tmp_path: Path) -> None:
    place = write_package(content(), tmp_path / "package", RIGHTS).place
    (place / "notes.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(UsageError, match=r"notes\.txt in it is not part of it"):
        write_package(content(), place, RIGHTS)
    assert (place / "notes.txt").exists()


def test_a_release_is_no_folder_of_releases(tmp_path: Path) -> None:
    place = release(tmp_path, "2026.1").place
    with pytest.raises(UsageError, match="a package itself"):
        write_release(content(), place, "2026.2", RIGHTS)
