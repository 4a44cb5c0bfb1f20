"""docs/data-package.md, written from the tables: `python -m nightcount.publishing.package.document`."""

from __future__ import annotations

import sys

from nightcount.publishing.package.papers import table_lines
from nightcount.publishing.package.tables import tables

HEAD = """\
# The data package

This page is written from the code (`src/nightcount/publishing/package/tables.toml`); a test keeps the two equal.

```console
nightcount export ledger-2026
nightcount export july --from 2025-07-01 --to 2025-07-31 --format csv --hxl
nightcount export ledger-2026 --verify
```

The folder is a [Frictionless data package](https://datapackage.org), version 2: `datapackage.json` describes every
file, with its size, its SHA-256 and the type, meaning and limits of every column. Each table comes as CSV, Parquet
and JSON Lines, in a folder of that name; a table without rows is left out of JSON Lines. `README.md` says the same to
people, and `sha256sum --check SHA256SUMS` tells whether it is whole.

- **An empty cell is unknown, never zero.** A figure has bounds, `low` and `high`, both inclusive; where they meet,
  that is the number. A night without an attack is unknown, not calm.
- **Every number leads to its words**: from `accounts` over `account_claims` to `claims`, and from there to `reports`.
- **Never add accounts up.** A class counts everything below it, and what a region counted is part of the national
  count.
- Times are UTC, nights are dates of Kyiv.
- With `--hxl`, the second line of each CSV is a row of HXL tags (the dialect in the descriptor says so).
- The same ledger gives the same bytes. `created` is when the ledger last changed, not when the package was written.
  (Parquet files also depend on the version of Polars.)
- It is written whole or not at all. An older package is replaced; a folder that holds anything else is left alone. An
  export that was killed leaves at most a hidden folder `.NAME.….unfinished`, which can be deleted.
- With `--from` and `--to` it holds the nights of that span: their attacks, every claim about them and every claim
  that they rest on, the alerts from 18:00 of the first evening to 09:00 of the last morning, and the articles that
  speak of one of them.

The texts of reports are not part of it: they belong to their publishers. The words of a claim are quoted. The licence
(`--licence`, or `NIGHTCOUNT_LICENCE`) is yours to state; without it the package says that none is stated.

## Releases

```console
nightcount export releases --release 2026.1 --author "Your desk" --licence CC-BY-4.0
```

This writes `releases/2026.1`: the package, a `CITATION.cff` and, from the second release on, `CHANGES.md` and the
table `account_changes`, which hold what is different in the accounts since the release before. A number is given
once: the same content again changes nothing, other content is refused. A release is built only on one that is as it
was written. The folder can be uploaded to an archive such as Zenodo as it is.

## From the nightly data set

Whoever uses `missile_attacks_daily.csv` can take the table `nightly`: it begins with the same columns in the same
order. Rows of that data set come out with the figures that went in, with two exceptions: a number that no bulletin
can mean is a problem in the ledger and an empty cell here, and the 0 that stands in `not_reach_goal` beside a joint
count is left out. Read into a new ledger, the table makes the same accounts.

## Tables

"""


def document() -> str:
    """The whole page."""
    return HEAD + "\n".join(table_lines(tables().values())).rstrip() + "\n"


if __name__ == "__main__":
    sys.stdout.write(document())
