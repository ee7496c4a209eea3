"""Putting a finished file in its place, so that a power cut leaves the old one or the new one."""

from __future__ import annotations

import errno
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

_TRIES = 20
_PAUSE = 0.1
"""Seconds between two tries: virus scanners hold a new file for a moment, two seconds at most."""


def part_of(target: Path) -> Path:
    """Return the name under which a file is made before it is moved to its place."""
    return target.with_name(target.name + ".part")


def flush(path: Path) -> None:
    """Have the system write a file to the disk, and forget what it remembers of it.

    What is read afterwards comes from the disk where the system allows that.
    """
    descriptor = os.open(path, os.O_RDWR | getattr(os, "O_BINARY", 0))
    try:
        os.fsync(descriptor)
        if hasattr(os, "posix_fadvise"):
            os.posix_fadvise(descriptor, 0, 0, os.POSIX_FADV_DONTNEED)
    finally:
        os.close(descriptor)


def flush_folder(folder: Path) -> None:
    """Have the system write a folder's list of names to the disk.

    Windows has no such call; there the move itself is asked to write through.
    """
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError as problem:
        # Some sticks and network folders cannot flush a folder; they write it at once instead.
        if problem.errno not in (errno.EINVAL, errno.ENOTSUP, errno.EBADF):
            raise
    finally:
        os.close(descriptor)


def put_in_place(part: Path, target: Path, *, wait: Callable[[float], object] = time.sleep) -> None:
    """Move a finished file over its target in one step, both in one folder, and flush.

    Raises `OSError` when it cannot be done; the target is then what it was. A refusal is tried
    again for two seconds.
    """
    flush(part)
    for left in reversed(range(_TRIES)):
        try:
            _move(part, target)
            break
        except PermissionError:
            if left == 0:
                raise
            wait(_PAUSE)
    flush_folder(target.parent)


if sys.platform == "win32":

    def _move(part: Path, target: Path) -> None:
        import ctypes

        replace_existing, write_through = 1, 8
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        flags = replace_existing | write_through
        if not kernel.MoveFileExW(str(part), str(target), flags):
            raise ctypes.WinError(ctypes.get_last_error())
else:

    def _move(part: Path, target: Path) -> None:
        part.replace(target)
