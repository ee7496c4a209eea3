"""The virtual environment that holds the project and its libraries."""

from __future__ import annotations

import hashlib
import importlib.util
import os
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

from devkit import pythons
from devkit.running import ROOT, fail, must, say
from devkit.system import apt_install

WINDOWS = os.name == "nt"


class Environment:
    """A folder in the checkout with a Python of its own."""

    def __init__(self, name: str = ".venv") -> None:
        self._folder = ROOT / name
        self._programs = self._folder / ("Scripts" if WINDOWS else "bin")
        self.python = self.program("python")

    def program(self, name: str) -> Path:
        """Return the path of a program in it."""
        return self._programs / (f"{name}.exe" if WINDOWS else name)

    def run(self, command: Iterable[str], **variables: str) -> int:
        """Run its Python with these arguments in the project's folder; return the exit code."""
        whole = {**os.environ, **variables}
        return subprocess.call([str(self.python), *command], cwd=ROOT, env=whole)

    def make(self) -> None:
        """Make it and install the project in it, unless that was done for this very project."""
        wanted = stamp_of_project()
        stamp = self._folder / "carekeeper.stamp"
        if self.python.exists() and stamp.is_file() and stamp.read_text(encoding="utf-8") == wanted:
            return
        if not self._usable():
            make_venv_module()
            say(f"Making a virtual environment in {self._folder.name} ...")
            whole = [sys.executable, "-m", "venv", "--clear", str(self._folder)]
            must(whole, "It could not be made.")
        say("Installing the libraries (the first time takes some minutes) ...")
        pip = [str(self.python), "-m", "pip", "install", "--disable-pip-version-check", "--quiet"]
        must([*pip, "--editable", ".[dev]"], "They could not be installed; see above.")
        stamp.write_text(wanted, encoding="utf-8")

    def _usable(self) -> bool:
        """Tell whether it holds a Python that fits and has pip."""
        if not self.python.exists():
            return False
        fits = f"{pythons.OLDEST} <= sys.version_info[:2] <= {pythons.NEWEST}"
        code = f"import pip, sys; sys.exit(not {fits})"
        done = subprocess.run([str(self.python), "-c", code], capture_output=True, check=False)
        return done.returncode == 0


def stamp_of_project() -> str:
    """Return a digest that changes when the libraries or the place of the checkout change."""
    digest = hashlib.sha256(str(ROOT).encode())
    digest.update((ROOT / "pyproject.toml").read_bytes())
    return digest.hexdigest()


def make_venv_module() -> None:
    """Debian's Python comes without `venv`; install it there."""
    if importlib.util.find_spec("venv") and importlib.util.find_spec("ensurepip"):
        return
    package = "python{}.{}-venv".format(*sys.version_info[:2])
    if not apt_install([package]):
        raise SystemExit(fail(f"Python's venv is missing. Please install: {package}"))
