"""The Pythons that CareKeeper works with, and where a machine has them."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

OLDEST, NEWEST = (3, 11), (3, 14)
MINORS = range(OLDEST[1], NEWEST[1] + 1)
"""The second numbers of the versions, as `pyproject.toml` allows them."""

_HOMES = (
    ("PYENV_ROOT", "~/.pyenv", "versions/3.{minor}.*"),
    ("UV_PYTHON_INSTALL_DIR", "~/.local/share/uv/python", "cpython-3.{minor}.*"),
    ("LOCALAPPDATA", "~/AppData/Local", "Programs/Python/Python3{minor}"),
)
"""Where pyenv, uv and Windows keep theirs: variable, else folder, and the folders below it."""

_WITHIN = ("bin/python", "python.exe")


def names() -> str:
    """Return the allowed versions as words: `3.11, 3.12 or 3.13`."""
    *others, last = [f"3.{minor}" for minor in MINORS]
    return f"{', '.join(others)} or {last}"


def fits() -> bool:
    """Tell whether the running Python is one of them."""
    return OLDEST <= sys.version_info[:2] <= NEWEST


def find(minor: int) -> str | None:
    """Return the path of a Python 3.`minor` that starts, or None; the running one goes first."""
    return next((path for path in _places(minor) if _starts(path, minor)), None)


def _places(minor: int) -> Iterator[str]:
    if sys.version_info[:2] == (3, minor):
        yield sys.executable
    found = shutil.which(f"python3.{minor}")
    if found:
        yield found
    for variable, folder, below in _HOMES:
        home = Path(os.environ.get(variable) or folder).expanduser()
        for version in sorted(home.glob(below.format(minor=minor)), key=_number, reverse=True):
            yield from (str(version / name) for name in _WITHIN if (version / name).exists())


def _number(folder: Path) -> tuple[int, ...]:
    """Return the numbers in a folder's name, so that 3.12.10 comes after 3.12.9."""
    parts = folder.name.replace("-", ".").split(".")
    return tuple(int(part) for part in parts if part.isdigit())


def _starts(path: str, minor: int) -> bool:
    """Tell whether it is what its name says; a shim of pyenv may start nothing."""
    code = f"import sys; sys.exit(sys.version_info[:2] != (3, {minor}))"
    return subprocess.run([path, "-c", code], capture_output=True, check=False).returncode == 0
