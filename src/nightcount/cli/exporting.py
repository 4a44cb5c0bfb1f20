"""The command that takes the ledger away: `export`."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from nightcount.cli.arguments import JsonOption, LedgerOption, open_existing
from nightcount.errors import UsageError
from nightcount.vocabulary.night import parse_night

if TYPE_CHECKING:
    from nightcount.publishing.package import Format, Written


FirstOption = Annotated[str | None, typer.Option("--from", metavar="DATE", help="The first night.")]
LastOption = Annotated[str | None, typer.Option("--to", metavar="DATE", help="The last night, itself included.")]
FormatsOption = Annotated[
    str, typer.Option("--format", metavar="LIST", help="csv, parquet, jsonl, or several of them with commas.")
]
HxlOption = Annotated[bool, typer.Option("--hxl", help="Put a row of HXL tags under the header of each CSV.")]
ReleaseOption = Annotated[
    str | None,
    typer.Option("--release", metavar="NUMBER", help="Write DIR/NUMBER, such as 2026.1, to be cited: it is frozen."),
]
AuthorsOption = Annotated[
    list[str] | None,
    typer.Option(
        "--author", metavar="NAME", help="Who made it; may be repeated. Without it: what NIGHTCOUNT_AUTHOR holds."
    ),
]
LicenceOption = Annotated[
    str | None,
    typer.Option("--licence", envvar="NIGHTCOUNT_LICENCE", metavar="ID", help="Its licence, such as CC-BY-4.0 (SPDX)."),
]
VerifyOption = Annotated[
    bool, typer.Option("--verify", help="Write nothing: tell whether the package in DIR is as it was written.")
]


def register(app: typer.Typer) -> None:
    """Add the command of this file."""
    app.command("export")(export)


def export(
    context: typer.Context,
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The folder of the package, or of the releases.")],
    first: FirstOption = None,
    last: LastOption = None,
    formats: FormatsOption = "csv,parquet,jsonl",
    hxl: HxlOption = False,
    release: ReleaseOption = None,
    author: AuthorsOption = None,
    licence: LicenceOption = None,
    verify: VerifyOption = False,
    json: JsonOption = False,
    ledger: LedgerOption = None,
) -> None:
    """Write the ledger as a data package.

    Claims, accounts, attacks, alerts and findings as CSV, Parquet and JSON Lines, every column described, every file
    hashed (Frictionless Data Package, version 2), and the same in the columns of the nightly data set. It is written
    whole or not at all.

    \b
      nightcount export ledger-2026
      nightcount export july --from 2025-07-01 --to 2025-07-31 --format csv --hxl
      nightcount export releases --release 2026.1 --author 'Your desk' --licence CC-BY-4.0
      nightcount export releases/2026.1 --verify
    """
    from nightcount.cli.terminal import show_json, show_lines
    from nightcount.publishing.package import Rights, write_package, write_release
    from nightcount.publishing.package import verify as verified

    if verify:
        files = verified(folder)
        show_json({"place": str(folder), "files": files}) if json else show_lines(_whole(folder, files))
        return
    chosen = _formats(formats, hxl=hxl)
    # Read here, because an option that may be repeated would take each word of the variable for an author.
    authors = author or [one for one in (os.environ.get("NIGHTCOUNT_AUTHOR"),) if one]
    rights = Rights(tuple(authors), licence)
    start, end = (parse_night(given) if given else None for given in (first, last))
    with open_existing(context, ledger) as desk:
        content = desk.content(start, end)
    if release is None:
        written = write_package(content, folder, rights, chosen, hxl=hxl)
    else:
        written = write_release(content, folder, release, rights, chosen, hxl=hxl)
    show_json(written.as_json()) if json else show_lines(_told(written))


def _formats(words: str, *, hxl: bool) -> tuple[Format, ...]:
    from nightcount.publishing.package import FORMATS, Format

    named = [word.strip().casefold() for word in words.split(",")]
    unknown = [word for word in named if word not in set(FORMATS)]
    if unknown:
        raise UsageError(f"{unknown[0]!r} is no format", way_out=f"Use one or more of: {', '.join(FORMATS)}")
    if hxl and Format.CSV not in named:
        raise UsageError("HXL tags stand in CSV only", way_out="Add csv to --format, or leave --hxl out")
    return tuple(dict.fromkeys(Format(word) for word in named))


def _whole(folder: Path, files: int) -> str:
    return f"{folder}: {files} files, all as they were written."


def _told(written: Written) -> str:
    if not written.is_new:
        return f"{written.place}: release {written.version} stands there already, the same byte for byte."
    width = max(map(len, written.rows))
    lines = [f"  {name:<{width}}  {count:>10,}" for name, count in written.rows.items()]
    size = f"{written.bytes / 1e6:,.1f} MB"
    return "\n".join([f"{written.place}: version {written.version}, {size}. Rows by table:", *lines])
