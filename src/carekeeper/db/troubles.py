"""What can be wrong with a class file, in clear words, and whether it needs a password.

Nothing here needs the database, so the unlock page is shown before the database is imported.
"""

from __future__ import annotations

import errno
from pathlib import Path

from carekeeper.core.errors import StorageTrouble, Trouble
from carekeeper.core.in_place import is_held
from carekeeper.core.words import mark, tr

PLAIN_HEADER = b"SQLite format 3\x00"
_SALT, _PAGE = 16, 4096
"""Bytes."""

SENTENCES: dict[Trouble, str] = {
    Trouble.NOT_FOUND: mark(
        "“{name}” is no longer there. Was it moved, or was the USB stick unplugged?"
    ),
    Trouble.NOT_OURS: mark("“{name}” is not a CareKeeper file."),
    Trouble.DAMAGED: mark(
        "“{name}” is damaged. It was left as it is; open the newest backup instead."
    ),
    Trouble.PASSWORD_NEEDED: mark("“{name}” has a password. Please type it."),
    Trouble.WRONG_PASSWORD: mark("This password does not open “{name}”."),
    Trouble.WRONG_PASSWORD_OR_DAMAGED: mark(
        "“{name}” does not open: the password is wrong, or the beginning of the file is damaged. "
        "If you are sure of the password, open the newest backup."
    ),
    Trouble.TOO_NEW: mark(
        "“{name}” was saved by a newer CareKeeper. Please install the newest "
        "version; the file was left as it is."
    ),
    Trouble.IN_USE: mark("“{name}” is open in another program. Close it there and try again."),
    Trouble.NO_PERMISSION: mark(
        "“{name}” cannot be opened or saved here. Choose another folder, or remove "
        "the write protection."
    ),
    Trouble.DISK_FULL: mark(
        "The disk is full: nothing was saved to “{name}”. Make room and try again."
    ),
    Trouble.EXISTS: mark("“{name}” already exists and was left as it is."),
    Trouble.REPLACED: mark(
        "While “{name}” was open, another program moved, deleted or overwrote it, so nothing can "
        "be saved to it. Copy what you have typed, then put the file back or open the newest "
        "backup."
    ),
    Trouble.READ_ONLY: mark(
        "“{name}” can only be read here: look at it and print it, but nothing can be changed. "
        "To write, copy it to this computer."
    ),
    Trouble.OTHER: mark("“{name}” could not be read or written. Try again, or use another disk."),
}


class BadValue(ValueError):
    """A column holds what no program of ours has written there: the file is damaged or forged."""


def trouble(kind: Trouble, path: Path) -> StorageTrouble:
    """Make the error for a kind of trouble with a file, with its sentence."""
    return StorageTrouble(kind, tr(SENTENCES[kind]).format(name=path.name))


def kind_of_the_system(problem: OSError, path: Path) -> Trouble:
    """Return the kind of trouble that an error of the operating system with a file is."""
    if is_held(problem, path):
        return Trouble.IN_USE
    if isinstance(problem, FileNotFoundError):
        return Trouble.NOT_FOUND
    if isinstance(problem, PermissionError):
        return Trouble.NO_PERMISSION
    if problem.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return Trouble.DISK_FULL
    if problem.errno in (errno.EROFS, errno.EACCES):
        return Trouble.NO_PERMISSION
    return Trouble.OTHER


def salt_of(path: Path) -> str:
    """Return what tells an encrypted class file from all others and stays when it is written to.

    The first 16 bytes are the salt of its key (SQLCipher's design), and no secret. `""` for a
    file that is not encrypted, cannot be read, or is cut off in the middle of a page.
    """
    try:
        with path.open("rb") as stream:
            start = stream.read(_SALT)
        whole = path.stat().st_size % _PAGE == 0
    except (OSError, ValueError):
        return ""
    return start.hex() if whole and len(start) == _SALT and start != PLAIN_HEADER else ""


def is_encrypted(path: Path) -> bool:
    """Tell whether a class file needs a password, from its first bytes.

    Raises `StorageTrouble` when it cannot be read, or is too short to be a class file.
    """
    try:
        with path.open("rb") as stream:
            start = stream.read(512)
    except OSError as problem:
        raise trouble(kind_of_the_system(problem, path), path) from problem
    except ValueError as problem:  # no disk takes such a name
        raise trouble(Trouble.NOT_FOUND, path) from problem
    if len(start) < 512:
        raise trouble(Trouble.NOT_OURS if start else Trouble.DAMAGED, path)
    return not start.startswith(PLAIN_HEADER)
