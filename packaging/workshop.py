"""What all builds share: where things are made, the locked libraries, and words on the way.

Only Python's own library is imported here, so that a build begins on a fresh system.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import re
import shutil
import subprocess
import sys
import venv
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BUILD = ROOT / "build"
DIST = ROOT / "dist"
LOCKS = ROOT / "packaging" / "locks"
PUBLISHER = "CareKeeper"

PIP = ("-m", "pip", "--disable-pip-version-check")


class Stop(SystemExit):
    """The build cannot go on; says why in a sentence."""

    def __init__(self, sentence: str) -> None:
        super().__init__(f"\n{sentence}")


def say(sentence: str) -> None:
    """Print what is done now, at once."""
    print(f"== {sentence}", flush=True)


def version() -> str:
    """Return the program's version, as it stands in its source."""
    text = (ROOT / "src/carekeeper/__init__.py").read_text(encoding="utf-8")
    found = re.search(r'^__version__ = "([^"]+)"', text, re.MULTILINE)
    if not found:
        raise Stop("The version does not stand in src/carekeeper/__init__.py.")
    return found[1]


def expect_tools(tools: Mapping[str, str]) -> None:
    """Stop, and name Debian's packages, when a program or file is not on this machine."""
    missing = {
        package
        for name, package in tools.items()
        if not (Path(name).exists() if name.startswith("/") else shutil.which(name))
    }
    if missing:
        raise Stop("Please install first: apt-get install " + " ".join(sorted(missing)))


def run(
    command: Sequence[str | Path], cwd: Path = ROOT, env: Mapping[str, str] | None = None
) -> None:
    """Run a command; stop when it fails."""
    done = subprocess.run([str(part) for part in command], cwd=cwd, env=env, check=False)
    if done.returncode != 0:
        raise Stop(f"{Path(command[0]).name} failed; see above.")


def output(command: Sequence[str | Path]) -> str:
    """Run a command and return what it prints; stop when it fails."""
    done = subprocess.run(
        [str(part) for part in command], capture_output=True, encoding="utf-8", check=False
    )
    if done.returncode != 0:
        raise Stop(f"{command[0]}: {done.stderr.strip()}")
    return done.stdout


def fresh(folder: Path) -> Path:
    """Return a folder, empty."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


def sha256(file: Path) -> str:
    """Return the SHA-256 of a file, as sixty-four figures."""
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def lock_of_linux() -> Path:
    """Return the lock of the libraries for Linux and this Python."""
    lock = LOCKS / "linux-{}.{}.txt".format(*sys.version_info[:2])
    if not lock.is_file():
        known = ", ".join(sorted(path.stem.partition("-")[2] for path in LOCKS.glob("linux-*")))
        raise Stop(f"There is no lock for this Python; there is one for Python {known}.")
    return lock


def tools() -> Path:
    """Return the Python of the build's own environment, made from the lock when it has changed."""
    lock, place = lock_of_linux(), BUILD / "tools"
    python, stamp = place / "bin" / "python", place / "lock.sha256"
    if python.exists() and stamp.is_file() and stamp.read_text(encoding="utf-8") == sha256(lock):
        return python
    if importlib.util.find_spec("ensurepip") is None:
        raise Stop("Please install first: apt-get install python3-venv")
    say("Making the build's own environment")
    venv.create(place, clear=True, with_pip=True, symlinks=True)
    run([python, *PIP, "install", "--no-deps", "--require-hashes", "--quiet", "-r", lock])
    stamp.write_text(sha256(lock), encoding="utf-8")
    return python


def download(lock: Path, folder: Path, *how: str) -> list[Path]:
    """Bring the files that a lock names into a folder, each with the hash that stands there."""
    folder.mkdir(parents=True, exist_ok=True)
    pip: list[str | Path] = [tools(), *PIP, "download", "--quiet", "--no-deps", "--require-hashes"]
    run([*pip, *how, "--dest", folder, "-r", lock])
    return expect_hashes(lock, folder)


def expect_hashes(lock: Path, folder: Path) -> list[Path]:
    """Return the files in a folder that a lock names; stop when one is missing."""
    wanted = set(re.findall(r"--hash=sha256:([0-9a-f]{64})", lock.read_text(encoding="utf-8")))
    found = {sha256(path): path for path in sorted(folder.iterdir())}
    if not wanted <= set(found):
        raise Stop(f"{len(wanted - set(found))} files of {lock.name} are not in {folder}.")
    return [path for digest, path in found.items() if digest in wanted]


def compile_translations() -> None:
    """Make the catalogues that the program reads; stop when a text is not translated."""
    for step in ("compile", "check"):
        run([tools(), "packaging/i18n.py", step])


def draw_icons(folder: Path) -> None:
    """Draw the program's icons in all sizes into a folder."""
    fresh(folder)
    run([tools(), "packaging/icons.py", folder], env={**os.environ, "QT_QPA_PLATFORM": "offscreen"})


def size(paths: Iterable[Path]) -> str:
    """Return how large files are together, in megabytes of a million bytes."""
    return f"{sum(path.lstat().st_size for path in paths if path.is_file()) / 1e6:.1f} MB"
