"""Opening the class file that a command works on."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from carekeeper.commands import passwords
from carekeeper.core.paths import Paths
from carekeeper.core.settings import Settings
from carekeeper.db.backup_file import Reason
from carekeeper.db.class_file import ClassFile
from carekeeper.safekeeping import store
from carekeeper.safekeeping.store import AutomaticBackups


def backup_before(class_file: ClassFile, path: Path) -> None:
    """Make a backup of a class file before a list is brought into it."""
    folder = AutomaticBackups(backups_folder())
    folder.make(path, class_file.password, Reason.IMPORT)


@contextmanager
def class_file_of(options: Any) -> Iterator[ClassFile]:
    """Give the open class file; an older one is backed up and upgraded first.

    Raises `StorageTrouble`: not found, damaged, wrong password, open in the window, and so on.
    """
    password = passwords.to_open(options.file, options.password_file)

    def before_upgrade() -> None:
        AutomaticBackups(backups_folder()).make(options.file, password, Reason.UPGRADE)

    with ClassFile.open(options.file, password, before_upgrade=before_upgrade) as class_file:
        yield class_file


def backups_folder() -> Path:
    """Return where the automatic backups of this computer, or of the profile, lie."""
    return store.backups_folder(Settings(Paths.of().config / "settings.json"))
