"""A right that only one program has at a time, held by the operating system.

A killed program holds nothing any more. The file that stands for the right is gone when nobody
holds it, and whoever waits at a file that was taken away is not fooled by it.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path

from carekeeper.core.in_place import patiently, sweep

_TRIES = 100
"""How often a file may be taken away under the one who opens it."""


class Hold:
    """The right that a file stands for; taken, and given back."""

    def __init__(self, path: Path, mode: int = 0o600) -> None:
        """Stand at a file, that is made with these rights of its own when it is taken."""
        self._path = path
        self._mode = mode
        self._descriptor = -1

    def held(self) -> bool:
        """Tell whether the right is ours."""
        return self._descriptor >= 0

    def take(self) -> bool:
        """Take the right at once; False when another has it, or when we have it already.

        Raises `OSError` when the file cannot be made or opened there.
        """
        for _ in range(_TRIES):
            descriptor = patiently(self._open)
            if not _lock(descriptor):
                os.close(descriptor)
                return False
            if _is_at(descriptor, self._path):
                self._descriptor = descriptor
                return True
            os.close(descriptor)  # it was taken away between opening and locking
        return False

    def _open(self) -> int:
        return os.open(self._path, os.O_RDWR | os.O_CREAT | _OWN, self._mode)

    def give_back(self) -> None:
        """Give the right back; never fails, at worst the empty file stays."""
        if not self.held():
            return
        descriptor, self._descriptor = self._descriptor, -1
        _let_go(descriptor, self._path)


if sys.platform == "win32":
    import msvcrt

    _OWN = os.O_NOINHERIT

    def _lock(descriptor: int) -> bool:
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    def _is_at(_descriptor: int, _path: Path) -> bool:
        return True  # what is open there cannot be taken away

    def _let_go(descriptor: int, path: Path) -> None:
        with suppress(OSError):
            os.close(descriptor)
        sweep(path)  # taken by another meanwhile, the file is its now
else:
    import fcntl

    _OWN = os.O_CLOEXEC | os.O_NOFOLLOW

    def _lock(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError:
            os.close(descriptor)
            raise
        return True

    def _is_at(descriptor: int, path: Path) -> bool:
        try:
            return os.path.samestat(os.fstat(descriptor), path.lstat())
        except FileNotFoundError:
            return False

    def _let_go(descriptor: int, path: Path) -> None:
        with suppress(OSError):  # while it is still ours, so that nobody else's is taken away
            path.unlink()
        with suppress(OSError):
            os.close(descriptor)
