"""Automatic backups without a password that a class file has left from before it had one."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from carekeeper.db import backup_file
from carekeeper.db.backup_file import BackupInfo
from carekeeper.db.class_file import ClassFile
from carekeeper.db.connection import clear_errors
from carekeeper.safekeeping.store import AutomaticBackups


def left_plain(class_file: ClassFile, backups: AutomaticBackups) -> list[BackupInfo]:
    """Return the backups of an encrypted file that whoever finds them can read, newest first."""
    if not class_file.encrypted:
        return []
    mine = class_file.fact("identity")
    return [info for info in backups.all() if info.identity == mine and not info.encrypted]


def encrypt(
    plain: Sequence[BackupInfo], password: str, report: Callable[[int, int], object]
) -> None:
    """Encrypt backups in their places, each one checked; may run in a worker thread.

    Raises `StorageTrouble` with the one that failed, and those after it, as they were.
    """
    for done, info in enumerate(plain):
        report(done, len(plain))
        backup_file.encrypt(info.path, password)


def remove(plain: Sequence[BackupInfo]) -> None:
    """Delete backups; raises `StorageTrouble` at the first that stays."""
    for info in plain:
        with clear_errors(info.path):
            info.path.unlink(missing_ok=True)
