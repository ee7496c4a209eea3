"""A disk of a few hundred kilobytes, to see what happens when it is full or write-protected."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

_FILLER = "filler"


class SmallDisk:
    """A file system of its own, in memory."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def leave(self, free: int) -> None:
        """Fill the disk until only so many bytes are free."""
        found = os.statvfs(self.folder)
        with (self.folder / _FILLER).open("wb") as stream:
            stream.write(b"\0" * max(0, found.f_bavail * found.f_frsize - free))

    def make_room(self) -> None:
        """Empty the disk again."""
        (self.folder / _FILLER).unlink(missing_ok=True)

    def names(self) -> set[str]:
        """Return the names of what lies on the disk, without what fills it."""
        return {path.name for path in self.folder.iterdir()} - {_FILLER}

    def protect(self) -> None:
        """Make the whole disk read-only, as the switch on a stick does."""
        _run("mount", "-o", "remount,ro", str(self.folder))


@contextmanager
def mounted(folder: Path, size: str) -> Iterator[SmallDisk]:
    """Mount a small disk, or leave the story out where that is not allowed."""
    folder.mkdir()
    try:
        _run("mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder))
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("needs the right to mount a file system")
    try:
        yield SmallDisk(folder)
    finally:
        _run("umount", "--lazy", str(folder))


def _run(*command: str) -> None:
    subprocess.run(command, check=True, capture_output=True)
