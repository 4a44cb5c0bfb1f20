"""Rules of the house that import contracts cannot see."""

from __future__ import annotations

import ast
import subprocess
import sys

from tests.shared_data import ROOT

SOURCES = sorted((ROOT / "src" / "nightcount").rglob("*.py"))
HEAVY = ("alembic", "altair", "babel", "fastapi", "jinja2", "polars", "rich", "sqlalchemy", "trafilatura", "uvicorn")


def test_no_file_outgrows_the_house() -> None:
    lengths = {path.name: path.read_text(encoding="utf-8").count("\n") for path in SOURCES}
    assert {name: length for name, length in lengths.items() if length > 400} == {}


def test_no_function_outgrows_the_house() -> None:
    functions = [
        (path.name, node)
        for path in SOURCES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]
    assert [f"{name}: {node.name}" for name, node in functions if (node.end_lineno or 0) - node.lineno >= 50] == []


def test_only_the_reading_names_the_lexicons() -> None:
    naming = [path for path in SOURCES if "lexicons" in path.read_text(encoding="utf-8")]
    assert naming
    assert [path for path in naming if "reading" not in path.parts] == []


def test_help_loads_no_heavy_library() -> None:
    code = f"import sys, nightcount.cli.main; print([m for m in {HEAVY!r} if m in sys.modules])"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert loaded.strip() == "[]"
