"""The newcomer's script needs nothing but a Python, and says so to one that is too old."""

from __future__ import annotations

import ast
import os
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from devkit import checks, pythons

ROOT = Path(__file__).resolve().parents[2]
NEEDS_LIBRARIES = {"dead_names.py"}
"""What runs in the environment that the others make."""

SCRIPTS = [
    ROOT / "dev.py",
    *(path for path in (ROOT / "devkit").glob("*.py") if path.name not in NEEDS_LIBRARIES),
]


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_an_old_python_can_read_it_far_enough_to_say_that_it_is_old(script: Path) -> None:
    ast.parse(script.read_text(encoding="utf-8"), feature_version=(3, 7))


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_it_needs_only_the_standard_library(script: Path) -> None:
    assert set(imported(script)) <= sys.stdlib_module_names | {"devkit"}


def imported(script: Path) -> Iterator[str]:
    """Yield the packages that a script imports from."""
    for node in ast.walk(ast.parse(script.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            yield (node.module or "").partition(".")[0]
        elif isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)


def test_the_readme_names_the_two_commands() -> None:
    for name in ("README.md", "README.zh-CN.md"):
        told = (ROOT / name).read_text(encoding="utf-8")
        assert "    python3 dev.py run " in told, name
        assert "    python3 dev.py test " in told, name


def test_the_allowed_pythons_are_the_same_everywhere() -> None:
    first, last = pythons.MINORS[0], pythons.MINORS[-1]
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert project["project"]["requires-python"] == f">=3.{first},<3.{last + 1}"
    assert pythons.names() in (ROOT / "README.md").read_text(encoding="utf-8")
    chinese = pythons.names().replace(", ", "、").replace(" or ", " 或 ")
    assert chinese in (ROOT / "README.zh-CN.md").read_text(encoding="utf-8")


OTHER = next(minor for minor in pythons.MINORS if minor != sys.version_info[1])
"""A version that is allowed and does not run this test."""


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine without any Python but the running one; its programs lie in `bin`."""
    if os.name == "nt":
        pytest.skip("The made-up Pythons are shell scripts.")
    for name in ("PYENV_ROOT", "UV_PYTHON_INSTALL_DIR", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(tmp_path / name.lower()))
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    return tmp_path


def make(python: Path, exit_code: int = 0) -> Path:
    """Make a made-up Python that notes what it is asked for and ends with an exit code."""
    python.parent.mkdir(parents=True, exist_ok=True)
    noted = f'#!/bin/sh\necho "$@" >> "{python}.asked"\n'
    python.write_text(f"{noted}exit {exit_code}\n", encoding="utf-8")
    python.chmod(0o755)
    return python


def test_the_running_python_is_taken_first_for_its_version(machine: Path) -> None:
    own = sys.version_info[1]
    make(machine / "bin" / f"python3.{own}")
    assert pythons.find(own) == sys.executable
    assert pythons.find(OTHER) is None


def test_the_newest_of_a_version_is_found_where_pyenv_keeps_it(machine: Path) -> None:
    versions = machine / "pyenv_root" / "versions"
    for number in (9, 10, 2):
        make(versions / f"3.{OTHER}.{number}" / "bin" / "python")
    assert pythons.find(OTHER) == str(versions / f"3.{OTHER}.10" / "bin" / "python")


def test_a_python_that_does_not_start_is_passed_over(machine: Path) -> None:
    make(machine / "bin" / f"python3.{OTHER}", exit_code=127)
    assert pythons.find(OTHER) is None
    kept = f"cpython-3.{OTHER}.4-linux-x86_64-gnu"
    good = make(machine / "uv_python_install_dir" / kept / "bin" / "python")
    assert pythons.find(OTHER) == str(good)


def test_each_python_gets_its_turn_though_one_fails(
    machine: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    first, second, *others = pythons.MINORS
    here = {first: make(machine / "a", exit_code=1), second: make(machine / "b")}
    monkeypatch.setattr(pythons, "find", lambda minor: str(here[minor]) if minor in here else None)
    assert checks.test_all(["-k", "phone"]) == 1
    for python in here.values():
        asked = Path(f"{python}.asked").read_text(encoding="utf-8")
        assert asked.split() == [str(ROOT / "dev.py"), "test", "--own-environment", "-k", "phone"]
    told = capfd.readouterr().out
    assert f"Python 3.{first} failed." in told
    assert f"Python 3.{second} passed." in told
    assert all(f"Python 3.{minor} is not on this machine." in told for minor in others)
