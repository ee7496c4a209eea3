"""Only one program writes a class file at a time, and the second is told who has it open."""

from __future__ import annotations

import json
import os
import sys
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from msgspec import Struct

from carekeeper.core.errors import StorageTrouble, Trouble
from carekeeper.core.hold import Hold
from carekeeper.core.in_place import sweep
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
        """Stand at the file itself, wherever a link to it may lie."""
        path = real_path(path)
        self._path = path
        self._owner_path = path.with_name(f".{path.name}.owner")
        self._hold = Hold(path.with_name(f".{path.name}.lock"), _rights_of(path))
        self.left_open = False
        """Whether the program before this one was killed: it has not backed up what it wrote."""

    def take(self) -> None:
        """Take the right; raises `StorageTrouble` that names the owner when it is taken."""
        with clear_errors(self._path):
            if not self._hold.take():
                raise StorageTrouble(Trouble.IN_USE, self._in_use())
        self.left_open = self._owner_path.exists()
        with suppress(OSError):  # a full disk: the right is ours, only nobody is told whose
            self._owner_path.write_text(json.dumps(_me()), encoding="utf-8")
            self._owner_path.chmod(_rights_of(self._path))

    def give_back(self, *, unused: bool = False) -> None:
        """Give the right back and leave nothing beside the class file; never fails.

        A right that was not used leaves the note of a killed program to the next who takes it.
        """
        if not (unused and self.left_open):
            sweep(self._owner_path)  # in a folder of others it may not be ours to remove
        self._hold.give_back()

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


def right_to_write(path: Path) -> FileOwnership | None:
    """Take the right to write a class file; None where the system lets nobody write it.

    Raises `StorageTrouble` when somebody else has it.
    """
    owner = FileOwnership(path)
    try:
        owner.take()
    except StorageTrouble as problem:
        if problem.trouble is not Trouble.NO_PERMISSION:
            raise
        return None
    if os.access(path, os.W_OK):
        return owner
    owner.give_back(unused=True)
    return None


def real_path(path: Path) -> Path:
    """Return where a class file really lies; one that no link leads to keeps its words."""
    linked = any(step.is_symlink() for step in (path, *path.absolute().parents))
    return path.resolve() if linked else path.absolute()


def _rights_of(path: Path) -> int:
    """Return who may read and write a class file; what lies beside it is for the same."""
    try:
        return path.stat().st_mode & 0o666
    except OSError:
        return 0o600


def _me() -> dict[str, str | int]:
    return {
        "user": _user(),
        "computer": _computer(),
        "since": datetime.now().strftime("%Y-%m-%d %H:%M"),
        "process": os.getpid(),
    }


def _computer() -> str:
    # Not `socket.gethostname`: that import is a hundredth of the start.
    if sys.platform == "win32":
        return os.environ.get("COMPUTERNAME", "")
    return os.uname().nodename


def _user() -> str:
    known = (os.environ.get(name) for name in ("LOGNAME", "USER", "LNAME", "USERNAME"))
    return next(filter(None, known), "") or _account()


def _account() -> str:
    import getpass

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
