"""Putting a finished file in its place, so that a power cut leaves the old one or the new one.

On Windows a file can be *held*: another program, mostly a virus scanner, has it open, and until
it lets go the file can be neither moved nor removed. What is done here waits for that.
"""

from __future__ import annotations

import errno
import os
import shutil
import stat
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

_Result = TypeVar("_Result")

_TRIES = 20
_PAUSE = 0.1
"""Seconds between two tries: virus scanners hold a new file for a moment, two seconds at most."""
_ACCESS_DENIED, _SHARING, _LOCKED = 5, 32, 33
"""What Windows calls it when a file is held; 5 also where we have no right (its winerror.h)."""


def part_of(target: Path) -> Path:
    """Return the name under which a file is made before it is moved to its place."""
    return target.with_name(target.name + ".part")


def begin(part: Path) -> None:
    """Make an unfinished file, empty, that only its owner may read and write.

    It keeps these rights when something is written into it. Raises `OSError`.
    """
    part.unlink(missing_ok=True)
    os.close(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))


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

    A file that is replaced hands its rights on: what was made private stays so. Raises `OSError`
    when it cannot be done; the target is then what it was. A refusal is tried again for two
    seconds.
    """
    flush(part)
    _hand_rights_on(target, part)
    patiently(lambda: _move(part, target), wait=wait)
    flush_folder(target.parent)


def begin_folder(part: Path) -> None:
    """Make an unfinished folder, empty, that only its owner may look into. Raises `OSError`."""
    if part.exists():
        shutil.rmtree(part)
    part.mkdir(mode=0o700)


def put_folder_in_place(
    part: Path, target: Path, *, wait: Callable[[float], object] = time.sleep
) -> None:
    """Move a finished folder to its place, flushed; raises `OSError` with everything as it was.

    What lies in a folder that is replaced and has no namesake in the new one is not ours: it is
    carried over. The old folder stays beside the new one until then.
    """
    for path in part.iterdir():
        flush(path)
    flush_folder(part)
    old = target.with_name(f"{target.name}.old")
    if target.exists():
        patiently(lambda: target.rename(old), wait=wait)
    try:
        patiently(lambda: part.rename(target), wait=wait)
    except BaseException:
        if old.exists():
            old.rename(target)
        raise
    if old.exists():
        for path in old.iterdir():
            if not (target / path.name).exists():
                path.rename(target / path.name)
        shutil.rmtree(old)
    flush_folder(target.parent)


def patiently(
    step: Callable[[], _Result], *, wait: Callable[[float], object] = time.sleep
) -> _Result:
    """Do one step with a file; while another program holds it, for two seconds, try again."""
    for left in reversed(range(_TRIES)):
        try:
            return step()
        except PermissionError as problem:
            if left == 0 or not _may_pass(problem):
                raise
            wait(_PAUSE)
    raise AssertionError("the last try returns or raises")


def remove(path: Path, *, wait: Callable[[float], object] = time.sleep) -> None:
    """Remove a file if it is there; raises `OSError` when that cannot be done."""
    patiently(lambda: path.unlink(missing_ok=True), wait=wait)


def sweep(path: Path, *, wait: Callable[[float], object] = time.sleep) -> None:
    """Remove a file that does no harm where it lies: one that stays held is left."""
    with suppress(OSError):
        remove(path, wait=wait)


def is_held(problem: OSError, path: Path) -> bool:
    """Tell whether an error means that another program has a file open, and not a lack of rights.

    Python's own `open` does not keep Windows's number of the error, so the file is asked again.
    """
    number = getattr(problem, "winerror", None)
    if number in (_SHARING, _LOCKED):
        return True
    if not isinstance(problem, PermissionError):
        return False
    asked = _ask(path)
    # What opens now and was refused before could not be replaced, or was held until just now.
    return asked in (_SHARING, _LOCKED) or (number == _ACCESS_DENIED and asked == 0)


def _may_pass(problem: PermissionError) -> bool:
    return sys.platform == "win32" or getattr(problem, "winerror", None) is not None


def _hand_rights_on(target: Path, part: Path) -> None:
    with suppress(OSError):  # nothing is there yet, or the disk knows no rights
        part.chmod(stat.S_IMODE(target.stat().st_mode))


if sys.platform == "win32":

    def _move(part: Path, target: Path) -> None:
        import ctypes

        replace_existing, write_through = 1, 8
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        flags = replace_existing | write_through
        if not kernel.MoveFileExW(str(part), str(target), flags):
            raise ctypes.WinError(ctypes.get_last_error())

    def _ask(path: Path) -> int:
        """Open a file to read and write it; returns 0, or the number of Windows's error."""
        import ctypes

        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        kernel.CreateFileW.restype = ctypes.c_void_p
        kernel.CloseHandle.argtypes = [ctypes.c_void_p]
        read_write, share_all, open_existing = 0xC0000000, 7, 3
        handle = kernel.CreateFileW(str(path), read_write, share_all, None, open_existing, 0, None)
        if handle == ctypes.c_void_p(-1).value:
            return ctypes.get_last_error()
        kernel.CloseHandle(handle)
        return 0
else:

    def _move(part: Path, target: Path) -> None:
        part.replace(target)

    def _ask(path: Path) -> int:
        no_such_file = 2
        try:
            return 0 if path.exists() else no_such_file
        except OSError:  # in a folder into which one may not look
            return no_such_file
