"""A package is valid, says what the ledger says, is the same bytes again, and never takes unknown for zero."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import fields, replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import hxl
import jsonschema
import polars
import pytest
from frictionless import Package

from nightcount.checking.finding import Check, Finding, Verdict
from nightcount.publishing.package import FORMATS, Content, Format, Rights, Written, write_package
from nightcount.publishing.package.frames import frame_of
from nightcount.publishing.package.rows import rows_of
from nightcount.publishing.package.tables import tables
from nightcount.reading.claim import Claim
from nightcount.reconciliation import Account
from tests.publishing.package.made import ARTICLE, NIGHT, SAID, content

SCHEMA = json.loads((Path(__file__).parent / "datapackage.schema.json").read_text(encoding="utf-8"))
RIGHTS = Rights(("A desk",), "CC-BY-4.0")
CHECK = Check(ARTICLE.text, ARTICLE.title, NIGHT, 0.98, (), (Finding(SAID, Verdict.CONFIRMED, "The record has it."),))


def written(folder: Path, *, hxl: bool = False, formats: tuple[Format, ...] = FORMATS) -> Written:
    return write_package(content(CHECK), folder / "package", RIGHTS, formats, hxl=hxl)


def descriptor(place: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((place / "datapackage.json").read_text(encoding="utf-8"))
    return found


def table(place: Path, name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO((place / "csv" / f"{name}.csv").read_text(encoding="utf-8"))))


def problems(place: Path) -> list[str]:
    """What frictionless finds wrong. It reads Parquet only with libraries that a test of ours does not need."""
    package = Package(str(place / "datapackage.json"))
    for name in [one.name for one in package.resources if one.format == "parquet"]:
        package.remove_resource(name)
    report = package.validate()
    return [error.message for error in report.errors] + [
        f"{task.name}: {error.message}" for task in report.tasks for error in task.errors
    ]


@pytest.mark.parametrize("tagged", [False, True], ids=["plain", "hxl"])
def test_frictionless_finds_nothing_wrong(tagged: bool, tmp_path: Path) -> None:
    assert problems(written(tmp_path, hxl=tagged).place) == []


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        ("csv/accounts.csv", ",exact,stated,", ",exact,certain,"),
        ("csv/accounts.csv", ",550,550,", ",many,550,"),
        ("csv/account_claims.csv", "2025-07-04-RU-night/launched/all", "2025-07-04-RU-night/launched/none"),
    ],
    ids=["no status", "no number", "no such account"],
)
def test_frictionless_would_find_what_is_wrong(path: str, old: str, new: str, tmp_path: Path) -> None:
    place = written(tmp_path).place
    text = (place / path).read_text(encoding="utf-8")
    assert old in text
    (place / path).write_text(text.replace(old, new), encoding="utf-8")
    assert problems(place) != []


@pytest.mark.parametrize("tagged", [False, True], ids=["plain", "hxl"])
def test_the_descriptor_keeps_to_version_two_of_the_standard(tagged: bool, tmp_path: Path) -> None:
    said = descriptor(written(tmp_path, hxl=tagged).place)
    jsonschema.validate(said, SCHEMA, cls=jsonschema.Draft202012Validator)
    names = [resource["name"] for resource in said["resources"]]
    assert len(names) == len(set(names))
    for resource in said["resources"]:
        keys = resource["schema"].get("foreignKeys", [])
        assert {key["reference"]["resource"] for key in keys} <= set(names)


def test_sizes_and_hashes_are_those_of_the_files(tmp_path: Path) -> None:
    place = written(tmp_path).place
    for resource in descriptor(place)["resources"]:
        data = (place / resource["path"]).read_bytes()
        assert resource["bytes"] == len(data)
        assert resource["hash"] == f"sha256:{sha256(data).hexdigest()}"


def test_the_same_content_gives_the_same_bytes_wherever_it_is_written(tmp_path: Path) -> None:
    first, second = written(tmp_path / "a").place, written(tmp_path / "b").place
    files = sorted(path.relative_to(first) for path in first.rglob("*") if path.is_file())
    assert len(files) > 30
    assert [path for path in files if (first / path).read_bytes() != (second / path).read_bytes()] == []


def test_the_order_in_which_the_ledger_gives_things_changes_nothing(tmp_path: Path) -> None:
    plain = content(CHECK)
    turned = replace(
        plain, reports=plain.reports[::-1], claims=plain.claims[::-1], attacks=plain.attacks[::-1],
        alerts=plain.alerts[::-1],
    )  # fmt: skip
    one = write_package(plain, tmp_path / "one", RIGHTS).place
    other = write_package(turned, tmp_path / "other", RIGHTS).place
    assert (one / "SHA256SUMS").read_bytes() == (other / "SHA256SUMS").read_bytes()


def test_the_three_forms_hold_the_same(tmp_path: Path) -> None:
    place = written(tmp_path).place
    for name, one in tables().items():
        if name == "account_changes":
            continue
        parquet = polars.read_parquet(place / "parquet" / f"{name}.parquet")
        text = table(place, name)
        assert len(text) == parquet.height
        assert tuple(parquet.columns) == one.names
        nulls = {column: sum(row[column] == "" for row in text) for column in one.names}
        assert nulls == {column: parquet[column].null_count() for column in one.names}
        lines = place / "jsonl" / f"{name}.jsonl"
        assert lines.exists() == (parquet.height > 0)
        if lines.exists():
            said = [json.loads(line) for line in lines.read_text(encoding="utf-8").splitlines()]
            assert [[value is None for value in row.values()] for row in said] == [
                [value is None for value in row] for row in parquet.iter_rows()
            ]


def test_bounds_stand_in_columns_and_the_unknown_is_empty(tmp_path: Path) -> None:
    rows = {(row["measure"], row["weapon"]): row for row in table(written(tmp_path).place, "accounts")}
    assert (rows["launched", "drone"]["low"], rows["launched", "drone"]["high"]) == ("539", "539")
    assert (rows["got_through", "drone"]["low"], rows["got_through", "drone"]["high"]) == ("", "63")
    assert (rows["in_air", "drone"]["low"], rows["in_air", "drone"]["high"]) == ("", "")
    assert (rows["shot_down", "drone"]["low"], rows["shot_down", "drone"]["high"]) == ("0", "0")
    assert rows["alert_duration", ""]["low"] == "8.5"


def test_every_number_leads_to_its_words(tmp_path: Path) -> None:
    place = written(tmp_path).place
    claims = {row["id"]: row for row in table(place, "claims")}
    behind = table(place, "account_claims")
    assert {row["id"] for row in table(place, "accounts")} == {row["account"] for row in behind}
    toll = [(row["role"], claims[row["claim"]]["text"], row["low"]) for row in behind if "injured" in row["account"]]
    assert toll == [("for", "26, = says", ""), ("against", "23 hurt", ""), ("past", "23 hurt", "23")]


def test_times_are_utc_to_the_fraction_and_an_open_alert_has_no_end(tmp_path: Path) -> None:
    first, second, third = table(written(tmp_path).place, "alerts")
    assert (first["start"], first["end"]) == ("2025-07-03T17:00:00Z", "2025-07-04T01:50:00.500Z")
    assert first["seconds"] == "31800.5"
    assert (second["end"], second["seconds"]) == ("", "")
    assert [one["kind"] for one in (first, second, third)] == ["air_raid", "air_raid", "artillery"]


def test_where_a_file_lay_is_not_told(tmp_path: Path) -> None:
    place = written(tmp_path).place
    assert table(place, "alerts")[0]["origin"] == "alerts.csv, row 2"
    assert not [path for path in place.rglob("*") if path.is_file() and b"/home/somebody" in path.read_bytes()]


def test_the_texts_of_reports_are_not_handed_on(tmp_path: Path) -> None:
    place = written(tmp_path, formats=(Format.CSV, Format.JSONL)).place
    assert not [path for path in place.rglob("*") if path.is_file() and "They launched 539" in path.read_text("utf-8")]


def test_places_that_are_no_areas_are_named_as_such(tmp_path: Path) -> None:
    rows = {row["code"]: row["kind"] for row in table(written(tmp_path).place, "places")}
    assert rows["regional:Air Command South"] == "regional"
    assert rows["UA"] == "country"


def test_an_hxl_program_reads_the_tagged_tables(tmp_path: Path) -> None:
    place = written(tmp_path, hxl=True).place
    for name, one in tables().items():
        if name == "account_changes":
            continue
        source = hxl.data(str(place / "csv" / f"{name}.csv"), hxl.InputOptions(allow_local=True))
        assert [column.display_tag for column in source.columns] == [
            hxl.model.Column.parse(column.hxl).display_tag for column in one.columns
        ]
        assert len(list(source)) == len(rows_of(content(CHECK))[name])


def test_a_package_of_one_form_holds_only_that(tmp_path: Path) -> None:
    place = written(tmp_path, formats=(Format.PARQUET,)).place
    assert {path.name for path in place.iterdir() if path.is_dir()} == {"parquet"}
    names = {resource["name"] for resource in descriptor(place)["resources"]}
    assert names == set(rows_of(content(CHECK)))


def test_without_a_licence_none_is_made_up(tmp_path: Path) -> None:
    place = write_package(content(), tmp_path / "package", Rights(), (Format.CSV,)).place
    said = descriptor(place)
    assert said["licenses"] == [{"name": "notspecified", "title": "No licence is stated"}]
    assert "No licence is stated." in (place / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(("name", "record"), [("claims", Claim), ("accounts", Account)])
def test_every_field_of_the_record_is_in_the_package(name: str, record: type) -> None:
    elsewhere = {"figure": {"low", "high", "modifier"}, "window": {"window_start", "window_end"}}
    linked = {"accounts": {"claims", "against", "past"}, "claims": set()}[name]
    wanted = set()
    for field in fields(record):
        wanted |= elsewhere.get(field.name, {field.name}) - linked
    assert wanted <= set(tables()[name].names)


def test_a_table_has_unique_columns_a_key_of_its_own_and_leads_somewhere() -> None:
    for one in tables().values():
        assert len(one.names) == len(set(one.names))
        assert set(one.key) <= set(one.names)
        for column, (other, to) in one.refers.items():
            assert column in one.names
            assert tables()[other].key == (to,)


def test_a_row_names_no_column_that_its_table_lacks() -> None:
    for name, rows in rows_of(content(CHECK)).items():
        assert {column for row in rows for column in row} <= set(tables()[name].names) | {"modifier"}, name


def test_half_of_a_surrogate_pair_is_written_out() -> None:
    row = {"id": "x", "name": "half \ud83d", "kind": "news", "party": "none"}
    assert frame_of(tables()["sources"], [row])["name"][0] == "half \\ud83d"


def test_an_empty_ledger_makes_a_valid_package(tmp_path: Path) -> None:
    empty: Content = replace(content(), reports=(), claims=(), attacks=(), alerts=(), coverage=())
    assert problems(write_package(empty, tmp_path / "package", RIGHTS).place) == []
