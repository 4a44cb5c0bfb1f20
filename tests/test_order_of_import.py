"""The same reports in any order, in any number of files, make the same record, byte for byte."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path
from random import Random

import pytest

from nightcount.desk import open_ledger
from tests.cli.conftest import COLUMNS, ROWS
from tests.english_posts import ALERTS, NIGHTS, Post, posts, written

# A revision of the post of 4 July, a correction of it by a post of its own, an outlet that says otherwise, a later
# toll, the post of another night that is revised away, and the other side's count of the other side's attack.
MORE: tuple[Post, ...] = (
    (
        "kpszsu",
        "9",
        "2025-07-04T09:30:00+00:00",
        "Updated: on the night of 4 July 2025 Russia launched 539 drones and 11 missiles at Ukraine. "
        "Air defence shot down 270 drones and 2 missiles.",
    ),
    ("bbc", "10", "2025-07-04T10:00:00+00:00", "Russia launched 550 drones on the night of 4 July 2025."),
    ("klitschko", "11", "2025-07-04T06:10:00+00:00", "In Kyiv 23 people were injured on the night of 4 July 2025."),
    (
        "mod_russia",
        "12",
        "2025-07-04T05:00:00+00:00",
        "On the night of 4 July 2025 air defence destroyed 48 Ukrainian drones over Russia.",
    ),
)


def _digest(folder: Path, files: list[Path], *, apart: bool = False) -> str:
    with open_ledger(folder / "record.db") as desk:
        for file in files if apart else [files]:
            desk.add(file)
        digest = desk.store.digest()
        assert desk.rebuild().is_same
    return digest


def _files(folder: Path, seed: int) -> list[Path]:
    """The rows, the posts and the alerts in files of a shuffled order."""
    chance = Random(seed)
    rows = [",".join(map(str, row)) for row in ROWS]
    chance.shuffle(rows)
    given = [*NIGHTS, *MORE]
    chance.shuffle(given)
    half = chance.randrange(1, len(given))
    files = [
        written(folder / "missile_attacks_daily.csv", "\n".join([",".join(COLUMNS), *rows]) + "\n"),
        posts(folder / "a.jsonl", *given[:half]),
        posts(folder / "b.jsonl", *given[half:]),
        written(folder / "alerts.csv", ALERTS),
    ]
    chance.shuffle(files)
    return files


def test_any_order_of_files_and_of_lines_makes_the_same_record(tmp_path: Path) -> None:
    digests = set()
    for seed in range(6):
        folder = tmp_path / str(seed)
        folder.mkdir()
        digests.add(_digest(folder, _files(folder, seed), apart=bool(seed % 2)))
    assert len(digests) == 1


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_a_revision_makes_the_same_record_whatever_came_between(tmp_path: Path, order: tuple[int, ...]) -> None:
    """Revisions of one post count by their order of arrival, so only what stands around them is shuffled."""
    first = posts(tmp_path / "first.jsonl", NIGHTS[2])
    source, key, moment, text = NIGHTS[2]
    second = posts(tmp_path / "second.jsonl", (source, key, moment, text.replace("539", "541")))
    others = [posts(tmp_path / f"{n}.jsonl", one) for n, one in enumerate((NIGHTS[0], MORE[1], MORE[2]))]
    shuffled = [others[n] for n in order]
    plain = _digest(tmp_path, [first, second, *others])
    (tmp_path / "record.db").unlink()
    assert _digest(tmp_path, [shuffled[0], first, shuffled[1], second, shuffled[2]], apart=True) == plain
