"""Only one program writes a class file at a time, and the second is told who has it open."""

from __future__ import annotations

import getpass
import json
import os
import socket
from datetime import datetime
from pathlib import Path

from filelock import FileLock, Timeout
from msgspec import Struct

from carekeeper.core.errors import StorageTrouble, Trouble
from carekeeper.core.words import tr
from carekeeper.db.connection import clear_errors


class Owner(Struct, frozen=True):
    """Who has a class file open."""

    user: str
    computer: str
    since: str


class FileOwnership:
    """The right to write one class file, held from opening to closing.

    The operating system's lock decides, so a killed program leaves nothing locked; the small
    file beside it only tells who holds it. Both are gone when the class file is closed.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock_path = path.with_name(f".{path.name}.lock")
        self._owner_path = path.with_name(f".{path.name}.owner")
        self._lock = FileLock(self._lock_path, thread_local=False)
        self.left_open = False
        """Whether the program before this one was killed: it has not backed up what it wrote."""

    def take(self) -> None:
        """Take the right; raises `StorageTrouble` that names the owner when it is taken."""
        with clear_errors(self._path):
            try:
                self._lock.acquire(timeout=0)
            except Timeout:
                raise StorageTrouble(Trouble.IN_USE, self._in_use()) from None
            self.left_open = self._owner_path.exists()
            self._owner_path.write_text(json.dumps(_me()), encoding="utf-8")

    def give_back(self, *, unused: bool = False) -> None:
        """Give the right back and leave nothing beside the class file.

        A right that was not used leaves the note of a killed program to the next who takes it.
        """
        if not (unused and self.left_open):
            self._owner_path.unlink(missing_ok=True)
        self._lock.release()
        try:
            self._lock_path.unlink(missing_ok=True)
        except PermissionError:
            # Windows: another program took the lock in this very moment; the file is its now.
            return

    def _in_use(self) -> str:
        owner = read_owner(self._owner_path)
        if owner is None:
            sentence = tr("“{name}” is open in another window. Nothing was changed here.")
            return sentence.format(name=self._path.name)
        sentence = tr(
            "“{name}” has been open since {since} (user {user} on computer {computer}). "
            "Close it there first; nothing was changed here."
        )
        return sentence.format(
            name=self._path.name, since=owner.since, user=owner.user, computer=owner.computer
        )


def _me() -> dict[str, str | int]:
    return {
        "user": _user(),
        "computer": socket.gethostname(),
        "since": datetime.now().strftime("%Y-%m-%d %H:%M"),
        "process": os.getpid(),
    }


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""


def read_owner(path: Path) -> Owner | None:
    """Read who has a class file open; None when it cannot be told."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        return Owner(str(found["user"]), str(found["computer"]), str(found["since"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None
