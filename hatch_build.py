"""A wheel with the reader compiled, where NIGHTCOUNT_COMPILED=1 asks for it: the same claims, at twice the speed.

It needs a C compiler and takes some minutes, so that an ordinary wheel is plain Python and fits every machine.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

PACKAGE = Path("src", "nightcount")
# Enumerations, rows of data sets and what a reading is made of stay plain: there is nothing to gain in them.
PLAIN = {"__init__", "claim", "language", "rows", "measure", "area"}


class CompiledReader(BuildHookInterface):  # type: ignore[type-arg]  # its argument is the builder's own configuration
    """Adds the compiled modules of the reader to a wheel."""

    PLUGIN_NAME = "custom"

    @staticmethod
    def _is_asked() -> bool:
        return os.environ.get("NIGHTCOUNT_COMPILED") == "1"

    def dependencies(self) -> list[str]:
        """What building needs beside hatchling."""
        return ["mypy>=1.11", "setuptools>=68"] if self._is_asked() else []

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compiles the modules into a folder of their own and names them for the wheel."""
        if self.target_name != "wheel" or version == "editable" or not self._is_asked():
            return
        from mypyc.build import mypycify
        from setuptools import Distribution
        from setuptools.command.build_ext import build_ext

        self._folder = tempfile.TemporaryDirectory(prefix="nightcount-")
        built = Path(self._folder.name)
        here = Path.cwd()
        os.chdir(Path(self.root, "src"))
        try:
            modules = sorted(
                str(path.relative_to("."))
                for package in ("reading", "vocabulary")
                for path in Path("nightcount", package).glob("*.py")
                if path.stem not in PLAIN
            )
            # What is wrong elsewhere the checks tell; the libraries needed there are absent while a wheel is built.
            quiet = ["--ignore-missing-imports", "--follow-imports=silent", "--config-file="]
            extensions = mypycify([*quiet, *modules], opt_level="2", target_dir=str(built / "c"))
            command = build_ext(Distribution({"name": "nightcount", "ext_modules": extensions}))
            command.build_lib, command.build_temp = str(built / "lib"), str(built / "objects")
            command.finalize_options()
            command.run()
        finally:
            os.chdir(here)
        for path in sorted((built / "lib").rglob("*.so")) + sorted((built / "lib").rglob("*.pyd")):
            build_data["force_include"][str(path)] = str(path.relative_to(built / "lib"))
        build_data["pure_python"] = False
        build_data["infer_tag"] = True
        print(f"compiled {len(modules)} modules for {sys.platform}", file=sys.stderr)

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Removes the folder."""
        if hasattr(self, "_folder"):
            self._folder.cleanup()
