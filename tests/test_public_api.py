"""The public names: few, sorted, loaded when used."""

from __future__ import annotations

import subprocess
import sys

import pytest

import nightcount


def test_every_public_name_is_there_and_the_list_is_sorted() -> None:
    assert nightcount.__all__ == sorted(nightcount.__all__)
    assert dir(nightcount) == nightcount.__all__
    for name in nightcount.__all__:
        assert getattr(nightcount, name)


def test_a_name_that_does_not_exist_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'count'"):
        _ = nightcount.count


def test_importing_the_package_loads_nothing_else() -> None:
    code = "import sys, nightcount; sys.exit(len([name for name in sys.modules if name.startswith('nightcount.')]))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_opening_a_ledger_loads_no_library_that_only_files_and_pages_need() -> None:
    slow = ("polars", "trafilatura", "rich", "jinja2", "alembic")
    code = f"import sys, nightcount.desk; print([name for name in {slow} if name in sys.modules])"
    found = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert found.stdout.strip() == "[]"
