"""What changed in the accounts from one release to the next: a difference of figures, not of characters."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from nightcount.errors import InputError
from nightcount.publishing.package.frames import FORMATS, Format
from nightcount.publishing.wording import figure_words
from nightcount.vocabulary import Figure

if TYPE_CHECKING:
    import polars

Row = dict[str, Any]
COMPARED = ("low", "high", "status", "rule")
# How many changes the list for readers holds; the table holds all of them.
LISTED = 200


def accounts_in(release: Path) -> dict[str, Row]:
    """The accounts of a release by id, from whichever of its files is there. Raises InputError where none is."""
    for form in FORMATS:
        path = release / form.value / f"accounts.{form.value}"
        if path.is_file():
            return {row["id"]: row for row in _read(path.read_bytes(), form).iter_rows(named=True)}
    raise InputError(
        "the release before holds no accounts", place=str(release), way_out="Verify it: nightcount export --verify DIR"
    )


def _read(data: bytes, form: Format) -> polars.DataFrame:
    import polars

    wanted = {"id": polars.String, "night": polars.String, "low": polars.Float64, "high": polars.Float64}
    wanted |= {"status": polars.String, "rule": polars.String}
    if form is Format.CSV:
        # With HXL, the second line is tags; every column is read as text, and the tags' row left out.
        table = polars.read_csv(io.BytesIO(data), infer_schema=False)
        table = table.filter(~polars.col("id").str.starts_with("#"))
    elif form is Format.JSONL:
        table = polars.read_ndjson(io.BytesIO(data), infer_schema_length=None)
    else:
        table = polars.read_parquet(io.BytesIO(data))
    return table.select(polars.col(name).cast(kind) for name, kind in wanted.items())


def changes(before: Mapping[str, Row], now: Sequence[Row]) -> list[Row]:
    """The accounts that were added, removed or changed, by id."""
    after = {row["id"]: row for row in now}
    found = []
    for id in sorted(before.keys() | after.keys()):
        old, new = before.get(id), after.get(id)
        if old and new and all(old[name] == new[name] for name in COMPARED):
            continue
        night = (new or old or {})["night"]
        found.append(
            {
                "account": id,
                "change": "changed" if old and new else "added" if new else "removed",
                "night": date.fromisoformat(night) if isinstance(night, str) else night,
                **({f"{name}_before": old[name] for name in COMPARED} if old else {}),
                **({name: new[name] for name in COMPARED} if new else {}),
            }
        )
    return found


def changes_text(number: str, previous: str | None, found: Sequence[Row]) -> str:
    """CHANGES.md of a release: how much changed, and the first of the changes one by one."""
    if previous is None:
        return f"# Changes in {number}\n\nThe first release.\n"
    counts = {kind: sum(row["change"] == kind for row in found) for kind in ("changed", "added", "removed")}
    lines = [f"# Changes from {previous} to {number}", ""]
    if not found:
        lines += ["No account changed.", ""]
    else:
        lines += [f"Accounts: {', '.join(f'{count:,} {kind}' for kind, count in counts.items())}.", ""]
    # What changed is what a reader who cited the last release must know; what came and went stands after it.
    ordered = sorted(found, key=lambda row: (tuple(counts).index(row["change"]), row["account"]))
    lines += [f"- {_line(row)}" for row in ordered[:LISTED]]
    if len(found) > LISTED:
        lines += [f"- … and {len(found) - LISTED:,} more: all of them are in the table `account_changes`."]
    return "\n".join(lines).rstrip() + "\n"


def _line(row: Row) -> str:
    old, new = _figure(row, "_before"), _figure(row, "")
    if row["change"] == "added":
        return f"`{row['account']}`: added, {new}"
    if row["change"] == "removed":
        return f"`{row['account']}`: removed, was {old}"
    return f"`{row['account']}`: {old} → {new}"


def _figure(row: Row, when: str) -> str:
    if row.get(f"status{when}") is None:
        return ""
    low, high = (_whole(row[f"{bound}{when}"]) for bound in ("low", "high"))
    return f"{figure_words(Figure.bounds(low, high))} ({row[f'status{when}']}, {row[f'rule{when}']})"


def _whole(number: float | None) -> float | int | None:
    return int(number) if number is not None and float(number).is_integer() else number
