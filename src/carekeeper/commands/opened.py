"""Opening the class file that a command works on."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from carekeeper.commands import passwords
from carekeeper.core.paths import Paths
from carekeeper.db import backup_file
from carekeeper.db.backup_file import Reason
from carekeeper.db.class_file import ClassFile


@contextmanager
def class_file_of(options: Any) -> Iterator[ClassFile]:
    """Give the open class file; an older one is backed up and upgraded first.

    Raises `StorageTrouble`: not found, damaged, wrong password, open in the window, and so on.
    """
    password = passwords.to_open(options.file, options.password_file)

    def before_upgrade() -> None:
        backups = Paths.of(options.profile).make().backups
        target = backups / f"{options.file.stem} {datetime.now():%Y-%m-%d %H%M%S}.carebak"
        backup_file.write(options.file, password, target, password, reason=Reason.UPGRADE)

    with ClassFile.open(options.file, password, before_upgrade=before_upgrade) as class_file:
        yield class_file
