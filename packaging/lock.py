"""Makes the lock files: which libraries a build takes, each with the hash of its wheel.

    python packaging/lock.py

A lock holds what `pyproject.toml` asks for, in the newest releases that fit, and what those ask
for in turn. Run it to take newer ones, look at the difference, build, and try the builds.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOCKS = ROOT / "packaging" / "locks"
WINDOWS_PYTHON = "3.11"
LINUX_PYTHONS = ("3.11", "3.13")
ON_WINDOWS_ONLY = ("colorama", "pefile>=2022.5.30", "pywin32-ctypes>=0.2.1")
"""What pip forgets, because it asks this machine whether it is Windows."""
BUILDS_ONLY = ("babel>=2.16", "filelock>=3.16")
TESTS_ONLY = ("jeepney",)
"""Of the tests' libraries, those that are for Linux alone."""
MANYLINUX = ("manylinux_2_34", "manylinux_2_28", "manylinux_2_17", "manylinux2014", "manylinux1")


def asked() -> dict[str, list[str]]:
    """Return what the project asks for: the program, what freezes it, and its tests."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    more = project["optional-dependencies"]
    return {"program": project["dependencies"], **more}


def fitting(requirements: list[str], python: str) -> list[str]:
    """Return the requirements without those that are meant for another Python."""
    from pip._vendor.packaging.requirements import Requirement

    parsed = [Requirement(line) for line in requirements]
    fits = [
        one
        for one in parsed
        if not one.marker
        or one.marker.evaluate(
            {
                "python_version": python,
                "python_full_version": f"{python}.9",
            }
        )
    ]
    for one in fits:
        one.marker = None
    return [str(one) for one in fits]


def resolve(requirements: list[str], python: str, platforms: list[str]) -> list[str]:
    """Return the lines of a lock: name, version and the hash of the one wheel that fits."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder, "report.json")
        how = [f"--platform={platform}" for platform in platforms]
        subprocess.run(
            [
                *(sys.executable, "-m", "pip", "install", "--quiet", "--dry-run"),
                *("--disable-pip-version-check", "--ignore-installed", "--only-binary=:all:"),
                *("--implementation=cp", f"--python-version={python}", f"--target={folder}"),
                *(f"--report={report}", *how, *fitting(requirements, python)),
            ],
            check=True,
        )
        found = json.loads(report.read_text(encoding="utf-8"))["install"]
    return sorted(map(_line, found))


def _line(found: dict[str, dict[str, dict[str, dict[str, str]]]]) -> str:
    about = found["metadata"]
    digest = found["download_info"]["archive_info"]["hashes"]["sha256"]
    return f"{str(about['name']).lower()}=={about['version']} --hash=sha256:{digest}"


def write(name: str, lines: list[str]) -> None:
    """Write one lock."""
    head = "# Made by packaging/lock.py; do not change it by hand.\n"
    (LOCKS / name).write_text(head + "\n".join(lines) + "\n", encoding="utf-8", newline="\n")
    print(f"{name}: {len(lines)} libraries", flush=True)


def main() -> int:
    """Resolve anew for each system and each Python."""
    parts = asked()
    program, tests = parts["program"] + parts["packaging"], parts["dev"]
    windows = resolve([*program, *ON_WINDOWS_ONLY], WINDOWS_PYTHON, ["win_amd64"])
    write("windows.txt", windows)
    tests = [line for line in tests if not line.startswith(TESTS_ONLY)]
    whole = resolve([*program, *ON_WINDOWS_ONLY, *tests], WINDOWS_PYTHON, ["win_amd64"])
    write("windows-tests.txt", [line for line in whole if line not in windows])
    for python in LINUX_PYTHONS:
        platforms = [f"{name}_x86_64" for name in MANYLINUX]
        write(f"linux-{python}.txt", resolve([*program, *BUILDS_ONLY], python, platforms))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
