"""What the documentation shows exists: every command, every option, every file that it links to."""

from __future__ import annotations

import re
import shlex
import tomllib
from pathlib import Path

import pytest
import typer

import nightcount
from nightcount.checking.finding import Verdict
from nightcount.cli.main import app
from nightcount.publishing.package.document import document
from nightcount.publishing.verdicts import SIGNS
from tests.shared_data import ROOT

PAGES = [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), ROOT / "demo" / "README.md", ROOT / "demo" / "run"]
SHOWN = re.compile(r"nightcount ((?:--)?[a-z][^`|\n>]*)")


def shown_commands(page: Path) -> list[str]:
    """The words after `nightcount` in code of a page; prose about Nightcount begins with a capital letter."""
    text = page.read_text(encoding="utf-8")
    code = re.findall(r"```console\n(.*?)```", text, re.DOTALL) + re.findall(r"`(nightcount [^`]+)`", text)
    return [found for part in code for line in part.splitlines() for found in SHOWN.findall(line.split(" #")[0])]


def options_of(words: list[str]) -> set[str]:
    """The options of a command, or of the command of a group such as `review accept`."""
    found = typer.main.get_command(app)
    for word in words:
        if word not in getattr(found, "commands", {}):
            break
        found = getattr(found, "commands")[word]  # noqa: B009 — the group's type is private to Typer
    assert not getattr(found, "commands", {}) or len(words) == 1, f"there is no command {' '.join(words)!r}"
    return {option for parameter in found.params for option in parameter.opts if option.startswith("-")}


COMMANDS = {(page.relative_to(ROOT).as_posix(), line) for page in PAGES for line in shown_commands(page)}


@pytest.mark.parametrize(("page", "line"), sorted(COMMANDS))
def test_every_command_and_option_that_a_page_shows_exists(page: str, line: str) -> None:
    words = shlex.split(line.split("||", maxsplit=1)[0].replace("…", ""))
    if words[0].startswith("--"):
        assert words[0] in ("--help", "--version", "--ledger")
        return
    unknown = {word for word in words[1:] if word.startswith("--")} - options_of(words) - {"--help"}
    assert not unknown, f"{page} shows options of `nightcount {words[0]}` that do not exist"


def test_the_readme_names_every_command() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    commands = getattr(typer.main.get_command(app), "commands")  # noqa: B009 — the group's type is private to Typer
    assert [name for name in commands if f"`nightcount {name}" not in readme] == []


def test_the_readme_shows_every_verdict_with_its_sign() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert [v for v in Verdict if f"| {SIGNS[v].mark} | {v.value} |" not in readme] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_link_to_a_file_leads_somewhere(page: Path) -> None:
    links = re.findall(r"\]\(([^)#\s]+)\)", page.read_text(encoding="utf-8"))
    broken = [link for link in links if "://" not in link and not (page.parent / link).exists()]
    assert broken == []


def test_the_names_that_the_readme_uses_are_public() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    used = set(re.findall(r"\bnightcount\.([a-z_]+)\(", readme))
    assert used
    assert used <= set(nightcount.__all__)


def test_the_version_is_the_same_everywhere() -> None:
    assert f"version: {nightcount.__version__}" in (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    assert f"## {nightcount.__version__} " in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_pins_name_versions_only_and_cover_every_dependency() -> None:
    lines = [line for line in (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines() if line[0] != "#"]
    assert [line for line in lines if not re.fullmatch(r"[A-Za-z0-9_.-]+==[0-9][0-9a-z.]*", line)] == []
    pinned = {re.sub(r"[-_.]+", "-", line.split("==")[0]).lower() for line in lines}
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = [
        *project["dependencies"],
        *(name for extra in project["optional-dependencies"].values() for name in extra),
    ]
    assert {re.split(r"[^A-Za-z0-9-]", name)[0].lower() for name in wanted} <= pinned


def test_the_page_on_the_data_package_is_written_from_its_tables() -> None:
    assert (ROOT / "docs" / "data-package.md").read_text(encoding="utf-8") == document()
